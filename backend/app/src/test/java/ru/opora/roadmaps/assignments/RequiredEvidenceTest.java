package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.roadmaps.assignments.AssignmentsApiTest.put;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.Roads;

/** What reports on a row must hold: said with the plan, asked of each report. */
@ApiTest
class RequiredEvidenceTest {

    @Autowired
    private WebTestClient web;

    @Test
    void whatReportsMustHoldIsPartOfThePlan() {
        String road = ROADMAPS + "/" + Duties.roadmap(web, BOB, NORTH);
        String row = Duties.monthly(web, road);
        Api bob = Api.as(web, BOB);
        put(bob, row + "/evidence", Map.of("required", List.of("FILE"))).problem(404, "not-found");
        bob.patch(row, bob.get(row).tag(), Map.of("evidence", List.of("FILE"))).problem(409, "illegal-state");
        assertThat(bob.get(row).json().at("/evidence").size()).isZero();
    }

    @Test
    void aNewRowSaysWhatReportsOnItMustHold() {
        Api bob = Api.as(web, BOB);
        String rows = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id() + "/activities";
        Map<String, Object> row = Map.of("title", "Провести семинар", "tasks", List.of(), "termText", "март");
        Map<String, Object> asking = new HashMap<>(row);
        asking.put("evidence", List.of("NUMBERS", "FILE", "FILE"));
        Answer made = bob.post(rows, asking).is(201);
        assertThat(made.json().at("/evidence").size()).isEqualTo(2);
        Answer plain = bob.post(rows, row).is(201);
        assertThat(plain.json().at("/evidence").size()).isZero();
        Answer copies = bob.post(rows + "/copy", Map.of("activityIds", List.of(plain.id(), made.id())))
                .is(201);
        assertThat(copies.json().at("/items/0/evidence").size()).isZero();
        assertThat(copies.json().at("/items/1/evidence").size()).isEqualTo(2);
        asking.put("evidence", List.of("PHOTO"));
        bob.post(rows, asking).problem(422, "invalid-fields").pointing("/evidence/0", "WRONG_TYPE");
    }

    @Test
    void whatTheRowAsksForMustBeInTheReport() {
        String road = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        Api bob = Api.as(web, BOB);
        String row = Duties.monthly(web, road);
        String tag = bob.get(row).tag();
        Answer asked = bob.patch(row, tag, Map.of("evidence", List.of("FILE"))).is(200);
        assertThat(asked.at("/evidence/0")).isEqualTo("FILE");
        bob.patch(row, tag, Map.of("evidence", List.of())).problem(412, "stale");
        bob.post(road + "/approve", Roads.ORDER).is(200);
        bob.post(road + "/activate").is(200);
        Duties.generate(web, BOB, road.substring(ROADMAPS.length() + 1));
        String first = Duties.CHECKPOINTS + "/"
                + Duties.of(web, SASHA, road.substring(ROADMAPS.length() + 1), NORTH_SCHOOL)
                        .at("/items/0/id");
        Api.as(web, SASHA)
                .post(first + "/submit", Map.of("text", "Сделано"))
                .problem(422, "invalid-fields")
                .pointing("/files", "EVIDENCE_REQUIRED");
    }
}
