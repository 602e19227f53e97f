package ru.opora.questionnaires.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.expressions.ExpressionParser.Parsed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases that every implementation of the language gives the same answers to; the respondent's page runs them too. */
class ConformanceTest {

    private static final JsonNode FILE = read();

    private static JsonNode read() {
        InputStream in =
                ConformanceTest.class.getResourceAsStream("/ru/opora/questionnaires/conformance/expressions.json");
        return JsonMapper.shared().readTree(Objects.requireNonNull(in));
    }

    @Test
    void everyExpressionGivesWhatTheFileSays() {
        for (JsonNode each : FILE.get("cases")) {
            Object actual = Evaluator.evaluate(parsed(each), environment(each.get(1), null, null));
            assertThat(actual).as(each.toString()).isEqualTo(value(each.get(2)));
        }
    }

    @Test
    void theAnswerItselfIsADot() {
        for (JsonNode each : FILE.get("selfCases")) {
            Object actual = Evaluator.evaluate(parsed(each), environment(null, value(each.get(1)), null));
            assertThat(actual).as(each.toString()).isEqualTo(value(each.get(2)));
        }
    }

    @Test
    void choicesAreFilteredByTheirAttributes() {
        for (JsonNode each : FILE.get("choiceCases")) {
            Object actual = Evaluator.evaluate(parsed(each), environment(each.get(1), null, each.get(2)));
            assertThat(actual).as(each.toString()).isEqualTo(value(each.get(3)));
        }
    }

    @Test
    void everyMistakeIsNamed() {
        for (JsonNode each : FILE.get("errors")) {
            ExpressionError error =
                    ExpressionParser.parse(each.get(0).asString()).error();
            assertThat(error).as(each.toString()).isNotNull();
            assertThat(Objects.requireNonNull(error).code().name())
                    .as(each.toString())
                    .isEqualTo(each.get(1).asString());
        }
    }

    @Test
    void onlyPatternsThatMeanTheSameEverywhereAreTaken() {
        for (JsonNode each : FILE.get("patterns").get("accepted")) {
            assertThat(SafePattern.of(each.asString())).as(each.asString()).isNotNull();
        }
        for (JsonNode each : FILE.get("patterns").get("refused")) {
            assertThat(SafePattern.of(each.asString())).as(each.asString()).isNull();
        }
    }

    private static Expression parsed(JsonNode each) {
        Parsed parsed = ExpressionParser.parse(each.get(0).asString());
        assertThat(parsed.error()).as(each.toString()).isNull();
        return Objects.requireNonNull(parsed.expression());
    }

    static @Nullable Object value(@Nullable JsonNode json) {
        if (json == null || json.isNull()) {
            return null;
        }
        if (json.isArray()) {
            List<String> list = new ArrayList<>();
            json.forEach(element -> list.add(element.asString()));
            return list;
        }
        if (json.isObject()) {
            return LocalDate.parse(json.get("date").asString());
        }
        return json.isBoolean() ? (Object) json.asBoolean() : json.isNumber() ? json.asDouble() : json.asString();
    }

    private static Environment environment(
            @Nullable JsonNode values, @Nullable Object self, @Nullable JsonNode attributes) {
        return new Environment() {
            @Override
            public @Nullable Object variable(String name) {
                return values == null ? null : value(values.get(name));
            }

            @Override
            public @Nullable Object self() {
                return self;
            }

            @Override
            public @Nullable String attribute(String name) {
                return attributes == null || attributes.get(name) == null
                        ? null
                        : attributes.get(name).asString();
            }

            @Override
            public LocalDate today() {
                return LocalDate.parse(FILE.get("today").asString());
            }
        };
    }
}
