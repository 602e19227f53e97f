package ru.opora.roadmaps.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/**
 * Subtrees as conditions on the copies a checkpoint holds of where its executor stands: below a region, a municipality, or
 * in one of a few organisations. Each is the beginning of an index.
 */
@Component
class CheckpointScope {

    private final DatabaseClient database;

    CheckpointScope(DatabaseClient database) {
        this.database = database;
    }

    /** Ids of roots by the column they are compared with; everything: no condition at all. */
    record Places(boolean everything, UUID[] regions, UUID[] municipalities, UUID[] organizations) {

        private static final Places ALL = new Places(true, new UUID[0], new UUID[0], new UUID[0]);

        /** Adds the condition; the name keeps the parameters of several apart. */
        void narrow(Statement statement, String name, String also) {
            if (everything) {
                return;
            }
            List<String> parts = new ArrayList<>();
            part(statement, parts, "c.region_id", name + "Regions", regions);
            part(statement, parts, "c.municipality_id", name + "Municipalities", municipalities);
            part(statement, parts, "c.organization_id", name + "Organizations", organizations);
            if (!also.isEmpty()) {
                parts.add(also);
            }
            statement.append(parts.isEmpty() ? "AND false" : "AND (" + String.join(" OR ", parts) + ")");
        }

        /** What a root does itself is decided on above it, or at the owner where the owner executes. */
        void above(Statement statement) {
            if (!everything) {
                statement
                        .append("AND (c.organization_id <> ALL(:roots) OR c.owner_id = c.organization_id)")
                        .bind(
                                "roots",
                                Stream.of(regions, municipalities, organizations)
                                        .flatMap(Stream::of)
                                        .toArray(UUID[]::new));
            }
        }

        /** One id is an equality, so that the index also gives the order. */
        private static void part(Statement statement, List<String> parts, String column, String name, UUID[] ids) {
            if (ids.length == 1) {
                parts.add(column + " = :" + name);
                statement.bind(name, ids[0]);
            } else if (ids.length > 1) {
                parts.add(column + " = ANY(:" + name + ")");
                statement.bind(name, ids);
            }
        }
    }

    private record Root(UUID id, String kind) {}

    /** The subtrees with these roots. */
    Mono<Places> of(String[] roots) {
        if (Arrays.asList(roots).contains("")) {
            return Mono.just(Places.ALL);
        }
        return read("""
                SELECT o.id, o.kind FROM organizations r JOIN organizations o ON o.id = r.id
                    OR r.kind NOT IN ('REGION', 'MUNICIPALITY') AND o.path <@ r.path
                WHERE r.id = ANY(:ids)""", Stream.of(roots).map(CheckpointScope::idOf).toArray(UUID[]::new));
    }

    /** The subtree below an organisation; nothing when the caller does not see it. */
    Mono<Places> within(UUID organization) {
        return read("""
                SELECT o.id, o.kind FROM organizations r JOIN organizations o ON o.id = r.id
                    OR r.kind NOT IN ('REGION', 'MUNICIPALITY') AND o.path <@ r.path
                WHERE r.id = ANY(:ids)""", new UUID[] {organization});
    }

    /** For whom the caller reports. */
    Mono<Places> executed(Caller caller) {
        String[] roots = caller.scope(CheckpointPermission.REPORT);
        return caller.system()
                ? of(roots)
                : executed(roots).map(ids -> new Places(false, new UUID[0], new UUID[0], ids));
    }

    /** The organisations for which a person who has these roots reports. */
    Mono<UUID[]> executed(String[] roots) {
        UUID[] ids = Stream.of(roots)
                .filter(root -> !root.isEmpty())
                .map(CheckpointScope::idOf)
                .toArray(UUID[]::new);
        return Statement.of("""
                        SELECT o.id FROM organizations o WHERE o.id = ANY(:ids)
                           OR o.parent_id = ANY(:ids) AND o.kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL')""")
                .bind("ids", ids)
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collectList()
                .map(found -> found.toArray(UUID[]::new));
    }

    private Mono<Places> read(String sql, UUID[] ids) {
        return Statement.of(sql)
                .bind("ids", ids)
                .on(database)
                .map(row -> new Root(Rows.get(row, "id", UUID.class), Rows.get(row, "kind", String.class)))
                .all()
                .collectList()
                .map(roots -> new Places(
                        false,
                        ids(roots, "REGION"::equals),
                        ids(roots, "MUNICIPALITY"::equals),
                        ids(roots, kind -> !kind.equals("REGION") && !kind.equals("MUNICIPALITY"))));
    }

    private static UUID[] ids(List<Root> roots, java.util.function.Predicate<String> kind) {
        return roots.stream()
                .filter(root -> kind.test(root.kind()))
                .map(Root::id)
                .distinct()
                .toArray(UUID[]::new);
    }

    private static UUID idOf(String path) {
        return ru.opora.organizations.Organizations.idOf(path);
    }
}
