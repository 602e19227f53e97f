package ru.opora.roadmaps.importing.source;

import java.util.ArrayList;
import java.util.List;

/** A row of a table while it is read, before anybody knows whether the table is one or but a frame around another. */
final class RowDraft {
    final List<CellDraft> cells = new ArrayList<>();
    boolean repeatedHeader;

    /** Grid columns left empty before the first cell. */
    int columnsBefore;

    /** Ends a table: as what it frames, or laid out on its grid. */
    static void finish(List<RowDraft> rows, GridEdges edges, Budget budget, List<SourceBlock> out) {
        if (rows.isEmpty()) {
            return;
        }
        if (isFrame(rows)) {
            rows.forEach(row -> row.cells.forEach(cell -> out.addAll(cell.blocks)));
            return;
        }
        TableBuilder table = new TableBuilder(budget);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).addTo(table, i + 1);
        }
        out.add(table.build("", edges));
    }

    /** Whether a table is but a frame: no row has two cells with content, and one holds a table of some size. */
    private static boolean isFrame(List<RowDraft> rows) {
        boolean single = rows.stream()
                .allMatch(row -> row.cells.stream()
                                .filter(cell -> !cell.blocks.isEmpty())
                                .count()
                        <= 1);
        return single
                && rows.stream()
                        .flatMap(row -> row.cells.stream())
                        .flatMap(cell -> cell.blocks.stream())
                        .anyMatch(NestedTables::isPlanSized);
    }

    private void addTo(TableBuilder table, int number) {
        table.startRow(number, repeatedHeader);
        table.skip(columnsBefore);
        for (CellDraft cell : cells) {
            String text = NestedTables.flatten(cell.blocks);
            boolean emphasised = NestedTables.emphasised(cell.blocks);
            switch (cell.merge) {
                case COUNTED -> table.cell(cell.columnSpan, cell.rowSpan, text, emphasised);
                case MAY_CONTINUE -> table.mergeableCell(cell.columnSpan, text, emphasised);
                case CONTINUES -> table.continuation(cell.columnSpan, text, emphasised);
            }
        }
    }

    /** How a cell is merged with others below each other. */
    enum Merge {
        /** It says how many rows it covers. */
        COUNTED,
        /** A cell below may say that it continues this one. */
        MAY_CONTINUE,
        /** It continues the one above. */
        CONTINUES
    }

    /** A cell while it is read. */
    static final class CellDraft {
        final List<SourceBlock> blocks = new ArrayList<>();
        int columnSpan = 1;
        int rowSpan = 1;

        /** Whether it is merged with the cell before it. */
        boolean joinsLeft;

        Merge merge;

        CellDraft(Merge merge) {
            this.merge = merge;
        }
    }
}
