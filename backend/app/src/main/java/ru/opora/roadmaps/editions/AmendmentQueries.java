package ru.opora.roadmaps.editions;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.Collection;
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
import ru.opora.roadmaps.RoadmapApproval;
import ru.opora.roadmaps.RoadmapState;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of amendments: copying a plan into a draft, and merging a draft into its plan. */
@Repository
class AmendmentQueries {

    private static final List<String> MERGE =
            List.of("""
                UPDATE roadmaps_sections s SET parent_id = n.parent_id, position = n.position, number = n.number, title = n.title,
                    version = s.version + 1
                FROM jsonb_to_recordset(:sections::jsonb) AS n(id uuid, parent_id uuid, position int, number text, title text)
                WHERE s.id = n.id AND s.roadmap_id = :roadmap
                  AND (s.parent_id, s.position, s.number, s.title) IS DISTINCT FROM (n.parent_id, n.position, n.number, n.title)""", """
                UPDATE roadmaps_activities a SET section_id = n.section_id, position = n.position
                FROM jsonb_to_recordset(:activities::jsonb) AS n(id uuid, section_id uuid, position int)
                WHERE a.id = n.id AND a.roadmap_id = :roadmap
                  AND (a.section_id, a.position) IS DISTINCT FROM (n.section_id, n.position)""", """
                UPDATE roadmaps_activities a SET number = n.number, title = n.title, project_levels = n.project_levels,
                    direction = n.direction, participants = n.participants, expected_result = n.expected_result, evidence = n.evidence,
                    term_text = n.term_text, term_status = n.term_status, term_first_due = n.term_first_due, term = n.term,
                    source_row = NULL, version = a.version + 1
                FROM jsonb_to_recordset(:activities::jsonb) AS n(id uuid, changed boolean, number text, title text, project_levels text[],
                    direction text, participants text, expected_result text, evidence text[], term_text text, term_status text,
                    term_first_due date, term jsonb)
                WHERE a.id = n.id AND a.roadmap_id = :roadmap AND n.changed""", """
                INSERT INTO roadmaps_activities (id, roadmap_id, section_id, position, number, title, project_levels, direction,
                    participants, expected_result, evidence, term_text, term_status, term_first_due, term)
                SELECT n.id, :roadmap, n.section_id, n.position, n.number, n.title, n.project_levels, n.direction, n.participants,
                    n.expected_result, n.evidence, n.term_text, n.term_status, n.term_first_due, n.term
                FROM jsonb_to_recordset(:activities::jsonb) AS n(id uuid, section_id uuid, position int, number text, title text,
                    project_levels text[], direction text, participants text, expected_result text, evidence text[], term_text text,
                    term_status text, term_first_due date, term jsonb)
                WHERE NOT EXISTS (SELECT 1 FROM roadmaps_activities a WHERE a.id = n.id)""", """
                UPDATE roadmaps_activities SET removed_edition = :edition, version = version + 1
                WHERE roadmap_id = :roadmap AND id = ANY(:goneActivities)""", """
                UPDATE roadmaps_tasks SET removed_edition = :edition WHERE id = ANY(:goneTasks)""", """
                UPDATE roadmaps_tasks t SET position = n.position, actor = n.actor, text = n.text, executors = n.executors
                FROM jsonb_to_recordset(:tasks::jsonb) AS n(id uuid, position int, actor text, text text, executors text[])
                WHERE t.id = n.id
                  AND (t.position, t.actor, t.text, t.executors) IS DISTINCT FROM (n.position, n.actor, n.text, n.executors)""", """
                INSERT INTO roadmaps_tasks (id, activity_id, position, actor, text, executors)
                SELECT n.id, n.activity_id, n.position, n.actor, n.text, n.executors
                FROM jsonb_to_recordset(:tasks::jsonb)
                  AS n(id uuid, activity_id uuid, position int, actor text, text text, executors text[])
                WHERE NOT EXISTS (SELECT 1 FROM roadmaps_tasks t WHERE t.id = n.id)""", """
                UPDATE roadmaps_targets SET removed_edition = :edition WHERE id = ANY(:goneTargets)""", """
                UPDATE roadmaps_targets t SET position = n.position, comparator = n.comparator, value = n.value, unit = n.unit, text = n.text
                FROM jsonb_to_recordset(:targets::jsonb)
                  AS n(id uuid, position int, comparator text, value numeric, unit text, text text)
                WHERE t.id = n.id AND (t.position, t.comparator, t.value, t.unit, t.text)
                  IS DISTINCT FROM (n.position, n.comparator, n.value, n.unit, n.text)""", """
                INSERT INTO roadmaps_targets (id, activity_id, position, comparator, value, unit, text)
                SELECT n.id, n.activity_id, n.position, n.comparator, n.value, n.unit, n.text
                FROM jsonb_to_recordset(:targets::jsonb)
                  AS n(id uuid, activity_id uuid, position int, comparator text, value numeric, unit text, text text)
                WHERE NOT EXISTS (SELECT 1 FROM roadmaps_targets t WHERE t.id = n.id)""", """
                UPDATE roadmaps_sections SET removed_edition = :edition
                WHERE roadmap_id = :roadmap AND id = ANY(:goneSections)""", """
                UPDATE roadmaps_checkpoints c SET state = 'CANCELLED', cancelled_reason = 'ROW_REMOVED', cancelled_note = :note,
                    version = c.version + 1, updated_at = now()
                FROM roadmaps_assignments s WHERE s.id = c.assignment_id AND s.roadmap_id = :roadmap AND c.state = 'PLANNED'
                  AND (s.activity_id = ANY(:goneActivities) OR s.task_id = ANY(:goneTasks))""", """
                UPDATE roadmaps_assignments SET valid_to = greatest(valid_from, :effective::date - 1), ended_reason = 'ROW_REMOVED',
                    version = version + 1, updated_at = now()
                WHERE roadmap_id = :roadmap AND ended_reason IS NULL
                  AND (activity_id = ANY(:goneActivities) OR task_id = ANY(:goneTasks))""");

