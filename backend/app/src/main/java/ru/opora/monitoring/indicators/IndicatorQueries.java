package ru.opora.monitoring.indicators;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.monitoring.indicators.IndicatorView.Action;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the catalogue: what organisations above and below the caller have put into it. */
@Repository
class IndicatorQueries {

    private static final String SELECT = """
            SELECT i.id, i.code, i.title, i.definition, i.archived_on, i.updated_at, i.version, o.id AS organization_id,
                   o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id, o.path::text AS path
            FROM monitoring_indicators i JOIN organizations o ON o.id = i.organization_id
            WHERE (o.path <@ :read::ltree[] OR o.path @> :read::ltree[])""";

    private final DatabaseClient database;
    private final JsonMapper json;

    IndicatorQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param archived null: both */
    record Filter(
            @Nullable String q,
            @Nullable Origin origin,
            @Nullable Boolean archived,
            @Nullable UUID usableBy,
            @Nullable Instant since) {}

    Mono<Page<IndicatorView>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and("lower(i.title) LIKE :text", "text", Patterns.containing(filter.q()))
                .and(
                        "i.definition ->> 'origin' = :origin",
                        "origin",
                        filter.origin() == null ? null : filter.origin().name())
                .and("(i.archived_on IS NOT NULL) = :archived", "archived", filter.archived())
                .and("i.updated_at >= :since", "since", filter.since())
                .and(
                        "o.path @> (SELECT u.path FROM organizations u WHERE u.id = :usable)",
                        "usable",
                        filter.usableBy());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (i.title, i.id) > (:afterTitle, :afterId)")
                        .bind("afterTitle", after.part(0, text -> text))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY i.title, i.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.definition().title(), row.id().toString())));
    }

    Mono<IndicatorView> find(Caller caller, UUID id) {
        return select(caller)
                .and("i.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    /** Those of the ids that an organisation may use: its own and those of organisations above it, in the order of ids given. */
    Flux<IndicatorView> usable(Caller caller, UUID organization, Collection<UUID> ids) {
        return select(caller)
                .and("i.id = ANY (:ids)", "ids", ids.toArray(UUID[]::new))
                .and("o.path @> (SELECT u.path FROM organizations u WHERE u.id = :usable)", "usable", organization)
                .append("ORDER BY array_position(:ids, i.id)")
                .on(database)
                .map(row -> view(row, caller))
                .all();
    }

    Mono<Void> insert(UUID id, IndicatorRequest request, String author) {
        return Statement.of("""
                        INSERT INTO monitoring_indicators (id, organization_id, code, definition, created_by)
                        VALUES (:id, :organization, :code, :definition, :author)""")
                .bind("id", id)
                .bind("organization", request.organizationId())
                .bind("code", request.code())
                .bind("definition", Json.of(json.writeValueAsBytes(request.definition())))
                .bind("author", author)
                .on(database)
                .then();
    }

    Mono<Boolean> taken(UUID organization, String code) {
        return Statement.of("""
                        SELECT EXISTS (SELECT 1 FROM monitoring_indicators i WHERE i.organization_id = :organization AND i.code = :code) AS taken""")
                .bind("organization", organization)
                .bind("code", code)
                .on(database)
                .map(row -> Rows.get(row, "taken", Boolean.class))
                .one();
    }

    Mono<Long> update(UUID id, long version, IndicatorDefinition definition) {
        return Statement.of("""
                        UPDATE monitoring_indicators SET definition = :definition, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND archived_on IS NULL""")
                .bind("id", id)
                .bind("version", version)
                .bind("definition", Json.of(json.writeValueAsBytes(definition)))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** @param moment the day of it is that of the organisation; null: it is used again */
    Mono<Long> archive(UUID id, @Nullable Long version, @Nullable Instant moment) {
        return Statement.of("""
                        UPDATE monitoring_indicators i SET archived_on = opora_today(:moment, o.time_zone), version = i.version + 1, updated_at = now()
                        FROM organizations o WHERE o.id = i.organization_id AND i.id = :id""")
                .bind("id", id)
                .bindNullable("moment", moment, Instant.class)
                .and("i.version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("read", caller.scope(MonitoringPermission.READ));
    }

    private IndicatorView view(Readable row, Caller caller) {
        boolean mine = caller.may(MonitoringPermission.MANAGE, Rows.get(row, "path", String.class));
        LocalDate archived = row.get("archived_on", LocalDate.class);
        List<Action> actions = archived == null ? List.of(Action.update, Action.archive) : List.of(Action.restore);
        return new IndicatorView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "code", String.class),
                json.readValue(Rows.get(row, "definition", Json.class).asArray(), IndicatorDefinition.class),
                archived,
                Rows.get(row, "updated_at", Instant.class),
                Rows.get(row, "version", Long.class),
                mine ? actions : List.of());
    }
}
