package ru.opora.reports.dashboards;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/**
 * The SQL of figures: one statement for all of them. Of a region and a municipality it reads sums and counts that are kept, of
 * schools their own rows. Whoever asks has found out who may see the answer.
 */
@Repository
class FactQueries {

    /** Before the month that is compared with: with the running one a year. */
    private static final int MONTHS_BEFORE = 10;

    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

    /** Of what is late by the place's own calendar; only around today has the database to reckon a zone. */
    private static final String LATE = "%1$s < :latest AND %1$s < opora_today(:moment, %2$s)";

    /** By their ids: under row-level security paths have no index, and all schools of the country would be looked through. */
    private static final String BELOW = "o.id = ANY ((SELECT organizations_few(:root, 100000))::uuid[])";

    /** Columns of every part: kind, place, about, name, bucket, known, missing, total, weight, weighted. */
    private static final String NOTHING_MORE = ", 0::numeric, 0::numeric";

    /** A municipality below another may be what was asked for. A closed one has a tile with the round that knew it. */
    private static final String PLACES = """
            WITH places AS MATERIALIZED (
                SELECT p.place AS id, o.name, o.kind, o.path, o.state FROM roadmaps_places(:roots) p JOIN organizations o ON o.id = p.place
                WHERE p.counted OR p.place = ANY(:roots) AND o.kind = 'MUNICIPALITY')
            SELECT 'PLACE' AS kind, p.id AS place, NULL::uuid AS about, p.name, (row_number() OVER (ORDER BY p.gone, p.name, p.id))::int AS bucket,
                   0::bigint AS known, p.gone AS missing, 0::numeric AS total, 0::numeric AS weight, 0::numeric AS weighted
            FROM (SELECT m.id, m.name, (m.state <> 'ACTIVE')::int::bigint AS gone FROM places m
                  WHERE m.kind = 'MUNICIPALITY' AND (m.state = 'ACTIVE' OR EXISTS (
                      SELECT 1 FROM monitoring_form_counts c
                      WHERE c.municipality_id = m.id AND c.round_id = (SELECT i.round_id FROM monitoring_round_indicators i WHERE i.id = :chosen)))
                  ORDER BY gone, m.name, m.id LIMIT :tiles) p""";

    private static final String OVERDUE = """
            SELECT 'OVERDUE', c.place_id, NULL, NULL, 0, sum(c.planned + c.in_progress + c.submitted + c.accepted + c.returned)::bigint, 0,
                   coalesce(sum(c.planned + c.in_progress + c.returned) FILTER (WHERE %s), 0)::numeric%s
            FROM (SELECT t.place_id, t.day, t.time_zone, t.planned, t.in_progress, t.submitted, t.accepted, t.returned
                  FROM roadmaps_progress t WHERE t.place_id IN (SELECT id FROM places) AND t.roadmap_id NOT IN (SELECT roadmaps_closed())
                  UNION ALL
                  SELECT t.place_id, t.day, t.time_zone, t.planned, t.in_progress, t.submitted, t.accepted, t.returned
                  FROM roadmaps_progress_differences t WHERE t.place_id IN (SELECT id FROM places)
                    AND t.roadmap_id NOT IN (SELECT roadmaps_closed())) c
            GROUP BY 2""".formatted(LATE.formatted("c.day", "c.time_zone"), NOTHING_MORE);

    /** A level that is not known makes no figure; and last month is for comparing with only when anything is newer. */
    private static final String ENGAGED = """
            SELECT CASE WHEN e.month = 'infinity' THEN 'ENGAGED' ELSE 'ENGAGED_BEFORE' END, e.place_id, NULL, NULL, 0, sum(e.schools)::bigint, 0,
                   coalesce(sum(e.schools) FILTER (WHERE e.level = 'RED'), 0)::numeric%s
            FROM monitoring_engagement_counts e
            WHERE e.place_id IN (SELECT id FROM places) AND e.level <> 'UNKNOWN' AND (e.month = 'infinity' OR e.month = :before AND EXISTS (
                SELECT 1 FROM monitoring_engagement_counts n WHERE n.place_id IN (SELECT id FROM places)
                  AND n.month > :before AND n.month < 'infinity' AND n.level <> 'UNKNOWN' AND n.schools > 0))
            GROUP BY 1, 2 HAVING sum(e.schools) > 0""".formatted(NOTHING_MORE);

