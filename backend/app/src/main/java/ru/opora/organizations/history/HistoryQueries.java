package ru.opora.organizations.history;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationState;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL that reads what was and what is decided. */
@Repository
class HistoryQueries {

    /** The day from which those versions are that have always held; no year of a real order. */
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private final DatabaseClient database;

    HistoryQueries(DatabaseClient database) {
        this.database = database;
    }

    Flux<HistoryView.Version> versions(UUID organization) {
        return Statement.of("""
                        SELECT v.valid_from, v.valid_to, v.name, v.short_name, v.kind, v.parent_id, v.state, v.successor_id,
                               parent.name AS parent_name, successor.name AS successor_name,
                               c.action, c.order_number, c.order_date, c.reason, person.name AS changed_by
                        FROM organizations_versions v
                        LEFT JOIN organizations_versions parent ON parent.organization_id = v.parent_id
                            AND parent.valid_from <= coalesce(v.valid_to, DATE '9999-12-31')
                            AND coalesce(parent.valid_to, DATE '9999-12-31') >= coalesce(v.valid_to, DATE '9999-12-31')
                        LEFT JOIN organizations successor ON successor.id = v.successor_id
                        LEFT JOIN organizations_changes c ON c.id = v.change_id AND c.organization_id = v.organization_id
                        LEFT JOIN organizations_people person ON person.subject = c.created_by
                        WHERE v.organization_id = :id ORDER BY v.valid_from DESC""")
                .bind("id", organization)
                .on(database)
                .map(HistoryQueries::version)
                .all();
    }

    Flux<HistoryView.Scheduled> scheduled(UUID organization) {
        return Statement.of("""
                        SELECT c.id, c.action, c.state, c.effective_on, c.name, c.short_name, c.parent_id, c.successor_id,
                               other.name AS other_name, c.carries_over, c.order_number, c.order_date, c.reason, c.failure, person.name AS changed_by, c.version
                        FROM organizations_changes c
                        LEFT JOIN organizations other ON other.id = coalesce(c.parent_id, c.successor_id)
                        LEFT JOIN organizations_people person ON person.subject = c.created_by
                        WHERE c.organization_id = :id AND c.state IN ('SCHEDULED', 'FAILED')
                        ORDER BY c.effective_on DESC, c.created_at DESC""")
                .bind("id", organization)
                .on(database)
                .map(HistoryQueries::scheduledRow)
                .all();
    }

    private static HistoryView.Version version(Readable row) {
        LocalDate from = Rows.get(row, "valid_from", LocalDate.class);
        return new HistoryView.Version(
                from.equals(EVER) ? null : from,
                row.get("valid_to", LocalDate.class),
                Rows.get(row, "name", String.class),
                row.get("short_name", String.class),
                OrganizationKind.valueOf(Rows.get(row, "kind", String.class)),
                row.get("parent_id", UUID.class),
                row.get("parent_name", String.class),
                OrganizationState.valueOf(Rows.get(row, "state", String.class)),
                row.get("successor_id", UUID.class),
                row.get("successor_name", String.class),
                action(row.get("action", String.class)),
                row.get("order_number", String.class),
                row.get("order_date", LocalDate.class),
                row.get("reason", String.class),
                row.get("changed_by", String.class));
    }

    private static HistoryView.Scheduled scheduledRow(Readable row) {
        return new HistoryView.Scheduled(
                Rows.get(row, "id", UUID.class),
                ChangeAction.valueOf(Rows.get(row, "action", String.class)),
                ChangeState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "effective_on", LocalDate.class),
                row.get("name", String.class),
                row.get("short_name", String.class),
                row.get("parent_id", UUID.class),
                row.get("successor_id", UUID.class),
                row.get("other_name", String.class),
                Rows.get(row, "carries_over", Boolean.class),
                row.get("order_number", String.class),
                row.get("order_date", LocalDate.class),
                row.get("reason", String.class),
                row.get("failure", String.class),
                row.get("changed_by", String.class),
                Rows.get(row, "version", Long.class));
    }

    private static @Nullable ChangeAction action(@Nullable String word) {
        return Optional.ofNullable(word).map(ChangeAction::valueOf).orElse(null);
    }
}
