package ru.opora.monitoring.rounds;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.indicators.IndicatorDefinition;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of rounds: those of own subtrees, and opened ones from above in whose panel a school of the own is. */
@Repository
class RoundQueries {

    private static final String SELECT = """
            SELECT r.id, r.programme_id, r.kind, r.title, r.opens_on, r.closes_on, r.panel_on, r.state, r.cell_count, r.school_count,
                   r.opened_at, r.closed_at, r.updated_at, r.version, o.id AS organization_id, o.name AS organization_name,
                   o.kind AS organization_kind, o.parent_id AS organization_parent_id, o.path::text AS path
            FROM monitoring_rounds r JOIN organizations o ON o.id = r.organization_id
            WHERE (o.path <@ :read::ltree[] OR r.state <> 'DRAFT' AND EXISTS (
                SELECT 1 FROM monitoring_round_forms f LEFT JOIN organizations u ON u.id = f.organization_id
                WHERE f.round_id = r.id AND (f.path <@ :read::ltree[] OR u.path <@ :read::ltree[])))""";

    private final DatabaseClient database;
    private final JsonMapper json;

    RoundQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param path where the owner is */
    record Stored(
            RoundSummary summary,
            String path,
            LocalDate panelOn,
            @Nullable UUID programmeId,
            int cells,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt) {}

    /**
     * A row of the frozen set, or of the draft's.
     *
     * @param archived in the catalogue of today
     */
    record Chosen(UUID id, UUID indicatorId, String code, IndicatorDefinition definition, boolean archived) {}

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable String q,
            @Nullable RoundKind kind,
            @Nullable RoundState state,
            @Nullable Instant since) {}

    Mono<Page<RoundSummary>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        RoundKind kind = filter.kind();
        RoundState state = filter.state();
        Statement statement = select(caller)
                .and("lower(r.title) LIKE :text", "text", Patterns.containing(filter.q()))
                .and("r.kind = :kind", "kind", kind == null ? null : kind.name())
                .and("r.state = :state", "state", state == null ? null : state.name())
                .and("r.updated_at >= :since", "since", filter.since());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (r.opens_on, r.id) < (:afterDay, :afterId)")
                        .bind("afterDay", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY r.opens_on DESC, r.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> stored(row).summary())
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.opensOn().toString(), row.id().toString())));
    }

    Mono<Stored> find(Caller caller, UUID id) {
        return select(caller)
                .and("r.id = :id", "id", id)
                .on(database)
                .map(RoundQueries::stored)
                .one();
    }

    /** What it measures, in its order; in a draft as the catalogue has it now. */
    Flux<Chosen> indicators(UUID round) {
        return Statement.of("""
                        SELECT c.id, c.indicator_id, coalesce(c.code, i.code) AS code, coalesce(c.definition, i.definition) AS definition,
                               i.archived_on IS NOT NULL AS archived
                        FROM monitoring_round_indicators c LEFT JOIN monitoring_indicators i ON i.id = c.indicator_id
                        WHERE c.round_id = :round AND coalesce(c.code, i.code) IS NOT NULL ORDER BY c.position, c.id""")
                .bind("round", round)
                .on(database)
                .map(row -> new Chosen(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "indicator_id", UUID.class),
                        Rows.get(row, "code", String.class),
                        json.readValue(Rows.get(row, "definition", Json.class).asArray(), IndicatorDefinition.class),
                        Rows.get(row, "archived", Boolean.class)))
                .all();
    }

    Mono<Void> insert(UUID id, UUID organization, RoundRequest.Change change, String author) {
        return content(Statement.of("""
                        INSERT INTO monitoring_rounds (id, organization_id, programme_id, kind, title, opens_on, closes_on, panel_on, created_by)
                        VALUES (:id, :organization, :programme, :kind, :title, :opens, :closes, :panel, :author)"""), change)
                .bind("id", id)
                .bind("organization", organization)
                .bind("author", author)
                .on(database)
                .then();
    }

    Mono<Long> update(UUID id, long version, RoundRequest.Change change) {
        return content(Statement.of("""
                        UPDATE monitoring_rounds SET programme_id = :programme, kind = :kind, title = :title, opens_on = :opens,
                            closes_on = :closes, panel_on = :panel, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND state = 'DRAFT'"""), change)
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** The set of a draft, whole. */
    Mono<Void> choose(UUID round, List<UUID> indicators) {
        return Statement.of("DELETE FROM monitoring_round_indicators c WHERE c.round_id = :round")
                .bind("round", round)
                .on(database)
                .then()
                .then(Mono.defer(() -> Statement.of("""
                                INSERT INTO monitoring_round_indicators (round_id, indicator_id, position)
                                SELECT :round, w.id, w.position FROM unnest(:ids::uuid[]) WITH ORDINALITY AS w (id, position)""")
                        .bind("round", round)
                        .bind("ids", indicators.toArray(UUID[]::new))
                        .on(database)
                        .then()));
    }

    Mono<Long> delete(UUID id, long version) {
        return Statement.of("DELETE FROM monitoring_rounds WHERE id = :id AND version = :version AND state = 'DRAFT'")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Boolean> programmeIsThere(UUID id) {
        return Statement.of("SELECT EXISTS (SELECT 1 FROM organizations_programmes g WHERE g.id = :id) AS found")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "found", Boolean.class))
                .one();
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("read", caller.scope(MonitoringPermission.READ));
    }

    private static Statement content(Statement statement, RoundRequest.Change change) {
        return statement
                .bindNullable("programme", change.programmeId(), UUID.class)
                .bind("kind", change.kind().name())
                .bind("title", change.title().strip())
                .bind("opens", change.opensOn())
                .bind("closes", change.closesOn())
                .bind("panel", change.panel());
    }

    private static Stored stored(Readable row) {
        var summary = new RoundSummary(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                RoundKind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "title", String.class),
                Rows.get(row, "opens_on", LocalDate.class),
                Rows.get(row, "closes_on", LocalDate.class),
                RoundState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "school_count", Integer.class),
                Rows.get(row, "updated_at", Instant.class),
                Rows.get(row, "version", Long.class));
        return new Stored(
                summary,
                Rows.get(row, "path", String.class),
                Rows.get(row, "panel_on", LocalDate.class),
                row.get("programme_id", UUID.class),
                Rows.get(row, "cell_count", Integer.class),
                row.get("opened_at", Instant.class),
                row.get("closed_at", Instant.class));
    }
}
