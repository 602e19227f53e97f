package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.SASHA;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;

/** Many reports are accepted at once: all of them or none. */
@ApiTest
class BulkAcceptanceTest {

    private static final String ACCEPT = Api.V1 + "/checkpoint-decisions";

    @Autowired
    private WebTestClient web;

    private Api bob;
    private String roadmap;
    private List<String> ids;

    @BeforeEach
    void twoReportsOfASchool() {
        bob = Api.as(web, BOB);
        roadmap = Duties.roadmap(web, BOB, NORTH);
        var items = Duties.of(web, BOB, roadmap, NORTH_SCHOOL).json().at("/items");
        ids = List.of(items.at("/0/id").asString(), items.at("/1/id").asString());
        ids.forEach(id -> Api.as(web, SASHA)
                .post(Duties.CHECKPOINTS + "/" + id + "/submit", Map.of("text", "Сверено"))
                .is(200));
    }

    @Test
    void whoMayNot() {
        Api.as(web, DORA).post(ACCEPT, Map.of("checkpointIds", ids)).problem(404, "not-found");
        Api.as(web, SASHA).post(ACCEPT, Map.of("checkpointIds", ids)).problem(403, "forbidden");
        Api.as(web, OLEG).post(ACCEPT, Map.of("checkpointIds", ids)).problem(403, "forbidden");
        bob.post(ACCEPT, Map.of("checkpointIds", List.of())).problem(422, "invalid-fields");
        assertThat(states()).containsOnly("SUBMITTED");
    }

    @Test
    void allAreAcceptedWithOneRemark() {
        Answer done = bob.post(ACCEPT, Map.of("checkpointIds", ids, "remark", "Принято"))
                .is(200);
        assertThat(done.json().at("/items").size()).isEqualTo(2);
        assertThat(states()).containsOnly("ACCEPTED");
        Answer second = bob.get(Duties.CHECKPOINTS + "/" + ids.get(1)).is(200);
        assertThat(second.at("/reports/0/remark")).isEqualTo("Принято");
        bob.post(ACCEPT, Map.of("checkpointIds", ids)).problem(409, "illegal-state");
    }

    @Test
    void oneThatMayNotBeAcceptedLeavesAllAsTheyWere() {
        String own = Duties.of(web, BOB, roadmap, NORTH).at("/items/0/id");
        bob.post(Duties.CHECKPOINTS + "/" + own + "/submit", Map.of("text", "Сделано"))
                .is(200);
        bob.post(ACCEPT, Map.of("checkpointIds", List.of(ids.get(0), own, ids.get(1))))
                .problem(403, "own-report");
        bob.post(ACCEPT, Map.of("checkpointIds", List.of(ids.get(0), UUID.randomUUID(), ids.get(1))))
                .problem(404, "not-found");
        assertThat(states()).containsOnly("SUBMITTED");
    }

    private List<String> states() {
        return ids.stream()
                .map(id -> bob.get(Duties.CHECKPOINTS + "/" + id).is(200).at("/summary/state"))
                .toList();
    }
}
