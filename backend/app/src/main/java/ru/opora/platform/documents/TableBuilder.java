package ru.opora.platform.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays the cells of a table on its grid, in either of two manners: spans counted ahead, or cells that say they continue the one above. */
final class TableBuilder {
    private final Budget budget;
    private final List<Row> rows = new ArrayList<>();

    /** Cells whose span counted ahead still reaches down, by column. */
    private final TreeMap<Integer, Running> running = new TreeMap<>();

    /** Cells of the row above that a continuation may continue, by column. */
    private Map<Integer, Cell> above = Map.of();

    private Map<Integer, Cell> mergeable = new TreeMap<>();
    private @Nullable Row row;
    private int cursor;

    TableBuilder(Budget budget) {
        this.budget = budget;
    }

    void startRow(int number, boolean repeatedHeader) {
        finishRow();
        budget.row();
        row = new Row(number, repeatedHeader, new ArrayList<>());
        rows.add(row);
        cursor = 0;
        above = mergeable;
        mergeable = new TreeMap<>();
    }

    /** Leaves grid columns empty. */
    void skip(int columns) {
        cursor += Math.max(columns, 0);
    }

    /** The next cell, after the columns taken from above. */
    void cell(int columnSpan, int rowSpan, String text, boolean emphasised) {
        continueRunning(Integer.MAX_VALUE);
        add(columnSpan, rowSpan, text, emphasised);
    }

    /** A cell at a column of its own. */
    void cellAt(int column, int columnSpan, int rowSpan, String text, boolean emphasised) {
        continueRunning(column);
        cursor = Math.max(cursor, column);
        add(columnSpan, rowSpan, text, emphasised);
    }

    /** The next cell, which may be continued by the next row. */
    void mergeableCell(int columnSpan, String text, boolean emphasised) {
        mergeable.put(cursor, add(columnSpan, 1, text, emphasised));
    }

    /** The next cell, continuing the one above; one that has nothing to continue stands for itself. */
    void continuation(int columnSpan, String text, boolean emphasised) {
        Cell origin = above.get(cursor);
        if (origin == null) {
            mergeableCell(columnSpan, text, emphasised);
            return;
        }
        mergeable.put(cursor, origin);
        addContinuation(cursor, columnSpan, origin);
        cursor += Math.max(columnSpan, 1);
    }

    private Cell add(int columnSpan, int rowSpan, String text, boolean emphasised) {
        int span = Math.max(columnSpan, 1);
        budget.cell(cursor, span, text);
        Cell cell = new Cell(cursor, span, text, emphasised, null);
        current().cells.add(cell);
        if (rowSpan > 1) {
            running.put(cursor, new Running(cell, rowSpan - 1));
        }
        cursor += span;
        return cell;
    }

    private void addContinuation(int column, int columnSpan, Cell origin) {
        budget.cell(column, columnSpan, origin.text);
        origin.rowSpan++;
        current().cells.add(new Cell(column, Math.max(columnSpan, 1), origin.text, origin.emphasised, origin));
    }

    /** Continues the running cells that stand at the cursor, or before the given column. */
    private void continueRunning(int column) {
        Map.Entry<Integer, Running> next = running.ceilingEntry(cursor);
        while (next != null && (next.getKey() == cursor || (column < Integer.MAX_VALUE && next.getKey() < column))) {
            runOn(next.getKey(), next.getValue());
            next = running.ceilingEntry(cursor);
        }
    }

    private void runOn(int column, Running above) {
        addContinuation(column, above.origin.columnSpan, above.origin);
        cursor = column + above.origin.columnSpan;
        if (--above.rows == 0) {
            running.remove(column);
        }
    }

    private void finishRow() {
        if (row != null && !running.isEmpty()) {
            // Only those right of the row's last cell: the others have been continued, or begin in this very row.
            for (Map.Entry<Integer, Running> entry :
                    List.copyOf(running.tailMap(cursor).entrySet())) {
                runOn(entry.getKey(), entry.getValue());
            }
        }
    }

    private Row current() {
        if (row == null) {
            startRow(1, false);
        }
        return Objects.requireNonNull(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table with the grid reduced to the columns in which some cell begins. */
    SourceTable build(String name, GridEdges edges) {
        finishRow();
        List<int[]> starts = new ArrayList<>();
        for (Row r : rows) {
            starts.add(r.cells.stream().mapToInt(c -> c.column).toArray());
        }
        GridEdges.Columns columns = edges.columns(starts);
        return new SourceTable(name, rows.stream().map(r -> r.toSource(columns)).toList());
    }

    private record Row(int number, boolean repeatedHeader, List<Cell> cells) {
        SourceRow toSource(GridEdges.Columns columns) {
            return new SourceRow(
                    number, cells.stream().map(cell -> cell.toSource(columns)).toList(), repeatedHeader);
        }
    }

    private static final class Running {
        private final Cell origin;
        private int rows;

        Running(Cell origin, int rows) {
            this.origin = origin;
            this.rows = rows;
        }
    }

    private static final class Cell {
        private final int column;
        private final int columnSpan;
        private final String text;
        private final boolean emphasised;
        private final @Nullable Cell origin;
        private int rowSpan = 1;

        Cell(int column, int columnSpan, String text, boolean emphasised, @Nullable Cell origin) {
            this.column = column;
            this.columnSpan = columnSpan;
            this.text = text;
            this.emphasised = emphasised;
            this.origin = origin;
        }

        SourceCell toSource(GridEdges.Columns columns) {
            int first = columns.index(column);
            int span = Math.max(1, columns.endIndex(column + columnSpan) - first);
            return new SourceCell(first, span, rowSpan, origin != null, text, emphasised);
        }
    }
}
