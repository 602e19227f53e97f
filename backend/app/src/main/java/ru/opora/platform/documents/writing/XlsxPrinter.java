package ru.opora.platform.documents.writing;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a document as a workbook of one sheet: its paragraphs over the table's width, the heading repeated on each page. */
final class XlsxPrinter implements Printer {

    /** Characters a printed line of the page holds. */
    private static final int LANDSCAPE = 150;

    private static final int UPRIGHT = 95;

    @Override
    public void print(PrintedDocument document, OutputStream out) throws IOException {
        try (XlsxBook book = new XlsxBook()) {
            XlsxSheet sheet = book.printed(document.title(), widths(document), document.landscape());
            for (PrintedBlock block : document.blocks()) {
                if (block instanceof PrintedTable table) {
                    sheet.table(table);
                } else if (block instanceof PrintedParagraph paragraph) {
                    sheet.paragraph(paragraph);
                }
            }
            book.write(out);
        }
    }

    /** Of several tables the widest says how wide the columns are. */
    private static int[] widths(PrintedDocument document) {
        int line = document.landscape() ? LANDSCAPE : UPRIGHT;
        return document.blocks().stream()
                .filter(PrintedTable.class::isInstance)
                .map(PrintedTable.class::cast)
                .filter(table -> table.columns().size() == document.columns())
                .findFirst()
                .map(table -> table.widths(line))
                .orElseGet(() -> new int[] {line});
    }
}
