package ru.opora.reports;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
import ru.opora.reports.ReportTemplateView.Action;
import ru.opora.reports.ReportTemplateView.Change;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of templates, and of the reports that follow from them. */
@Repository
class ReportTemplateQueries {

    private static final String SELECT = """
            SELECT t.id, t.name, t.basis, t.term_text, t.period, t.debtor_kind, t.programme_id, g.name AS programme_name, t.starts_on,
                   t.ends_on, t.sections, t.version, o.path::text AS path, o.id AS organization_id, o.name AS organization_name,
                   o.kind AS organization_kind, o.parent_id AS organization_parent_id
            FROM reports_templates t JOIN organizations o ON o.id = t.organization_id
            LEFT JOIN organizations_programmes g ON g.id = t.programme_id WHERE\s""";

    /** Nowhere is it an earlier day: of what has begun there no zone has to be reckoned. */
    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ReportTemplateQueries(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Mono<Page<ReportTemplateView>> list(Caller caller, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(SELECT + "true");
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (t.name, t.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY t.name, t.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, row -> List.of(row.name(), row.id().toString())));
    }

    Mono<ReportTemplateView> find(Caller caller, UUID id) {
        return Statement.of(SELECT + "t.id = :id")
                .bind("id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    /** Those by which something may be owed on that day. */
    Flux<ReportTemplateView> running(Caller caller, LocalDate today) {
        return Statement.of(SELECT + "t.starts_on <= :today AND (t.ends_on IS NULL OR t.ends_on >= :since)")
                .bind("today", today)
                .bind("since", today.minusYears(1))
                .on(database)
                .map(row -> view(row, caller))
                .all();
    }

    /** Today where the reports of a template are owed to. */
    Mono<LocalDate> today(UUID id) {
        return Statement.of("""
                        SELECT opora_today(:moment, o.time_zone) AS today
                        FROM reports_templates t JOIN organizations o ON o.id = t.organization_id WHERE t.id = :id""")
                .bind("moment", clock.instant())
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "today", LocalDate.class))
                .one();
    }

    Mono<Boolean> programme(UUID id) {
        return Statement.of("SELECT EXISTS (SELECT 1 FROM organizations_programmes WHERE id = :id) AS known")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "known", Boolean.class))
                .one();
    }

    Mono<Void> insert(UUID id, UUID organization, Change change, String author) {
        return content(Statement.of("""
                        INSERT INTO reports_templates (id, organization_id, name, basis, term_text, period, debtor_kind, programme_id, starts_on,
                            ends_on, sections, created_by)
                        VALUES (:id, :organization, :name, :basis, :term, :period, :debtors, :programme, :starts, :ends, :sections, :author)"""), change)
                .bind("id", id)
                .bind("organization", organization)
                .bind("author", author)
                .on(database)
                .then();
    }

    Mono<Long> update(UUID id, long version, Change change) {
        return content(Statement.of("""
                        UPDATE reports_templates SET name = :name, basis = :basis, term_text = :term, period = :period, debtor_kind = :debtors,
                            programme_id = :programme, starts_on = :starts, ends_on = :ends, sections = :sections,
                            version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version"""), change)
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Boolean> used(UUID id) {
        return Statement.of("SELECT EXISTS (SELECT 1 FROM reports_obligations WHERE template_id = :id) AS used")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "used", Boolean.class))
                .one();
    }

    /**
     * Makes what is not there yet of periods that have begun where the organisation is, if it was there then, and moves due days
     * of what nobody has begun; gives how many rows that were.
     */
    Mono<Long> generate(UUID template, List<DueDays.Due> dues, Instant moment) {
        return Statement.of("""
                        INSERT INTO reports_obligations AS r (template_id, organization_id, period_start, period_end, due)
                        SELECT t.id, o.id, g.start, g.finish, g.due
                        FROM reports_templates t JOIN organizations w ON w.id = t.organization_id
                        JOIN organizations o ON o.path <@ w.path AND o.kind = t.debtor_kind AND o.state = 'ACTIVE'
                        CROSS JOIN unnest(:starts::date[], :ends::date[], :dues::date[]) AS g (start, finish, due)
                        WHERE t.id = :template AND (g.start <= :certain OR g.start <= opora_today(:moment, o.time_zone)) AND EXISTS (
                            SELECT 1 FROM organizations_versions v WHERE v.organization_id = o.id AND v.state = 'ACTIVE'
                              AND v.valid_from <= g.finish AND (v.valid_to IS NULL OR v.valid_to >= g.start))
                          AND (t.programme_id IS NULL OR EXISTS (
                            SELECT 1 FROM organizations s JOIN organizations_participations p ON p.organization_id = s.id
                            WHERE s.path <@ o.path AND p.programme_id = t.programme_id AND p.entered_on <= g.finish
                              AND (p.left_on IS NULL OR p.left_on >= g.start)))
                        ON CONFLICT (template_id, organization_id, period_start) DO UPDATE SET due = excluded.due,
                            version = r.version + 1, updated_at = now()
                        WHERE r.state = 'PLANNED' AND r.due <> excluded.due""")
                .bind("template", template)
                .bind("moment", moment)
                .bind("certain", LocalDate.ofInstant(moment, WESTERNMOST))
                .bind("starts", dues.stream().map(DueDays.Due::periodStart).toArray(LocalDate[]::new))
                .bind("ends", dues.stream().map(DueDays.Due::periodEnd).toArray(LocalDate[]::new))
                .bind("dues", dues.stream().map(DueDays.Due::due).toArray(LocalDate[]::new))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private Statement content(Statement statement, Change change) {
        return statement
                .bind("name", change.name().strip())
                .bindNullable("basis", change.basis(), String.class)
                .bind("term", change.termText().strip())
                .bind("period", change.period().name())
                .bind("debtors", change.debtorKind().name())
                .bindNullable("programme", change.programmeId(), UUID.class)
                .bind("starts", change.startsOn())
                .bindNullable("ends", change.endsOn(), LocalDate.class)
                .bind("sections", Json.of(json.writeValueAsBytes(change.sections())));
    }

    private ReportTemplateView view(Readable row, Caller caller) {
        boolean may = caller.may(ReportsPermission.WRITE, Rows.get(row, "path", String.class));
        return new ReportTemplateView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "name", String.class),
                row.get("basis", String.class),
                Rows.get(row, "term_text", String.class),
                ReportPeriod.valueOf(Rows.get(row, "period", String.class)),
                OrganizationKind.valueOf(Rows.get(row, "debtor_kind", String.class)),
                row.get("programme_id", UUID.class),
                row.get("programme_name", String.class),
                Rows.get(row, "starts_on", LocalDate.class),
                row.get("ends_on", LocalDate.class),
                json.readValue(
                        Rows.get(row, "sections", Json.class).asArray(), new TypeReference<List<ReportSection>>() {}),
                List.of(),
                Rows.get(row, "version", Long.class),
                may ? List.of(Action.update, Action.generate) : List.of());
    }
}
