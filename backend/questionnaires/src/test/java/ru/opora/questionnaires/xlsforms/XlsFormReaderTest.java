package ru.opora.questionnaires.xlsforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.DefinitionReader;
import ru.opora.questionnaires.DefinitionWriter;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Text;

class XlsFormReaderTest {

    /** A form as other tools write them, with something of everything they can do. */
    static final String FOREIGN = """
            #survey
            type | name | label::Russian (ru) | label::English | bind:relevant | bind::jr:constraintMsg | constraint | required | appearance | default | media::image | parameters | calculation | notes for us
            start | start_time | | | | | | | | | | | |
            text | your name | | | | | | yes | numbers | Ольга | face.png | | | call first
            integer | age | Возраст | Age | | Не то | . > 0 and . <= 120 and . != 13 | TRUE | | | | | |
            begin group | family | Семья | Family | ${age} > 17 | | | | field-list | | | | |
            select_one yesno or_other | married | В браке? | Married? | | | | no | minimal | | | randomize=true seed=5 | |
            select all that apply from langs | langs | Языки | Languages | ../married = ‘yes’ | | count-selected(.) >= 1 | | columns | | | | |
            end group | | | | | | | | | | | | |
            geopoint | place | Где | Where | | | | | | | | | |
            time | at | Когда | When | | | | | | | | | |
            begin repeat | child | Ребенок | Child | | | | | | | | | |
            text | child_name | Имя | Name | | | | | | | | | |
            end repeat | | | | | | | | | | | | |
            calculate | twice | | | | | | | | | | | ${age} * 2 |
            calculate | pulled | | | | | | | | | | | pulldata('a', 'b', 'c', 'd') |
            telepathy | mind | Мысли | Thoughts | | | | | | | | | |
             | comment | не вопрос | | | | | | | | | | |
            end group | | | | | | | | | | | | |
            #choices
            list name | name | label::Russian (ru) | label::English | Region | image
            yesno | yes | Да | Yes | | yes.png
            yesno | no | Нет | No | |
            langs | 1 | Русский | Russian | north |
            langs | 2 | Татарский | Tatar | south |
             | lost | Потерян | Lost | |
            #settings
            form_title | form_id | version | style
            Перепись | my form 1 | 7 | pages
            #entities
            list_name | label
            people | x
            """;

    private static XlsFormReading read(String text) {
        return XlsFormReader.read(Forms.workbook(text), "ru");
    }

    private static Questionnaire questionnaire(String text) {
        return Objects.requireNonNull(read(text).questionnaire());
    }

    private static Item.Question question(String row, String headers) {
        Questionnaire questionnaire = questionnaire("#survey\ntype|name|label" + headers + "\n" + row);
        return (Item.Question) questionnaire.sections().get(0).items().get(0);
    }

    @Test
    void everythingThatDoesNotPassIsNamedByItsPlace() {
        assertThat(read(FOREIGN).issues().stream()
                        .map(issue -> issue.code() + " " + issue.sheet() + " " + issue.row() + " " + issue.column())
                        .toList())
                .containsExactlyInAnyOrder(
                        "METADATA_IGNORED survey 2 type",
                        "UNSOUND survey 3 name",
                        "UNSOUND survey 3 label",
                        "APPEARANCE_IGNORED survey 3 appearance",
                        "MEDIA_LEFT_OUT survey 3 media::image",
                        "MENDED_EXPRESSION survey 7 bind:relevant",
                        "APPEARANCE_IGNORED survey 7 appearance",
                        "UNSUPPORTED_TYPE survey 9 type",
                        "ASKED_AS_TEXT survey 10 type",
                        "REPEAT_ASKED_ONCE survey 11 type",
                        "UNSUPPORTED_EXPRESSION survey 15 calculation",
                        "UNKNOWN_TYPE survey 16 type",
                        "ROW_WITHOUT_TYPE survey 17 null",
                        "UNMATCHED_END survey 18 type",
                        "UNKNOWN_COLUMN survey 1 notes for us",
                        "ROW_WITHOUT_LIST choices 6 list_name",
                        "MEDIA_LEFT_OUT choices 2 image",
                        "NAME_CHANGED settings null form_id",
                        "UNKNOWN_SETTING settings 2 version",
                        "UNKNOWN_SETTING settings 2 style",
                        "UNKNOWN_SHEET entities null null");
    }

    @Test
    void whatPassesIsWhatItWas() {
        Questionnaire form = questionnaire(FOREIGN);
        assertThat(form.code()).isEqualTo("my_form_1");
        assertThat(form.languages()).containsExactly("ru", "en");
        assertThat(form.title()).isEqualTo(Text.of("ru", "Перепись"));
        assertThat(form.sections())
                .extracting(Item.Group::name)
                .containsExactly("section_1", "family", "section_3", "child", "section_5");
        Item.Question age = (Item.Question) form.sections().get(0).items().get(1);
        assertThat(age.required()).isTrue();
        assertThat(((Item.Question) form.sections().get(0).items().get(0)).initial())
                .isEqualTo("'Ольга'");
        assertThat(age.answer()).isEqualTo(new AnswerType.Numeric(false, 1.0, 120.0));
        assertThat(age.constraint()).isEqualTo(". != 13");
        assertThat(age.constraintMessage()).isEqualTo(Text.of("ru", "Не то"));
        Item.Question langs = (Item.Question) form.sections().get(1).items().get(1);
        assertThat(langs.relevant()).isEqualTo("${married} = 'yes'");
        assertThat(form.choiceLists().get(1).choices().get(0).attributes()).containsEntry("Region", "north");
    }

