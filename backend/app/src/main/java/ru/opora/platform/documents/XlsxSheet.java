package ru.opora.platform.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Reads one sheet: only cells with text are kept, so a sheet a million rows high costs what is written on it. */
final class XlsxSheet {
    static final int SHEET_ROWS = 1_048_576;

    /** Merged ranges: an honest sheet has fewer than it has cells. */
    private static final int MERGES = Limits.CELLS;

    private final XlsxCells reading;
    private final Budget budget;
    private final int[] titleRows;
    private final TreeMap<Integer, TreeMap<Integer, Cell>> rows = new TreeMap<>();
    private final List<CellRangeAddress> merges = new ArrayList<>();
    private int row;
    private int column;
    private int mergedRows;

    private record Cell(String text, boolean emphasised, int columnSpan, int rowSpan) {}

    /** @param titleRows the first and the last row that is printed on each page, from 1 */
    XlsxSheet(XlsxCells reading, Budget budget, int[] titleRows) {
        this.reading = reading;
        this.budget = budget;
        this.titleRows = titleRows;
    }

    /** The sheet as a table; null when nothing is written on it. */
    @Nullable
    SourceTable read(XmlCursor xml, String name) throws IOException {
        xml.root();
        int root = xml.depth();
        while (xml.nextChild(root)) {
            switch (xml.name()) {
                case "sheetData" -> readRows(xml);
                case "mergeCells" -> readMerges(xml);
                default -> {}
            }
        }
        merges.sort(Comparator.comparingInt(CellRangeAddress::getFirstRow));
        merges.forEach(this::merge);
        return rows.isEmpty() ? null : layOut(name);
    }

    private void readRows(XmlCursor xml) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            row = xml.number("r", row + 1);
            if (row < 1 || row > SHEET_ROWS) {
                throw SourceRefused.of(Refusal.DAMAGED);
            }
            column = -1;
            readCells(xml);
        }
    }

    private void readCells(XmlCursor xml) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            column = XlsxCells.column(xml.attribute("r"), column);
            int style = xml.number("s", 0);
            String text = reading.text(xml);
            if (!text.isEmpty()) {
                keep(new Cell(text, reading.bold(style), 1, 1));
            }
        }
    }

    private void keep(Cell cell) {
        TreeMap<Integer, Cell> cells = rows.get(row);
        if (cells == null) {
            budget.rowAhead(rows.size());
            cells = new TreeMap<>();
            rows.put(row, cells);
        }
        cells.put(column, cell);
        budget.cellAhead(cells.size());
        budget.textAhead(cell.text().length());
    }

    private void readMerges(XmlCursor xml) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            if (merges.size() >= MERGES) {
                throw SourceRefused.tooComplex("cells", MERGES);
            }
            try {
                merges.add(CellRangeAddress.valueOf(xml.attribute("ref", "")));
            } catch (RuntimeException e) {
                throw SourceRefused.damaged(e);
            }
        }
    }

    /** Gives the span to the cell at the range's corner; whatever else stands within the range is not seen. */
    private void merge(CellRangeAddress range) {
        int first = range.getFirstRow() + 1;
        int last = range.getLastRow() + 1;
        TreeMap<Integer, Cell> top = rows.get(first);
        Cell corner = top == null ? null : top.get(range.getFirstColumn());
        if (top == null || corner == null || first < 1) {
            return;
        }
        Map<Integer, TreeMap<Integer, Cell>> covered = rows.subMap(first, true, last, true);
        int coveredRows = 0;
        for (TreeMap<Integer, Cell> cells : covered.values()) {
            if (++mergedRows > Limits.MERGED_ROWS) {
                throw SourceRefused.tooComplex("cells", Limits.MERGED_ROWS);
            }
            coveredRows++;
            cells.subMap(range.getFirstColumn(), true, range.getLastColumn(), true)
                    .clear();
        }
        int columnSpan = Math.min(range.getLastColumn() - range.getFirstColumn() + 1, Limits.COLUMNS);
        top.put(range.getFirstColumn(), new Cell(corner.text(), corner.emphasised(), columnSpan, coveredRows));
    }

    private SourceTable layOut(String name) {
        TableBuilder table = new TableBuilder(budget);
        for (Map.Entry<Integer, TreeMap<Integer, Cell>> entry : rows.entrySet()) {
            int number = entry.getKey();
            table.startRow(number, number >= titleRows[0] && number <= titleRows[1]);
            for (Map.Entry<Integer, Cell> at : entry.getValue().entrySet()) {
                Cell cell = at.getValue();
                table.cellAt(at.getKey(), cell.columnSpan(), cell.rowSpan(), cell.text(), cell.emphasised());
            }
        }
        return table.build(name, GridEdges.unknown());
    }
}
