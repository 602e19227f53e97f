package ru.opora.questionnaires.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.questionnaires.Definitions.question;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.DefinitionGenerator;
import ru.opora.questionnaires.Definitions;
import ru.opora.questionnaires.Questionnaire;

class DefinitionCheckTest {

    private static final String YN = question("single", "yn", "'choices': 'yn'");
    private static final String ABC = question("multiple", "m", "'choices': 'abc'");
    private static final String AGE = question("number", "age", "'min': 0, 'max': 100");

    private static List<String> problems(String... items) {
        return DefinitionCheck.check(Definitions.of(items)).stream()
                .filter(problem -> !problem.code().name().startsWith("UNUSED"))
                .map(problem -> problem.code() + " " + problem.pointer())
                .toList();
    }

    private static String text(String more) {
        return question("text", "t", more);
    }

    /** In the brief writing of definitions an apostrophe is a quotation mark, so those of the expression are escaped. */
    private static String shownIf(String expression) {
        return text("'relevant': '" + expression.replace("'", "\\u0027") + "'");
    }

    @Test
    void aSoundDefinitionHasNoProblems() {
        assertThat(problems(YN, ABC, AGE, shownIf("${yn} = 'yes' and selected(${m}, 'a') and ${age} > 17")))
                .isEmpty();
    }

    @Test
    void generatedDefinitionsHaveNoErrors() {
        Random random = new Random(31);
        for (int i = 0; i < 500; i++) {
            Questionnaire questionnaire = new DefinitionGenerator(random).next();
            assertThat(DefinitionCheck.check(questionnaire))
                    .filteredOn(problem -> problem.isError())
                    .isEmpty();
        }
    }

    @Test
    void aDefaultIsHeldAgainstItsQuestion() {
        assertThat(problems(AGE, text("'default': '${age} + 1'"))).isEmpty();
        assertThat(problems(question("number", "n", "'default': 'today()'")))
                .containsExactly("TYPE_MISMATCH /sections/0/items/0/default");
        assertThat(problems(question("single", "q", "'choices': 'yn', 'default': '\\u0027maybe\\u0027'")))
                .containsExactly("UNKNOWN_CHOICE /sections/0/items/0/default");
        assertThat(problems(question("multiple", "q", "'choices': 'abc', 'default': '\\u0027a b z\\u0027'")))
                .containsExactly("UNKNOWN_CHOICE /sections/0/items/0/default");
        assertThat(problems(text("'default': '${nobody}'")))
                .containsExactly("UNKNOWN_REFERENCE /sections/0/items/0/default");
        assertThat(problems(text("'default': '. + 1'")))
                .containsExactly("SELF_NOT_ALLOWED /sections/0/items/0/default");
    }

    @Test
    void namesAreHeldAgainstEachOther() {
        assertThat(problems(YN, question("text", "YN", ""))).containsExactly("DUPLICATE_NAME /sections/0/items/1/name");
        assertThat(problems(question("text", "1a", ""))).containsExactly("INVALID_NAME /sections/0/items/0/name");
        assertThat(problems(question("single", "q", "'choices': 'yn', 'other': true"), question("text", "q_other", "")))
                .containsExactly("DUPLICATE_NAME /sections/0/items/1/name");
        assertThat(problems(
                        question("matrix", "m", "'choices': 'abc', 'rows': [{'name': 'page1', 'label': {'ru': 'x'}}]")))
                .containsExactly("DUPLICATE_NAME /sections/0/items/0/rows/0/name");
    }

    @Test
    void whatIsReferredToMustExist() {
        assertThat(problems(question("single", "q", "'choices': 'nope'")))
                .containsExactly("UNKNOWN_CHOICE_LIST /sections/0/items/0/choices");
        assertThat(problems(question("scale", "q", "'min': 1, 'max': 5, 'scoring': {'factor': 'G'}")))
                .containsExactly("UNKNOWN_FACTOR /sections/0/items/0/scoring/factor");
        assertThat(problems(shownIf("${nope} = 1"))).containsExactly("UNKNOWN_REFERENCE /sections/0/items/0/relevant");
        assertThat(problems(shownIf("region = 1"))).containsExactly("UNKNOWN_ATTRIBUTE /sections/0/items/0/relevant");
        assertThat(problems(shownIf(". = 1"))).containsExactly("SELF_NOT_ALLOWED /sections/0/items/0/relevant");
        assertThat(problems(text("'hint': {'ru': 'Вы сказали ${nope}'}")))
                .containsExactly("UNKNOWN_PLACEHOLDER /sections/0/items/0/hint");
    }

