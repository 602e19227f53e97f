package ru.opora.roadmaps.assignments;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.roadmaps.terms.TermView;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQL that generates: one statement for all assignments of a roadmap, one for all its checkpoints. Each compares what
 * should be with what is and writes the difference, so that a second run writes nothing. Checkpoints are written executor by
 * executor: whoever reads their own finds them on a few pages. Of an executor that was closed or merged nothing is wanted any more.
 */
@Repository
class GenerationQueries {

    private static final String ASSIGN = "WITH " + ExecutorQueries.MEANT + """
            , wanted AS MATERIALIZED (
                SELECT t.task_id, t.activity_id, m.organization_id, string_agg(DISTINCT t.token, ', ') AS token,
                       min(m.since) AS since,
                       CASE WHEN bool_or(m.until IS NULL OR m.until >= place.period_end) THEN NULL ELSE max(m.until) END AS until
                FROM jsonb_to_recordset(:tasks::jsonb) AS t(task_id uuid, activity_id uuid, token text)
                JOIN meant m ON m.token = t.token%1$s CROSS JOIN place
                GROUP BY t.task_id, t.activity_id, m.organization_id
            ), spots AS MATERIALIZED (
                SELECT o.id, roadmaps_above(o.path, 'MUNICIPALITY') AS municipality_id, roadmaps_above(o.path, 'REGION') AS region_id
                FROM organizations o WHERE o.id IN (SELECT organization_id FROM wanted)
            ), present AS MATERIALIZED (
                SELECT a.* FROM roadmaps_assignments a WHERE a.roadmap_id = :roadmap%2$s
            ), added AS (
                INSERT INTO roadmaps_assignments (roadmap_id, activity_id, task_id, organization_id, owner_id, municipality_id,
                    region_id, token, valid_from, valid_to, ended_reason)
                SELECT place.roadmap_id, w.activity_id, w.task_id, w.organization_id, place.owner_id, s.municipality_id,
                       s.region_id, w.token, w.since, w.until, CASE WHEN w.until IS NOT NULL THEN 'LEFT' END
                FROM place CROSS JOIN wanted w JOIN spots s ON s.id = w.organization_id
                LEFT JOIN present p ON p.task_id = w.task_id AND p.organization_id = w.organization_id
                WHERE p.id IS NULL
                RETURNING organization_id
            ), changed AS (
                UPDATE roadmaps_assignments a
                SET token = w.token, valid_from = w.since, valid_to = w.until, municipality_id = s.municipality_id, region_id = s.region_id,
                    ended_reason = CASE WHEN w.until IS NOT NULL THEN 'LEFT' END, version = a.version + 1, updated_at = now()
                FROM wanted w JOIN spots s ON s.id = w.organization_id
                WHERE a.roadmap_id = :roadmap%2$s AND a.task_id = w.task_id AND a.organization_id = w.organization_id
                  AND (a.token, a.valid_from, a.valid_to, a.ended_reason) IS DISTINCT FROM
                      (w.token, w.since, w.until, CASE WHEN w.until IS NOT NULL THEN 'LEFT' END)
                RETURNING a.ended_reason
            ), ended AS (
                UPDATE roadmaps_assignments a
                SET ended_reason = e.reason, valid_to = least(a.valid_to, greatest(:today, a.valid_from)),
                    version = a.version + 1, updated_at = now()
                FROM (SELECT p.id, CASE WHEN coalesce(r.removed_edition,
                                 (SELECT t.removed_edition FROM roadmaps_tasks t WHERE t.id = p.task_id)) IS NULL
                             THEN 'NOT_EXECUTOR' ELSE 'ROW_REMOVED' END AS reason
                      FROM present p JOIN roadmaps_activities r ON r.id = p.activity_id
                      LEFT JOIN wanted w ON w.task_id = p.task_id AND w.organization_id = p.organization_id
                      WHERE w.task_id IS NULL) e
                WHERE a.roadmap_id = :roadmap%2$s AND a.id = e.id AND a.ended_reason IS DISTINCT FROM e.reason
                RETURNING 1
            )
            SELECT (SELECT count(*) FROM added)::int AS added,
                   (SELECT count(*) FROM changed)::int AS changed,
                   (SELECT count(*) FROM ended)::int + (SELECT count(*) FROM changed WHERE ended_reason = 'LEFT')::int AS ended,
                   (SELECT count(*) FROM wanted)::int - (SELECT count(*) FROM added)::int AS kept""";

