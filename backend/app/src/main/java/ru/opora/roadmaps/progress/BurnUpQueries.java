package ru.opora.roadmaps.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/**
 * The SQL of burn-ups: what is due from the counts, what was done from the checkpoints, for days of reports have no counts of
 * their own. Of a past day all of it is as it stood at its end: due with the states of then, done by then.
 */
@Repository
class BurnUpQueries {

    private static final String POINTS = """
            WITH counts AS (%s), done AS MATERIALIZED (
                SELECT submitted_on, accepted_on, count(*) AS times FROM (%s) t GROUP BY 1, 2
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

    private static final String DONE = """
            SELECT (t.submitted_at AT TIME ZONE t.time_zone)::date AS submitted_on,
                   CASE WHEN t.state = 'ACCEPTED' THEN (t.accepted_at AT TIME ZONE t.time_zone)::date END AS accepted_on
            FROM roadmaps_checkpoints t WHERE %s AND t.state IN ('SUBMITTED', 'ACCEPTED') AND\s""".formatted(Sight.OF_ROADMAP);

    /** The last day by then, of what is so now, what was decided otherwise since and what was undone. */
    private static final String DONE_BY = """
            SELECT (SELECT max(day) FROM (
                        SELECT (t.submitted_at AT TIME ZONE t.time_zone)::date AS day
                        UNION ALL SELECT (p.submitted_at AT TIME ZONE t.time_zone)::date FROM roadmaps_reports p WHERE p.checkpoint_id = t.id
                        UNION ALL SELECT (u.since AT TIME ZONE t.time_zone)::date FROM roadmaps_undone_states u
                        WHERE u.checkpoint_id = t.id AND u.state = 'SUBMITTED') s WHERE s.day <= :early::date) AS submitted_on,
                   CASE WHEN was.state = 'ACCEPTED' THEN (SELECT max(day) FROM (
                        SELECT (t.accepted_at AT TIME ZONE t.time_zone)::date AS day
                        UNION ALL SELECT (u.since AT TIME ZONE t.time_zone)::date FROM roadmaps_undone_states u
                        WHERE u.checkpoint_id = t.id AND u.state = 'ACCEPTED') a WHERE a.day <= :early::date) END AS accepted_on
            FROM roadmaps_checkpoints t%s WHERE %s AND was.state IN ('SUBMITTED', 'ACCEPTED') AND\s""".formatted(Sight.was(":early::date"), Sight.OF_ROADMAP);

    private final DatabaseClient database;

    BurnUpQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<BurnUpPoint>> points(Sight sight, Moment moment, UUID roadmap, BurnUpStep step) {
        String counts =
                moment.past() ? sight.countsOf(Sight.OF_ROADMAP, ":early::date") : sight.counts(Sight.OF_ROADMAP);
        String done = (moment.past() ? DONE_BY : DONE) + sight.checkpoints("t");
        Statement statement = sight.bind(Statement.of(POINTS.formatted(counts, done)));
        return moment.bindDay(statement)
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
