package ru.opora.platform.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the columns of a table's grid begin. Tables drawn by hand have more grid columns than anybody sees: edges that
 * miss each other by a hair's breadth from row to row. Those are one column here, unless some row begins two cells there.
 */
final class GridEdges {
    /** Twentieths of a point: 2.5 mm, narrower than any column with text in it. */
    private static final int HAIR = 140;

    private static final GridEdges UNKNOWN = new GridEdges(new int[0]);

    private final int[] positions;

    private GridEdges(int[] positions) {
        this.positions = positions;
    }

    /** A grid whose widths are not known: every column counts. */
    static GridEdges unknown() {
        return UNKNOWN;
    }

    /** A grid of columns of these widths, in twentieths of a point. */
    static GridEdges ofWidths(List<Integer> widths) {
        if (widths.stream().anyMatch(width -> width <= 0)) {
            // Programs that leave the widths to Word write none.
            return UNKNOWN;
        }
        int[] positions = new int[widths.size()];
        for (int i = 1; i < positions.length; i++) {
            positions[i] = positions[i - 1] + Math.min(widths.get(i - 1), 1_000_000);
        }
        return new GridEdges(positions);
    }

    /** @param starts the grid columns in which the cells of each row begin, rising within a row */
    Columns columns(List<int[]> starts) {
        TreeSet<Integer> used = new TreeSet<>();
        starts.forEach(row -> Arrays.stream(row).forEach(used::add));
        TreeMap<Integer, Integer> indexes = new TreeMap<>();
        int index = -1;
        int edge = 0;
        for (int start : used) {
            boolean same = index >= 0 && near(edge, start) && !apart(starts, indexes, index, start);
            if (!same) {
                index++;
                edge = start;
            }
            indexes.put(start, index);
        }
        return new Columns(indexes, index + 1);
    }

    private boolean near(int edge, int start) {
        return start < positions.length && positions[start] - positions[edge] <= HAIR;
    }

    /** Whether some row begins a cell in the column so far and another at the given start. */
    private static boolean apart(List<int[]> starts, Map<Integer, Integer> indexes, int index, int start) {
        for (int[] row : starts) {
            int at = Arrays.binarySearch(row, start);
            if (at > 0 && indexes.getOrDefault(row[at - 1], -1) == index) {
                return true;
            }
        }
        return false;
    }

    /** Maps a grid column to the column that is seen. */
    record Columns(NavigableMap<Integer, Integer> indexes, int count) {
        int index(int start) {
            var entry = indexes.floorEntry(start);
            return entry == null ? 0 : entry.getValue();
        }

        int endIndex(int end) {
            var entry = indexes.ceilingEntry(end);
            return entry == null ? count : entry.getValue();
        }
    }
}
