package ru.opora.questionnaires.xlsforms;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.questionnaires.xlsforms.Forms.form;
import static ru.opora.questionnaires.xlsforms.Forms.issues;
import static ru.opora.questionnaires.xlsforms.Forms.items;
import static ru.opora.questionnaires.xlsforms.Forms.read;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Text;

/** Forms that nobody here wrote: each thing in them is read, or named by its row. */
class ForeignFormsTest {

    private static final String CHOICES = """

            #choices
            list_name | name | label
            yn | yes | Да
            yn | no | Нет
            """;

    @Test
    void questionsOfOneNameInTwoGroupsAreTwo() {
        XlsFormReading reading = read("""
                #survey
                type | name | label
                begin group | mother | Мать
                integer | age | Возраст
                end group | mother |
                begin group | father | Отец
                integer | age | Возраст
                end group | father |
                """);
        assertThat(form(reading).sections())
                .extracting(section -> section.items().get(0).name())
                .containsExactly("age", "age_2");
        assertThat(issues(reading)).containsExactly("NAME_CHANGED survey 6 name");
    }

    @Test
    void labelsWithoutALanguageBesideOurOwnAreNotTakenForIt() {
        XlsFormReading reading = read("""
                #survey
                type | name | label | label::Русский (ru)
                select_one yn | q | Do you? | Вы тоже?
                #choices
                list_name | name | label | label::Русский (ru)
                yn | yes | Yes | Да
                """);
        assertThat(form(reading).languages()).containsExactly("en", "ru");
        assertThat(items(reading).get(0).label()).isEqualTo(new Text(Map.of("en", "Do you?", "ru", "Вы тоже?")));
        assertThat(issues(reading)).containsExactly("UNKNOWN_LANGUAGE survey 1 label");
    }

    @Test
    void twoTextsOfOneLanguageAreNamedAndTheFirstIsKept() {
        XlsFormReading reading = read("""
                #survey
                type | name | label | label::Russian (ru)
                text | q | Кто вы? | Кто Вы?
                text | r | Где вы? | Где вы?
                #settings
                default_language
                Russian (ru)
                """);
        assertThat(items(reading).get(0).label()).isEqualTo(Text.of("ru", "Кто вы?"));
        assertThat(issues(reading)).containsExactly("DUPLICATE_COLUMN survey 2 label::Russian (ru)");
    }

    @ParameterizedTest
    @CsvSource({
        "English (UK), en",
        "Русский (RU), ru",
        "Russian (Cyrillic), ru",
        "Русский (ru), ru",
        "label in Tatar (tt), tt"
    })
    void countriesAreNotTakenForLanguages(String name, String tag) {
        assertThat(form(read("#survey\ntype|name|label::" + name + "\ntext|q|?"))
                        .languages())
                .containsExactly(tag);
    }

    @Test
    void answersOfARepeatAndFilesAreNoLists() {
        XlsFormReading reading = read("""
                #survey
                type | name | label
                select_one ${child} | eldest | Старший
                select_one_from_file towns.csv | town | Город
                select_multiple_from_file towns.geojson | towns | Города
                select_one yn | q | ?
                """ + CHOICES);
        assertThat(items(reading)).hasSize(1);
        assertThat(issues(reading))
                .containsExactly(
                        "UNSUPPORTED_TYPE survey 2 type",
                        "UNSUPPORTED_TYPE survey 3 type",
                        "UNSUPPORTED_TYPE survey 4 type");
    }

    @Test
    void aCascadeIsReadAndRemarksBesideItAreNoPartOfIt() {
        XlsFormReading reading = read("""
                #survey
                type | name | label | choice_filter
                select_one region | region | Район |
                select_one school | school | Школа | region = current()/../region
                select_one school | another | Другая школа | region=${region} and not(selected(${school}, name))
                #choices
                list_name | name | label | region | note (ours)
                region | north | Север | | first
                school | s1 | № 1 | north | moved
                """);
        assertThat(items(reading).get(1))
                .isInstanceOfSatisfying(
                        Item.Question.class,
                        school -> assertThat(((AnswerType.Single) school.answer()).filter())
                                .isEqualTo("region = ${region}"));
        assertThat(form(reading).choiceLists().get(1).choices().get(0).attributes())
                .isEqualTo(Map.of("region", "north"));
        assertThat(issues(reading))
                .containsExactlyInAnyOrder(
                        "MENDED_EXPRESSION survey 3 choice_filter", "UNKNOWN_COLUMN choices 1 note (ours)");
    }

    @Test
    void whatKeepsADraftFromBeingUsedIsNamedByItsRow() {
        XlsFormReading reading = read("""
                #survey
                type | name | label | relevant | constraint
                select_one yn | q | ? | |
                text | phone | Телефон | | regex(., '(?=8)[0-9]+')
                select_one nowhere | n | ? | |
                note | seen | Вы сказали ${nobody} | |
                text | late | ? | ${gone} = 'x' |
                integer | | |  |
                begin_group | t | Таблица | |
                end_group | | | |
                #choices
                list_name | name | label
                yn | yes | Да
                yn | yes | Нет
                yn | maybe |
                """);
        assertThat(reading.issues().stream()
                        .filter(issue -> issue.code() == XlsFormCode.UNSOUND)
                        .map(issue -> issue.sheet() + " " + issue.row() + " " + issue.column() + " " + issue.detail())
                        .toList())
                .containsExactlyInAnyOrder(
                        "survey 3 constraint INVALID_PATTERN (?=8)[0-9]+",
                        "survey 4 type UNKNOWN_CHOICE_LIST nowhere",
                        "survey 5 label UNKNOWN_PLACEHOLDER nobody",
                        "survey 6 relevant UNKNOWN_REFERENCE gone",
                        "survey 7 label MISSING_TEXT",
                        "choices 3 null DUPLICATE_NAME yes",
                        "choices 4 null MISSING_TEXT");
    }

