package ru.opora.roadmaps.progress;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of progress. Every statement reads a table «counts» first: what the caller sees, and nothing of neighbours. */
@Repository
class ProgressQueries {

    /** What is asked about: one roadmap, or those of an owner that touch a year. */
    sealed interface About {

        record OneRoadmap(UUID id) implements About {}

        record OwnedBy(UUID organization, @Nullable Integer year) implements About {}
    }

    /** One page of rows, with the sum over all pages where the first one is read. */
    record Found(@Nullable ProgressCounts total, Page<ProgressRow> page) {}

    private record Line(boolean whole, String sort, String tie, ProgressRow row) {}

    /** What a sum of sums is made of. */
    private static final List<String> FIGURES = List.of(
            "total",
            "planned",
            "in_progress",
            "submitted",
            "accepted",
            "returned",
            "cancelled",
            "overdue",
            "due_so_far",
            "accepted_of_due");

    /** Rows are grouped by what they hold themselves; only a few groups are joined with what they are called. */
    private static final String GROUPED = """
            , grouped AS MATERIALIZED (SELECT %1$s AS key, %2$s FROM counts c GROUP BY 1)
            SELECT * FROM (
                SELECT false AS whole, g.key::text AS tie, %3$s, %4$s FROM (%5$s) g %6$s WHERE g.total + g.cancelled > 0%7$s) f
            %8$s ORDER BY whole DESC, sort, coalesce(tie, '') LIMIT :limit""";

    private static final String WHOLE =
            " UNION ALL SELECT true, NULL, NULL, NULL, '', NULL, '', " + summed("g") + " FROM grouped g";

    private static final String BY_SECTION = "SELECT a.section_id AS key, " + summed("g")
            + " FROM grouped g JOIN roadmaps_activities a ON a.id = g.key GROUP BY 1";

    private static final String SECTIONS = """
            g.key AS id, s.number, coalesce(s.title, '') AS name, NULL AS kind, lpad((coalesce(s.position, -1) + 1)::text, 9, '0') AS sort""";

    private static final String ROWS = """
            g.key AS id, a.number, coalesce(a.title, '') AS name, NULL AS kind, lpad((coalesce(a.position, -1) + 1)::text, 9, '0') AS sort""";

    private static final String KINDS =
            "NULL::uuid AS id, NULL AS number, '' AS name, g.key AS kind, coalesce(g.key, '') AS sort";

    private static final String PLACES =
            "g.key AS id, NULL AS number, coalesce(o.name, '') AS name, o.kind, coalesce(o.name, '') AS sort";

    private static final String ROADMAPS =
            "g.key AS id, NULL AS number, coalesce(r.title, '') AS name, NULL AS kind, coalesce(r.title, '') AS sort";

    private static final String ORGANIZATION_OF_KEY =
            "LEFT JOIN LATERAL (SELECT n.name, n.kind FROM roadmaps_executors n WHERE n.id = g.key OFFSET 0) o ON true";

    private static final String GROUPS = "TABLE grouped";

    private final DatabaseClient database;

    ProgressQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What is summed of the rows of a table c; the total of sums that are made anyway, which costs nothing. */
    static String sums(Moment moment) {
        return """
                coalesce(sum(c.planned) + sum(c.in_progress) + sum(c.submitted) + sum(c.accepted) + sum(c.returned), 0) AS total,
                coalesce(sum(c.planned), 0) AS planned, coalesce(sum(c.in_progress), 0) AS in_progress,
                coalesce(sum(c.submitted), 0) AS submitted, coalesce(sum(c.accepted), 0) AS accepted,
                coalesce(sum(c.returned), 0) AS returned, coalesce(sum(c.cancelled), 0) AS cancelled,
                coalesce(sum(c.planned + c.in_progress + c.returned) FILTER (WHERE %1$s), 0) AS overdue,
                coalesce(sum(c.planned + c.in_progress + c.submitted + c.accepted + c.returned) FILTER (WHERE %2$s), 0) AS due_so_far,
                coalesce(sum(c.accepted) FILTER (WHERE %2$s), 0) AS accepted_of_due""".formatted(moment.late(), moment.reached());
    }

    /** The sums of a table of sums. */
    static String summed(String table) {
        return FIGURES.stream()
                .map(figure -> "coalesce(sum(%1$s.%2$s), 0)::bigint AS %2$s".formatted(table, figure))
                .collect(Collectors.joining(", "));
    }

    Mono<Found> bySection(Sight sight, Moment moment, UUID roadmap, int limit, @Nullable String cursor) {
        return grouped(
                sight,
                moment,
                new About.OneRoadmap(roadmap),
                new String[] {"c.activity_id", BY_SECTION, SECTIONS, "LEFT JOIN roadmaps_sections s ON s.id = g.key"},
                limit,
                cursor);
    }

    /** Row by row of the plan, dropped ones too. */
    Mono<Found> byRow(Sight sight, Moment moment, UUID roadmap, int limit, @Nullable String cursor) {
        return grouped(
                sight,
                moment,
                new About.OneRoadmap(roadmap),
                new String[] {"c.activity_id", GROUPS, ROWS, "LEFT JOIN roadmaps_activities a ON a.id = g.key"},
                limit,
                cursor);
    }

    Mono<Found> byKind(Sight sight, Moment moment, UUID roadmap, int limit, @Nullable String cursor) {
        return grouped(
                sight,
                moment,
                new About.OneRoadmap(roadmap),
                new String[] {"c.executor_kind", GROUPS, KINDS, ""},
                limit,
                cursor);
    }

