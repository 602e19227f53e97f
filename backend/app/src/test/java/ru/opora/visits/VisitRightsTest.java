package ru.opora.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;
import static ru.opora.testing.Visiting.VISITS;
import static ru.opora.testing.Visiting.actions;
import static ru.opora.testing.Visiting.advice;
import static ru.opora.testing.Visiting.begun;
import static ru.opora.testing.Visiting.complete;
import static ru.opora.testing.Visiting.plan;
import static ru.opora.testing.Visiting.planned;
import static ru.opora.testing.Visiting.recommended;
import static ru.opora.testing.Visiting.with;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Newcomers;
import ru.opora.testing.People;
import ru.opora.testing.Visiting;

/** Who may not, in visits and what is recommended after them. */
@ApiTest
class VisitRightsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotPlanOrLook() {
        Api.anonymous(web).get(VISITS).problem(401, "unauthenticated");
        Api.anonymous(web).post(VISITS, plan(NORTH_SCHOOL)).problem(401, "unauthenticated");
        Api.as(web, CHELSEA).get(VISITS).problem(403, "forbidden");
        Api.client(web, "roadmaps:read").get(VISITS).problem(403, "forbidden");
        Api.client(web, "visits:read").post(VISITS, plan(NORTH_SCHOOL)).problem(403, "forbidden");
        for (String person : List.of(OLEG, SASHA)) {
            Api.as(web, person).post(VISITS, plan(NORTH_SCHOOL)).problem(403, "forbidden");
        }
        Api.as(web, DORA)
                .post(VISITS, plan(NORTH_SCHOOL))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "NOT_FOUND");
        Api.as(web, BOB)
                .post(VISITS, plan(NORTH))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "WRONG_KIND");
        String visit = planned(web, BOB, NORTH_SCHOOL);
        Api.as(web, DORA).get(visit).problem(404, "not-found");
        Api.as(web, DORA).post(visit + "/begin", Map.of()).problem(404, "not-found");
        assertThat(Api.as(web, DORA).get(VISITS + "?limit=500").text()).doesNotContain(id(visit));
        assertThat(Api.as(web, OLEG).get(visit).is(200).json().at("/allowedActions"))
                .isEmpty();
    }

    @Test
    void theSchoolDoesNotVisitAndTheVisitorDoesNotAcknowledge() {
        String visit = begun(web, BOB, NORTH_SCHOOL);
        Api sasha = Api.as(web, SASHA);
        sasha.post(visit + "/complete", Map.of()).problem(403, "forbidden");
        sasha.post(visit + "/cancel", Map.of("reason", "Не сейчас")).problem(403, "forbidden");
        sasha.patch(visit, "\"1\"", Map.of("findings", "Все хорошо")).problem(403, "forbidden");
        sasha.post(visit + "/acknowledge").problem(409, "illegal-state");
        complete(web, BOB, visit);
        for (String person : List.of(BOB, RITA, ALICE, OLEG)) {
            Api.as(web, person).post(visit + "/acknowledge").problem(403, "forbidden");
        }
        assertThat(actions(sasha.get(visit))).containsExactly("acknowledge");
        sasha.post(visit + "/acknowledge").is(200);
    }

    /** One person may curate a school and answer for it; not in the same visit. */
    @Test
    void whoIsBothSidesTakesOneInAVisit() {
        String both = Newcomers.person(database, NORTH_SCHOOL, "SCHOOL_COORDINATOR");
        People.curator(database, both, NORTH_SCHOOL, "NULL");
        await().untilAsserted(
                        () -> Api.as(web, both).post(VISITS, plan(NORTH_SCHOOL)).is(201));
        String visit = begun(web, both, NORTH_SCHOOL);
        String advice = Visiting.RECOMMENDATIONS + "/"
                + Api.as(web, both)
                        .post(visit + "/recommendations", advice())
                        .is(201)
                        .id();
        complete(web, both, visit);
        Api.as(web, both).post(visit + "/acknowledge").problem(403, "forbidden");
        Api.as(web, both).post(advice + "/accept", Map.of()).problem(403, "forbidden");
        refusedByTheDatabase(
                "UPDATE visits_visits SET state = 'ACKNOWLEDGED', acknowledged_at = now(), acknowledged_by = '" + both
                        + "' WHERE id = '" + id(visit) + "'");
        refusedByTheDatabase(
                "UPDATE visits_recommendations SET state = 'ACCEPTED', answered_at = now(), answered_by = '" + both
                        + "' WHERE id = '" + id(advice) + "'");
        String other = recommended(web, NORTH_SCHOOL);
        Api.as(web, both).post(other + "/accept", Map.of()).is(200);
        Api.as(web, both).post(other + "/done", Map.of("text", "Сделано")).is(200);
        Api.as(web, both).post(other + "/verify").problem(403, "forbidden");
        Api.as(web, BOB).post(other + "/verify").is(200);
    }

    @Test
    void aCuratorOnlyWhileAssigned() {
        String curator = "visits-curator-" + UUID.randomUUID();
        People.curator(database, curator, NORTH_SCHOOL, "NULL");
        await().untilAsserted(() ->
                Api.as(web, curator).post(VISITS, plan(NORTH_SCHOOL)).is(201));
        Api.as(web, curator)
                .post(VISITS, plan(SOUTH_SCHOOL))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "NOT_FOUND");
        String visit = begun(web, curator, NORTH_SCHOOL);
        DatabaseScope.system(database.sql("""
                        UPDATE organizations_memberships m SET valid_to = current_date - 2 FROM organizations_people p
                        WHERE p.id = m.person_id AND p.subject = :subject""").bind("subject", curator).then()).block();
        await().untilAsserted(() ->
                assertThat(Api.as(web, curator).get(visit).status()).isIn(403, 404));
        assertThat(Api.as(web, curator).post(visit + "/complete", Map.of()).status())
                .isIn(403, 404);
        assertThat(Api.as(web, SASHA).get(visit).is(200).at("/visitor/name"))
                .as("history stays with whom it belonged")
                .isEqualTo("Нина Полева");
    }

    @Test
    void nobodyWritesWhatAnotherFoundOrIsSentWhereTheyDoNotWork() {
        String visit = begun(web, BOB, NORTH_SCHOOL);
        Api rita = Api.as(web, RITA);
        rita.patch(visit, rita.get(visit).tag(), Map.of("findings", "Не была")).problem(403, "forbidden");
        rita.patch(visit, rita.get(visit).tag(), Map.of("purpose", "Другое", "findings", "Не была"))
                .problem(403, "forbidden");
        rita.post(visit + "/complete", Map.of()).problem(403, "forbidden");
        rita.patch(visit, rita.get(visit).tag(), Map.of("purpose", "Другая цель"))
                .is(200);
        String curator = Newcomers.person(database, SOUTH_SCHOOL, "CURATOR");
        String person = DatabaseScope.system(
                        database.sql("SELECT id::text FROM organizations_people WHERE subject = :subject")
                                .bind("subject", curator)
                                .mapValue(String.class)
                                .one())
                .blockOptional()
                .orElseThrow();
        rita.post(VISITS, with(plan(NORTH_SCHOOL), "visitorId", person))
                .problem(422, "invalid-fields")
                .pointing("/visitorId", "NOT_A_VISITOR");
        rita.patch(visit, rita.get(visit).tag(), Map.of("visitorId", person))
                .problem(422, "invalid-fields")
                .pointing("/visitorId", "NOT_A_VISITOR");
        rita.post(VISITS, with(plan(SOUTH_SCHOOL), "visitorId", person)).is(201);
        assertThat(Api.as(web, DORA)
                        .get(VISITS + "/visitors?organization=" + SOUTH_SCHOOL)
                        .is(200)
                        .text())
                .contains(person);
        Api.as(web, SASHA)
                .get(VISITS + "/visitors?organization=" + NORTH_SCHOOL)
                .problem(403, "forbidden");
        Api.client(web, "visits:write", "visits:read", "organizations:read")
                .post(VISITS, plan(NORTH_SCHOOL))
                .problem(422, "invalid-fields")
                .pointing("/visitorId", "REQUIRED");
    }

    @Test
    void whatIsNotCompletedIsTheVisitors() {
        String visit = begun(web, BOB, NORTH_SCHOOL);
        Api bob = Api.as(web, BOB);
        bob.patch(visit, bob.get(visit).tag(), Map.of("findings", "Черновик о школе"))
                .is(200);
        String advice = bob.post(visit + "/recommendations", advice()).is(201).id();
        for (String person : List.of(SASHA, OLEG)) {
            assertThat(Api.as(web, person).get(visit).is(200).text()).doesNotContain("Черновик о школе");
            Api.as(web, person).get(Visiting.RECOMMENDATIONS + "/" + advice).problem(404, "not-found");
        }
        Api.as(web, SASHA)
                .post(Visiting.RECOMMENDATIONS + "/" + advice + "/accept", Map.of())
                .problem(404, "not-found");
        bob.post(visit + "/complete", Map.of()).is(200);
        assertThat(Api.as(web, SASHA).get(visit).is(200).text()).contains("Черновик о школе");
        Api.as(web, SASHA).get(Visiting.RECOMMENDATIONS + "/" + advice).is(200);
    }

    @Test
    void whoMayNotAnswerOrVerify() {
        String advice = recommended(web, NORTH_SCHOOL);
        for (String person : List.of(BOB, RITA, OLEG)) {
            Api.as(web, person).post(advice + "/accept", Map.of()).problem(403, "forbidden");
            Api.as(web, person).post(advice + "/dispute", Map.of("text", "Нет")).problem(403, "forbidden");
            Api.as(web, person).post(advice + "/done", Map.of("text", "Да")).problem(403, "forbidden");
        }
        Api.as(web, DORA).get(advice).problem(404, "not-found");
        Api.as(web, DORA).post(advice + "/verify").problem(404, "not-found");
        Api sasha = Api.as(web, SASHA);
        sasha.post(advice + "/verify").problem(403, "forbidden");
        sasha.post(advice + "/return", Map.of("remark", "Нет")).problem(403, "forbidden");
        sasha.post(advice + "/withdraw", Map.of("remark", "Нет")).problem(403, "forbidden");
        sasha.patch(advice, "\"0\"", Map.of("text", "Легче")).problem(403, "forbidden");
        Api.as(web, OLEG).post(advice + "/verify").problem(403, "forbidden");
    }

    @Test
    void listsAreMadeWhereOneMayAndUsedBelow() {
        Map<String, Object> list =
                Map.of("organizationId", REGION, "name", "Посещение урока", "items", List.of("Цель названа"));
        for (String person : List.of(BOB, SASHA, OLEG)) {
            Api.as(web, person).post(Visiting.CHECKLISTS, list).problem(403, "forbidden");
        }
        String id = Api.as(web, RITA).post(Visiting.CHECKLISTS, list).is(201).id();
        Api.as(web, BOB).delete(Visiting.CHECKLISTS + "/" + id, "\"0\"").problem(403, "forbidden");
        Api.as(web, BOB)
                .post(VISITS, with(plan(NORTH_SCHOOL), "checklistId", id))
                .is(201);
        String south = Api.as(web, DORA)
                .post(Visiting.CHECKLISTS, with(list, "organizationId", People.SOUTH))
                .is(201)
                .id();
        Api.as(web, BOB).get(Visiting.CHECKLISTS + "/" + south).problem(404, "not-found");
        Api.as(web, RITA)
                .post(VISITS, with(plan(NORTH_SCHOOL), "checklistId", south))
                .problem(422, "invalid-fields")
                .pointing("/checklistId", "NOT_FOUND");
    }

    private void refusedByTheDatabase(String sql) {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> DatabaseScope.system(database.sql(sql).then()).block())
                .isInstanceOf(DataAccessException.class);
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
