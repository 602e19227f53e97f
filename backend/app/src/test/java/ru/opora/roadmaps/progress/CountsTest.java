package ru.opora.roadmaps.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;

/** The counts are what a recount of the checkpoints gives, whatever happened to them and however many did it at once. */
@ApiTest
class CountsTest {

    private static final String[] NEXT = {"IN_PROGRESS", "SUBMITTED", "ACCEPTED", "RETURNED", "CANCELLED", "PLANNED"};

    /** What the counts say, unfolded differences included, less what is counted anew: nothing may be left over. */
    private static final String DIFFERENT = """
            SELECT count(*) FROM (
                SELECT key, sum(n) FROM (
                    SELECT (roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day, s.state)::text AS key, s.n
                    FROM (SELECT roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
                                 planned, in_progress, submitted, accepted, returned, cancelled FROM roadmaps_progress
                          UNION ALL
                          SELECT roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
                                 planned, in_progress, submitted, accepted, returned, cancelled FROM roadmaps_progress_differences) p
                    CROSS JOIN LATERAL (VALUES ('PLANNED', planned), ('IN_PROGRESS', in_progress), ('SUBMITTED', submitted),
                        ('ACCEPTED', accepted), ('RETURNED', returned), ('CANCELLED', cancelled)) s (state, n)
                    UNION ALL
                    SELECT (c.roadmap_id, c.activity_id, c.owner_id,
                            coalesce(c.municipality_id, c.organization_id), o.kind, c.time_zone, coalesce(c.due, 'infinity'), c.state)::text, -1
                    FROM roadmaps_checkpoints c JOIN organizations o ON o.id = c.organization_id) both_sides
                GROUP BY key HAVING sum(n) <> 0) different""";

    @Autowired
    private DatabaseClient database;

    private final Random random = new Random(20_27);
    private Stage stage;
    private final List<UUID> municipalities = new ArrayList<>();
    private final List<UUID> schools = new ArrayList<>();
    private UUID roadmap;

    @BeforeEach
    void aRegionAtWork() {
        stage = new Stage(database);
        UUID region = stage.organization(null, "REGION", "Приозерный край");
        for (int m = 0; m < 3; m++) {
            UUID municipality = stage.organization(region, "MUNICIPALITY", "Округ " + m);
            municipalities.add(municipality);
            for (int s = 0; s < 4; s++) {
                schools.add(stage.organization(municipality, "SCHOOL", "СОШ № " + m + s));
            }
        }
        roadmap = stage.roadmap(region, "План", 2, 3);
        LocalDate today = LocalDate.now();
        for (UUID school : schools) {
            stage.assign(roadmap, school, today.minusDays(30), today.minusDays(1), today.plusDays(30));
        }
        stage.assign(roadmap, region, today);
        stage.assign(roadmap, municipalities.get(0), today);
    }

    @Test
    void afterManyOperationsAtOnceTheCountsAreWhatARecountGives() {
        assertThat(different()).isZero();
        for (int round = 0; round < 4; round++) {
            List<Callable<Integer>> workers = new ArrayList<>();
            for (int w = 0; w < 6; w++) {
                long seed = random.nextLong();
                workers.add(() -> work(new Random(seed)));
            }
            workers.add(this::fold);
            assertThat(AtOnce.call(workers)).allMatch(done -> done >= 0);
            assertThat(different()).as("after round " + round).isZero();
        }
        while (fold() > 0) {
            // until nothing is left to fold
        }
        assertThat(different()).isZero();
        assertThat(number("SELECT count(*) FROM roadmaps_checkpoints WHERE roadmap_id = $1 AND state <> 'PLANNED'"))
                .isGreaterThan(50);
    }

    @Test
    void whoWritesDoesNotWaitForWhoWritesTheSameCount() {
        UUID one = stage.checkpoints(roadmap, schools.get(0)).get(0);
        UUID alike = stage.checkpoints(roadmap, schools.get(1)).get(0);
        String begin = "DO $$ BEGIN UPDATE roadmaps_checkpoints SET state = 'IN_PROGRESS' WHERE id = '%s'; %s END $$";
        AtOnce.call(List.of(
                () -> run(begin.formatted(one, "PERFORM pg_sleep(2);")),
                // of the same row of the plan, municipality and day: a count they both write would make it wait
                () -> run("DO $$ BEGIN PERFORM pg_sleep(0.5); END $$")
                        + run(begin.formatted(alike, "").replace("BEGIN", "BEGIN SET LOCAL lock_timeout = '500ms';")),
                this::fold));
        assertThat(number("SELECT count(*) FROM roadmaps_checkpoints WHERE roadmap_id = $1 AND state = 'IN_PROGRESS'"))
                .isEqualTo(2);
        assertThat(different()).isZero();
    }