    @Test
    void typesAreHeldAgainstEachOther() {
        assertThat(problems(AGE, shownIf("${age}"))).containsExactly("TYPE_MISMATCH /sections/0/items/1/relevant");
        assertThat(problems(AGE, shownIf("${age} = 'old'")))
                .containsExactly("TYPE_MISMATCH /sections/0/items/1/relevant");
        assertThat(problems(AGE, shownIf("${age} > today()"))).isNotEmpty();
        assertThat(problems(YN, shownIf("${yn} > 1"))).containsExactly("TYPE_MISMATCH /sections/0/items/1/relevant");
        assertThat(problems(AGE, shownIf("${age} = '18'"))).isEmpty();
        assertThat(problems(AGE, YN, shownIf("(${age} > 7) + (${yn} = 'yes') = 2")))
                .isEmpty();
        assertThat(problems(AGE, shownIf("${age} = ''"))).isEmpty();
        assertThat(problems(ABC, shownIf("${m} = 'a'"))).containsExactly("USE_SELECTED /sections/0/items/1/relevant");
        assertThat(problems(YN, AGE, shownIf("if(${yn} = 'yes', ${age}, 0) > 3")))
                .isEmpty();
    }

    @Test
    void choicesThatDoNotExistAreNamed() {
        assertThat(problems(YN, shownIf("${yn} != 'maybe'")))
                .containsExactly("UNKNOWN_CHOICE /sections/0/items/1/relevant");
        assertThat(problems(ABC, shownIf("not(selected(${m}, 'd'))")))
                .containsExactly("UNKNOWN_CHOICE /sections/0/items/1/relevant");
    }

    @Test
    void questionsOnLaterOnesAreNamedAndComputedValuesMayLookAhead() {
        assertThat(problems(shownIf("${yn} = 'yes'"), YN)).containsExactly("LATER_REFERENCE /sections/0/items/0");
        assertThat(problems("{'type': 'computed', 'name': 'c', 'expression': '${age} * 2'}", AGE))
                .isEmpty();
    }

    @Test
    void circlesAreFoundOnce() {
        assertThat(problems(
                        question("text", "a", "'relevant': '${c} > 1'"),
                        "{'type': 'computed', 'name': 'b', 'expression': 'string-length(${a})'}",
                        "{'type': 'computed', 'name': 'c', 'expression': '${b} + 1'}"))
                .containsExactly("CYCLE /sections/0/items/0");
        assertThat(problems(question("number", "a", "'relevant': '${a} > 1'")))
                .containsExactly("CYCLE /sections/0/items/0");
        assertThat(problems("{'type': 'group', 'name': 'g', 'relevant': '${x} > 1', 'items': ["
                        + question("number", "x", "") + "]}"))
                .contains("CYCLE /sections/0/items/0");
    }

    @Test
    void conditionsNobodyFulfilsAreFound() {
        assertThat(unreachable(shownIf("false()"))).isTrue();
        assertThat(unreachable(shownIf("1 = 2"))).isTrue();
        assertThat(unreachable(YN, shownIf("${yn} = 'yes' and ${yn} = 'no'"))).isTrue();
        assertThat(unreachable(YN, shownIf("not(${yn} != 'yes' or ${yn} = 'yes')")))
                .isTrue();
        assertThat(unreachable(YN, shownIf("${yn} = 'maybe'"))).isTrue();
        assertThat(unreachable(ABC, shownIf("selected(${m}, 'a') and not(selected(${m}, 'a'))")))
                .isTrue();
        assertThat(unreachable(AGE, shownIf("${age} > 10 and ${age} < 11"))).isTrue();
        assertThat(unreachable(AGE, shownIf("${age} > 100"))).isTrue();
        assertThat(unreachable(AGE, shownIf("${age} < 0 or ${age} > 200"))).isTrue();
        assertThat(unreachable(question("scale", "q", "'min': 1, 'max': 5"), shownIf("${q} * 2 = 5")))
                .isTrue();
        assertThat(unreachable(question("text", "q", ""), shownIf("${q} = 'a' and ${q} = 'b'")))
                .isTrue();
    }

    @Test
    void conditionsSomebodyFulfilsAreNot() {
        assertThat(unreachable(YN, shownIf("${yn} != 'yes' and ${yn} != 'no'"))).isFalse(); // not answered
        assertThat(unreachable(AGE, shownIf("${age} > 10 and ${age} < 12"))).isFalse();
        assertThat(unreachable(AGE, shownIf("${age} != 0 and ${age} != 100 and ${age} >= 0")))
                .isFalse();
        assertThat(unreachable(question("number", "d", "'decimal': true"), shownIf("${d} > 1 and ${d} < 1.5")))
                .isFalse();
        assertThat(unreachable(AGE, shownIf("${age} mod 7 = 3 and ${age} > 90")))
                .isFalse();
        assertThat(unreachable(ABC, shownIf("selected(${m}, 'a') and selected(${m}, 'b')")))
                .isFalse();
        assertThat(unreachable(question("text", "q", ""), shownIf("${q} != 'a' and ${q} != 'b' and ${q} != ''")))
                .isFalse();
        assertThat(unreachable(shownIf("today() > date(0)"))).isFalse();
    }

