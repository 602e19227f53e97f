package ru.opora.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.postgresql.copy.CopyIn;

/**
 * What a country's schools are measured by: in each region so many indicators and rounds, a form of each school in each round, and
 * a value in nearly every cell. Values come by COPY; the sums and counts that dashboards read are filled in bulk, as the triggers
 * would have kept them.
 */
final class Measurements {

    private static final List<String> TABLES = List.of(
            "monitoring_indicators", "monitoring_rounds", "monitoring_round_indicators", "monitoring_round_forms", "monitoring_values",
            "monitoring_engagement", "reports_templates", "reports_obligations");

    private static final String REGIONS = "generate_series(%1$d, %2$d) r";

    private static final String ROUNDS = """
            INSERT INTO monitoring_indicators (id, organization_id, code, definition, created_by)
            SELECT md5('bench indicator ' || r || ' ' || n)::uuid, md5('bench region ' || r)::uuid, 'i' || n,
                   jsonb_build_object('title', 'Показатель ' || n, 'unit', CASE WHEN n %% 3 = 0 THEN 'чел.' ELSE '%%' END, 'direction', (ARRAY['UP', 'DOWN', 'NEUTRAL'])[1 + n %% 3],
                       'aggregation', CASE WHEN n %% 3 = 0 THEN 'SUM' ELSE 'MEAN' END, 'origin', 'MANUAL', 'decimals', 1, 'breakdowns', '[]'::jsonb,
                       'goals', '[]'::jsonb, 'checks', '{}'::jsonb, 'notable', 0, 'context', false), 'bench'
            FROM REGIONS CROSS JOIN generate_series(1, %4$d) n;
            INSERT INTO monitoring_rounds (id, organization_id, kind, title, opens_on, closes_on, panel_on, state, cell_count, school_count, opened_at, closed_at, created_by)
            SELECT md5('bench round ' || r || ' ' || k)::uuid, md5('bench region ' || r)::uuid, (ARRAY['BASELINE', 'PRIMARY', 'SECONDARY', 'CONTROL'])[1 + (k - 1) %% 4],
                   'Этап ' || k, d.day, d.day + 30, d.day, CASE WHEN k = %5$d THEN 'OPEN' ELSE 'CLOSED' END, %4$d, %3$d, d.day,
                   CASE WHEN k < %5$d THEN d.day + 30 END, 'bench'
            FROM REGIONS CROSS JOIN generate_series(1, %5$d) k CROSS JOIN LATERAL (SELECT current_date - 90 * (%5$d - k) - 10 AS day) d;
            INSERT INTO monitoring_round_indicators (id, round_id, indicator_id, position, code, definition)
            SELECT md5('bench measured ' || r || ' ' || k || ' ' || n)::uuid, md5('bench round ' || r || ' ' || k)::uuid, i.id, n, i.code, i.definition
            FROM REGIONS CROSS JOIN generate_series(1, %5$d) k CROSS JOIN generate_series(1, %4$d) n
            JOIN monitoring_indicators i ON i.id = md5('bench indicator ' || r || ' ' || n)::uuid;
            INSERT INTO monitoring_round_forms (id, round_id, organization_id, name, municipality_id, municipality_name, path, state, level, filled)
            SELECT md5('bench form ' || r || ' ' || k || ' ' || s)::uuid, md5('bench round ' || r || ' ' || k)::uuid, o.id, o.name, m.id, m.name, o.path,
                   CASE WHEN k < %5$d THEN 'CONFIRMED' ELSE 'ENTERED' END, CASE WHEN k < %5$d THEN 3 ELSE 0 END,
                   CASE WHEN k = %5$d AND s %% 10 = 0 THEN %4$d / 2 ELSE %4$d END
            FROM REGIONS CROSS JOIN generate_series(1, %5$d) k CROSS JOIN generate_series(0, %3$d - 1) s
            JOIN organizations o ON o.id = md5('bench school ' || r || ' ' || s)::uuid JOIN organizations m ON m.id = o.parent_id"""
            .replace("REGIONS", REGIONS);

    private static final List<String> KEPT = List.of(
            """
            INSERT INTO monitoring_value_totals (round_indicator_id, breakdown, municipality_id, known, missing, total, squares, weight, weighted)
            SELECT v.round_indicator_id, v.breakdown, f.municipality_id, count(v.value), count(v.missing), coalesce(sum(v.value), 0),
                   coalesce(sum(v.value * v.value), 0), 0, 0
            FROM monitoring_values v JOIN monitoring_round_forms f ON f.id = v.form_id GROUP BY 1, 2, 3""",
            """
            INSERT INTO monitoring_value_buckets (round_indicator_id, municipality_id, bucket, schools)
            SELECT v.round_indicator_id, f.municipality_id, width_bucket(v.value, e.edges), count(*)
            FROM monitoring_values v JOIN monitoring_round_forms f ON f.id = v.form_id
            JOIN (SELECT c.id, monitoring_bucket_edges(c.definition) AS edges FROM monitoring_round_indicators c OFFSET 0) e ON e.id = v.round_indicator_id
            WHERE v.value IS NOT NULL GROUP BY 1, 2, 3""",
            """
            INSERT INTO monitoring_form_counts (round_id, municipality_id, schools, incomplete)
            SELECT f.round_id, f.municipality_id, count(*), count(*) FILTER (WHERE f.filled < r.cell_count)
            FROM monitoring_round_forms f JOIN monitoring_rounds r ON r.id = f.round_id GROUP BY 1, 2""");

