package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.Roads.ROADMAPS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;

/** A generation that is cut off anywhere has written nothing, and whoever waits for it sees that it waits. */
@ApiTest
class GenerationKilledTest {

    private static final int SCHOOLS = 12;
    /** Of each school twelve months, of the district itself one day. */
    private static final int WHOLE = SCHOOLS * 12 + 1;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private Generation generation;

    @Autowired
    private RefreshJob job;

    private UUID roadmap;

    @BeforeEach
    void inForceAndNotGenerated() {
        Api alice = Api.as(web, ALICE);
        String district = organization(alice, "MUNICIPALITY", REGION.toString());
        for (int i = 0; i < SCHOOLS; i++) {
            organization(alice, "SCHOOL", district);
        }
        roadmap = UUID.fromString(
                Roads.approved(web, ALICE, UUID.fromString(district)).id());
        run("""
                DO $$ BEGIN
                    UPDATE roadmaps SET state = 'ACTIVE' WHERE id = '%1$s';
                    DELETE FROM roadmaps_refreshes WHERE roadmap_id = '%1$s';
                END $$""".formatted(roadmap));
    }

    @Test
    void whoseNodeIsGoneBeforeTheCommitHasWrittenNothing() {
        Mono<GenerationView> gone =
                generation.refresh(roadmap).flatMap(done -> Mono.error(new IllegalStateException("killed")));
        Mono<GenerationView> killed = DatabaseScope.system(transaction.transactional(gone));
        assertThat(killed.map(done -> true).onErrorReturn(false).block()).isFalse();
        assertThat(written()).isEqualTo(List.of(0L, 0L, 0L));
        assertThat(entries()).isZero();
    }

    @Test
    void cutOffAtAnyMomentItIsWholeOrNotThere() {
        List<Long> seen = new ArrayList<>();
        for (int millis = 0; millis <= 200 && !seen.contains((long) WHOLE); millis += 5) {
            generation
                    .refresh(roadmap)
                    .timeout(Duration.ofMillis(millis))
                    .onErrorComplete()
                    .block();
            seen.add(written().get(1));
        }
        generation.refresh(roadmap).block();
        seen.add(written().get(1));
        assertThat(seen).containsOnly(0L, (long) WHOLE).endsWith((long) WHOLE);
        assertThat(written()).containsExactly(2L * SCHOOLS + 1, (long) WHOLE, (long) WHOLE);
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void whoMayNotSeeHowFarItIs() {
        String path = ROADMAPS + "/" + roadmap + "/generation";
        Api.as(web, DORA).get(path).problem(404, "not-found");
        Api.client(web, "checkpoints:read").get(path).problem(403, "forbidden");
        Api.as(web, OLEG).get(path).is(200);
        String draft = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id() + "/generation";
        Api.as(web, OLEG).get(draft).problem(404, "not-found");
    }

    @Test
    void whatFailsIsSeenToFailAndIsMadeWholeAfterwards() {
        String path = ROADMAPS + "/" + roadmap + "/generation";
        Api alice = Api.as(web, ALICE);
        assertThat(alice.get(path).is(200).at("/state")).isEqualTo("CURRENT");
        run(term("jsonb_build_object('kept', term)")); // no term: it cannot be read
        assertThat(until(path, "FAILING").json().at("/failures").asInt()).isPositive();
        assertThat(alice.get(path).at("/askedAt")).isNotEmpty();
        assertThat(written()).isEqualTo(List.of(0L, 0L, 0L));
        run(term("term -> 'kept'"));
        until(path, "CURRENT");
        assertThat(written()).containsExactly(2L * SCHOOLS + 1, (long) WHOLE, (long) WHOLE);
    }

    private String term(String value) {
        return "UPDATE roadmaps_activities SET term = %s WHERE roadmap_id = '%s' AND number = '1.1'"
                .formatted(value, roadmap);
    }

    /** The job does its work beside us; we do it with it until the state is reached. */
    private Api.Answer until(String path, String state) {
        Api.Answer answer = Api.as(web, ALICE).get(path).is(200);
        for (int step = 0; step < 500 && !answer.at("/state").equals(state); step++) {
            DatabaseScope.system(job.step()).block();
            answer = Api.as(web, ALICE).get(path).is(200);
        }
        assertThat(answer.at("/state")).isEqualTo(state);
        return answer;
    }

    /** Assignments, checkpoints and what the counts hold. */
    private List<Long> written() {
        return List.of(
                number("SELECT count(*) FROM roadmaps_assignments WHERE roadmap_id = $1"),
                number("SELECT count(*) FROM roadmaps_checkpoints WHERE roadmap_id = $1"),
                number("""
                        SELECT coalesce(sum(planned), 0)::bigint FROM (
                            SELECT planned FROM roadmaps_progress WHERE roadmap_id = $1 UNION ALL
                            SELECT planned FROM roadmaps_progress_differences WHERE roadmap_id = $1) p"""));
    }

    private long entries() {
        return number("SELECT count(*) FROM audit_entries WHERE entity_id = $1::text AND action = 'GENERATED'");
    }

    private long number(String sql) {
        Long found = DatabaseScope.system(
                        database.sql(sql).bind(0, roadmap).mapValue(Long.class).one())
                .block();
        return found == null ? -1 : found;
    }

    private void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }

    private static String organization(Api alice, String kind, String parent) {
        return alice.post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Полевой " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }
}
