package ru.opora.reports;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import ru.opora.platform.security.Caller;
import ru.opora.reports.ConsolidatedView.Head;
import ru.opora.reports.ConsolidatedView.Row;
import ru.opora.reports.ConsolidatedView.Sender;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of consolidated reports: they are read from the reports themselves, and so are never behind them. */
@Repository
class ConsolidatedQueries {

    /** What a closed organisation has not handed in is late for nobody. */
    private static final String LATE =
            "r.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND o.state = 'ACTIVE' AND r.due < opora_today(:moment, o.time_zone)";

    /**
     * What an organisation reports is of all below it: the report of one that lies below another one of the same reports is in that
     * already. Schools hold no schools.
     */
    private static final String CONTAINED = """
            r.state = 'ACCEPTED' AND o.kind <> 'SCHOOL' AND EXISTS (
                SELECT 1 FROM reports_obligations u JOIN organizations w ON w.id = u.organization_id
                WHERE u.template_id = r.template_id AND u.period_start = r.period_start AND u.state = 'ACCEPTED'
                  AND u.organization_id = ANY (opora_chain(o.path)) AND u.organization_id <> o.id AND w.path <@ :scope::ltree[])""";

    private static final String FROM = """

            FROM reports_obligations r JOIN reports_templates t ON t.id = r.template_id JOIN organizations o ON o.id = r.organization_id
            WHERE o.path <@ :scope::ltree[]""";

