package ru.opora.organizations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.organizations.history.Branches.at;
import static ru.opora.organizations.history.Branches.child;
import static ru.opora.testing.Forms.today;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Newcomers;
import tools.jackson.databind.JsonNode;

/** What ends with an organisation, and what goes on with its successor. */
@ApiTest
class EndingsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ChangeJob job;

    private Api alice;
    private Api coordinator;
    private String school;
    private String successor;
    private String faraway;
    private String head;
    private String curator;
    private String programme;

    @BeforeEach
    void settle() {
        alice = Api.as(web, ALICE);
        String district = child(alice, "Озерный " + UUID.randomUUID(), "MUNICIPALITY", REGION.toString());
        school = child(alice, "Первая школа", "SCHOOL", district);
        successor = child(alice, "Вторая школа", "SCHOOL", district);
        faraway = child(
                alice,
                "Дальняя школа",
                "SCHOOL",
                child(alice, "Дальний " + UUID.randomUUID(), "MUNICIPALITY", REGION.toString()));
        coordinator = Api.as(web, Newcomers.person(database, district, "MUNICIPAL_COORDINATOR"));
        head = Newcomers.person(database, school, "SCHOOL_HEAD");
        curator = Newcomers.person(database, school, "CURATOR");
        programme = alice.post(
                        Api.V1 + "/programmes",
                        Map.of(
                                "organizationId",
                                REGION,
                                "kind",
                                "REGIONAL",
                                "name",
                                "Поддержка",
                                "grounds",
                                List.of(),
                                "cohortYears",
                                List.of(2026)))
                .is(201)
                .id();
        takeIn(school);
        pair(faraway, school);
    }

    @Test
    void whoWorkedThereMayDoNothingAndTheSchoolTakesPartInNothingAfterItIsClosed() {
        String administrator = Newcomers.person(database, school, "ADMIN");
        Api.as(web, head).get(at(school, "history")).is(200);
        coordinator
                .post(at(school, "close"), Map.of("reason", "Ликвидация", "orderNumber", "7-р"))
                .is(200);
        JsonNode role = membership(school, "SCHOOL_HEAD");
        assertThat(role.at("/state").asString()).isEqualTo("ENDED");
        assertThat(role.at("/validTo").asString()).isEqualTo(today().toString());
        assertThat(role.at("/endedReason").asString()).isEqualTo("Ликвидация");
        Api.as(web, head).get(at(school, "history")).problem(403, "forbidden");
        assertThat(membership(school, "ADMIN").at("/state").asString()).isEqualTo("CURRENT");
        Api.as(web, administrator).get(at(school, "history")).is(200);
        JsonNode participation = participation(school);
        assertThat(participation.at("/leftOn").asString()).isEqualTo(today().toString());
        assertThat(participation.at("/leavingReason").asString()).isEqualTo("Ликвидация");
        assertThat(pairOf(school).at("/state").asString())
                .as("also where the other school lies elsewhere")
                .isEqualTo("ENDED");
        assertThat(participation(successor).isMissingNode()).isTrue();
        var request = alice.request(
                        HttpMethod.POST,
                        Api.V1 + "/participations/" + participation.at("/id").asString() + "/return")
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", "\"" + participation.at("/version").asLong() + "\"");
        Api.answer(request.bodyValue(Map.of("reason", "Ошибка"))).problem(409, "illegal-state");
    }

    @Test
    void aSuccessorGoesOnWithWhatItIsAskedTo() {
        coordinator
                .post(at(school, "merge"), Map.of("successorId", successor, "carriesOver", true, "orderNumber", "12-р"))
                .is(200);
        assertThat(membership(school, "CURATOR").at("/state").asString()).isEqualTo("ENDED");
        assertThat(membership(school, "CURATOR").at("/endedReason").asString())
                .isEqualTo("Организация присоединена, приказ № 12-р");
        JsonNode curated = membership(successor, "CURATOR");
        assertThat(curated.at("/state").asString()).isEqualTo("CURRENT");
        assertThat(curated.at("/validFrom").asString()).isEqualTo(today().toString());
        Api.as(web, curator).get(at(successor, "history")).is(200);
        assertThat(membership(successor, "SCHOOL_HEAD").isMissingNode())
                .as("a school has its own head")
                .isTrue();
        JsonNode participation = participation(successor);
        assertThat(participation.at("/enteredOn").asString()).isEqualTo(today().toString());
        assertThat(participation.at("/orderNumber").asString()).isEqualTo("12-р");
        assertThat(participation(school).at("/state").asString()).isEqualTo("LEFT");
        assertThat(pairOf(successor).at("/organization/id").asString()).isEqualTo(faraway);
        assertThat(pairOf(successor).at("/state").asString()).isEqualTo("CURRENT");
        assertThat(pairOf(school).at("/state").asString()).isEqualTo("ENDED");
    }

    @Test
    void whatTheSuccessorHasAlreadyItHasOnce() {
        takeIn(successor);
        pair(faraway, successor);
        pair(successor, school);
        coordinator
                .post(at(school, "merge"), Map.of("successorId", successor, "carriesOver", true))
                .is(200);
        assertThat(items("/participations?organization=" + successor)).hasSize(1);
        assertThat(participation(successor).at("/orderNumber").asString()).isEqualTo("41-п");
        assertThat(items("/partnerships?organization=" + successor + "&state=CURRENT"))
                .hasSize(1);
    }

    @Test
    void aMergingOfADayToComeRemembersWhatWasAsked() {
        LocalDate day = today().plusDays(40);
        coordinator
                .post(
                        at(school, "merge"),
                        Map.of("successorId", successor, "carriesOver", true, "effectiveOn", day.toString()))
                .is(200);
        assertThat(coordinator
                        .get(at(school, "history"))
                        .json()
                        .at("/scheduled/0/carriesOver")
                        .asBoolean())
                .isTrue();
        assertThat(membership(school, "CURATOR").at("/state").asString()).isEqualTo("CURRENT");
        database.sql("UPDATE organizations_changes SET effective_on = :today WHERE organization_id = :id")
                .bind("today", today())
                .bind("id", UUID.fromString(school))
                .then()
                .as(DatabaseScope::system)
                .block();
        job.carryOutDue().block();
        assertThat(participation(successor).at("/state").asString()).isEqualTo("CURRENT");
        assertThat(membership(school, "CURATOR").at("/state").asString()).isEqualTo("ENDED");
    }

    @Test
    void whatWasNotAskedDoesNotGoOn() {
        coordinator.post(at(school, "merge"), Map.of("successorId", successor)).is(200);
        assertThat(participation(school).at("/leavingReason").asString()).isEqualTo("Организация присоединена");
        assertThat(participation(successor).isMissingNode()).isTrue();
        assertThat(membership(successor, "CURATOR").isMissingNode()).isTrue();
        assertThat(pairOf(successor).isMissingNode()).isTrue();
    }

    private void takeIn(String who) {
        alice.post(
                        Api.V1 + "/participations",
                        Map.of(
                                "programmeId",
                                programme,
                                "organizationId",
                                who,
                                "cohortYear",
                                2026,
                                "grounds",
                                List.of(),
                                "orderNumber",
                                "41-п",
                                "orderDate",
                                "2026-01-14",
                                "enteredOn",
                                "2026-01-15"))
                .is(201);
    }

    private void pair(String helped, String helper) {
        alice.post(
                        Api.V1 + "/partnerships",
                        Map.of(
                                "kind",
                                "MENTORING",
                                "organizationId",
                                helped,
                                "partnerId",
                                helper,
                                "validFrom",
                                "2026-01-15"))
                .is(201);
    }

    private JsonNode membership(String where, String role) {
        return items("/memberships?organization=" + where + "&role=" + role).path(0);
    }

    private JsonNode participation(String who) {
        return items("/participations?organization=" + who).path(0);
    }

    private JsonNode pairOf(String who) {
        return items("/partnerships?organization=" + who).path(0);
    }

    private JsonNode items(String list) {
        return alice.get(Api.V1 + list).is(200).json().at("/items");
    }
}
