package ru.opora.reports;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** What fell due by roadmaps in a period. An organisation to which nothing was ever assigned has no figure, and no zero. */
@Component
class CheckpointFigures implements FigureSource {

    private static final String DUE = "checkpoints.due";
    private static final String ACCEPTED = "checkpoints.accepted";
    private static final String SHARE = "checkpoints.acceptedShare";
    private static final String OVERDUE = "checkpoints.overdue";

    /** What a closed roadmap left undone is late for nobody. */
    private static final String LATE =
            "c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND c.due < opora_today(:moment, c.time_zone) AND k.roadmap_id IS NULL";

    private final DatabaseClient database;
    private final Clock clock;

    CheckpointFigures(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(DUE, Unit.COUNT),
                new Kind(ACCEPTED, Unit.COUNT),
                new Kind(SHARE, Unit.SHARE),
                new Kind(OVERDUE, Unit.COUNT));
    }

    @Override
    public Flux<Value> values(List<UUID> organizations, About about) {
        return Statement.of("""
                        SELECT d.id, CASE WHEN k.known THEN n.due END AS due, CASE WHEN k.known THEN n.accepted END AS accepted,
                               CASE WHEN k.known THEN n.overdue END AS overdue
                        FROM organizations d
                        CROSS JOIN LATERAL (
                            SELECT EXISTS (SELECT 1 FROM organizations o JOIN roadmaps_assignments a ON a.organization_id = o.id
                                           WHERE o.path <@ d.path) AS known) k
                        CROSS JOIN LATERAL (
                            SELECT count(*) AS due, count(*) FILTER (WHERE c.state = 'ACCEPTED') AS accepted,
                                   count(*) FILTER (WHERE %s) AS overdue
                            FROM organizations o
                            JOIN roadmaps_checkpoints c ON c.organization_id = o.id AND c.day BETWEEN :start AND :end
                            LEFT JOIN roadmaps_closings() k ON k.roadmap_id = c.roadmap_id
                            WHERE o.path <@ d.path AND roadmaps_fell_due(c.due, c.state, k.closed_on)) n
                        WHERE d.id = ANY(:ids)""".formatted(LATE))
                .bind("moment", clock.instant())
                .bind("start", about.start())
                .bind("end", about.end())
                .bind("ids", organizations.toArray(UUID[]::new))
                .on(database)
                .map(CheckpointFigures::values)
                .all()
                .concatMapIterable(all -> all);
    }

    private static List<Value> values(Readable row) {
        UUID id = Rows.get(row, "id", UUID.class);
        Long due = row.get("due", Long.class);
        Long accepted = row.get("accepted", Long.class);
        return List.of(
                Value.count(id, DUE, due),
                Value.count(id, ACCEPTED, accepted),
                Value.share(id, SHARE, accepted, due),
                Value.count(id, OVERDUE, row.get("overdue", Long.class)));
    }

    @Override
    public Flux<FigureRow> rows(UUID organization, String code, About about, String after, int limit) {
        Statement statement = Statement.of("""
                        SELECT to_char(c.day, 'YYYY-MM-DD') || ' ' || c.id AS key, o.id AS organization_id, o.name AS organization_name,
                               a.title AS text, c.due AS day, c.state, NULL::float8 AS value, NULL::float8 AS whole, c.id AS subject_id
                        FROM organizations d JOIN organizations o ON o.path <@ d.path
                        JOIN roadmaps_checkpoints c ON c.organization_id = o.id AND c.day BETWEEN :start AND :end
                        JOIN roadmaps_activities a ON a.id = c.activity_id
                        LEFT JOIN roadmaps_closings() k ON k.roadmap_id = c.roadmap_id
                        WHERE d.id = :id AND roadmaps_fell_due(c.due, c.state, k.closed_on)
                          AND to_char(c.day, 'YYYY-MM-DD') || ' ' || c.id > :after""")
                .bind("id", organization)
                .bind("start", about.start())
                .bind("end", about.end())
                .bind("after", after);
        if (code.equals(ACCEPTED)) {
            statement.append("AND c.state = 'ACCEPTED'");
        } else if (code.equals(OVERDUE)) {
            statement.append("AND " + LATE).bind("moment", clock.instant());
        }
        return statement
                .append("ORDER BY key LIMIT :limit")
                .bind("limit", limit)
                .on(database)
                .map(row -> FigureRow.read(row, FigureRow.Subject.CHECKPOINT))
                .all();
    }
}
