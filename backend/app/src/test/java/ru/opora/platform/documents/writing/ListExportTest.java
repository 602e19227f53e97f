package ru.opora.platform.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ListExportTest {

    private static final ListExport LIST = new ListExport(
            "Школы: [2027]",
            List.of("Школа", "Учеников", "Отчет", "Примечание"),
            List.of(
                    Arrays.asList("СОШ «Родник»; корпус 2", 315.5, LocalDate.of(2027, 3, 15), null),
                    Arrays.asList("=HYPERLINK(\"a\")", -3, null, "две\nстроки")));

    @Test
    void aWorkbookKnowsNumbersAndDays() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LIST.xlsx(out);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("Школы   2027 ");
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(315.5);
            assertThat(sheet.getRow(1).getCell(2).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2027, 3, 15));
            Cell formula = sheet.getRow(2).getCell(0);
            assertThat(formula.getCellType().name()).isEqualTo("STRING");
            assertThat(formula.getStringCellValue()).isEqualTo("=HYPERLINK(\"a\")");
        }
    }

    @Test
    void separatedValuesOpenInARussianExcelAndRunNothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LIST.csv(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                \ufeffШкола;Учеников;Отчет;Примечание\r
                "СОШ «Родник»; корпус 2";315,5;15.03.2027;\r
                "'=HYPERLINK(""a"")";-3;;"две
                строки"\r
                """);
    }

    @Test
    void sheetsOfTheSameNameAreToldApart() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxBook book = new XlsxBook()) {
            book.list("Школы", List.of("Имя")).row(List.of("А"));
            book.list("Школы", List.of("Имя")).row(List.of("Б"));
            book.list("", List.of("Имя")).row(List.of("В"));
            book.write(out);
        }
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(List.of(book.getSheetName(0), book.getSheetName(1), book.getSheetName(2)))
                    .containsExactly("Школы", "Школы 2", "1");
        }
    }
}
