package ru.opora.roadmaps.progress;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of what one organisation executes, and of what waits for whoever controls. */
@Repository
class ExecutionQueries {

    private static final String OPEN = "t.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')";

    /**
     * What a checkpoint says of itself in a short list: of a table c with day, from a table t. Words of a few rows are looked up
     * one by one: under row-level security the planner expects so many of them that it would read everything once.
     */
    static final String SHORT = """
            SELECT c.id, c.roadmap_id, c.activity_id, c.organization_id, coalesce(o.name, '') AS organization_name, a.number,
                   coalesce(a.title, '') AS title, c.due, c.state, c.submitted_at,
                   c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND c.due IS NOT NULL AND %s AS overdue
            FROM found c LEFT JOIN LATERAL (SELECT n.name FROM organizations n WHERE n.id = c.organization_id OFFSET 0) o ON true
            LEFT JOIN LATERAL (SELECT n.number, n.title FROM roadmaps_activities n WHERE n.id = c.activity_id OFFSET 0) a ON true""";

    private static final String ROADMAPS = """
            WITH counts AS (
                SELECT %s WHERE t.organization_id = :id
            ), grouped AS (SELECT c.roadmap_id AS key, %s FROM counts c GROUP BY c.roadmap_id)
            SELECT g.*, r.title, r.state = 'CLOSED' AS closed FROM grouped g JOIN roadmaps r ON r.id = g.key
            WHERE r.state IN ('ACTIVE', 'CLOSED')""";

    private static final String REPORTS = """
            SELECT r.id, r.checkpoint_id, t.roadmap_id, a.number, coalesce(a.title, '') AS title, r.state, r.remark, r.submitted_at, r.decided_at
            FROM roadmaps_checkpoints t JOIN roadmaps_reports r ON r.checkpoint_id = t.id
            LEFT JOIN roadmaps_activities a ON a.id = t.activity_id
            WHERE t.organization_id = :id AND t.state <> 'PLANNED' AND r.state <> 'DRAFT'
            ORDER BY r.submitted_at DESC, r.id LIMIT 10""";

    private final DatabaseClient database;

    ExecutionQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<OrganizationSummary> organization(Caller caller, UUID id) {
        return Statement.of("SELECT " + OrganizationSummary.COLUMNS
                        + " FROM organizations o WHERE o.id = :id AND o.path <@ :scope::ltree[]")
                .bind("id", id)
                .bind("scope", caller.scope(ProgressPermission.READ))
                .on(database)
                .map(OrganizationSummary::read)
                .one();
    }

    /** A plan, and whether it is over. */
    record Plan(ProgressRow row, boolean closed) {}

    Flux<Plan> roadmaps(Moment moment, UUID organization) {
        String sql = ROADMAPS.formatted(Sight.checkpoint("t.organization_id", null), ProgressQueries.sums(moment));
        return moment.bind(Statement.of(sql))
                .bind("id", organization)
                .append("ORDER BY r.period_start DESC, r.id LIMIT 50")
                .on(database)
                .map(row -> new Plan(
                        new ProgressRow(
                                Rows.get(row, "key", UUID.class),
                                null,
                                Rows.get(row, "title", String.class),
                                null,
                                ProgressCounts.of(row)),
                        Rows.get(row, "closed", Boolean.class)))
                .all();
    }

    Flux<NextCheckpoint> next(Moment moment, UUID organization) {
        return shortList(
                Statement.of(found(
                                "t.organization_id = :id AND " + Sight.running("t") + " AND " + OPEN,
                                "t.day, t.id",
                                moment))
                        .bind("id", organization),
                moment);
    }

    Flux<LastReport> reports(UUID organization) {
        return Statement.of(REPORTS)
                .bind("id", organization)
                .on(database)
                .map(row -> new LastReport(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "checkpoint_id", UUID.class),
                        Rows.get(row, "roadmap_id", UUID.class),
                        row.get("number", String.class),
                        Rows.get(row, "title", String.class),
                        Rows.get(row, "state", String.class),
                        row.get("remark", String.class),
                        row.get("submitted_at", Instant.class),
                        row.get("decided_at", Instant.class)))
                .all();
    }

    private static String found(String condition, String order, Moment moment) {
        return "WITH found AS (SELECT t.* FROM roadmaps_checkpoints t WHERE " + condition + " ORDER BY " + order
                + " LIMIT 10)\n" + SHORT.formatted(moment.late()) + "\nORDER BY "
                + order.replace("t.", "c.");
    }

    private Flux<NextCheckpoint> shortList(Statement statement, Moment moment) {
        return moment.bind(statement)
                .on(database)
                .map(ExecutionQueries::checkpoint)
                .all();
    }

    private static NextCheckpoint checkpoint(Readable row) {
        return new NextCheckpoint(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "roadmap_id", UUID.class),
                Rows.get(row, "activity_id", UUID.class),
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "organization_name", String.class),
                row.get("number", String.class),
                Rows.get(row, "title", String.class),
                row.get("due", LocalDate.class),
                Rows.get(row, "state", String.class),
                Rows.get(row, "overdue", Boolean.class),
                row.get("submitted_at", Instant.class));
    }
}