    private static final String ADD_SECTIONS = """
            INSERT INTO roadmaps_sections (id, roadmap_id, parent_id, position, number, title)
            SELECT n.id, :roadmap, n.parent_id, n.position, n.number, n.title
            FROM jsonb_to_recordset(:sections::jsonb) AS n(id uuid, parent_id uuid, position int, number text, title text)
            WHERE NOT EXISTS (SELECT 1 FROM roadmaps_sections s WHERE s.id = n.id)""";

    private final DatabaseClient database;
    private final JsonMapper json;

    AmendmentQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Makes a draft with the head of the roadmap, and with its sections and rows when they are wanted. */
    Mono<Void> begin(UUID roadmap, UUID draft, String author, boolean withRows) {
        Mono<Void> head = database.sql("""
            INSERT INTO roadmaps (id, organization_id, title, goal, state, period_start, period_end, programme_id, cohort_year,
                parent_id, amends_id, base_edition, created_by)
            SELECT :draft, organization_id, title, goal, 'DRAFT', period_start, period_end, programme_id, cohort_year,
                parent_id, id, (SELECT max(e.number) FROM roadmaps_editions e WHERE e.roadmap_id = r.id), :author
            FROM roadmaps r WHERE r.id = :roadmap""")
                .bind("draft", draft)
                .bind("roadmap", roadmap)
                .bind("author", author)
                .then();
        return withRows ? head.then(Mono.defer(() -> copyRows(roadmap, draft))) : head;
    }