    private static final String OCCUR = """
            WITH occurrence AS MATERIALIZED (
                SELECT * FROM jsonb_to_recordset(:occurrences::jsonb) AS o(activity_id uuid, organization_id uuid, own boolean,
                    occurrence text, window_start date, due date, prompt_on date, expected_count int, dates date[],
                    request_id uuid, schedule_id uuid)
            ), own AS MATERIALIZED (
                SELECT DISTINCT activity_id, organization_id FROM occurrence WHERE own
            ), wanted AS MATERIALIZED (
                SELECT a.id AS assignment_id, a.activity_id, a.organization_id, a.owner_id, a.municipality_id, a.region_id,
                       o.occurrence, o.window_start, o.due, o.prompt_on, o.request_id, o.schedule_id,
                       CASE WHEN cardinality(o.dates) > 0 AND a.valid_from > o.window_start
                            THEN greatest(1, (SELECT count(*) FROM unnest(o.dates) d WHERE d >= a.valid_from))
                            ELSE o.expected_count END::int AS expected_count
                FROM roadmaps_assignments a JOIN occurrence o ON o.activity_id = a.activity_id
                    AND (o.organization_id IS NULL OR o.organization_id = a.organization_id)
                JOIN organizations e ON e.id = a.organization_id AND e.state = 'ACTIVE'
                LEFT JOIN own n ON n.activity_id = a.activity_id AND n.organization_id = a.organization_id
                WHERE a.roadmap_id = :roadmap%1$s AND coalesce(a.ended_reason, 'LEFT') = 'LEFT'
                  AND coalesce(o.due, o.prompt_on) >= a.valid_from
                  AND coalesce(o.due, o.prompt_on) <= coalesce(a.valid_to, 'infinity')
                  AND (o.own OR n.activity_id IS NULL OR o.request_id IS NOT NULL OR o.schedule_id IS NOT NULL)
            ), present AS MATERIALIZED (
                SELECT c.id, c.assignment_id, c.occurrence FROM roadmaps_checkpoints c WHERE c.roadmap_id = :roadmap%2$s
            ), added AS (
                INSERT INTO roadmaps_checkpoints (assignment_id, roadmap_id, activity_id, organization_id, owner_id,
                    municipality_id, region_id, time_zone, occurrence, window_start, due, prompt_on, expected_count,
                    request_id, schedule_id)
                SELECT w.assignment_id, :roadmap, w.activity_id, w.organization_id, w.owner_id, w.municipality_id,
                       w.region_id, e.time_zone, w.occurrence, w.window_start, w.due, w.prompt_on, w.expected_count,
                       w.request_id, w.schedule_id
                FROM wanted w JOIN organizations e ON e.id = w.organization_id
                LEFT JOIN present p ON p.assignment_id = w.assignment_id AND p.occurrence = w.occurrence
                WHERE p.id IS NULL
                ORDER BY w.municipality_id, w.organization_id, w.due, w.prompt_on
                RETURNING 1
            ), changed AS (
                UPDATE roadmaps_checkpoints c
                SET window_start = w.window_start, prompt_on = w.prompt_on, expected_count = w.expected_count,
                    due = CASE WHEN c.planned_due IS NULL THEN w.due ELSE c.due END,
                    planned_due = CASE WHEN c.planned_due IS NULL THEN NULL ELSE w.due END,
                    state = CASE WHEN c.state <> 'CANCELLED' THEN c.state
                        WHEN EXISTS (SELECT 1 FROM roadmaps_reports r WHERE r.checkpoint_id = c.id AND r.state = 'DRAFT')
                        THEN 'IN_PROGRESS' ELSE 'PLANNED' END,
                    cancelled_reason = NULL, version = c.version + 1, updated_at = now()
                FROM wanted w
                WHERE c.roadmap_id = :roadmap%2$s AND c.assignment_id = w.assignment_id AND c.occurrence = w.occurrence
                  AND (c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')
                       AND (c.window_start, coalesce(c.planned_due, c.due), c.prompt_on, c.expected_count)
                           IS DISTINCT FROM (w.window_start, w.due, w.prompt_on, w.expected_count)
                    OR c.state = 'CANCELLED' AND c.cancelled_reason <> 'BY_CONTROL')
                RETURNING 1
            ), cancelled AS (
                UPDATE roadmaps_checkpoints c
                SET state = 'CANCELLED', version = c.version + 1, updated_at = now(),
                    cancelled_reason = CASE WHEN coalesce(a.ended_reason, 'LEFT') <> 'LEFT' THEN a.ended_reason
                        WHEN e.state <> 'ACTIVE' OR c.day < a.valid_from OR c.day > a.valid_to THEN 'LEFT' ELSE 'TERM_CHANGED' END
                FROM (SELECT p.id, p.assignment_id FROM present p LEFT JOIN wanted w
                          ON w.assignment_id = p.assignment_id AND w.occurrence = p.occurrence
                      WHERE w.assignment_id IS NULL) gone
                JOIN roadmaps_assignments a ON a.id = gone.assignment_id AND a.roadmap_id = :roadmap%1$s
                JOIN organizations e ON e.id = a.organization_id
                WHERE c.roadmap_id = :roadmap%2$s AND c.id = gone.id
                  AND (c.state = 'PLANNED' OR c.state = 'IN_PROGRESS' AND coalesce(a.ended_reason, 'LEFT') = 'LEFT'
                      OR c.state IN ('IN_PROGRESS', 'RETURNED') AND e.state <> 'ACTIVE')
                RETURNING 1
            )
            SELECT (SELECT count(*) FROM added)::int AS added, (SELECT count(*) FROM changed)::int AS changed,
                   (SELECT count(*) FROM cancelled)::int AS cancelled, (SELECT count(*) FROM wanted)::int AS wanted""";

