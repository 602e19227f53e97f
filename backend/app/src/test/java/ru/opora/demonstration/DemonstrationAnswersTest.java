package ru.opora.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.answers.AnswerRules;
import ru.opora.questionnaires.answers.Form;
import ru.opora.questionnaires.answers.Validated;
import ru.opora.questionnaires.scoring.FactorScore;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.questionnaires.scoring.RiskFormula;
import ru.opora.questionnaires.scoring.Scorer;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.Definitions;

/** The schools of the demonstration whose profile is not left to chance. */
class DemonstrationAnswersTest {

    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Test
    void aSchoolOfTheDemonstrationHasAHighFactorAnotherLowOnesAndOneNotEnoughAnswers() {
        var schools = DemonstrationData.everything(DAY.getYear()).surveys().schools();
        for (String form : new String[] {"risk-teacher", "risk-pupil"}) {
            assertThat(significance(form, schools.get(0), "MOTIVATION")).isEqualTo(Significance.HIGH);
            assertThat(significance(form, schools.get(1), "MOTIVATION")).isEqualTo(Significance.LOW);
        }
        assertThat(Objects.requireNonNull(schools.get(2).most())).isLessThan(RiskFormula.VERSION_1.smallestGroup());
    }

    private static Significance significance(String code, DemonstrationData.School school, String factor) {
        Questionnaire questionnaire =
                Objects.requireNonNull(Definitions.readyMade().get(code)).questionnaire();
        var inventor = new DemonstrationAnswers(questionnaire, java.util.List.of("Слова"), DAY, 42);
        var scorer = new Scorer(questionnaire, RiskFormula.VERSION_1);
        Map<String, GroupTally> tallies = new HashMap<>();
        for (int i = 0; i < school.least(); i++) {
            Validated given = inventor.next(0.5, school.risks()).orElseThrow();
            var shown = Form.of(questionnaire)
                    .validate(given.answers(), AnswerRules.draft(DAY))
                    .shown();
            scorer.score(given.answers(), shown)
                    .scores()
                    .forEach((name, value) -> tallies.merge(name, GroupTally.NONE.plus(value), GroupTally::plus));
        }
        return FactorScore.of(
                        factor,
                        Map.of("G", tallies.getOrDefault(factor, GroupTally.NONE)),
                        Map.of(),
                        RiskFormula.VERSION_1)
                .significance();
    }
}
