package ru.opora.roadmaps.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.editions.DifferencesView.Fragment;
import ru.opora.roadmaps.editions.DifferencesView.Presence;

/** Two texts word by word, by their longest common subsequence of words, signs and spaces. */
final class WordDifference {

    private static final Pattern PIECE = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|[^\\p{L}\\p{N}\\s]");

    /** Beyond it the middle of the texts is shown as replaced: the table would have four million cells. */
    private static final int MOST_CELLS = 4_000_000;

    private final List<Fragment> fragments = new ArrayList<>();

    private WordDifference() {}

    static List<Fragment> between(@Nullable String before, @Nullable String after) {
        var difference = new WordDifference();
        difference.compare(pieces(before), pieces(after));
        return difference.fragments;
    }

    private static List<String> pieces(@Nullable String text) {
        List<String> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(text == null ? "" : text);
        while (piece.find()) {
            pieces.add(piece.group());
        }
        return pieces;
    }

    private void compare(List<String> before, List<String> after) {
        int start = 0;
        while (start < before.size()
                && start < after.size()
                && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < before.size() - start
                && end < after.size() - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        add(Presence.SAME, String.join("", before.subList(0, start)));
        middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
        add(Presence.SAME, String.join("", before.subList(before.size() - end, before.size())));
    }

    private void middle(List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MOST_CELLS) {
            add(Presence.GONE, String.join("", before));
            add(Presence.NEW, String.join("", after));
            return;
        }
        int[][] common = common(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                add(Presence.SAME, before.get(i));
                i++;
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(Presence.GONE, before.get(i++));
            } else {
                add(Presence.NEW, after.get(j++));
            }
        }
    }

    /** How long the common subsequence of the rests from here is. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] length = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                length[i][j] = before.get(i).equals(after.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }

    private void add(Presence presence, String text) {
        if (text.isEmpty()) {
            return;
        }
        int last = fragments.size() - 1;
        if (last >= 0 && fragments.get(last).presence() == presence) {
            fragments.set(last, new Fragment(presence, fragments.get(last).text() + text));
        } else {
            fragments.add(new Fragment(presence, text));
        }
    }
}
