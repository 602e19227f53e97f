package ru.opora.organizations.people;

import io.r2dbc.spi.Readable;
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
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of people and memberships. */
@Repository
class PeopleQueries {

    private static final String MEMBERSHIPS = """
            SELECT m.id, m.person_id, p.name AS person_name, m.role, m.valid_from, m.valid_to,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id
            FROM organizations_memberships m
            JOIN organizations_people p ON p.id = m.person_id
            JOIN organizations o ON o.id = m.organization_id
            WHERE\s""";

    private final DatabaseClient database;

    PeopleQueries(DatabaseClient database) {
        this.database = database;
    }

    record PersonRow(UUID id, String name, @Nullable String email) {}

    record GrantRow(String role, String path) {}

    /** Today's memberships of a subject, each with the root of the subtree its role sees. */
    Flux<GrantRow> grants(String subject, LocalDate today) {
        return Statement.of("""
                        SELECT m.role, coalesce((
                            SELECT a.path FROM organizations a
                            WHERE a.path @> o.path AND a.kind = CASE
                                WHEN m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST') THEN 'REGION'
                                WHEN m.role = 'MUNICIPAL_COORDINATOR' THEN 'MUNICIPALITY' END
                            ORDER BY nlevel(a.path) DESC LIMIT 1), o.path)::text AS path
                        FROM organizations_people p
                        JOIN organizations_memberships m ON m.person_id = p.id
                        JOIN organizations o ON o.id = m.organization_id
                        WHERE p.subject = :subject AND m.valid_from <= :today
                          AND (m.valid_to IS NULL OR m.valid_to >= :today)""")
                .bind("subject", subject)
                .bind("today", today)
                .on(database)
                .map(row -> new GrantRow(Rows.get(row, "role", String.class), Rows.get(row, "path", String.class)))
                .all();
    }

    Mono<PersonRow> person(String subject) {
        return Statement.of("SELECT id, name, email FROM organizations_people WHERE subject = :subject")
                .bind("subject", subject)
                .on(database)
                .map(PeopleQueries::personRow)
                .one();
    }

    /** The people who belong to something inside the caller's subtrees. */
    Mono<Page<PersonRow>> people(
            Caller caller, @Nullable UUID organization, @Nullable String text, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("""
                        SELECT p.id, p.name, p.email FROM organizations_people p
                        WHERE EXISTS (SELECT 1 FROM organizations_memberships m
                                      JOIN organizations o ON o.id = m.organization_id
                                      WHERE m.person_id = p.id AND o.path <@ :scope::ltree[]""")
                .bind("scope", caller.scope(OrganizationPermission.PEOPLE_READ))
                .and("o.id = :organization", "organization", organization)
                .append(")")
                .and("lower(p.name) LIKE :text", "text", Patterns.containing(text));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (p.name, p.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY p.name, p.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(PeopleQueries::personRow)
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, row -> List.of(row.name(), row.id().toString())));
    }

    /** All memberships of these people inside the caller's subtrees: one query for a page of people. */
    Flux<MembershipView> memberships(Caller caller, List<UUID> people) {
        return Statement.of(
                        MEMBERSHIPS + "o.path <@ :scope::ltree[] AND m.person_id = ANY(:people) ORDER BY o.name, m.id")
                .bind("scope", caller.scope(OrganizationPermission.PEOPLE_READ))
                .bind("people", people.toArray(UUID[]::new))
                .on(database)
                .map(PeopleQueries::membership)
                .all();
    }

    /** A person's own memberships, all of them. */
    Flux<MembershipView> ownMemberships(UUID person) {
        return Statement.of(MEMBERSHIPS + "m.person_id = :person ORDER BY o.name, m.id")
                .bind("person", person)
                .on(database)
                .map(PeopleQueries::membership)
                .all();
    }

    Mono<Page<MembershipView>> memberships(
            Caller caller,
            @Nullable UUID organization,
            @Nullable UUID person,
            @Nullable Role role,
            int limit,
            @Nullable String cursor) {
        Statement statement = Statement.of(MEMBERSHIPS + "o.path <@ :scope::ltree[]")
                .bind("scope", caller.scope(OrganizationPermission.PEOPLE_READ))
                .and("m.organization_id = :organization", "organization", organization)
                .and("m.person_id = :person", "person", person)
                .and("m.role = :role", "role", role == null ? null : role.name());
        Cursor.decode(cursor, 1)
                .ifPresent(after -> statement.append("AND m.id > :afterId").bind("afterId", after.uuid(0)));
        return statement
                .append("ORDER BY m.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(PeopleQueries::membership)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> List.of(row.id().toString())));
    }

    private static PersonRow personRow(Readable row) {
        return new PersonRow(
                Rows.get(row, "id", UUID.class), Rows.get(row, "name", String.class), row.get("email", String.class));
    }

    private static MembershipView membership(Readable row) {
        return new MembershipView(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "person_id", UUID.class),
                Rows.get(row, "person_name", String.class),
                Role.valueOf(Rows.get(row, "role", String.class)),
                new OrganizationSummary(
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "organization_name", String.class),
                        OrganizationKind.valueOf(Rows.get(row, "organization_kind", String.class)),
                        row.get("organization_parent_id", UUID.class)),
                Rows.get(row, "valid_from", LocalDate.class),
                row.get("valid_to", LocalDate.class));
    }
}
