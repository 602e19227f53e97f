package ru.opora.reports.dashboards;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.reports.dashboards.DashboardView.Indicator;
import ru.opora.reports.dashboards.DashboardView.Round;

/** The SQL of what a dashboard is about: places, rounds, indicators. */
@Repository
class DashboardQueries {

    /** Of a curator, and of whoever has roles in many places. */
    static final int MOST_PLACES = 500;

    private static final int ROUNDS = 8;

    /** In the heat map; the one that was asked for may be one more. */
    private static final int INDICATORS = 12;

    /** Of one group that is looked at. */
    private static final int INDICATORS_OF_GROUP = 40;

    /** Of an organisation by its alias: whether it holds schools, and no municipalities by which they could be shown. */
    static final String COMPLEX = """
            CASE WHEN %1$s.kind IN ('REGION', 'MUNICIPALITY', 'SCHOOL') THEN false ELSE coalesce((
                SELECT bool_or(b.kind = 'SCHOOL') AND NOT bool_or(b.kind = 'MUNICIPALITY')
                FROM roadmaps_places(ARRAY[%1$s.id]) p JOIN organizations b ON b.id = p.place), false) END""";

    /** The database says again who may: what follows is read for the system. */
    private static final String PLACES = """
            SELECT o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id,
                   o.path::text AS path, opora_today(:moment, o.time_zone) AS today, %s AS complex
            FROM organizations o
            WHERE ((SELECT opora_everything()) OR o.path <@ (SELECT opora_scope())) AND\s""".formatted(COMPLEX.formatted("o"));

    private static final String COLUMNS = """
            SELECT %s AS sort, c.id, c.round_id, c.indicator_id, c.definition ->> 'title' AS title, coalesce(c.definition ->> 'group', '') AS grouped, c.definition ->> 'unit' AS unit,
                   (c.definition ->> 'decimals')::int AS decimals, c.definition ->> 'direction' AS direction,
                   c.definition ->> 'aggregation' AS aggregation, monitoring_bucket_edges(c.definition) AS edges,
                   jsonb_build_array(c.definition -> 'unit', c.definition -> 'direction', c.definition -> 'formula', c.definition -> 'source')::text AS way,
                   jsonb_build_array(c.definition -> 'aggregation', c.definition -> 'weightedBy')::text AS together,
                   (SELECT (g ->> 'target')::numeric FROM jsonb_array_elements(c.definition -> 'goals') g
                    WHERE (g ->> 'year')::int = extract(year FROM r.closes_on) LIMIT 1) AS target
            FROM""";

    private final DatabaseClient database;
    private final Clock clock;

    DashboardQueries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Place> place(Caller caller, UUID id) {
        return Statement.of(PLACES + "o.id = :id AND o.path <@ :read::ltree[]")
                .bind("id", id)
                .bind("moment", clock.instant())
                .bind("read", caller.scope(DashboardPermission.READ))
                .on(database)
                .map(DashboardQueries::place)
                .one();
    }

    /** Where the caller's roles are held, from the top down; of whoever sees everything the places at the top. */
    Mono<List<Place>> own(Caller caller) {
        String[] roots = caller.scope(DashboardPermission.READ);
        Statement statement = Arrays.asList(roots).contains("")
                ? Statement.of(PLACES + "o.parent_id IS NULL")
                : Statement.of(PLACES + "o.path = ANY(:read::ltree[])").bind("read", roots);
        return statement
                .append("ORDER BY nlevel(o.path), o.name, o.id LIMIT :limit")
                .bind("moment", clock.instant())
                .bind("limit", MOST_PLACES)
                .on(database)
                .map(DashboardQueries::place)
                .all()
                .collectList();
    }

