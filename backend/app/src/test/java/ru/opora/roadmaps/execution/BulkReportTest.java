package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.SASHA;

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
import ru.opora.testing.Roads;

/** One event closes several rows: all of them or none. */
@ApiTest
class BulkReportTest {

    private static final Map<String, Object> DONE = Map.of("text", "Сведения сверены, расхождений нет");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void oneEventClosesSeveralRowsOrNone() {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        var items = Duties.of(web, BOB, roadmap, NORTH_SCHOOL).json().at("/items");
        List<String> ids = List.of(
                items.at("/0/id").asString(),
                items.at("/1/id").asString(),
                items.at("/2/id").asString());
        Api sasha = Api.as(web, SASHA);
        String bulk = Api.V1 + "/checkpoint-reports";
        sasha.post(
                        bulk,
                        Map.of(
                                "checkpointIds",
                                List.of(ids.get(0), UUID.randomUUID().toString()),
                                "report",
                                DONE))
                .problem(404, "not-found");
        assertThat(sasha.get(Duties.CHECKPOINTS + "/" + ids.get(0)).at("/summary/state"))
                .isEqualTo("PLANNED");
        Api.as(web, BOB)
                .post(bulk, Map.of("checkpointIds", ids, "report", DONE))
                .problem(403, "forbidden");
        Answer done =
                sasha.post(bulk, Map.of("checkpointIds", ids, "report", DONE)).is(200);
        assertThat(done.json().at("/items").size()).isEqualTo(3);
        assertThat(sasha.get(Duties.CHECKPOINTS + "/" + ids.get(2)).at("/reports/0/eventId"))
                .isEqualTo(done.at("/eventId"));
    }

    @Test
    void inOneEventEachRowTakesTheNumbersOfItsOwnTargets() {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        var items = Duties.of(web, BOB, roadmap, NORTH_SCHOOL).json().at("/items");
        UUID target = UUID.randomUUID();
        DatabaseScope.system(database.sql(
                                "INSERT INTO roadmaps_targets (id, activity_id, position, comparator, value, unit, text)"
                                        + " VALUES (:id, :activity, 99, '>=', 60, 'percent', 'Доля родителей')")
                        .bind("id", target)
                        .bind(
                                "activity",
                                UUID.fromString(items.at("/0/activityId").asString()))
                        .then())
                .block();
        String other = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        List<String> ids = List.of(items.at("/0/id").asString(), other.substring(Duties.CHECKPOINTS.length() + 1));
        String bulk = Api.V1 + "/checkpoint-reports";
        Api sasha = Api.as(web, SASHA);
        sasha.post(bulk, bulkOf(List.of(ids.get(1)), target))
                .problem(422, "invalid-fields")
                .pointing("/report/numbers/0/targetId", "NOT_FOUND");
        sasha.post(bulk, bulkOf(ids, target)).is(200);
        assertThat(sasha.get(Duties.CHECKPOINTS + "/" + ids.get(0)).at("/reports/0/numbers/0/value"))
                .isEqualTo("64");
        assertThat(sasha.get(other).json().at("/reports/0/numbers").size()).isZero();
    }

    @Test
    void ofWhatIsCountedTheNumberIsSaidAndAnEventIsOne() {
        Api bob = Api.as(web, BOB);
        Api sasha = Api.as(web, SASHA);
        String draft = Roads.ROADMAPS + "/"
                + bob.post(
                                Roads.ROADMAPS,
                                Map.of(
                                        "organizationId",
                                        NORTH,
                                        "title",
                                        "План консультаций",
                                        "periodStart",
                                        "2027-01-01",
                                        "periodEnd",
                                        "2027-12-31"))
                        .is(201)
                        .id();
        bob.post(
                        draft + "/activities",
                        Map.of(
                                "title",
                                "Консультировать учителей",
                                "termText",
                                "еженедельно",
                                "tasks",
                                List.of(Map.of("text", "Консультировать", "executors", List.of("ОО")))))
                .is(201);
        bob.post(draft + "/approve", Roads.ORDER).is(200);
        bob.post(draft + "/activate").is(200);
        String roadmap = draft.substring(Roads.ROADMAPS.length() + 1);
        Duties.generate(web, BOB, roadmap);
        var months = Duties.of(web, BOB, roadmap, NORTH_SCHOOL).json().at("/items");
        assertThat(months.size()).isEqualTo(12);
        assertThat(months.at("/0/expectedCount").asInt()).isBetween(4, 5);
        String first = Duties.CHECKPOINTS + "/" + months.at("/0/id").asString();

        sasha.post(first + "/submit", DONE).problem(422, "invalid-fields").pointing("/count", "REQUIRED");
        assertThat(sasha.get(first).at("/summary/state")).isEqualTo("PLANNED");
        Answer three = sasha.post(first + "/submit", Map.of("text", "Консультации", "count", 3))
                .is(200);
        assertThat(three.json().at("/summary/doneCount").asInt()).isEqualTo(3);

        List<String> rest =
                List.of(months.at("/1/id").asString(), months.at("/2/id").asString());
        Answer event = sasha.post(Api.V1 + "/checkpoint-reports", Map.of("checkpointIds", rest, "report", DONE))
                .is(200);
        assertThat(event.json().at("/items").valueStream())
                .allSatisfy(one -> assertThat(one.at("/doneCount").asInt()).isEqualTo(1))
                .hasSize(2);
    }

    private static Map<String, Object> bulkOf(List<String> ids, UUID target) {
        return Map.of(
                "checkpointIds",
                ids,
                "report",
                Map.of("text", "Родительское собрание", "numbers", List.of(Map.of("targetId", target, "value", 64))));
    }
}
