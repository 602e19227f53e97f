package ru.opora.platform.documents;

import java.util.List;
import java.util.TreeSet;

/** Finds how many tabs the rows of a pasted table have when some rows run over several lines. */
final class RowWidth {
    /** Lines that one row may run over. */
    private static final int ROW_LINES = 60;

    /** Lines that are looked at; later rows are like those before them. */
    private static final int SAMPLE = 400;

    /** A row that stays too short or is too long weighs as much as a row broken over four lines. */
    private static final int MISFIT = 3;

    /** A header that is broken itself shows no line of full width: a few more columns are tried. */
    private static final int MORE = 4;

    private RowWidth() {}

    /** The number of tabs by which the lines fall into whole rows with the least joining. */
    static int of(List<String> lines) {
        List<String> sample = lines.subList(0, Math.min(lines.size(), SAMPLE));
        TreeSet<Integer> candidates = new TreeSet<>();
        sample.forEach(line -> candidates.add(TabbedRows.tabs(line)));
        int most = lines.stream().mapToInt(TabbedRows::tabs).max().orElse(0);
        if (most >= Limits.COLUMNS) {
            throw SourceRefused.tooComplex("columns", Limits.COLUMNS);
        }
        for (int more = 1; more <= MORE; more++) {
            candidates.add(most + more);
        }
        int best = most;
        int least = Integer.MAX_VALUE;
        for (int width : candidates.descendingSet()) {
            int cost = width == 0 ? Integer.MAX_VALUE : cost(sample, width);
            if (cost < least) {
                least = cost;
                best = width;
            }
        }
        return best;
    }

    private static int cost(List<String> lines, int width) {
        int cost = 0;
        int at = 0;
        while (at < lines.size()) {
            int tabs = TabbedRows.tabs(lines.get(at));
            int end = tabs < width ? joinedTo(lines, at, lines.size(), width) : -1;
            if (end > 0) {
                cost += end - at - 1;
                at = end;
            } else {
                cost += tabs == width || tabs == 0 ? 0 : MISFIT;
                at++;
            }
        }
        return cost;
    }

    /** The line after a row that begins at the given one and runs over lines; -1 when none fits exactly. */
    static int joinedTo(List<String> lines, int from, int to, int width) {
        int sum = TabbedRows.tabs(lines.get(from));
        if (sum >= width || (sum == 0 && TabbedRows.isHeading(lines.get(from)))) {
            return -1;
        }
        for (int next = from + 1; next < Math.min(to, from + ROW_LINES); next++) {
            int tabs = TabbedRows.tabs(lines.get(next));
            if (sum + tabs > width || (sum == 0 && tabs == width)) {
                return -1;
            }
            sum += tabs;
            if (sum == width) {
                return next + 1;
            }
        }
        return -1;
    }
}
