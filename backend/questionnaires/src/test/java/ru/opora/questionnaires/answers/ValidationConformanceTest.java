package ru.opora.questionnaires.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import ru.opora.questionnaires.CanonicalJson;
import ru.opora.questionnaires.DefinitionReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The cases that every implementation of validation gives the same result for; the respondent's page runs them too. */
class ValidationConformanceTest {

    private static final JsonNode FILE = read();

    private static JsonNode read() {
        InputStream in = ValidationConformanceTest.class.getResourceAsStream(
                "/ru/opora/questionnaires/conformance/validation.json");
        return JsonMapper.shared().readTree(Objects.requireNonNull(in));
    }

    @TestFactory
    List<DynamicTest> everyFormGivesWhatTheFileSays() {
        return FILE.get("forms")
                .valueStream()
                .map(form -> DynamicTest.dynamicTest(form.get("name").asString(), () -> check(form)))
                .toList();
    }

    private static void check(JsonNode json) {
        Form form = form(json);
        for (JsonNode each : json.get("cases")) {
            AnswerRules rules = new AnswerRules(
                    LocalDate.parse(FILE.get("today").asString()), !each.has("draft"), each.has("refuse"));
            Validated validated = form.validate(each.get("answers"), rules);
            assertThat(validated.problems().stream()
                            .map(problem -> problem.code() + " " + problem.pointer())
                            .toList())
                    .as(each.toString())
                    .isEqualTo(each.get("problems")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
            assertThat(CanonicalJson.write(validated.answers()))
                    .as(each.toString())
                    .isEqualTo(CanonicalJson.write(each.get("kept")));
            if (each.has("computed")) {
                assertThat(CanonicalJson.write(validated.computed()))
                        .as(each.toString())
                        .isEqualTo(CanonicalJson.write(each.get("computed")));
            }
            if (each.has("shown")) {
                assertThat(validated.shown())
                        .as(each.toString())
                        .isEqualTo(each.get("shown")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList());
            }
        }
    }

    /** The form's items under the head that all forms share. */
    private static Form form(JsonNode json) {
        ObjectNode definition = (ObjectNode) FILE.get("head").deepCopy();
        if (json.has("choiceLists")) {
            definition.set("choiceLists", json.get("choiceLists"));
        }
        ObjectNode section = definition.putArray("sections").addObject();
        section.put("type", "group").put("name", "page1").set("items", json.get("items"));
        DefinitionReader.Reading reading = DefinitionReader.read(definition);
        assertThat(reading.problems()).isEmpty();
        return Form.of(Objects.requireNonNull(reading.questionnaire()));
    }
}
