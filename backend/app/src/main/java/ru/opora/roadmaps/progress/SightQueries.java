package ru.opora.roadmaps.progress;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** Of the roots and of the place asked for, which lie below a municipality. */
    private static final String PLACES = """
            WITH place AS (SELECT w.path FROM organizations w WHERE w.id = :within)
            SELECT (SELECT path::text FROM place) AS within,
                   ARRAY(SELECT root::text FROM (SELECT unnest(:scope::ltree[]) UNION SELECT path FROM place) f (root)
                         WHERE nlevel(root) > 1 AND EXISTS (SELECT 1 FROM organizations m
                             WHERE m.kind = 'MUNICIPALITY' AND m.path @> root AND m.path <> root)) AS low""";

    private static final String OF_ROADMAP = PLACES + """
            , o.path <@ :scope::ltree[] AS whole
            FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
            WHERE r.id = :id AND (o.path <@ :write::ltree[] OR (r.state IN ('APPROVED', 'ACTIVE', 'CLOSED')
                AND (o.path <@ :scope::ltree[] OR o.path @> :scope::ltree[])))""";

    private static final String OF_ORGANIZATION = PLACES + """
            , o.path <@ :scope::ltree[] AS whole
            FROM organizations o WHERE o.id = :id AND (o.path <@ :scope::ltree[] OR o.path @> :scope::ltree[])""";

    private final DatabaseClient database;

    SightQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What the caller sees of this roadmap's execution; not found when not even the roadmap. */
    Mono<Sight> ofRoadmap(Caller caller, UUID roadmap, @Nullable UUID within) {
        return one(
                statement(OF_ROADMAP, caller, within)
                        .bind("id", roadmap)
                        .bind("write", caller.scope(RoadmapPermission.WRITE)),
                caller,
                within);
    }

    /** What the caller sees of the roadmaps that this organisation owns. */
    Mono<Sight> ofOrganization(Caller caller, UUID organization) {
        return one(statement(OF_ORGANIZATION, caller, null).bind("id", organization), caller, null);
    }

    /** What the caller sees of all execution, inside own subtrees. */
    Mono<Sight> ofAll(Caller caller, @Nullable UUID within) {
        return one(statement(PLACES + ", false AS whole", caller, within), caller, within);
    }

    private Mono<Sight> one(Statement statement, Caller caller, @Nullable UUID within) {
        String[] scope = caller.scope(ProgressPermission.READ);
        return statement
                .on(database)
                .map(row -> {
                    Set<String> low = new HashSet<>(Arrays.asList(Rows.get(row, "low", String[].class)));
                    String place = row.get("within", String.class);
                    boolean whole = Boolean.TRUE.equals(row.get("whole", Boolean.class));
                    return within != null && place == null
                            ? new Sight(false, List.of(), List.of()) // nobody stands in a place that is not there
                            : Sight.of(scope, whole, place, low);
                })
                .one()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private static Statement statement(String sql, Caller caller, @Nullable UUID within) {
        return Statement.of(sql)
                .bind("scope", caller.scope(ProgressPermission.READ))
                .bindNullable("within", within, UUID.class);
    }
}
