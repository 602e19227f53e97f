package ru.opora.roadmaps.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of burn-ups: what is due from the counts, what was done from the checkpoints, for days of reports have no counts of their own. */
@Repository
class BurnUpQueries {

    private static final String POINTS = """
            WITH counts AS (%s), done AS MATERIALIZED (
                SELECT (t.submitted_at AT TIME ZONE t.time_zone)::date AS submitted_on,
                       CASE WHEN t.state = 'ACCEPTED' THEN (t.accepted_at AT TIME ZONE t.time_zone)::date END AS accepted_on, count(*) AS times
                FROM roadmaps_checkpoints t WHERE %s AND t.state IN ('SUBMITTED', 'ACCEPTED') AND %s GROUP BY 1, 2
            ), events AS (
                SELECT c.day, c.planned + c.in_progress + c.submitted + c.accepted + c.returned AS planned, 0 AS submitted, 0 AS accepted
                FROM counts c WHERE c.day < 'infinity'
                UNION ALL SELECT d.submitted_on, 0, d.times, 0 FROM done d
                UNION ALL SELECT d.accepted_on, 0, 0, d.times FROM done d
            ), steps AS (
                SELECT date_trunc(:step, day)::date AS day, sum(planned) AS planned, sum(submitted) AS submitted, sum(accepted) AS accepted
                FROM (SELECT day, sum(planned) AS planned, sum(submitted) AS submitted, sum(accepted) AS accepted FROM events
                      WHERE day IS NOT NULL GROUP BY day) days
                WHERE planned + submitted + accepted > 0 GROUP BY 1
            )
            SELECT day, (sum(planned) OVER w)::bigint AS planned, (sum(submitted) OVER w)::bigint AS submitted,
                   (sum(accepted) OVER w)::bigint AS accepted
            FROM steps WINDOW w AS (ORDER BY day) ORDER BY day""";

    private final DatabaseClient database;

    BurnUpQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<BurnUpPoint>> points(Sight sight, UUID roadmap, BurnUpStep step) {
        return sight.bind(Statement.of(
                        POINTS.formatted(sight.counts(Sight.OF_ROADMAP), Sight.OF_ROADMAP, sight.checkpoints("t"))))
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
