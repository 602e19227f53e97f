package ru.opora.organizations.people;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.security.Caller;

/** The SQL of people. A person is seen by who sees one of their memberships, also an ended one. */
@Repository
class PeopleQueries {

    private static final String COLUMNS =
            "SELECT p.id, p.subject, p.name, p.email, p.position, p.phone, p.left_on, p.left_reason, p.version, p.updated_at"
                    + " FROM organizations_people p WHERE ";

    private static final String VISIBLE = COLUMNS + """
            EXISTS (SELECT 1 FROM organizations_memberships m JOIN organizations o ON o.id = m.organization_id
                    WHERE m.person_id = p.id AND o.path <@ :scope::ltree[]""";

    private final DatabaseClient database;

    PeopleQueries(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What a list may be narrowed by; null means everything.
     *
     * @param former also those whose memberships there have ended; those who left altogether are found by left
     */
    record Filter(
            @Nullable String text,
            @Nullable UUID organization,
            @Nullable UUID within,
            @Nullable Role role,
            boolean former,
            @Nullable Boolean left,
            @Nullable Instant updatedSince) {}

    /** A person as stored. */
    record Row(
            UUID id,
            @Nullable String subject,
            String name,
            @Nullable String email,
            @Nullable String position,
            @Nullable String phone,
            @Nullable LocalDate leftOn,
            @Nullable String leftReason,
            long version,
            Instant updatedAt) {}

    /** The orders a list can be read in; each is unique together with the id. */
    enum Sort {
        NAME("p.name", false, text -> text),
        NEWEST("p.updated_at", true, Instant::parse);

        private static final Map<String, Sort> BY_NAME = Map.of("", NAME, "name", NAME, "-updatedAt", NEWEST);

        private final String column;
        private final boolean descending;
        private final Function<String, Object> read;

        Sort(String column, boolean descending, Function<String, Object> read) {
            this.column = column;
            this.descending = descending;
            this.read = read;
        }

        static Sort of(@Nullable String name) {
            Sort known = BY_NAME.get(name == null ? "" : name);
            if (known == null) {
                throw ProblemException.badParameter("sort", "UNKNOWN_SORT");
            }
            return known;
        }

        /** Where somebody stands in this order. */
        List<String> key(String name, Instant updatedAt, UUID id) {
            return List.of(this == NAME ? name : updatedAt.toString(), id.toString());
        }
    }

    /**
     * A page of people.
     *
     * @param few the organisations whose people come into question, when they are few: then it is read by them
     */
    Mono<Page<Row>> list(
            Caller caller,
            Instant now,
            Filter filter,
            UUID @Nullable [] few,
            Sort sort,
            int limit,
            @Nullable String cursor) {
        Statement statement = Statement.of(VISIBLE)
                .bind("scope", caller.scope(OrganizationPermission.PEOPLE_READ))
                .and("m.organization_id = ANY(:few)", "few", few)
                .and("o.id = :organization", "organization", filter.organization())
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within())
                .and(
                        "m.role = :role",
                        "role",
                        filter.role() == null ? null : filter.role().name());
        if (!filter.former() && !Boolean.TRUE.equals(filter.left())) {
            statement
                    .append("AND organizations_membership_state(m, opora_today(:now, o.time_zone)) <> 'ENDED'")
                    .bind("now", now);
        }
        statement
                .append(")")
                .and("p.updated_at >= :updatedSince", "updatedSince", filter.updatedSince())
                .and(
                        "(lower(p.name) LIKE :text OR lower(p.email) LIKE :text)",
                        "text",
                        Patterns.containing(filter.text()))
                .and("(p.left_on IS NOT NULL) = :left", "left", filter.left());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (" + sort.column + ", p.id) " + (sort.descending ? "<" : ">")
                                + " (:afterKey, :afterId)")
                        .bind("afterKey", after.part(0, sort.read))
                        .bind("afterId", after.uuid(1)));
        String direction = sort.descending ? "DESC" : "ASC";
        return statement
                .append("ORDER BY " + sort.column + " " + direction + ", p.id " + direction + " LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(PeopleQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> sort.key(row.name(), row.updatedAt(), row.id())));
    }

    Mono<Row> find(Caller caller, UUID id) {
        return Statement.of(VISIBLE + ")")
                .bind("scope", caller.scope(OrganizationPermission.PEOPLE_READ))
                .and("p.id = :id", "id", id)
                .on(database)
                .map(PeopleQueries::row)
                .one();
    }

    /** The person, and nobody else changes them until the transaction ends. */
    Mono<Row> lock(UUID id) {
        return Statement.of(COLUMNS + "p.id = :id FOR UPDATE")
                .bind("id", id)
                .on(database)
                .map(PeopleQueries::row)
                .one();
    }

    Mono<Row> bySubject(String subject) {
        return Statement.of(COLUMNS + "p.subject = :subject")
                .bind("subject", subject)
                .on(database)
                .map(PeopleQueries::row)
                .one();
    }

    /** Whether this is the address of somebody else, seen or not. */
    Mono<Boolean> emailTaken(String email, UUID byOtherThan) {
        return Statement.of("SELECT organizations_email_taken(:email, :id) AS taken")
                .bind("email", email)
                .bind("id", byOtherThan)
                .on(database)
                .map(row -> Rows.get(row, "taken", Boolean.class))
                .one();
    }

    /** Whose address this is, as far as row-level security shows it. */
    Mono<Row> byEmail(String email) {
        return Statement.of(COLUMNS + "lower(p.email) = lower(:email)")
                .bind("email", email)
                .on(database)
                .map(PeopleQueries::row)
                .one();
    }

    private static Row row(Readable row) {
        return new Row(
                Rows.get(row, "id", UUID.class),
                row.get("subject", String.class),
                Rows.get(row, "name", String.class),
                row.get("email", String.class),
                row.get("position", String.class),
                row.get("phone", String.class),
                row.get("left_on", LocalDate.class),
                row.get("left_reason", String.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class));
    }
}
