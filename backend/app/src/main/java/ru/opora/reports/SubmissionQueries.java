package ru.opora.reports;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.reports.ConsolidatedView.Sum;
import ru.opora.reports.SubmissionView.Action;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of consolidated reports that were sent up. */
@Repository
class SubmissionQueries {

    private static final String SELECT = """
            SELECT c.id, c.template_id, c.period_start, c.period_end, c.state, c.owed, c.accepted, c.figures, c.note, c.submitted_at, c.decided_at,
                   c.remark, c.version, c.submitted_by AS submitter, coalesce(s.name, c.submitted_by) AS submitted_by, coalesce(d.name, c.decided_by) AS decided_by,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id,
                   o.path::text AS path
            FROM reports_consolidated c JOIN organizations o ON o.id = c.organization_id
            LEFT JOIN organizations_people s ON s.subject = c.submitted_by LEFT JOIN organizations_people d ON d.subject = c.decided_by
            WHERE o.path <@ :scope::ltree[]""";

    private static final TypeReference<List<Sum>> SUMS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    SubmissionQueries(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** In order of names. */
    Mono<Page<SubmissionView>> list(Caller caller, ConsolidatedView.Head head, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and("c.template_id = :template", "template", head.templateId())
                .and("c.period_start = :period", "period", head.periodStart());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, c.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY o.name, c.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.organization().name(), row.id().toString())));
    }

    Mono<SubmissionView> find(Caller caller, UUID id) {
        return select(caller)
                .and("c.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    /** Whether the template is of an organisation strictly above: who takes what is sent up. */
    Mono<Boolean> isBelowOwner(UUID template, UUID organization) {
        return Statement.of("""
                        SELECT EXISTS (
                            SELECT 1 FROM reports_templates t JOIN organizations o ON o.id = :organization
                            WHERE t.id = :template AND t.organization_id <> o.id AND t.organization_id = ANY (opora_chain(o.path))) AS below""")
                .bind("template", template)
                .bind("organization", organization)
                .on(database)
                .map(row -> Rows.get(row, "below", Boolean.class))
                .one();
    }

    /** Sends it, or sends it anew when it came back; gives its id, and nothing when it waits for a decision or was accepted. */
    Mono<UUID> submit(UUID organization, ConsolidatedView view, @Nullable String note, String by) {
        ConsolidatedView.Head head = view.head();
        return Statement.of("""
                        INSERT INTO reports_consolidated AS c (id, template_id, organization_id, period_start, period_end, state, owed, accepted,
                            figures, note, submitted_by, submitted_at)
                        VALUES (:id, :template, :organization, :start, :finish, 'SUBMITTED', :owed, :accepted, :figures, :note, :by, :moment)
                        ON CONFLICT (template_id, organization_id, period_start) DO UPDATE SET state = 'SUBMITTED', owed = excluded.owed,
                            accepted = excluded.accepted, figures = excluded.figures, note = excluded.note, submitted_by = excluded.submitted_by,
                            submitted_at = excluded.submitted_at, decided_by = NULL, decided_at = NULL, version = c.version + 1
                        WHERE c.state = 'RETURNED' RETURNING c.id""")
                .bind("id", UUID.randomUUID())
                .bind("template", head.templateId())
                .bind("organization", organization)
                .bind("start", head.periodStart())
                .bind("finish", head.periodEnd())
                .bind("owed", Math.toIntExact(head.owed()))
                .bind("accepted", Math.toIntExact(head.accepted()))
                .bind("figures", Json.of(json.writeValueAsBytes(view.figures())))
                .bindNullable("note", note, String.class)
                .bind("by", by)
                .bind("moment", clock.instant())
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .one();
    }

    Mono<Long> decide(UUID id, @Nullable Long version, String by, ObligationState state, @Nullable String remark) {
        return Statement.of("""
                        UPDATE reports_consolidated c SET state = :state, decided_by = :by, decided_at = :moment, remark = :remark,
                            version = version + 1
                        WHERE c.id = :id AND c.state = 'SUBMITTED'""")
                .bind("id", id)
                .bind("state", state.name())
                .bind("by", by)
                .bind("moment", clock.instant())
                .bindNullable("remark", remark, String.class)
                .and("c.version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("scope", caller.scope(ReportsPermission.READ));
    }

    private SubmissionView view(Readable row, Caller caller) {
        ObligationState state = ObligationState.valueOf(Rows.get(row, "state", String.class));
        OrganizationSummary organization = OrganizationSummary.read(row);
        String path = Rows.get(row, "path", String.class);
        boolean own = caller.subject().equals(Rows.get(row, "submitter", String.class));
        return new SubmissionView(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "template_id", UUID.class),
                organization,
                Rows.get(row, "period_start", LocalDate.class),
                Rows.get(row, "period_end", LocalDate.class),
                state,
                Rows.get(row, "owed", Integer.class),
                Rows.get(row, "accepted", Integer.class),
                json.readValue(Rows.get(row, "figures", Json.class).asArray(), SUMS),
                row.get("note", String.class),
                Rows.get(row, "submitted_by", String.class),
                Rows.get(row, "submitted_at", Instant.class),
                row.get("decided_by", String.class),
                row.get("decided_at", Instant.class),
                row.get("remark", String.class),
                Rows.get(row, "version", Long.class),
                actions(caller, path, organization.kind(), state, own));
    }

    private static List<Action> actions(
            Caller caller, String path, OrganizationKind kind, ObligationState state, boolean own) {
        List<Action> actions = new ArrayList<>();
        if (state == ObligationState.RETURNED && ObligationScope.writes(caller, path, kind)) {
            actions.add(Action.submit);
        }
        if (state == ObligationState.SUBMITTED && !own && ObligationScope.decides(caller, path, false)) {
            actions.add(Action.accept);
            actions.add(Action.sendBack);
        }
        return actions;
    }
}
