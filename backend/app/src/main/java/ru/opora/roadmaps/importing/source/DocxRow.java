package ru.opora.roadmaps.importing.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A row of a Word table while it is read. */
final class DocxRow {
    final List<Cell> cells = new ArrayList<>();

    /** Deleted with changes being tracked. */
    boolean deleted;

    private boolean header;
    private int before;

    void properties(XmlCursor xml) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "tblHeader" -> header = DocxStyles.on(xml);
                case "gridBefore" -> before = Math.min(xml.number("val", 0), Limits.COLUMNS);
                case "del" -> deleted = true;
                default -> {}
            }
        }
    }

    /** Whether a table is but a frame: no row has two cells with content, and one holds a table of some size. */
    static boolean isFrame(List<DocxRow> rows) {
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

    void addTo(TableBuilder table, int number) {
        table.startRow(number, header);
        table.skip(before);
        for (Cell cell : cells) {
            String text = NestedTables.flatten(cell.blocks);
            boolean emphasised = NestedTables.emphasised(cell.blocks);
            if (cell.continues) {
                table.continuation(cell.span, text, emphasised);
            } else {
                table.mergeableCell(cell.span, text, emphasised);
            }
        }
    }

    /** A cell while it is read. */
    static final class Cell {
        final List<SourceBlock> blocks = new ArrayList<>();
        private int span = 1;
        private boolean continues;

        void properties(XmlCursor xml) throws IOException {
            int self = xml.depth();
            while (xml.nextChild(self)) {
                switch (xml.name()) {
                    case "gridSpan" -> span = Math.max(1, xml.number("val", 1));
                    case "vMerge" ->
                        continues = !xml.attribute("val", "continue").equals("restart");
                    default -> {}
                }
            }
        }
    }
}
