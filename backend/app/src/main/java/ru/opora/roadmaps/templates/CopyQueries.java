package ru.opora.roadmaps.templates;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Newest;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.terms.Period;

/** The SQL of copies for many: what was asked for, and who is at it. */
@Repository
class CopyQueries {

    private static final String SELECT = """
            SELECT c.id, c.organization_id, c.roadmap_id, c.template_id, c.title, c.period_start, c.period_end, c.programme_id,
                   c.cohort_year, c.state, c.created_by, c.created_at, c.finished_at, c.version,
                   count(i.id) AS total, count(i.id) FILTER (WHERE i.state = 'MADE') AS made,
                   count(i.id) FILTER (WHERE i.state = 'ALREADY_THERE') AS there, count(i.id) FILTER (WHERE i.state = 'FAILED') AS failed
            FROM roadmaps_copies c JOIN organizations o ON o.id = c.organization_id
            LEFT JOIN roadmaps_copy_items i ON i.copy_id = c.id WHERE\s""";

    private static final String INSIDE = "o.path <@ :write::ltree[]";

    private final DatabaseClient database;

    CopyQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What is to be done, with who asked for it. */
    record Job(CopyView view, @Nullable String title, String createdBy) {}

    Mono<Page<CopyView>> list(Caller caller, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(SELECT + INSIDE).bind("write", caller.scope(RoadmapPermission.WRITE));
        Newest.ahead(cursor, statement, "c").append("GROUP BY c.id");
        return Newest.order(statement, "c", limit)
                .on(database)
                .map(row -> job(row).view())
                .all()
                .collectList()
                .map(rows -> Newest.page(rows, limit, CopyView::createdAt, CopyView::id));
    }

    Mono<CopyView> find(Caller caller, UUID id) {
        return Statement.of(SELECT + INSIDE)
                .bind("write", caller.scope(RoadmapPermission.WRITE))
                .and("c.id = :id", "id", id)
                .append("GROUP BY c.id")
                .on(database)
                .map(row -> job(row).view())
                .one();
    }

    Mono<Job> stored(UUID id) {
        return Statement.of(SELECT + "c.id = :id GROUP BY c.id")
                .bind("id", id)
                .on(database)
                .map(CopyQueries::job)
                .one();
    }

    Mono<Void> insert(UUID id, UUID organization, CopyRequest.Many request, Period period, String author) {
        return Statement.of("""
            INSERT INTO roadmaps_copies (id, organization_id, roadmap_id, template_id, title, period_start, period_end,
                programme_id, cohort_year, state, created_by)
            VALUES (:id, :organization, :roadmap, :template, :title, :start, :end, :programme, :cohort, 'QUEUED', :author)""")
                .bind("id", id)
                .bind("organization", organization)
                .bindNullable("roadmap", request.roadmapId(), UUID.class)
                .bindNullable("template", request.templateId(), UUID.class)
                .bindNullable("title", request.title(), String.class)
                .bind("start", period.start())
                .bind("end", period.end())
                .bindNullable("programme", request.programmeId(), UUID.class)
                .bindNullable("cohort", request.cohortYear(), Integer.class)
                .bind("author", author)
                .on(database)
                .then();
    }

    /**
     * The schools that take part in the period of the copy, have not left by today, and in which the caller writes plans. Gives
     * how many there are.
     */
    Mono<Long> insertSchools(UUID copy, Caller caller, UUID source, UUID programme, @Nullable Integer cohort) {
        Statement statement = Statement.of("""
            INSERT INTO roadmaps_copy_items (id, copy_id, position, source_id, organization_id, state)
            SELECT gen_random_uuid(), :copy, row_number() OVER (ORDER BY o.name, o.id), :source, o.id, 'WAITING'
            FROM roadmaps_copies c CROSS JOIN organizations o
            WHERE c.id = :copy AND o.path <@ :write::ltree[] AND o.state = 'ACTIVE' AND EXISTS (
                SELECT 1 FROM organizations_participations p
                WHERE p.organization_id = o.id AND p.programme_id = :programme AND p.entered_on <= c.period_end
                  AND (p.left_on IS NULL OR p.left_on > greatest(c.period_start, opora_today(now(), o.time_zone)))""")
                .bind("copy", copy)
                .bind("write", caller.scope(RoadmapPermission.WRITE))
                .bind("source", source)
                .bind("programme", programme)
                .and("p.cohort_year = :cohort", "cohort", cohort);
        return statement.append(")").on(database).fetch().rowsUpdated();
    }