    /** Of how many schools a month could tell: all of whom anything was ever computed. */
    private static final String ALL = """
            SELECT 'ALL', e.place_id, NULL, NULL, 0, sum(e.schools)::bigint, 0, 0::numeric%s
            FROM monitoring_engagement_counts e WHERE e.place_id IN (SELECT id FROM places) AND e.month = 'infinity'
            GROUP BY e.place_id""".formatted(NOTHING_MORE);

    private static final String ALL_SCHOOLS =
            "SELECT 'ALL', p.id, NULL, NULL, 0, 1, 0, 0::numeric" + NOTHING_MORE + " FROM places p";

    private static final String MONTH = "SELECT 'MONTH', '00000000-0000-0000-0000-000000000000'::uuid, NULL, e.level, "
            + "(extract(year FROM e.month) * 12 + extract(month FROM e.month) - 1)::int, 0, 0, ";

    private static final String MONTHS = MONTH + """
            sum(e.schools)::numeric%s
            FROM monitoring_engagement_counts e
            WHERE e.place_id IN (SELECT id FROM places) AND e.month >= :since AND e.month < 'infinity'
            GROUP BY e.month, e.level HAVING sum(e.schools) > 0""".formatted(NOTHING_MORE);

    private static final String FORMS = """
            SELECT 'FORMS', c.municipality_id, c.round_id, NULL, 0, c.schools, 0, c.incomplete::numeric%s
            FROM monitoring_form_counts c WHERE c.round_id = ANY(:rounds) AND c.municipality_id IN (SELECT id FROM places)""".formatted(NOTHING_MORE);

    private static final String VALUES = """
            SELECT 'VALUE', t.municipality_id, t.round_indicator_id, NULL, 0, t.known, t.missing, t.total::numeric, t.weight::numeric,
                   t.weighted::numeric
            FROM monitoring_value_totals t
            WHERE t.round_indicator_id = ANY(:measured) AND t.breakdown = '' AND t.municipality_id IN (SELECT id FROM places)""";

    private static final String BUCKETS = """
            SELECT 'BUCKET', :root, b.round_indicator_id, NULL, b.bucket, 0, 0, sum(b.schools)::numeric%s
            FROM monitoring_value_buckets b WHERE b.round_indicator_id = :chosen AND b.municipality_id IN (SELECT id FROM places)
            GROUP BY b.round_indicator_id, b.bucket""".formatted(NOTHING_MORE);

    /** Everybody below counts once: in the nearest municipality that has a tile, else as itself. */
    private static final String REPORTS = """
            SELECT 'REPORTS', b.place, NULL, NULL, 0, 1, 0, sum(l.late)::numeric%s
            FROM (SELECT DISTINCT ON (c.id) c.id, c.state, c.time_zone, p.id AS place
                  FROM (SELECT o.id, o.state, o.time_zone, u.id AS up, u.depth
                        FROM organizations o CROSS JOIN LATERAL unnest(opora_chain(o.path)) WITH ORDINALITY u (id, depth)
                        WHERE %s AND EXISTS (SELECT 1 FROM reports_obligations r WHERE r.organization_id = o.id) OFFSET 0) c
                  JOIN places p ON p.id = c.up AND (p.kind = 'MUNICIPALITY' OR p.id = c.id)
                  ORDER BY c.id, p.kind = 'MUNICIPALITY' DESC, c.depth DESC) b
            CROSS JOIN LATERAL (
                SELECT count(*) AS late FROM reports_obligations r
                WHERE r.organization_id = b.id AND b.state = 'ACTIVE' AND r.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND %s) l
            GROUP BY b.place""".formatted(NOTHING_MORE, BELOW, LATE.formatted("r.due", "b.time_zone"));

    private static final String SCHOOLS = """
            WITH places AS MATERIALIZED (
                SELECT o.id, o.name, o.time_zone, o.state FROM organizations o WHERE o.kind = 'SCHOOL' AND %s
                ORDER BY o.name, o.id LIMIT :tiles), %s
            SELECT 'PLACE' AS kind, p.id AS place, NULL::uuid AS about, p.name, (row_number() OVER (ORDER BY p.gone, p.name, p.id))::int AS bucket,
                   0::bigint AS known, p.gone AS missing, 0::numeric AS total, 0::numeric AS weight, 0::numeric AS weighted
            FROM (SELECT id, name, 0::bigint AS gone FROM places
                  UNION ALL SELECT id, name, 1 FROM gone) p""";

