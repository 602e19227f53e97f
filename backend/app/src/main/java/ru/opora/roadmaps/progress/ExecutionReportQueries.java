package ru.opora.roadmaps.progress;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what reports on execution say beyond the figures of progress. */
@Repository
class ExecutionReportQueries {

    private static final String ABOUT = "t.roadmap_id = :about";

    /** Who is late, row by row: municipalities, and executors outside of them. */
    private static final String LATE = """
            WITH counts AS (%s), late AS (
                SELECT c.activity_id, c.place_id, sum(c.planned + c.in_progress + c.returned)::bigint AS overdue
                FROM counts c WHERE %s GROUP BY c.activity_id, c.place_id)
            SELECT l.activity_id, o.name, l.overdue FROM late l JOIN roadmaps_executors o ON o.id = l.place_id
            WHERE l.overdue > 0 ORDER BY l.activity_id, l.overdue DESC, o.name LIMIT 20000""";

    private static final String EXECUTORS = """
            WITH RECURSIVE executors AS (
                (SELECT a.organization_id AS id FROM roadmaps_assignments a WHERE a.roadmap_id = :about ORDER BY a.organization_id LIMIT 1)
                UNION ALL
                SELECT (SELECT a.organization_id FROM roadmaps_assignments a
                        WHERE a.roadmap_id = :about AND a.organization_id > e.id ORDER BY a.organization_id LIMIT 1)
                FROM executors e WHERE e.id IS NOT NULL)
            SELECT count(*) AS n FROM (
                SELECT 1 FROM executors e JOIN %s o ON o.id = e.id WHERE %s LIMIT :most) f""";

    /** Days are the executor's; a report counts from the day it was sent, accepted or returned by. */
    private static final String LINES = """
            WITH counts AS (%s), lines AS (SELECT c.activity_id, c.place_id, %s FROM counts c GROUP BY c.activity_id, c.place_id)
            SELECT l.*, o.name, coalesce((
                SELECT jsonb_agg(jsonb_build_object('on', x.day, 'state', x.state, 'text', left(x.text, :letters), 'link', x.link,
                           'remark', left(x.remark, :letters), 'files', x.files) ORDER BY x.sent DESC)
                FROM (SELECT coalesce(p.held_on, (p.submitted_at AT TIME ZONE k.time_zone)::date) AS day, p.submitted_at AS sent,
                             CASE WHEN (p.decided_at AT TIME ZONE k.time_zone)::date <= :until THEN p.state ELSE 'SUBMITTED' END AS state,
                             p.text, p.link, p.remark, (SELECT count(*) FROM roadmaps_evidence e WHERE e.report_id = p.id) AS files
                      FROM roadmaps_checkpoints k JOIN roadmaps_reports p ON p.checkpoint_id = k.id
                      WHERE k.roadmap_id = :about AND k.activity_id = l.activity_id AND k.organization_id = l.place_id
                        AND (p.submitted_at AT TIME ZONE k.time_zone)::date <= :until
                      ORDER BY p.submitted_at DESC, p.id LIMIT :reports) x), '[]') AS reports
            FROM lines l JOIN roadmaps_executors o ON o.id = l.place_id ORDER BY l.activity_id, o.name, o.id""";

    /** Of targets that an order dropped too: the edition of a day says which are printed. */
    private static final String NUMBERS = """
            SELECT g.id, CASE coalesce(g.aggregation, roadmaps_aggregation(g.unit, g.text)) WHEN 'SUM' THEN n.total ELSE n.last END AS reported
            FROM roadmaps_activities a JOIN roadmaps_targets g ON g.activity_id = a.id
            CROSS JOIN LATERAL (
                SELECT sum((v ->> 'value')::numeric) AS total,
                       (array_agg((v ->> 'value')::numeric ORDER BY t.day DESC, p.decided_at DESC, p.id DESC))[1] AS last
                FROM roadmaps_checkpoints t
                JOIN roadmaps_reports p ON p.checkpoint_id = t.id AND p.state = 'ACCEPTED' CROSS JOIN LATERAL jsonb_array_elements(p.numbers) v
                WHERE t.activity_id = a.id AND t.state = 'ACCEPTED' AND v ->> 'targetId' = g.id::text
                  AND (p.decided_at AT TIME ZONE t.time_zone)::date <= :until AND %s) n
            WHERE a.roadmap_id = :about AND n.last IS NOT NULL""";

    private final DatabaseClient database;
    private final JsonMapper json;

    ExecutionReportQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Where the roadmap's owner is, and what the organisation asked for is called. */
    record Head(String zone, @Nullable String within) {

        LocalDate today(Instant now) {
            return LocalDate.ofInstant(now, ZoneId.of(zone));
        }
    }

    Mono<Head> head(UUID roadmap, @Nullable UUID within) {
        return Statement.of("""
            SELECT o.time_zone, (SELECT w.name FROM organizations w WHERE w.id = :within) AS within
            FROM roadmaps r JOIN organizations o ON o.id = r.organization_id WHERE r.id = :about""")
                .bind("about", roadmap)
                .bindNullable("within", within, UUID.class)
                .on(database)
                .map(row -> new Head(Rows.get(row, "time_zone", String.class), row.get("within", String.class)))
                .one();
    }

    Flux<ExecutionFigures.Late> late(Sight sight, Moment moment, UUID roadmap) {
        String counts = moment.past() ? sight.countsOf(ABOUT, ":early::date") : sight.counts(ABOUT);
        return sight.bind(moment.bind(Statement.of(LATE.formatted(counts, moment.late()))))
                .bind("about", roadmap)
                .on(database)
                .map(row -> new ExecutionFigures.Late(
                        Rows.get(row, "activity_id", UUID.class),
                        Rows.get(row, "name", String.class),
                        Rows.get(row, "overdue", Long.class)))
                .all();
    }

    /** How many of those seen carry out something of the roadmap, counted up to a number. */
    Mono<Long> executors(Sight sight, UUID roadmap, int most) {
        return sight.bind(Statement.of(EXECUTORS.formatted(sight.executorsTable(), sight.executors("o.path"))))
                .bind("about", roadmap)
                .bind("most", most)
                .on(database)
                .map(row -> Rows.get(row, "n", Long.class))
                .one();
    }

    /** @param reports how many reports of each executor on each row, the last ones */
    Flux<ExecutionFigures.Line> lines(
            Sight sight, Moment moment, UUID roadmap, LocalDate until, int reports, int letters) {
        String counts = sight.each(ABOUT, moment.past() ? ":early::date" : null);
        return sight.bind(moment.bind(Statement.of(LINES.formatted(counts, ProgressQueries.sums(moment)))))
                .bind("about", roadmap)
                .bind("until", until)
                .bind("reports", reports)
                .bind("letters", letters)
                .on(database)
                .map(this::line)
                .all();
    }

    Flux<ExecutionFigures.Number> numbers(Sight sight, UUID roadmap, LocalDate until) {
        return sight.bind(Statement.of(NUMBERS.formatted(sight.checkpoints("t"))))
                .bind("about", roadmap)
                .bind("until", until)
                .on(database)
                .map(row -> new ExecutionFigures.Number(
                        Rows.get(row, "id", UUID.class), Rows.get(row, "reported", BigDecimal.class)))
                .all();
    }

    private ExecutionFigures.Line line(Readable row) {
        return new ExecutionFigures.Line(
                Rows.get(row, "activity_id", UUID.class),
                Rows.get(row, "name", String.class),
                ProgressCounts.of(row),
                List.of(json.readValue(
                        Rows.get(row, "reports", Json.class).asArray(), ExecutionFigures.Report[].class)));
    }
}
