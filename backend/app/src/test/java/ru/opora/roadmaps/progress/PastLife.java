package ru.opora.roadmaps.progress;

import io.r2dbc.spi.Parameters;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/** Gives checkpoints a month behind them, step by step, as people would have lived it. */
final class PastLife {

    static final ZoneId ZONE = ZoneId.of("Asia/Vladivostok");
    static final int DAYS = 30;

    private final Stage stage;
    private final DatabaseClient database;
    private final LocalDate today;
    private final Random random = new Random(41);

    PastLife(Stage stage, DatabaseClient database, LocalDate today) {
        this.stage = stage;
        this.database = database;
        this.today = today;
    }

    /** From a day on a checkpoint was in a state. */
    record Step(LocalDate day, String state) {}

    /** A checkpoint with its whole past. */
    record Past(UUID organization, UUID place, String kind, LocalDate due, List<Step> steps) {

        String on(LocalDate day) {
            return steps.stream()
                    .filter(step -> !step.day().isAfter(day))
                    .reduce((earlier, later) -> later)
                    .map(Step::state)
                    .orElse("PLANNED");
        }
    }

    /** Gives a checkpoint a past: it goes some steps of its life on days of the last month. */
    Past live(UUID checkpoint, UUID executor, UUID place) {
        List<Step> steps = new ArrayList<>();
        LocalDate day = today.minusDays(random.nextInt(3, DAYS));
        if (random.nextInt(6) > 0) {
            draft(checkpoint, day);
            steps.add(new Step(day, "IN_PROGRESS"));
            for (int round = random.nextInt(4); round > 0 && day.isBefore(today.minusDays(2)); round--) {
                day = day.plusDays(random.nextInt(1, 4));
                if (decided(checkpoint, day, steps)) {
                    break;
                }
            }
        }
        String now = steps.isEmpty() ? "PLANNED" : steps.get(steps.size() - 1).state();
        if (!List.of("SUBMITTED", "ACCEPTED").contains(now) && random.nextInt(5) == 0 && day.isBefore(today)) {
            LocalDate end = day.plusDays(1);
            stage.run("""
                    UPDATE roadmaps_checkpoints SET state = 'CANCELLED', cancelled_reason = 'BY_CONTROL', updated_at = $2
                    WHERE id = $1""", checkpoint, at(end));
            steps.add(new Step(end, "CANCELLED"));
            if (random.nextBoolean() && end.isBefore(today)) {
                resume(checkpoint, now, end.plusDays(1), steps);
            }
        }
        return new Past(executor, place, kind(executor), due(checkpoint), steps);
    }

    /** What was cancelled is needed again: the state before it, without the returned, which a generation does not cancel. */
    private void resume(UUID checkpoint, String before, LocalDate day, List<Step> steps) {
        if (before.equals("RETURNED")) {
            return;
        }
        stage.run(
                "UPDATE roadmaps_checkpoints SET state = $2, cancelled_reason = NULL WHERE id = $1",
                checkpoint,
                before);
        undone(checkpoint, day);
        steps.add(new Step(day, before));
    }

    /** What is undone is noted as of now; here it was on a past day. */
    private void undone(UUID checkpoint, LocalDate day) {
        stage.run("""
                DO $$ BEGIN
                    UPDATE roadmaps_undone_states SET until = '%s' WHERE id = (
                        SELECT max(id) FROM roadmaps_undone_states WHERE checkpoint_id = '%s');
                END $$""".formatted(at(day), checkpoint));
    }

    private void draft(UUID checkpoint, LocalDate day) {
        stage.run("""
                INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, author, created_at)
                VALUES (gen_random_uuid(), $1, 'DRAFT', 'Черновик', 'author', $2)""", checkpoint, at(day));
        stage.run(
                "UPDATE roadmaps_checkpoints SET state = 'IN_PROGRESS' WHERE id = $1 AND state = 'PLANNED'",
                checkpoint);
    }

    /** Submits, and the day after leaves it, accepts it or sends it back; gives whether that was the end. */
    private boolean decided(UUID checkpoint, LocalDate day, List<Step> steps) {
        stage.run("""
                INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, author, created_at)
                SELECT gen_random_uuid(), $1, 'DRAFT', 'Черновик', 'author', $2
                WHERE NOT EXISTS (SELECT 1 FROM roadmaps_reports WHERE checkpoint_id = $1 AND state = 'DRAFT')""", checkpoint, at(day));
        stage.run("""
                UPDATE roadmaps_reports SET state = 'SUBMITTED', submitted_by = 'author', submitted_at = $2
                WHERE checkpoint_id = $1 AND state = 'DRAFT'""", checkpoint, at(day));
        state(checkpoint, "SUBMITTED", day, null);
        steps.add(new Step(day, "SUBMITTED"));
        String verdict = List.of("", "ACCEPTED", "RETURNED", "BACK").get(random.nextInt(4));
        if (verdict.isEmpty()) {
            return true;
        }
        LocalDate next = day.plusDays(1);
        if (verdict.equals("BACK")) {
            takeBack(checkpoint, next, steps);
            return false;
        }
        stage.run("""
                UPDATE roadmaps_reports SET state = $3, decided_by = 'judge', decided_at = $2, remark = 'Нет протокола'
                WHERE checkpoint_id = $1 AND state = 'SUBMITTED'""", checkpoint, at(next), verdict);
        boolean accepted = verdict.equals("ACCEPTED");
        state(checkpoint, verdict, accepted ? day : null, accepted ? next : null);
        steps.add(new Step(next, verdict));
        return accepted;
    }

    /** The executor takes the report back: a remark that was there before is unanswered again. */
    private void takeBack(UUID checkpoint, LocalDate day, List<Step> steps) {
        boolean returned = steps.stream().anyMatch(step -> step.state().equals("RETURNED"));
        stage.run("""
                UPDATE roadmaps_reports SET state = 'DRAFT', submitted_by = NULL, submitted_at = NULL
                WHERE checkpoint_id = $1 AND state = 'SUBMITTED'""", checkpoint);
        undone(checkpoint, day);
        state(checkpoint, returned ? "RETURNED" : "IN_PROGRESS", null, null);
        steps.add(new Step(day, returned ? "RETURNED" : "IN_PROGRESS"));
    }

    private void state(UUID checkpoint, String state, @Nullable LocalDate submitted, @Nullable LocalDate accepted) {
        stage.run(
                "UPDATE roadmaps_checkpoints SET state = $2, submitted_at = $3::timestamptz, accepted_at = $4::timestamptz WHERE id = $1",
                checkpoint,
                state,
                text(submitted),
                text(accepted));
    }

    private static Object text(@Nullable LocalDate day) {
        return day == null ? Parameters.in(String.class) : at(day).toString();
    }

    /** Late in the evening there: in the west of the country it is still the same day, in UTC too. */
    private static OffsetDateTime at(LocalDate day) {
        return day.atTime(LocalTime.of(23, 30)).atZone(ZONE).toOffsetDateTime();
    }

    private String kind(UUID organization) {
        return stage.system(database.sql("SELECT kind FROM organizations WHERE id = $1")
                .bind(0, organization)
                .mapValue(String.class)
                .one());
    }

    private LocalDate due(UUID checkpoint) {
        return stage.system(database.sql("SELECT due FROM roadmaps_checkpoints WHERE id = $1")
                .bind(0, checkpoint)
                .mapValue(LocalDate.class)
                .one());
    }
}
