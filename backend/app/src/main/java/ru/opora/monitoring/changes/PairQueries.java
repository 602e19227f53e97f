package ru.opora.monitoring.changes;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.changes.ChangeView.Named;
import ru.opora.monitoring.changes.ChangeView.School;
import ru.opora.monitoring.changes.ChangeView.Taken;
import ru.opora.monitoring.changes.ChangeView.Turn;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of the matched panel: each school with a value in both rounds, held against itself. */
@Repository
class PairQueries {

    /**
     * Of indicators that both rounds measured in the same way, as {@link Changes} says it too. fb and b are of the later round; d is
     * the difference, s says which way is better.
     */
    private static final String PAIRS = """
            FROM monitoring_round_indicators cb
            JOIN monitoring_round_indicators ca ON ca.round_id = :from AND ca.indicator_id = cb.indicator_id
              AND (ca.definition ->> 'unit', ca.definition ->> 'direction', ca.definition ->> 'formula', ca.definition ->> 'source')
                  IS NOT DISTINCT FROM
                  (cb.definition ->> 'unit', cb.definition ->> 'direction', cb.definition ->> 'formula', cb.definition ->> 'source')
            JOIN monitoring_values b ON b.round_indicator_id = cb.id AND b.breakdown = '' AND b.value IS NOT NULL
            JOIN monitoring_round_forms fb ON fb.id = b.form_id
            JOIN monitoring_round_forms fa ON fa.round_id = :from AND fa.organization_id = fb.organization_id
            JOIN monitoring_values a ON a.form_id = fa.id AND a.round_indicator_id = ca.id AND a.breakdown = '' AND a.value IS NOT NULL
            LEFT JOIN organizations u ON u.id = fb.organization_id
            CROSS JOIN LATERAL (SELECT b.value - a.value AS d, (cb.definition ->> 'notable')::numeric AS notable,
                CASE cb.definition ->> 'direction' WHEN 'UP' THEN 1 WHEN 'DOWN' THEN -1 ELSE 0 END AS s) x
            WHERE cb.round_id = :to AND (fb.path <@ :read::ltree[] OR u.path <@ :read::ltree[])""";

    private static final String LATEST =
            """
            SELECT ra.id AS earlier, rb.id AS later, p.indicator_id
            FROM monitoring_round_forms f JOIN monitoring_rounds rb ON rb.id = f.round_id AND rb.state <> 'DRAFT'
            JOIN monitoring_rounds ra ON ra.organization_id = rb.organization_id AND ra.state <> 'DRAFT'
              AND (ra.opens_on, ra.id) < (rb.opens_on, rb.id)
            CROSS JOIN LATERAL (
                SELECT cb.indicator_id %s AND fb.id = f.id AND cb.definition ->> 'source' = :source
                ORDER BY cb.indicator_id LIMIT 1) p
            WHERE f.organization_id = :school
            ORDER BY EXISTS (
                SELECT 1 FROM monitoring_round_indicators k JOIN monitoring_values v ON v.round_indicator_id = k.id
                WHERE k.round_id = rb.id AND (k.definition ->> 'context')::boolean AND v.form_id = f.id AND v.breakdown = ''
                  AND v.value IS NOT NULL) DESC,
              rb.opens_on DESC, rb.id DESC, ra.opens_on DESC, ra.id DESC LIMIT 1""".formatted(PAIRS.replace(":from", "ra.id").replace(":to", "rb.id"));

    /** A difference of nothing is no change, however small a notable one is. */
    private static final String UP = "(%1$s) > 0 AND (%1$s) >= x.notable";

    /** Of an indicator without direction more is told as better. */
    private static final String SIDE = "CASE x.s WHEN 0 THEN 1 ELSE x.s END";

    /** What was done after the later round cannot have changed what it measured. */
    private static final String IN_TIME =
            "m.created_at < (SELECT r.closes_on + 1 FROM monitoring_rounds r WHERE r.id = :to)";

    private static final int MOST_TAKEN = 50;

    private static final String[] EVERYWHERE = {""};

    private final DatabaseClient database;

    PairQueries(DatabaseClient database) {
        this.database = database;
    }

    /** @param deviation of the differences; null of fewer than two */
    record Pairs(
            UUID indicator,
            long schools,
            double before,
            double after,
            double difference,
            @Nullable Double deviation,
            long rose,
            long fell) {}

    /** @param improved by what counts as a change */
    record Difference(Named school, BigDecimal difference, boolean improved) {}

