package ru.opora.roadmaps;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.Roads.ORDER;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import tools.jackson.databind.JsonNode;

/** Terms take their years from the period of the plan: whoever corrects it corrects them. */
@ApiTest
class DraftPeriodTest {

    @Autowired
    private WebTestClient web;

    private Api bob;

    @BeforeEach
    void signIn() {
        bob = Api.as(web, BOB);
    }

    @Test
    void inAnotherPeriodEveryTermIsReadAnew() {
        Answer draft = bob.post(
                        ROADMAPS,
                        Map.of(
                                "organizationId",
                                NORTH,
                                "title",
                                "План",
                                "periodStart",
                                "2027-01-01",
                                "periodEnd",
                                "2027-12-31"))
                .is(201);
        String road = ROADMAPS + "/" + draft.id();
        row(road, "март", false);
        row(road, "ежемесячно", false);
        row(road, "В течение года", false);
        row(road, "Декабрь-январь 2027", true);
        row(road, "март-февраль", true);
        row(road, "до 15.03.2028", false);
        Answer before = bob.get(road).is(200);

        Answer renamed = bob.patch(road, before.tag(), Map.of("title", "План на 2028 год"))
                .is(200);
        assertThat(dues(road, "март")).containsExactly("2027-03-31");
        Answer moved = bob.patch(road, renamed.tag(), Map.of("periodStart", "2028-01-01", "periodEnd", "2028-12-31"))
                .is(200);

        assertThat(dues(road, "март")).containsExactly("2028-03-31");
        assertThat(dues(road, "ежемесячно"))
                .hasSize(12)
                .startsWith("2028-01-31")
                .endsWith("2028-12-31");
        assertThat(dues(road, "В течение года")).containsExactly("2028-12-31");
        assertThat(dues(road, "до 15.03.2028")).containsExactly("2028-03-15");
        assertThat(item(road, "март-февраль").at("/term/status").asString())
                .as("confirmed in the old period, other days in the new one")
                .isEqualTo("NEEDS_REVIEW");
        assertThat(dues(road, "Декабрь-январь 2027"))
                .as("the very days that were confirmed")
                .containsExactly("2028-01-31");
        assertThat(moved.json().at("/reviewCount").asInt()).isEqualTo(1);
        bob.patch(road, renamed.tag(), Map.of("periodEnd", "2029-12-31")).problem(412, "stale");
        assertThat(dues(road, "В течение года")).containsExactly("2028-12-31");
    }

    @Test
    void anAmendmentThatProlongsThePlanProlongsWhatRepeats() {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        String road = ROADMAPS + "/" + roadmap;
        Answer draft = bob.post(road + "/amendments", Map.of()).is(201);
        String amendment = ROADMAPS + "/" + draft.id();
        bob.patch(amendment, draft.tag(), Map.of("periodEnd", "2028-05-31")).is(200);
        bob.post(amendment + "/approve", ORDER).is(200);
        assertThat(dues(road, "ежемесячно")).hasSize(17).endsWith("2028-05-31");
        JsonNode changed = bob.get(road + "/differences?from=1&to=2")
                .is(200)
                .json()
                .at("/rows")
                .valueStream()
                .filter(row -> row.at("/number").asString().equals("1.2"))
                .findFirst()
                .orElseThrow();
        assertThat(changed.at("/fields/0/field").asString()).isEqualTo("term");
        assertThat(changed.at("/fields/0/after").asString()).contains("2028-05-31");
        Duties.generate(web, BOB, roadmap);
        assertThat(Duties.of(web, BOB, roadmap, NORTH_SCHOOL)
                        .json()
                        .at("/items")
                        .valueStream())
                .filteredOn(one -> one.at("/termText").asString().equals("ежемесячно"))
                .hasSize(17);
    }

    private void row(String road, String term, boolean confirmed) {
        bob.post(
                        road + "/activities",
                        Map.of(
                                "title",
                                term,
                                "tasks",
                                List.of(Map.of("text", term, "executors", List.of("ОО"))),
                                "termText",
                                term,
                                "acceptTermProposal",
                                confirmed))
                .is(201);
    }

    private JsonNode item(String road, String termText) {
        return bob.get(road + "/activities")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(row -> row.at("/termText").asString().equals(termText))
                .findFirst()
                .orElseThrow();
    }

    private List<String> dues(String road, String termText) {
        return item(road, termText)
                .at("/term/windows")
                .valueStream()
                .map(window -> window.at("/due").asString())
                .toList();
    }
}
