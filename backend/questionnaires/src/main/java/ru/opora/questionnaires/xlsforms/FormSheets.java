package ru.opora.questionnaires.xlsforms;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes sheets of texts: a row of headers that stays in view, then the rows. A text that looks like a formula is none. */
final class FormSheets {

    private static final int WIDTH = 28;

    private final XSSFWorkbook book;
    private final CellStyle header;
    private final CellStyle text;
    private final CellStyle quoted;

    FormSheets(XSSFWorkbook book) {
        this.book = book;
        Font bold = book.createFont();
        bold.setBold(true);
        this.header = book.createCellStyle();
        header.setFont(bold);
        this.text = book.createCellStyle();
        text.setWrapText(true);
        this.quoted = book.createCellStyle();
        quoted.setWrapText(true);
        quoted.setQuotePrefixed(true);
    }

    /** @param columns their names; one in a language ends with its tag and is headed by the language's name */
    void write(String name, List<String> columns, List<Map<String, String>> rows) {
        XSSFSheet sheet = book.createSheet(name);
        sheet.createFreezePane(0, 1);
        XSSFRow headers = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, WIDTH * 256);
            XSSFCell cell = headers.createCell(i);
            cell.setCellValue(header(columns.get(i)));
            cell.setCellStyle(header);
        }
        for (int i = 0; i < rows.size(); i++) {
            XSSFRow row = sheet.createRow(i + 1);
            for (int j = 0; j < columns.size(); j++) {
                String value = rows.get(i).get(columns.get(j));
                if (value != null) {
                    XSSFCell cell = row.createCell(j);
                    cell.setCellValue(value);
                    cell.setCellStyle("=+-@".indexOf(value.isEmpty() ? ' ' : value.charAt(0)) >= 0 ? quoted : text);
                }
            }
        }
    }

    private static String header(String column) {
        int tag = column.indexOf("::");
        return tag < 0 ? column : column.substring(0, tag) + "::" + Languages.name(column.substring(tag + 2));
    }
}
