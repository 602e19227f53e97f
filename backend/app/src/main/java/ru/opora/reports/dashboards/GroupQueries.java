package ru.opora.reports.dashboards;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of groups over places; whoever asks has found out who may see the answer. */
@Repository("dashboardGroupQueries")
class GroupQueries {

    /** A round with more groups than a screen has columns has none that help. */
    private static final int GROUPS = 40;

    /** A place and two others make a mean that it can be compared with. */
    private static final int COMPARED_WITH = 3;

    /** Of fewer schools, or pupils, that the caller does not see a mean would tell. */
    private static final int FEWEST = 5;

    /** Only what is better by more or by less, and does not grow with the place. */
    private static final String COMPARED =
            "c.definition ->> 'direction' <> 'NEUTRAL' AND c.definition ->> 'aggregation' IN ('MEAN', 'WEIGHTED')";

    private static final String MEASURED = """
            , measured AS MATERIALIZED (
                SELECT c.id, coalesce(c.definition ->> 'group', '') AS grouped, c.definition ->> 'direction' = 'UP' AS up,
                       c.definition ->> 'aggregation' = 'WEIGHTED' AS weighted,
                       (SELECT (g ->> 'target')::numeric FROM jsonb_array_elements(c.definition -> 'goals') g
                        WHERE (g ->> 'year')::int = extract(year FROM r.closes_on) LIMIT 1) AS target
                FROM monitoring_round_indicators c JOIN monitoring_rounds r ON r.id = c.round_id
                WHERE c.round_id = :round AND %s)
            """.formatted(COMPARED);

    private static final String PLACES = """
            WITH all_places AS MATERIALIZED (
                SELECT p.place AS id, o.name, o.kind, (o.state <> 'ACTIVE')::int::bigint AS gone
                FROM roadmaps_places(:roots) p JOIN organizations o ON o.id = p.place WHERE p.counted),
            places AS MATERIALIZED (
                SELECT a.* FROM all_places a
                WHERE a.kind = 'MUNICIPALITY' AND (a.gone = 0 OR EXISTS (
                    SELECT 1 FROM monitoring_form_counts c WHERE c.municipality_id = a.id AND c.round_id = :round))
                ORDER BY a.gone, a.name, a.id LIMIT :most)""";

    /** Sums that are kept: of each municipality, and over all of them. Beside a mean of itself and one other a place stands for nothing. */
    private static final String OF_PLACES = """
            , sums AS (
                SELECT m.*, t.municipality_id AS place, CASE WHEN m.weighted THEN t.weighted / nullif(t.weight, 0) ELSE t.total / t.known END AS value,
                       CASE WHEN m.weighted THEN sum(t.weighted) OVER w / nullif(sum(t.weight) OVER w, 0) ELSE sum(t.total) OVER w / sum(t.known) OVER w END AS whole,
                       count(*) FILTER (WHERE NOT m.weighted OR t.weight > 0) OVER w AS places
                FROM measured m JOIN monitoring_value_totals t ON t.round_indicator_id = m.id AND t.breakdown = '' AND t.known > 0
                WHERE t.municipality_id IN (SELECT id FROM all_places) WINDOW w AS (PARTITION BY m.id)),
            held AS (SELECT grouped, place, up, value, coalesce(target, CASE WHEN places >= %d THEN whole END) AS beside FROM sums)
            """.formatted(COMPARED_WITH);

    private static final String SCHOOLS = """
            WITH places AS MATERIALIZED (
                SELECT o.id, o.name, 0::bigint AS gone FROM organizations o WHERE o.kind = 'SCHOOL' AND %s
                ORDER BY o.name, o.id LIMIT :most),
            counting AS (SELECT f.municipality_id AS place FROM places p JOIN monitoring_round_forms f ON f.organization_id = p.id AND f.round_id = :round)""";

    /** The panel of a municipality: who has left since stands in it, and who came later has nothing in it. */
    private static final String PANEL = """
            WITH counting AS MATERIALIZED (
                SELECT p.place FROM roadmaps_places(:roots) p WHERE p.counted OR p.place = ANY(:roots)),
            here AS MATERIALIZED (
                SELECT o.id, o.name FROM organizations o WHERE o.kind = 'SCHOOL' AND o.state = 'ACTIVE' AND %s),
            places AS MATERIALIZED (
                SELECT q.* FROM (
                    SELECT h.id, h.name, 0::bigint AS gone FROM here h
                    UNION ALL
                    SELECT f.organization_id, f.name, 1 FROM monitoring_round_forms f
                    WHERE f.round_id = :round AND f.municipality_id IN (SELECT place FROM counting) AND f.organization_id NOT IN (SELECT id FROM here)) q
                ORDER BY q.gone, q.name, q.id LIMIT :most)""";

