package ru.opora.courses;

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
import ru.opora.courses.CourseView.Action;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of courses: all of own subtrees, and those from above that are no drafts. */
@Repository
class CourseQueries {

    private static final String SELECT = """
            SELECT c.id, c.title, c.provider, c.hours, c.positions, c.form, c.begins_on, c.ends_on, c.places, c.programme_id,
                   p.name AS programme_name, c.link, c.description, c.state, c.cancelled_reason, c.updated_at, c.version,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id, o.path::text AS path, opora_today(:now, o.time_zone) AS today,
                   n.taken, n.applied, n.completed
            FROM courses_courses c JOIN organizations o ON o.id = c.organization_id
            LEFT JOIN organizations_programmes p ON p.id = c.programme_id CROSS JOIN LATERAL courses_counts(c.id) n
            WHERE (o.path <@ :read::ltree[] OR c.state <> 'DRAFT' AND o.path @> :read::ltree[])""";

    private final DatabaseClient database;
    private final Clock clock;

    CourseQueries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a list may be narrowed by; null means everything.
     *
     * @param from courses that end on this day or later
     * @param to those that begin on this day or earlier
     */
    record Filter(
            @Nullable UUID within,
            @Nullable String q,
            @Nullable CourseState state,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String position,
            @Nullable Instant since) {}

