package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
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
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import tools.jackson.databind.JsonNode;

@ApiTest
class EngagementTest {

    private static final String ENGAGEMENT = Api.V1 + "/engagement";
    private static final String SCHOOL = ENGAGEMENT + "/" + NORTH_SCHOOL;
    private static final String LISTS = Api.V1 + "/engagement-lists";
    private static final String FORMULAS = Api.V1 + "/engagement-formulas";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotLookRefreshImportOrMakeFormulas() {
        Api.as(web, CHELSEA).get(ENGAGEMENT).problem(403, "forbidden");
        Api.as(web, CHELSEA).get(SCHOOL).problem(403, "forbidden");
        Api.as(web, DORA).get(SCHOOL).problem(404, "not-found");
        Api.as(web, SASHA).get(ENGAGEMENT + "/" + NORTH).problem(403, "forbidden");
        Api.as(web, OLEG).post(ENGAGEMENT + "/refresh", place(REGION)).problem(403, "forbidden");
        Api.as(web, DORA).post(ENGAGEMENT + "/refresh", place(NORTH)).problem(404, "not-found");
        Api.as(web, SASHA).post(ENGAGEMENT + "/refresh", place(NORTH)).problem(403, "forbidden");
        for (String person : List.of(OLEG, SASHA, BOB, DORA)) {
            Api.as(web, person).post(LISTS, list(NORTH, NORTH_SCHOOL, "RED")).problem(403, "forbidden");
            Api.as(web, person).post(FORMULAS, formula(NORTH, 40, 70)).problem(403, "forbidden");
        }
        refresh(RITA, REGION);
        assertThat(schools(Api.as(web, SASHA).get(ENGAGEMENT))).containsExactly(NORTH_SCHOOL.toString());
        assertThat(schools(Api.as(web, BOB).get(ENGAGEMENT))).doesNotContain(SOUTH_SCHOOL.toString());
        assertThat(schools(Api.as(web, OLEG).get(ENGAGEMENT + "?limit=200&within=" + NORTH)))
                .contains(NORTH_SCHOOL.toString());
        assertThat(schools(Api.as(web, OLEG).get(ENGAGEMENT + "?limit=200&within=" + SOUTH)))
                .contains(SOUTH_SCHOOL.toString())
                .doesNotContain(NORTH_SCHOOL.toString());
    }

    @Test
    void aFigureIsMadeOfWhatIsKnownAndSaysWhatIsNot() {
        String school = school("Школа с просрочкой");
        Answer unknown = refreshed(school);
        assertThat(unknown.json().at("/score").isNull()).isTrue();
        assertThat(unknown.at("/level")).isEqualTo("UNKNOWN");
        assertThat(part(unknown, "DOCUMENTS").at("/missing").asString()).isEqualTo("NO_DATA");
        assertThat(part(unknown, "CHECKPOINTS").at("/missing").asString()).isEqualTo("NO_DATA");
        due(school, 4, 1);
        Answer known = refreshed(school);
        assertThat(known.json().at("/score").asDouble()).isEqualTo(25);
        assertThat(known.at("/level")).isEqualTo("RED");
        assertThat(known.json().at("/coverage").asInt()).isEqualTo(25);
        JsonNode part = part(known, "CHECKPOINTS");
        assertThat(part.at("/value").asDouble()).isEqualTo(0.25);
        assertThat(part.at("/points").asDouble())
                .as("the others' weights went to it")
                .isEqualTo(25);
        assertThat(part.at("/evidence/due").asInt()).isEqualTo(4);
        assertThat(part.at("/evidence/overdue").asInt()).isEqualTo(3);
        assertThat(known.at("/steps/0/code")).isEqualTo("REPORT_OVERDUE");
        assertThat(known.json().at("/steps/0/count").asInt()).isEqualTo(3);
        assertThat(known.json().at("/history").size()).isEqualTo(1);
        assertThat(known.at("/formula/name")).isNotEmpty();
        JsonNode counts = Api.as(web, RITA)
                .get(ENGAGEMENT + "/counts?within=" + school)
                .is(200)
                .json();
        assertThat(counts.at("/red").asInt()).isEqualTo(1);
        assertThat(schools(Api.as(web, RITA).get(ENGAGEMENT + "?level=RED&within=" + school)))
                .containsExactly(school);
        assertThat(schools(Api.as(web, RITA).get(ENGAGEMENT + "?level=GREEN&within=" + school)))
                .isEmpty();
    }

