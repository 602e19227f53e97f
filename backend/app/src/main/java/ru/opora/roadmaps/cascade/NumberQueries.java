package ru.opora.roadmaps.cascade;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/**
 * The SQL of numbers that come up. Every statement begins with the same tables: the row's numbers, the rows below that the caller
 * sees, their numbers and what was reported. A number below belongs to the one of the same unit above, the n-th to the n-th.
 */
@Repository
class NumberQueries {

    /** 0: no person chose a rule of the number g; else which one it is. */
    private static final String VERSION = "coalesce(array_position(ARRAY['SUM', 'LATEST'], g.aggregation), 0)";

    private static final String TABLES = """
            WITH own AS (
                SELECT g.id, g.activity_id, g.position, g.comparator, g.value, g.unit, g.text, %s AS version,
                       coalesce(g.aggregation, roadmaps_aggregation(g.unit, g.text)) AS rule,
                       row_number() OVER (PARTITION BY lower(coalesce(g.unit, '')) ORDER BY g.position) AS nth
                FROM roadmaps_targets g WHERE g.activity_id = :activity AND g.removed_edition IS NULL
            ), below AS (
                SELECT c.id, c.roadmap_id, c.number, c.deviation_reason, r.title AS roadmap_title, r.organization_id
                FROM roadmaps_activities c JOIN roadmaps r ON r.id = c.roadmap_id JOIN organizations o ON o.id = r.organization_id
                WHERE c.adopted_id = :activity AND c.removed_edition IS NULL AND r.amends_id IS NULL
                  AND r.state IN ('APPROVED', 'ACTIVE', 'CLOSED') AND o.path <@ :scope::ltree[]
            ), theirs AS (
                SELECT b.id AS activity_id, own.id AS own_id, own.rule, g.id, g.comparator, g.value
                FROM below b CROSS JOIN LATERAL (
                    SELECT t.id, t.comparator, t.value, t.unit,
                           row_number() OVER (PARTITION BY lower(coalesce(t.unit, '')) ORDER BY t.position) AS nth
                    FROM roadmaps_targets t WHERE t.activity_id = b.id AND t.removed_edition IS NULL) g
                JOIN own ON lower(coalesce(own.unit, '')) = lower(coalesce(g.unit, '')) AND own.nth = g.nth
            )""".formatted(VERSION);

    /** Numbers in accepted reports on the rows named by a table, by their number: n of each, and that of the latest day. */
    private static final String REPORTED = """
            , said AS (
                SELECT x.target, count(*) AS reports, sum(x.value) AS total, max(x.decided_at) AS last_at,
                       max(x.day) AS last_day, (array_agg(x.value ORDER BY x.day DESC, x.decided_at DESC, x.report DESC))[1] AS last
                FROM (SELECT (n ->> 'targetId')::uuid AS target, (n ->> 'value')::numeric AS value, p.decided_at, k.day, p.id AS report
                      FROM roadmaps_checkpoints k JOIN roadmaps_reports p ON p.checkpoint_id = k.id AND p.state = 'ACCEPTED'
                      CROSS JOIN LATERAL jsonb_array_elements(p.numbers) n
                      WHERE k.activity_id = ANY (ARRAY(%s)) AND k.state = 'ACCEPTED' AND %s) x
                GROUP BY x.target
            )""";

    private static final String CHILDREN = REPORTED.formatted("SELECT b.id FROM below b", "true") + """
            , children AS (
                SELECT t.*, s.reports, s.last_at, s.last_day, CASE t.rule WHEN 'SUM' THEN s.total ELSE s.last END AS reported
                FROM theirs t LEFT JOIN said s ON s.target = t.id
            )""";

    /** Whether what was reported meets the plan; null while nothing is. */
    private static final String REACHED = """
            CASE c.comparator WHEN '>=' THEN c.reported >= c.value WHEN '<=' THEN c.reported <= c.value WHEN '>' THEN c.reported > c.value
                WHEN '<' THEN c.reported < c.value ELSE c.reported = c.value END""";

    private static final String NUMBERS = TABLES + CHILDREN + """
            SELECT g.id, g.comparator, g.value, g.unit, g.text, g.rule, g.version, count(c.id) AS rows, count(c.reported) AS reporting,
                   count(*) FILTER (WHERE %s) AS reached, min(c.reported) AS lowest, max(c.reported) AS highest, max(c.last_at) AS last_at,
                   CASE g.rule WHEN 'SUM' THEN sum(c.value)
                       ELSE (array_agg(c.value ORDER BY c.last_day DESC, c.last_at DESC, c.id) FILTER (WHERE c.reported IS NOT NULL))[1] END AS below_planned,
                   CASE g.rule WHEN 'SUM' THEN sum(c.reported)
                       ELSE (array_agg(c.reported ORDER BY c.last_day DESC, c.last_at DESC, c.id) FILTER (WHERE c.reported IS NOT NULL))[1] END AS below_reported
            FROM own g LEFT JOIN children c ON c.own_id = g.id
            GROUP BY g.id, g.position, g.comparator, g.value, g.unit, g.text, g.rule, g.version ORDER BY g.position""".formatted(REACHED);

    private static final String LIST = TABLES + CHILDREN + """
            SELECT c.id, c.comparator, c.value, c.reported, coalesce(c.reports, 0) AS reports, c.last_at, %s AS reached, b.id AS activity_id,
                   b.roadmap_id, b.roadmap_title, b.number, b.deviation_reason, %s
            FROM children c JOIN below b ON b.id = c.activity_id JOIN organizations o ON o.id = b.organization_id
            WHERE c.own_id = :target""".formatted(REACHED, OrganizationSummary.COLUMNS);

