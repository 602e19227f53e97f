package ru.opora.organizations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/**
 * The SQL of the organisations' tree. A caller sees the subtrees of their memberships and the chain above them, nothing
 * beside it; of a day gone by also what lay in the subtrees then.
 */
@Repository
class OrganizationQueries {

    private static final String COLUMNS = """
            SELECT o.id, o.parent_id, o.path::text AS path, o.kind, o.name, o.short_name, o.time_zone, o.state, o.closed_on,
                   o.successor_id, o.version, o.updated_at, o.inn, o.ogrn, o.registry_code, o.locality,
                   o.address, o.phone, o.email, o.website, o.head,\s""";

    private static final String SELECT = COLUMNS + """
                   (SELECT p.name FROM organizations p WHERE p.id = o.parent_id) AS parent_name,
                   (SELECT count(*) FROM organizations c WHERE c.parent_id = o.id AND c.state = 'ACTIVE'
                      AND (c.path <@ :scope::ltree[] OR c.path @> :scope::ltree[])) AS child_count
            FROM organizations o
            WHERE CASE WHEN o.path <@ :scope::ltree[] THEN true ELSE o.path @> :scope::ltree[] END""";

    /** Up to so many organisations are read all and sorted, more of them in the order of their names. */
    private static final int FEW = 1000;

    /** In the shape of today's rows; what has no history is today's, and missing where today's row is not open to the caller. */
    private static final String SELECT_AS_OF = COLUMNS + """
                   o.parent_name, o.child_count
            FROM (
                SELECT v.organization_id AS id, v.parent_id, v.path, v.kind, v.name, v.short_name, v.time_zone, v.state,
                       CASE WHEN v.state <> 'ACTIVE' THEN v.valid_from END AS closed_on, v.successor_id,
                       coalesce(t.version, 0) AS version, coalesce(t.updated_at, now()) AS updated_at,
                       t.inn, t.ogrn, t.registry_code, t.locality, t.address, t.phone, t.email, t.website, t.head,
                       (SELECT p.name FROM organizations_versions p
                        WHERE p.organization_id = v.parent_id
                          AND p.valid_from <= :day AND (p.valid_to IS NULL OR p.valid_to >= :day)) AS parent_name,
                       (SELECT count(*) FROM organizations_versions c
                        WHERE c.parent_id = v.organization_id AND c.state = 'ACTIVE'
                          AND c.valid_from <= :day AND (c.valid_to IS NULL OR c.valid_to >= :day)) AS child_count
                FROM organizations_versions v LEFT JOIN organizations t ON t.id = v.organization_id
                WHERE v.valid_from <= :day AND (v.valid_to IS NULL OR v.valid_to >= :day)
                  AND (v.path <@ :scope::ltree[] OR v.path @> :scope::ltree[]
                       OR t.path <@ :scope::ltree[] OR t.path @> :scope::ltree[])) o
            WHERE true""";

    private final DatabaseClient database;

    OrganizationQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable OrganizationKind kind,
            @Nullable UUID within,
            @Nullable UUID parent,
            boolean tops,
            boolean closed,
            @Nullable LocalDate asOf,
            @Nullable Instant updatedSince) {}

    Mono<Page<OrganizationRow>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        return filter.asOf() == null
                ? few(filter.within()).flatMap(few -> page(caller, filter, few.orElse(null), limit, cursor))
                : page(caller, filter, null, limit, cursor);
    }

    /** What the connection's caller sees, at and below the given one if there is one, when that is few; else empty. */
    Mono<Optional<UUID[]>> few(@Nullable UUID within) {
        return Statement.of("SELECT organizations_few(:within, :most) AS few")
                .bindNullable("within", within, UUID.class)
                .bind("most", FEW)
                .on(database)
                .map(row -> Optional.ofNullable(row.get("few", UUID[].class)))
                .one();
    }

    private Mono<Page<OrganizationRow>> page(
            Caller caller, Filter filter, UUID @Nullable [] few, int limit, @Nullable String cursor) {
        Statement statement = filtered(caller, filter).and("o.id = ANY(:few)", "few", few);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, o.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY o.name, o.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(OrganizationRows::row)
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, row -> List.of(row.name(), row.id().toString())));
    }

    /** Those of the given organisations that pass the filter. */
    Flux<OrganizationRow> among(Caller caller, Filter filter, List<UUID> ids) {
        return filtered(caller, filter)
                .and("o.id = ANY(:ids)", "ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(OrganizationRows::row)
                .all();
    }

    Mono<OrganizationRow> find(Caller caller, UUID id, @Nullable LocalDate asOf) {
        return select(caller, asOf)
                .and("o.id = :id", "id", id)
                .on(database)
                .map(OrganizationRows::row)
                .one();
    }

    /** Adds the organisation; its place follows from its parent. */
    Mono<Void> insert(OrganizationRow row, @Nullable LocalDate openedOn) {
        Statement insert = Statement.of("""
                        INSERT INTO organizations (id, parent_id, path, kind, name, short_name, time_zone, inn, ogrn, registry_code,
                            locality, address, phone, email, website, head)
                        VALUES (:id, :parent, '', :kind, :name, :shortName, :timeZone, :inn, :ogrn, :registryCode,
                            :locality, :address, :phone, :email, :website, :head)""").bindNullable("parent", row.parentId(), UUID.class);
        return since(openedOn)
                .then(OrganizationRows.bind(insert, row).on(database).then());
    }

    /** Corrects the organisation, if the row still has the version. Gives the number of rows changed. */
    Mono<Long> update(OrganizationRow row) {
        Statement update = Statement.of("""
                        UPDATE organizations
                        SET kind = :kind, name = :name, short_name = :shortName, time_zone = :timeZone, inn = :inn, ogrn = :ogrn,
                            registry_code = :registryCode, locality = :locality, address = :address, phone = :phone,
                            email = :email, website = :website, head = :head, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""").bind("version", row.version());
        return OrganizationRows.bind(update, row).on(database).fetch().rowsUpdated();
    }

    /** The day from which what is added in this transaction exists. */
    private Mono<Void> since(@Nullable LocalDate day) {
        return Statement.of("SELECT set_config('opora.since', :day, true) AS day")
                .bind("day", day == null ? "" : day.toString())
                .on(database)
                .map(row -> Rows.get(row, "day", String.class))
                .one()
                .then();
    }

    private static Statement filtered(Caller caller, Filter filter) {
        Statement statement = select(caller, filter.asOf())
                .and(
                        "o.kind = :kind",
                        "kind",
                        filter.kind() == null ? null : filter.kind().name())
                .and(within(filter), "within", filter.within())
                .and("o.parent_id = :parent", "parent", filter.parent())
                .and("o.updated_at >= :updatedSince", "updatedSince", filter.updatedSince());
        if (filter.tops()) {
            statement.append("AND o.parent_id IS NULL");
        }
        if (!filter.closed()) {
            statement.append("AND o.state = 'ACTIVE'");
        }
        return statement;
    }

    private static String within(Filter filter) {
        return filter.asOf() == null ? "o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)" : """
                  o.path <@ (SELECT w.path FROM organizations_versions w WHERE w.organization_id = :within
                             AND w.valid_from <= :day AND (w.valid_to IS NULL OR w.valid_to >= :day))""";
    }

    private static Statement select(Caller caller, @Nullable LocalDate asOf) {
        Statement statement = Statement.of(asOf == null ? SELECT : SELECT_AS_OF)
                .bind("scope", caller.scope(OrganizationPermission.READ));
        return asOf == null ? statement : statement.bind("day", asOf);
    }
}
