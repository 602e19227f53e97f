package ru.opora.questionnaires.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ru.opora.questionnaires.Definitions.json;
import static ru.opora.questionnaires.Definitions.question;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.Definitions;
import ru.opora.questionnaires.Questionnaire;

class ScorerTest {

    private static final String F = ", 'scoring': {'factor': 'F'}";
    private static final String REVERSED = ", 'scoring': {'factor': 'F', 'reverse': true}";

    private static RespondentScore score(Questionnaire questionnaire, String answers, String... shown) {
        return new Scorer(questionnaire, RiskFormula.VERSION_1).score(json(answers), List.of(shown));
    }

    private static double risk(String item, String answer) {
        Double score = score(Definitions.of(item), "{'q': " + answer + "}", "q")
                .scores()
                .get("F");
        return score == null ? Double.NaN : score;
    }

    @Test
    void anItemIsARiskBetweenNothingAndOne() {
        String scale = question("scale", "q", "'min': 1, 'max': 5" + F);
        assertThat(risk(scale, "1")).isZero();
        assertThat(risk(scale, "2")).isEqualTo(0.25);
        assertThat(risk(scale, "5")).isEqualTo(1);
        assertThat(risk(question("scale", "q", "'min': 1, 'max': 5" + REVERSED), "2"))
                .isEqualTo(0.75);
        assertThat(risk(question("single", "q", "'choices': 'abc'" + F), "'b'")).isEqualTo(0.5);
        assertThat(risk(question("single", "q", "'choices': 'abc'" + REVERSED), "'a'"))
                .isEqualTo(1);
        assertThat(risk(question("multiple", "q", "'choices': 'abc'" + F), "['b', 'c']"))
                .isEqualTo(1);
        assertThat(risk(question("multiple", "q", "'choices': 'abc'" + F), "['b']"))
                .isCloseTo(1 / 3.0, within(1e-12));
        String number = question("number", "q", "'scoring': {'factor': 'F', 'from': 10, 'to': 30}");
        assertThat(risk(number, "25")).isEqualTo(0.75);
        assertThat(risk(number, "-100")).isZero();
        assertThat(risk(number, "1000")).isEqualTo(1);
    }

    @Test
    void whatSaysNothingIsNotAnswered() {
        assertThat(risk(question("single", "q", "'choices': 'abc'" + F), "'none'"))
                .isNaN();
        assertThat(risk(question("multiple", "q", "'choices': 'abc'" + F), "['none']"))
                .isNaN();
        assertThat(risk(question("scale", "q", "'min': 1, 'max': 5" + F), "{'cannotSay': true}"))
                .isNaN();
        assertThat(risk(question("scale", "q", "'min': 1, 'max': 5" + F), "null"))
                .isNaN();
    }

    @Test
    void itemsOfAFactorAreWeighed() {
        Questionnaire questionnaire = Definitions.of(
                question("scale", "a", "'min': 0, 'max': 1" + F),
                question("scale", "b", "'min': 0, 'max': 1, 'scoring': {'factor': 'F', 'weight': 3}"));
        assertThat(score(questionnaire, "{'a': 1, 'b': 0}", "a", "b").scores()).containsEntry("F", 0.25);
    }

    @Test
    void rowsOfAMatrixCountEach() {
        Questionnaire questionnaire = Definitions.of(question(
                "matrix",
                "m",
                "'choices': 'abc', 'rows': [{'name': 'r1', 'label': {'ru': '1'}" + F
                        + "}, {'name': 'r2', 'label': {'ru': '2'}" + REVERSED + "}]"));
        RespondentScore score = score(questionnaire, "{'m': {'r1': 'c', 'r2': 'c'}}", "r1", "r2");
        assertThat(score.scores()).containsEntry("F", 0.5);
        assertThat(score.answered()).isEqualTo(2);
    }