    private int work(Random own) {
        int refused = 0;
        for (int i = 0; i < 25; i++) {
            try {
                operate(own);
            } catch (RuntimeException illegalStep) {
                refused++; // the database refuses what may not follow; a refusal must leave no trace in the counts
            }
        }
        return refused;
    }

    private void operate(Random own) {
        UUID school = schools.get(own.nextInt(schools.size()));
        switch (own.nextInt(12)) {
            case 0 ->
                stage.run(
                        "UPDATE roadmaps_checkpoints SET due = due + 1 WHERE organization_id = $1 AND state = 'PLANNED'",
                        school);
            case 1 ->
                stage.run(
                        "UPDATE organizations SET time_zone = $2 WHERE id = $1",
                        school,
                        own.nextBoolean() ? "Asia/Omsk" : "Europe/Moscow");
            case 2 ->
                move(
                        school,
                        municipalities.get(own.nextInt(municipalities.size())),
                        own.nextBoolean() ? "" : LocalDate.now().minusDays(own.nextInt(-5, 20)));
            case 3 ->
                stage.run(
                        "UPDATE organizations SET kind = CASE kind WHEN 'SCHOOL' THEN 'OTHER' ELSE 'SCHOOL' END WHERE id = $1",
                        school);
            case 4 -> stage.run("""
                        UPDATE roadmaps_checkpoints SET state = 'CANCELLED', cancelled_reason = 'TERM_CHANGED'
                        WHERE organization_id = $1 AND state IN ('PLANNED', 'RETURNED') AND extract(day FROM due)::int % 3 = 0""", school);
            case 5 -> stage.run("""
                        DELETE FROM roadmaps_checkpoints WHERE id IN (SELECT id FROM roadmaps_checkpoints
                            WHERE organization_id = $1 AND state = 'PLANNED' ORDER BY random() LIMIT 2)""", school);
            case 6 -> stage.run("""
                        INSERT INTO roadmaps_checkpoints (assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id,
                                                          region_id, time_zone, occurrence, prompt_on)
                        SELECT s.id, s.roadmap_id, s.activity_id, s.organization_id, s.owner_id, s.municipality_id, s.region_id, o.time_zone,
                               gen_random_uuid()::text, current_date
                        FROM roadmaps_assignments s JOIN organizations o ON o.id = s.organization_id WHERE s.organization_id = $1""", school);
            default -> {
                List<UUID> own1 = stage.checkpoints(roadmap, school);
                UUID checkpoint = own1.get(own.nextInt(own1.size()));
                stage.step(checkpoint, NEXT[own.nextInt(3)]);
                stage.step(checkpoint, NEXT[own.nextInt(NEXT.length)]);
            }
        }
    }

    /** By an act with a day, which leaves behind what was decided before, or as a correction of the tree. */
    private void move(UUID school, UUID municipality, Object day) {
        stage.run("""
                DO $$ BEGIN
                    PERFORM set_config('opora.effective', '%s', true);
                    UPDATE organizations o SET parent_id = m.id, path = m.path || subpath(o.path, -1)
                    FROM organizations m WHERE o.id = '%s' AND m.id = '%s' AND o.parent_id <> m.id;
                END $$""".formatted(day, school, municipality));
    }

    private int run(String sql) {
        stage.run(sql);
        return 1;
    }

    private int fold() {
        return stage.system(database.sql("SELECT roadmaps_progress_fold(50)")
                .mapValue(Integer.class)
                .one());
    }

    private long different() {
        return stage.system(database.sql(DIFFERENT).mapValue(Long.class).one());
    }

    private long number(String sql) {
        return stage.system(
                database.sql(sql).bind(0, roadmap).mapValue(Long.class).one());
    }
}
