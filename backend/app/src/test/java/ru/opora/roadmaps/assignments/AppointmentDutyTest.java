package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.roadmaps.assignments.AssignmentsApiTest.put;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.HashMap;
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

/** «Назначить ответственного до …»: who has, by which order, and who is late, school by school. */
@ApiTest
class AppointmentDutyTest {

    @Autowired
    private WebTestClient web;

    private Api alice;
    private String first;
    private String second;
    private String roadmap;
    private String duty;

    @BeforeEach
    void twoSchools() {
        alice = Api.as(web, ALICE);
        String district = organization("MUNICIPALITY", REGION.toString());
        first = organization("SCHOOL", district);
        second = organization("SCHOOL", district);
        roadmap = Duties.roadmap(web, ALICE, UUID.fromString(district));
        duty = ROADMAPS + "/" + roadmap + "/appointment-duty";
    }

    @Test
    void whoMayNotReadIt() {
        Api.as(web, DORA).get(duty).problem(404, "not-found");
        Api.as(web, CHELSEA).get(duty).problem(403, "forbidden");
        Api.anonymous(web).get(duty).problem(401, "unauthenticated");
        Api.client(web, "roadmaps:read").get(duty).problem(403, "forbidden");
        assertThat(Api.as(web, DORA)
                        .get(Api.V1 + "/appointments?limit=500")
                        .is(200)
                        .text())
                .doesNotContain(first, second);
    }

    @Test
    void nobodyHasAskedForItYet() {
        Answer none = Api.as(web, OLEG).get(duty).is(200);
        assertThat(none.json().at("/due").isNull()).isTrue();
        assertThat(counts(none)).containsExactly(0, 0, 0);
    }

    @Test
    void eachSchoolIsDoneWithItsOwnOrder() {
        put(alice, duty, Map.of("due", "2020-03-15", "text", "Назначить приказом ответственного"))
                .is(200);
        assertThat(alice.get(duty).at("/due")).isEqualTo("2020-03-15");
        assertThat(counts(alice.get(duty))).containsExactly(0, 0, 3);
        alice.post(Api.V1 + "/people", person(first, "SCHOOL_COORDINATOR", "18-од"))
                .is(201);
        alice.post(Api.V1 + "/people", person(second, "SCHOOL_HEAD", null)).is(201);
        assertThat(counts(Api.as(web, OLEG).get(duty))).containsExactly(1, 0, 2);
        Answer done = appointment(first);
        assertThat(done.at("/items/0/state")).isEqualTo("DONE");
        assertThat(done.at("/items/0/person")).isEqualTo("Вера Ручьева");
        assertThat(done.at("/items/0/orderNumber")).isEqualTo("18-од");
        assertThat(done.at("/items/0/orderDate")).isEqualTo("2027-01-20");
        assertThat(appointment(second).at("/items/0/state")).isEqualTo("OVERDUE");
        assertThat(Api.as(web, OLEG)
                        .get(Api.V1 + "/appointments?state=OVERDUE&roadmap=" + roadmap)
                        .is(200)
                        .text())
                .contains(second)
                .doesNotContain(first);
        put(alice, duty, Map.of("due", "2999-03-15")).is(200);
        assertThat(counts(alice.get(duty))).containsExactly(1, 2, 0);
    }

    private Answer appointment(String school) {
        return Api.as(web, OLEG)
                .get(Api.V1 + "/appointments?roadmap=" + roadmap + "&organization=" + school)
                .is(200);
    }

    private static List<Integer> counts(Answer answer) {
        return List.of(
                answer.is(200).json().at("/done").asInt(),
                answer.json().at("/pending").asInt(),
                answer.json().at("/overdue").asInt());
    }

    private static Map<String, Object> person(
            String school, String role, @org.jspecify.annotations.Nullable String order) {
        Map<String, Object> membership =
                new HashMap<>(Map.of("organizationId", school, "role", role, "validFrom", "2026-01-01"));
        if (order != null) {
            membership.putAll(Map.of("orderNumber", order, "orderDate", "2027-01-20"));
        }
        return Map.of("name", "Вера Ручьева", "memberships", List.of(membership));
    }

    private String organization(String kind, String parent) {
        return alice.post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Речной " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }
}
