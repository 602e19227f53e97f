package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ru.opora.platform.documents.SourceCell;
import ru.opora.platform.documents.SourceRow;
import ru.opora.platform.documents.SourceTable;

/**
 * A table over its logical columns. Word gives rows of one table slightly different cell borders: grid columns that never
 * begin two cells of one row are one logical column.
 *
 * @param table the table's position among the document's tables
 * @param block its position among the document's blocks
 * @param name the sheet's name
 * @param width how many logical columns it has, empty ones at the right left out
 * @param rows its rows
 */
record Grid(int table, int block, String name, int width, List<GridRow> rows) {

    static Grid of(int table, int block, SourceTable source) {
        int[] logical = logicalColumns(source);
        List<GridRow> rows = new ArrayList<>();
        int width = 0;
        for (SourceRow row : source.rows()) {
            List<GridRow.Box> boxes = new ArrayList<>();
            for (SourceCell cell : row.cells()) {
                String text = Texts.clean(cell.text());
                int from = logical[cell.column()];
                int to = logical[cell.column() + Math.max(1, cell.columnSpan()) - 1] + 1;
                boxes.add(new GridRow.Box(from, to, text, cell.continued(), cell.emphasised()));
                if (!text.isEmpty()) {
                    width = Math.max(width, to == from + 1 ? to : from + 1);
                }
            }
            withoutOverlap(boxes);
            rows.add(new GridRow(row.number(), table, boxes, row.repeatedHeader(), false));
        }
        return new Grid(table, block, source.name(), width, rows);
    }

    /** A cell whose right border lies a little off reaches into the next logical column: the next cell has it. */
    private static void withoutOverlap(List<GridRow.Box> boxes) {
        for (int i = 0; i + 1 < boxes.size(); i++) {
            GridRow.Box box = boxes.get(i);
            int next = boxes.get(i + 1).from();
            if (box.to() > next && next > box.from()) {
                boxes.set(i, new GridRow.Box(box.from(), next, box.text(), box.continued(), box.bold()));
            }
        }
    }

    /** For each grid column the logical column it belongs to. */
    private static int[] logicalColumns(SourceTable source) {
        TreeSet<Integer> starts = new TreeSet<>();
        Set<Set<Integer>> byRow = new LinkedHashSet<>();
        int end = 1;
        for (SourceRow row : source.rows()) {
            Set<Integer> own = new HashSet<>();
            for (SourceCell cell : row.cells()) {
                own.add(cell.column());
                end = Math.max(end, cell.column() + Math.max(1, cell.columnSpan()));
            }
            starts.addAll(own);
            byRow.add(own);
        }
        int[] logical = new int[end];
        Set<Integer> group = new HashSet<>();
        int index = 0;
        for (int column = 0; column < end; column++) {
            if (starts.contains(column) && !group.isEmpty() && together(group, column, byRow)) {
                index++;
                group.clear();
            }
            if (starts.contains(column)) {
                group.add(column);
            }
            logical[column] = index;
        }
        return logical;
    }

    private static boolean together(Set<Integer> group, int column, Set<Set<Integer>> rows) {
        return rows.stream()
                .anyMatch(row -> row.contains(column) && group.stream().anyMatch(row::contains));
    }
}
