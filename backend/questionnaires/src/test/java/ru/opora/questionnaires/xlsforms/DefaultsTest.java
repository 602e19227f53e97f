package ru.opora.questionnaires.xlsforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.opora.questionnaires.Item;

/** Defaults and what cannot be changed, from forms of others and back. */
class DefaultsTest {

    private static XlsFormReading read(String rows) {
        return XlsFormReader.read(Forms.workbook("""
                        #survey
                        type | name | label | default | read_only | calculation | relevant | hint
                        """ + rows + """

                        #choices
                        list_name | name | label
                        yesno | yes | Да
                        yesno | no | Нет
                        """), "ru");
    }

    private static List<Item> items(XlsFormReading reading) {
        return Objects.requireNonNull(reading.questionnaire()).sections().get(0).items();
    }

    private static List<String> issues(XlsFormReading reading) {
        return reading.issues().stream()
                .map(issue -> issue.code() + " " + issue.row() + " " + issue.column())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    text ~ Озерск ~ 'Озерск'
                    text ~ с. Озерки (новые) ~ 'с. Озерки (новые)'
                    text ~ it's ~ "it's"
                    text ~ 5 ~ '5'
                    text ~ ${other} ~ ${other}
                    text ~ concat('a', 'b') ~ concat('a', 'b')
                    integer ~ 12 ~ 12
                    decimal ~ 2,5 ~ 2.5
                    integer ~ 1 + 2 ~ 1 + 2
                    date ~ 2026-09-01 ~ '2026-09-01'
                    date ~ today() ~ today()
                    select_one yesno ~ yes ~ 'yes'
                    select_multiple yesno ~ yes no ~ 'yes no'
                    range ~ 3 ~ 3
                    time ~ 08:30 ~ '08:30'
                    """)
    void aDefaultBecomesAnExpressionAndComesBack(String type, String cell, String expression) {
        XlsFormReading reading = read(type + " | q | Вопрос | " + cell + " | | | |\ntext | other | Другое | | | | |");
        assertThat(((Item.Question) items(reading).get(0)).initial()).isEqualTo(expression);
        XlsFormReading again = XlsFormReader.read(Forms.written(Objects.requireNonNull(reading.questionnaire())), "ru");
        assertThat(again.questionnaire()).isEqualTo(reading.questionnaire());
    }

    @Test
    void oneThatCannotBeAnAnswerIsNamedByItsRow() {
        XlsFormReading reading = read("""
                integer | a | А | много | | | |
                date | b | Б | вчера | | | |
                image | c | В | face.png | | | |
                text | d | Г | once(random()) | | | |
                note | e | Д | x | | | |
                begin_group | f | Е | x | yes | | |
                text | g | Ж | | ${a} > 1 | | |
                end_group | | | | | | |
                """);
        assertThat(issues(reading))
                .containsExactlyInAnyOrder(
                        "UNSUPPORTED_COLUMN 2 default",
                        "UNSUPPORTED_COLUMN 3 default",
                        "UNSUPPORTED_COLUMN 4 default",
                        "UNSUPPORTED_COLUMN 5 default",
                        "UNSUPPORTED_COLUMN 6 default",
                        "UNSUPPORTED_COLUMN 7 default",
                        "UNSUPPORTED_COLUMN 7 read_only",
                        "UNSUPPORTED_COLUMN 8 read_only");
    }

    @Test
    void whatHasNoEffectOnARowOfItsKindIsNamed() {
        XlsFormReading reading = XlsFormReader.read(Forms.workbook("""
                #survey
                type | name | label | required | constraint | choice_filter | appearance | calculation | hint
                note | a | А | yes | | | fancy | 1 + 1 | Подсказка
                calculate | b | | no | | | | 1 + 1 | Подсказка
                text | c | В | yes | . != 'x' | region = 'r' | | |
                begin_group | d | Г | yes | | | | |
                text | e | Д | | | | | |
                end_group | | | | | | | |
                """), "ru");
        assertThat(issues(reading))
                .containsExactlyInAnyOrder(
                        "UNSUPPORTED_COLUMN 2 required",
                        "APPEARANCE_IGNORED 2 appearance",
                        "UNSUPPORTED_COLUMN 2 calculation",
                        "UNSUPPORTED_COLUMN 3 hint",
                        "UNSUPPORTED_COLUMN 4 choice_filter",
                        "UNSUPPORTED_COLUMN 5 required");
    }

    @Test
    void aGroupThatIsCalledLikeAQuestionGetsAnotherName() {
        XlsFormReading reading = XlsFormReader.read(Forms.workbook("""
                #survey
                type | name | label
                begin_group | water | Вода
                integer | Water | Сколько?
                end_group | water |
                begin_group | food | Еда
                integer | meals | Сколько раз?
                end_group | food |
                """), "ru");
        assertThat(Objects.requireNonNull(reading.questionnaire()).sections())
                .extracting(Item.Group::name)
                .containsExactly("water_2", "food");
        assertThat(issues(reading)).containsExactly("NAME_CHANGED 2 name");
    }

    @Test
    void whatCannotBeChangedIsAValueThatIsShownOrANote() {
        XlsFormReading reading = read("""
                integer | age | Возраст | | | | |
                text | twice | Вдвое | | yes | ${age} * 2 | ${age} > 1 |
                select_one yesno | agreed | Согласие | yes | TRUE | | |
                text | greeting | Здравствуйте | | yes | | | Прочтите
                """);
        assertThat(items(reading).get(1))
                .isEqualTo(new Item.Computed(
                        "twice", ru.opora.questionnaires.Text.of("ru", "Вдвое"), "${age} > 1", "${age} * 2", true));
        assertThat(items(reading).get(2)).isInstanceOfSatisfying(Item.Computed.class, agreed -> {
            assertThat(agreed.expression()).isEqualTo("'yes'");
            assertThat(agreed.shown()).isTrue();
        });
        assertThat(items(reading).get(3)).isInstanceOf(Item.Note.class);
        assertThat(issues(reading)).containsExactlyInAnyOrder("SHOWN_AS_VALUE 4 type", "SHOWN_AS_NOTE 5 type");
        XlsFormReading again = XlsFormReader.read(Forms.written(Objects.requireNonNull(reading.questionnaire())), "ru");
        assertThat(again.questionnaire()).isEqualTo(reading.questionnaire());
        assertThat(again.issues()).isEmpty();
    }
}
