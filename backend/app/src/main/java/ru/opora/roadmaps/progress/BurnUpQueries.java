package ru.opora.roadmaps.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of burn-ups, from the checkpoints: days of reports have no counts of their own. */
@Repository
class BurnUpQueries {

    private static final String POINTS = """
            WITH events AS (
                SELECT e.day, e.planned, e.submitted, e.accepted
                FROM roadmaps_checkpoints t LEFT JOIN organizations o ON o.id = t.organization_id
                CROSS JOIN LATERAL (VALUES
                    (t.due, 1, 0, 0),
                    (CASE WHEN t.state IN ('SUBMITTED', 'ACCEPTED') THEN (t.submitted_at AT TIME ZONE t.time_zone)::date END, 0, 1, 0),
                    (CASE WHEN t.state = 'ACCEPTED' THEN (t.accepted_at AT TIME ZONE t.time_zone)::date END, 0, 0, 1)
                ) e (day, planned, submitted, accepted)
                WHERE t.roadmap_id = :about AND t.state <> 'CANCELLED' AND e.day IS NOT NULL AND %s
            ), steps AS (
                SELECT date_trunc(:step, day)::date AS day, sum(planned) AS planned, sum(submitted) AS submitted, sum(accepted) AS accepted
                FROM events GROUP BY 1
            )
            SELECT day, (sum(planned) OVER w)::bigint AS planned, (sum(submitted) OVER w)::bigint AS submitted,
                   (sum(accepted) OVER w)::bigint AS accepted
            FROM steps WINDOW w AS (ORDER BY day) ORDER BY day""";

    private final DatabaseClient database;

    BurnUpQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<BurnUpPoint>> points(Sight sight, UUID roadmap, BurnUpStep step) {
        return sight.bind(Statement.of(POINTS.formatted(sight.executors("o.path"))))
                .bind("about", roadmap)
                .bind("step", step.name())
                .on(database)
                .map(row -> new BurnUpPoint(
                        Rows.get(row, "day", LocalDate.class),
                        Rows.get(row, "planned", Long.class),
                        Rows.get(row, "submitted", Long.class),
                        Rows.get(row, "accepted", Long.class)))
                .all()
                .collectList();
    }
}
