package ru.opora.questionnaires;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.questionnaires.Definitions.json;
import static ru.opora.questionnaires.Definitions.question;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.DefinitionReader.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DefinitionJsonTest {

    @Test
    void whatIsWrittenReadsBackEqual() {
        Random random = new Random(21);
        for (int i = 0; i < 500; i++) {
            Questionnaire questionnaire = new DefinitionGenerator(random).next();
            Reading reading = DefinitionReader.read(DefinitionWriter.write(questionnaire));
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.questionnaire()).isEqualTo(questionnaire);
        }
    }

    @Test
    void theHashStaysWhenKeysMoveAndDefaultsAreWrittenOut() {
        Questionnaire brief = Definitions.of(question("single", "q", "'choices': 'yn'"));
        Questionnaire wordy = Definitions.of(
                "{'required': false, 'hint': {}, 'choices': 'yn', 'other': false, "
                        + "'label': {'ru': 'q?', 'en': ''}, 'display': 'list', 'name': 'q', 'type': 'single', 'relevant': ' '}");
        assertThat(DefinitionWriter.hash(wordy))
                .isEqualTo(DefinitionWriter.hash(brief))
                .hasSize(64);
    }

    @Test
    void theHashMovesWithAnyContent() {
        String before = DefinitionWriter.hash(Definitions.of(question("scale", "q", "'min': 1, 'max': 5")));
        assertThat(DefinitionWriter.hash(Definitions.of(question("scale", "q", "'min': 1, 'max': 6"))))
                .isNotEqualTo(before);
        assertThat(DefinitionWriter.hash(
                        Definitions.of(question("scale", "q", "'min': 1, 'max': 5, 'required': true"))))
                .isNotEqualTo(before);
    }

    /** Frozen definitions are known by their hash: it must not change with the program. */
    @Test
    void theHashOfAKnownDefinitionIsWhatItWas() {
        Questionnaire questionnaire = Definitions.of(question("number", "q", "'decimal': true, 'min': 0.25"));
        assertThat(CanonicalJson.write(DefinitionWriter.write(questionnaire)))
                .contains(
                        "{\"decimal\":true,\"label\":{\"ru\":\"q?\"},\"min\":0.25,\"name\":\"q\",\"type\":\"number\"}");
        assertThat(DefinitionWriter.hash(questionnaire)).isEqualTo(KNOWN_HASH);
    }

    private static final String KNOWN_HASH = "d46b2bc579e6ef61f0a9b0769bf201bf35fc074dc3de87ae2421ed7992311967";

    @Test
    void everyMistakeIsSaidAtOnceWithItsPlace() {
        Reading reading = DefinitionReader.read(json("""
                {'format': 2, 'languages': 'ru', 'title': {'ru': 5}, 'colour': 'red',
                 'sections': [{'type': 'group', 'name': 's', 'items': [
                   {'type': 'essay', 'name': 'q1'},
                   {'type': 'text', 'name': 'q2', 'maxLength': 0, 'required': 'yes', 'choices': 'x'},
                   {'type': 'scale', 'name': 'q3'},
                   {'type': 'date', 'name': 'q4', 'min': '2026-02-30'},
                   {'type': 'number', 'name': 'q5', 'min': 1e300, 'required': true, 'requiredIf': '1 = 1'}]},
                   {'type': 'note', 'name': 'n'}]}
                """));
        assertThat(reading.questionnaire()).isNull();
        assertThat(reading.problems())
                .extracting(problem -> problem.code() + " " + problem.pointer())
                .contains(
                        "UNSUPPORTED_FORMAT /format",
                        "REQUIRED /code",
                        "WRONG_TYPE /languages",
                        "WRONG_TYPE /title/ru",
                        "UNKNOWN_FIELD /colour",
                        "UNKNOWN_VALUE /sections/0/items/0/type",
                        "OUT_OF_RANGE /sections/0/items/1/maxLength",
                        "WRONG_TYPE /sections/0/items/1/required",
                        "UNKNOWN_FIELD /sections/0/items/1/choices",
                        "REQUIRED /sections/0/items/2/min",
                        "REQUIRED /sections/0/items/2/max",
                        "WRONG_TYPE /sections/0/items/3/min",
                        "OUT_OF_RANGE /sections/0/items/4/min",
                        "UNKNOWN_FIELD /sections/0/items/4/requiredIf",
                        "UNKNOWN_VALUE /sections/1/type");
    }

    @Test
    void whatIsNoDefinitionAtAllIsAProblemAndNoException() {
        for (String text :
                List.of("null", "5", "[]", "'x'", "{}", "{'format': 'x', 'sections': [null, 5, {'items': 7}]}")) {
            Reading reading = DefinitionReader.read(json(text));
            assertThat(reading.questionnaire()).as(text).isNull();
            assertThat(reading.problems()).as(text).isNotEmpty();
        }
    }

    @Test
    void anyDefinitionWithAnyValueInAnyPlaceIsReadOrRefused() {
        Random random = new Random(22);
        String[] values = {
            "null", "true", "-1", "1e308", "'x'", "''", "[]", "{}", "[[]]", "{'ru': 'x'}", "'\\u0000'", "'\\ud800'"
        };
        for (int i = 0; i < 3_000; i++) {
            ObjectNode json = DefinitionWriter.write(new DefinitionGenerator(random).next());
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                spoil(json, json(values[random.nextInt(values.length)]), random);
            }
            Reading reading = DefinitionReader.read(json);
            assertThat(reading.questionnaire() == null)
                    .as(json.toString())
                    .isEqualTo(!reading.problems().isEmpty());
        }
    }

    private static void spoil(JsonNode node, JsonNode value, Random random) {
        List<String> names = List.copyOf(node.propertyNames());
        if (node instanceof ObjectNode object && !names.isEmpty()) {
            String name = names.get(random.nextInt(names.size()));
            JsonNode child = Objects.requireNonNull(object.get(name));
            if (child.isContainer() && !child.isEmpty() && random.nextInt(4) > 0) {
                spoil(child, value, random);
            } else {
                object.set(name, value);
            }
        } else if (node.isArray() && !node.isEmpty()) {
            spoil(node.get(random.nextInt(node.size())), value, random);
        }
    }

    @Test
    void sizesAreBounded() {
        String many = String.join(",", java.util.Collections.nCopies(1_001, question("text", "q", "")));
        assertThat(problems(Definitions.whole(many))).contains("TOO_MANY /sections/0/items");
        String deep = question("text", "q", "");
        for (int i = 0; i < 6; i++) {
            deep = "{'type': 'group', 'name': 'g" + i + "', 'items': [" + deep + "]}";
        }
        assertThat(problems(Definitions.whole(deep))).anyMatch(problem -> problem.startsWith("TOO_DEEP"));
        assertThat(problems(Definitions.whole(question("text", "q", "'hint': {'ru': '" + "x".repeat(4_001) + "'}"))))
                .containsExactly("TOO_LONG /sections/0/items/0/hint/ru");
        String rows = String.join(",", java.util.Collections.nCopies(600, "{'name': 'r'}"));
        String matrix = question("matrix", "m", "'choices': 'abc', 'rows': [" + rows + "]");
        assertThat(problems(Definitions.whole(matrix + "," + matrix))).contains("TOO_MANY /sections/0/items/1");
    }

    private static List<String> problems(String text) {
        return DefinitionReader.read(json(text)).problems().stream()
                .map(problem -> problem.code() + " " + problem.pointer())
                .toList();
    }
}
