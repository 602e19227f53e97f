package ru.opora.organizations.programmes;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of programmes. One is seen inside the caller's subtrees and, coming from above, by all it is meant for. */
@Repository
class ProgrammeQueries {

    private static final String SELECT = """
            SELECT g.id, g.kind, g.name, g.short_name, g.grounds, g.cohort_years, g.version, g.updated_at,
                   o.path::text AS path, o.id AS organization_id, o.name AS organization_name,
                   o.kind AS organization_kind, o.parent_id AS organization_parent_id
            FROM organizations_programmes g JOIN organizations o ON o.id = g.organization_id
            WHERE (o.path <@ :scope::ltree[] OR o.path @> :scope::ltree[])""";

    private final DatabaseClient database;
    private final JsonMapper json;

    ProgrammeQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A programme as read, with its owner's place in the tree. */
    record Row(
            UUID id,
            OrganizationSummary organization,
            String path,
            ProgrammeKind kind,
            String name,
            @Nullable String shortName,
            List<Ground> grounds,
            List<Integer> cohortYears,
            long version,
            Instant updatedAt) {}

    Mono<Page<Row>> list(
            Caller caller,
            @Nullable ProgrammeKind kind,
            @Nullable String text,
            @Nullable Instant updatedSince,
            int limit,
            @Nullable String cursor) {
        Statement statement = select(caller)
                .and("g.kind = :kind", "kind", kind == null ? null : kind.name())
                .and("(lower(g.name) LIKE :text OR lower(g.short_name) LIKE :text)", "text", Patterns.containing(text))
                .and("g.updated_at >= :updatedSince", "updatedSince", updatedSince);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (g.name, g.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY g.name, g.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(this::row)
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, row -> List.of(row.name(), row.id().toString())));
    }

    Flux<Row> all(Caller caller, Collection<UUID> ids) {
        return select(caller)
                .and("g.id = ANY(:ids)", "ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(this::row)
                .all();
    }

    Mono<Void> insert(UUID id, ProgrammeRequest request) {
        return Statement.of("""
                        INSERT INTO organizations_programmes
                            (id, organization_id, kind, name, short_name, grounds, cohort_years)
                        VALUES (:id, :organization, :kind, :name, :shortName, :grounds, :years)""")
                .bind("id", id)
                .bind("organization", request.organizationId())
                .bind("kind", request.kind().name())
                .bind("name", request.name().strip())
                .bindNullable("shortName", request.shortName(), String.class)
                .bind("grounds", Json.of(json.writeValueAsBytes(request.grounds())))
                .bind("years", years(request.cohortYears()))
                .on(database)
                .then();
    }

    /** Changes what the patch names, if the row still has the version. Gives the number of rows changed. */
    Mono<Long> update(Row row, long version, ProgrammePatch patch) {
        return Statement.of("""
                        UPDATE organizations_programmes
                        SET name = :name, short_name = :shortName, grounds = :grounds, cohort_years = :years,
                            version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", row.id())
                .bind("version", version)
                .bind("name", patch.name().orKeep(row.name()).strip())
                .bindNullable("shortName", patch.shortName().or(row.shortName()), String.class)
                .bind("grounds", Json.of(json.writeValueAsBytes(patch.grounds().orKeep(row.grounds()))))
                .bind("years", years(patch.cohortYears().orKeep(row.cohortYears())))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> delete(UUID id, long version) {
        return Statement.of("DELETE FROM organizations_programmes WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Whether somebody takes part on a ground, or in a cohort, that is not among these. */
    Mono<Boolean> usedBeyond(UUID id, List<String> grounds, List<Integer> years) {
        return Statement.of("""
                        SELECT EXISTS (SELECT 1 FROM organizations_participations a WHERE a.programme_id = :id
                            AND (NOT a.grounds <@ :grounds OR NOT a.cohort_year = ANY(:years))) AS used""")
                .bind("id", id)
                .bind("grounds", grounds.toArray(String[]::new))
                .bind("years", years(years))
                .on(database)
                .map(row -> Rows.get(row, "used", Boolean.class))
                .one();
    }

    /** Grounds as stored. */
    List<Ground> grounds(Readable row, String column) {
        return List.of(json.readValue(Rows.get(row, column, Json.class).asArray(), Ground[].class));
    }

    private static Integer[] years(List<Integer> years) {
        return years.stream().distinct().sorted().toArray(Integer[]::new);
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("scope", caller.scope(OrganizationPermission.PROGRAMMES_READ));
    }

    private Row row(Readable row) {
        return new Row(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "path", String.class),
                ProgrammeKind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "name", String.class),
                row.get("short_name", String.class),
                grounds(row, "grounds"),
                List.of(Rows.get(row, "cohort_years", Integer[].class)),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class));
    }
}