    private static final String HEADS = """
            SELECT t.id AS template_id, t.name, t.basis, t.period, r.period_start, r.period_end, max(r.due) AS due, count(*) AS owed,
                   count(*) FILTER (WHERE r.state = 'ACCEPTED') AS accepted, count(*) FILTER (WHERE r.state = 'SUBMITTED') AS submitted,
                   count(*) FILTER (WHERE r.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')) AS missing,
                   count(*) FILTER (WHERE %s) AS contained, count(*) FILTER (WHERE %s) AS late""".formatted(CONTAINED, LATE) + FROM;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ConsolidatedQueries(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The latest first. */
    Mono<Page<Head>> list(Caller caller, @Nullable UUID template, int limit, @Nullable String cursor) {
        Statement statement = heads(caller.scope(ReportsPermission.READ)).and("t.id = :template", "template", template);
        statement.append("GROUP BY t.id, r.period_start, r.period_end");
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("HAVING (r.period_end, t.id) < (:afterDay, :afterId)")
                        .bind("afterDay", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY r.period_end DESC, t.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(ConsolidatedQueries::head)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.periodEnd().toString(), row.templateId().toString())));
    }

    /** Of a period. */
    Mono<Head> head(String[] scope, UUID template, LocalDate period) {
        return latest(heads(scope).and("r.period_start = :period", "period", period), template);
    }

    /** Of the latest one that is over on that day. */
    Mono<Head> latest(String[] scope, UUID template, LocalDate today) {
        return latest(heads(scope).and("r.period_end < :today", "today", today), template);
    }

    private Mono<Head> latest(Statement heads, UUID template) {
        return heads.and("t.id = :template", "template", template)
                .append("GROUP BY t.id, r.period_start, r.period_end ORDER BY r.period_end DESC LIMIT 1")
                .on(database)
                .map(ConsolidatedQueries::head)
                .one();
    }

    /**
     * Sums of what holds in accepted reports.
     *
     * @param reports with a value that is in the sum
     * @param whole of them those whose value has a denominator, the only ones that a share can be put together of
     */
    record Total(
            String code,
            long reports,
            long whole,
            @Nullable Double sum,
            @Nullable Double numerator,
            @Nullable Double denominator) {}

    /**
     * What lies below another accepted report is in that one. Of things that several count, the different ones make the sum; a
     * corrected count does not say which they are, and is in none.
     */
    Flux<Total> totals(String[] scope, Head head) {
        return Statement.of("""
                        WITH added AS MATERIALIZED (
                            SELECT f.* %s AND t.id = :template AND r.period_start = :period AND r.state = 'ACCEPTED' AND NOT (%s)),
                        things AS (
                            SELECT f.code, count(DISTINCT m.id) AS many FROM added f CROSS JOIN LATERAL unnest(f.members) AS m (id)
                            WHERE f.corrected IS NULL GROUP BY 1)
                        SELECT f.code,
                               CASE WHEN count(f.members) > 0 THEN count(f.members) FILTER (WHERE f.corrected IS NULL)
                                    ELSE count(coalesce(f.corrected, f.value)) END AS reports,
                               CASE WHEN count(f.members) > 0 THEN max(g.many)::float8 ELSE sum(coalesce(f.corrected, f.value)) END AS total,
                               count(coalesce(f.corrected, f.value)) FILTER (WHERE f.denominator IS NOT NULL) AS whole,
                               sum(coalesce(f.corrected * f.denominator, f.numerator)) AS numerator,
                               sum(f.denominator) FILTER (WHERE coalesce(f.corrected, f.value) IS NOT NULL) AS denominator
                        FROM added f LEFT JOIN things g ON g.code = f.code GROUP BY f.code""".formatted(
                        FROM.replace("\nWHERE", "\nJOIN reports_figures f ON f.obligation_id = r.id WHERE"), CONTAINED))
                .bind("scope", scope)
                .bind("template", head.templateId())
                .bind("period", head.periodStart())
                .on(database)
                .map(row -> new Total(
                        Rows.get(row, "code", String.class),
                        Rows.get(row, "reports", Long.class),
                        Rows.get(row, "whole", Long.class),
                        row.get("total", Double.class),
                        row.get("numerator", Double.class),
                        row.get("denominator", Double.class)))
                .all();
    }

    /** Organisations above schools in which the caller's roles are held, below the one that takes the report, which have not sent it or have it back. */
    Flux<Sender> senders(Caller caller, Head head) {
        return Statement.of("""
                        SELECT o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id,
                               count(*) AS owed, count(*) FILTER (WHERE r.state = 'ACCEPTED') AS accepted
                        FROM reports_templates t JOIN organizations o ON o.id = ANY (:own) AND o.kind <> 'SCHOOL'
                        JOIN organizations s ON s.path <@ o.path
                        JOIN reports_obligations r ON r.organization_id = s.id AND r.template_id = t.id AND r.period_start = :period
                        WHERE t.id = :template AND t.organization_id <> o.id AND t.organization_id = ANY (opora_chain(o.path))
                          AND NOT EXISTS (
                              SELECT 1 FROM reports_consolidated c
                              WHERE c.template_id = t.id AND c.organization_id = o.id AND c.period_start = :period AND c.state <> 'RETURNED')
                        GROUP BY o.id ORDER BY o.name, o.id""")
                .bind("own", ObligationScope.own(caller))
                .bind("template", head.templateId())
                .bind("period", head.periodStart())
                .on(database)
                .map(row -> new Sender(
                        OrganizationSummary.read(row),
                        Rows.get(row, "owed", Long.class),
                        Rows.get(row, "accepted", Long.class)))
                .all();
    }

    /** In order of names. */
    Mono<Page<Row>> rows(Caller caller, Head head, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("""
                        SELECT r.id, r.state, %s AS late, %s AS contained, o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                               o.parent_id AS organization_parent_id,
                               coalesce((SELECT jsonb_object_agg(f.code, coalesce(f.corrected, f.value)) FROM reports_figures f
                                WHERE f.obligation_id = r.id AND coalesce(f.corrected, f.value) IS NOT NULL), '{}') AS figures""".formatted(LATE, CONTAINED) + FROM)
                .bind("moment", clock.instant())
                .bind("scope", caller.scope(ReportsPermission.READ))
                .and("t.id = :template", "template", head.templateId())
                .and("r.period_start = :period", "period", head.periodStart());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, r.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY o.name, r.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(this::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.organization().name(), row.obligationId().toString())));
    }

    private Statement heads(String[] scope) {
        return Statement.of(HEADS).bind("moment", clock.instant()).bind("scope", scope);
    }

    private static Head head(Readable row) {
        return new Head(
                Rows.get(row, "template_id", UUID.class),
                Rows.get(row, "name", String.class),
                row.get("basis", String.class),
                ReportPeriod.valueOf(Rows.get(row, "period", String.class)),
                Rows.get(row, "period_start", LocalDate.class),
                Rows.get(row, "period_end", LocalDate.class),
                Rows.get(row, "due", LocalDate.class),
                Rows.get(row, "owed", Long.class),
                Rows.get(row, "accepted", Long.class),
                Rows.get(row, "submitted", Long.class),
                Rows.get(row, "missing", Long.class),
                Rows.get(row, "contained", Long.class),
                Rows.get(row, "late", Long.class));
    }

    private Row row(Readable row) {
        return new Row(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                ObligationState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "late", Boolean.class),
                Rows.get(row, "contained", Boolean.class),
                json.readValue(
                        Rows.get(row, "figures", Json.class).asArray(), new TypeReference<Map<String, Double>>() {}));
    }
}