    /** Two rounds, and an indicator of both. */
    record Latest(UUID from, UUID to, UUID indicator) {}

    /** @param taken whether measures were taken */
    record Effect(boolean taken, long schools, double difference) {}

    Flux<Pairs> pairs(Caller caller, UUID from, UUID to, @Nullable UUID municipality) {
        String select =
                "SELECT cb.indicator_id, count(*) AS schools, avg(a.value)::float8 AS before, avg(b.value)::float8 AS after, "
                        + "avg(x.d)::float8 AS difference, stddev_samp(x.d)::float8 AS deviation, count(*) FILTER (WHERE "
                        + UP.formatted("x.d") + ") AS rose, count(*) FILTER (WHERE " + UP.formatted("-x.d")
                        + ") AS fell ";
        return scoped(select, caller, from, to)
                .and("fb.municipality_id = :municipality", "municipality", municipality)
                .append("GROUP BY cb.indicator_id")
                .on(database)
                .map(PairQueries::pair)
                .all();
    }

    /** How many schools are in both panels. */
    Mono<Long> matched(Caller caller, UUID from, UUID to, @Nullable UUID municipality) {
        return Statement.of("""
                        SELECT count(*) AS schools FROM monitoring_round_forms fb
                        JOIN monitoring_round_forms fa ON fa.round_id = :from AND fa.organization_id = fb.organization_id
                        LEFT JOIN organizations u ON u.id = fb.organization_id
                        WHERE fb.round_id = :to AND (fb.path <@ :read::ltree[] OR u.path <@ :read::ltree[])""")
                .bind("from", from)
                .bind("to", to)
                .bind("read", caller.scope(MonitoringPermission.READ))
                .and("fb.municipality_id = :municipality", "municipality", municipality)
                .on(database)
                .map(row -> Rows.get(row, "schools", Long.class))
                .one();
    }

    /**
     * Which schools.
     *
     * @param indicator by which alone; null: by all with a direction
     */
    record Which(
            @Nullable UUID municipality,
            @Nullable UUID indicator,
            @Nullable Turn turn) {}

