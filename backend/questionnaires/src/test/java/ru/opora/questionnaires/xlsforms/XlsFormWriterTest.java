package ru.opora.questionnaires.xlsforms;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.questionnaires.Definitions.question;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.Definitions;
import ru.opora.questionnaires.Questionnaire;

class XlsFormWriterTest {

    private static List<String> issues(String... items) throws IOException {
        return XlsFormWriter.write(Definitions.of(items), new ByteArrayOutputStream()).stream()
                .filter(issue -> "survey".equals(issue.sheet()))
                .map(issue -> issue.code() + " " + issue.row() + " " + issue.column())
                .toList();
    }

    @Test
    void columnsAreHeadedAsTheFieldKnowsThem() throws IOException {
        byte[] file = Forms.written(Definitions.of(question("number", "q", "'min': 1, 'max': 5, 'required': true")));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet survey = book.getSheet("survey");
            assertThat(cells(survey.getRow(0)))
                    .containsExactly("type", "name", "label::Russian (ru)", "required", "constraint");
            assertThat(cells(survey.getRow(1))).containsExactly("begin_group", "page1");
            assertThat(cells(survey.getRow(2))).containsExactly("integer", "q", "q?", "yes", ". >= 1 and . <= 5");
            assertThat(cells(survey.getRow(3))).containsExactly("end_group", "page1");
            assertThat(cells(book.getSheet("settings").getRow(0)))
                    .contains("form_title", "form_id", "default_language");
        }
    }

    @Test
    void aTextThatLooksLikeAFormulaIsNone() throws IOException {
        byte[] file = Forms.written(Definitions.of("{'type': 'note', 'name': 'n', 'label': {'ru': '=1+1'}}"));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Cell cell = book.getSheet("survey").getRow(2).getCell(2);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo("=1+1");
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void whatOtherProgramsDoNotUnderstandIsNamed() throws IOException {
        assertThat(issues(question("number", "q", "'min': 1, 'max': 5"))).isEmpty();
        assertThat(issues(question("number", "q", "'cannotSay': true")))
                .containsExactly("ONLY_IN_OPORA 3 opora_cannot_say");
        assertThat(issues(
                        question("number", "q", ""),
                        "{'type': 'computed', 'name': 'c', 'expression': 'sum(${q}, 1) + coalesce(${q}, 1)'}"))
                .containsExactly("NOT_IN_XLSFORM 4 calculation");
        assertThat(issues(question("single", "q", "'choices': 'abc', 'other': true, 'choiceFilter': 'name != 1'")))
                .containsExactly("NOT_IN_XLSFORM 3 choice_filter");
    }

    @Test
    void theSameIsNamedWithoutMakingTheBook() throws IOException {
        Questionnaire questionnaire = Definitions.of(
                question("number", "q", "'cannotSay': true"),
                question("single", "r", "'choices': 'abc', 'other': true, 'choiceFilter': 'name != 1'"));
        assertThat(XlsFormWriter.issues(questionnaire))
                .isNotEmpty()
                .hasSameElementsAs(XlsFormWriter.write(questionnaire, new ByteArrayOutputStream()));
    }

    private static List<String> cells(Row row) {
        java.util.ArrayList<String> cells = new java.util.ArrayList<>();
        row.forEach(cell -> cells.add(cell.getStringCellValue()));
        return cells;
    }
}