    /** Who executes this very row: inside the caller's subtrees, or everybody where the row's owner is inside. */
    private static final String HERE =
            "(:whole OR k.organization_id IN (SELECT o.id FROM organizations o WHERE o.path <@ :scope::ltree[]))";

    private static final String OWN = "WITH row AS (SELECT :activity::uuid AS id)"
            + REPORTED.formatted("SELECT id FROM row", HERE)
            + " SELECT s.target, s.reports, s.total, s.last FROM said s";

    private static final String REPORTS = """
            SELECT p.id, k.id AS checkpoint_id, (n ->> 'value')::numeric AS value, p.held_on, p.decided_at, %s
            FROM roadmaps_checkpoints k JOIN roadmaps_reports p ON p.checkpoint_id = k.id AND p.state = 'ACCEPTED'
            CROSS JOIN LATERAL jsonb_array_elements(p.numbers) n JOIN organizations o ON o.id = k.organization_id
            WHERE k.activity_id = :activity AND k.state = 'ACCEPTED' AND n ->> 'targetId' = :target::uuid::text AND %s""".formatted(OrganizationSummary.COLUMNS, HERE);

    private final DatabaseClient database;

    NumberQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What was reported on the row itself. */
    record Own(UUID target, int reports, BigDecimal total, BigDecimal last) {}

    Flux<NumberView> numbers(UUID activity, String[] scope) {
        return Statement.of(NUMBERS)
                .bind("activity", activity)
                .bind("scope", scope)
                .on(database)
                .map(NumberQueries::number)
                .all();
    }

    Flux<Own> own(UUID activity, String[] scope, boolean whole) {
        return Statement.of(OWN)
                .bind("activity", activity)
                .bind("scope", scope)
                .bind("whole", whole)
                .on(database)
                .map(row -> new Own(
                        Rows.get(row, "target", UUID.class),
                        Rows.get(row, "reports", Long.class).intValue(),
                        Rows.get(row, "total", BigDecimal.class),
                        Rows.get(row, "last", BigDecimal.class)))
                .all();
    }

    Mono<Page<NumberView.Child>> children(
            UUID activity, UUID target, String[] scope, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(LIST)
                .bind("activity", activity)
                .bind("target", target)
                .bind("scope", scope);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, b.id) > (:afterName, :afterId)")
                        .bind("afterName", after.part(0, name -> name))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY o.name, b.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(NumberQueries::child)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.organization().name(), row.activityId().toString())));
    }

    Mono<Page<NumberView.Reported>> reports(
            UUID activity, UUID target, String[] scope, boolean whole, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(REPORTS)
                .bind("activity", activity)
                .bind("target", target)
                .bind("scope", scope)
                .bind("whole", whole);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (p.decided_at, p.id) < (:afterAt, :afterId)")
                        .bind("afterAt", after.part(0, Instant::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY p.decided_at DESC, p.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> new NumberView.Reported(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "checkpoint_id", UUID.class),
                        OrganizationSummary.read(row),
                        Rows.get(row, "value", BigDecimal.class),
                        row.get("held_on", LocalDate.class),
                        Rows.get(row, "decided_at", Instant.class)))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.acceptedAt().toString(), row.reportId().toString())));
    }

    /** Gives 0 when the row has no such number, or another rule was chosen for it by now. */
    Mono<Long> choose(UUID activity, UUID target, long version, NumberView.@Nullable Rule rule) {
        return Statement.of("""
            UPDATE roadmaps_targets g SET aggregation = :rule
            WHERE g.id = :target AND g.activity_id = :activity AND g.removed_edition IS NULL AND %s = :version""".formatted(VERSION))
                .bind("activity", activity)
                .bind("version", version)
                .bind("target", target)
                .bindNullable("rule", rule == null ? null : rule.name(), String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static NumberView number(Readable row) {
        return new NumberView(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "comparator", String.class),
                Rows.get(row, "value", BigDecimal.class),
                row.get("unit", String.class),
                Rows.get(row, "text", String.class),
                NumberView.Rule.valueOf(Rows.get(row, "rule", String.class)),
                Rows.get(row, "version", Integer.class) > 0,
                Rows.get(row, "version", Integer.class),
                null,
                0,
                new NumberView.Below(
                        Rows.get(row, "rows", Long.class).intValue(),
                        Rows.get(row, "reporting", Long.class).intValue(),
                        Rows.get(row, "reached", Long.class).intValue(),
                        row.get("below_planned", BigDecimal.class),
                        row.get("below_reported", BigDecimal.class),
                        row.get("lowest", BigDecimal.class),
                        row.get("highest", BigDecimal.class),
                        row.get("last_at", Instant.class)));
    }

    private static NumberView.Child child(Readable row) {
        return new NumberView.Child(
                Rows.get(row, "activity_id", UUID.class),
                Rows.get(row, "roadmap_id", UUID.class),
                Rows.get(row, "roadmap_title", String.class),
                OrganizationSummary.read(row),
                row.get("number", String.class),
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "comparator", String.class),
                Rows.get(row, "value", BigDecimal.class),
                row.get("reported", BigDecimal.class),
                Rows.get(row, "reports", Long.class).intValue(),
                row.get("reached", Boolean.class),
                row.get("deviation_reason", String.class),
                row.get("last_at", Instant.class));
    }
}
