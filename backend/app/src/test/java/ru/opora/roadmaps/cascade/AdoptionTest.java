package ru.opora.roadmaps.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

@ApiTest
class AdoptionTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Tiers tiers;
    private String above;

    @BeforeEach
    void aPlanAbove() {
        tiers = new Tiers(web, database);
        above = tiers.above();
    }

    @Test
    void whoMayNotAdoptsNothing() {
        String draft = tiers.draft(BOB, NORTH);
        String row = tiers.row(RITA, above, 0);
        tiers.adopt(DORA, draft, row).problem(404, "not-found");
        tiers.adopt(SASHA, draft, row).problem(404, "not-found");
        tiers.adopt(OLEG, draft, row).problem(403, "forbidden");
        tiers.adopt(CHELSEA, draft, row).problem(403, "forbidden");
        Api.anonymous(web).post(draft + "/adoptions", Map.of()).problem(401, "unauthenticated");
        Api.as(web, DORA).get(draft + "/adoptions/sources").problem(404, "not-found");
        Api.as(web, DORA).get(draft + "/adoptions/candidates").problem(404, "not-found");
        String own = tiers.adopted(BOB, NORTH, row);
        Api.as(web, DORA).get(own + "/adoption").problem(404, "not-found");
        Api.as(web, DORA).delete(own + "/adoption", "\"0\"").problem(404, "not-found");
        step(DORA, own, "take-over", "\"0\"", Map.of()).problem(404, "not-found");
        step(OLEG, own, "take-over", "\"0\"", Map.of()).problem(403, "forbidden");
        step(BOB, own, "take-over", null, Map.of()).problem(428, "precondition-required");
    }

    @Test
    void onlyRowsInForceAboveAreAdopted() {
        String draft = tiers.draft(BOB, NORTH);
        String draftAbove = ROADMAPS + "/"
                + Roads.draft(web, RITA, ru.opora.testing.People.REGION).id();
        refused(draft, "NOT_FOUND", tiers.row(RITA, draftAbove, 0));
        refused(draft, "NOT_FOUND", UUID.randomUUID().toString());
        String beside = ROADMAPS + "/" + Roads.approved(web, DORA, SOUTH).id();
        refused(draft, "NOT_FOUND", tiers.row(DORA, beside, 0));
        String same = ROADMAPS + "/" + Roads.approved(web, BOB, NORTH).id();
        refused(draft, "NOT_ABOVE", tiers.row(BOB, same, 0));
        String closed = tiers.above();
        Api.as(web, RITA).post(closed + "/close", Map.of("reason", "Выполнено")).is(200);
        refused(draft, "NOT_IN_FORCE", tiers.row(RITA, closed, 0));
        tiers.adopt(BOB, draft, tiers.row(RITA, above, 0)).is(200);
        refused(draft, "OTHER_ROADMAP_ABOVE", tiers.row(RITA, tiers.above(), 0));
        Api.as(web, BOB)
                .post(draft + "/adoptions", Map.of("activityIds", List.of()))
                .problem(422, "invalid-fields");
        tiers.adopt(BOB, same, tiers.row(RITA, above, 0)).problem(409, "illegal-state");
    }

    @Test
    void rowsComeWithTheirSectionsNumbersAndTerms() {
        Api bob = Api.as(web, BOB);
        String draft = tiers.draft(BOB, NORTH);
        Answer sources = bob.get(draft + "/adoptions/sources?limit=500").is(200);
        assertThat(sources.text()).contains(above.substring(ROADMAPS.length() + 1));
        Answer outcome = tiers.adopt(BOB, draft, tiers.row(RITA, above, 2), tiers.row(RITA, above, 1))
                .is(200);
        assertThat(outcome.json().at("/adopted").size()).isEqualTo(2);
        JsonNode rows = bob.get(draft + "/activities").json().at("/items");
        JsonNode originals = Api.as(web, RITA).get(above + "/activities").json().at("/items");
        assertThat(rows.size()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            for (String field : new String[] {"number", "title", "tasks", "targets", "termText", "term"}) {
                assertThat(rows.at("/" + i + "/" + field)).isEqualTo(originals.at("/" + (i + 1) + "/" + field));
            }
            assertThat(rows.at("/" + i + "/adoption/activityId").asString())
                    .isEqualTo(originals.at("/" + (i + 1) + "/id").asString());
            assertThat(rows.at("/" + i + "/adoption/deviates").asBoolean()).isFalse();
            assertThat(rows.at("/" + i + "/adoption/aboveChanged").asBoolean()).isFalse();
        }
        Answer roadmap = bob.get(draft).is(200);
        assertThat(roadmap.at("/sections/0/title")).isEqualTo("Начало работы");
        assertThat(roadmap.at("/sections/1/title")).isEqualTo("Работа с семьями");
        assertThat(roadmap.at("/parentId")).isEqualTo(above.substring(ROADMAPS.length() + 1));
        JsonNode candidates = bob.get(draft + "/adoptions/candidates").json().at("/items");
        assertThat(candidates.size()).isEqualTo(4);
        assertThat(candidates.at("/1/adoptedAs").asString())
                .isEqualTo(rows.at("/0/id").asString());
        assertThat(candidates.at("/0/adoptedAs").isNull()).isTrue();
        assertThat(bob.get(draft + "/adoptions/candidates?limit=1").at("/nextCursor"))
                .isNotEmpty();
        assertThat(bob.get(draft + "/adoptions/candidates?q={q}", "опросить")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatIsAdoptedIsNotAdoptedAgain() {
        String draft = tiers.draft(BOB, NORTH);
        String[] rows = {tiers.row(RITA, above, 0), tiers.row(RITA, above, 1)};
        tiers.adopt(BOB, draft, rows[1], rows[1]).is(200);
        Answer again = tiers.adopt(BOB, draft, rows).is(200);
        assertThat(again.json().at("/adopted").size()).isEqualTo(1);
        assertThat(again.at("/already/0/adoptedId")).isEqualTo(rows[1]);
        assertThat(Api.as(web, BOB)
                        .get(draft + "/activities")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
        assertThat(tiers.row(BOB, draft, 0)).isEqualTo(again.at("/adopted/0/activityId"));
    }

    @Test
    void manyWhoAdoptTheSameAtOnceGetItOnce() {
        String draft = tiers.draft(BOB, NORTH);
        String row = tiers.row(RITA, above, 0);
        List<Callable<Answer>> calls = Collections.nCopies(6, () -> tiers.adopt(BOB, draft, row));
        assertThat(AtOnce.call(calls)).allSatisfy(answer -> answer.is(200));
        assertThat(Api.as(web, BOB)
                        .get(draft + "/activities")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    private void amendAbove(String title) {
        Api rita = Api.as(web, RITA);
        String amendment = ROADMAPS + "/"
                + rita.post(above + "/amendments", Map.of()).is(201).id();
        String row = amendment + "/activities/" + tiers.row(RITA, amendment, 1);
        tiers.change(RITA, row, Map.of("title", title)).is(200);
        rita.post(amendment + "/approve", order()).is(200);
    }

    private static Map<String, String> order() {
        return Map.of("orderNumber", "77-п", "orderDate", "2027-03-01", "signatory", "Начальник отдела");
    }

    private void refused(String draft, String code, String row) {
        tiers.adopt(BOB, draft, row).problem(422, "invalid-fields").pointing("/activityIds/0", code);
    }

    private Answer step(
            String person,
            String row,
            String step,
            @org.jspecify.annotations.Nullable String tag,
            Map<String, ?> body) {
        var request = Api.as(web, person)
                .request(HttpMethod.POST, row + "/adoption/" + step)
                .contentType(MediaType.APPLICATION_JSON);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return Api.answer(request.bodyValue(body));
    }
}