    @Test
    void whatAClosedPlanLeftUndoneIsLateForNobody() {
        String school = school("Школа с закрытым планом");
        close(due(school, 4, 1), LocalDate.now(ZoneOffset.UTC));
        Answer late = refreshed(school);
        assertThat(part(late, "CHECKPOINTS").at("/evidence").toString())
                .as("it was not done in time, and nobody can do it any more")
                .isEqualTo("{\"due\":4.0,\"inTime\":1.0,\"overdue\":0.0}");
        assertThat(late.at("/steps/0/code")).isEqualTo("PLAN_TERMS");
        close(due(school, 3, 1), LocalDate.now(ZoneOffset.UTC).minusDays(20));
        JsonNode never = part(refreshed(school), "CHECKPOINTS").at("/evidence");
        assertThat(never.at("/due").asInt())
                .as("after the end of a plan nothing falls due")
                .isEqualTo(5);
        assertThat(never.at("/inTime").asInt()).isEqualTo(2);
    }

    @Test
    void aClosedSchoolIsEngagedInNothing() {
        String school = school("Школа, которую закрыли");
        due(school, 2, 0);
        refreshed(school);
        String counts = ENGAGEMENT + "/counts?within=" + school;
        Api rita = Api.as(web, RITA);
        assertThat(rita.get(counts).is(200).json().at("/red").asInt()).isEqualTo(1);
        Api.as(web, ALICE)
                .post(Api.V1 + "/organizations/" + school + "/close", Map.of("reason", "Ликвидация"))
                .is(200);
        assertThat(schools(rita.get(ENGAGEMENT + "?within=" + school))).isEmpty();
        JsonNode left = rita.get(counts).is(200).json();
        assertThat(left.at("/red").asInt()).isZero();
        assertThat(left.at("/day").isNull()).as("the day of what is shown").isTrue();
    }

    @Test
    void monthsThatAreOverStayWhatTheyWere() {
        String school = school("Школа с историей");
        due(school, 2, 2);
        engage(school, Instant.now().minusSeconds(62L * 86_400));
        Answer then = Api.as(web, RITA).get(ENGAGEMENT + "/" + school).is(200);
        refreshed(school);
        due(school, 2, 0);
        JsonNode now = refreshed(school).json();
        assertThat(now.at("/history").size()).isEqualTo(2);
        assertThat(now.at("/history/0/month").asString())
                .isGreaterThan(now.at("/history/1/month").asString());
        assertThat(now.at("/score").asDouble()).isEqualTo(50);
        assertThat(now.at("/history/1/level").asString()).isEqualTo(then.at("/level"));
        assertThat(schools(Api.as(web, RITA).get(ENGAGEMENT + "?within=" + school)))
                .as("one row of a school, whatever its history")
                .containsExactly(school);
    }

    @Test
    void theNearestFormulaHoldsAndCannotBeNonsense() {
        String school = school("Школа со своей формулой");
        due(school, 2, 1);
        assertThat(refreshed(school).at("/level")).isEqualTo("YELLOW");
        Api rita = Api.as(web, RITA);
        rita.post(FORMULAS, formula(UUID.fromString(school), 70, 70))
                .problem(422, "invalid-fields")
                .pointing("/definition/yellow", "INVALID");
        Answer made =
                rita.post(FORMULAS, formula(UUID.fromString(school), 60, 80)).is(201);
        assertThat(made.json().at("/number").asInt()).isEqualTo(2);
        assertThat(refreshed(school).at("/level")).isEqualTo("RED");
        assertThat(Api.as(web, RITA).get(ENGAGEMENT + "/" + school).at("/formula/id"))
                .isEqualTo(made.id());
    }