    /**
     * Forms that count in the figures of a municipality: those of its schools on the day of the panel. Who has moved or was closed since
     * has a tile with them and nothing else; who came since has a tile without them.
     */
    private static final String OF_PANEL = """
            counting AS MATERIALIZED (
                SELECT p.place FROM roadmaps_places(ARRAY[:root]::uuid[]) p WHERE p.counted OR p.place = :root),
            gone AS MATERIALIZED (
                SELECT f.organization_id AS id, f.name FROM monitoring_round_forms f
                WHERE f.round_id = (SELECT c.round_id FROM monitoring_round_indicators c WHERE c.id = :chosen)
                  AND f.municipality_id IN (SELECT place FROM counting) AND NOT EXISTS (
                    SELECT 1 FROM organizations o JOIN organizations w ON w.id = :root AND o.path <@ w.path
                    WHERE o.id = f.organization_id AND o.kind = 'SCHOOL' AND o.state = 'ACTIVE')
                ORDER BY f.name, f.organization_id LIMIT :tiles),
            counted AS MATERIALIZED (
                SELECT f.id, f.organization_id, f.round_id, f.filled FROM monitoring_round_forms f
                WHERE f.round_id = ANY(:rounds) AND f.municipality_id IN (SELECT place FROM counting)
                  AND f.organization_id IN (SELECT id FROM places UNION ALL SELECT id FROM gone))""";

    /** What falls due for those in between, like a complex itself, belongs to what is looked at, too; they have no tile. */
    private static final String HERE =
            "here AS MATERIALIZED (SELECT o.id, o.time_zone FROM %s o WHERE o.state = 'ACTIVE' AND %s),\n";

    /** Of schools by themselves: all their forms. */
    private static final String OF_THESE = """
            gone AS (SELECT NULL::uuid AS id, NULL::text AS name WHERE false),
            counted AS MATERIALIZED (
                SELECT f.id, f.organization_id, f.round_id, f.filled FROM places p JOIN monitoring_round_forms f ON f.organization_id = p.id
                WHERE f.round_id = ANY(:rounds))""";

    private static final String OVERDUE_OF_SCHOOLS =
            """
            SELECT 'OVERDUE', p.id, NULL, NULL, 0, 1, 0, (
                SELECT count(*) FROM roadmaps_checkpoints c WHERE c.organization_id = p.id
                   AND c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND c.due IS NOT NULL AND %s
                   AND c.roadmap_id NOT IN (SELECT roadmaps_closed()))::numeric%s
            FROM here p WHERE EXISTS (SELECT 1 FROM roadmaps_assignments a WHERE a.organization_id = p.id)""".formatted(LATE.formatted("c.day", "c.time_zone"), NOTHING_MORE);

    private static final String ENGAGED_SCHOOLS = """
            SELECT k.kind, p.id, NULL, NULL, 0, 1, 0, (e.level = 'RED')::int::numeric%s
            FROM places p
            JOIN monitoring_engagement e ON e.organization_id = p.id AND (e.latest OR e.month = :before) AND e.level <> 'UNKNOWN' AND p.state = 'ACTIVE'
            CROSS JOIN LATERAL (
                SELECT 'ENGAGED' WHERE e.latest
                UNION ALL SELECT 'ENGAGED_BEFORE' WHERE e.month = :before AND EXISTS (
                    SELECT 1 FROM places q JOIN monitoring_engagement n ON n.organization_id = q.id
                    WHERE n.month > :before AND n.level <> 'UNKNOWN')) k (kind)""".formatted(NOTHING_MORE);

    private static final String MONTHS_OF_SCHOOLS = MONTH + """
            count(*)::numeric%s
            FROM places p JOIN monitoring_engagement e ON e.organization_id = p.id AND e.month >= :since
            GROUP BY e.month, e.level""".formatted(NOTHING_MORE);

    private static final String FORMS_OF_SCHOOLS = """
            SELECT 'FORMS', f.organization_id, f.round_id, NULL, 0, 1, 0, (f.filled < r.cell_count)::int::numeric%s
            FROM counted f JOIN monitoring_rounds r ON r.id = f.round_id""".formatted(NOTHING_MORE);

    private static final String VALUES_OF_SCHOOLS = """
            SELECT 'VALUE', f.organization_id, v.round_indicator_id, NULL, 0, (v.value IS NOT NULL)::int, (v.missing IS NOT NULL)::int,
                   coalesce(v.value, 0)::numeric, CASE WHEN v.value IS NULL THEN 0 ELSE coalesce(v.weight, 0) END::numeric,
                   coalesce(v.value * v.weight, 0)::numeric
            FROM counted f JOIN monitoring_values v ON v.form_id = f.id AND v.round_indicator_id = ANY(:measured) AND v.breakdown = ''""";