    private final DatabaseClient database;
    private final JsonMapper json;

    GenerationQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What was written of assignments. */
    record Assigned(int added, int changed, int ended, int kept) {

        static final Assigned NOTHING = new Assigned(0, 0, 0, 0);
    }

    /** What was written of checkpoints. */
    record Occurred(int added, int changed, int cancelled, int wanted) {}

    /** A target of a row, as far as instances depend on it. */
    record Goal(
            String comparator,
            java.math.BigDecimal value,
            @Nullable String unit,
            String text) {}

    /**
     * Generations of one roadmap come one after the other, on whichever node. Until the transaction ends sets are joined by
     * hashing: the planner knows nothing of rows it has only just been given, and would compare each with each. A region of
     * twelve thousand schools takes longer than any request may.
     */
    Mono<Void> lock(UUID roadmap) {
        return Statement.of("""
                        SELECT pg_advisory_xact_lock(hashtextextended('opora assignments ' || :roadmap, 0)),
                               set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true),
                               set_config('statement_timeout', '0', true)""")
                .bind("roadmap", roadmap.toString())
                .on(database)
                .then();
    }

    /** The rows of a roadmap but some. */
    Flux<ExecutorView.Row> without(UUID roadmap, UUID[] some) {
        return Statement.of("""
                        SELECT a.id, a.number, a.title FROM roadmaps_activities a
                        WHERE a.roadmap_id = :roadmap AND a.removed_edition IS NULL AND a.id <> ALL (:some) ORDER BY a.position""")
                .bind("roadmap", roadmap)
                .bind("some", some)
                .on(database)
                .map(row -> new ExecutorView.Row(
                        Rows.get(row, "id", UUID.class),
                        row.get("number", String.class),
                        Rows.get(row, "title", String.class)))
                .all();
    }

