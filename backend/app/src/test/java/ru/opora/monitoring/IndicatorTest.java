package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Rounds.INDICATORS;
import static ru.opora.testing.Rounds.definition;
import static ru.opora.testing.Rounds.with;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;

/** The catalogue: what is measured is worded by who answers for it, and used by all below. */
@ApiTest
class IndicatorTest {

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotDefineAnything() {
        Map<String, Object> body =
                Map.of("organizationId", NORTH, "code", "own", "definition", definition("Свой показатель"));
        for (String person : List.of(BOB, DORA, SASHA, OLEG)) {
            Api.as(web, person).post(INDICATORS, body).problem(403, "forbidden");
        }
        Answer indicator = Rounds.indicator(web, RITA, REGION, "seen_by_all");
        String path = INDICATORS + "/" + indicator.id();
        Api.as(web, BOB).post(path + "/archive").problem(403, "forbidden");
        Rounds.put(web, SASHA, path, indicator.tag(), Map.of("definition", definition("Другое")))
                .problem(403, "forbidden");
        assertThat(Api.as(web, SASHA).get(path).is(200).json().at("/allowedActions"))
                .isEmpty();
    }

    @Test
    void theCatalogueOfADistrictIsNotItsNeighboursBusiness() {
        Answer own = Rounds.indicator(web, RITA, NORTH, "of_north");
        Api.as(web, BOB).get(INDICATORS + "/" + own.id()).is(200);
        Api.as(web, SASHA).get(INDICATORS + "/" + own.id()).is(200);
        Api.as(web, DORA).get(INDICATORS + "/" + own.id()).problem(404, "not-found");
        assertThat(Api.as(web, DORA).get(INDICATORS + "?limit=500").text()).doesNotContain(own.id());
    }

    @Test
    void itIsWordedAnewByWhoSawItLast() {
        Answer indicator = Rounds.indicator(web, RITA, REGION, "worded_anew");
        String path = INDICATORS + "/" + indicator.id();
        Map<String, Object> change = Map.of("definition", definition("Точнее"));
        Answer changed = Rounds.put(web, RITA, path, indicator.tag(), change).is(200);
        assertThat(changed.at("/definition/title")).isEqualTo("Точнее");
        Rounds.put(web, RITA, path, indicator.tag(), change).problem(412, "stale");
        assertThat(Api.as(web, RITA).get(INDICATORS + "?q={q}", "точнее").text())
                .contains(indicator.id());
    }

    @Test
    void whatIsArchivedIsFoundAmongTheArchivedAndComesBack() {
        String id = Rounds.indicator(web, RITA, REGION, "archived_once").id();
        Api rita = Api.as(web, RITA);
        assertThat(rita.post(INDICATORS + "/" + id + "/archive").is(200).at("/allowedActions/0"))
                .isEqualTo("restore");
        rita.post(INDICATORS + "/" + id + "/archive").problem(409, "illegal-state");
        assertThat(rita.get(INDICATORS + "?archived=false&limit=500").text()).doesNotContain(id);
        assertThat(rita.get(INDICATORS + "?archived=true&limit=500").text()).contains(id);
        rita.post(Rounds.ROUNDS, Rounds.body(REGION, List.of(id)))
                .problem(422, "invalid-fields")
                .pointing("/indicatorIds", "NOT_FOUND");
        rita.post(INDICATORS + "/" + id + "/restore").is(200);
        rita.post(Rounds.ROUNDS, Rounds.body(REGION, List.of(id))).is(201);
    }

    @Test
    void whatDoesNotHoldTogetherIsRefusedByItsField() {
        Map<String, Object> base = definition("Неверный");
        refused(with(base, "origin", "FORMULA"), "/definition/formula", "REQUIRED");
        refused(with(base, "origin", "FORMULA", "formula", "${a} +"), "/definition/formula", "WRONG_FORMAT");
        refused(with(base, "origin", "FORMULA", "formula", "1 + 1"), "/definition/formula", "WRONG_FORMAT");
        refused(with(base, "origin", "FORMULA", "formula", "concat(${a}, 'x')"), "/definition/formula", "WRONG_FORMAT");
        refused(with(base, "origin", "SOURCE", "source", "no.such"), "/definition/source", "NOT_FOUND");
        refused(with(base, "aggregation", "WEIGHTED"), "/definition/weightedBy", "REQUIRED");
        refused(with(base, "checks", Map.of("least", 10, "most", 1)), "/definition/checks/most", "OUT_OF_RANGE");
        refused(
                with(base, "goals", List.of(Map.of("year", 2027, "target", 1), Map.of("year", 2027, "target", 2))),
                "/definition/goals",
                "ALREADY_EXISTS");
        Rounds.indicator(web, RITA, REGION, "taken_once");
        Api.as(web, RITA)
                .post(INDICATORS, Map.of("organizationId", REGION, "code", "taken_once", "definition", base))
                .problem(422, "invalid-fields")
                .pointing("/code", "IN_USE");
        Api.as(web, RITA).get(INDICATORS + "/" + UUID.randomUUID()).problem(404, "not-found");
    }

    @Test
    void riskFactorsAndRoadmapsAreSources() {
        assertThat(Api.as(web, SASHA).get(Api.V1 + "/indicator-sources").is(200).text())
                .contains("risk.MOTIVATION", "roadmaps.onTime", "visits.completed", "visits.recommendationsDone");
    }

    private void refused(Map<String, Object> definition, String pointer, String code) {
        Api.as(web, RITA)
                .post(INDICATORS, Map.of("organizationId", REGION, "code", "wrong", "definition", definition))
                .problem(422, "invalid-fields")
                .pointing(pointer, code);
    }
}
