package ru.opora.questionnaires.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.DefinitionGenerator;
import ru.opora.questionnaires.Definitions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Properties on generated forms and answers; each is seeded, so a failure names an input that fails again. */
class AnswerPropertiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "3",
        "0.5",
        "1e300",
        "'one0'",
        "'last'",
        "'other'",
        "'99'",
        "'x'",
        "''",
        "' '",
        "'2026-05-05'",
        "[]",
        "['one0', 'one1']",
        "['last']",
        "['last', 'last']",
        "[1, [2]]",
        "{}",
        "{'cannotSay': true}",
        "{'q_1': 'one0'}",
        "[{'id': 'a', 'name': 'b', 'type': 'image/png', 'size': 5}]",
        "[{'id': 7}]",
        "'\\u0000'",
        "'\\ud800'",
        "{'cannotSay': 1}"
    };

    @Test
    void anyAnswersGiveAResultAndAlwaysTheSame() {
        Random random = new Random(41);
        for (int i = 0; i < 300; i++) {
            Form form = Form.of(new DefinitionGenerator(random).next());
            for (int n = 0; n < 10; n++) {
                JsonNode answers = answers(form, random);
                AnswerRules rules = new AnswerRules(TODAY, random.nextBoolean(), random.nextBoolean());
                Validated validated = form.validate(answers, rules);
                assertThat(form.validate(answers, rules)).isEqualTo(validated);
            }
        }
    }

    @Test
    void whatIsKeptOfGoodAnswersIsGoodAndKeptWhole() {
        Random random = new Random(42);
        int good = 0;
        for (int i = 0; i < 600; i++) {
            Form form = Form.of(new DefinitionGenerator(random).next());
            for (int n = 0; n < 10; n++) {
                Validated validated = form.validate(answers(form, random), AnswerRules.draft(TODAY));
                if (validated.isValid()) {
                    good++;
                    Validated again = form.validate(validated.answers(), new AnswerRules(TODAY, false, true));
                    assertThat(again).isEqualTo(validated);
                }
            }
        }
        assertThat(good).isGreaterThan(100);
    }

    @Test
    void everyProblemPointsAtAnAnswerOrAtAQuestionWithoutOne() {
        Random random = new Random(43);
        for (int i = 0; i < 200; i++) {
            Form form = Form.of(new DefinitionGenerator(random).next());
            JsonNode answers = answers(form, random);
            for (AnswerProblem problem :
                    form.validate(answers, AnswerRules.complete(TODAY)).problems()) {
                String[] parts = problem.pointer().split("/", -1);
                boolean known =
                        form.names().contains(parts[1].replace("~1", "/").replace("~0", "~"));
                assertThat(known)
                        .as(problem.toString())
                        .isEqualTo(problem.code() != AnswerCode.UNKNOWN_FIELD || parts.length > 2);
            }
        }
    }

    @Test
    void manyMoreFieldsThanQuestionsAreRefusedUnread() {
        Form form = Form.of(Definitions.of(Definitions.question("text", "q", "")));
        ObjectNode answers = (ObjectNode) Definitions.json("{}");
        for (int i = 0; i < 100; i++) {
            answers.put("x" + i, i);
        }
        assertThat(form.validate(answers, AnswerRules.draft(TODAY)).problems())
                .extracting(AnswerProblem::code)
                .containsExactly(AnswerCode.MALFORMED);
    }

    @Test
    void aFormWithErrorsTakesNoAnswers() {
        assertThatThrownBy(
                        () -> Form.of(Definitions.of(Definitions.question("text", "q", "'relevant': '${nope} = 1'"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UNKNOWN_REFERENCE");
    }

    private static JsonNode answers(Form form, Random random) {
        ObjectNode answers = (ObjectNode) Definitions.json("{}");
        for (String field : List.copyOf(form.names())) {
            if (random.nextInt(3) > 0) {
                answers.set(field, Definitions.json(VALUES[random.nextInt(VALUES.length)]));
            }
        }
        if (random.nextInt(5) == 0) {
            answers.put("no such/field~", 1);
        }
        return answers;
    }
}
