package ru.opora.roadmaps.progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Statement;

/**
 * Which executors a caller sees: all, or those in some subtrees. A count is of a whole municipality (or of an executor
 * outside of any), so subtrees that begin below a municipality are counted from the checkpoints themselves.
 *
 * @param everything whether nothing is narrowed
 * @param wide roots of subtrees that hold whole places of the counts
 * @param narrow roots that lie below a municipality
 */
record Sight(boolean everything, List<String> wide, List<String> narrow) {

    static final String COLUMNS = """
            t.roadmap_id, t.activity_id, t.place_id, t.executor_kind, t.time_zone, t.day,
            t.planned, t.in_progress, t.submitted, t.accepted, t.returned, t.cancelled""";

    /** A checkpoint as a row of counts: as it is, or as it was at the end of a day. */
    static String checkpoint(String place, @Nullable String day) {
        return """
                t.roadmap_id, t.activity_id, %1$s AS place_id, coalesce(o.kind, roadmaps_executor_kind(t.organization_id)) AS executor_kind, t.time_zone, coalesce(t.due, 'infinity') AS day,
                (%2$s = 'PLANNED')::int AS planned, (%2$s = 'IN_PROGRESS')::int AS in_progress,
                (%2$s = 'SUBMITTED')::int AS submitted, (%2$s = 'ACCEPTED')::int AS accepted,
                (%2$s = 'RETURNED')::int AS returned, (%2$s = 'CANCELLED')::int AS cancelled
                FROM roadmaps_checkpoints t LEFT JOIN organizations o ON o.id = t.organization_id%3$s""".formatted(
                        place, day == null ? "t.state" : "was.state", day == null ? "" : stateOn(day));
    }

    /** Municipalities and what stands outside of them; a school of a municipality is never a place of the counts. */
    private static final String PLACES = """
            SELECT o.id FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id
            WHERE o.path <@ :wide::ltree[] AND (o.kind <> 'SCHOOL' OR p.kind IS DISTINCT FROM 'MUNICIPALITY')""";

    private static final String BELOW = "SELECT o.id FROM organizations o WHERE o.path <@ :narrow::ltree[]";

    /**
     * @param scope the roots of the caller's subtrees
     * @param whole whether the caller sees all executors whatever their place, as the owner of a roadmap does
     * @param within the root of the only subtree asked for; null for all
     * @param low those of the roots and of within that lie below a municipality
     */
    static Sight of(String[] scope, boolean whole, @Nullable String within, Set<String> low) {
        if (whole || Arrays.asList(scope).contains("")) {
            return within == null ? new Sight(true, List.of(), List.of()) : of(Stream.of(within), low);
        }
        List<String> outermost = Arrays.stream(scope)
                .filter(root -> Arrays.stream(scope).noneMatch(other -> !other.equals(root) && inside(root, other)))
                .distinct()
                .toList();
        if (within == null) {
            return of(outermost.stream(), low);
        }
        return outermost.stream().anyMatch(root -> inside(within, root))
                ? of(Stream.of(within), low)
                : of(outermost.stream().filter(root -> inside(root, within)), low);
    }

    private static Sight of(Stream<String> roots, Set<String> low) {
        List<String> wide = new ArrayList<>();
        List<String> narrow = new ArrayList<>();
        roots.forEach(root -> (low.contains(root) ? narrow : wide).add(root));
        return new Sight(false, wide, narrow);
    }

    private static boolean inside(String path, String root) {
        return path.equals(root) || path.startsWith(root + ".");
    }

