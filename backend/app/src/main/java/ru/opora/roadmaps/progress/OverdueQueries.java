package ru.opora.roadmaps.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of what is overdue, most first. */
@Repository
class OverdueQueries {

    /** Counts of one day are summed first: a difference not folded yet must not leave a day that is done. */
    private static final String FROM_COUNTS = """
            , days AS (
                SELECT c.%1$s AS key, c.day, %2$s - c.day AS age, sum(c.planned + c.in_progress + c.returned) AS open
                FROM counts c WHERE %3$s GROUP BY c.%1$s, c.day, c.time_zone
            )""";

    private static final String FROM_CHECKPOINTS = """
            WITH days AS (
                SELECT c.organization_id AS key, c.day, %1$s - c.day AS age, count(*) AS open
                FROM roadmaps_checkpoints c
                WHERE c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND c.due IS NOT NULL AND %2$s AND %3$s AND %4$s
                GROUP BY c.organization_id, c.day, c.time_zone
            )""";

    /** Names a limit of its own. */
    private static final String ROWS = """
            SELECT d.key AS id, n.%1$s AS name, %2$s AS kind, d.overdue, d.three, d.ten, d.oldest, d.age
            FROM (SELECT key, sum(open)::bigint AS overdue, coalesce(sum(open) FILTER (WHERE age >= 3), 0)::bigint AS three,
                         coalesce(sum(open) FILTER (WHERE age >= 10), 0)::bigint AS ten, min(day) AS oldest, max(age) AS age
                  FROM days WHERE open > 0 GROUP BY key) d JOIN %3$s n ON n.id = d.key
            %4$s ORDER BY d.overdue DESC, d.key LIMIT %5$s""";

    private final DatabaseClient database;

    OverdueQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<OverdueRow>> list(
            Sight sight,
            Moment moment,
            OverdueGrouping by,
            @Nullable UUID roadmap,
            int limit,
            @Nullable String cursor) {
        boolean ofRoadmaps = by == OverdueGrouping.ROADMAP;
        String rows = ROWS.formatted(
                ofRoadmaps ? "title" : "name",
                ofRoadmaps ? "NULL" : "n.kind",
                ofRoadmaps ? "roadmaps" : "roadmaps_executors",
                Cursor.isGiven(cursor) ? "WHERE (-d.overdue, d.key) > (-:afterCount::bigint, :afterId::uuid)" : "",
                ":limit");
        Statement statement = Statement.of(days(sight, moment, by, roadmap != null) + "\n" + rows);
        sight.bind(moment.bind(statement)).bind("limit", limit + 1);
        if (roadmap != null) {
            statement.bind("about", roadmap);
        }
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .bind("afterCount", after.part(0, Long::valueOf))
                        .bind("afterId", after.uuid(1)));
        return statement
                .on(database)
                .map(row -> {
                    String kind = row.get("kind", String.class);
                    return new OverdueRow(
                            Rows.get(row, "id", UUID.class),
                            Rows.get(row, "name", String.class),
                            kind == null ? null : OrganizationKind.valueOf(kind),
                            Rows.get(row, "overdue", Long.class),
                            Rows.get(row, "three", Long.class),
                            Rows.get(row, "ten", Long.class),
                            Rows.get(row, "oldest", LocalDate.class),
                            Rows.get(row, "age", Integer.class));
                })
                .all()
                .collectList()
                .map(found -> Page.of(
                        found,
                        limit,
                        row -> List.of(String.valueOf(row.overdue()), row.id().toString())));
    }

    private static String days(Sight sight, Moment moment, OverdueGrouping by, boolean ofOne) {
        if (by == OverdueGrouping.SCHOOL) {
            String plans = ofOne ? "c.roadmap_id = :about" : Sight.running("c");
            return FROM_CHECKPOINTS.formatted(moment.today(), moment.late(), sight.checkpoints("c"), plans);
        }
        return "WITH counts AS (" + sight.counts(ofOne ? "t.roadmap_id = :about" : Sight.running("t")) + ")"
                + days(moment, by == OverdueGrouping.ROADMAP ? "roadmap_id" : "place_id");
    }

    /** A table «days» beside one of counts. */
    static String days(Moment moment, String key) {
        return FROM_COUNTS.formatted(key, moment.today(), moment.late());
    }

    /** The places with most overdue, from a table «days». */
    static String places(int most) {
        return ROWS.formatted("name", "n.kind", "organizations", "", most);
    }
}
