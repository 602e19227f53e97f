package ru.opora.platform.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class XlsxStreamTest {

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        XlsxStream stream = new XlsxStream(List.of("Школа", "=Дата", "Число"));
        var bytes = new ByteArrayOutputStream();
        stream.row(Arrays.asList("МБОУ «СОШ № 1» <&>\nс новой строки\u0001", LocalDate.of(2031, 3, 19), 0.8125));
        stream.row(Arrays.asList("=HYPERLINK(\"http://evil.test\")", null, -1234567890123L));
        bytes.writeBytes(stream.taken());
        stream.end();
        bytes.writeBytes(stream.taken());
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("=Дата");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("МБОУ «СОШ № 1» <&>\nс новой строки");
            assertThat(sheet.getRow(1).getCell(1).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2031, 3, 19));
            assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(0.8125);
            Cell formula = sheet.getRow(2).getCell(0);
            assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
            assertThat(formula.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(sheet.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(-1234567890123d);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        }
    }

    @Test
    void aListLongerThanASheetGoesOnInTheNext() throws IOException {
        XlsxStream stream = new XlsxStream(List.of("№"), 3);
        for (int i = 1; i <= 7; i++) {
            stream.row(List.of(i));
        }
        stream.end();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(stream.taken()))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(3);
            assertThat(book.getSheetAt(2).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("№");
            assertThat(book.getSheetAt(2).getRow(1).getCell(0).getNumericCellValue())
                    .isEqualTo(7);
        }
    }

    @Test
    void manyRowsPassThroughLittleMemory() {
        XlsxStream stream = new XlsxStream(List.of("Школа", "Срок"));
        int most = 0;
        for (int i = 0; i < 200_000; i++) {
            stream.row(List.of("Школа " + i, LocalDate.of(2031, 3, 19)));
            most = Math.max(most, i % 500 == 0 ? stream.taken().length : 0);
        }
        assertThat(most).isLessThan(64 * 1024);
    }

    @Test
    void columnsHaveLetters() {
        assertThat(List.of(1, 26, 27, 52, 702, 703))
                .map(XlsxParts::letters)
                .containsExactly("A", "Z", "AA", "AZ", "ZZ", "AAA");
    }
}
