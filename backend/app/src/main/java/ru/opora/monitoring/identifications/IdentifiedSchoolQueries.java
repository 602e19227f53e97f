package ru.opora.monitoring.identifications;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.identifications.IdentifiedSchoolView.Action;
import ru.opora.monitoring.identifications.IdentifiedSchoolView.State;
import ru.opora.monitoring.identifications.RuleDefinition.Category;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of schools on lists. A school is seen by itself and above; before the list is announced by who made it. */
@Repository
class IdentifiedSchoolQueries {

    private static final String SELECT = """
            SELECT s.id, s.run_id, s.category, s.state, s.evidence, s.dispute, s.dispute_file_id, s.disputed_at, s.answer, s.upheld, s.answered_at, s.order_number,
                   s.order_date, s.decision_reason, s.decided_at, s.participation_id, s.version, n.school_year, n.announced_on,
                   k.path::text AS keeper, o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id, o.path::text AS path, coalesce(p1.name, s.disputed_by) AS disputed_by,
                   CASE WHEN k.path <@ :read::ltree[] THEN coalesce(p2.name, s.answered_by) ELSE p2.name END AS answered_by,
                   CASE WHEN k.path <@ :read::ltree[] THEN coalesce(p3.name, s.decided_by) ELSE p3.name END AS decided_by
            FROM monitoring_identification_schools s JOIN organizations o ON o.id = s.organization_id
            JOIN monitoring_identification_runs n ON n.id = s.run_id JOIN organizations k ON k.id = n.organization_id
            LEFT JOIN organizations_people p1 ON p1.subject = s.disputed_by
            LEFT JOIN organizations_people p2 ON p2.subject = s.answered_by
            LEFT JOIN organizations_people p3 ON p3.subject = s.decided_by
            WHERE o.path <@ :read::ltree[] AND (n.announced_on IS NOT NULL OR k.path <@ :read::ltree[])""";

    private final DatabaseClient database;
    private final JsonMapper json;

    IdentifiedSchoolQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID run,
            @Nullable UUID organization,
            @Nullable Category category,
            @Nullable State state) {}

    Mono<Page<IdentifiedSchoolView>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and("s.run_id = :run", "run", filter.run())
                .and("s.organization_id = :organization", "organization", filter.organization())
                .and("s.category = :category", "category", name(filter.category()))
                .and("s.state = :state", "state", name(filter.state()));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, s.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY o.name, s.id LIMIT :limit")
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

    Mono<IdentifiedSchoolView> find(Caller caller, UUID id) {
        return select(caller)
                .and("s.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    Flux<IdentifiedSchoolView> among(Caller caller, UUID run, Collection<UUID> ids) {
        return select(caller)
                .and("s.run_id = :run", "run", run)
                .and("s.id = ANY (:ids)", "ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(row -> view(row, caller))
                .all();
    }

    Mono<Boolean> isFileOf(UUID file, UUID school) {
        return Statement.of(
                        "SELECT EXISTS (SELECT 1 FROM files x WHERE x.id = :file AND x.organization_id = :school) AS own")
                .bind("file", file)
                .bind("school", school)
                .on(database)
                .map(row -> Rows.get(row, "own", Boolean.class))
                .one();
    }

    Mono<Long> dispute(UUID id, IdentificationRequest.Dispute dispute, String by) {
        return Statement.of("""
                        UPDATE monitoring_identification_schools SET state = 'DISPUTED', dispute = :text, dispute_file_id = :file,
                            disputed_by = :by, disputed_at = clock_timestamp(), version = version + 1
                        WHERE id = :id AND state = 'LISTED'""")
                .bind("id", id)
                .bind("text", dispute.text().strip())
                .bindNullable("file", dispute.fileId(), UUID.class)
                .bind("by", by)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> answer(UUID id, IdentificationRequest.Answer answer, String by) {
        return Statement.of("""
                        UPDATE monitoring_identification_schools SET state = 'ANSWERED', answer = :text, upheld = :upheld, answered_by = :by,
                            answered_at = clock_timestamp(), version = version + 1
                        WHERE id = :id AND state = 'DISPUTED'""")
                .bind("id", id)
                .bind("text", answer.text().strip())
                .bind("upheld", answer.upheld())
                .bind("by", by)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** @param participations by the ids of the schools' entries, as far as there are any */
    Mono<Long> decide(IdentificationRequest.Decision decision, Map<UUID, UUID> participations, String by) {
        boolean included = decision.verdict() == IdentificationRequest.Verdict.INCLUDE;
        return Statement.of("""
                        UPDATE monitoring_identification_schools s SET state = :state, order_number = :number, order_date = :date,
                            decision_reason = :reason, decided_by = :by, decided_at = clock_timestamp(), version = version + 1,
                            participation_id = (:participations::jsonb ->> s.id::text)::uuid
                        WHERE s.id = ANY (:ids) AND s.state IN ('LISTED', 'ANSWERED')""")
                .bind("state", (included ? State.INCLUDED : State.EXCLUDED).name())
                .bind("number", decision.orderNumber().strip())
                .bind("date", decision.orderDate())
                .bindNullable("reason", decision.reason(), String.class)
                .bind("by", by)
                .bind("participations", Json.of(json.writeValueAsBytes(participations)))
                .bind("ids", decision.schools().toArray(UUID[]::new))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("read", caller.scope(MonitoringPermission.READ));
    }

    private IdentifiedSchoolView view(Readable row, Caller caller) {
        State state = State.valueOf(Rows.get(row, "state", String.class));
        boolean manages = caller.may(MonitoringPermission.MANAGE, Rows.get(row, "keeper", String.class));
        // In the school's name the school speaks: it may do so once, and nobody above it may use that up.
        boolean own = !manages
                && List.of(caller.scope(MonitoringPermission.WRITE)).contains(Rows.get(row, "path", String.class));
        boolean announced = row.get("announced_on", LocalDate.class) != null;
        return new IdentifiedSchoolView(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "run_id", UUID.class),
                Rows.get(row, "school_year", Integer.class),
                OrganizationSummary.read(row),
                Category.valueOf(Rows.get(row, "category", String.class)),
                state,
                json.readValue(Rows.get(row, "evidence", Json.class).asArray(), Evidence.class),
                dispute(row),
                decision(row),
                Rows.get(row, "version", Long.class),
                announced ? actions(state, manages, own) : List.of());
    }

    private static List<Action> actions(State state, boolean manages, boolean own) {
        List<Action> actions = new ArrayList<>();
        if (own && state == State.LISTED) {
            actions.add(Action.dispute);
        }
        if (manages && state == State.DISPUTED) {
            actions.add(Action.answer);
        }
        if (manages && (state == State.LISTED || state == State.ANSWERED)) {
            actions.add(Action.decide);
        }
        return actions;
    }

    private static IdentifiedSchoolView.@Nullable Dispute dispute(Readable row) {
        String text = row.get("dispute", String.class);
        return text == null
                ? null
                : new IdentifiedSchoolView.Dispute(
                        text,
                        row.get("dispute_file_id", UUID.class),
                        Rows.get(row, "disputed_by", String.class),
                        Rows.get(row, "disputed_at", Instant.class),
                        row.get("answer", String.class),
                        row.get("upheld", Boolean.class),
                        row.get("answered_by", String.class),
                        row.get("answered_at", Instant.class));
    }

    private static IdentifiedSchoolView.@Nullable Decision decision(Readable row) {
        String number = row.get("order_number", String.class);
        return number == null
                ? null
                : new IdentifiedSchoolView.Decision(
                        number,
                        Rows.get(row, "order_date", LocalDate.class),
                        row.get("decision_reason", String.class),
                        row.get("participation_id", UUID.class),
                        row.get("decided_by", String.class),
                        Rows.get(row, "decided_at", Instant.class));
    }
}
