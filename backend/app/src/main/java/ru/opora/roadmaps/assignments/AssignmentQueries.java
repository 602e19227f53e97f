package ru.opora.roadmaps.assignments;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.execution.CheckpointPermission;

/** The SQL of assignments: seen where the executor or the roadmap's owner lies inside the caller's subtrees. */
@Repository
class AssignmentQueries {

    private static final String SELECT = """
            SELECT s.id, s.roadmap_id, s.activity_id, s.task_id, s.token, s.person_id, s.valid_from, s.valid_to, s.ended_reason,
                   s.version, s.updated_at, a.number, t.text, p.name AS person_name,
                   s.organization_id, coalesce(o.name, n.name) AS organization_name, coalesce(o.kind, n.kind) AS organization_kind,
                   o.parent_id AS organization_parent_id, coalesce(o.path::text, replace(s.organization_id::text, '-', '')) AS path,
                   (SELECT count(*) FROM roadmaps_checkpoints c WHERE c.assignment_id = s.id AND c.state <> 'CANCELLED') AS checkpoints,
                   (SELECT count(*) FROM roadmaps_checkpoints c WHERE c.assignment_id = s.id AND c.state = 'ACCEPTED') AS accepted
            FROM roadmaps_assignments s
            JOIN roadmaps_activities a ON a.id = s.activity_id JOIN roadmaps_tasks t ON t.id = s.task_id
            LEFT JOIN organizations o ON o.id = s.organization_id LEFT JOIN organizations w ON w.id = s.owner_id
            LEFT JOIN LATERAL (SELECT x.name, x.kind FROM roadmaps_executors x WHERE x.id = s.organization_id AND o.id IS NULL) n ON true
            LEFT JOIN organizations_people p ON p.id = s.person_id
            WHERE (o.path <@ :scope::ltree[] OR w.path <@ :scope::ltree[])""";

    private final DatabaseClient database;

    AssignmentQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID roadmap,
            @Nullable UUID organization,
            @Nullable UUID activity,
            boolean current) {}

    /** An assignment as read, with the executor's place in the tree. */
    record Row(
            UUID id,
            UUID roadmapId,
            UUID activityId,
            UUID taskId,
            @Nullable String number,
            String text,
            OrganizationSummary organization,
            String path,
            String token,
            AssignmentView.@Nullable Person person,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            AssignmentView.@Nullable EndedReason endedReason,
            int checkpointCount,
            int acceptedCount,
            long version,
            Instant updatedAt) {}

    Mono<Page<Row>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and("s.roadmap_id = :roadmap", "roadmap", filter.roadmap())
                .and("s.organization_id = :organization", "organization", filter.organization())
                .and("s.activity_id = :activity", "activity", filter.activity());
        if (filter.current()) {
            statement.append("AND (s.ended_reason IS NULL OR s.ended_reason = 'LEFT' AND s.valid_to >= current_date)");
        }
        Cursor.decode(cursor, 1)
                .ifPresent(after -> statement.append("AND s.id > :after").bind("after", after.uuid(0)));
        return statement
                .append("ORDER BY s.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(AssignmentQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> List.of(row.id().toString())));
    }

    Mono<Row> find(Caller caller, UUID id) {
        return select(caller)
                .and("s.id = :id", "id", id)
                .on(database)
                .map(AssignmentQueries::row)
                .one();
    }

    /** Whether somebody has a current role in the organisation by which one may report for it. */
    Mono<Boolean> reports(UUID person, UUID organization, Instant now) {
        return Statement.of("""
                        SELECT EXISTS (SELECT 1 FROM organizations_memberships m JOIN organizations o ON o.id = m.organization_id
                            WHERE m.person_id = :person AND m.organization_id = :organization
                              AND m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR',
                                             'SCHOOL_HEAD', 'SCHOOL_COORDINATOR')
                              AND organizations_membership_state(m, opora_today(:now, o.time_zone)) = 'CURRENT') AS found""")
                .bind("person", person)
                .bind("organization", organization)
                .bind("now", now)
                .on(database)
                .map(row -> Rows.get(row, "found", Boolean.class))
                .one();
    }

    /** Gives the number of rows changed: none when it was changed meanwhile. */
    Mono<Long> delegate(UUID id, @Nullable Long version, @Nullable UUID person) {
        return Statement.of("""
                        UPDATE roadmaps_assignments SET person_id = :person, version = version + 1, updated_at = now()
                        WHERE id = :id""")
                .bind("id", id)
                .bindNullable("person", person, UUID.class)
                .and("version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("scope", caller.scope(CheckpointPermission.READ));
    }

    private static Row row(Readable row) {
        UUID person = row.get("person_id", UUID.class);
        String name = row.get("person_name", String.class);
        String ended = row.get("ended_reason", String.class);
        return new Row(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "roadmap_id", UUID.class),
                Rows.get(row, "activity_id", UUID.class),
                Rows.get(row, "task_id", UUID.class),
                row.get("number", String.class),
                Rows.get(row, "text", String.class),
                OrganizationSummary.read(row),
                Rows.get(row, "path", String.class),
                Rows.get(row, "token", String.class),
                person == null || name == null ? null : new AssignmentView.Person(person, name),
                Rows.get(row, "valid_from", LocalDate.class),
                row.get("valid_to", LocalDate.class),
                ended == null ? null : AssignmentView.EndedReason.valueOf(ended),
                Rows.get(row, "checkpoints", Long.class).intValue(),
                Rows.get(row, "accepted", Long.class).intValue(),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class));
    }
}
