package ru.opora.reports;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that reads reports that are owed. */
@Repository
class ObligationQueries {

    private static final String OPEN = "r.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')";

    /** An organisation that is closed hands nothing in any more: it is not late, and nothing is on it. */
    private static final String OWED = OPEN + " AND o.state = 'ACTIVE'";

    private static final String LATE = OWED + " AND r.due < opora_today(:moment, o.time_zone)";

    /** What is on the caller's own organisations, and on the centres and institutes for which those report. */
    private static final String MINE = OWED
            + " AND (o.id = ANY(:own) OR o.kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL') AND o.parent_id = ANY(:own))";

    /** By the same rule as {@link ObligationScope#decides}; of what the caller has written somebody else decides. */
    private static final String TO_ACCEPT = """
            r.state = 'SUBMITTED' AND r.submitted_by <> :subject AND :subject <> ALL(r.authors) AND o.path <@ :deciding::ltree[]
            AND EXISTS (SELECT 1 FROM unnest(:deciding::ltree[]) d (path) WHERE o.path <@ d.path AND (o.path <> d.path OR t.organization_id = o.id))""";

    private static final String COLUMNS = """
            SELECT r.id, r.template_id, t.name AS template_name, t.period, r.period_start, r.period_end, r.due, r.state, r.version,
                   r.form IS NOT NULL AS filled, %s AS late,
                   CASE WHEN %s THEN opora_today(:moment, o.time_zone)
                        WHEN r.state IN ('SUBMITTED', 'ACCEPTED') THEN opora_today(r.submitted_at, o.time_zone) END - r.due AS late_days,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id""".formatted(LATE, LATE);

    private static final String FROM = """

            FROM reports_obligations r JOIN reports_templates t ON t.id = r.template_id JOIN organizations o ON o.id = r.organization_id""";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ObligationQueries(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID template,
            @Nullable UUID organization,
            @Nullable UUID within,
            @Nullable ObligationState state,
            @Nullable LocalDate period,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueTo) {}

    /**
     * Where a report stands.
     *
     * @param toItself whether it is owed to the organisation that owes it
     * @param wrote whether the caller has written in it
     * @param over whether its period is over where it is: before that its figures are not those of the period
     */
    record Place(String path, OrganizationKind kind, boolean toItself, boolean wrote, boolean over) {}

    /** All that is stored of a report beside its figures. */
    record Stored(
            ObligationRow row,
            Place place,
            @Nullable UUID programme,
            @Nullable String basis,
            String termText,
            String ownerName,
            @Nullable Instant filledAt,
            List<ReportSection> form,
            Map<String, String> texts,
            @Nullable String submittedBy,
            @Nullable Instant submittedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String remark) {

        FigureSource.About about() {
            return new FigureSource.About(row.periodStart(), row.periodEnd(), programme);
        }
    }

