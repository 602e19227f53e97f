package ru.opora.roadmaps.progress;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of heat maps: the database makes the cells, a row of the answer is a row of the result. */
@Repository
class HeatMapQueries {

    /** What a heat map may be narrowed by. */
    record Filter(
            UUID roadmap,
            PlaceLevel level,
            @Nullable UUID section,
            @Nullable String text) {}

    private static final String COLUMNS = """
            SELECT a.id, a.section_id, a.number, a.title, (row_number() OVER (ORDER BY a.position) - 1)::int AS place
            FROM roadmaps_activities a WHERE a.roadmap_id = :about AND a.removed_edition IS NULL""";

    private static final String OF_SECTION = """
            a.section_id IN (WITH RECURSIVE inner_sections AS (
                SELECT :section::uuid AS id UNION ALL
                SELECT s.id FROM roadmaps_sections s JOIN inner_sections i ON s.parent_id = i.id)
                SELECT id FROM inner_sections)""";

    private static final String CELLS = """
            , columns AS (%s), sums AS (
                SELECT c.place_id, k.place, %s FROM counts c JOIN columns k ON k.id = c.activity_id GROUP BY c.place_id, k.place
            ), cells AS (
                SELECT place_id, array_agg(place ORDER BY place) AS places, array_agg(
                    CASE WHEN overdue > 0 THEN 'O' WHEN returned > 0 THEN 'R' WHEN submitted > 0 THEN 'S' WHEN in_progress > 0 THEN 'I'
                         WHEN total = 0 THEN 'X' WHEN accepted = total THEN 'A' WHEN accepted > 0 THEN 'T' ELSE 'P' END
                    || accepted || '/' || total || CASE WHEN overdue > 0 THEN '!' || overdue ELSE '' END ORDER BY place) AS codes
                FROM sums WHERE total + cancelled > 0 GROUP BY place_id
            )""";

    private static final String OF_PLACES = "\nSELECT " + OrganizationSummary.COLUMNS + """
            , c.places, c.codes FROM cells c JOIN roadmaps_executors o ON o.id = c.place_id WHERE true""";

    private static final String OF_SCHOOLS = "\nSELECT " + OrganizationSummary.COLUMNS + """
            , c.places, c.codes FROM page o JOIN cells c ON c.place_id = o.id
            ORDER BY o.name, o.id""";

    private final DatabaseClient database;

    HeatMapQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<HeatMapColumn>> columns(Filter filter) {
        return Statement.of(COLUMNS)
                .bind("about", filter.roadmap())
                .and(OF_SECTION, "section", filter.section())
                .append("ORDER BY a.position")
                .on(database)
                .map(row -> new HeatMapColumn(
                        Rows.get(row, "id", UUID.class),
                        row.get("section_id", UUID.class),
                        row.get("number", String.class),
                        Rows.get(row, "title", String.class)))
                .all()
                .collectList();
    }

    /** A page of rows with cells for so many columns. */
    Mono<Page<HeatMapRow>> rows(
            Sight sight, Moment moment, Filter filter, int width, int limit, @Nullable String cursor) {
        Statement statement = filter.level() == PlaceLevel.SCHOOL
                ? schools(sight, moment, filter, Cursor.isGiven(cursor))
                : places(sight, moment, filter, Cursor.isGiven(cursor));
        sight.bind(moment.bind(statement)).bind("about", filter.roadmap()).bind("limit", limit + 1);
        Cursor.decode(cursor, 2)
                .ifPresent(after ->
                        statement.bind("afterSort", after.part(0, text -> text)).bind("afterTie", after.uuid(1)));
        if (filter.section() != null) {
            statement.bind("section", filter.section());
        }
        return statement
                .on(database)
                .map(row -> row(row, width))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.organization().name(),
                                row.organization().id().toString())));
    }

    private static Statement places(Sight sight, Moment moment, Filter filter, boolean after) {
        return Statement.of(
                        "WITH counts AS (" + sight.counts(Sight.OF_ROADMAP) + ")" + cells(moment, filter) + OF_PLACES)
                .and("lower(o.name) LIKE :text", "text", Patterns.containing(filter.text()))
                .append(after ? "AND (o.name, o.id) > (:afterSort, :afterTie::uuid)" : "")
                .append("ORDER BY o.name, o.id LIMIT :limit");
    }

    private static Statement schools(Sight sight, Moment moment, Filter filter, boolean after) {
        String text = Patterns.containing(filter.text());
        Statement statement = Statement.of(SchoolPages.with(sight, text, after)
                + ", counts AS (SELECT " + Sight.checkpoint("t.organization_id", null, "'SCHOOL'")
                + " WHERE " + Sight.OF_ROADMAP + " AND t.organization_id = ANY (ARRAY(SELECT id FROM page)))"
                + cells(moment, filter) + OF_SCHOOLS);
        return text == null ? statement : statement.bind("text", text);
    }

    private static String cells(Moment moment, Filter filter) {
        return CELLS.formatted(
                COLUMNS + (filter.section() == null ? "" : " AND " + OF_SECTION), ProgressQueries.sums(moment));
    }

    private static HeatMapRow row(Readable row, int width) {
        @Nullable String[] cells = new @Nullable String[width];
        Integer[] places = Rows.get(row, "places", Integer[].class);
        String[] codes = Rows.get(row, "codes", String[].class);
        for (int i = 0; i < places.length; i++) {
            if (places[i] < width) { // a row added to the plan since the head was read
                cells[places[i]] = codes[i];
            }
        }
        return new HeatMapRow(OrganizationSummary.read(row), Arrays.asList(cells));
    }
}
