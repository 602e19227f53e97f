package ru.opora.roadmaps.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Statement;

/**
 * Which executors a caller sees: all, or those in some subtrees. A count is of a whole municipality (or of an executor
 * outside of any), so subtrees that begin below a municipality are counted from the checkpoints themselves. Subtrees are
 * said by the ids of what the copies in the rows hold, each the beginning of an index.
 *
 * @param everything whether nothing is narrowed
 * @param roots the roots of the subtrees as paths
 * @param places the places of counts in those that begin at or above a municipality
 * @param narrow the executors in those that begin below one
 * @param regions checkpoints below these
 * @param municipalities checkpoints below these, of no region named before
 * @param organizations checkpoints of these themselves
 */
record Sight(
        boolean everything,
        String[] roots,
        UUID[] places,
        UUID[] narrow,
        UUID[] regions,
        UUID[] municipalities,
        UUID[] organizations) {

    private static final String COLUMNS = """
            t.roadmap_id, t.activity_id, t.place_id, t.executor_kind, t.time_zone, t.day,
            t.planned, t.in_progress, t.submitted, t.accepted, t.returned, t.cancelled""";

    /**
     * A condition on rows t of one roadmap, :about. Said as a list of which the planner knows nothing: else a prepared statement is
     * planned for the average roadmap, a school's with a few dozen rows where a region's has thousands, or anew with each request.
     * Of a list it expects ten roadmaps, which is enough to sum by hashing.
     */
    static final String OF_ROADMAP = "t.roadmap_id = ANY (ARRAY(SELECT :about::uuid))";

    private static final String PLACE = "coalesce(t.municipality_id, t.organization_id)";

    private static final String STOOD = "\nLEFT JOIN roadmaps_places_on(%s) m ON m.organization_id = t.organization_id";

    /** What was decided before its executor came to where it stood that day has stayed where it was. */
    private static final String PLACE_THEN = """
            CASE WHEN m.place IS NULL OR was.state IN ('ACCEPTED', 'CANCELLED') AND t.day < m.since THEN %s ELSE m.place END""".formatted(PLACE);

    /** A checkpoint as a row of counts: as it is, or as it was at the end of a day. */
    static String checkpoint(String place, @Nullable String day) {
        return columns(place, day, "coalesce(o.kind, roadmaps_executor_kind(t.organization_id))")
                + " LEFT JOIN organizations o ON o.id = t.organization_id" + was(day);
    }

    /** The same of executors whose kind is known. */
    static String checkpoint(String place, @Nullable String day, String kind) {
        return columns(place, day, kind) + was(day);
    }

    private static String columns(String place, @Nullable String day, String kind) {
        return """
                t.roadmap_id, t.activity_id, %1$s AS place_id, %3$s AS executor_kind, t.time_zone, coalesce(t.due, 'infinity') AS day,
                (%2$s = 'PLANNED')::int AS planned, (%2$s = 'IN_PROGRESS')::int AS in_progress,
                (%2$s = 'SUBMITTED')::int AS submitted, (%2$s = 'ACCEPTED')::int AS accepted,
                (%2$s = 'RETURNED')::int AS returned, (%2$s = 'CANCELLED')::int AS cancelled
                FROM roadmaps_checkpoints t""".formatted(place, day == null ? "t.state" : "was.state", kind);
    }

    /** The query of a table «counts»; every row also meets the condition, which calls it t. */
    String counts(String condition) {
        List<String> parts = new ArrayList<>();
        if (everything || places.length > 0 || narrow.length == 0) {
            String seen = everything ? "" : " AND " + one("t.place_id", "places", places);
            parts.add("SELECT " + COLUMNS + " FROM roadmaps_progress t WHERE " + condition + seen);
            parts.add("SELECT " + COLUMNS + " FROM roadmaps_progress_differences t WHERE " + condition + seen);
        }
        if (!everything && narrow.length > 0) {
            parts.add("SELECT " + checkpoint(PLACE, null) + " WHERE " + condition + " AND "
                    + one("t.organization_id", "narrow", narrow));
        }
        return String.join("\nUNION ALL ", parts);
    }

    /** The same of a day in the past, from the checkpoints: what was submitted and accepted by then, in the places of that day. */
    String countsOf(String condition, String day) {
        return past(PLACE_THEN, condition, day);
    }

    /** Each executor for itself, from the checkpoints: as they are, or as they were on a day. */
    String each(String condition, @Nullable String day) {
        return day == null
                ? "SELECT " + checkpoint("t.organization_id", null) + " WHERE " + condition + " AND " + checkpoints("t")
                : past("t.organization_id", condition, day);
    }

    /** Executors that stood elsewhere on that day are looked for by where they stood. */
    private String past(String key, String condition, String day) {
        String then = "SELECT " + checkpoint(key, day) + STOOD.formatted(day) + " WHERE " + condition;
        if (everything) {
            return then;
        }
        List<String> parts = new ArrayList<>();
        if (places.length > 0) {
            parts.add(then + " AND (" + checkpoints("t") + " OR " + one("m.place", "places", places) + ") AND "
                    + one(PLACE_THEN, "places", places));
        }
        if (narrow.length > 0) {
            parts.add(then + " AND " + one("t.organization_id", "narrow", narrow));
        }
        return parts.isEmpty() ? then + " AND false" : String.join("\nUNION ALL ", parts);
    }

    /**
     * A table «was» with the state at the end of a day by the executor's calendar. What was undone afterwards is noted; else
     * what is planned now was never begun, and of the rest its reports tell.
     */
    static String was(@Nullable String day) {
        return day == null ? "" : """

                CROSS JOIN LATERAL (SELECT coalesce(
                    (SELECT u.state FROM roadmaps_undone_states u WHERE u.checkpoint_id = t.id
                       AND (u.since AT TIME ZONE t.time_zone)::date <= %1$s AND (u.until AT TIME ZONE t.time_zone)::date > %1$s
                     ORDER BY u.since DESC LIMIT 1), CASE
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
                             ELSE 'PLANNED' END) END) AS state OFFSET 0) was""".formatted(day);
    }

    /** Where executors are read: an owner reads those outside of its subtree by name; whoever sees less needs no look at them. */
    String executorsTable() {
        return everything ? "roadmaps_executors" : "organizations";
    }

    /** A condition on a few executors by their paths. */
    String executors(String path) {
        return everything ? "true" : path + " <@ :roots::ltree[]";
    }

    /** A condition on a checkpoint by columns that have an index each. */
    String checkpoints(String alias) {
        if (everything) {
            return "true";
        }
        List<String> parts = new ArrayList<>();
        part(parts, alias + ".region_id", "regions", regions);
        part(parts, alias + ".municipality_id", "municipalities", municipalities);
        part(parts, alias + ".organization_id", "executing", organizations);
        return parts.isEmpty() ? "false" : "(" + String.join(" OR ", parts) + ")";
    }

    /** A condition on rows of all plans: those of closed ones are nobody's task any more. */
    static String running(String alias) {
        return alias + ".roadmap_id NOT IN (SELECT roadmaps_closed())";
    }

    /** Binds what the conditions named. */
    Statement bind(Statement statement) {
        return everything
                ? statement
                : statement
                        .bindNamed("roots", roots)
                        .bindNamed("places", value(places))
                        .bindNamed("narrow", value(narrow))
                        .bindNamed("regions", value(regions))
                        .bindNamed("municipalities", value(municipalities))
                        .bindNamed("executing", value(organizations));
    }

    private static void part(List<String> parts, String column, String name, UUID[] ids) {
        if (ids.length > 0) {
            parts.add(one(column, name, ids));
        }
    }

    /** One id is an equality, so that an index also gives the order. */
    private static String one(String column, String name, UUID[] ids) {
        return column + (ids.length == 1 ? " = :" + name : " = ANY (:" + name + ")");
    }

    private static Object value(UUID[] ids) {
        return ids.length == 1 ? ids[0] : ids;
    }
}
