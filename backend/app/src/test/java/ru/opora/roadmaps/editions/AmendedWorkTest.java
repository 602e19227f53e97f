package ru.opora.roadmaps.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.Roads.ROADMAPS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;

/** What becomes of work under way when an amendment drops its row. The plan is only approved: nothing is generated beside us. */
@ApiTest
class AmendedWorkTest {

    private static final Map<String, String> ORDER = Map.of(
            "orderNumber",
            "77-п",
            "orderDate",
            "2027-03-01",
            "signatory",
            "Начальник отдела",
            "reason",
            "Строка исключена");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    private Api bob;
    private String road;
    private String draft;
    private UUID planned;
    private UUID begun;

    @BeforeEach
    void aRowIsDropped() {
        bob = Api.as(web, BOB);
        road = ROADMAPS + "/" + Roads.approved(web, BOB, NORTH).id();
        String row = bob.get(road + "/activities").at("/items/0/id");
        UUID assignment = UUID.randomUUID();
        planned = UUID.randomUUID();
        begun = UUID.randomUUID();
        run("""
                INSERT INTO roadmaps_assignments (id, roadmap_id, activity_id, task_id, organization_id, owner_id, token, valid_from)
                SELECT '%s', a.roadmap_id, a.id, t.id, '%s', '%s', 'ОО', '2027-01-01' FROM roadmaps_activities a
                JOIN roadmaps_tasks t ON t.activity_id = a.id WHERE a.id = '%s' LIMIT 1""".formatted(assignment, NORTH_SCHOOL, NORTH, row));
        checkpoint(planned, assignment, "2027-03-31", "PLANNED");
        checkpoint(begun, assignment, "2027-02-28", "IN_PROGRESS");
        Answer amendment = bob.post(road + "/amendments", Map.of()).is(201);
        draft = ROADMAPS + "/" + amendment.id();
        String copy = bob.get(draft + "/activities").at("/items/0/id");
        bob.delete(draft + "/activities/" + copy, "\"0\"").is(204);
    }

    @Test
    void whatNobodyBeganIsCancelledAndWhatIsBegunStays() {
        bob.post(draft + "/approve", ORDER).is(200);
        assertThat(state(planned)).isEqualTo("CANCELLED ROW_REMOVED Строка исключена");
        assertThat(state(begun)).isEqualTo("IN_PROGRESS - -");
        assertThat(text(
                        "SELECT ended_reason || ' ' || valid_to FROM roadmaps_assignments WHERE id = (SELECT assignment_id"
                                + " FROM roadmaps_checkpoints WHERE id = '" + begun + "')"))
                .isEqualTo("ROW_REMOVED 2027-02-28");
        assertThat(bob.get(road + "/activities?removed=true")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatIsBegunWhileTheOrderIsApprovedStays() {
        Mono<CompletableFuture<Answer>> beginning =
                sql("UPDATE roadmaps_checkpoints SET state = 'IN_PROGRESS' WHERE id = '" + planned + "'")
                        .then(Mono.fromSupplier(
                                () -> CompletableFuture.supplyAsync(() -> bob.post(draft + "/approve", ORDER))))
                        .delayUntil(started -> waits())
                        .as(transaction::transactional);
        CompletableFuture<Answer> approval = DatabaseScope.system(beginning)
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow();
        approval.join().is(200);
        assertThat(state(planned)).isEqualTo("IN_PROGRESS - -");
        assertThat(state(begun)).isEqualTo("IN_PROGRESS - -");
    }

    @Test
    void aRoadmapWithOpenWorkIsClosedOnlyWhenThatIsAskedFor() {
        Answer asked = bob.post(road + "/close", Map.of("reason", "Досрочно")).problem(409, "open-checkpoints");
        assertThat(asked.json().at("/openCheckpoints").size()).isEqualTo(2);
        assertThat(asked.at("/openCheckpoints/0/id")).isEqualTo(begun.toString());
        assertThat(bob.get(road).at("/state")).isEqualTo("APPROVED");
        bob.post(road + "/close", Map.of("reason", "Досрочно", "despiteOpenCheckpoints", true))
                .is(200);
    }

    /** Until somebody waits for the row that is changed here. */
    private Mono<Boolean> waits() {
        return database.sql("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted) AS waits")
                .map(row -> Objects.requireNonNull(row.get("waits", Boolean.class)))
                .one()
                .filter(waits -> waits)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(20)));
    }

    private void checkpoint(UUID id, UUID assignment, String due, String state) {
        run("""
                INSERT INTO roadmaps_checkpoints (id, assignment_id, roadmap_id, activity_id, organization_id, owner_id, time_zone,
                    occurrence, due, state)
                SELECT '%s', s.id, s.roadmap_id, s.activity_id, s.organization_id, s.owner_id, 'Europe/Moscow', '%s', '%s', '%s'
                FROM roadmaps_assignments s WHERE s.id = '%s'""".formatted(id, due, due, state, assignment));
    }

    private String state(UUID checkpoint) {
        return text("SELECT state || ' ' || coalesce(cancelled_reason, '-') || ' ' || coalesce(cancelled_note, '-')"
                + " FROM roadmaps_checkpoints WHERE id = '" + checkpoint + "'");
    }

    private String text(String sql) {
        List<String> found = DatabaseScope.system(database.sql(sql)
                        .map(row -> String.valueOf(row.get(0, String.class)))
                        .all())
                .collectList()
                .blockOptional()
                .orElseThrow();
        return String.join(",", found);
    }

    private void run(String sql) {
        DatabaseScope.system(sql(sql)).block();
    }

    private Mono<Void> sql(String sql) {
        return database.sql(sql).then();
    }
}