    @Test
    void aRespondentCountsFromSeventyPercentOfWhatWasShown() {
        String[] items = new String[10];
        for (int i = 0; i < 10; i++) {
            items[i] = question("scale", "q" + i, "'min': 0, 'max': 1" + F);
        }
        Questionnaire questionnaire = Definitions.of(items);
        String[] all = {"q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9"};
        String seven = "{'q0': 1, 'q1': 1, 'q2': 1, 'q3': 1, 'q4': 1, 'q5': 1, 'q6': 1}";
        assertThat(score(questionnaire, seven, all).counts()).isTrue();
        assertThat(score(questionnaire, seven.replace(", 'q6': 1", ""), all).counts())
                .isFalse();
        assertThat(score(questionnaire, "{'q0': 1}", "q0").counts()).isTrue();
        assertThat(score(questionnaire, "{}").counts()).isFalse();
    }

    @Test
    void levelsBeginWhereTheFormulaSays() {
        RiskFormula formula = RiskFormula.VERSION_1;
        assertThat(formula.significance(0.6)).isEqualTo(Significance.HIGH);
        assertThat(formula.significance(0.1 + 0.2 + 0.3 - 1e-16)).isEqualTo(Significance.HIGH);
        assertThat(formula.significance(0.5999)).isEqualTo(Significance.MEDIUM);
        assertThat(formula.significance(0.4)).isEqualTo(Significance.MEDIUM);
        assertThat(formula.significance(0.2)).isEqualTo(Significance.LOW);
        assertThat(formula.significance(0.1999)).isEqualTo(Significance.NONE);
        assertThat(formula.significance(null)).isEqualTo(Significance.INSUFFICIENT_DATA);
    }

    @Test
    void aFactorIsTheWeightedMeanOfGroupsThatAreLargeEnough() {
        FactorScore score = FactorScore.of(
                "F",
                Map.of(
                        "TEACHER",
                        new GroupTally(10, 8),
                        "PUPIL",
                        new GroupTally(20, 4),
                        "PARENT",
                        new GroupTally(4, 4)),
                Map.of("TEACHER", 2.0),
                RiskFormula.VERSION_1);
        assertThat(score.value()).isEqualTo(0.6);
        assertThat(score.significance()).isEqualTo(Significance.HIGH);
        assertThat(score.groups())
                .containsExactly(
                        new FactorScore.Group("PARENT", 1, null, null),
                        new FactorScore.Group("PUPIL", 1, 20L, 0.2),
                        new FactorScore.Group("TEACHER", 2, 10L, 0.8));
    }

    @Test
    void withoutALargeEnoughGroupNothingIsSaid() {
        FactorScore score = FactorScore.of(
                "F",
                Map.of("TEACHER", new GroupTally(4, 4), "PUPIL", GroupTally.NONE),
                Map.of(),
                RiskFormula.VERSION_1);
        assertThat(score.value()).isNull();
        assertThat(score.significance()).isEqualTo(Significance.INSUFFICIENT_DATA);
        assertThat(score.groups())
                .containsExactly(
                        new FactorScore.Group("PUPIL", 1, 0L, null), new FactorScore.Group("TEACHER", 1, null, null));
    }

    @Test
    void talliesAddUpInAnyOrder() {
        GroupTally one = GroupTally.NONE.plus(0.5).plus(1);
        GroupTally other = GroupTally.NONE.plus(0.25);
        assertThat(one.plus(other)).isEqualTo(other.plus(one)).isEqualTo(new GroupTally(3, 1.75));
    }

    @Test
    void textsNeedMoreRespondentsThanFigures() {
        assertThat(RiskFormula.VERSION_1.mayShow(4)).isFalse();
        assertThat(RiskFormula.VERSION_1.mayShow(5)).isTrue();
        assertThat(RiskFormula.VERSION_1.mayShowTexts(9)).isFalse();
        assertThat(RiskFormula.VERSION_1.mayShowTexts(10)).isTrue();
    }
}