    @Test
    void aListFromElsewhereStandsBesideTheFigure() {
        String school = made("Школа из чужого списка", "SCHOOL", NORTH);
        String level = refreshed(school).at("/level");
        Api rita = Api.as(web, RITA);
        rita.post(LISTS, list(REGION, NORTH, "RED"))
                .problem(422, "invalid-fields")
                .pointing("/items/0/organizationId", "NOT_FOUND");
        rita.post(LISTS, list(REGION, UUID.fromString(school), "UNKNOWN"))
                .problem(422, "invalid-fields")
                .pointing("/items/0/level", "INVALID");
        Answer made =
                rita.post(LISTS, list(REGION, UUID.fromString(school), "RED")).is(201);
        assertThat(made.json().at("/red").asInt()).isEqualTo(1);
        assertThat(Api.as(web, DORA)
                        .get(LISTS + "/" + made.id())
                        .json()
                        .at("/red")
                        .asInt())
                .as("schools of others are not counted")
                .isZero();
        Answer seen = Api.as(web, BOB).get(ENGAGEMENT + "/" + school).is(200);
        assertThat(seen.at("/lists/0/level")).isEqualTo("RED");
        assertThat(seen.at("/level")).as("it changes no figure").isEqualTo(level);
        assertThat(Api.as(web, BOB).get(ENGAGEMENT + "?within=" + school).at("/items/0/outside"))
                .isEqualTo("RED");
        Api.as(web, BOB).delete(LISTS + "/" + made.id(), null).problem(403, "forbidden");
        rita.delete(LISTS + "/" + made.id(), null).is(204);
    }

    /** In a municipality of its own, where no plan of another test gives it anything to do. */
    private String school(String name) {
        String place = made("Район для: " + name, "MUNICIPALITY", REGION);
        return made(name, "SCHOOL", UUID.fromString(place));
    }

    private String made(String name, String kind, UUID parent) {
        return Api.as(web, ALICE)
                .post(Api.V1 + "/organizations", Map.of("name", name, "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }

    private Answer refreshed(String school) {
        refresh(RITA, UUID.fromString(school));
        return Api.as(web, RITA).get(ENGAGEMENT + "/" + school).is(200);
    }

    private void refresh(String person, UUID place) {
        Api.as(web, person).post(ENGAGEMENT + "/refresh", place(place)).is(200);
    }

    /** As the job does it at that moment. */
    private void engage(String school, Instant moment) {
        DatabaseScope.system(
                        database.sql("SELECT monitoring_engage(o.path, :moment) FROM organizations o WHERE o.id = :id")
                                .bind("moment", moment)
                                .bind("id", UUID.fromString(school))
                                .then())
                .block();
    }

    private String due(String school, int all, int accepted) {
        return Duties.due(web, database, UUID.fromString(school), all, accepted);
    }

    private void close(String roadmap, LocalDate day) {
        Api.as(web, BOB)
                .post(
                        Api.V1 + "/roadmaps/" + roadmap + "/close",
                        Map.of("reason", "Год окончен", "closedOn", day.toString(), "despiteOpenCheckpoints", true))
                .is(200);
    }

    private static Map<String, Object> place(UUID place) {
        return Map.of("organizationId", place);
    }

    private static Map<String, Object> list(UUID owner, UUID school, String level) {
        return Map.of(
                "organizationId",
                owner,
                "name",
                "Красный список комитета",
                "source",
                "Протокол № 3",
                "decidedOn",
                "2026-02-12",
                "items",
                List.of(Map.of("organizationId", school, "level", level, "note", "По итогам выезда")));
    }

    private static Map<String, Object> formula(UUID place, double red, double yellow) {
        Map<String, Object> weights = Map.of("CHECKPOINTS", 50, "RESPONSE", 50);
        Map<String, Object> definition = Map.of("days", 365, "red", red, "yellow", yellow, "weights", weights);
        return Map.of("organizationId", place, "name", "Своя", "source", "Приказ № 7", "definition", definition);
    }

    private static List<String> schools(Answer page) {
        return page.is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(row -> row.at("/organization/id").asString())
                .toList();
    }

    private static JsonNode part(Answer view, String code) {
        return view.json()
                .at("/components")
                .valueStream()
                .filter(part -> part.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
