package ru.opora.questionnaires.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.Definitions;
import tools.jackson.databind.JsonNode;

/** Prints how long a large form takes; how long depends on the machine, so nothing is asserted about it. */
class ValidationSpeedTest {

    private static final int QUESTIONS = 250;
    private static final int ROUNDS = 3_000;

    @Test
    void aFormOf250QuestionsIsValidated() {
        List<String> items = new ArrayList<>();
        StringBuilder answers = new StringBuilder("{");
        for (int i = 0; i < QUESTIONS; i++) {
            String relevant =
                    i < 2 ? "" : "'relevant': '${q" + (i - 1) + "} != 99 and not(${q" + (i - 2) + "} = 98)', ";
            items.add(
                    switch (i % 5) {
                        case 0 ->
                            Definitions.question("scale", "q" + i, relevant + "'min': 0, 'max': 10, 'required': true");
                        case 1 ->
                            Definitions.question(
                                    "number",
                                    "q" + i,
                                    relevant + "'min': 0, 'max': 100, 'constraint': '. >= 0 and . < 97'");
                        case 2 ->
                            Definitions.question(
                                    "single", "q" + i, relevant + "'choices': 'numbers', 'required': true");
                        case 3 ->
                            Definitions.question(
                                    "number", "q" + i, relevant + "'decimal': true, 'requiredIf': '${q0} > 3'");
                        default ->
                            Definitions.question("scale", "q" + i, relevant + "'min': 1, 'max': 5, 'cannotSay': true");
                    });
            answers.append(i == 0 ? "" : ",")
                    .append("'q")
                    .append(i)
                    .append("': ")
                    .append(i % 5 == 2 ? "'4'" : "4");
        }
        String numbers =
                "{'name': 'numbers', 'choices': [{'name': '4', 'label': {'ru': '4'}}, {'name': '5', 'label': {'ru': '5'}}]},";
        Form form = Form.of(Definitions.read(
                Definitions.whole(String.join(",", items)).replace("'choiceLists': [", "'choiceLists': [" + numbers)));
        JsonNode json = Definitions.json(answers.append("}").toString());
        AnswerRules rules = AnswerRules.complete(LocalDate.of(2026, 9, 1));
        assertThat(form.validate(json, rules).problems()).isEmpty();
        for (int i = 0; i < ROUNDS; i++) {
            form.validate(json, rules);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            form.validate(json, rules);
        }
        System.out.printf(
                "%d questions validated in %d µs of processor time%n",
                QUESTIONS, (threads.getCurrentThreadCpuTime() - start) / ROUNDS / 1_000);
    }
}