    private Mono<Void> copyRows(UUID roadmap, UUID draft) {
        return Flux.just("""
                        WITH made AS (SELECT s.id AS old, gen_random_uuid() AS id FROM roadmaps_sections s
                                      WHERE s.roadmap_id = :roadmap AND s.removed_edition IS NULL)
                        INSERT INTO roadmaps_sections (id, roadmap_id, parent_id, position, number, title, origin_id)
                        SELECT m.id, :draft, p.id, s.position, s.number, s.title, s.id
                        FROM made m JOIN roadmaps_sections s ON s.id = m.old LEFT JOIN made p ON p.old = s.parent_id""", """
                        INSERT INTO roadmaps_activities (id, roadmap_id, section_id, position, number, title, project_levels, direction,
                            participants, expected_result, evidence, term_text, term_status, term_first_due, term, source_row,
                            adopted_id, adopted_as, deviation_reason, origin_id)
                        SELECT gen_random_uuid(), :draft, s.id, a.position, a.number, a.title, a.project_levels, a.direction,
                            a.participants, a.expected_result, a.evidence, a.term_text, a.term_status, a.term_first_due, a.term,
                            a.source_row, a.adopted_id, a.adopted_as, a.deviation_reason, a.id
                        FROM roadmaps_activities a
                        LEFT JOIN roadmaps_sections s ON s.roadmap_id = :draft AND s.origin_id = a.section_id
                        WHERE a.roadmap_id = :roadmap AND a.removed_edition IS NULL""", """
                        INSERT INTO roadmaps_tasks (id, activity_id, position, actor, text, executors)
                        SELECT gen_random_uuid(), d.id, t.position, t.actor, t.text, t.executors
                        FROM roadmaps_activities d JOIN roadmaps_tasks t ON t.activity_id = d.origin_id AND t.removed_edition IS NULL
                        WHERE d.roadmap_id = :draft AND :roadmap::uuid IS NOT NULL""", """
                        INSERT INTO roadmaps_targets (id, activity_id, position, comparator, value, unit, text)
                        SELECT gen_random_uuid(), d.id, g.position, g.comparator, g.value, g.unit, g.text
                        FROM roadmaps_activities d JOIN roadmaps_targets g ON g.activity_id = d.origin_id AND g.removed_edition IS NULL
                        WHERE d.roadmap_id = :draft AND :roadmap::uuid IS NOT NULL""")
                .concatMap(sql -> database.sql(sql)
                        .bind("roadmap", roadmap)
                        .bind("draft", draft)
                        .then())
                .then();
    }

    /** Holds a roadmap until the transaction ends, and gives its state: amendments of it come one after the other. */
    Mono<RoadmapState> hold(UUID roadmap) {
        return database.sql("SELECT state FROM roadmaps WHERE id = :id FOR UPDATE")
                .bind("id", roadmap)
                .map(row -> RoadmapState.valueOf(Rows.get(row, "state", String.class)))
                .one();
    }

    Mono<Integer> lastEdition(UUID roadmap) {
        return database.sql("SELECT max(number) AS number FROM roadmaps_editions WHERE roadmap_id = :id")
                .bind("id", roadmap)
                .map(row -> Rows.get(row, "number", Integer.class))
                .one();
    }

    /** Ends an amending draft: it has become this edition. Gives 0 when it is no draft of that version any more. */
    Mono<Long> end(UUID draft, long version, int edition, LocalDate day) {
        return database.sql("""
            UPDATE roadmaps SET state = 'CLOSED', merged_edition = :edition, closed_on = :day, close_reason = 'MERGED',
                version = version + 1, updated_at = now()
            WHERE id = :id AND version = :version AND state <> 'CLOSED'""")
                .bind("id", draft)
                .bind("version", version)
                .bind("edition", edition)
                .bind("day", day)
                .fetch()
                .rowsUpdated();
    }

    /** Writes the amended plan over the current one; ids of what stays are kept. */
    Mono<Void> merge(UUID roadmap, UUID draft, AmendmentPlan plan, int edition, RoadmapApproval approval) {
        String note = approval.reason() == null
                ? "№ " + approval.orderNumber() + ", " + approval.orderDate()
                : approval.reason()
                        .substring(0, Math.min(2000, approval.reason().length()));
        return run(ADD_SECTIONS, roadmap, plan, edition, note, approval)
                .thenMany(Flux.fromIterable(MERGE).concatMap(sql -> run(sql, roadmap, plan, edition, note, approval)))
                .then(Mono.defer(() -> head(roadmap, draft)))
                .then(Mono.defer(() -> origins("roadmaps_activities", draft, plan.added())))
                .then(Mono.defer(() -> origins("roadmaps_sections", draft, plan.added())))
                .then(Mono.defer(() -> adoptions(roadmap, draft)));
    }

    /** What rows were adopted from, and why they differ from it: a draft may adopt more, let go and explain. */
    private Mono<Void> adoptions(UUID roadmap, UUID draft) {
        return database.sql("""
            UPDATE roadmaps_activities a SET adopted_id = d.adopted_id, adopted_as = d.adopted_as, deviation_reason = d.deviation_reason
            FROM roadmaps_activities d
            WHERE a.roadmap_id = :roadmap AND d.roadmap_id = :draft AND d.origin_id = a.id
              AND (a.adopted_id, a.adopted_as, a.deviation_reason) IS DISTINCT FROM (d.adopted_id, d.adopted_as, d.deviation_reason)""")
                .bind("roadmap", roadmap)
                .bind("draft", draft)
                .then()
                .then(Mono.defer(
                        () -> database.sql("""
            UPDATE roadmaps r SET parent_id = p.roadmap_id
            FROM roadmaps_activities a JOIN roadmaps_activities p ON p.id = a.adopted_id
            WHERE r.id = :roadmap AND a.roadmap_id = r.id AND a.removed_edition IS NULL
              AND r.parent_id IS DISTINCT FROM p.roadmap_id""").bind("roadmap", roadmap).then()));
    }

