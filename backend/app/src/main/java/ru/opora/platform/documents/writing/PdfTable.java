package ru.opora.platform.documents.writing;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;

/** Writes a table page by page; a row stays whole unless it is longer than a page. */
final class PdfTable {

    private static final int ROWS_HELD = 40;

    private final Document document;
    private final Font text;
    private final Font bold;

    PdfTable(Document document, PdfFonts fonts, float size) {
        this.document = document;
        this.text = fonts.regular(size);
        this.bold = fonts.bold(size);
    }

    void write(PrintedTable printed) throws DocumentException {
        PdfPTable table = new PdfPTable(printed.columns().size());
        table.setWidthPercentage(100);
        float[] weights = new float[printed.columns().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) printed.columns().get(i).weight();
        }
        table.setWidths(weights);
        table.setHeaderRows(1);
        table.setComplete(false);
        for (PrintedTable.Column column : printed.columns()) {
            PdfPCell cell = cell(column.header(), bold, true);
            cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
            table.addCell(cell);
        }
        rows(printed, table);
        table.setComplete(true);
        document.add(table);
    }

    private void rows(PrintedTable printed, PdfPTable table) throws DocumentException {
        int held = 0;
        int open = 0; // rows below that a cell already written still covers
        boolean heading = false;
        for (PrintedRow row : printed.rows()) {
            // A heading must not end what is handed over: it would stand alone at the foot of a page.
            if (held >= ROWS_HELD && open == 0 && !heading) {
                document.add(table);
                held = 0;
            }
            heading = row.heading();
            int column = 0;
            for (PrintedCell cell : row.cells()) {
                if (!cell.continued()) {
                    table.addCell(cell(printed, cell, column, row.heading()));
                }
                open = Math.max(open, cell.rows());
                column += cell.columns();
            }
            open = Math.max(0, open - 1);
            held++;
        }
    }

    private PdfPCell cell(PrintedTable printed, PrintedCell from, int column, boolean heading) {
        boolean centred =
                heading || (from.columns() == 1 && printed.columns().get(column).centred());
        PdfPCell cell = cell(from.text(), heading ? bold : text, centred);
        cell.setColspan(from.columns());
        cell.setRowspan(from.rows());
        return cell;
    }

    /** A post on the left and a name on the right, on one line. */
    static PdfPTable signature(String text, Font font) {
        String[] parts = text.split("\t", 2);
        PdfPTable line = new PdfPTable(new float[] {3, 2});
        line.setWidthPercentage(100);
        line.setSpacingBefore(24);
        line.setKeepTogether(true);
        for (int i = 0; i < 2; i++) {
            PdfPCell cell = new PdfPCell(new Phrase(i < parts.length ? parts[i] : "", font));
            cell.setBorder(Rectangle.NO_BORDER);
            cell.setPadding(0);
            cell.setHorizontalAlignment(i == 0 ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
            cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
            line.addCell(cell);
        }
        return line;
    }

    private static PdfPCell cell(String content, Font font, boolean centred) {
        PdfPCell cell = new PdfPCell(new Phrase(Writable.text(content), font));
        cell.setHorizontalAlignment(centred ? Element.ALIGN_CENTER : Element.ALIGN_LEFT);
        cell.setPadding(4);
        cell.setPaddingTop(1);
        cell.setBorderWidth(0.5f);
        return cell;
    }
}
