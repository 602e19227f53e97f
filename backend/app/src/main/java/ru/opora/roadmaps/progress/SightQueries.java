package ru.opora.roadmaps.progress;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;

/** Finds what of a roadmap, or of all, a caller sees. */
@Repository
class SightQueries {

    /**
     * What two subtrees have in common is the lower one, or nothing: so the caller's roots meet the place asked for. Then
     * what lies in another one is left out, and the rest is said by ids.
     */
    private static final String SEEN = """
            WITH about AS (%s), asked AS (
                SELECT CASE WHEN :within::uuid IS NULL THEN ''::ltree ELSE (SELECT w.path FROM organizations w WHERE w.id = :within) END AS path
            ), met AS (
                SELECT DISTINCT CASE WHEN q.path <@ root THEN q.path ELSE root END AS root
                FROM about CROSS JOIN asked q CROSS JOIN LATERAL unnest(CASE WHEN about.whole THEN ARRAY[''::ltree] ELSE :scope::ltree[] END) root
                WHERE q.path <@ root OR root <@ q.path
            ), chosen AS (
                SELECT m.root FROM met m WHERE NOT EXISTS (SELECT 1 FROM met o WHERE m.root <@ o.root AND m.root <> o.root)
            ), places AS MATERIALIZED (
                SELECT p.* FROM (SELECT ARRAY(SELECT subpath(root, -1)::text::uuid FROM chosen WHERE nlevel(root) > 0) AS ids) few
                CROSS JOIN LATERAL roadmaps_places(few.ids) p WHERE cardinality(few.ids) > 0
            )
            SELECT EXISTS (SELECT 1 FROM chosen WHERE nlevel(root) = 0) AS everything,
                   ARRAY(SELECT root::text FROM chosen) AS roots,
                   ARRAY(SELECT place FROM places WHERE counted) AS places,
                   ARRAY(SELECT place FROM places WHERE NOT counted) AS narrow,
                   ARRAY(SELECT place FROM places WHERE as_copy = 'REGION') AS regions,
                   ARRAY(SELECT place FROM places WHERE as_copy = 'MUNICIPALITY') AS municipalities,
                   ARRAY(SELECT place FROM places WHERE as_copy = 'ORGANIZATION') AS organizations
            FROM about""";

    private static final String OF_ROADMAP = SEEN.formatted("""
            SELECT o.path <@ :scope::ltree[] AS whole FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
            WHERE r.id = :id AND (o.path <@ :write::ltree[] OR (r.state IN ('APPROVED', 'ACTIVE', 'CLOSED')
                AND (o.path <@ :scope::ltree[] OR o.path @> :scope::ltree[])))""");

    private static final String OF_ORGANIZATION = SEEN.formatted("""
            SELECT o.path <@ :scope::ltree[] AS whole
            FROM organizations o WHERE o.id = :id AND (o.path <@ :scope::ltree[] OR o.path @> :scope::ltree[])""");

    private static final String OF_ALL = SEEN.formatted("SELECT false AS whole");

    private final DatabaseClient database;

    SightQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What the caller sees of this roadmap's execution; not found when not even the roadmap. */
    Mono<Sight> ofRoadmap(Caller caller, UUID roadmap, @Nullable UUID within) {
        return one(statement(OF_ROADMAP, caller, within)
                .bind("id", roadmap)
                .bind("write", caller.scope(RoadmapPermission.WRITE)));
    }

    /** What the caller sees of the roadmaps that this organisation owns. */
    Mono<Sight> ofOrganization(Caller caller, UUID organization) {
        return one(statement(OF_ORGANIZATION, caller, null).bind("id", organization));
    }

    /** What the caller sees of all execution, inside own subtrees. */
    Mono<Sight> ofAll(Caller caller, @Nullable UUID within) {
        return one(statement(OF_ALL, caller, within));
    }

    private Mono<Sight> one(Statement statement) {
        return statement
                .on(database)
                .map(SightQueries::sight)
                .one()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private static Sight sight(Readable row) {
        return new Sight(
                Rows.get(row, "everything", Boolean.class),
                Rows.get(row, "roots", String[].class),
                Rows.get(row, "places", UUID[].class),
                Rows.get(row, "narrow", UUID[].class),
                Rows.get(row, "regions", UUID[].class),
                Rows.get(row, "municipalities", UUID[].class),
                Rows.get(row, "organizations", UUID[].class));
    }

    private static Statement statement(String sql, Caller caller, @Nullable UUID within) {
        return Statement.of(sql)
                .bind("scope", caller.scope(ProgressPermission.READ))
                .bindNullable("within", within, UUID.class);
    }
}
