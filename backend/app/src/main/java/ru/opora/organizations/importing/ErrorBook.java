package ru.opora.organizations.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The rows that were not carried out, as their author wrote them, with the reasons beside: correct and upload again. */
final class ErrorBook {

    private static final int IN_MEMORY = 100;

    private ErrorBook() {}

    static byte[] of(ListImport found, List<ListRowQueries.Stored> wrong, ListWords words, Locale locale)
            throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(IN_MEMORY);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Map<Integer, Sheet> sheets = new HashMap<>();
            for (ListRowQueries.Stored stored : wrong) {
                ListRow row = stored.judged().row();
                Sheet sheet = sheets.computeIfAbsent(row.table(), table -> sheet(book, found, row, words, locale));
                int width = width(found, row.table());
                Row line = sheet.createRow(sheet.getLastRowNum() + 1);
                for (int column = 0; column < width; column++) {
                    line.createCell(column).setCellValue(row.cell(column));
                }
                line.createCell(width).setCellValue(words.reasons(stored.judged(), locale));
            }
            if (sheets.isEmpty()) {
                book.createSheet();
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static Sheet sheet(SXSSFWorkbook book, ListImport found, ListRow row, ListWords words, Locale locale) {
        String wanted = row.sheet().isEmpty() ? "1" : row.sheet();
        String name =
                WorkbookUtil.createSafeSheetName(book.getSheet(wanted) == null ? wanted : wanted + " " + row.table());
        Sheet sheet = book.createSheet(name);
        Row header = sheet.createRow(0);
        for (ListImportView.Column column : found.columns()) {
            if (column.table() == row.table()) {
                header.createCell(column.index()).setCellValue(column.header());
            }
        }
        header.createCell(width(found, row.table())).setCellValue(words.say("HEADER", locale));
        return sheet;
    }

    private static int width(ListImport found, int table) {
        return (int) found.columns().stream()
                .filter(column -> column.table() == table)
                .count();
    }
}
