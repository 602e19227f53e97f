package ru.opora.roadmaps.templates;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.editions.PlanContent;
import ru.opora.roadmaps.templates.TemplateView.Action;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of templates: those of own subtrees, and those from above. */
@Repository
class TemplateQueries {

    private static final String SELECT = """
            SELECT t.id, t.title, t.description, t.period_start, t.period_end, t.source_id, t.version, t.updated_at, t.content,
                   jsonb_array_length(t.content -> 'activities') AS activity_count, o.id AS organization_id, o.name AS organization_name,
                   o.kind AS organization_kind, o.parent_id AS organization_parent_id, o.path::text AS path
            FROM roadmaps_templates t JOIN organizations o ON o.id = t.organization_id
            WHERE (o.path <@ :read::ltree[] OR o.path @> :read::ltree[])""";

    private final DatabaseClient database;
    private final JsonMapper json;

    TemplateQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param path where its organisation is */
    record Stored(TemplateView.Summary head, String path, PlanContent plan) {}

    Mono<Page<TemplateView.Summary>> list(Caller caller, @Nullable String q, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and("(lower(t.title) LIKE :text OR lower(t.description) LIKE :text)", "text", Patterns.containing(q));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (t.title, t.id) > (:afterTitle, :afterId)")
                        .bind("afterTitle", after.part(0, title -> title))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY t.title, t.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> summary(row, caller))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows, limit, row -> List.of(row.title(), row.id().toString())));
    }

    Mono<Stored> find(Caller caller, UUID id) {
        return select(caller)
                .and("t.id = :id", "id", id)
                .on(database)
                .map(row -> new Stored(
                        summary(row, caller),
                        Rows.get(row, "path", String.class),
                        json.readValue(Rows.get(row, "content", Json.class).asArray(), PlanContent.class)))
                .one();
    }

    Mono<Void> insert(UUID id, UUID organization, TemplateRequest request, PlanContent plan, String author) {
        return Statement.of("""
            INSERT INTO roadmaps_templates (id, organization_id, title, description, period_start, period_end, content,
                source_id, created_by)
            VALUES (:id, :organization, :title, :description, :start, :end, :content, :source, :author)""")
                .bind("id", id)
                .bind("organization", organization)
                .bind("title", request.title() == null ? plan.title() : request.title())
                .bindNullable("description", request.description(), String.class)
                .bind("start", plan.periodStart())
                .bind("end", plan.periodEnd())
                .bind("content", Json.of(json.writeValueAsBytes(plan)))
                .bind("source", request.roadmapId())
                .bind("author", author)
                .on(database)
                .then();
    }

    /** Gives the number of templates changed: none when it was changed meanwhile. */
    Mono<Long> update(Stored now, long version, TemplateRequest.Change change, @Nullable PlanContent plan) {
        PlanContent kept = plan == null ? now.plan() : plan;
        return Statement.of("""
            UPDATE roadmaps_templates SET title = :title, description = :description, period_start = :start,
                period_end = :end, content = :content, version = version + 1, updated_at = now()
            WHERE id = :id AND version = :version""")
                .bind("id", now.head().id())
                .bind("version", version)
                .bind("title", change.title().orKeep(now.head().title()))
                .bindNullable("description", change.description().or(now.head().description()), String.class)
                .bind("start", kept.periodStart())
                .bind("end", kept.periodEnd())
                .bind("content", Json.of(json.writeValueAsBytes(kept)))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> delete(UUID id, long version) {
        return database.sql("DELETE FROM roadmaps_templates WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .fetch()
                .rowsUpdated();
    }

    /** The template as its readers see it: each row's days counted from the first day of the period. */
    static TemplateView view(Stored stored) {
        TemplateView.Summary head = stored.head();
        return new TemplateView(
                head.id(),
                head.organization(),
                head.title(),
                head.description(),
                head.periodStart(),
                head.periodEnd(),
                head.activityCount(),
                head.sourceId(),
                stored.plan(),
                stored.plan().activities().stream()
                        .map(row -> days(row, head.periodStart()))
                        .toList(),
                head.version(),
                head.updatedAt(),
                head.allowedActions());
    }

    private static TemplateView.Days days(PlanContent.Row row, LocalDate first) {
        return new TemplateView.Days(
                row.id(),
                row.term().windows().stream()
                        .map(window -> new TemplateView.Window(
                                window.start() == null ? null : day(first, window.start()), day(first, window.due())))
                        .toList());
    }

    private static int day(LocalDate first, LocalDate day) {
        return (int) ChronoUnit.DAYS.between(first, day);
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("read", caller.scope(RoadmapPermission.READ));
    }

    private static TemplateView.Summary summary(Readable row, Caller caller) {
        boolean writes = caller.may(RoadmapPermission.WRITE, Rows.get(row, "path", String.class));
        boolean copies = caller.permissions().contains(RoadmapPermission.WRITE);
        return new TemplateView.Summary(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "title", String.class),
                row.get("description", String.class),
                Rows.get(row, "period_start", LocalDate.class),
                Rows.get(row, "period_end", LocalDate.class),
                Rows.get(row, "activity_count", Integer.class),
                row.get("source_id", UUID.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class),
                writes
                        ? List.of(Action.update, Action.delete, Action.copy)
                        : copies ? List.of(Action.copy) : List.of());
    }
}