    Mono<Found> byPlace(Sight sight, Moment moment, UUID roadmap, int limit, @Nullable String cursor) {
        return grouped(
                sight,
                moment,
                new About.OneRoadmap(roadmap),
                new String[] {"c.place_id", GROUPS, PLACES, ORGANIZATION_OF_KEY},
                limit,
                cursor);
    }

    Mono<Found> byRoadmap(
            Sight sight, Moment moment, UUID owner, @Nullable Integer year, int limit, @Nullable String cursor) {
        return grouped(
                sight,
                moment,
                new About.OwnedBy(owner, year),
                new String[] {
                    "c.roadmap_id",
                    GROUPS,
                    ROADMAPS,
                    "LEFT JOIN LATERAL (SELECT n.title FROM roadmaps n WHERE n.id = g.key OFFSET 0) r ON true"
                },
                limit,
                cursor);
    }

    /** Schools are too many to be counted beforehand: the page is found first, then its checkpoints are counted. */
    Mono<Found> bySchool(Sight sight, Moment moment, UUID roadmap, int limit, @Nullable String cursor) {
        String sql = SchoolPages.with(sight, null, Cursor.isGiven(cursor))
                + ", counts AS (SELECT "
                + Sight.checkpoint("t.organization_id", moment.past() ? ":early::date" : null, "'SCHOOL'")
                + " WHERE " + Sight.OF_ROADMAP + " AND t.organization_id = ANY (ARRAY(SELECT id FROM page)))"
                + ", grouped AS (SELECT c.place_id AS key, " + sums(moment) + " FROM counts c GROUP BY c.place_id)"
                + """

                SELECT false AS whole, p.id::text AS tie, p.id, NULL AS number, p.name, p.kind, p.name AS sort, g.total, g.planned,
                       g.in_progress, g.submitted, g.accepted, g.returned, g.overdue, g.cancelled, g.due_so_far, g.accepted_of_due
                FROM page p JOIN grouped g ON g.key = p.id ORDER BY p.name, p.id""";
        Mono<Page<ProgressRow>> page = read(
                        sight.bind(moment.bind(Statement.of(sql))).bind("about", roadmap), limit, cursor)
                .map(lines -> page(lines, limit));
        return Cursor.isGiven(cursor)
                ? page.map(found -> new Found(null, found))
                : page.zipWith(byKind(sight, moment, roadmap, 1, null), (found, sum) -> new Found(sum.total(), found));
    }

    private Mono<Found> grouped(
            Sight sight, Moment moment, About about, String[] by, int limit, @Nullable String cursor) {
        String condition = about instanceof About.OwnedBy owned ? owned(owned) : Sight.OF_ROADMAP;
        String counts = moment.past() ? sight.countsOf(condition, ":early::date") : sight.counts(condition);
        Statement statement = Statement.of("WITH counts AS (" + counts + ")"
                + GROUPED.formatted(
                        by[0],
                        sums(moment),
                        by[2],
                        FIGURES.stream().map("g."::concat).collect(Collectors.joining(", ")),
                        by[1],
                        by[3],
                        Cursor.isGiven(cursor) ? "" : WHOLE,
                        Cursor.isGiven(cursor) ? "WHERE (sort, coalesce(tie, '')) > (:afterSort, :afterTie)" : ""));
        sight.bind(moment.bind(statement));
        if (about instanceof About.OwnedBy owned) {
            statement.bind("about", owned.organization());
            Optional.ofNullable(owned.year()).ifPresent(year -> statement.bind("year", year));
        } else if (about instanceof About.OneRoadmap one) {
            statement.bind("about", one.id());
        }
        return read(statement, limit, cursor).map(lines -> found(lines, limit));
    }

    private static String owned(About.OwnedBy owned) {
        String year = owned.year() == null
                ? ""
                : " AND daterange(r.period_start, r.period_end, '[]') && daterange(make_date(:year, 1, 1), make_date(:year, 12, 31), '[]')";
        return "t.roadmap_id IN (SELECT r.id FROM roadmaps r WHERE r.organization_id = :about" + year + ")";
    }

    private Mono<List<Line>> read(Statement statement, int limit, @Nullable String cursor) {
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .bind("afterSort", after.part(0, text -> text))
                        .bind("afterTie", after.part(1, text -> text)));
        return statement
                .bind("limit", limit + 2)
                .on(database)
                .map(ProgressQueries::line)
                .all()
                .collectList();
    }

    private static Found found(List<Line> lines, int limit) {
        ProgressCounts total = lines.stream()
                .filter(Line::whole)
                .map(line -> line.row().counts())
                .findFirst()
                .orElse(null);
        return new Found(
                total, page(lines.stream().filter(line -> !line.whole()).toList(), limit));
    }

    private static Page<ProgressRow> page(List<Line> lines, int limit) {
        return Page.of(lines, limit, line -> List.of(line.sort(), line.tie())).map(Line::row);
    }

    private static Line line(Readable row) {
        String kind = row.get("kind", String.class);
        String tie = row.get("tie", String.class);
        return new Line(
                Rows.get(row, "whole", Boolean.class),
                Rows.get(row, "sort", String.class),
                tie == null ? "" : tie,
                new ProgressRow(
                        row.get("id", UUID.class),
                        row.get("number", String.class),
                        Rows.get(row, "name", String.class),
                        kind == null ? null : OrganizationKind.valueOf(kind),
                        ProgressCounts.of(row)));
    }
}
