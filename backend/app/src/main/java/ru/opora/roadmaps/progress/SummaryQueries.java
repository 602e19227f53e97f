package ru.opora.roadmaps.progress;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQL of what whoever controls looks at first. One statement for all of it: counts and what waits are read once, and a
 * screen that everybody opens in the morning costs one way to the database.
 */
@Repository
class SummaryQueries {

    private static final int TEN = 10;

    private static final String SUMMARY = """
            WITH counts AS MATERIALIZED (%1$s), sums AS (SELECT %2$s FROM counts c), in_force AS (
                SELECT %3$s FROM sums e
            ), submitted AS MATERIALIZED (
                SELECT t.id, t.roadmap_id, t.activity_id, t.organization_id, t.due, t.day, t.time_zone, t.state, t.submitted_at
                FROM roadmaps_checkpoints t WHERE t.state = 'SUBMITTED' AND %9$s AND %4$s
            ), found AS (SELECT * FROM submitted ORDER BY submitted_at, id LIMIT %5$d), waiting AS (
                SELECT count(*) AS waiting, count(*) FILTER (WHERE s.submitted_at < :three) AS three,
                       count(*) FILTER (WHERE s.submitted_at < :ten) AS ten, min(s.submitted_at) AS oldest FROM submitted s
            ), returned AS MATERIALIZED (
                SELECT t.id FROM roadmaps_checkpoints t WHERE t.state = 'RETURNED' AND %9$s AND %4$s
            ), twice AS (
                SELECT count(*) AS times FROM returned t
                WHERE (SELECT count(*) FROM roadmaps_reports r WHERE r.checkpoint_id = t.id AND r.state = 'RETURNED') >= 2
            )%6$s
            SELECT f.*, w.*, t.times, (
                SELECT jsonb_agg(jsonb_build_object('id', x.id, 'roadmapId', x.roadmap_id, 'activityId', x.activity_id, 'organizationId', x.organization_id,
                           'organizationName', x.organization_name, 'number', x.number, 'title', x.title, 'due', x.due, 'state', x.state,
                           'overdue', x.overdue, 'submittedAt', x.submitted_at) ORDER BY x.submitted_at, x.id)
                FROM (%7$s) x) AS items, (
                SELECT jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'kind', x.kind, 'overdue', x.overdue, 'threeDays', x.three,
                           'tenDays', x.ten, 'oldestDue', x.oldest, 'oldestDays', x.age) ORDER BY x.overdue DESC, x.id)
                FROM (%8$s) x) AS late
            FROM in_force f CROSS JOIN waiting w CROSS JOIN twice t""";

    private final DatabaseClient database;
    private final JsonMapper json;

    SummaryQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<ExecutionSummary> summary(Sight sight, Moment moment) {
        String sql = SUMMARY.formatted(
                sight.counts(Sight.running("t")),
                ProgressQueries.sums(moment),
                ProgressQueries.summed("e"),
                sight.checkpoints("t"),
                TEN,
                OverdueQueries.days(moment, "place_id"),
                ExecutionQueries.SHORT.formatted(moment.late()),
                OverdueQueries.places(TEN),
                Sight.running("t"));
        return sight.bind(moment.bind(Statement.of(sql)))
                .bind("three", moment.now().minus(Duration.ofDays(3)))
                .bind("ten", moment.now().minus(Duration.ofDays(10)))
                .on(database)
                .map(row -> summary(row, moment.now()))
                .one();
    }

    private ExecutionSummary summary(Readable row, Instant now) {
        return new ExecutionSummary(
                now,
                ProgressCounts.of(row),
                new Waiting(
                        Rows.get(row, "waiting", Long.class),
                        Rows.get(row, "three", Long.class),
                        Rows.get(row, "ten", Long.class),
                        row.get("oldest", Instant.class),
                        list(row, "items", NextCheckpoint[].class)),
                Rows.get(row, "times", Long.class),
                list(row, "late", OverdueRow[].class));
    }

    private <T> List<T> list(Readable row, String column, Class<T[]> type) {
        Json found = row.get(column, Json.class);
        return found == null ? List.of() : List.of(json.readValue(found.asArray(), type));
    }
}