    @Test
    void conditionsOfGroupsAroundCount() {
        String inner = "{'type': 'group', 'name': 'g', 'relevant': '${age} > 50', 'items': ["
                + question("text", "t", "'relevant': '${age} < 20'") + "]}";
        assertThat(problems(AGE, inner)).containsExactly("UNREACHABLE /sections/0/items/1/items/0/relevant");
        String never = "{'type': 'group', 'name': 'g', 'relevant': '${age} > 500', 'items': ["
                + question("number", "t", "") + "]}";
        assertThat(problems(AGE, never, question("text", "u", "'relevant': '${t} > 1'")))
                .containsExactly(
                        "UNREACHABLE /sections/0/items/1/relevant", "UNREACHABLE /sections/0/items/2/relevant");
    }

    @Test
    void rangesThatHoldNothingAreNamed() {
        assertThat(problems(question("number", "q", "'min': 5, 'max': 1")))
                .containsExactly("EMPTY_RANGE /sections/0/items/0/min");
        assertThat(problems(question("scale", "q", "'min': 5, 'max': 1")))
                .containsExactly("EMPTY_RANGE /sections/0/items/0/min");
        assertThat(problems(question("scale", "q", "'min': 1, 'max': 5, 'step': 3")))
                .containsExactly("OUT_OF_RANGE /sections/0/items/0/step");
        assertThat(problems(question("scale", "q", "'min': 1, 'max': 5, 'labels': 'abc'")))
                .hasSize(4)
                .allMatch(problem -> problem.equals("WRONG_TYPE /sections/0/items/0/labels"));
        assertThat(problems(question("date", "q", "'min': '2026-01-02', 'max': '2026-01-01'")))
                .containsExactly("EMPTY_RANGE /sections/0/items/0/min");
        assertThat(problems(question("multiple", "q", "'choices': 'yn', 'minSelected': 3")))
                .containsExactly("EMPTY_RANGE /sections/0/items/0/minSelected");
        assertThat(problems(text("'pattern': '(a'"))).containsExactly("INVALID_PATTERN /sections/0/items/0/pattern");
        assertThat(problems(text("'constraint': 'false()'")))
                .containsExactly("NEVER_ACCEPTED /sections/0/items/0/constraint");
        assertThat(problems(question("file", "q", "'accept': 'audio'")))
                .containsExactly("KIND_NOT_TAKEN /sections/0/items/0/accept");
        assertThat(problems(question("file", "q", "'accept': 'image'"))).isEmpty();
    }

    @Test
    void scoresNeedValues() {
        String scoring = ", 'scoring': {'factor': 'F'}";
        assertThat(problems(question("single", "q", "'choices': 'yn'" + scoring)))
                .containsExactly("NO_VALUES /sections/0/items/0/scoring");
        assertThat(problems(question("single", "q", "'choices': 'abc'" + scoring)))
                .isEmpty();
        assertThat(problems(question("number", "q", "'min': 0" + scoring)))
                .containsExactly("NO_VALUES /sections/0/items/0/scoring");
        assertThat(problems(question("text", "q", "'multiline': true" + scoring)))
                .containsExactly("NOT_SCORABLE /sections/0/items/0/scoring");
        assertThat(problems(
                        question("scale", "q", "'min': 1, 'max': 5, 'scoring': {'factor': 'F', 'from': 5, 'to': 1}")))
                .containsExactly("EMPTY_RANGE /sections/0/items/0/scoring");
    }

    @Test
    void missingTranslationsAreWarningsAndMissingTextsErrors() {
        String json = Definitions.whole(question("text", "q", ""))
                .replace("'languages': ['ru']", "'languages': ['en', 'ru']");
        assertThat(DefinitionCheck.check(Definitions.read(json)))
                .filteredOn(problem -> problem.pointer().equals("/sections/0/items/0/label"))
                .extracting(problem -> problem.code() + " " + problem.parameters())
                .containsExactly("MISSING_TEXT {language=en}");
        String other = Definitions.whole(question("text", "q", ""))
                .replace("'languages': ['ru']", "'languages': ['ru', 'en']");
        assertThat(DefinitionCheck.check(Definitions.read(other)))
                .filteredOn(problem -> problem.pointer().equals("/sections/0/items/0/label"))
                .extracting(problem -> problem.code() + " " + problem.parameters())
                .containsExactly("MISSING_TRANSLATION {language=en}");
    }

    private static boolean unreachable(String... items) {
        return problems(items).stream().anyMatch(problem -> problem.startsWith("UNREACHABLE"));
    }
}