    @Test
    void aTableKeepsWhatItsHeadingSays() {
        String table = """
                #survey
                type | name | label | appearance
                begin_group | g | %s | field-list
                select_one yn | head | Отметьте в каждой строке | label
                select_one yn | a | А | list-nolabel
                select_one yn | b | Б | list-nolabel
                end_group | | |
                """ + CHOICES;
        XlsFormReading bare = read(table.formatted(""));
        assertThat(items(bare).get(0).label()).isEqualTo(Text.of("ru", "Отметьте в каждой строке"));
        assertThat(bare.issues()).isEmpty();
        assertThat(items(read(table.formatted("О школе"))).get(0))
                .isInstanceOfSatisfying(Item.Question.class, matrix -> {
                    assertThat(matrix.label()).isEqualTo(Text.of("ru", "О школе"));
                    assertThat(matrix.hint()).isEqualTo(Text.of("ru", "Отметьте в каждой строке"));
                });
    }

    @Test
    void whereThereIsNoTableItsWordsAreNamed() {
        XlsFormReading reading = read("""
                #survey
                type | name | label | appearance
                begin_group | g | Оцените | table-list
                select_one yn | a | А |
                text | t | Т |
                end_group | | |
                begin_group | h | Еще | field-list
                select_one yn | head | Отметьте | label
                integer | i | И |
                end_group | | |
                """ + CHOICES);
        assertThat(issues(reading))
                .containsExactly("APPEARANCE_IGNORED survey 2 appearance", "APPEARANCE_IGNORED survey 7 appearance");
    }

    @Test
    void aGroupTooDeepLeavesItsConditionToWhatStandsInIt() {
        StringBuilder rows = new StringBuilder("#survey\ntype|name|label|relevant\ninteger|n|?|\n");
        for (int depth = 1; depth <= 6; depth++) {
            rows.append("begin_group|g" + depth + "|Г|${n} > " + depth + "\n");
        }
        rows.append("text|deep|?|${n} < 9\nnote|said|!|\n").append("end_group|||\n".repeat(6));
        XlsFormReading reading = read(rows.toString());
        assertThat(issues(reading)).containsExactly("TOO_DEEP survey 8 type");
        List<Item> inner = form(reading).items().stream()
                .map(Questionnaire.Placed::item)
                .filter(item -> item.name().equals("deep") || item.name().equals("said"))
                .toList();
        assertThat(inner).extracting(Item::relevant).containsExactly("(${n} > 6) and (${n} < 9)", "${n} > 6");
    }

    @Test
    void typesOfOldFormsAreAskedAsWhatTheyAre() {
        XlsFormReading reading = read("""
                #survey
                type | name | label
                phone number | phone | Телефон
                percentage | share | Доля
                get phone number | own |
                """);
        assertThat(items(reading))
                .extracting(item -> ((Item.Question) item).answer())
                .containsExactly(
                        new AnswerType.Written(false, null, "[0-9]*"), new AnswerType.Numeric(false, 0.0, 100.0));
        assertThat(issues(reading)).containsExactly("ASKED_AS_TEXT survey 2 type", "METADATA_IGNORED survey 4 type");
    }

    @Test
    void namesOfChoicesWithSpacesBecomeWordsWhereverTheyAreSaid() {
        XlsFormReading reading = read("""
                #survey
                type | name | label | relevant | default | choice_filter
                select_one town | town | Город | | New  York |
                select_one street | street | Улица | | | town = ${town}
                text | why | Почему? | ${town} = 'New  York' and ${street} != "5 Av" | |
                #choices
                list_name | name | label | town
                town | New  York | Нью-Йорк |
                town | Omsk | Омск |
                street | 5 Av | Пятая | New  York
                street | a b | А | Omsk
                street | a_b | Б | Omsk
                """);
        Item.Question town = (Item.Question) items(reading).get(0);
        assertThat(town.initial()).isEqualTo("'New_York'");
        assertThat(items(reading).get(2).relevant()).isEqualTo("${town} = 'New_York' and ${street} != \"5_Av\"");
        assertThat(form(reading).choiceLists().get(1).choices())
                .extracting(Choice::name)
                .containsExactly("5_Av", "a b", "a_b");
        assertThat(form(reading).choiceLists().get(1).choices().get(0).attributes())
                .isEqualTo(Map.of("town", "New_York"));
        assertThat(issues(reading))
                .containsExactlyInAnyOrder(
                        "NAME_CHANGED choices 2 name", "NAME_CHANGED choices 4 name", "UNSOUND choices 5 null");
    }
}
