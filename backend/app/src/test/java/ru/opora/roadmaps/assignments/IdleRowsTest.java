package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;

/** Rows that nobody carries out are told before the order is signed. */
@ApiTest
class IdleRowsTest {

    @Autowired
    private WebTestClient web;

    @Test
    void theyAreThoseWithoutAnExecutorOrWithSuchAsThereAreNotAny() {
        Api alice = Api.as(web, ALICE);
        String district = organization(alice, "MUNICIPALITY", REGION.toString());
        organization(alice, "SCHOOL", district);
        String road = ROADMAPS + "/"
                + Roads.draft(web, ALICE, UUID.fromString(district)).id();
        Map<String, Object> empty = Map.of("text", "", "executors", List.of());
        alice.post(
                        road + "/activities",
                        Map.of("number", "0", "title", "Никому", "tasks", List.of(empty), "termText", "март"))
                .is(201);
        alice.post(
                        road + "/activities",
                        Map.of("number", "00", "title", "Без частей", "tasks", List.of(), "termText", "март"))
                .is(201);
        assertThat(idle(alice, road))
                .as("2.2 is for methodical centres, and there is none")
                .containsExactlyInAnyOrder("0", "00", "2.2");
        AssignmentsApiTest.put(
                        alice,
                        road + "/executors",
                        Map.of("items", List.of(Map.of("token", "ИМЦ", "rules", List.of("NOBODY"), "remember", false))))
                .is(200);
        assertThat(idle(alice, road)).as("nobody is meant").containsExactlyInAnyOrder("0", "00");
    }

    private static List<String> idle(Api api, String road) {
        return api.get(road + "/executors")
                .is(200)
                .json()
                .at("/rowsWithoutExecutors")
                .valueStream()
                .map(row -> row.at("/number").asString())
                .toList();
    }

    private static String organization(Api api, String kind, String parent) {
        String name = kind + " " + UUID.randomUUID();
        return api.post(Api.V1 + "/organizations", Map.of("name", name, "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }
}
