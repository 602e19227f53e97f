package ru.opora.questionnaires.scoring;

import java.util.Arrays;

/**
 * Counts of units within units (schools, municipalities, the region), each shown with its total, of which some are hidden:
 * nothing from 1 to one below the least is told, nor can it be found by subtraction at any level. A plain list with its total
 * is a tree of two levels.
 */
public final class SuppressedTree {

    private static final int OUTSIDE = 0;

    private final long[] counts;
    private final boolean[] hidden;

    private SuppressedTree(long[] counts, boolean[] hidden) {
        this.counts = counts;
        this.hidden = hidden;
    }

    /**
     * @param parents by unit the index of the unit above, which is always smaller; -1 for the top
     * @param own by unit what is counted there and not below
     */
    public static SuppressedTree of(int[] parents, long[] own, int least) {
        long[] counts = own.clone();
        int[] height = new int[parents.length];
        for (int i = parents.length - 1; i >= 0; i--) {
            if (parents[i] >= i) {
                throw new IllegalArgumentException("Unit " + i + " comes before the unit above it");
            }
            if (parents[i] >= 0) {
                counts[parents[i]] += counts[i];
                height[parents[i]] = Math.max(height[parents[i]], height[i] + 1);
            }
        }
        return new SuppressedTree(counts, hidden(parents, own, counts, height, least));
    }

    /** Node i + 1 is the sum of unit i; what isn't divided further leaves for outside, where the top comes from. */
    private static boolean[] hidden(int[] parents, long[] own, long[] counts, int[] height, int least) {
        CellNetwork network = new CellNetwork();
        for (int i = 0; i < parents.length; i++) {
            long cost = counts[i] + 1;
            for (int level = 0; level < height[i]; level++) {
                cost *= 100;
            }
            network.add(parents[i] < 0 ? OUTSIDE : parents[i] + 1, height[i] == 0 ? OUTSIDE : i + 1, counts[i], cost);
        }
        // What is counted at a unit itself can be found by subtraction as well: it is a number like the others, never
        // shown.
        for (int i = 0; i < parents.length; i++) {
            if (height[i] > 0 && own[i] > 0) {
                network.add(i + 1, OUTSIDE, own[i], 0);
            }
        }
        return Arrays.copyOf(network.hidden(least), parents.length);
    }

    public int size() {
        return counts.length;
    }

    public boolean isHidden(int unit) {
        return hidden[unit];
    }

    /** A count that is shown. */
    public long count(int unit) {
        if (hidden[unit]) {
            throw new IllegalStateException("The count of unit " + unit + " is hidden");
        }
        return counts[unit];
    }
}
