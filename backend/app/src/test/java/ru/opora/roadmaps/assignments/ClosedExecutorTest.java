package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.Roads.ROADMAPS;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.Roads;

/** Nobody can hand in what a school that is no more owed: it is late for nobody, and what was handed in stays. */
@ApiTest
class ClosedExecutorTest {

    private static final Map<String, Object> DONE = Map.of("text", "Сделано");
    private static final LocalDate TODAY = LocalDate.now();

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whatAClosedSchoolOwedIsLateForNobody() {
        Api alice = Api.as(web, ALICE);
        String district = organization(alice, "MUNICIPALITY", REGION.toString());
        String school = organization(alice, "SCHOOL", district);
        Api head = Api.as(web, person(school, "SCHOOL_HEAD"));
        Api coordinator = Api.as(web, person(district, "MUNICIPAL_COORDINATOR"));
        String roadmap = plan(alice, district);
        List<String> all = Duties.of(web, ALICE, roadmap, UUID.fromString(school))
                .json()
                .at("/items")
                .valueStream()
                .map(one -> Duties.CHECKPOINTS + "/" + one.at("/id").asString())
                .toList();
        assertThat(all).hasSize(6);
        head.post(all.get(0) + "/submit", DONE).is(200);
        coordinator.post(all.get(0) + "/accept", Map.of()).is(200);
        head.post(all.get(1) + "/submit", DONE).is(200);
        coordinator.post(all.get(1) + "/return", Map.of("remark", "Дополните")).is(200);
        head.post(all.get(2) + "/submit", DONE).is(200);
        Api.answer(head.request(HttpMethod.PUT, all.get(3) + "/report")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("If-Match", head.get(all.get(3)).tag())
                        .bodyValue(DONE))
                .is(200);
        String late = Duties.CHECKPOINTS + "?view=OVERDUE&within=" + district;
        assertThat(coordinator.get(late).is(200).json().at("/items").size()).isEqualTo(3);

        alice.post(Api.V1 + "/organizations/" + school + "/close", Map.of("reason", "Ликвидация"))
                .is(200);
        Duties.settled(web, ALICE, roadmap);

        assertThat(coordinator.get(late).is(200).json().at("/items").size()).isZero();
        assertThat(coordinator
                        .get(Api.V1 + "/overdue?by=SCHOOL&within=" + district)
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(coordinator
                        .get(Api.V1 + "/execution-summary?within=" + district)
                        .is(200)
                        .json()
                        .at("/counts/overdue")
                        .asInt())
                .isZero();
        List<Answer> now = all.stream().map(coordinator::get).toList();
        assertThat(now.stream().map(one -> one.at("/summary/state")))
                .containsExactly("ACCEPTED", "CANCELLED", "SUBMITTED", "CANCELLED", "CANCELLED", "CANCELLED");
        assertThat(now.stream().map(one -> one.at("/cancelledReason")).filter(reason -> !reason.isEmpty()))
                .containsOnly("LEFT");
        assertThat(now.get(1).at("/reports/0/remark")).as("what was said stays").isEqualTo("Дополните");
        coordinator.post(all.get(2) + "/accept", Map.of()).is(200);
        Duties.generate(web, ALICE, roadmap);
        assertThat(coordinator.get(all.get(4)).at("/summary/state")).isEqualTo("CANCELLED");
    }

    /** Control may say that it was not good enough; but nobody is left to do it again. */
    @Test
    void whatIsSentBackToAClosedSchoolIsLateForNobody() {
        Api alice = Api.as(web, ALICE);
        String district = organization(alice, "MUNICIPALITY", REGION.toString());
        String school = organization(alice, "SCHOOL", district);
        Api head = Api.as(web, person(school, "SCHOOL_HEAD"));
        Api coordinator = Api.as(web, person(district, "MUNICIPAL_COORDINATOR"));
        String roadmap = plan(alice, district);
        List<String> sent = Duties.of(web, ALICE, roadmap, UUID.fromString(school))
                .json()
                .at("/items")
                .valueStream()
                .limit(2)
                .map(one -> Duties.CHECKPOINTS + "/" + one.at("/id").asString())
                .toList();
        sent.forEach(one -> head.post(one + "/submit", DONE).is(200));
        coordinator.post(sent.get(0) + "/accept", Map.of()).is(200);
        alice.post(Api.V1 + "/organizations/" + school + "/close", Map.of("reason", "Ликвидация"))
                .is(200);
        Duties.settled(web, ALICE, roadmap);

        coordinator
                .post(sent.get(0) + "/reopen", Map.of("reason", "Протокол не тот"))
                .is(200);
        coordinator.post(sent.get(1) + "/return", Map.of("remark", "Дополните")).is(200);
        Duties.settled(web, ALICE, roadmap);

        sent.forEach(one -> {
            Answer now = coordinator.get(one).is(200);
            assertThat(now.at("/summary/state")).isEqualTo("CANCELLED");
            assertThat(now.at("/cancelledReason")).isEqualTo("LEFT");
        });
        assertThat(coordinator
                        .get(Duties.CHECKPOINTS + "?view=OVERDUE&within=" + district)
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    /** In force, with six days around today of all its schools. */
    private String plan(Api alice, String owner) {
        String road = ROADMAPS + "/"
                + alice.post(
                                ROADMAPS,
                                Map.of(
                                        "organizationId",
                                        owner,
                                        "title",
                                        "План поддержки",
                                        "periodStart",
                                        TODAY.minusDays(200),
                                        "periodEnd",
                                        TODAY.plusDays(200)))
                        .is(201)
                        .id();
        String days = Stream.of(-90, -70, -50, -30, -10, 60)
                .map(TODAY::plusDays)
                .map(DateTimeFormatter.ofPattern("dd.MM.yyyy")::format)
                .collect(Collectors.joining(", "));
        alice.post(
                        road + "/activities",
                        Map.of(
                                "title",
                                "Сверить сведения",
                                "termText",
                                days,
                                "tasks",
                                List.of(Map.of("text", "Сверить", "executors", List.of("ОО")))))
                .is(201);
        alice.post(road + "/approve", Roads.ORDER).is(200);
        alice.post(road + "/activate").is(200);
        String id = road.substring(ROADMAPS.length() + 1);
        Duties.generate(web, ALICE, id);
        return id;
    }

    private static String organization(Api alice, String kind, String parent) {
        return alice.post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Заозерный " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }

    private String person(String organization, String role) {
        String subject = "closed-executor-" + UUID.randomUUID();
        DatabaseScope.system(
                        database.sql("""
                        WITH person AS (INSERT INTO organizations_people (id, subject, name) VALUES (gen_random_uuid(), '%1$s', 'Ольга Нивина') RETURNING id)
                        INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                        SELECT gen_random_uuid(), id, '%2$s', '%3$s', DATE '2020-01-01' FROM person""".formatted(subject, organization, role)).then())
                .block();
        return subject;
    }
}
