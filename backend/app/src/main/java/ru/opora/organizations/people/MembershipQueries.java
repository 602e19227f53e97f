package ru.opora.organizations.people;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL that reads memberships; each is as it is today by the calendar of its organisation. */
@Repository
class MembershipQueries {

    private static final String SELECT = """
            SELECT m.id, m.person_id, p.name AS person_name, p.subject AS person_subject, m.role, m.valid_from,
                   m.valid_to, t.today, s.state, m.order_number, m.order_date, m.order_file_id, m.ended_reason, m.version, o.path::text AS path,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id
            FROM organizations_memberships m
            JOIN organizations_people p ON p.id = m.person_id
            JOIN organizations o ON o.id = m.organization_id
            CROSS JOIN LATERAL (SELECT opora_today(:now, o.time_zone) AS today) t
            CROSS JOIN LATERAL (SELECT organizations_membership_state(m, t.today) AS state) s
            WHERE\s""";

    /** Ended because the person left, and nobody else has the role there since. */
    private static final String TO_HAND_OVER = """
            AND s.state = 'ENDED' AND p.left_on <= m.valid_to AND m.ended_at IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM organizations_memberships n
                WHERE n.organization_id = m.organization_id AND n.role = m.role AND n.id <> m.id
                  AND (n.valid_to IS NULL OR n.valid_to > m.valid_to))""";

    private final DatabaseClient database;

    MembershipQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID organization,
            @Nullable UUID within,
            @Nullable UUID person,
            @Nullable Role role,
            @Nullable MembershipState state,
            @Nullable LocalDate heldFrom,
            @Nullable LocalDate heldTo,
            boolean toHandOver,
            @Nullable Instant updatedSince) {}

    /** A membership as read, with its organisation's place in the tree and what day it is there. */
    record Row(
            UUID id,
            UUID personId,
            String personName,
            @Nullable String personSubject,
            Role role,
            OrganizationSummary organization,
            String path,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            LocalDate today,
            MembershipState state,
            @Nullable String orderNumber,
            @Nullable LocalDate orderDate,
            @Nullable UUID orderFileId,
            @Nullable String endedReason,
            long version) {}

    /** What somebody is or was, and what day it is there. */
    record Held(UUID personId, Role role, String path, MembershipState state, LocalDate today) {}

    /**
     * A page of memberships.
     *
     * @param few the organisations that come into question, when they are few: then it is read by them
     */
    Mono<Page<Row>> list(
            Caller caller, Instant now, Filter filter, UUID @Nullable [] few, int limit, @Nullable String cursor) {
        Statement statement = select(caller, now)
                .and("m.organization_id = ANY(:few)", "few", few)
                .and("m.organization_id = :organization", "organization", filter.organization())
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within())
                .and("m.person_id = :person", "person", filter.person())
                .and("m.role = :role", "role", name(filter.role()))
                .and("s.state = :state", "state", name(filter.state()))
                .and("coalesce(m.valid_to, 'infinity') >= :heldFrom", "heldFrom", filter.heldFrom())
                .and("m.valid_from <= :heldTo", "heldTo", filter.heldTo())
                .and("m.updated_at >= :updatedSince", "updatedSince", filter.updatedSince());
        if (filter.toHandOver()) {
            statement.append(TO_HAND_OVER);
        }
        Cursor.decode(cursor, 3)
                .ifPresent(after -> statement
                        .append("AND (o.name, p.name, m.id) > (:afterOrganization, :afterName, :afterId)")
                        .bind("afterOrganization", after.key().get(0))
                        .bind("afterName", after.key().get(1))
                        .bind("afterId", after.uuid(2)));
        return statement
                .append("ORDER BY o.name, p.name, m.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(MembershipQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.organization().name(),
                                row.personName(),
                                row.id().toString())));
    }

    Mono<Row> find(Caller caller, Instant now, UUID id) {
        return select(caller, now)
                .and("m.id = :id", "id", id)
                .on(database)
                .map(MembershipQueries::row)
                .one();
    }

    /** The memberships of these people inside the caller's subtrees: one query for a page of people. */
    Flux<Row> visible(Caller caller, Instant now, Collection<UUID> people) {
        return select(caller, now)
                .and("m.person_id = ANY(:people)", "people", people.toArray(UUID[]::new))
                .append("ORDER BY s.state = 'ENDED', o.name, m.id")
                .on(database)
                .map(MembershipQueries::row)
                .all();
    }

    /** A person's own memberships: row-level security shows them to themselves. */
    Flux<Row> own(UUID person, Instant now) {
        return Statement.of(SELECT + "m.person_id = :person ORDER BY o.name, m.id")
                .bind("now", now)
                .bind("person", person)
                .on(database)
                .map(MembershipQueries::row)
                .all();
    }

    /** What these people are and were anywhere, for decisions about them; nothing of it is to be shown. */
    Flux<Held> held(Collection<UUID> people, Instant now) {
        return Statement.of(
                        "SELECT person_id, role, path::text AS path, state, today FROM organizations_held(:people, :now)")
                .bind("people", people.toArray(UUID[]::new))
                .bind("now", now)
                .on(database)
                .map(row -> new Held(
                        Rows.get(row, "person_id", UUID.class),
                        Role.valueOf(Rows.get(row, "role", String.class)),
                        Rows.get(row, "path", String.class),
                        MembershipState.valueOf(Rows.get(row, "state", String.class)),
                        Rows.get(row, "today", LocalDate.class)))
                .all();
    }

    private static Statement select(Caller caller, Instant now) {
        return Statement.of(SELECT + "o.path <@ :scope::ltree[]")
                .bind("now", now)
                .bind("scope", caller.scope(OrganizationPermission.PEOPLE_READ));
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static Row row(Readable row) {
        return new Row(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "person_id", UUID.class),
                Rows.get(row, "person_name", String.class),
                row.get("person_subject", String.class),
                Role.valueOf(Rows.get(row, "role", String.class)),
                OrganizationSummary.read(row),
                Rows.get(row, "path", String.class),
                Rows.get(row, "valid_from", LocalDate.class),
                row.get("valid_to", LocalDate.class),
                Rows.get(row, "today", LocalDate.class),
                MembershipState.valueOf(Rows.get(row, "state", String.class)),
                row.get("order_number", String.class),
                row.get("order_date", LocalDate.class),
                row.get("order_file_id", UUID.class),
                row.get("ended_reason", String.class),
                Rows.get(row, "version", Long.class));
    }
}