    /** A roadmap and those below that adopted its rows, of who is not closed and where the caller writes plans: parents first. */
    Mono<Long> insertSubtree(UUID copy, Caller caller, UUID roadmap) {
        return Statement.of("""
            INSERT INTO roadmaps_copy_items (id, copy_id, position, source_id, organization_id, state)
            WITH RECURSIVE below AS (
                SELECT r.id, r.organization_id, 0 AS depth FROM roadmaps r WHERE r.id = :roadmap
                UNION ALL
                SELECT r.id, r.organization_id, b.depth + 1 FROM roadmaps r JOIN below b ON r.parent_id = b.id
                WHERE r.amends_id IS NULL AND b.depth < 10)
            SELECT gen_random_uuid(), :copy, row_number() OVER (ORDER BY b.depth, b.id), b.id, b.organization_id, 'WAITING'
            FROM below b JOIN organizations o ON o.id = b.organization_id WHERE o.path <@ :write::ltree[] AND o.state = 'ACTIVE'""")
                .bind("copy", copy)
                .bind("roadmap", roadmap)
                .bind("write", caller.scope(RoadmapPermission.WRITE))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Whether there is such a programme among those the caller sees; none asked for is there. */
    Mono<Boolean> programmeExists(@Nullable UUID id) {
        return Statement.of(
                        "SELECT :id::uuid IS NULL OR EXISTS (SELECT 1 FROM organizations_programmes g WHERE g.id = :id) AS found")
                .bindNullable("id", id, UUID.class)
                .on(database)
                .map(row -> Rows.get(row, "found", Boolean.class))
                .one();
    }

    /** Takes the oldest job that nobody is at, for as long as a step may take. */
    Mono<UUID> claim() {
        return database.sql("""
            UPDATE roadmaps_copies SET claimed_until = now() + interval '2 minutes' WHERE id = (
                SELECT c.id FROM roadmaps_copies c
                WHERE c.state = 'QUEUED' AND coalesce(c.claimed_until, '-infinity') < now()
                ORDER BY c.created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id""").map(row -> Rows.get(row, "id", UUID.class)).one();
    }

    Mono<Void> extend(UUID copy) {
        return database.sql("UPDATE roadmaps_copies SET claimed_until = now() + interval '2 minutes' WHERE id = :id")
                .bind("id", copy)
                .then();
    }

    Mono<Void> finish(UUID copy) {
        return database.sql("""
            UPDATE roadmaps_copies SET state = 'DONE', finished_at = now(), claimed_until = NULL, version = version + 1
            WHERE id = :id""").bind("id", copy).then();
    }

    private static Job job(Readable row) {
        return new Job(
                new CopyView(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "organization_id", UUID.class),
                        row.get("roadmap_id", UUID.class),
                        row.get("template_id", UUID.class),
                        Rows.get(row, "period_start", LocalDate.class),
                        Rows.get(row, "period_end", LocalDate.class),
                        row.get("programme_id", UUID.class),
                        row.get("cohort_year", Integer.class),
                        CopyView.State.valueOf(Rows.get(row, "state", String.class)),
                        Rows.get(row, "total", Long.class).intValue(),
                        Rows.get(row, "made", Long.class).intValue(),
                        Rows.get(row, "there", Long.class).intValue(),
                        Rows.get(row, "failed", Long.class).intValue(),
                        Rows.get(row, "created_at", Instant.class),
                        row.get("finished_at", Instant.class),
                        Rows.get(row, "version", Long.class)),
                row.get("title", String.class),
                Rows.get(row, "created_by", String.class));
    }
}
