package ru.opora.platform.documents;

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

    /** Whether a table is but a frame: it holds a table of some size and little beside, as the pages of old sites do. */
    private static boolean isFrame(List<RowDraft> rows) {
        List<List<SourceBlock>> filled = rows.stream()
                .flatMap(row -> row.cells.stream())
                .map(cell -> cell.blocks)
                .filter(blocks -> !blocks.isEmpty())
                .toList();
        boolean single = rows.stream()
                .allMatch(row -> row.cells.stream()
                                .filter(cell -> !cell.blocks.isEmpty())
                                .count()
                        <= 1);
        if (single && filled.stream().flatMap(List::stream).anyMatch(NestedTables::isPlanSized)) {
            return true;
        }
        return filled.stream().anyMatch(blocks -> outweighs(blocks, filled));
    }

    /** Whether the tables in one cell are larger than the table around them, and say more. */
    private static boolean outweighs(List<SourceBlock> blocks, List<List<SourceBlock>> filled) {
        if (blocks.stream().noneMatch(NestedTables::isLarge)) {
            return false;
        }
        long cells = NestedTables.cells(blocks);
        long length = NestedTables.length(blocks);
        long all = filled.stream().mapToLong(NestedTables::length).sum();
        return cells > 2L * filled.size() || (cells > filled.size() && 2 * length > all);
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
