package ru.opora.roadmaps.assignments;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of requests, schedules and of what a row's reports must hold. */
@Repository
class RowDateQueries {

    private final DatabaseClient database;
    private final JsonMapper json;

    RowDateQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Boolean> rowExists(UUID roadmap, UUID activity) {
        return Statement.of("""
                        SELECT EXISTS (SELECT 1 FROM roadmaps_activities a WHERE a.id = :activity AND a.roadmap_id = :roadmap
                            AND a.removed_edition IS NULL) AS found""")
                .bind("roadmap", roadmap)
                .bind("activity", activity)
                .on(database)
                .map(row -> Rows.get(row, "found", Boolean.class))
                .one();
    }

    /** How many of the organisations carry out the row. */
    Mono<Long> executors(UUID activity, List<UUID> organizations) {
        return Statement.of("""
                        SELECT count(DISTINCT s.organization_id) AS found FROM roadmaps_assignments s
                        WHERE s.activity_id = :activity AND s.organization_id = ANY(:ids)
                          AND coalesce(s.ended_reason, 'LEFT') = 'LEFT'""")
                .bind("activity", activity)
                .bind("ids", organizations.toArray(UUID[]::new))
                .on(database)
                .map(row -> Rows.get(row, "found", Long.class))
                .one();
    }

    Mono<Void> ask(UUID roadmap, UUID activity, UUID id, RowDates.Ask request, String by) {
        return Statement.of("""
                        INSERT INTO roadmaps_requests (id, roadmap_id, activity_id, due, text, organizations, created_by)
                        VALUES (:id, :roadmap, :activity, :due, :text, :organizations, :by)""")
                .bind("id", id)
                .bind("roadmap", roadmap)
                .bind("activity", activity)
                .bind("due", request.due())
                .bind("text", request.text().strip())
                .bindNullable(
                        "organizations",
                        request.organizations() == null
                                ? null
                                : request.organizations().stream().distinct().toArray(UUID[]::new),
                        UUID[].class)
                .bind("by", by)
                .on(database)
                .then();
    }

    /** How many tasks came of a request. */
    Mono<Long> tasks(UUID activity, UUID request) {
        return Statement.of("""
                        SELECT count(*) AS found FROM roadmaps_checkpoints c
                        WHERE c.activity_id = :activity AND c.request_id = :request AND c.state <> 'CANCELLED'""")
                .bind("activity", activity)
                .bind("request", request)
                .on(database)
                .map(row -> Rows.get(row, "found", Long.class))
                .one();
    }

    /**
     * The requests to a row: all for whoever writes the plan. Others read those to everybody and to organisations in their
     * subtrees, and of whom they asked the same.
     */
    Flux<RowDates.Asked> asked(UUID activity, boolean whole, String[] scope) {
        return Statement.of("""
                        SELECT q.id, q.due, q.text, CASE WHEN q.organizations IS NOT NULL THEN w.organizations END AS organizations,
                               q.created_at, q.withdrawn_at, q.withdrawn_reason, q.version
                        FROM roadmaps_requests q CROSS JOIN LATERAL (
                            SELECT CASE WHEN :whole THEN q.organizations ELSE ARRAY(SELECT o.id FROM organizations o
                                WHERE o.id = ANY (q.organizations) AND o.path <@ :scope::ltree[]) END AS organizations) w
                        WHERE q.activity_id = :activity AND (q.organizations IS NULL OR w.organizations <> '{}')
                        ORDER BY q.created_at DESC, q.id LIMIT 500""")
                .bind("activity", activity)
                .bind("whole", whole)
                .bind("scope", scope)
                .on(database)
                .map(row -> {
                    UUID[] organizations = row.get("organizations", UUID[].class);
                    return new RowDates.Asked(
                            Rows.get(row, "id", UUID.class),
                            Rows.get(row, "due", LocalDate.class),
                            Rows.get(row, "text", String.class),
                            organizations == null ? null : List.of(organizations),
                            Rows.get(row, "created_at", Instant.class),
                            row.get("withdrawn_at", Instant.class),
                            row.get("withdrawn_reason", String.class),
                            Rows.get(row, "version", Long.class));
                })
                .all();
    }

    /** Gives the number of rows changed: none when there is no such request that stands, or it is another one by now. */
    Mono<Long> withdraw(UUID activity, UUID id, @Nullable Long version, String reason, String by) {
        return Statement.of("""
                        UPDATE roadmaps_requests SET withdrawn_at = now(), withdrawn_by = :by, withdrawn_reason = :reason,
                            version = version + 1
                        WHERE id = :id AND activity_id = :activity AND withdrawn_at IS NULL""")
                .bind("id", id)
                .bind("activity", activity)
                .bind("reason", reason)
                .bind("by", by)
                .and("version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Says of each task of a request that was taken back why it is not needed; what was handed in stays. */
    Mono<Void> cancelAsked(UUID activity, UUID request, String reason) {
        return Statement.of("""
                        UPDATE roadmaps_checkpoints SET state = 'CANCELLED', cancelled_reason = 'REQUEST_WITHDRAWN',
                            cancelled_note = :reason, version = version + 1, updated_at = now()
                        WHERE activity_id = :activity AND request_id = :request
                          AND (state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') OR cancelled_reason = 'TERM_CHANGED')""")
                .bind("activity", activity)
                .bind("request", request)
                .bind("reason", reason)
                .on(database)
                .then();
    }

    /** Puts the schedule in the place of the former one; what stays the same keeps its id. */
    Mono<Void> schedule(UUID roadmap, UUID activity, List<RowDates.Item> items, String by) {
        return Statement.of("""
                        WITH wanted AS MATERIALIZED (SELECT "organizationId" AS organization_id, start, due
                            FROM jsonb_to_recordset(:items::jsonb) AS i("organizationId" uuid, start date, due date)),
                        gone AS (DELETE FROM roadmaps_schedules s WHERE s.activity_id = :activity AND NOT EXISTS (
                            SELECT 1 FROM wanted w WHERE w.due = s.due AND w.organization_id IS NOT DISTINCT FROM s.organization_id))
                        INSERT INTO roadmaps_schedules (id, roadmap_id, activity_id, organization_id, starts_on, due, created_by)
                        SELECT gen_random_uuid(), :roadmap, :activity, organization_id, start, due, :by FROM wanted
                        ON CONFLICT (activity_id, organization_id, due) DO UPDATE
                        SET starts_on = excluded.starts_on, version = roadmaps_schedules.version + 1
                        WHERE roadmaps_schedules.starts_on IS DISTINCT FROM excluded.starts_on""")
                .bind("roadmap", roadmap)
                .bind("activity", activity)
                .bind("items", Json.of(json.writeValueAsBytes(items)))
                .bind("by", by)
                .on(database)
                .then();
    }

    Flux<RowDates.Item> scheduled(UUID activity) {
        return Statement.of("""
                        SELECT s.organization_id, s.starts_on, s.due FROM roadmaps_schedules s
                        WHERE s.activity_id = :activity ORDER BY s.due, s.organization_id LIMIT :most""")
                .bind("most", RowDates.MOST_DAYS)
                .bind("activity", activity)
                .on(database)
                .map(row -> new RowDates.Item(
                        row.get("organization_id", UUID.class),
                        row.get("starts_on", LocalDate.class),
                        Rows.get(row, "due", LocalDate.class)))
                .all();
    }
}
