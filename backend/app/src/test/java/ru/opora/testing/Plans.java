package ru.opora.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/**
 * Plans as staff would upload them, in our own words: two sections, four rows, one doubtful term (a month that lies
 * outside the period) and one without a date by nature.
 */
public final class Plans {

    public static final String TITLE = "План мероприятий по поддержке школ Северного района на 2027 год";
    public static final int SECTIONS = 2;
    public static final int ACTIVITIES = 4;
    /** The row of the table whose term is doubtful. */
    public static final String DOUBTFUL = "Декабрь-январь 2027";

    private static final List<String> HEADER =
            List.of("№ п/п", "Мероприятие", "Ответственные исполнители", "Срок исполнения", "Ожидаемый результат");

    /** Made once: most tests begin with it. */
    private static final byte[] DOCX = docx(rows());

    private Plans() {}

    private static List<List<String>> rows() {
        return List.of(
                HEADER,
                List.of("1. Начало работы"),
                List.of(
                        "1.1",
                        "Собрать директоров школ на установочную встречу",
                        "ИМЦ, АР",
                        "март 2027",
                        "Встреча проведена"),
                List.of("1.2", "Сверять сведения о пропусках уроков", "ОО", "ежемесячно", "Сводка за каждый месяц"),
                List.of("2. Работа с семьями"),
                List.of("2.1", "Опросить семьи учеников", "ОО", DOUBTFUL, "Опрошено не менее 60 % семей"),
                List.of("2.2", "Консультировать семьи учеников", "ИМЦ", "по запросу", "Семьи получили ответы"));
    }

    public static byte[] docx() {
        return DOCX.clone();
    }

    /** A plan of as many rows as asked for, without sections. */
    public static byte[] docx(int activities) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (int i = 1; i <= activities; i++) {
            rows.add(List.of(
                    String.valueOf(i),
                    "Посетить уроки в школе № " + i,
                    "ИМЦ",
                    "до " + (i % 28 + 1) + ".04.2027",
                    "Отчет " + i));
        }
        return docx(rows);
    }

    private static byte[] docx(List<List<String>> rows) {
        try (var document = new XWPFDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("Комитет образования Северного района");
            document.createParagraph().createRun().setText("ПРИКАЗ");
            document.createParagraph().createRun().setText("от 14.01.2027 № 21-п");
            document.createParagraph().createRun().setText(TITLE);
            XWPFTable table = document.createTable(rows.size(), HEADER.size());
            for (int i = 0; i < rows.size(); i++) {
                fill(table.getRow(i), rows.get(i));
            }
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void fill(XWPFTableRow row, List<String> texts) {
        if (texts.size() == 1) {
            while (row.getTableCells().size() > 1) {
                row.removeCell(1);
            }
            row.getCell(0).getCTTc().addNewTcPr().addNewGridSpan().setVal(BigInteger.valueOf(HEADER.size()));
        }
        for (int i = 0; i < texts.size(); i++) {
            row.getCell(i).setText(texts.get(i));
        }
    }

    public static byte[] xlsx() {
        try (var book = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("План");
            sheet.createRow(0).createCell(0).setCellValue(TITLE);
            int at = 2;
            for (List<String> texts : rows()) {
                var row = sheet.createRow(at++);
                for (int i = 0; i < texts.size(); i++) {
                    row.createCell(i).setCellValue(texts.get(i));
                }
            }
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The plan as it comes out of the clipboard: cells parted by tabs. */
    public static String pasted() {
        return TITLE + "\n\n"
                + rows().stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
    }
}