    Mono<Page<School>> schools(Caller caller, UUID from, UUID to, Which which, int limit, @Nullable String cursor) {
        String select = "SELECT * FROM (SELECT fb.organization_id, fb.name, fb.municipality_id, fb.municipality_name, "
                + "count(*) FILTER (WHERE " + UP.formatted("x.d * " + SIDE) + ") AS improved, "
                + "count(*) FILTER (WHERE " + UP.formatted("-x.d * " + SIDE) + ") AS worse, count(*) AS measured ";
        Statement statement = scoped(select, caller, from, to)
                .append(which.indicator() == null ? "AND x.s <> 0" : "")
                .and("cb.indicator_id = :indicator", "indicator", which.indicator())
                .and("fb.municipality_id = :municipality", "municipality", which.municipality());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (fb.name, fb.organization_id) > (:afterName, :afterId)")
                        .bind("afterName", after.part(0, text -> text))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("GROUP BY 1, 2, 3, 4) g WHERE true")
                .and("sign(g.improved - g.worse) = :turned", "turned", turned(which.turn()))
                .append("ORDER BY g.name, g.organization_id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(PairQueries::school)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.school().name(), row.school().id().toString())));
    }

    private static @Nullable Integer turned(@Nullable Turn turn) {
        return turn == null ? null : (Integer) (Turn.UNCHANGED.ordinal() - turn.ordinal());
    }

    /** Schools with measures against the factor, and all others. */
    Flux<Effect> effects(Caller caller, UUID from, UUID to, UUID indicator, String factor) {
        String select =
                "SELECT EXISTS (SELECT 1 FROM monitoring_programmes m WHERE m.organization_id = fb.organization_id "
                        + "AND m.factor = :factor AND " + IN_TIME
                        + ") AS taken, count(*) AS schools, avg(x.d)::float8 AS difference ";
        return scoped(select, caller, from, to)
                .bind("factor", factor)
                .and("cb.indicator_id = :indicator", "indicator", indicator)
                .append("GROUP BY 1")
                .on(database)
                .map(row -> new Effect(
                        Rows.get(row, "taken", Boolean.class),
                        Rows.get(row, "schools", Long.class),
                        Rows.get(row, "difference", Double.class)))
                .all();
    }

    Mono<List<Taken>> taken(Caller caller, UUID from, UUID to, UUID indicator, String factor) {
        String select =
                "SELECT g.* FROM (SELECT DISTINCT ON (fb.organization_id) fb.organization_id, fb.name, x.d, x.d * x.s AS better, "
                        + "m.roadmap_id, m.roadmap_title ";
        return scoped(
                        select,
                        PAIRS.replace(
                                "CROSS JOIN LATERAL",
                                "JOIN monitoring_programmes m ON m.organization_id = fb.organization_id AND m.factor = :factor AND "
                                        + IN_TIME + " CROSS JOIN LATERAL"),
                        caller,
                        from,
                        to)
                .bind("factor", factor)
                .and("cb.indicator_id = :indicator", "indicator", indicator)
                .append("AND " + UP.formatted("x.d * x.s"))
                .append(
                        "ORDER BY fb.organization_id, m.created_at DESC) g ORDER BY g.better DESC, g.organization_id LIMIT :most")
                .bind("most", MOST_TAKEN)
                .on(database)
                .map(row -> new Taken(
                        new Named(Rows.get(row, "organization_id", UUID.class), Rows.get(row, "name", String.class)),
                        Rows.get(row, "d", BigDecimal.class),
                        Rows.get(row, "roadmap_id", UUID.class),
                        Rows.get(row, "roadmap_title", String.class)))
                .all()
                .collectList();
    }

    /** How schools have changed by an indicator, whoever sees them. */
    Flux<Difference> differences(UUID from, UUID to, UUID indicator, List<UUID> schools) {
        return DatabaseScope.system(Statement.of("SELECT fb.organization_id, fb.name, x.d, " + UP.formatted("x.d * x.s")
                        + " AS improved " + PAIRS)
                .bind("from", from)
                .bind("to", to)
                .bind("read", EVERYWHERE)
                .and("cb.indicator_id = :indicator", "indicator", indicator)
                .and("fb.organization_id = ANY (:schools)", "schools", schools.toArray(UUID[]::new))
                .append("ORDER BY x.d * x.s DESC, fb.organization_id")
                .on(database)
                .map(row -> new Difference(
                        new Named(Rows.get(row, "organization_id", UUID.class), Rows.get(row, "name", String.class)),
                        Rows.get(row, "d", BigDecimal.class),
                        Rows.get(row, "improved", Boolean.class)))
                .all());
    }

    /**
     * The newest two rounds of one owner that measured a school, which the caller sees, in the same way by an indicator of a source.
     * Those in which it says nothing of its circumstances come last: a round has values from data on its first day, and circumstances
     * weeks later.
     */
    Mono<Latest> latest(Caller caller, UUID school, String source) {
        return Statement.of(LATEST)
                .bind("school", school)
                .bind("read", caller.scope(MonitoringPermission.READ))
                .bind("source", source)
                .on(database)
                .map(row -> new Latest(
                        Rows.get(row, "earlier", UUID.class),
                        Rows.get(row, "later", UUID.class),
                        Rows.get(row, "indicator_id", UUID.class)))
                .one();
    }

    private static Statement scoped(String select, Caller caller, UUID from, UUID to) {
        return scoped(select, PAIRS, caller, from, to);
    }

    private static Statement scoped(String select, String pairs, Caller caller, UUID from, UUID to) {
        return Statement.of(select + pairs)
                .bind("from", from)
                .bind("to", to)
                .bind("read", caller.scope(MonitoringPermission.READ));
    }

    private static Pairs pair(Readable row) {
        return new Pairs(
                Rows.get(row, "indicator_id", UUID.class),
                Rows.get(row, "schools", Long.class),
                Rows.get(row, "before", Double.class),
                Rows.get(row, "after", Double.class),
                Rows.get(row, "difference", Double.class),
                row.get("deviation", Double.class),
                Rows.get(row, "rose", Long.class),
                Rows.get(row, "fell", Long.class));
    }

    private static School school(Readable row) {
        long improved = Rows.get(row, "improved", Long.class);
        long worse = Rows.get(row, "worse", Long.class);
        return new School(
                new Named(Rows.get(row, "organization_id", UUID.class), Rows.get(row, "name", String.class)),
                new Named(
                        Rows.get(row, "municipality_id", UUID.class), Rows.get(row, "municipality_name", String.class)),
                improved,
                Rows.get(row, "measured", Long.class) - improved - worse,
                worse,
                improved > worse);
    }
}
