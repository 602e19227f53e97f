package ru.opora.questionnaires.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ru.opora.questionnaires.DefinitionReader;
import ru.opora.questionnaires.DefinitionWriter;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.checking.DefinitionCheck;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.questionnaires.scoring.RiskFormula;
import ru.opora.questionnaires.scoring.ScoredItem;
import ru.opora.questionnaires.scoring.Scorer;

class BuiltInTest {

    @ParameterizedTest
    @EnumSource
    void nothingIsWrongWithIt(BuiltIn builtIn) {
        Questionnaire questionnaire = builtIn.read();
        assertThat(questionnaire.code()).isEqualTo(builtIn.code());
        assertThat(questionnaire.languages()).containsExactly("ru", "en");
        assertThat(DefinitionCheck.check(questionnaire)).isEmpty();
        assertThat(DefinitionReader.read(DefinitionWriter.write(questionnaire)).questionnaire())
                .isEqualTo(questionnaire);
    }

    @Test
    void everyRiskFactorIsAskedAboutByEveryoneWithAtLeastTwoItems() {
        for (BuiltIn builtIn :
                List.of(BuiltIn.RISK_HEAD, BuiltIn.RISK_TEACHER, BuiltIn.RISK_PUPIL, BuiltIn.RISK_PARENT)) {
            Map<String, Integer> items = new HashMap<>();
            for (ScoredItem item : new Scorer(builtIn.read(), RiskFormula.VERSION_1).items()) {
                items.merge(item.scoring().factor(), 1, Integer::sum);
            }
            for (RiskFactor factor : RiskFactor.values()) {
                assertThat(items.getOrDefault(factor.name(), 0))
                        .as("%s of %s", factor, builtIn)
                        .isGreaterThanOrEqualTo(2);
            }
            assertThat(items.keySet()).hasSize(RiskFactor.values().length);
        }
    }

    @Test
    void codesAreTheirOwn() {
        Set<String> codes = new HashSet<>();
        assertThat(Arrays.stream(BuiltIn.values()).allMatch(builtIn -> codes.add(builtIn.code())))
                .isTrue();
    }
}
