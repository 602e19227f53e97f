package ru.opora.roadmaps.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private static final UUID[] NOBODY = {};

    private static final String EXECUTED = """
             (o.id = ANY(:ids) OR o.parent_id = ANY(:ids) AND o.kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL'))""";

    private final DatabaseClient database;

    CheckpointScope(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Places by the column they are compared with; everything: no condition at all.
     *
     * @param roots where the subtrees begin
     */
    record Places(boolean everything, UUID[] roots, UUID[] regions, UUID[] municipalities, UUID[] organizations) {

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

        /** What a root or the organisation they work in does is decided on above it, or at the owner where the owner executes. */
        void above(Statement statement, UUID[] homes) {
            UUID[] own = Stream.of(roots, homes).flatMap(Stream::of).distinct().toArray(UUID[]::new);
            if (own.length > 0) {
                statement
                        .append("AND (c.organization_id <> ALL(:own) OR c.owner_id = c.organization_id)")
                        .bind("own", own);
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

    /**
     * Where somebody looks.
     *
     * @param seen what they see
     * @param controlled what they decide on
     * @param executed for whom they report
     * @param homes the organisations they work in and report for
     * @param within the only subtree asked for; null for all
     */
    record Looked(
            Places seen,
            Places controlled,
            Places executed,
            UUID[] homes,
            @Nullable Places within) {}

    private record Part(String of, UUID id, String copy) {}

    /** What the caller's subtrees are, all in one question. */
    Mono<Looked> look(Caller caller, @Nullable UUID within) {
        String[] seen = caller.scope(CheckpointPermission.READ);
        String[] controlled = caller.scope(CheckpointPermission.CONTROL);
        String[] reporting = caller.scope(CheckpointPermission.REPORT);
        UUID[] asked = within == null ? new UUID[0] : new UUID[] {within};
        return Statement.of("""
                        SELECT 'SEEN' AS part, p.place, p.as_copy FROM roadmaps_places(:seen) p WHERE p.as_copy IS NOT NULL
                        UNION ALL
                        SELECT 'CONTROLLED', p.place, p.as_copy FROM roadmaps_places(:controlled) p WHERE p.as_copy IS NOT NULL
                        UNION ALL
                        SELECT 'WITHIN', p.place, p.as_copy FROM roadmaps_places(:within) p WHERE p.as_copy IS NOT NULL
                        UNION ALL
                        SELECT 'EXECUTED', o.id, 'ORGANIZATION' FROM organizations o WHERE""" + EXECUTED)
                .bind("seen", ids(seen))
                .bind("controlled", Arrays.equals(seen, controlled) ? new UUID[0] : ids(controlled))
                .bind("within", asked)
                .bind("ids", ids(reporting))
                .on(database)
                .map(row -> new Part(
                        Rows.get(row, "part", String.class),
                        Rows.get(row, "place", UUID.class),
                        Rows.get(row, "as_copy", String.class)))
                .all()
                .collectList()
                .map(parts -> new Looked(
                        places(parts, "SEEN", seen),
                        places(parts, Arrays.equals(seen, controlled) ? "SEEN" : "CONTROLLED", controlled),
                        // a system has one subtree, and reports for all of it
                        caller.system() && Arrays.equals(seen, reporting)
                                ? places(parts, "SEEN", seen)
                                : new Places(false, NOBODY, NOBODY, NOBODY, of(parts, "EXECUTED", "ORGANIZATION")),
                        ids(caller.homes(CheckpointPermission.REPORT)),
                        within == null ? null : places(parts, "WITHIN", asked)));
    }

    /** The organisations for which a person who has these roots reports. */
    Mono<UUID[]> executed(String[] roots) {
        return Statement.of("SELECT o.id FROM organizations o WHERE" + EXECUTED)
                .bind("ids", ids(roots))
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collectList()
                .map(found -> found.toArray(UUID[]::new));
    }

    private static Places places(List<Part> parts, String of, String[] roots) {
        return Arrays.asList(roots).contains("")
                ? new Places(true, NOBODY, NOBODY, NOBODY, NOBODY)
                : places(parts, of, ids(roots));
    }

    private static Places places(List<Part> parts, String of, UUID[] roots) {
        return new Places(
                false, roots, of(parts, of, "REGION"), of(parts, of, "MUNICIPALITY"), of(parts, of, "ORGANIZATION"));
    }

    private static UUID[] of(List<Part> parts, String of, String copy) {
        return parts.stream()
                .filter(part -> part.of().equals(of) && part.copy().equals(copy))
                .map(Part::id)
                .distinct()
                .toArray(UUID[]::new);
    }

    private static UUID[] ids(String[] roots) {
        return Stream.of(roots)
                .filter(root -> !root.isEmpty())
                .map(CheckpointScope::idOf)
                .toArray(UUID[]::new);
    }

    private static UUID idOf(String path) {
        return ru.opora.organizations.Organizations.idOf(path);
    }
}
