package ru.opora.questionnaires.xlsforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Text;

class GuidanceTest {

    private static final String FORM = """
            #survey
            type | name | label::Русский (ru) | guidance_hint::Русский (ru) | guidance_hint::English (en) | label::English (en)
            begin_group | page | Страница | О разделе | | Page
            note | said | Прочтите | О записке | | Read
            integer | lessons | Сколько уроков? | Считайте и замены. | Count replacements, too. | How many lessons?
            end_group | | | | |
            """;

    @Test
    void aQuestionKeepsItAndWhereItHasNoPlaceItIsNamed() {
        XlsFormReading reading = XlsFormReader.read(Forms.workbook(FORM), "ru");
        assertThat(guidance(reading))
                .isEqualTo(new Text(java.util.Map.of("ru", "Считайте и замены.", "en", "Count replacements, too.")));
        assertThat(reading.issues().stream()
                        .map(issue -> issue.code() + " " + issue.row() + " " + issue.detail())
                        .toList())
                .containsExactlyInAnyOrder("UNSUPPORTED_COLUMN 2 О разделе", "UNSUPPORTED_COLUMN 3 О записке");
    }

    private static Text guidance(XlsFormReading reading) {
        List<Item> items = Objects.requireNonNull(reading.questionnaire())
                .sections()
                .get(0)
                .items();
        return ((Item.Question) items.get(1)).guidance();
    }
}