    private static final String REPORTS_OF_SCHOOLS =
            """
            SELECT 'REPORTS', p.id, NULL, NULL, 0, 1, 0, (count(*) FILTER (
                WHERE r.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND %s))::numeric%s
            FROM here p JOIN reports_obligations r ON r.organization_id = p.id GROUP BY p.id""".formatted(LATE.formatted("r.due", "p.time_zone"), NOTHING_MORE);

    private static final String THESE = "o.id = ANY(:roots)"; // also closed ones: what they were stays
    private static final String BELOW_ACTIVE = "o.state = 'ACTIVE' AND " + BELOW;

    private final DatabaseClient database;
    private final Clock clock;

    FactQueries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is asked for of all that could be; chosen: the round's copy of the indicator that is shown. */
    record Asked(UUID[] rounds, UUID[] measured, UUID chosen, boolean checkpoints, boolean reports, LocalDate month) {}

    /** Of a region or a municipality, by municipality. */
    Mono<List<Fact>> ofPlaces(UUID root, Asked asked, int tiles) {
        return facts(
                Statement.of(PLACES)
                        .bind("roots", new UUID[] {root})
                        .bind("root", root)
                        .bind("chosen", asked.chosen()),
                asked,
                tiles,
                OVERDUE,
                REPORTS,
                Stream.of(ENGAGED, ALL, MONTHS, FORMS, VALUES, BUCKETS));
    }

    /** Of each school below an organisation. */
    Mono<List<Fact>> ofSchoolsBelow(UUID root, Asked asked, int tiles) {
        return ofSchools(
                Statement.of(SCHOOLS.formatted(BELOW_ACTIVE, HERE.formatted("organizations", BELOW) + OF_PANEL))
                        .bind("root", root)
                        .bind("chosen", asked.chosen()),
                asked,
                tiles);
    }

    /** Of each school below an organisation that is no municipality: with all its forms, as it is by itself. */
    Mono<List<Fact>> ofComplex(UUID root, Asked asked, int most) {
        return ofSchools(
                Statement.of(SCHOOLS.formatted(BELOW_ACTIVE, HERE.formatted("organizations", BELOW) + OF_THESE))
                        .bind("root", root),
                asked,
                most);
    }

    Mono<List<Fact>> ofSchools(UUID[] schools, Asked asked) {
        return ofSchools(
                Statement.of(SCHOOLS.formatted(THESE, HERE.formatted("places", "true") + OF_THESE))
                        .bind("roots", schools),
                asked,
                schools.length);
    }

    private Mono<List<Fact>> ofSchools(Statement places, Asked asked, int tiles) {
        return facts(
                places,
                asked,
                tiles,
                OVERDUE_OF_SCHOOLS,
                REPORTS_OF_SCHOOLS,
                Stream.of(ENGAGED_SCHOOLS, ALL_SCHOOLS, MONTHS_OF_SCHOOLS, FORMS_OF_SCHOOLS, VALUES_OF_SCHOOLS));
    }

    private Mono<List<Fact>> facts(
            Statement statement, Asked asked, int tiles, String checkpoints, String reports, Stream<String> others) {
        Stream.concat(
                        others,
                        Stream.concat(
                                asked.checkpoints() ? Stream.of(checkpoints) : Stream.empty(),
                                asked.reports() ? Stream.of(reports) : Stream.empty()))
                .forEach(part -> statement.append("UNION ALL\n(" + part + ")"));
        Instant moment = clock.instant();
        if (asked.checkpoints() || asked.reports()) {
            statement.bind("moment", moment).bind("latest", LocalDate.ofInstant(moment, FIRST));
        }
        return statement
                .bind("rounds", asked.rounds())
                .bind("measured", asked.measured())
                .bind("before", asked.month())
                .bind("since", asked.month().minusMonths(MONTHS_BEFORE))
                .bind("tiles", tiles)
                .on(database)
                .map(FactQueries::fact)
                .all()
                .collectList();
    }

    private static Fact fact(Readable row) {
        return new Fact(
                Fact.Kind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "place", UUID.class),
                row.get("about", UUID.class),
                row.get("name", String.class),
                Rows.get(row, "bucket", Integer.class),
                Rows.get(row, "known", Long.class),
                Rows.get(row, "missing", Long.class),
                Rows.get(row, "total", BigDecimal.class),
                Rows.get(row, "weight", BigDecimal.class),
                Rows.get(row, "weighted", BigDecimal.class));
    }
}