    Mono<Page<ObligationRow>> list(
            Caller caller, ObligationRow.View view, Filter filter, boolean latest, int limit, @Nullable String cursor) {
        Statement statement = narrowed(
                Statement.of(COLUMNS + FROM + " WHERE o.path <@ :scope::ltree[]")
                        .bind("moment", clock.instant()),
                caller,
                filter);
        part(statement, caller, view);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (r.due, r.id) " + (latest ? "<" : ">") + " (:afterDue, :afterId)")
                        .bind("afterDue", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append(latest ? "ORDER BY r.due DESC, r.id DESC LIMIT :limit" : "ORDER BY r.due, r.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(ObligationQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.due().toString(), row.id().toString())));
    }

    Mono<ObligationRow.Counts> counts(Caller caller, Filter filter) {
        return narrowed(
                        Statement.of("SELECT count(*) AS whole, count(*) FILTER (WHERE " + MINE
                                        + ") AS mine, count(*) FILTER (WHERE " + TO_ACCEPT
                                        + ") AS waiting, count(*) FILTER (WHERE " + LATE + ") AS late" + FROM
                                        + " WHERE o.path <@ :scope::ltree[]")
                                .bind("moment", clock.instant())
                                .bind("own", ObligationScope.own(caller))
                                .bind("subject", caller.subject())
                                .bind("deciding", caller.scope(ReportsPermission.WRITE)),
                        caller,
                        filter)
                .on(database)
                .map(row -> new ObligationRow.Counts(
                        Rows.get(row, "whole", Long.class),
                        Rows.get(row, "mine", Long.class),
                        Rows.get(row, "waiting", Long.class),
                        Rows.get(row, "late", Long.class)))
                .one();
    }

    Mono<Stored> find(Caller caller, UUID id) {
        return Statement.of(COLUMNS + """
                        , t.basis, t.term_text, t.programme_id, w.name AS owner_name, r.filled_at, r.form, r.texts, o.path::text AS path,
                        t.organization_id = o.id AS to_itself, r.period_end < opora_today(:moment, o.time_zone) AS over,
                        r.submitted_by = :subject IS TRUE OR :subject = ANY(r.authors) AS wrote,
                        coalesce(s.name, r.submitted_by) AS submitter, r.submitted_at, coalesce(d.name, r.decided_by) AS decider,
                        r.decided_at, r.remark""" + FROM + """

                        JOIN organizations w ON w.id = t.organization_id
                        LEFT JOIN organizations_people s ON s.subject = r.submitted_by
                        LEFT JOIN organizations_people d ON d.subject = r.decided_by
                        WHERE r.id = :id AND o.path <@ :scope::ltree[]""")
                .bind("id", id)
                .bind("moment", clock.instant())
                .bind("subject", caller.subject())
                .bind("scope", caller.scope(ReportsPermission.READ))
                .on(database)
                .map(this::stored)
                .one();
    }

    /** The figures that are there, by code. */
    Flux<ObligationView.Figure> figures(UUID id, Figures known) {
        return Statement.of("""
                        SELECT f.code, f.value, f.numerator, f.denominator, f.computed_at, f.corrected, f.reason,
                               coalesce(p.name, f.corrected_by) AS corrector
                        FROM reports_figures f LEFT JOIN organizations_people p ON p.subject = f.corrected_by
                        WHERE f.obligation_id = :id""")
                .bind("id", id)
                .on(database)
                .map(row -> {
                    String code = Rows.get(row, "code", String.class);
                    return new ObligationView.Figure(
                            code,
                            ReportWords.names(code),
                            known.unit(code),
                            row.get("value", Double.class),
                            row.get("numerator", Double.class),
                            row.get("denominator", Double.class),
                            row.get("computed_at", Instant.class),
                            row.get("corrected", Double.class),
                            row.get("reason", String.class),
                            row.get("corrector", String.class));
                })
                .all();
    }

    private static void part(Statement statement, Caller caller, ObligationRow.View view) {
        switch (view) {
            case ALL -> {
                // nothing more
            }
            case MINE -> statement.append("AND " + MINE).bind("own", ObligationScope.own(caller));
            case TO_ACCEPT ->
                statement
                        .append("AND " + TO_ACCEPT)
                        .bind("subject", caller.subject())
                        .bind("deciding", caller.scope(ReportsPermission.WRITE));
            case LATE -> statement.append("AND " + LATE);
        }
    }

    private static Statement narrowed(Statement statement, Caller caller, Filter filter) {
        return statement
                .bind("scope", caller.scope(ReportsPermission.READ))
                .and("r.template_id = :template", "template", filter.template())
                .and("o.id = :organization", "organization", filter.organization())
                .and("o.path <@ (SELECT i.path FROM organizations i WHERE i.id = :within)", "within", filter.within())
                .and(
                        "r.state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().name())
                .and("r.period_start = :period", "period", filter.period())
                .and("r.due >= :dueFrom", "dueFrom", filter.dueFrom())
                .and("r.due <= :dueTo", "dueTo", filter.dueTo());
    }

    static ObligationRow row(Readable row) {
        Integer late = row.get("late_days", Integer.class);
        return new ObligationRow(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "template_id", UUID.class),
                Rows.get(row, "template_name", String.class),
                OrganizationSummary.read(row),
                ReportPeriod.valueOf(Rows.get(row, "period", String.class)),
                Rows.get(row, "period_start", LocalDate.class),
                Rows.get(row, "period_end", LocalDate.class),
                Rows.get(row, "due", LocalDate.class),
                ObligationState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "late", Boolean.class),
                late == null || late <= 0 ? null : late,
                Rows.get(row, "filled", Boolean.class),
                Rows.get(row, "version", Long.class));
    }

    private Stored stored(Readable row) {
        Json form = row.get("form", Json.class);
        ObligationRow summary = row(row);
        return new Stored(
                summary,
                new Place(
                        Rows.get(row, "path", String.class),
                        summary.organization().kind(),
                        Rows.get(row, "to_itself", Boolean.class),
                        Rows.get(row, "wrote", Boolean.class),
                        Rows.get(row, "over", Boolean.class)),
                row.get("programme_id", UUID.class),
                row.get("basis", String.class),
                Rows.get(row, "term_text", String.class),
                Rows.get(row, "owner_name", String.class),
                row.get("filled_at", Instant.class),
                form == null ? List.of() : json.readValue(form.asArray(), new TypeReference<List<ReportSection>>() {}),
                json.readValue(
                        Rows.get(row, "texts", Json.class).asArray(), new TypeReference<Map<String, String>>() {}),
                row.get("submitter", String.class),
                row.get("submitted_at", Instant.class),
                row.get("decider", String.class),
                row.get("decided_at", Instant.class),
                row.get("remark", String.class));
    }
}