    /** The query of a table «counts»; every row also meets the condition, which calls it t. */
    String counts(String condition) {
        String seen = everything ? "" : " AND t.place_id = ANY (ARRAY(" + PLACES + "))";
        String counted = """
                SELECT %1$s FROM roadmaps_progress t WHERE %2$s
                UNION ALL SELECT %1$s FROM roadmaps_progress_differences t WHERE %2$s""".formatted(COLUMNS, condition + seen);
        return everything
                ? counted
                : counted
                        + """

                UNION ALL SELECT %s WHERE %s AND t.organization_id = ANY (ARRAY(%s))""".formatted(
                                        checkpoint("coalesce(t.municipality_id, t.organization_id)", null),
                                        condition,
                                        BELOW);
    }

    /** The same of a day in the past, from the checkpoints: what was submitted and accepted by then. */
    String countsOf(String condition, String day) {
        return "SELECT " + checkpoint("coalesce(t.municipality_id, t.organization_id)", day) + " WHERE "
                + condition + " AND " + executors("o.path");
    }

    /** Each executor for itself, from the checkpoints: as they are, or as they were on a day. */
    String each(String condition, @Nullable String day) {
        return "SELECT " + checkpoint("t.organization_id", day) + " WHERE "
                + condition + " AND " + executors("o.path");
    }

    /**
     * A table «was» with the state at the end of a day by the executor's calendar. What is planned now was never begun; of
     * the rest its reports tell. A report that was taken back before anybody decided was never submitted.
     */
    private static String stateOn(String day) {
        return """

                CROSS JOIN LATERAL (SELECT CASE
                    WHEN t.state = 'PLANNED' THEN 'PLANNED'
                    WHEN t.state = 'CANCELLED' AND (t.updated_at AT TIME ZONE t.time_zone)::date <= %1$s THEN 'CANCELLED'
                    WHEN (t.accepted_at AT TIME ZONE t.time_zone)::date <= %1$s THEN 'ACCEPTED'
                    ELSE coalesce(
                        (SELECT CASE WHEN (p.decided_at AT TIME ZONE t.time_zone)::date <= %1$s THEN p.state ELSE 'SUBMITTED' END
                         FROM roadmaps_reports p WHERE p.checkpoint_id = t.id AND (p.submitted_at AT TIME ZONE t.time_zone)::date <= %1$s
                         ORDER BY p.submitted_at DESC LIMIT 1),
                        CASE WHEN (t.submitted_at AT TIME ZONE t.time_zone)::date <= %1$s THEN 'SUBMITTED'
                             WHEN EXISTS (SELECT 1 FROM roadmaps_reports p WHERE p.checkpoint_id = t.id
                                          AND (p.created_at AT TIME ZONE t.time_zone)::date <= %1$s) THEN 'IN_PROGRESS'
                             ELSE 'PLANNED' END) END AS state OFFSET 0) was""".formatted(day);
    }

    /** Where executors are read: an owner reads those outside of its subtree by name; whoever sees less needs no look at them. */
    String organizations() {
        return everything ? "roadmaps_executors" : "organizations";
    }

    /** A condition on an executor by its path. */
    String executors(String path) {
        return everything ? "true" : "(%1$s <@ :wide::ltree[] OR %1$s <@ :narrow::ltree[])".formatted(path);
    }

    /** A condition on a checkpoint by columns that have an index each. */
    String checkpoints(String alias) {
        return everything ? "true" : """
                (%1$s.region_id = ANY (ARRAY(SELECT o.id FROM organizations o WHERE o.kind = 'REGION' AND o.path <@ :wide::ltree[]))
                OR %1$s.municipality_id = ANY (ARRAY(SELECT o.id FROM organizations o WHERE o.kind = 'MUNICIPALITY' AND o.path <@ :wide::ltree[]))
                OR %1$s.organization_id = ANY (ARRAY(%2$s)) OR %1$s.organization_id = ANY (ARRAY(%3$s)))""".formatted(alias, PLACES, BELOW);
    }

    /** Binds what the conditions name. */
    Statement bind(Statement statement) {
        return everything
                ? statement
                : statement.bind("wide", wide.toArray(String[]::new)).bind("narrow", narrow.toArray(String[]::new));
    }
}
