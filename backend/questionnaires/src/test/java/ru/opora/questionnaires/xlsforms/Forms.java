package ru.opora.questionnaires.xlsforms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Questionnaire;

/** Workbooks for tests, written as text: a sheet's name after #, a row a line, cells between bars; and what was read of them. */
final class Forms {

    private Forms() {}

    static byte[] workbook(String text) {
        return workbook(text, new XSSFWorkbook());
    }

    /** As Excel 97-2003 writes it. */
    static byte[] oldWorkbook(String text) {
        return workbook(text, new HSSFWorkbook());
    }

    private static byte[] workbook(String text, Workbook empty) {
        try (Workbook book = empty) {
            Sheet sheet = null;
            int number = 0;
            for (String line : text.lines().toList()) {
                if (line.startsWith("#")) {
                    sheet = book.createSheet(line.substring(1).strip());
                    number = 0;
                } else if (sheet != null) {
                    Row row = sheet.createRow(number++);
                    String[] cells = line.split("\\|", -1);
                    for (int i = 0; i < cells.length; i++) {
                        write(row, i, cells[i].strip());
                    }
                }
            }
            return bytes(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Row row, int column, String text) {
        if (text.matches("\\d+(\\.\\d+)?")) {
            row.createCell(column).setCellValue(Double.parseDouble(text));
        } else if (!text.isEmpty()) {
            row.createCell(column).setCellValue(text);
        }
    }

    static byte[] bytes(Workbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }

    static byte[] written(Questionnaire questionnaire) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            XlsFormWriter.write(questionnaire, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An archive of one part that unpacks to so many zeros. */
    static byte[] bomb(int megabytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    static XlsFormReading read(String form) {
        return XlsFormReader.read(workbook(form), "ru");
    }

    static Questionnaire form(XlsFormReading reading) {
        return Objects.requireNonNull(reading.questionnaire());
    }

    /** Of the first section. */
    static List<Item> items(XlsFormReading reading) {
        return form(reading).sections().get(0).items();
    }

    /** Code, sheet, row and column of each. */
    static List<String> issues(XlsFormReading reading) {
        return reading.issues().stream()
                .map(issue -> issue.code() + " " + issue.sheet() + " " + issue.row() + " " + issue.column())
                .toList();
    }
}
