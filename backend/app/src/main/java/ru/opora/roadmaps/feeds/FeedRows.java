package ru.opora.roadmaps.feeds;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.roadmaps.terms.TermView;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what calendars show, inside the rights of whoever owns the link. */
@Repository
class FeedRows {

    /** No program likes more, and nobody looks at them. */
    private static final int MOST = 5000;

    private static final int MOST_ROWS = 3000;

    private final DatabaseClient database;
    private final JsonMapper json;

    FeedRows(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A checkpoint with its words. */
    record Task(
            UUID id,
            UUID assignmentId,
            UUID activityId,
            String occurrence,
            @Nullable LocalDate start,
            @Nullable LocalDate due,
            @Nullable LocalDate promptOn,
            @Nullable LocalDate plannedDue,
            String state,
            long version,
            Instant updatedAt,
            String roadmap,
            String words,
            String termText,
            String organization) {

        LocalDate day() {
            return java.util.Objects.requireNonNull(due == null ? promptOn : due);
        }

        /** The day the term says, also when it was moved. */
        LocalDate planned() {
            return plannedDue == null ? day() : plannedDue;
        }

        boolean cancelled() {
            return state.equals("CANCELLED");
        }
    }

    /** A row of a plan; days are those of requests and schedules beside its term. */
    record PlanRow(
            UUID id,
            String words,
            String termText,
            TermView term,
            List<LocalDate> days,
            String roadmap,
            long version,
            Instant updatedAt) {}

    /** Whole tasks of these executors, a year back and two ahead; of one person those not given to another. */
    Mono<List<Task>> tasks(UUID[] organizations, @Nullable UUID person, String[] scope, LocalDate today) {
        return Statement.of("""
                        SELECT c.id, c.assignment_id, c.activity_id, c.occurrence, c.window_start, c.due, c.prompt_on, c.planned_due,
                               c.state, c.version, c.updated_at, r.title AS roadmap, concat_ws(' ', a.number, a.title) AS words,
                               a.term_text, o.name AS organization
                        FROM roadmaps_checkpoints c JOIN roadmaps_assignments s ON s.id = c.assignment_id
                        JOIN roadmaps_activities a ON a.id = c.activity_id JOIN roadmaps r ON r.id = c.roadmap_id
                        JOIN organizations o ON o.id = c.organization_id
                        WHERE c.organization_id = ANY (:organizations) AND o.path <@ :scope::ltree[]
                          AND c.day BETWEEN :today::date - 366 AND :today::date + 732
                          AND (:person::uuid IS NULL OR s.person_id IS NULL OR s.person_id = :person)
                        ORDER BY c.day, c.id LIMIT :most""")
                .bind("organizations", organizations)
                .bind("scope", scope)
                .bind("today", today)
                .bindNullable("person", person, UUID.class)
                .bind("most", MOST)
                .on(database)
                .map(FeedRows::task)
                .all()
                .collectList();
    }

    /** The terms of rows that repeat oftener than they are reported on. */
    Mono<List<PlanRow>> repeating(List<UUID> activities) {
        return Statement.of(PLAN_ROW + " WHERE a.id = ANY (:ids) AND a.term ->> 'recurrence' IS NOT NULL ORDER BY a.id")
                .bind("ids", activities.toArray(UUID[]::new))
                .on(database)
                .map(this::planRow)
                .all()
                .collectList();
    }

    private static final String PLAN_ROW = """
            SELECT a.id, concat_ws(' ', a.number, a.title) AS words, a.term_text, a.term, a.version, r.title AS roadmap, r.updated_at,
                   ARRAY(SELECT d.due FROM roadmaps_schedules d WHERE d.activity_id = a.id
                         UNION SELECT q.due FROM roadmaps_requests q WHERE q.activity_id = a.id AND q.withdrawn_at IS NULL
                         ORDER BY 1) AS days
            FROM roadmaps_activities a JOIN roadmaps r ON r.id = a.roadmap_id""";

    Mono<List<PlanRow>> plan(UUID roadmap) {
        return Statement.of(
                        PLAN_ROW
                                + " WHERE a.roadmap_id = :roadmap AND a.removed_edition IS NULL ORDER BY a.position, a.id LIMIT :most")
                .bind("roadmap", roadmap)
                .bind("most", MOST_ROWS)
                .on(database)
                .map(this::planRow)
                .all()
                .collectList();
    }

    private PlanRow planRow(Readable row) {
        return new PlanRow(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "words", String.class),
                Rows.get(row, "term_text", String.class),
                json.readValue(Rows.get(row, "term", Json.class).asArray(), TermView.class),
                List.of(Rows.get(row, "days", LocalDate[].class)),
                Rows.get(row, "roadmap", String.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class));
    }

    private static Task task(Readable row) {
        return new Task(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "assignment_id", UUID.class),
                Rows.get(row, "activity_id", UUID.class),
                Rows.get(row, "occurrence", String.class),
                row.get("window_start", LocalDate.class),
                row.get("due", LocalDate.class),
                row.get("prompt_on", LocalDate.class),
                row.get("planned_due", LocalDate.class),
                Rows.get(row, "state", String.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class),
                Rows.get(row, "roadmap", String.class),
                Rows.get(row, "words", String.class),
                Rows.get(row, "term_text", String.class),
                Rows.get(row, "organization", String.class));
    }
}
