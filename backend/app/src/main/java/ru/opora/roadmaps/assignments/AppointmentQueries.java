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

/**
 * The SQL of appointment duties. Responsible is, by an order, in a school whoever coordinates it; elsewhere its coordinator or
 * methodist, or of a centre without any those of its municipality.
 */
@Repository
class AppointmentQueries {

    private static final String SELECT = """
            SELECT d.roadmap_id, d.due, d.text, r.title, o.id AS organization_id, o.name AS organization_name,
                   o.kind AS organization_kind, o.parent_id AS organization_parent_id,
                   m.person, m.order_number, m.order_date, s.state
            FROM roadmaps_appointments d JOIN roadmaps r ON r.id = d.roadmap_id
            CROSS JOIN organizations o
            CROSS JOIN LATERAL (SELECT opora_today(:now, o.time_zone) AS today) t
            LEFT JOIN LATERAL roadmaps_responsible(o.id, o.kind, o.parent_id, t.today) m ON true
            CROSS JOIN LATERAL (SELECT CASE WHEN m.person IS NOT NULL THEN 'DONE' WHEN d.due < t.today THEN 'OVERDUE'
                                       ELSE 'PENDING' END AS state) s
            WHERE o.path <@ :scope::ltree[] AND EXISTS (
                SELECT 1 FROM roadmaps_assignments a WHERE a.roadmap_id = d.roadmap_id AND a.organization_id = o.id
                  AND (a.ended_reason IS NULL OR a.ended_reason = 'LEFT' AND a.valid_to >= :now::date))""";

    private final DatabaseClient database;

    AppointmentQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What a list may be narrowed by; null means everything. */
    record Filter(
            @Nullable UUID roadmap,
            @Nullable UUID organization,
            @Nullable UUID within,
            AppointmentView.@Nullable State state,
            boolean mine) {}

    Mono<Page<AppointmentView>> list(Caller caller, Instant now, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(SELECT)
                .bind("scope", caller.scope(CheckpointPermission.READ))
                .bind("now", now)
                .and("d.roadmap_id = :roadmap", "roadmap", filter.roadmap())
                .and("o.id = :organization", "organization", filter.organization())
                .and(
                        "s.state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().name())
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within());
        if (filter.mine()) {
            statement.append("""
                            AND r.state = 'ACTIVE' AND EXISTS (SELECT 1 FROM organizations w WHERE w.path = ANY (:mine::ltree[])
                                AND (w.id = o.id OR w.id = o.parent_id AND o.kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL')))""").bind("mine", caller.scope(CheckpointPermission.REPORT));
        }
        Cursor.decode(cursor, 3)
                .ifPresent(after -> statement
                        .append("AND (d.due, d.roadmap_id, o.id) > (:afterDue, :afterRoadmap, :afterId)")
                        .bind("afterDue", after.part(0, LocalDate::parse))
                        .bind("afterRoadmap", after.uuid(1))
                        .bind("afterId", after.uuid(2)));
        return statement
                .append("ORDER BY d.due, d.roadmap_id, o.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(AppointmentQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                row.due().toString(),
                                row.roadmapId().toString(),
                                row.organization().id().toString())));
    }

    /** The duty of a roadmap, with how many of the executors that the caller sees have done it. */
    Mono<AppointmentView.DutyState> state(Caller caller, Instant now, UUID roadmap) {
        return Statement.of("WITH found AS (" + SELECT + """
                         AND d.roadmap_id = :roadmap)
                        SELECT d.due, d.text, d.version, (SELECT count(*) FROM found WHERE state = 'DONE')::int AS done,
                               (SELECT count(*) FROM found WHERE state = 'PENDING')::int AS pending,
                               (SELECT count(*) FROM found WHERE state = 'OVERDUE')::int AS overdue
                        FROM (SELECT) one LEFT JOIN roadmaps_appointments d ON d.roadmap_id = :roadmap""")
                .bind("scope", caller.scope(CheckpointPermission.READ))
                .bind("now", now)
                .bind("roadmap", roadmap)
                .on(database)
                .map(row -> new AppointmentView.DutyState(
                        row.get("due", LocalDate.class),
                        row.get("text", String.class),
                        Rows.get(row, "done", Integer.class),
                        Rows.get(row, "pending", Integer.class),
                        Rows.get(row, "overdue", Integer.class),
                        row.get("version", Long.class)))
                .one();
    }

    /**
     * Sets the duty that was seen anew, or the first one where none was: version 0. Gives the number of rows written: none when
     * it is another one by now. The same words once more are no new version.
     */
    Mono<Long> set(UUID roadmap, long version, AppointmentView.Duty duty, String by) {
        String text = duty.text() == null || duty.text().isBlank()
                ? null
                : duty.text().strip();
        return Statement.of("""
                        INSERT INTO roadmaps_appointments AS d (roadmap_id, due, text, created_by, version)
                        SELECT :roadmap, :due, :text, :by, 1
                        WHERE :version = 0 OR EXISTS (SELECT 1 FROM roadmaps_appointments WHERE roadmap_id = :roadmap)
                        ON CONFLICT (roadmap_id) DO UPDATE SET due = excluded.due, text = excluded.text,
                            version = d.version + ((d.due, d.text) IS DISTINCT FROM (excluded.due, excluded.text))::int,
                            updated_at = CASE WHEN (d.due, d.text) IS DISTINCT FROM (excluded.due, excluded.text) THEN now() ELSE d.updated_at END
                        WHERE d.version = :version""")
                .bind("roadmap", roadmap)
                .bind("version", version)
                .bind("due", duty.due())
                .bindNullable("text", text, String.class)
                .bind("by", by)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Gives the number of rows that went: none when it is another one by now. */
    Mono<Long> remove(UUID roadmap, long version) {
        return Statement.of("DELETE FROM roadmaps_appointments WHERE roadmap_id = :roadmap AND version = :version")
                .bind("roadmap", roadmap)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static AppointmentView row(Readable row) {
        return new AppointmentView(
                Rows.get(row, "roadmap_id", UUID.class),
                Rows.get(row, "title", String.class),
                OrganizationSummary.read(row),
                Rows.get(row, "due", LocalDate.class),
                row.get("text", String.class),
                AppointmentView.State.valueOf(Rows.get(row, "state", String.class)),
                row.get("person", String.class),
                row.get("order_number", String.class),
                row.get("order_date", LocalDate.class));
    }
}
