package ru.opora.platform.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Reads one sheet: only cells with text are kept, so a sheet a million rows high costs what is written on it. */
final class XlsxSheet {
    private static final int SHEET_ROWS = 1_048_576;

    /** Merged ranges: an honest sheet has fewer than it has cells. */
    private static final int MERGES = Limits.CELLS;

    private final XlsxStrings strings;
    private final XlsxStyles styles;
    private final Budget budget;
    private final int[] titleRows;
    private final TreeMap<Integer, TreeMap<Integer, Cell>> rows = new TreeMap<>();
    private final List<CellRangeAddress> merges = new ArrayList<>();
    private int row;
    private int column;

    private record Cell(String text, boolean emphasised, int columnSpan, int rowSpan) {}

    /** @param titleRows the first and the last row that is printed on each page, from 1 */
    XlsxSheet(XlsxStrings strings, XlsxStyles styles, Budget budget, int[] titleRows) {
        this.strings = strings;
        this.styles = styles;
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
            String reference = xml.attribute("r");
            column = reference == null ? column + 1 : columnOf(reference);
            int style = xml.number("s", 0);
            String text = text(xml, xml.attribute("t", "n"), style);
            if (!text.isEmpty()) {
                keep(new Cell(text, styles.bold(style), 1, 1));
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
    }

    private static int columnOf(String reference) {
        int letters = 0;
        while (letters < reference.length() && Character.isLetter(reference.charAt(letters))) {
            letters++;
        }
        if (letters == 0 || letters > 3) {
            throw SourceRefused.of(Refusal.DAMAGED);
        }
        return CellReference.convertColStringToIndex(reference.substring(0, letters));
    }

    private String text(XmlCursor xml, String type, int style) throws IOException {
        String value = "";
        String inline = "";
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "v" -> value = xml.text();
                case "is" -> inline = XlsxStrings.item(xml);
                default -> {}
            }
        }
        if (value.isBlank()) {
            return inline;
        }
        return switch (type) {
            case "s" -> strings.get(XmlCursor.parse(value, -1));
            case "str" -> Texts.tidyCell(value);
            case "inlineStr" -> inline;
            case "b" -> value.strip().equals("1") ? "ИСТИНА" : "ЛОЖЬ";
            case "e" -> "";
            case "d" -> isoDate(value);
            default -> styles.display(value.strip(), style);
        };
    }

    private static String isoDate(String value) {
        String day = value.strip();
        return day.matches("\\d{4}-\\d{2}-\\d{2}.*")
                ? day.substring(8, 10) + "." + day.substring(5, 7) + "." + day.substring(0, 4)
                : Texts.tidyCell(value);
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
        for (TreeMap<Integer, Cell> cells : covered.values()) {
            cells.subMap(range.getFirstColumn(), true, range.getLastColumn(), true)
                    .clear();
        }
        int columnSpan = Math.min(range.getLastColumn() - range.getFirstColumn() + 1, Limits.COLUMNS);
        top.put(range.getFirstColumn(), new Cell(corner.text(), corner.emphasised(), columnSpan, covered.size()));
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
