package ru.opora.platform.documents.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A workbook under construction. Rows leave the memory as they are added; they wait in a temporary file until the book is
 * written. A text is always a text: what looks like a formula is none.
 */
public final class XlsxBook implements AutoCloseable {

    private static final int ROWS_HELD = 100;
    private static final int LIST_WIDTH = 24;

    private final SXSSFWorkbook book = new SXSSFWorkbook(ROWS_HELD);
    private final XlsxStyles styles = new XlsxStyles(book);

    /**
     * A sheet that holds a list: a row of headers that stays in view and is printed on each page, then
     * {@link XlsxSheet#row rows}.
     *
     * @param name its name; what Excel doesn't allow in one is replaced, and a name that is taken gets a number
     * @param headers the headers of its columns
     */
    public XlsxSheet list(String name, List<String> headers) {
        int[] widths = new int[Math.max(1, headers.size())];
        java.util.Arrays.fill(widths, LIST_WIDTH);
        XlsxSheet sheet = new XlsxSheet(sheet(name, widths, true), styles, widths);
        sheet.headers(headers);
        return sheet;
    }

    /** A sheet for paragraphs and tables. */
    XlsxSheet printed(String name, int[] widths, boolean landscape) {
        return new XlsxSheet(sheet(name, widths, landscape), styles, widths);
    }

    private SXSSFSheet sheet(String name, int[] widths, boolean landscape) {
        SXSSFSheet sheet = book.createSheet(unique(name));
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, Math.min(255, Math.max(4, widths[i])) * 256);
        }
        sheet.getPrintSetup().setPaperSize(org.apache.poi.ss.usermodel.PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(landscape);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        return sheet;
    }

    private String unique(String wanted) {
        String safe = WorkbookUtil.createSafeSheetName(wanted.isBlank() ? "1" : Writable.text(wanted));
        String name = safe;
        for (int i = 2; book.getSheet(name) != null; i++) {
            String end = " " + i;
            name = safe.substring(0, Math.min(safe.length(), 31 - end.length())) + end;
        }
        return name;
    }

    /** Writes the book; a book without sheets gets an empty one. The stream stays open. */
    public void write(OutputStream out) throws IOException {
        if (book.getNumberOfSheets() == 0) {
            book.createSheet();
        }
        book.write(out);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
