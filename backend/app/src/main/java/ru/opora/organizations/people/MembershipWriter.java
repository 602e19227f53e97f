package ru.opora.organizations.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL that writes memberships. */
@Repository
class MembershipWriter {

    private final DatabaseClient database;

    MembershipWriter(DatabaseClient database) {
        this.database = database;
    }

    /** An organisation in which a membership is to be given, and what day it is there. */
    record Place(UUID id, String path, OrganizationKind kind, boolean active, LocalDate today) {}

    /** A membership that may be written. */
    record New(UUID id, MembershipForm form, LocalDate validFrom) {}

    Flux<Place> places(Caller caller, List<UUID> organizations, Instant now) {
        return Statement.of("""
                        SELECT o.id, o.path::text AS path, o.kind, o.state = 'ACTIVE' AS active, opora_today(:now, o.time_zone) AS today
                        FROM organizations o WHERE o.id = ANY(:ids) AND o.path <@ :scope::ltree[]""")
                .bind("now", now)
                .bind("ids", organizations.toArray(UUID[]::new))
                .bind("scope", caller.scope(OrganizationPermission.PEOPLE_WRITE))
                .on(database)
                .map(row -> new Place(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "path", String.class),
                        OrganizationKind.valueOf(Rows.get(row, "kind", String.class)),
                        Rows.get(row, "active", Boolean.class),
                        Rows.get(row, "today", LocalDate.class)))
                .all();
    }

    Mono<Boolean> isFileOf(UUID file, UUID organization) {
        return Statement.of(
                        "SELECT EXISTS (SELECT 1 FROM files f WHERE f.id = :file AND f.organization_id = :organization) AS own")
                .bind("file", file)
                .bind("organization", organization)
                .on(database)
                .map(row -> Rows.get(row, "own", Boolean.class))
                .one();
    }

    Mono<Void> insert(UUID person, New membership) {
        MembershipForm form = membership.form();
        return Statement.of("""
                        INSERT INTO organizations_memberships
                            (id, person_id, organization_id, role, valid_from, valid_to, order_number, order_date, order_file_id)
                        VALUES (:id, :person, :organization, :role, :from, :to, :orderNumber, :orderDate, :orderFile)""")
                .bind("id", membership.id())
                .bind("person", person)
                .bind("organization", form.organizationId())
                .bind("role", form.role().name())
                .bind("from", membership.validFrom())
                .bindNullable("to", form.validTo(), LocalDate.class)
                .bindNullable("orderNumber", form.orderNumber(), String.class)
                .bindNullable("orderDate", form.orderDate(), LocalDate.class)
                .bindNullable("orderFile", form.orderFileId(), UUID.class)
                .on(database)
                .then();
    }

    /** Changes what the patch names, if the row still has the version and has not been ended. */
    Mono<Long> update(MembershipQueries.Row row, long version, MembershipPatch patch) {
        return Statement.of("""
                        UPDATE organizations_memberships
                        SET valid_from = :from, valid_to = :to, order_number = :orderNumber, order_date = :orderDate,
                            order_file_id = :orderFile, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND ended_at IS NULL""")
                .bind("id", row.id())
                .bind("version", version)
                .bind("from", patch.validFrom().orKeep(row.validFrom()))
                .bindNullable("to", patch.validTo().or(row.validTo()), LocalDate.class)
                .bindNullable("orderNumber", patch.orderNumber().or(row.orderNumber()), String.class)
                .bindNullable("orderDate", patch.orderDate().or(row.orderDate()), LocalDate.class)
                .bindNullable("orderFile", patch.orderFileId().or(row.orderFileId()), UUID.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Ends a membership at once; one that had not begun yet never was. */
    Mono<Long> end(UUID id, @Nullable LocalDate date, String reason, Instant now) {
        return ending("m.id = :id", date, reason, now)
                .bind("id", id)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Ends everything that somebody still has. */
    Mono<Long> endAll(UUID person, LocalDate date, String reason, Instant now) {
        return ending("m.person_id = :person", date, reason, now)
                .bind("person", person)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement ending(String which, @Nullable LocalDate date, String reason, Instant now) {
        return Statement.of("""
                        UPDATE organizations_memberships m
                        SET valid_to = greatest(m.valid_from, coalesce(:date, opora_today(:now, o.time_zone))),
                            ended_at = :now, ended_reason = :reason, version = m.version + 1, updated_at = now()
                        FROM organizations o
                        WHERE o.id = m.organization_id AND m.ended_at IS NULL
                          AND organizations_membership_state(m, opora_today(:now, o.time_zone)) <> 'ENDED' AND\s""" + which)
                .bindNullable("date", date, LocalDate.class)
                .bind("reason", reason)
                .bind("now", now);
    }
}
