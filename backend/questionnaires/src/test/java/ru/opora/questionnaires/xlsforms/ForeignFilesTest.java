package ru.opora.questionnaires.xlsforms;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.questionnaires.xlsforms.Forms.form;
import static ru.opora.questionnaires.xlsforms.Forms.issues;
import static ru.opora.questionnaires.xlsforms.Forms.items;
import static ru.opora.questionnaires.xlsforms.Forms.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Text;

/** Files as other programs and people leave them. */
class ForeignFilesTest {

    @Test
    void theEndOfAGroupIsNoSheetOfAFileOfSeparatedValues() {
        String csv = "type,name,label\nbegin group,g,Группа\ntext,a,А\nend group,,\ntext,b,Б\n";
        XlsFormReading reading = XlsFormReader.read(csv.getBytes(StandardCharsets.UTF_8), "ru");
        assertThat(reading.issues()).isEmpty();
        assertThat(form(reading).sections())
                .extracting(section -> section.items().get(0).name())
                .containsExactly("a", "b");
    }

    @Test
    void whatCannotBeSeenKeepsNoFormFromBeingRead() {
        String csv = "type,name,label\ntext,q,Первая строка\u000bвторая\u0007 строка\ntext,r,\u0001\n";
        XlsFormReading reading = XlsFormReader.read(csv.getBytes(StandardCharsets.UTF_8), "ru");
        assertThat(items(reading).get(0).label()).isEqualTo(Text.of("ru", "Первая строка\nвторая строка"));
        assertThat(issues(reading)).containsExactly("UNSOUND survey 3 label");
    }

    @Test
    void furtherRowsOfTheSettingsAreNamed() {
        XlsFormReading reading = read("""
                #survey
                type | name | label
                text | q | ?
                #settings
                form_title | allow_choice_duplicates
                Опрос | yes
                Другой опрос | |
                | | без заголовка
                """);
        assertThat(issues(reading))
                .containsExactly(
                        "UNKNOWN_SETTING settings 2 allow_choice_duplicates",
                        "UNKNOWN_SETTING settings 3 null",
                        "UNKNOWN_SETTING settings 4 null",
                        "UNKNOWN_COLUMN settings 4 C");
    }

    @Test
    void theOnlySheetIsTheSurveyWhateverItIsCalled() {
        XlsFormReading reading = read("#Лист1\nType|Name|Label\ntext|q|?");
        assertThat(items(reading)).hasSize(1);
        assertThat(reading.issues()).isEmpty();
    }

    @Test
    void aTimeOfTheDayIsNoDayOfTheYear1899() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("survey");
            List<String> headers = List.of("type", "name", "label", "default");
            List<String> cells = List.of("time", "t", "Когда?");
            XSSFRow head = sheet.createRow(0);
            headers.forEach(header -> head.createCell(headers.indexOf(header)).setCellValue(header));
            XSSFRow row = sheet.createRow(1);
            cells.forEach(cell -> row.createCell(cells.indexOf(cell)).setCellValue(cell));
            XSSFCellStyle time = book.createCellStyle();
            time.setDataFormat(book.createDataFormat().getFormat("hh:mm"));
            row.createCell(3).setCellValue(9.5 / 24);
            row.getCell(3).setCellStyle(time);
            assertThat(items(XlsFormReader.read(Forms.bytes(book), "ru")).get(0))
                    .isInstanceOfSatisfying(
                            Item.Question.class,
                            question -> assertThat(question.initial()).isEqualTo("'09:30'"));
        }
    }
}
