package ru.opora.platform.documents.writing;

import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.documents.writing.XlsxStyles.Kind;

/** A sheet of a workbook under construction, written from the top down. */
public final class XlsxSheet {

    /** What Excel holds in a cell; the rest of a longer text is left out, and an ellipsis says so. */
    static final int LONGEST = 32_767;

    private static final float HIGHEST = 409;

    private final SXSSFSheet sheet;
    private final XlsxStyles styles;
    private final int[] widths;
    private int next;

    XlsxSheet(SXSSFSheet sheet, XlsxStyles styles, int[] widths) {
        this.sheet = sheet;
        this.styles = styles;
        this.widths = widths;
    }

    /** Adds a row of a list: numbers and days as such, nothing for null, all else as text. */
    public void row(List<? extends @Nullable Object> values) {
        Row row = sheet.createRow(next++);
        float height = 0;
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            height = Math.max(height, i < widths.length ? height(String.valueOf(value), i, i + 1, Kind.TEXT) : 0);
            if (value instanceof Number number) {
                cell(row, i, Kind.NUMBER).setCellValue(number.doubleValue());
            } else if (value instanceof LocalDate day) {
                cell(row, i, Kind.DAY).setCellValue(day);
            } else {
                text(row, i, value == null ? "" : value.toString(), Kind.TEXT);
            }
        }
        row.setHeightInPoints(Math.min(HIGHEST, height));
    }

    void headers(List<String> headers) {
        Row row = sheet.createRow(next++);
        float height = 0;
        for (int i = 0; i < headers.size(); i++) {
            text(row, i, headers.get(i), Kind.HEADER);
            height = Math.max(height, height(headers.get(i), i, i + 1, Kind.HEADER));
        }
        row.setHeightInPoints(Math.min(HIGHEST, height));
        freeze(row.getRowNum());
    }

    void paragraph(PrintedParagraph paragraph) {
        int first = paragraph.style() == PrintedParagraph.Style.CORNER ? corner() : 0;
        if (paragraph.style() == PrintedParagraph.Style.SIGNATURE) {
            signature(paragraph.text().split("\t", 2));
            return;
        }
        Kind kind = switch (paragraph.style()) {
            case TITLE -> Kind.TITLE;
            case HEADING -> Kind.HEADING;
            default -> Kind.PARAGRAPH;
        };
        Row row = sheet.createRow(next++);
        text(row, first, paragraph.text(), kind);
        merge(row.getRowNum(), row.getRowNum(), first, widths.length - 1);
        row.setHeightInPoints(Math.min(HIGHEST, height(paragraph.text(), first, widths.length, kind)));
    }

    /** The column in which the last third of the page begins. */
    private int corner() {
        int before = 0;
        int whole = java.util.Arrays.stream(widths).sum();
        for (int i = 0; i < widths.length; i++) {
            if (before * 100 >= whole * 55) {
                return i;
            }
            before += widths[i];
        }
        return widths.length - 1;
    }

    /** After an empty row: the post in the first columns, the name in the last. */
    private void signature(String[] parts) {
        next++;
        Row row = sheet.createRow(next++);
        int name = parts.length > 1 ? Math.max(1, corner()) : widths.length;
        text(row, 0, parts[0], Kind.PARAGRAPH);
        merge(row.getRowNum(), row.getRowNum(), 0, Math.min(name, widths.length) - 1);
        if (parts.length > 1 && name < widths.length) {
            text(row, name, parts[1], Kind.NAME);
            merge(row.getRowNum(), row.getRowNum(), name, widths.length - 1);
        }
        row.setHeightInPoints(Math.min(HIGHEST, height(parts[0], 0, Math.min(name, widths.length), Kind.PARAGRAPH)));
    }

    void table(PrintedTable table) {
        int header = next;
        headers(table.columns().stream().map(PrintedTable.Column::header).toList());
        for (PrintedRow row : table.rows()) {
            row(table, row);
        }
        freeze(header);
    }

    private void row(PrintedTable table, PrintedRow printed) {
        Row row = sheet.createRow(next++);
        float height = 0;
        int column = 0;
        for (PrintedCell cell : printed.cells()) {
            boolean centred = cell.columns() == 1 && table.columns().get(column).centred();
            Kind kind = printed.heading() ? Kind.SECTION : centred ? Kind.CENTRED : Kind.TEXT;
            for (int i = column; i < column + cell.columns(); i++) {
                cell(row, i, kind); // borders of merged cells are those of every cell in them
            }
            text(row, column, cell.continued() ? "" : cell.text(), kind);
            merge(row.getRowNum(), row.getRowNum() + cell.rows() - 1, column, column + cell.columns() - 1);
            float needed = height(cell.text(), column, column + cell.columns(), kind) / cell.rows();
            height = Math.max(height, needed);
            column += cell.columns();
        }
        row.setHeightInPoints(Math.min(HIGHEST, height));
    }

    private void freeze(int header) {
        sheet.createFreezePane(0, header + 1);
        sheet.setRepeatingRows(CellRangeAddress.valueOf((header + 1) + ":" + (header + 1)));
    }

    private void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        if (lastRow > firstRow || lastColumn > firstColumn) {
            // The ranges of a plan cannot overlap; checking them all anew for each row is quadratic.
            sheet.addMergedRegionUnsafe(new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn));
        }
    }

    /** Excel fits the height of a row to its text by itself, but not to that of merged cells; others fit none. */
    private float height(String text, int first, int end, Kind kind) {
        int width = 0;
        for (int i = first; i < end; i++) {
            width += widths[i];
        }
        int perLine = Math.max(1, width * 11 / 13);
        long lines = text.lines().mapToLong(line -> 1 + line.length() / perLine).sum();
        return Math.max(1, lines) * kind.line() + 4;
    }

    private Cell cell(Row row, int column, Kind kind) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(styles.of(kind));
        return cell;
    }

    private void text(Row row, int column, String raw, Kind kind) {
        String text = Writable.text(raw);
        Cell cell = cell(row, column, kind);
        cell.setCellValue(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
        if (Writable.likeFormula(text)) {
            cell.setCellStyle(styles.quoted(kind));
        }
    }
}