    /**
     * Rounds of these places and of those above them that were opened, newest first; the one that is asked for among them. Of a
     * school also those that measured it where it was before.
     */
    Mono<List<Round>> rounds(List<Place> places, @Nullable UUID asked) {
        return Statement.of("""
                        SELECT n.* FROM (
                            SELECT r.id, r.title, r.kind, r.state, r.opens_on, r.closes_on FROM monitoring_rounds r
                            WHERE r.state <> 'DRAFT' AND (r.organization_id = ANY(:owners) OR r.id IN (
                                SELECT f.round_id FROM monitoring_round_forms f WHERE f.organization_id = ANY(:schools)))
                            ORDER BY (r.id = :asked) DESC NULLS LAST, r.opens_on DESC, r.id DESC LIMIT :limit) n
                        ORDER BY n.opens_on DESC, n.id DESC""")
                .bind("owners", Place.chain(places))
                .bind(
                        "schools",
                        Place.ids(places.stream().filter(Place::isSchool).toList()))
                .bindNullable("asked", asked, UUID.class)
                .bind("limit", ROUNDS)
                .on(database)
                .map(row -> new Round(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "title", String.class),
                        Rows.get(row, "kind", String.class),
                        Rows.get(row, "state", String.class),
                        Rows.get(row, "opens_on", LocalDate.class),
                        Rows.get(row, "closes_on", LocalDate.class)))
                .all()
                .collectList();
    }

    /**
     * What the round asks for: first the one that was asked for, else the first that adds up. And the same in other rounds: of
     * that one, or, where it is wide, of all. Of a group that is named all come before others.
     */
    Mono<List<Measured>> measured(
            UUID round, UUID[] others, @Nullable UUID asked, @Nullable String group, boolean wide) {
        String order =
                "ORDER BY (c.indicator_id = :asked) DESC NULLS LAST, coalesce(c.definition ->> 'group', '') = :group DESC NULLS LAST, c.definition ->> 'aggregation' = 'LATEST', c.position, c.id";
        String joined = " c JOIN monitoring_rounds r ON r.id = c.round_id";
        return Statement.of("WITH here AS (SELECT c.*, row_number() OVER (" + order
                        + ") AS place FROM monitoring_round_indicators c WHERE c.round_id = :round ORDER BY place LIMIT :limit)\n"
                        + COLUMNS.formatted("c.place") + " here" + joined + "\nUNION ALL\n" + COLUMNS.formatted(1000)
                        + " monitoring_round_indicators" + joined
                        + " WHERE c.round_id = ANY(:others) AND c.indicator_id IN (SELECT h.indicator_id FROM here h WHERE :wide OR h.place = 1)"
                        + "\nORDER BY sort, id")
                .bind("round", round)
                .bind("others", others)
                .bindNullable("asked", asked, UUID.class)
                .bind("wide", wide)
                .bindNullable("group", group, String.class)
                .bind("limit", (group == null ? INDICATORS : INDICATORS_OF_GROUP) + (asked == null ? 0 : 1))
                .on(database)
                .map(DashboardQueries::measured)
                .all()
                .collectList();
    }

    private static Place place(Readable row) {
        return new Place(
                OrganizationSummary.read(row),
                Rows.get(row, "path", String.class),
                Rows.get(row, "today", LocalDate.class),
                Rows.get(row, "complex", Boolean.class));
    }

    private static Measured measured(Readable row) {
        BigDecimal target = row.get("target", BigDecimal.class);
        return new Measured(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "round_id", UUID.class),
                new Indicator(
                        Rows.get(row, "indicator_id", UUID.class),
                        Rows.get(row, "title", String.class),
                        Rows.get(row, "grouped", String.class),
                        Rows.get(row, "unit", String.class),
                        Rows.get(row, "decimals", Integer.class),
                        Rows.get(row, "direction", String.class),
                        Rows.get(row, "aggregation", String.class),
                        target == null ? null : (Double) target.doubleValue()),
                Arrays.stream(Rows.get(row, "edges", BigDecimal[].class))
                        .mapToDouble(BigDecimal::doubleValue)
                        .toArray(),
                Rows.get(row, "way", String.class),
                Rows.get(row, "together", String.class));
    }
}
