package ru.opora.organizations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.organizations.history.Branches.PATH;
import static ru.opora.organizations.history.Branches.at;
import static ru.opora.organizations.history.Branches.child;
import static ru.opora.testing.Forms.today;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Newcomers;
import tools.jackson.databind.JsonNode;

/** A wrong merging or closing is undone. */
@ApiTest
class ReopeningTest {

    private static final Map<String, Object> WRONG = Map.of("reason", "Присоединена по ошибке");
    private static final Map<String, Object> WRONG_ALTOGETHER =
            Map.of("reason", "Присоединена по ошибке", "restores", true, "orderNumber", "13-р");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Api alice;
    private Api coordinator;
    private String district;
    private String school;
    private String successor;
    private String head;
    private String curator;

    @BeforeEach
    void settle() {
        alice = Api.as(web, ALICE);
        district = child(alice, "Заречный " + UUID.randomUUID(), "MUNICIPALITY", REGION.toString());
        school = child(alice, "Первая школа", "SCHOOL", district);
        successor = child(alice, "Вторая школа", "SCHOOL", district);
        coordinator = Api.as(web, Newcomers.person(database, district, "MUNICIPAL_COORDINATOR"));
        head = Newcomers.person(database, school, "SCHOOL_HEAD");
        curator = Newcomers.person(database, school, "CURATOR");
        takeIn();
    }

    @Test
    void whoMayNotAndWhatIsNotUndone() {
        coordinator.post(at(school, "reopen"), WRONG).problem(409, "illegal-state"); // it works
        coordinator.post(at(school, "close"), Map.of()).is(200);
        Api.as(web, Newcomers.person(database, successor, "SCHOOL_HEAD"))
                .post(at(school, "reopen"), WRONG)
                .problem(403, "forbidden");
        Api.as(web, Newcomers.person(database, district, "OBSERVER"))
                .post(at(school, "reopen"), WRONG)
                .problem(403, "forbidden");
        String neighbour = child(alice, "Дальний " + UUID.randomUUID(), "MUNICIPALITY", REGION.toString());
        Api stranger = Api.as(web, Newcomers.person(database, neighbour, "MUNICIPAL_COORDINATOR"));
        assertThat(stranger.post(at(school, "reopen"), WRONG).status()).isIn(403, 404);
        coordinator
                .post(at(school, "reopen"), Map.of())
                .problem(422, "invalid-fields")
                .pointing("/reason", "REQUIRED");
        alice.post(at(successor, "close"), Map.of()).is(200);
        alice.post(at(district, "close"), Map.of()).is(200);
        alice.post(at(school, "reopen"), WRONG).problem(409, "illegal-state"); // what is above it is closed since
        assertThat(undo(alice, school).isNull()).isTrue();
    }

    @Test
    void itWorksAgainFromTodayOnAndItsHistorySaysBoth() {
        coordinator.post(at(school, "close"), Map.of("reason", "Ликвидация")).is(200);
        JsonNode undo = undo(coordinator, school);
        assertThat(undo.at("/action").asString()).isEqualTo("CLOSE");
        assertThat(undo.at("/effectiveOn").asString()).isEqualTo(today().toString());
        assertThat(undo.at("/roles").asInt()).isEqualTo(2);
        assertThat(undo.at("/participations").asInt()).isEqualTo(1);
        JsonNode again = coordinator.post(at(school, "reopen"), WRONG).is(200).json();
        assertThat(again.at("/state").asString()).isEqualTo("ACTIVE");
        assertThat(again.at("/closedOn").isNull()).isTrue();
        JsonNode history = coordinator.get(at(school, "history")).is(200).json();
        assertThat(history.at("/versions/0/action").asString()).isEqualTo("REOPEN");
        assertThat(history.at("/versions/0/reason").asString()).isEqualTo("Присоединена по ошибке");
        assertThat(history.at("/undo").isNull()).isTrue();
        assertThat(membership(school, "SCHOOL_HEAD").at("/state").asString())
                .as("not asked for")
                .isEqualTo("ENDED");
        coordinator.post(at(school, "reopen"), WRONG).problem(409, "illegal-state");
        coordinator.post(at(school, "close"), Map.of()).is(200);
        coordinator.post(at(school, "reopen"), WRONG).is(200);
    }

    @Test
    void whatEndedHoldsAgainAndWhatWentOnEndsThere() {
        coordinator
                .post(at(school, "merge"), Map.of("successorId", successor, "carriesOver", true))
                .is(200);
        assertThat(undo(coordinator, school).at("/carried").asInt()).isEqualTo(2);
        Api.as(web, head).get(at(school, "history")).problem(403, "forbidden");
        coordinator.post(at(school, "reopen"), WRONG_ALTOGETHER).is(200);
        assertThat(membership(school, "SCHOOL_HEAD").at("/state").asString()).isEqualTo("CURRENT");
        assertThat(membership(school, "SCHOOL_HEAD").at("/validTo").isNull()).isTrue();
        assertThat(membership(school, "SCHOOL_HEAD").at("/endedReason").isNull())
                .isTrue();
        Api.as(web, head).get(at(school, "history")).is(200);
        Api.as(web, curator).get(at(school, "history")).is(200);
        assertThat(participation(school).at("/state").asString()).isEqualTo("CURRENT");
        assertThat(participation(school).at("/leavingReason").isNull()).isTrue();
        assertThat(membership(successor, "CURATOR").at("/state").asString()).isEqualTo("ENDED");
        assertThat(participation(successor).at("/state").asString()).isEqualTo("LEFT");
        assertThat(participation(successor).at("/leavingReason").asString()).isEqualTo("Присоединена по ошибке");
    }

    @Test
    void whatWasBelowComesBackWhereverNothingNewerMovedIt() {
        String another = child(alice, "Другой " + UUID.randomUUID(), "MUNICIPALITY", REGION.toString());
        alice.post(at(district, "merge"), Map.of("successorId", another)).is(200);
        String third = child(alice, "Третья школа", "SCHOOL", another);
        alice.post(at(school, "rename"), Map.of("name", "Лицей")).is(200);
        String elsewhere = child(alice, "Прочий " + UUID.randomUUID(), "MUNICIPALITY", REGION.toString());
        alice.post(at(successor, "move"), Map.of("parentId", elsewhere)).is(200);
        alice.post(at(district, "reopen"), WRONG_ALTOGETHER).is(200);
        assertThat(parent(school)).isEqualTo(district);
        assertThat(parent(successor)).as("moved since").isEqualTo(elsewhere);
        assertThat(parent(third)).as("never below it").isEqualTo(another);
        coordinator.get(at(school, "history")).is(200);
    }

    private void takeIn() {
        String programme = alice.post(
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
        alice.post(
                        Api.V1 + "/participations",
                        Map.of(
                                "programmeId",
                                programme,
                                "organizationId",
                                school,
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

    private static JsonNode undo(Api who, String organization) {
        return who.get(at(organization, "history")).is(200).json().at("/undo");
    }

    private String parent(String organization) {
        return alice.get(PATH + "/" + organization).is(200).at("/parentId");
    }

    private JsonNode membership(String where, String role) {
        return items("/memberships?organization=" + where + "&role=" + role).path(0);
    }

    private JsonNode participation(String who) {
        return items("/participations?organization=" + who).path(0);
    }

    private JsonNode items(String list) {
        return alice.get(Api.V1 + list).is(200).json().at("/items");
    }
}
