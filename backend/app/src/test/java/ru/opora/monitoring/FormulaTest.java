package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Formulas.FORMULAS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Formulas;

/** Formulas are data: a coefficient changes without a change of code. */
@ApiTest
class FormulaTest {

    private static final String BASE = "00000000-0000-4000-8000-000000000001";

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotDraftOrPublish() {
        for (String person : List.of(BOB, DORA, SASHA, OLEG)) {
            Api.as(web, person).post(FORMULAS, formula(0.6)).problem(403, "forbidden");
        }
        String id = Api.as(web, RITA).post(FORMULAS, formula(0.6)).is(201).id();
        Api.as(web, BOB).post(FORMULAS + "/" + id + "/publish").problem(403, "forbidden");
        Api.as(web, RITA).post(FORMULAS + "/" + BASE + "/publish").problem(409, "illegal-state");
        Api.as(web, SASHA).get(FORMULAS + "/" + BASE).is(200);
    }

    @Test
    void aDraftIsChangedComparedAndPublishedAndThenNeverChanges() {
        Api rita = Api.as(web, RITA);
        Answer draft = rita.post(FORMULAS, formula(0.65)).is(201);
        String path = FORMULAS + "/" + draft.id();
        Map<String, Object> changed = Formulas.change(definition(0.7));
        assertThat(put(path, "\"0\"", changed)
                        .is(200)
                        .json()
                        .at("/definition/high")
                        .asDouble())
                .isEqualTo(0.7);
        put(path, "\"0\"", changed).problem(412, "stale");
        Answer comparison = rita.get(path + "/comparison?with=" + BASE).is(200);
        assertThat(comparison.json().at("/differences"))
                .extracting(node -> node.at("/field").asString())
                .containsExactly("high", "weights.PUPIL");
        assertThat(comparison.json().at("/schools").asInt())
                .isGreaterThanOrEqualTo(comparison.json().at("/changed").asInt());
        publish(path, "\"0\"").problem(412, "stale");
        assertThat(rita.get(path).json().at("/publishedOn").isNull()).isTrue();
        Answer published = publish(path, "\"1\"").is(200);
        assertThat(published.json().at("/number").asInt()).isPositive();
        assertThat(published.json().at("/allowedActions")).isEmpty();
        put(path, "\"2\"", changed).problem(409, "illegal-state");
        assertThat(rita.get(Api.V1 + "/risk-profiles/" + REGION)
                        .is(200)
                        .json()
                        .at("/formula/definition/high")
                        .asDouble())
                .as("in force at once")
                .isEqualTo(0.7);
        again(rita);
    }

    /** Other tests know the thresholds of the base formula. */
    private static void again(Api rita) {
        String id = rita.post(FORMULAS, Formulas.draft(REGION, Formulas.definition()))
                .is(201)
                .id();
        rita.post(FORMULAS + "/" + id + "/publish").is(200);
    }

    @Test
    void whatDoesNotHoldTogetherIsRefusedByItsField() {
        Api rita = Api.as(web, RITA);
        rita.post(FORMULAS, formula(0.3)).problem(422, "invalid-fields").pointing("/definition/high", "INVALID");
        rita.post(FORMULAS, Formulas.draft(REGION, Formulas.definition("answeredShare", 0.72)))
                .problem(422, "invalid-fields")
                .pointing("/definition/answeredShare", "INVALID");
        assertThat(rita.post(FORMULAS, Formulas.draft(REGION, Formulas.definition("smallestGroup", 4)))
                        .status())
                .isEqualTo(422);
        rita.get(FORMULAS + "/" + UUID.randomUUID()).problem(404, "not-found");
    }

    private Answer publish(String path, String tag) {
        return Api.answer(
                Api.as(web, RITA).request(HttpMethod.POST, path + "/publish").header(HttpHeaders.IF_MATCH, tag));
    }

    private Answer put(String path, String tag, Object body) {
        return Api.answer(Api.as(web, RITA)
                .request(HttpMethod.PUT, path)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_MATCH, tag)
                .bodyValue(body));
    }

    private static Map<String, Object> formula(double high) {
        return Formulas.draft(REGION, definition(high));
    }

    private static Map<String, Object> definition(double high) {
        Map<String, Object> definition = Formulas.definition("high", high);
        definition.put("weights", Map.of("PUPIL", 2));
        return definition;
    }
}