    Mono<Page<CourseView>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        CourseState state = filter.state();
        Statement statement = select(caller)
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within())
                .and(
                        "(lower(c.title) LIKE :text OR lower(c.provider) LIKE :text)",
                        "text",
                        Patterns.containing(filter.q()))
                .and("c.state = :state", "state", state == null ? null : state.name())
                .and("c.ends_on >= :from", "from", filter.from())
                .and("c.begins_on <= :to", "to", filter.to())
                .and(
                        "(c.positions = '{}' OR EXISTS (SELECT 1 FROM unnest(c.positions) p WHERE lower(p) LIKE :position))",
                        "position",
                        Patterns.containing(filter.position()))
                .and("c.updated_at >= :since", "since", filter.since());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (c.begins_on, c.id) < (:afterDay, :afterId)")
                        .bind("afterDay", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY c.begins_on DESC, c.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.beginsOn().toString(), row.id().toString())));
    }

    Mono<CourseView> find(Caller caller, UUID id) {
        return select(caller)
                .and("c.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    Mono<KnownCourse> known(Caller caller, UUID id) {
        return select(caller)
                .and("c.id = :id", "id", id)
                .on(database)
                .map(row -> new KnownCourse(
                        id,
                        Rows.get(row, "path", String.class),
                        CourseState.valueOf(Rows.get(row, "state", String.class)),
                        Rows.get(row, "begins_on", LocalDate.class),
                        Rows.get(row, "ends_on", LocalDate.class),
                        Rows.get(row, "today", LocalDate.class)))
                .one();
    }

    /** Waits until nobody else changes it, and is the only one who does until the end of the transaction. */
    Mono<HeldCourse> hold(UUID id) {
        return Statement.of("SELECT h.state, h.places, h.taken, h.open FROM courses_hold(:id) h")
                .bind("id", id)
                .on(database)
                .map(row -> new HeldCourse(
                        CourseState.valueOf(Rows.get(row, "state", String.class)),
                        row.get("places", Integer.class),
                        Rows.get(row, "taken", Long.class),
                        Rows.get(row, "open", Long.class)))
                .one();
    }

    Mono<Void> insert(UUID id, UUID organization, CourseContent content, String author) {
        return written(Statement.of("""
                        INSERT INTO courses_courses (id, organization_id, title, provider, hours, positions, form, begins_on, ends_on,
                            places, programme_id, link, description, created_by)
                        VALUES (:id, :organization, :title, :provider, :hours, :positions, :form, :begins, :ends,
                            :places, :programme, :link, :description, :author)"""), content)
                .bind("id", id)
                .bind("organization", organization)
                .bind("author", author)
                .on(database)
                .then();
    }

    Mono<Long> update(UUID id, long version, CourseContent content) {
        return written(Statement.of("""
                        UPDATE courses_courses SET title = :title, provider = :provider, hours = :hours, positions = :positions, form = :form,
                            begins_on = :begins, ends_on = :ends, places = :places, programme_id = :programme, link = :link,
                            description = :description, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version"""), content)
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> put(UUID id, long version, CourseState state, @Nullable String reason) {
        return Statement.of("""
                        UPDATE courses_courses SET state = :state, cancelled_reason = :reason, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", id)
                .bind("version", version)
                .bind("state", state.name())
                .bindNullable("reason", reason, String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> delete(UUID id, long version) {
        return Statement.of("DELETE FROM courses_courses WHERE id = :id AND version = :version AND state = 'DRAFT'")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Boolean> programmeIsThere(UUID programme) {
        return Statement.of("SELECT EXISTS (SELECT 1 FROM organizations_programmes p WHERE p.id = :id) AS there")
                .bind("id", programme)
                .on(database)
                .map(row -> Rows.get(row, "there", Boolean.class))
                .one();
    }

    private Statement select(Caller caller) {
        return Statement.of(SELECT).bind("now", clock.instant()).bind("read", caller.scope(CoursePermission.READ));
    }

    private static Statement written(Statement statement, CourseContent content) {
        return statement
                .bind("title", content.title())
                .bind("provider", content.provider())
                .bind("hours", content.hours())
                .bind("positions", content.positions().toArray(String[]::new))
                .bind("form", content.form().name())
                .bind("begins", content.beginsOn())
                .bind("ends", content.endsOn())
                .bindNullable("places", content.places(), Integer.class)
                .bindNullable("programme", content.programmeId(), UUID.class)
                .bindNullable("link", content.link(), String.class)
                .bindNullable("description", content.description(), String.class);
    }

    private static CourseView view(Readable row, Caller caller) {
        LocalDate begins = Rows.get(row, "begins_on", LocalDate.class);
        LocalDate ends = Rows.get(row, "ends_on", LocalDate.class);
        LocalDate today = Rows.get(row, "today", LocalDate.class);
        CourseState state = CourseState.valueOf(Rows.get(row, "state", String.class));
        return new CourseView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "title", String.class),
                Rows.get(row, "provider", String.class),
                Rows.get(row, "hours", Integer.class),
                List.of(Rows.get(row, "positions", String[].class)),
                CourseForm.valueOf(Rows.get(row, "form", String.class)),
                begins,
                ends,
                state == CourseState.ANNOUNCED && !today.isBefore(begins) && !today.isAfter(ends),
                row.get("places", Integer.class),
                Math.toIntExact(Rows.get(row, "taken", Long.class)),
                Math.toIntExact(Rows.get(row, "applied", Long.class)),
                Math.toIntExact(Rows.get(row, "completed", Long.class)),
                row.get("programme_id", UUID.class),
                row.get("programme_name", String.class),
                row.get("link", String.class),
                row.get("description", String.class),
                state,
                row.get("cancelled_reason", String.class),
                Rows.get(row, "updated_at", Instant.class),
                Rows.get(row, "version", Long.class),
                actions(caller, Rows.get(row, "path", String.class), state, today.isAfter(ends)));
    }

    private static List<Action> actions(Caller caller, String path, CourseState state, boolean over) {
        boolean runs = caller.may(CoursePermission.WRITE, path);
        List<Action> actions = new ArrayList<>();
        if (runs && state == CourseState.DRAFT) {
            actions.addAll(List.of(Action.update, Action.delete, Action.announce));
        }
        if (runs && state == CourseState.ANNOUNCED) {
            actions.addAll(List.of(Action.update, Action.close, Action.cancel, Action.decide));
        }
        if (state == CourseState.ANNOUNCED && (runs || !over) && reaches(caller, path)) {
            actions.add(Action.enrol);
        }
        return actions;
    }

    /** Whether the caller names teachers of some school at or below the owner. */
    private static boolean reaches(Caller caller, String path) {
        if (caller.may(CoursePermission.ENROL, path)) {
            return true;
        }
        for (String root : caller.scope(CoursePermission.ENROL)) {
            if (root.startsWith(path + ".")) {
                return true;
            }
        }
        return false;
    }
}
