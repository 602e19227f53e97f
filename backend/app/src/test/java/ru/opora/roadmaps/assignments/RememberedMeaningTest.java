package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.roadmaps.assignments.AssignmentsApiTest.put;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.Roads.ROADMAPS;

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
import ru.opora.testing.People;

/** What a word means is remembered for plans in force too, and can be taken back. */
@ApiTest
class RememberedMeaningTest {

    private static final int AS_PRINTED = 1;
    private static final int WITH_CENTRES = 2;

    @Autowired
    private WebTestClient web;

    private Api alice;
    private UUID district;
    private String first;
    private String second;

    @BeforeEach
    void twoPlansOfADistrictWithoutACentre() {
        alice = Api.as(web, ALICE);
        district = UUID.fromString(alice.post(
                        Api.V1 + "/organizations",
                        Map.of(
                                "name",
                                "Луговой район " + UUID.randomUUID(),
                                "kind",
                                "MUNICIPALITY",
                                "parentId",
                                REGION))
                .is(201)
                .id());
        first = Duties.roadmap(web, ALICE, district);
        second = Duties.roadmap(web, ALICE, district);
        assertThat(tasks(second)).isEqualTo(AS_PRINTED);
    }

    @Test
    void aPlanInForceThatPrintsItGetsItsTasks() {
        choose(Map.of("token", "имц", "rules", List.of("AUTHORITIES"), "remember", true));
        assertThat(tasks(first)).isEqualTo(WITH_CENTRES);
        assertThat(tasks(second)).isEqualTo(WITH_CENTRES);
    }

    @Test
    void whatIsForOnePlanStaysThere() {
        choose(Map.of("token", "ИМЦ", "rules", List.of("AUTHORITIES"), "remember", false));
        assertThat(tasks(first)).isEqualTo(WITH_CENTRES);
        assertThat(tasks(second)).isEqualTo(AS_PRINTED);
    }

    @Test
    void itIsTakenBackForAllOfThem() {
        choose(Map.of("token", "ИМЦ", "rules", List.of("AUTHORITIES"), "remember", true));
        assertThat(tasks(second)).isEqualTo(WITH_CENTRES);
        choose(Map.of("token", "ИМЦ", "undo", true, "remember", true));
        assertThat(tasks(first)).isEqualTo(AS_PRINTED);
        assertThat(tasks(second)).isEqualTo(AS_PRINTED);
        assertThat(alice.get(ROADMAPS + "/" + second + "/executors").is(200).text())
                .doesNotContain("\"ALIAS\"");
    }

    @Test
    void itIsListedAtItsOrganisationAndForgottenThere() {
        choose(Map.of("token", "ИМЦ", "rules", List.of("AUTHORITIES"), "remember", true));
        assertThat(tasks(second)).isEqualTo(WITH_CENTRES);
        String list = Api.V1 + "/organizations/" + district + "/executor-meanings";
        Answer found = alice.get(list).is(200);
        assertThat(found.at("/items/0/token")).isEqualTo("имц");
        assertThat(found.at("/items/0/rules/0")).isEqualTo("AUTHORITIES");
        assertThat(found.at("/items/0/allowedActions/0")).isEqualTo("delete");
        String one = list + "/" + found.at("/items/0/id");
        Api.as(web, People.BOB).get(list).problem(404, "not-found");
        Answer read = Api.as(web, People.OLEG).get(list).is(200);
        assertThat(read.json().at("/items/0/allowedActions")).isEmpty();
        Api.as(web, People.OLEG).delete(one, "\"0\"").problem(403, "forbidden");
        alice.delete(one, null).problem(428, "precondition-required");
        alice.delete(one, "\"7\"").problem(412, "stale");
        alice.delete(one, alice.get(one).is(200).tag()).is(204);
        assertThat(tasks(first)).isEqualTo(AS_PRINTED);
        assertThat(tasks(second)).isEqualTo(AS_PRINTED);
        assertThat(alice.get(list).json().at("/items").size()).isZero();
        alice.delete(one, "\"0\"").problem(404, "not-found");
    }

    private void choose(Map<String, Object> item) {
        put(alice, ROADMAPS + "/" + first + "/executors", Map.of("items", List.of(item)))
                .is(200);
    }

    /** How many tasks the plan gives, once all that was asked for is made. */
    private int tasks(String roadmap) {
        Duties.settled(web, ALICE, roadmap);
        return alice.get(Duties.ASSIGNMENTS + "?current=true&roadmap=" + roadmap)
                .is(200)
                .json()
                .at("/items")
                .size();
    }
}