    /**
     * Each school with the mean of its municipality on the day of the panel, where that tells of no few schools whose values the
     * caller does not see. Of a weighted mean those count that have a weight, and the weights too: behind five schools may
     * stand four pupils.
     */
    private static final String OF_SCHOOLS = """
            , panel AS MATERIALIZED (
                SELECT f.id, f.organization_id, f.municipality_id, f.path <@ :read::ltree[] OR u.path <@ :read::ltree[] AS seen
                FROM monitoring_round_forms f JOIN organizations u ON u.id = f.organization_id
                WHERE f.round_id = :round AND f.municipality_id IN (SELECT place FROM counting)),
            known AS MATERIALIZED (
                SELECT m.*, p.organization_id AS place, p.municipality_id, p.seen, v.value, v.weight, NOT m.weighted OR v.weight > 0 AS counts
                FROM panel p JOIN monitoring_values v ON v.form_id = p.id AND v.breakdown = '' AND v.value IS NOT NULL
                JOIN measured m ON m.id = v.round_indicator_id),
            means AS (
                SELECT k.id, k.municipality_id, CASE WHEN k.weighted THEN sum(k.value * k.weight) / nullif(sum(k.weight), 0) ELSE avg(k.value) END AS mean
                FROM known k WHERE k.counts GROUP BY k.id, k.municipality_id, k.weighted
                HAVING count(*) >= %1$d AND (bool_and(k.seen) OR least(count(*) FILTER (WHERE NOT k.seen),
                    CASE WHEN k.weighted THEN sum(k.weight) FILTER (WHERE NOT k.seen) END) >= %2$d)),
            held AS (
                SELECT k.grouped, k.place, k.up, k.value, coalesce(k.target, n.mean) AS beside
                FROM known k LEFT JOIN means n ON n.id = k.id AND n.municipality_id = k.municipality_id)
            """.formatted(COMPARED_WITH, FEWEST);

    /** Every place once without a group, to name it, and then with each of the groups in which anything can be compared. */
    private static final String ANSWER = """
            SELECT p.id, p.name, NULL AS grouped, 0::bigint AS compared, p.gone AS behind FROM places p
            UNION ALL
            SELECT h.place, NULL, h.grouped, count(*), count(*) FILTER (WHERE CASE WHEN h.up THEN h.value < h.beside ELSE h.value > h.beside END)
            FROM held h WHERE h.value IS NOT NULL AND h.beside IS NOT NULL AND h.place IN (SELECT id FROM places) GROUP BY h.place, h.grouped""";

    private static final String BELOW =
            "o.id = ANY (ARRAY(SELECT unnest(organizations_few(r.id, 100000)) FROM unnest(:roots) r (id)))";
    private static final String BELOW_ACTIVE = "o.state = 'ACTIVE' AND " + BELOW;
    private static final String THESE = "o.id = ANY(:roots)";

    private final DatabaseClient database;

    GroupQueries(DatabaseClient database) {
        this.database = database;
    }

    /** A group of the round. */
    record Group(String group, long indicators, long comparable) {}

    /**
     * A place by its name, or what is compared of a group there.
     *
     * @param name empty where it is about a group
     * @param group empty also where it is about none
     * @param behind of a name: 1 where it is elsewhere today
     */
    record Held(UUID place, String name, String group, long compared, long behind) {

        boolean names() {
            return compared == 0;
        }

        boolean present() {
            return behind == 0;
        }
    }

    Mono<List<Group>> groups(UUID round) {
        return Statement.of("""
                        SELECT coalesce(c.definition ->> 'group', '') AS grouped, count(*) AS indicators, count(*) FILTER (WHERE %s) AS comparable
                        FROM monitoring_round_indicators c WHERE c.round_id = :round AND c.definition IS NOT NULL
                        GROUP BY 1 ORDER BY min(c.position), 1 LIMIT :most""".formatted(COMPARED))
                .bind("round", round)
                .bind("most", GROUPS)
                .on(database)
                .map(row -> new Group(
                        Rows.get(row, "grouped", String.class),
                        Rows.get(row, "indicators", Long.class),
                        Rows.get(row, "comparable", Long.class)))
                .all()
                .collectList();
    }

    Flux<Held> ofMunicipalities(UUID[] roots, UUID round, int most) {
        return held(Statement.of(PLACES + MEASURED + OF_PLACES + ANSWER), roots, round, most);
    }

    /** Of the panel of a municipality. */
    Flux<Held> ofPanel(UUID[] roots, UUID round, int most, String[] read) {
        return ofSchools(PANEL.formatted(BELOW), roots, round, most, read);
    }

    /** Of schools, each for itself. */
    Flux<Held> ofSchools(UUID[] roots, boolean below, UUID round, int most, String[] read) {
        return ofSchools(SCHOOLS.formatted(below ? BELOW_ACTIVE : THESE), roots, round, most, read);
    }

    /** @param read the roots of what the caller sees */
    private Flux<Held> ofSchools(String places, UUID[] roots, UUID round, int most, String[] read) {
        return held(Statement.of(places + MEASURED + OF_SCHOOLS + ANSWER).bind("read", read), roots, round, most);
    }

    private Flux<Held> held(Statement statement, UUID[] roots, UUID round, int most) {
        return statement
                .append("ORDER BY compared, behind, name, id")
                .bind("roots", roots)
                .bind("round", round)
                .bind("most", most)
                .on(database)
                .map(row -> new Held(
                        Rows.get(row, "id", UUID.class),
                        text(row.get("name", String.class)),
                        text(row.get("grouped", String.class)),
                        Rows.get(row, "compared", Long.class),
                        Rows.get(row, "behind", Long.class)))
                .all();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