    @Test
    void whatWasReadCanBeKept() {
        Questionnaire form = questionnaire(FOREIGN);
        assertThat(DefinitionReader.read(DefinitionWriter.write(form)).questionnaire())
                .isEqualTo(form);
    }

    @Test
    void bothWaysToWriteATableAreAMatrix() {
        String choices = "\n#choices\nlist_name|name|label\nr|1|a\nr|2|b";
        String tableList =
                "#survey\ntype|name|label|appearance\nbegin_group|g|Оцените|table-list\nselect_one r|a|А|\nselect_one r|b|Б|\nend_group|||";
        String noLabel =
                "#survey\ntype|name|label|appearance\nbegin_group|g|Оцените|\nselect_one r|head||label\nselect_one r|a|А|list-nolabel\nselect_one r|b|Б|list-nolabel\nend_group|||";
        Questionnaire first = questionnaire(tableList + choices);
        assertThat(first.sections().get(0).items().get(0))
                .isInstanceOfSatisfying(
                        Item.Question.class,
                        question -> assertThat(((AnswerType.Matrix) question.answer()).rows())
                                .hasSize(2));
        assertThat(questionnaire(noLabel + choices)).isEqualTo(first);
        assertThat(questionnaire(tableList.replace("|b|Б|", "|b|Б|\ntext|t|Т|") + choices)
                        .sections()
                        .get(0)
                        .items())
                .hasSize(3);
    }

    @Test
    void rangesAndPatternsAreTakenOutOfConstraints() {
        assertThat(question("decimal|q|?|. >= 0.5 and 7 >= .", "|constraint").answer())
                .isEqualTo(new AnswerType.Numeric(true, 0.5, 7.0));
        assertThat(question("text|q|?|regex(., '[a-z]+') and string-length(.) < 9", "|constraint")
                        .answer())
                .isEqualTo(new AnswerType.Written(false, 8, "[a-z]+"));
        assertThat(question("date|q|?|. >= date('2026-01-01')", "|constraint").answer())
                .isEqualTo(new AnswerType.Day(java.time.LocalDate.of(2026, 1, 1), null));
        assertThat(question("integer|q|?|. > 1 or . < 0", "|constraint").constraint())
                .isEqualTo(". > 1 or . < 0");
        assertThat(question("text|q|?|regex(., '(?=x)x')", "|constraint").constraint())
                .isEqualTo("regex(., '(?=x)x')");
        assertThat(question("decimal|q|?|. > 0.5", "|constraint").constraint()).isEqualTo(". > 0.5");
    }

    @Test
    void requiredMayBeACondition() {
        assertThat(question("text|q|?|${q2} = 'x'", "|required").requiredIf()).isEqualTo("${q2} = 'x'");
        assertThat(question("text|q|?|yes", "|required").required()).isTrue();
        assertThat(question("text|q|?|false()", "|required").required()).isFalse();
    }

    @Test
    void aRangeIsAScale() {
        assertThat(question("range|q|?|start=0 end = 10 step=2", "|parameters").answer())
                .isEqualTo(new AnswerType.Scale(0, 10, 2, null));
    }

    @Test
    void languagesAreKnownByManyNames() {
        for (String name : List.of("Russian (ru)", "русский", "RUSSIAN", "ru")) {
            assertThat(questionnaire("#survey\ntype|name|label::" + name + "\ntext|q|Вопрос")
                            .languages())
                    .as(name)
                    .containsExactly("ru");
        }
        XlsFormReading reading = read("#survey\ntype|name|label::Klingon\ntext|q|nuqneH");
        assertThat(Objects.requireNonNull(reading.questionnaire()).languages()).containsExactly("qaa");
        assertThat(reading.issues()).extracting(XlsFormIssue::code).containsExactly(XlsFormCode.UNKNOWN_LANGUAGE);
    }

    @Test
    void separatedValuesAreRead() {
        String csv =
                "survey;;\n;type;name;label\n;text;q;Вопрос\n;select_one yn;s;Выбор\nchoices;;\n;list_name;name;label\n;yn;yes;Да\n";
        for (String charset : List.of("UTF-8", "windows-1251")) {
            XlsFormReading reading = XlsFormReader.read(csv.getBytes(java.nio.charset.Charset.forName(charset)), "ru");
            assertThat(reading.issues()).isEmpty();
            Questionnaire form = Objects.requireNonNull(reading.questionnaire());
            assertThat(form.sections().get(0).items().get(0).label()).isEqualTo(Text.of("ru", "Вопрос"));
            assertThat(form.choiceLists()).hasSize(1);
        }
    }

    @Test
    void groupsThatNeverEndOrHoldNothingAreNamed() {
        assertThat(read("#survey\ntype|name|label\nbegin_group|g|\ntext|q|?").issues())
                .extracting(XlsFormIssue::code)
                .containsExactly(XlsFormCode.GROUP_NOT_ENDED);
        assertThat(read("#survey\ntype|name|label\ntext|q|?\nbegin_group|g|\nend_group||")
                        .issues())
                .extracting(XlsFormIssue::code)
                .containsExactly(XlsFormCode.EMPTY_GROUP);
    }
}