    private Mono<Void> run(
            String sql, UUID roadmap, AmendmentPlan plan, int edition, String note, RoadmapApproval approval) {
        Map<String, Object> values = Map.ofEntries(
                Map.entry("roadmap", roadmap),
                Map.entry("edition", edition),
                Map.entry("note", note),
                Map.entry("effective", approval.effective()),
                Map.entry("sections", plan.sections),
                Map.entry("activities", plan.activities),
                Map.entry("tasks", plan.tasks),
                Map.entry("targets", plan.targets),
                Map.entry("goneSections", plan.goneSections.toArray(UUID[]::new)),
                Map.entry("goneActivities", plan.goneActivities.toArray(UUID[]::new)),
                Map.entry("goneTasks", plan.goneTasks.toArray(UUID[]::new)),
                Map.entry("goneTargets", plan.goneTargets.toArray(UUID[]::new)));
        Statement statement = Statement.of(sql);
        values.forEach((name, value) -> {
            if (sql.matches("(?s).*:" + name + "\\b.*")) {
                statement.bind(
                        name, value instanceof Collection<?> rows ? Json.of(json.writeValueAsBytes(rows)) : value);
            }
        });
        return statement.on(database).then();
    }

    private Mono<Void> head(UUID roadmap, UUID draft) {
        return database.sql("""
            UPDATE roadmaps r SET title = d.title, goal = d.goal, period_start = d.period_start, period_end = d.period_end,
                programme_id = d.programme_id, cohort_year = d.cohort_year, version = r.version + 1, updated_at = now()
            FROM roadmaps d WHERE r.id = :roadmap AND d.id = :draft""").bind("roadmap", roadmap).bind("draft", draft).then();
    }

    /** What was new in the draft now stands for what it became. */
    private Mono<Void> origins(String table, UUID draft, Map<UUID, UUID> added) {
        return database.sql("UPDATE " + table + """
             d SET origin_id = m.made FROM unnest(:olds::uuid[], :mades::uuid[]) AS m(old, made)
            WHERE d.id = m.old AND d.roadmap_id = :draft""")
                .bind("draft", draft)
                .bind("olds", added.keySet().toArray(UUID[]::new))
                .bind("mades", added.values().toArray(UUID[]::new))
                .then();
    }

    Mono<Integer> freeze(UUID roadmap, RoadmapApproval approval, String by, java.time.Instant at) {
        return Statement.of("""
            SELECT roadmaps_freeze(:roadmap, gen_random_uuid(), :number, :day, :signatory, :effective, :reason, :by, :at) AS number""")
                .bind("roadmap", roadmap)
                .bind("number", approval.orderNumber())
                .bind("day", approval.orderDate())
                .bind("signatory", approval.signatory())
                .bind("effective", approval.effective())
                .bindNullable("reason", approval.reason(), String.class)
                .bind("by", by)
                .bind("at", at)
                .on(database)
                .map(row -> Rows.get(row, "number", Integer.class))
                .one();
    }

    /** A row of the draft, the row of the roadmap it stands for, and how like it is where only that speaks for it. */
    record Link(UUID id, @Nullable UUID origin, @Nullable Integer likeness) {}

    Mono<Void> link(UUID draft, String table, List<Link> links) {
        boolean rows = table.equals("roadmaps_activities");
        return Statement.of("UPDATE " + table + " d SET origin_id = n.origin"
                        + (rows ? ", origin_likeness = n.likeness" : "") + """

                        FROM jsonb_to_recordset(:links::jsonb) AS n(id uuid, origin uuid, likeness int)
                        WHERE d.id = n.id AND d.roadmap_id = :draft""")
                .bind("draft", draft)
                .bind("links", Json.of(json.writeValueAsBytes(links)))
                .on(database)
                .then();
    }
}