    Flux<Occurrences.Row> rows(UUID roadmap) {
        return Statement.of("""
                        SELECT a.id, a.term, (SELECT jsonb_agg(jsonb_build_object('comparator', g.comparator, 'value', g.value,
                                   'unit', g.unit, 'text', g.text) ORDER BY g.position)
                               FROM roadmaps_targets g WHERE g.activity_id = a.id AND g.removed_edition IS NULL) AS goals
                        FROM roadmaps_activities a WHERE a.roadmap_id = :roadmap AND a.removed_edition IS NULL
                        ORDER BY a.position""")
                .bind("roadmap", roadmap)
                .on(database)
                .map(this::row)
                .all();
    }

    private Occurrences.Row row(Readable row) {
        Json goals = row.get("goals", Json.class);
        Integer target = goals == null
                ? null
                : List.of(json.readValue(goals.asArray(), Goal[].class)).stream()
                        .map(goal -> Occurrences.events(goal.comparator(), goal.value(), goal.unit(), goal.text()))
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new Occurrences.Row(
                Rows.get(row, "id", UUID.class),
                json.readValue(Rows.get(row, "term", Json.class).asArray(), TermView.class),
                target);
    }

    /** The instances that requests and schedules give. */
    Flux<Occurrence> attached(UUID roadmap) {
        return Statement.of("""
                        SELECT q.activity_id, organization_id, 'R ' || q.id AS occurrence, NULL::date AS starts_on, q.due,
                               q.id AS request_id, NULL::uuid AS schedule_id
                        FROM roadmaps_requests q CROSS JOIN unnest(coalesce(q.organizations, ARRAY[NULL::uuid])) organization_id
                        WHERE q.roadmap_id = :roadmap AND q.withdrawn_at IS NULL
                        UNION ALL
                        SELECT s.activity_id, s.organization_id, 'S ' || s.due, s.starts_on, s.due, NULL, s.id
                        FROM roadmaps_schedules s WHERE s.roadmap_id = :roadmap
                          AND NOT (s.organization_id IS NULL AND EXISTS (SELECT 1 FROM roadmaps_schedules x
                              WHERE x.activity_id = s.activity_id AND x.due = s.due AND x.organization_id IS NOT NULL))""")
                .bind("roadmap", roadmap)
                .on(database)
                .map(row -> new Occurrence(
                        Rows.get(row, "activity_id", UUID.class),
                        null,
                        row.get("organization_id", UUID.class),
                        Rows.get(row, "occurrence", String.class),
                        row.get("starts_on", LocalDate.class),
                        Rows.get(row, "due", LocalDate.class),
                        null,
                        1,
                        List.of(),
                        row.get("request_id", UUID.class),
                        row.get("schedule_id", UUID.class)))
                .all();
    }

    /** Who executes a row follows from all that is printed in it, so a part here is of organisations only. */
    Mono<Assigned> assign(
            UUID roadmap, GenerationPart part, List<Map<String, Object>> meanings, Object tasks, LocalDate today) {
        return part.of(ASSIGN, "m", "a")
                .bind("roadmap", roadmap)
                .bind("meanings", Json.of(json.writeValueAsBytes(meanings)))
                .bind("tasks", Json.of(json.writeValueAsBytes(tasks)))
                .bind("today", today)
                .on(database)
                .map(row -> new Assigned(
                        Rows.get(row, "added", Integer.class),
                        Rows.get(row, "changed", Integer.class),
                        Rows.get(row, "ended", Integer.class),
                        Rows.get(row, "kept", Integer.class)))
                .one();
    }

    Mono<Occurred> occur(UUID roadmap, GenerationPart part, Object occurrences) {
        return part.of(OCCUR, "a", "c")
                .bind("roadmap", roadmap)
                .bind("occurrences", Json.of(json.writeValueAsBytes(occurrences)))
                .on(database)
                .map(row -> new Occurred(
                        Rows.get(row, "added", Integer.class),
                        Rows.get(row, "changed", Integer.class),
                        Rows.get(row, "cancelled", Integer.class),
                        Rows.get(row, "wanted", Integer.class)))
                .one();
    }
}
