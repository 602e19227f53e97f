package ru.opora.organizations;

import io.r2dbc.spi.Readable;
import java.time.Instant;
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

/**
 * The SQL of the organisations' tree. A caller sees the subtrees of their memberships and the chain above them, nothing
 * beside it.
 */
@Repository
class OrganizationQueries {

    private static final String SELECT = """
            SELECT o.id, o.parent_id, o.path::text AS path, o.kind, o.name, o.short_name, o.time_zone, o.version, o.updated_at,
                   (SELECT count(*) FROM organizations c
                    WHERE c.parent_id = o.id AND (c.path <@ :scope::ltree[] OR c.path @> :scope::ltree[])) AS child_count
            FROM organizations o
            WHERE (o.path <@ :scope::ltree[] OR o.path @> :scope::ltree[])""";

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
            @Nullable String text) {}

    Mono<Page<OrganizationRow>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and(
                        "o.kind = :kind",
                        "kind",
                        filter.kind() == null ? null : filter.kind().name())
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within())
                .and("o.parent_id = :parent", "parent", filter.parent())
                .and(
                        "(lower(o.name) LIKE :text OR lower(o.short_name) LIKE :text)",
                        "text",
                        Patterns.containing(filter.text()));
        if (filter.tops()) {
            statement.append("AND o.parent_id IS NULL");
        }
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, o.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY o.name, o.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(OrganizationQueries::row)
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, row -> List.of(row.name(), row.id().toString())));
    }

    Mono<OrganizationRow> find(Caller caller, UUID id) {
        return select(caller)
                .and("o.id = :id", "id", id)
                .on(database)
                .map(OrganizationQueries::row)
                .one();
    }

    Mono<Void> insert(OrganizationRow row) {
        return Statement.of("""
                        INSERT INTO organizations (id, parent_id, path, kind, name, short_name, time_zone)
                        VALUES (:id, :parent, :path::ltree, :kind, :name, :shortName, :timeZone)""")
                .bind("id", row.id())
                .bindNullable("parent", row.parentId(), UUID.class)
                .bind("path", row.path())
                .bind("kind", row.kind().name())
                .bind("name", row.name())
                .bindNullable("shortName", row.shortName(), String.class)
                .bind("timeZone", row.timeZone())
                .on(database)
                .then();
    }

    /** Changes what the patch names, if the row still has the version. Gives the number of rows changed. */
    Mono<Long> update(OrganizationRow row, long version, OrganizationPatch patch) {
        return Statement.of("""
                        UPDATE organizations
                        SET name = :name, short_name = :shortName, time_zone = :timeZone,
                            version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", row.id())
                .bind("version", version)
                .bind("name", patch.name().orKeep(row.name()))
                .bindNullable("shortName", patch.shortName().or(row.shortName()), String.class)
                .bind("timeZone", patch.timeZone().orKeep(row.timeZone()))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Flux<OrganizationRow> all(Caller caller, List<UUID> ids) {
        return select(caller)
                .and("o.id = ANY(:ids)", "ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(OrganizationQueries::row)
                .all();
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("scope", caller.scope(OrganizationPermission.READ));
    }

    private static OrganizationRow row(Readable row) {
        return new OrganizationRow(
                Rows.get(row, "id", UUID.class),
                row.get("parent_id", UUID.class),
                Rows.get(row, "path", String.class),
                OrganizationKind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "name", String.class),
                row.get("short_name", String.class),
                Rows.get(row, "time_zone", String.class),
                Rows.get(row, "child_count", Long.class).intValue(),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class));
    }
}
