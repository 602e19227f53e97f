package ru.opora.questionnaires.xlsforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;

class XlsFileTest {

    private static final String FORM = """
            #survey
            type|name|label::Русский (ru)|label::English (en)|relevant|required
            integer|age|Сколько вам лет?|How old are you?||yes
            select_one answers|likes|Нравится ли вам в школе?|Do you like school?|${age} > 6|
            #choices
            list_name|name|label::Русский (ru)|label::English (en)
            answers|1|Да|Yes
            answers|2|Нет|No
            #settings
            form_title|form_id
            Опрос|likes_school
            """;

    @Test
    void aFormIsTheSameInBothFormatsOfExcel() {
        XlsFormReading reading = XlsFormReader.read(Forms.oldWorkbook(FORM), "ru");
        assertThat(reading.issues()).isEmpty();
        assertThat(reading.questionnaire())
                .isNotNull()
                .isEqualTo(XlsFormReader.read(Forms.workbook(FORM), "ru").questionnaire());
    }

    @Test
    void datesAndFormulasAreReadAsTheyShow() throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(Forms.oldWorkbook(FORM)))) {
            Sheet choices = book.getSheet("choices");
            CellStyle date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            choices.getRow(1).getCell(2).setCellValue(LocalDate.of(2026, 9, 1));
            choices.getRow(1).getCell(2).setCellStyle(date);
            choices.getRow(2).getCell(2).setCellFormula("\"Н\"&\"ет\"");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            XlsFormReading reading = XlsFormReader.read(Forms.bytes(book), "ru");
            assertThat(reading.questionnaire()).isNotNull();
            assertThat(reading.questionnaire().choiceLists().get(0).choices())
                    .extracting(choice -> choice.label().in("ru"))
                    .containsExactly("2026-09-01", "Нет");
        }
    }

    @Test
    void aPasswordIsNamed() throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(Forms.oldWorkbook(FORM)))) {
            Biff8EncryptionKey.setCurrentUserPassword("secret");
            XlsFormReading reading = XlsFormReader.read(closed(book), "ru");
            assertThat(reading.questionnaire()).isNull();
            assertThat(reading.issues()).extracting(XlsFormIssue::code).containsExactly(XlsFormCode.ENCRYPTED);
        }
    }

    private static byte[] closed(HSSFWorkbook book) throws IOException {
        try {
            return Forms.bytes(book);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }
}
