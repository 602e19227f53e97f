package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.Roads.ROADMAPS;

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
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.Newcomers;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

/** «ОО» of a plan of a programme are the schools that take part, each from the day it entered to the day it left. */
@ApiTest
class MidYearTest {

    private static final String PARTICIPATIONS = Api.V1 + "/participations";
    private static final Map<String, Object> DONE = Map.of("text", "Сделано");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Api alice;
    private String district;
    private String programme;
    private String school;
    private Api head;
    private Api coordinator;
    private String roadmap;

    @BeforeEach
    void aPlanOfAProgramme() {
        alice = Api.as(web, ALICE);
        district = organization("MUNICIPALITY", REGION.toString());
        school = organization("SCHOOL", district);
        head = Api.as(web, Newcomers.person(database, school, "SCHOOL_HEAD"));
        coordinator = Api.as(web, Newcomers.person(database, district, "MUNICIPAL_COORDINATOR"));
        programme = alice.post(
                        Api.V1 + "/programmes",
                        Map.of(
                                "organizationId",
                                REGION,
                                "kind",
                                "FEDERAL",
                                "name",
                                "Поддержка школ",
                                "grounds",
                                List.of(),
                                "cohortYears",
                                List.of(2026, 2027)))
                .is(201)
                .id();
        String draft = Roads.draft(web, ALICE, UUID.fromString(district)).id();
        String road = ROADMAPS + "/" + draft;
        alice.patch(road, alice.get(road).tag(), Map.of("programmeId", programme, "cohortYear", 2027))
                .is(200);
        alice.post(road + "/approve", Roads.ORDER).is(200);
        alice.post(road + "/activate").is(200);
        roadmap = draft;
        generate();
    }

    @Test
    void aSchoolThatDoesNotTakePartHasNothingToDo() {
        assertThat(due(school)).isEmpty();
        enter(school, "2027-04-15", 2026);
        generate();
        assertThat(due(school)).as("of another year's list").isEmpty();
    }

    @Test
    void whoJoinsInAprilOwesWhatIsDueFromThenOn() {
        enter(school, "2027-04-15", 2027);
        generate();
        assertThat(due(school))
                .hasSize(9)
                .startsWith("2027-04-30")
                .endsWith("2027-12-31")
                .doesNotContain("2027-03-31");
        JsonNode task = assignment();
        assertThat(task.at("/validFrom").asString()).isEqualTo("2027-04-15");
        assertThat(task.at("/validTo").isNull()).isTrue();
        assertThat(head.get(Duties.CHECKPOINTS + "?mine=true&roadmap=" + roadmap)
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(9);
    }

    @Test
    void whoseFirstDayIsCorrectedOwesTheOthersToo() {
        Answer entered = enter(school, "2027-04-15", 2027);
        generate();
        alice.patch(PARTICIPATIONS + "/" + entered.id(), entered.tag(), Map.of("enteredOn", "2027-02-01"))
                .is(200);
        generate();
        assertThat(due(school)).hasSize(11).startsWith("2027-02-28");
    }

    @Test
    void whoLeavesKeepsItsReportsAndOwesNothingAfterwards() {
        Answer entered = enter(school, "2027-01-15", 2027);
        generate();
        List<JsonNode> before = items("");
        String accepted = path(before.get(0));
        String submitted = path(before.get(1));
        String begun = path(before.get(10));
        head.post(accepted + "/submit", DONE).is(200);
        coordinator.post(accepted + "/accept", Map.of()).is(200);
        head.post(submitted + "/submit", DONE).is(200);
        String late = path(before.get(11));
        head.post(late + "/submit", DONE).is(200);
        Api.answer(head.request(HttpMethod.PUT, begun + "/report")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("If-Match", head.get(begun).tag())
                        .bodyValue(Map.of("text", "Черновик")))
                .is(200);
        alice.post(
                        PARTICIPATIONS + "/" + entered.id() + "/leave",
                        Map.of("date", "2027-09-10", "reason", "Результаты выше порога"))
                .is(200);
        generate();
        // to August it still owes, in December it had reported beforehand; the rest is not asked for any more
        assertThat(due(school))
                .containsExactly(
                        "2027-01-31",
                        "2027-02-28",
                        "2027-03-31",
                        "2027-04-30",
                        "2027-05-31",
                        "2027-06-30",
                        "2027-07-31",
                        "2027-08-31",
                        "2027-12-31");
        assertThat(head.get(accepted).at("/summary/state")).isEqualTo("ACCEPTED");
        assertThat(head.get(submitted).at("/summary/state")).isEqualTo("SUBMITTED");
        coordinator.post(submitted + "/accept", Map.of()).is(200);
        coordinator.post(late + "/accept", Map.of()).is(200);
        Answer dropped = head.get(begun).is(200);
        assertThat(dropped.at("/summary/state")).isEqualTo("CANCELLED");
        assertThat(dropped.at("/cancelledReason")).isEqualTo("LEFT");
        assertThat(dropped.at("/reports/0/text"))
                .as("what was begun is still there")
                .isEqualTo("Черновик");
        assertThat(assignment().at("/endedReason").asString()).isEqualTo("LEFT");
        assertThat(head.get(Duties.ASSIGNMENTS + "/" + assignment().at("/id").asString())
                        .at("/allowedActions/0"))
                .as("until September it is worked on")
                .isEqualTo("delegate");
        assertThat(assignment().at("/validTo").asString()).isEqualTo("2027-09-09");
    }

    @Test
    void whoWasTakenOutByMistakeGoesOnWhereItWas() {
        Answer entered = enter(school, "2027-01-15", 2027);
        generate();
        Answer left = alice.post(
                        PARTICIPATIONS + "/" + entered.id() + "/leave",
                        Map.of("date", "2027-09-10", "reason", "По ошибке"))
                .is(200);
        generate();
        assertThat(due(school)).hasSize(8);
        assertThat(left.at("/leftOn")).isEqualTo("2027-09-10");
        Api.answer(alice.request(HttpMethod.POST, PARTICIPATIONS + "/" + entered.id() + "/return")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("If-Match", left.tag())
                        .bodyValue(Map.of("reason", "Выведена по ошибке")))
                .is(200);
        generate();
        assertThat(due(school)).hasSize(12);
        assertThat(assignment().at("/endedReason").isNull()).isTrue();
    }

    private Answer enter(String who, String day, int year) {
        return alice.post(
                        PARTICIPATIONS,
                        Map.of(
                                "programmeId",
                                programme,
                                "organizationId",
                                who,
                                "cohortYear",
                                year,
                                "grounds",
                                List.of(),
                                "orderNumber",
                                "41-п",
                                "orderDate",
                                "2027-01-14",
                                "enteredOn",
                                day))
                .is(201);
    }

    private void generate() {
        Duties.generate(web, ALICE, roadmap);
    }

    private List<String> due(String who) {
        return Duties.of(web, ALICE, roadmap, UUID.fromString(who))
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/due").asString())
                .toList();
    }

    private List<JsonNode> items(String filter) {
        return head.get(Duties.CHECKPOINTS + "?limit=500&roadmap=" + roadmap + filter)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    /** Of the row that has days. */
    private JsonNode assignment() {
        return alice.get(Duties.ASSIGNMENTS + "?roadmap=" + roadmap + "&organization=" + school)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/number").asString().equals("1.2"))
                .findFirst()
                .orElseThrow();
    }

    private static String path(JsonNode checkpoint) {
        return Duties.CHECKPOINTS + "/" + checkpoint.at("/id").asString();
    }

    private String organization(String kind, String parent) {
        return alice.post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Озерный " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }
}
