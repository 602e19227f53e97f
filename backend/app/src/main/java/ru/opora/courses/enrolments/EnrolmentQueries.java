package ru.opora.courses.enrolments;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.courses.CoursePermission;
import ru.opora.courses.CourseState;
import ru.opora.courses.KnownCourse;
import ru.opora.courses.enrolments.EnrolmentView.Action;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of teachers in courses: those of the caller's own subtrees. */
@Repository
class EnrolmentQueries {

    private static final String SELECT = """
            SELECT e.id, e.full_name, e.position, e.state, e.certificate_number, e.completed_on, e.created_at, e.version,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id, o.path::text AS path
            FROM courses_enrolments e JOIN organizations o ON o.id = e.organization_id
            WHERE e.course_id = :course AND o.path <@ :read::ltree[]""";

    private final DatabaseClient database;
    private final JsonMapper json;

    EnrolmentQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID organization,
            @Nullable EnrolmentState state,
            @Nullable String q) {}

    /** @param path where the school is */
    record Stored(EnrolmentView view, String path) {}

    /**
     * An organisation whose teachers the caller may name.
     *
     * @param below whether the course is for its teachers
     */
    record School(UUID id, OrganizationKind kind, boolean active, boolean below) {}

    /** A row of a request that cannot be added, by its place from 0. */
    record Fault(int row, String code) {}

    Mono<Page<EnrolmentView>> list(
            Caller caller, KnownCourse course, Filter filter, int limit, @Nullable String cursor) {
        EnrolmentState state = filter.state();
        Statement statement = select(caller, course)
                .and("e.organization_id = :organization", "organization", filter.organization())
                .and("e.state = :state", "state", state == null ? null : state.name())
                .and("lower(e.full_name) LIKE :text", "text", Patterns.containing(filter.q()));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (e.full_name, e.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY e.full_name, e.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> stored(row, caller, course).view())
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows, limit, row -> List.of(row.fullName(), row.id().toString())));
    }

    Flux<Stored> find(Caller caller, KnownCourse course, Collection<UUID> ids) {
        return select(caller, course)
                .and("e.id = ANY(:ids)", "ids", ids.toArray(UUID[]::new))
                .on(database)
                .map(row -> stored(row, caller, course))
                .all();
    }

    Flux<School> schools(Caller caller, KnownCourse course, Collection<UUID> ids) {
        return Statement.of("""
                        SELECT o.id, o.kind, o.state = 'ACTIVE' AS active, o.path <@ :path::ltree AS below FROM organizations o
                        WHERE o.id = ANY(:ids) AND o.path <@ :enrol::ltree[]""")
                .bind("path", course.path())
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("enrol", caller.scope(CoursePermission.ENROL))
                .on(database)
                .map(row -> new School(
                        Rows.get(row, "id", UUID.class),
                        OrganizationKind.valueOf(Rows.get(row, "kind", String.class)),
                        Rows.get(row, "active", Boolean.class),
                        Rows.get(row, "below", Boolean.class)))
                .all();
    }

    /** Who is in the course already, and who is named twice. */
    Flux<Fault> repeated(KnownCourse course, List<EnrolmentRequest> rows) {
        return Statement.of("""
                        SELECT i.n, CASE WHEN i.known THEN 'ALREADY_EXISTS' ELSE 'REPEATED' END AS code
                        FROM (SELECT u.n, row_number() OVER (PARTITION BY u.organization, courses_name_key(u.name) ORDER BY u.n) AS time,
                                     EXISTS (SELECT 1 FROM courses_enrolments e
                                             WHERE e.course_id = :course AND e.organization_id = u.organization
                                               AND e.name_key = courses_name_key(u.name) AND e.state <> 'WITHDRAWN') AS known
                              FROM unnest(:organizations::uuid[], :names::text[]) WITH ORDINALITY AS u (organization, name, n)) i
                        WHERE i.known OR i.time > 1 ORDER BY i.n""")
                .bind("course", course.id())
                .bind("organizations", organizations(rows))
                .bind("names", rows.stream().map(EnrolmentRequest::fullName).toArray(String[]::new))
                .on(database)
                .map(row -> new Fault(
                        Math.toIntExact(Rows.get(row, "n", Long.class)) - 1, Rows.get(row, "code", String.class)))
                .all();
    }

    /** Gives their ids in the order of the rows. */
    Mono<List<UUID>> insert(KnownCourse course, List<EnrolmentRequest> rows, EnrolmentState state, String author) {
        UUID[] ids = rows.stream().map(row -> UUID.randomUUID()).toArray(UUID[]::new);
        return Statement.of("""
                        INSERT INTO courses_enrolments (id, course_id, organization_id, full_name, position, state, created_by)
                        SELECT u.id, :course, u.organization, u.name, u.position, :state, :author
                        FROM unnest(:ids::uuid[], :organizations::uuid[], :names::text[], :positions::text[]) AS u (id, organization, name, position)""")
                .bind("course", course.id())
                .bind("state", state.name())
                .bind("author", author)
                .bind("ids", ids)
                .bind("organizations", organizations(rows))
                .bind("names", rows.stream().map(EnrolmentRequest::fullName).toArray(String[]::new))
                .bind("positions", rows.stream().map(EnrolmentRequest::position).toArray(String[]::new))
                .on(database)
                .then()
                .thenReturn(List.of(ids));
    }

    /** Gives places, and says once of each school in the record of changes how many of its teachers got one. */
    Mono<Void> accept(KnownCourse course, List<UUID> ids) {
        return Statement.of("""
                        WITH accepted AS (
                            UPDATE courses_enrolments SET state = 'ENROLLED', version = version + 1, updated_at = now()
                            WHERE course_id = :course AND id = ANY(:ids) AND state = 'APPLIED' RETURNING organization_id)
                        SELECT audit_append(NULL, 'ENROLMENTS_ACCEPTED', 'course', :course::text, a.organization_id, NULL,
                            jsonb_build_object('count', a.count), NULL)
                        FROM (SELECT organization_id, count(*) AS count FROM accepted GROUP BY 1) a""")
                .bind("course", course.id())
                .bind("ids", ids.toArray(UUID[]::new))
                .on(database)
                .then();
    }

    Mono<Void> complete(KnownCourse course, List<EnrolmentRequest.Outcome> outcomes) {
        return Statement.of("""
                        UPDATE courses_enrolments e SET state = CASE WHEN r.completed THEN 'COMPLETED' ELSE 'NOT_COMPLETED' END,
                            certificate_number = CASE WHEN r.completed THEN r."certificateNumber" END,
                            completed_on = CASE WHEN r.completed THEN r."completedOn" END, version = version + 1, updated_at = now()
                        FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, completed boolean, "certificateNumber" text, "completedOn" date)
                        WHERE e.course_id = :course AND e.id = r.id""")
                .bind("course", course.id())
                .bind("rows", Json.of(json.writeValueAsBytes(outcomes)))
                .on(database)
                .then();
    }

    Mono<Void> withdraw(UUID id) {
        return Statement.of("""
                        UPDATE courses_enrolments SET state = 'WITHDRAWN', version = version + 1, updated_at = now() WHERE id = :id""").bind("id", id).on(database).then();
    }

    private static UUID[] organizations(List<EnrolmentRequest> rows) {
        return rows.stream().map(EnrolmentRequest::organizationId).toArray(UUID[]::new);
    }

    private static Statement select(Caller caller, KnownCourse course) {
        return Statement.of(SELECT).bind("course", course.id()).bind("read", caller.scope(CoursePermission.READ));
    }

    private static Stored stored(Readable row, Caller caller, KnownCourse course) {
        String path = Rows.get(row, "path", String.class);
        EnrolmentState state = EnrolmentState.valueOf(Rows.get(row, "state", String.class));
        return new Stored(
                new EnrolmentView(
                        Rows.get(row, "id", UUID.class),
                        OrganizationSummary.read(row),
                        Rows.get(row, "full_name", String.class),
                        Rows.get(row, "position", String.class),
                        state,
                        row.get("certificate_number", String.class),
                        row.get("completed_on", LocalDate.class),
                        Rows.get(row, "created_at", Instant.class),
                        Rows.get(row, "version", Long.class),
                        actions(caller, course, path, state)),
                path);
    }

    private static List<Action> actions(Caller caller, KnownCourse course, String path, EnrolmentState state) {
        List<Action> actions = new ArrayList<>();
        if (course.state() != CourseState.ANNOUNCED || state == EnrolmentState.WITHDRAWN) {
            return actions;
        }
        boolean runs = caller.may(CoursePermission.WRITE, course.path());
        if (runs && state == EnrolmentState.APPLIED) {
            actions.add(Action.accept);
        } else if (runs && course.begun()) {
            actions.add(Action.complete);
        }
        boolean open = state == EnrolmentState.APPLIED || state == EnrolmentState.ENROLLED;
        if (open && (runs || !course.over()) && caller.may(CoursePermission.ENROL, path)) {
            actions.add(Action.withdraw);
        }
        return actions;
    }
}
