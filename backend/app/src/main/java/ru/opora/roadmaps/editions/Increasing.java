package ru.opora.roadmaps.editions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The longest increasing subsequence. */
final class Increasing {

    private Increasing() {}

    /** The indexes of one longest increasing subsequence of distinct values, in order. */
    static List<Integer> longest(int[] values) {
        int[] tails = new int[values.length]; // index of the smallest last value of each length
        int[] before = new int[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            int at = place(values, tails, length, values[i]);
            before[i] = at == 0 ? -1 : tails[at - 1];
            tails[at] = i;
            length = Math.max(length, at + 1);
        }
        List<Integer> indexes = new ArrayList<>();
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = before[i]) {
            indexes.add(i);
        }
        Collections.reverse(indexes);
        return indexes;
    }

    private static int place(int[] values, int[] tails, int length, int value) {
        int[] lasts = new int[length];
        Arrays.setAll(lasts, i -> values[tails[i]]);
        int found = Arrays.binarySearch(lasts, value);
        return found < 0 ? -found - 1 : found;
    }
}