    private static final List<String> BESIDE = List.of(
            """
            INSERT INTO monitoring_engagement (organization_id, month, day, score, level, coverage, components, formula_id, latest, computed_at, place_id, month_place_id)
            SELECT o.id, m.month, current_date, c.score, CASE WHEN c.score < 40 THEN 'RED' WHEN c.score < 70 THEN 'YELLOW' ELSE 'GREEN' END, 40, '[]',
                   '00000000-0000-4000-8000-000000000002', m.latest, now(), o.parent_id, o.parent_id
            FROM organizations o CROSS JOIN LATERAL (
                VALUES (date_trunc('month', current_date)::date, true), ((date_trunc('month', current_date) - interval '1 month')::date, false)) m (month, latest)
            CROSS JOIN LATERAL (SELECT abs(hashtext(o.id::text || m.month)::bigint) % 100 AS score) c WHERE o.kind = 'SCHOOL'""",
            """
            INSERT INTO monitoring_engagement_counts (place_id, month, level, schools)
            SELECT e.place_id, m.month, e.level, count(*) FROM monitoring_engagement e
            CROSS JOIN LATERAL (SELECT e.month UNION ALL SELECT 'infinity' WHERE e.latest) m (month) GROUP BY 1, 2, 3""",
            """
            INSERT INTO reports_templates (id, organization_id, name, term_text, period, debtor_kind, starts_on, sections, created_by)
            SELECT md5('bench template ' || o.id)::uuid, o.id, 'Отчет', 'ежемесячно', 'MONTH', 'MUNICIPALITY', current_date - 400, '[]', 'bench'
            FROM organizations o WHERE o.kind = 'REGION'""",
            """
            INSERT INTO reports_obligations (template_id, organization_id, period_start, period_end, due, state, form, filled_at, submitted_by, submitted_at, decided_by, decided_at)
            SELECT t.id, o.id, d.day, d.day + 27, d.day + 40, d.state, '[]', now(), 'head', now(), 'judge', now()
            FROM reports_templates t JOIN organizations o ON o.parent_id = t.organization_id AND o.kind = 'MUNICIPALITY'
            CROSS JOIN LATERAL (SELECT (date_trunc('month', current_date) - n * interval '1 month')::date AS day,
                CASE WHEN n > 2 OR abs(hashtext(o.id::text)) % 3 > 0 THEN 'ACCEPTED' ELSE 'PLANNED' END AS state FROM generate_series(1, 12) n) d""");

    private final Country country;
    private final int regions;
    private final int schools;
    private final int indicators;
    private final int rounds;

    Measurements(Country country, int regions, int schools, int indicators, int rounds) {
        this.country = country;
        this.regions = regions;
        this.schools = schools;
        this.indicators = indicators;
        this.rounds = rounds;
    }

    long cells() {
        return (long) regions * schools * indicators * rounds;
    }

    /** Rounds and forms, then values by COPY into a table without indexes, then those. */
    long fill() throws SQLException {
        triggers("DISABLE");
        for (String sql : ROUNDS.formatted(0, regions - 1, schools, indicators, rounds).split(";\n")) {
            country.run(sql);
        }
        List<String> later = new ArrayList<>(country.strip("monitoring_values"));
        later.sort((one, other) -> Boolean.compare(one.contains("FOREIGN KEY"), other.contains("FOREIGN KEY")));
        long rows = 0;
        for (int region = 0; region < regions; region++) {
            for (int round = 1; round <= rounds; round++) {
                rows += copy(region, round);
            }
        }
        country.run("SET maintenance_work_mem = '512MB'");
        for (String sql : later) {
            country.run(sql);
        }
        triggers("ENABLE");
        return rows;
    }

    /** The sums and counts of what is there. */
    void keep() throws SQLException {
        country.run("SET work_mem = '256MB'");
        for (String sql : KEPT) {
            country.run(sql);
        }
    }

    /** Engagement of two months and a year of reports that municipalities owe. */
    void beside() throws SQLException {
        triggers("DISABLE");
        for (String sql : BESIDE) {
            country.run(sql);
        }
        triggers("ENABLE");
    }

    private long copy(int region, int round) throws SQLException {
        CopyIn copy = country.copyIn("monitoring_values (form_id, round_indicator_id, value, missing, origin)");
        String[] measured = new String[indicators + 1];
        for (int n = 1; n <= indicators; n++) {
            measured[n] = id("measured " + region + " " + round + " " + n);
        }
        var text = new StringBuilder();
        for (int school = 0; school < schools; school++) {
            String form = id("form " + region + " " + round + " " + school);
            boolean half = round == rounds && school % 10 == 0;
            for (int n = 1; n <= (half ? indicators / 2 : indicators); n++) {
                int drawn = Math.floorMod(31 * school + 17 * n + 7 * round + school * n, 1000);
                text.append(form).append('\t').append(measured[n]).append('\t');
                text.append(drawn < 30 ? "\\N\tНет сведений" : String.format(Locale.ROOT, "%d.%d\t\\N", drawn / 10, drawn % 10));
                text.append("\tENTERED\n");
            }
            if (text.length() > 1 << 20) {
                write(copy, text);
            }
        }
        write(copy, text);
        return copy.endCopy();
    }

    private static void write(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void triggers(String able) throws SQLException {
        for (String table : TABLES) {
            country.run("ALTER TABLE " + table + " " + able + " TRIGGER USER");
        }
    }

    /** As the database makes it of a name. */
    private static String id(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(("bench " + name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
