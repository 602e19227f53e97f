package ru.opora.organizations.history;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationState;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of acts. Versions are not written here: triggers make them when a row changes with a day said before. */
@Repository
class ChangeQueries {

    private static final String COLUMNS = """
            SELECT c.id, c.organization_id, c.action, c.effective_on, c.name, c.short_name, c.parent_id, c.successor_id,
                   c.carries_over, c.order_number, c.order_date, c.reason, c.created_by
            FROM organizations_changes c\s""";

    private final DatabaseClient database;

    ChangeQueries(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What decides whether an act is possible.
     *
     * @param since the day of the last change; an act before it would rewrite what is recorded
     * @param otherPath where the other organisation is that the act names; null when there is none or it is not open
     */
    record Facts(
            String path,
            String name,
            OrganizationState state,
            String timeZone,
            LocalDate since,
            @Nullable UUID parentId,
            boolean children,
            @Nullable String otherPath,
            @Nullable OrganizationState otherState) {

        String parentPath() {
            return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        }
    }

    /** Waits until the tree's shape is this transaction's alone. */
    Mono<Void> lockTree() {
        return database.sql("SELECT pg_advisory_xact_lock(hashtext('opora organizations tree'))")
                .then();
    }

    Mono<Facts> facts(Change change) {
        return Statement.of("""
                        SELECT o.path::text AS path, o.name, o.state, o.time_zone, v.valid_from, o.parent_id,
                               EXISTS (SELECT 1 FROM organizations c WHERE c.parent_id = o.id AND c.state = 'ACTIVE') AS children,
                               other.path::text AS other_path, other.state AS other_state
                        FROM organizations o
                        JOIN organizations_versions v ON v.organization_id = o.id AND v.valid_to IS NULL
                        LEFT JOIN organizations other ON other.id = :other
                        WHERE o.id = :id""")
                .bind("id", change.organizationId())
                .bindNullable("other", change.other(), UUID.class)
                .on(database)
                .map(ChangeQueries::factsOf)
                .one();
    }

    Mono<Void> insert(Change change, ChangeState state) {
        return Statement.of("""
                        INSERT INTO organizations_changes (id, organization_id, action, effective_on, name, short_name, parent_id,
                            successor_id, carries_over, order_number, order_date, reason, state, created_by)
                        VALUES (:id, :organization, :action, :effectiveOn, :name, :shortName, :parent,
                            :successor, :carriesOver, :number, :date, :reason, :state, :createdBy)""")
                .bind("id", change.id())
                .bind("organization", change.organizationId())
                .bind("action", change.action().name())
                .bind("effectiveOn", change.day())
                .bindNullable("name", change.name(), String.class)
                .bindNullable("shortName", change.shortName(), String.class)
                .bindNullable("parent", change.parentId(), UUID.class)
                .bindNullable("successor", change.successorId(), UUID.class)
                .bind("carriesOver", change.carriesOver())
                .bindNullable("number", change.order().number(), String.class)
                .bindNullable("date", change.order().date(), LocalDate.class)
                .bindNullable("reason", change.order().reason(), String.class)
                .bind("state", state.name())
                .bind("createdBy", change.createdBy())
                .on(database)
                .then();
    }

    /** The acts whose day has come where their organisations are, in the order of their days. */
    Flux<Change> due(Instant now) {
        return Statement.of(COLUMNS + """
                        JOIN organizations o ON o.id = c.organization_id
                        WHERE c.state = 'SCHEDULED' AND c.effective_on <= (:now::timestamptz AT TIME ZONE o.time_zone)::date
                        ORDER BY c.effective_on, c.created_at, c.id""")
                .bind("now", now)
                .on(database)
                .map(ChangeQueries::change)
                .all();
    }

    /** Takes an act that is still scheduled for this transaction alone; empty when another node has it. */
    Mono<Change> take(UUID id) {
        return Statement.of(COLUMNS + "WHERE c.id = :id AND c.state = 'SCHEDULED' FOR UPDATE SKIP LOCKED")
                .bind("id", id)
                .on(database)
                .map(ChangeQueries::change)
                .one();
    }

    /** Takes back an act that is not carried out, if the row still has the version. Gives the number of rows changed. */
    Mono<Long> cancel(UUID id, UUID organization, long version) {
        return Statement.of("""
                        UPDATE organizations_changes SET state = 'CANCELLED', version = version + 1
                        WHERE id = :id AND organization_id = :organization AND version = :version
                          AND state IN ('SCHEDULED', 'FAILED')""")
                .bind("id", id)
                .bind("organization", organization)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Ends a scheduled act. Gives the number of rows changed. */
    Mono<Long> end(UUID id, ChangeState state, @Nullable String failure) {
        return Statement.of("""
                        UPDATE organizations_changes SET state = :state, failure = :failure, version = version + 1
                        WHERE id = :id AND state = 'SCHEDULED'""")
                .bind("id", id)
                .bind("state", state.name())
                .bindNullable("failure", failure, String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** From now to the end of the transaction every change of an organisation is this act's. */
    Mono<Void> begin(Change change) {
        return Statement.of("""
                        SELECT set_config('opora.effective', :day, true) AS day, set_config('opora.change', :id, true) AS id""")
                .bind("day", change.day().toString())
                .bind("id", change.id().toString())
                .on(database)
                .map(row -> true)
                .one()
                .then();
    }

    /** Gives the new name; the former one stays an alias. */
    Mono<Void> rename(Change change, String former) {
        return Statement.of("""
                        WITH alias AS (
                            INSERT INTO organizations_aliases (id, organization_id, text, kind)
                            VALUES (gen_random_uuid(), :id, :former, 'FORMER_NAME') ON CONFLICT DO NOTHING)
                        UPDATE organizations SET name = :name, short_name = :shortName, version = version + 1, updated_at = now()
                        WHERE id = :id""")
                .bind("id", change.organizationId())
                .bind("former", former)
                .bindNullable("name", change.name(), String.class)
                .bindNullable("shortName", change.shortName(), String.class)
                .on(database)
                .then();
    }

    /** Moves the organisation and everything below it in one statement. */
    Mono<Void> move(Change change, Facts facts) {
        return Statement.of("""
                        UPDATE organizations
                        SET path = :target::ltree || subpath(path, nlevel(:path::ltree) - 1),
                            parent_id = CASE WHEN id = :id THEN :parent ELSE parent_id END,
                            version = version + CASE WHEN id = :id THEN 1 ELSE 0 END, updated_at = now()
                        WHERE path <@ :path::ltree""")
                .bind("id", change.organizationId())
                .bindNullable("parent", change.parentId(), UUID.class)
                .bindNullable("target", facts.otherPath(), String.class)
                .bind("path", facts.path())
                .on(database)
                .then();
    }

    /** Moves what works below an organisation under its successor. */
    Mono<Void> inherit(Change change, Facts facts) {
        return Statement.of("""
                        UPDATE organizations
                        SET path = :target::ltree || subpath(path, nlevel(:path::ltree)),
                            parent_id = CASE WHEN parent_id = :id THEN :successor ELSE parent_id END,
                            version = version + CASE WHEN parent_id = :id THEN 1 ELSE 0 END, updated_at = now()
                        WHERE path <@ :path::ltree AND id <> :id AND state = 'ACTIVE'""")
                .bind("id", change.organizationId())
                .bindNullable("successor", change.successorId(), UUID.class)
                .bindNullable("target", facts.otherPath(), String.class)
                .bind("path", facts.path())
                .on(database)
                .then();
    }

    /** Ends the organisation. */
    Mono<Void> close(Change change, OrganizationState state) {
        return Statement.of("""
                        UPDATE organizations
                        SET state = :state, closed_on = :day, successor_id = :successor, version = version + 1, updated_at = now()
                        WHERE id = :id""")
                .bind("id", change.organizationId())
                .bind("state", state.name())
                .bind("day", change.day())
                .bindNullable("successor", change.successorId(), UUID.class)
                .on(database)
                .then();
    }

    private static Facts factsOf(Readable row) {
        String otherState = row.get("other_state", String.class);
        return new Facts(
                Rows.get(row, "path", String.class),
                Rows.get(row, "name", String.class),
                OrganizationState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "time_zone", String.class),
                Rows.get(row, "valid_from", LocalDate.class),
                row.get("parent_id", UUID.class),
                Rows.get(row, "children", Boolean.class),
                row.get("other_path", String.class),
                otherState == null ? null : OrganizationState.valueOf(otherState));
    }

    private static Change change(Readable row) {
        return new Change(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "organization_id", UUID.class),
                ChangeAction.valueOf(Rows.get(row, "action", String.class)),
                Rows.get(row, "effective_on", LocalDate.class),
                row.get("name", String.class),
                row.get("short_name", String.class),
                row.get("parent_id", UUID.class),
                row.get("successor_id", UUID.class),
                Rows.get(row, "carries_over", Boolean.class),
                new ChangeOrder(
                        row.get("order_number", String.class),
                        row.get("order_date", LocalDate.class),
                        row.get("reason", String.class)),
                Rows.get(row, "created_by", String.class));
    }
}
