package ru.opora.roadmaps.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.CHELSEA;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import tools.jackson.databind.JsonNode;

@ApiTest
class TermsParseApiTest {

    private static final String PATH = "/api/v1/terms/parse";

    @Autowired
    private WebTestClient web;

    private Api anyone;

    @BeforeEach
    void signIn() {
        anyone = Api.as(web, CHELSEA);
    }

    @Test
    void aRepeatingTermHasTheShapeOfTheContract() {
        JsonNode item = parse(Map.of(
                        "text",
                        "1 и 3 понедельника каждого месяца",
                        "periodStart",
                        "2022-01-01",
                        "periodEnd",
                        "2022-12-31"))
                .is(200)
                .json()
                .at("/items/0");
        assertThat(item.propertyNames())
                .contains(
                        "text",
                        "status",
                        "kind",
                        "recurrence",
                        "openBasis",
                        "windows",
                        "participants",
                        "reasons",
                        "proposal");
        assertThat(item.at("/status").asString()).isEqualTo("PARSED");
        assertThat(item.at("/kind").asString()).isEqualTo("RECURRING");
        assertThat(item.at("/recurrence").asString()).isEqualTo("FREQ=MONTHLY;BYDAY=1MO,3MO");
        assertThat(item.at("/windows").size()).isEqualTo(24);
        assertThat(item.at("/windows/0/start").asString()).isEqualTo("2022-01-03");
        assertThat(item.at("/windows/0/due").asString()).isEqualTo("2022-01-03");
        assertThat(item.at("/proposal").isNull()).isTrue();
        assertThat(item.at("/participants").isArray()).isTrue();
    }

    @Test
    void answersStandInTheOrderOfTheQuestions() {
        List<String> texts = List.of("март 2027", "по запросу", "вчера вечером как-нибудь", "до 05.05.2027");
        JsonNode items = anyone.post(
                        PATH,
                        Map.of(
                                "items",
                                texts.stream().map(text -> Map.of("text", text)).toList()))
                .is(200)
                .json()
                .at("/items");
        assertThat(items.valueStream().map(item -> item.at("/text").asString())).containsExactlyElementsOf(texts);
        assertThat(items.at("/1/status").asString()).isEqualTo("OPEN");
        assertThat(items.at("/3/windows/0/start").isNull()).isTrue();
    }

    @Test
    void aThousandAreTakenAndOneMoreIsRefused() {
        assertThat(anyone.post(PATH, items(1000)).is(200).json().at("/items").size())
                .isEqualTo(1000);
        anyone.post(PATH, items(1001)).problem(422, "invalid-fields").pointing("/items", "WRONG_LENGTH");
        assertThat(anyone.post(PATH, items(0)).is(200).json().at("/items").size())
                .isZero();
    }

    @Test
    void aPeriodIsWholeAndInOrder() {
        parse(Map.of("text", "март", "periodStart", "2027-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/items/0/periodEnd", "REQUIRED");
        parse(Map.of("text", "март", "periodEnd", "2027-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/items/0/periodStart", "REQUIRED");
        parse(Map.of("text", "март", "periodStart", "2027-02-01", "periodEnd", "2027-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/items/0/periodEnd", "PERIOD_REVERSED");
        JsonNode longest = parse(Map.of("text", "еженедельно", "periodStart", "2020-01-01", "periodEnd", "2035-12-31"))
                .is(200)
                .json()
                .at("/items/0");
        assertThat(longest.at("/windows").size()).isEqualTo(400);
        assertThat(longest.at("/truncated").asBoolean()).isTrue();
        parse(Map.of("text", "еженедельно", "periodStart", "0001-01-01", "periodEnd", "9999-12-31"))
                .is(200);
    }

    @Test
    void valuesOfAnotherTypeArePointedAt() {
        for (Object wrong : new Object[] {5, true, List.of("март"), Map.of("a", 1)}) {
            parse(Map.of("text", wrong)).problem(422, "invalid-fields").pointing("/items/0/text", "WRONG_TYPE");
        }
        for (Object wrong :
                new Object[] {20_000, List.of(2027, 1, 1), "01.02.2027", "2027-02-30", "+99999-01-01", ""}) {
            parse(Map.of("text", "март", "periodStart", wrong, "periodEnd", "2027-12-31"))
                    .problem(422, "invalid-fields")
                    .pointing("/items/0/periodStart", "WRONG_TYPE");
        }
        anyone.post(PATH, Map.of("items", "март"))
                .problem(422, "invalid-fields")
                .pointing("/items", "WRONG_TYPE");
    }

    @Test
    void missingThingsArePointedAt() {
        anyone.post(PATH, Map.of()).problem(422, "invalid-fields").pointing("/items", "REQUIRED");
        anyone.post(PATH, Map.of("items", Collections.singletonList(null))).problem(422, "invalid-fields");
        anyone.post(PATH, Map.of("items", List.of(Collections.singletonMap("text", null))))
                .problem(422, "invalid-fields")
                .pointing("/items/0/text", "REQUIRED");
    }

    @Test
    void textsNobodyWouldWriteAreAnsweredToo() {
        assertThat(parse(Map.of("text", "")).is(200).at("/items/0/status")).isNotEqualTo("PARSED");
        parse(Map.of("text", "март ".repeat(4000))).is(200);
        parse(Map.of("text", "а".repeat(20_001)))
                .problem(422, "invalid-fields")
                .pointing("/items/0/text", "WRONG_LENGTH");
        parse(Map.of("text", "март\u0000")).problem(422, "invalid-fields").pointing("/items/0/text", "WRONG_TYPE");
        Api.answer(anyone.request(HttpMethod.POST, PATH)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"items\":[{\"text\":\"март \\ud800\"}]}"))
                .problem(422, "invalid-fields")
                .pointing("/items/0/text", "WRONG_TYPE");
        assertThat(parse(Map.of("text", "🙂 март 2027")).is(200).at("/items/0/text"))
                .isEqualTo("🙂 март 2027");
    }

    private Answer parse(Map<String, ?> item) {
        return anyone.post(PATH, Map.of("items", List.of(item)));
    }

    private static Map<String, Object> items(int count) {
        return Map.of(
                "items",
                IntStream.range(0, count)
                        .mapToObj(i -> Map.of("text", "март 2027"))
                        .toList());
    }
}
