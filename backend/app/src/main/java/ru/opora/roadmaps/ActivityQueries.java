package ru.opora.roadmaps;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.ActivityView.Evidence;
import ru.opora.roadmaps.ActivityView.ProjectLevel;
import ru.opora.roadmaps.ActivityView.Target;
import ru.opora.roadmaps.ActivityView.Task;
import ru.opora.roadmaps.terms.TermView;
import ru.opora.terms.TermStatus;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of a roadmap's rows, each with its tasks and targets in the same statement. */
@Repository
class ActivityQueries {

    private static final String SELECT = """
            SELECT a.id, a.section_id, a.position, a.number, a.title, a.project_levels, a.direction, a.participants,
                   a.expected_result, a.evidence, a.term_text, a.term, a.source_row, a.version, a.origin_id, a.origin_likeness, a.removed_edition,
                   a.adopted_id, p.roadmap_id AS above_id, a.deviation_reason,
                   a.adopted_id IS NOT NULL AND roadmaps_row_says(a.id) IS DISTINCT FROM a.adopted_as AS deviates,
                   a.adopted_id IS NOT NULL AND (p.removed_edition IS NOT NULL
                       OR roadmaps_row_says(p.id) IS DISTINCT FROM a.adopted_as) AS above_changed,
                   coalesce((SELECT jsonb_agg(jsonb_build_object('actor', t.actor, 'text', t.text,
                                 'executors', t.executors) ORDER BY t.position)
                             FROM roadmaps_tasks t WHERE t.activity_id = a.id AND t.removed_edition IS NULL), '[]') AS tasks,
                   coalesce((SELECT jsonb_agg(jsonb_build_object('comparator', g.comparator, 'value', g.value,
                                 'unit', g.unit, 'text', g.text) ORDER BY g.position)
                             FROM roadmaps_targets g WHERE g.activity_id = a.id AND g.removed_edition IS NULL), '[]') AS targets
            FROM roadmaps_activities a LEFT JOIN roadmaps_activities p ON p.id = a.adopted_id
            WHERE\s""";

    private final DatabaseClient database;
    private final JsonMapper json;

    ActivityQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What the rows may be narrowed by; null means everything. */
    record Filter(
            @Nullable String text,
            @Nullable UUID section,
            @Nullable String executor,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable TermStatus termStatus,
            boolean removed) {}

    Mono<Page<ActivityView>> list(
            UUID roadmap, Filter filter, List<RoadmapAction> actions, int limit, @Nullable String cursor) {
        Statement statement = select(roadmap)
                .and("""
                    (lower(a.title) LIKE :text OR lower(a.expected_result) LIKE :text OR EXISTS
                        (SELECT 1 FROM roadmaps_tasks t WHERE t.activity_id = a.id AND lower(t.text) LIKE :text))""", "text", Patterns.containing(filter.text()))
                .and("""
                    a.section_id IN (WITH RECURSIVE inside AS (
                        SELECT id FROM roadmaps_sections WHERE id = :section
                        UNION ALL SELECT s.id FROM roadmaps_sections s JOIN inside i ON s.parent_id = i.id)
                        SELECT id FROM inside)""", "section", filter.section())
                .and(
                        "EXISTS (SELECT 1 FROM roadmaps_tasks t WHERE t.activity_id = a.id AND :executor ="
                                + " ANY(t.executors))",
                        "executor",
                        filter.executor())
                .and(
                        "a.term_status = :status",
                        "status",
                        filter.termStatus() == null ? null : filter.termStatus().name());
        if (filter.from() != null || filter.to() != null) {
            overlapping(statement, filter);
        }
        statement.append("AND a.removed_edition IS " + (filter.removed() ? "NOT NULL" : "NULL"));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (a.position, a.id) > (:after, :afterId)")
                        .bind("after", after.part(0, Integer::valueOf))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY a.position, a.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> view(row, actions))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(String.valueOf(row.position()), row.id().toString())));
    }

    Mono<ActivityView> find(UUID roadmap, UUID id, List<RoadmapAction> actions) {
        return select(roadmap)
                .and("a.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, actions))
                .one();
    }

    /** Rows with a dated instance that lies at least partly between two days. */
    private static void overlapping(Statement statement, Filter filter) {
        statement
                .append("""
                    AND EXISTS (SELECT 1 FROM jsonb_array_elements(a.term -> 'windows') w
                        WHERE (w ->> 'due')::date >= :from AND coalesce(w ->> 'start', w ->> 'due')::date <= :to)""")
                .bind("from", filter.from() == null ? LocalDate.of(1, 1, 1) : filter.from())
                .bind("to", filter.to() == null ? LocalDate.of(9999, 12, 31) : filter.to());
    }

    /** Those of the rows that lie in roadmaps the caller sees. */
    Flux<ActivityView> among(Caller caller, List<UUID> ids) {
        return Statement.of(SELECT)
                .append("a.id = ANY(:ids) AND EXISTS (SELECT 1 FROM roadmaps r JOIN organizations o ON o.id ="
                        + " r.organization_id")
                .append("WHERE r.id = a.roadmap_id AND " + RoadmapQueries.VISIBLE + ")")
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("write", caller.scope(RoadmapPermission.WRITE))
                .bind("read", caller.scope(RoadmapPermission.READ))
                .on(database)
                .map(row -> view(row, List.of()))
                .all();
    }

    private static Statement select(UUID roadmap) {
        return Statement.of(SELECT).append("a.roadmap_id = :roadmap").bind("roadmap", roadmap);
    }

    private ActivityView view(Readable row, List<RoadmapAction> actions) {
        return new ActivityView(
                Rows.get(row, "id", UUID.class),
                row.get("section_id", UUID.class),
                Rows.get(row, "position", Integer.class),
                row.get("number", String.class),
                Rows.get(row, "title", String.class),
                List.of(read(row, "tasks", Task[].class)),
                List.of(Rows.get(row, "project_levels", String[].class)).stream()
                        .map(ProjectLevel::valueOf)
                        .toList(),
                row.get("direction", String.class),
                row.get("participants", String.class),
                row.get("expected_result", String.class),
                List.of(read(row, "targets", Target[].class)),
                Arrays.stream(Rows.get(row, "evidence", String[].class))
                        .map(Evidence::valueOf)
                        .toList(),
                Rows.get(row, "term_text", String.class),
                read(row, "term", TermView.class),
                row.get("source_row", Integer.class),
                row.get("origin_id", UUID.class),
                row.get("origin_likeness", Integer.class),
                row.get("removed_edition", Integer.class),
                adoption(row),
                Rows.get(row, "version", Long.class),
                actions);
    }

    private static ActivityView.@Nullable Adoption adoption(Readable row) {
        UUID above = row.get("above_id", UUID.class);
        return above == null
                ? null
                : new ActivityView.Adoption(
                        Rows.get(row, "adopted_id", UUID.class),
                        above,
                        Rows.get(row, "deviates", Boolean.class),
                        row.get("deviation_reason", String.class),
                        Rows.get(row, "above_changed", Boolean.class));
    }

    private <T> T read(Readable row, String column, Class<T> type) {
        return json.readValue(Rows.get(row, column, Json.class).asArray(), type);
    }
}
