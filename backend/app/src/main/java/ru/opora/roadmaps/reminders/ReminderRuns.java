package ru.opora.roadmaps.reminders;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL that goes through the organisations of a zone and notes whom to tell what. */
@Repository
class ReminderRuns {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * A zone's day is gone through from five in the morning, the earliest hour anybody is told at. A run also has what fell due since the one before it, for a
     * fortnight at most: nobody wants to be reminded of last summer.
     */
    private static final String OPEN = """
            INSERT INTO roadmaps_reminder_runs (zone, day, since)
            SELECT z.zone, z.day, greatest(z.day - 14, coalesce(
                (SELECT max(r.day) FROM roadmaps_reminder_runs r WHERE r.zone = z.zone AND r.day < z.day), z.day - 1))
            FROM (SELECT d.zone, opora_today(:now, d.zone) AS day FROM (SELECT DISTINCT o.time_zone AS zone FROM organizations o) d
                  WHERE (:zone::text IS NULL OR d.zone = :zone)
                    AND opora_today(:now, d.zone) = opora_today(:now::timestamptz - interval '5 hours', d.zone)) z
            WHERE NOT EXISTS (SELECT 1 FROM roadmaps_reminder_runs r WHERE r.zone = z.zone AND r.day >= z.day)
            ON CONFLICT DO NOTHING""";

    /**
     * Each organisation's checkpoints are a range of days of one index, as long as its steps reach and a weekend moves them; a
     * duty to appoint somebody stands beside them.
     */
    private static final String COLLECT = """
            WITH batch AS MATERIALIZED (
                SELECT o.id, o.kind, o.parent_id, m.id AS municipality_id, r.id AS region_id, s.enabled, s.days_before, s.days_after,
                       s.digest_weekday, s.working_days, ms.working_days AS municipality_working, rs.working_days AS region_working,
                       s.hour, ms.hour AS municipality_hour, rs.hour AS region_hour,
                       CASE WHEN ms.enabled THEN ms.municipality_after END AS municipality_after,
                       CASE WHEN rs.enabled THEN rs.region_after END AS region_after,
                       :since::date - 2 - greatest((SELECT max(n) FROM unnest(s.days_after) n), ms.municipality_after, rs.region_after, 0)
                           AS first_day,
                       :day::date + 2 + coalesce((SELECT max(n) FROM unnest(s.days_before) n), 0) AS last_day
                FROM organizations o CROSS JOIN LATERAL roadmaps_reminders_at(o.path) s
                LEFT JOIN organizations m ON m.id = roadmaps_above(o.path, 'MUNICIPALITY')
                LEFT JOIN organizations r ON r.id = roadmaps_above(o.path, 'REGION')
                LEFT JOIN LATERAL roadmaps_reminders_at(m.path) ms ON m.id <> o.id
                LEFT JOIN LATERAL roadmaps_reminders_at(r.path) rs ON r.id <> o.id
                WHERE o.time_zone = :zone AND o.id > :reached AND o.state = 'ACTIVE' ORDER BY o.id LIMIT :size
            ), opened AS MATERIALIZED (
                SELECT b.*, c.id AS checkpoint_id, NULL::uuid AS appointment_id, c.due, c.prompt_on, c.owner_id, s.person_id
                FROM batch b CROSS JOIN LATERAL (
                    SELECT c.* FROM roadmaps_checkpoints c
                    WHERE c.organization_id = b.id AND c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')
                      AND c.day BETWEEN b.first_day AND b.last_day) c
                JOIN roadmaps p ON p.id = c.roadmap_id AND p.state = 'ACTIVE'
                JOIN roadmaps_assignments s ON s.id = c.assignment_id
                UNION ALL
                SELECT b.*, NULL::uuid, d.id, d.due, NULL::date, p.organization_id, NULL::uuid
                FROM batch b JOIN roadmaps_appointments d ON d.due BETWEEN b.first_day AND b.last_day
                JOIN roadmaps p ON p.id = d.roadmap_id AND p.state = 'ACTIVE'
                WHERE EXISTS (SELECT 1 FROM roadmaps_assignments a WHERE a.roadmap_id = p.id AND a.organization_id = b.id
                                AND (a.ended_reason IS NULL OR a.ended_reason = 'LEFT' AND a.valid_to >= :day))
                  AND NOT EXISTS (SELECT 1 FROM roadmaps_responsible(b.id, b.kind, b.parent_id, :day))
            ), steps AS MATERIALIZED (
                SELECT c.*, CASE WHEN c.due IS NULL THEN 'PROMPT' WHEN c.due >= :day THEN 'BEFORE' ELSE 'AFTER' END AS step
                FROM opened c
                WHERE c.enabled AND CASE
                    WHEN c.due IS NULL THEN roadmaps_told_on(c.prompt_on, c.working_days, false) BETWEEN :since::date + 1 AND :day
                    WHEN c.due >= :day THEN EXISTS (SELECT 1 FROM unnest(c.days_before) n
                        WHERE roadmaps_told_on(c.due - n, c.working_days, false) BETWEEN :since::date + 1 AND :day)
                    ELSE EXISTS (SELECT 1 FROM unnest(c.days_after) n
                        WHERE roadmaps_told_on(c.due + n, c.working_days, true) BETWEEN :since::date + 1 AND :day) END
            ), crews AS MATERIALIZED (
                SELECT b.id, ARRAY(SELECT roadmaps_reporters(b.id, b.kind, b.parent_id, :day)) AS people
                FROM batch b WHERE b.id IN (SELECT id FROM steps)
            ), raised AS MATERIALIZED (
                SELECT c.*, c.municipality_id AS place_id, 'MUNICIPALITY' AS step, 'MUNICIPAL_COORDINATOR' AS role,
                       c.municipality_hour AS at_hour FROM opened c
                WHERE c.owner_id <> c.id AND c.municipality_id <> c.id
                  AND roadmaps_told_on(c.due + c.municipality_after, c.municipality_working, true) BETWEEN :since::date + 1 AND :day
                UNION ALL
                SELECT c.*, c.region_id, 'REGION', 'REGIONAL_COORDINATOR', c.region_hour FROM opened c
                WHERE c.owner_id <> c.id AND c.region_id <> c.id
                  AND roadmaps_told_on(c.due + c.region_after, c.region_working, true) BETWEEN :since::date + 1 AND :day
            ), noted AS (
                INSERT INTO roadmaps_reminder_items (person_id, day, kind, step, checkpoint_id, appointment_id, organization_id, not_before)
                SELECT person, :day::date, CASE WHEN s.appointment_id IS NULL THEN 'TASKS_DUE' ELSE 'APPOINTMENT_DUE' END, s.step,
                       s.checkpoint_id, s.appointment_id, CASE WHEN s.appointment_id IS NOT NULL THEN s.id END,
                       (:day::date + make_interval(hours => s.hour)) AT TIME ZONE :zone
                FROM steps s JOIN crews w ON w.id = s.id
                CROSS JOIN LATERAL unnest(CASE WHEN s.person_id = ANY (w.people) THEN ARRAY[s.person_id] ELSE w.people END) person
                UNION ALL
                SELECT DISTINCT m.person_id, :day::date,
                       CASE WHEN r.appointment_id IS NULL THEN 'TASKS_OVERDUE_BELOW' ELSE 'APPOINTMENT_OVERDUE_BELOW' END, r.step,
                       r.checkpoint_id, r.appointment_id, CASE WHEN r.appointment_id IS NOT NULL THEN r.id END,
                       (:day::date + make_interval(hours => r.at_hour)) AT TIME ZONE w.time_zone
                FROM raised r
                JOIN organizations w ON w.id = r.place_id
                JOIN organizations_memberships m ON m.organization_id = r.place_id AND m.role = r.role
                WHERE organizations_membership_state(m, opora_today(:now, w.time_zone)) = 'CURRENT'
                UNION ALL
                SELECT DISTINCT m.person_id, :day::date, 'TASKS_WEEK', 'WEEK', NULL::uuid, NULL::uuid, NULL::uuid,
                       (:day::date + make_interval(hours => b.hour)) AT TIME ZONE :zone FROM batch b
                JOIN organizations_memberships m ON m.organization_id = b.id
                WHERE b.enabled AND organizations_membership_state(m, :day) = 'CURRENT'
                  AND (m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD', 'SCHOOL_COORDINATOR')
                       OR m.role = 'OBSERVER' AND b.kind IN ('REGION', 'MUNICIPALITY'))
                  AND EXISTS (SELECT 1 FROM generate_series(:since::date + 1, :day::date, interval '1 day') d
                              WHERE extract(isodow FROM d) = b.digest_weekday)
                RETURNING 1
            ), moved AS (
                UPDATE roadmaps_reminder_runs SET reached = coalesce((SELECT id FROM batch ORDER BY id DESC LIMIT 1), reached),
                    ended_at = CASE WHEN (SELECT count(*) FROM batch) < :size THEN :now::timestamptz END
                WHERE zone = :zone AND day = :day
            )
            SELECT count(*) AS found FROM noted""";

    private final DatabaseClient database;

    ReminderRuns(DatabaseClient database) {
        this.database = database;
    }

    /** @param reached the last organisation that is done */
    record Run(String zone, LocalDate day, LocalDate since, UUID reached) {}

    /** Begins the day of the zones where it is due; of one zone only when it is said. */
    Mono<Void> open(Instant now, @Nullable String zone) {
        return Statement.of(OPEN)
                .bind("now", now)
                .bindNullable("zone", zone, String.class)
                .on(database)
                .then();
    }

    /** The oldest day that is not ended, held until the transaction ends: who comes second goes on where the first one stopped. */
    Mono<Run> next() {
        return database.sql("""
                        SELECT zone, day, since, reached FROM roadmaps_reminder_runs WHERE ended_at IS NULL
                        ORDER BY day, zone LIMIT 1 FOR UPDATE""").map(ReminderRuns::run).one();
    }

    /** Notes what is to be told of some organisations, and that they are done. Gives how much was noted. */
    Mono<Long> collect(Run run, Instant now, int size) {
        return Statement.of(COLLECT)
                .bind("zone", run.zone())
                .bind("day", run.day())
                .bind("since", run.since())
                .bind("reached", run.reached())
                .bind("size", size)
                .bind("now", now)
                .on(database)
                .map(row -> Rows.get(row, "found", Long.class))
                .one();
    }

    /** What proves that nothing was told twice is kept for two months. */
    Mono<Void> forget(Instant now) {
        return Statement.of("""
                        WITH runs AS (DELETE FROM roadmaps_reminder_runs WHERE day < :now::timestamptz::date - 60)
                        DELETE FROM roadmaps_reminder_told WHERE day < :now::timestamptz::date - 60""").bind("now", now).on(database).then();
    }

    private static Run run(Readable row) {
        UUID reached = row.get("reached", UUID.class);
        return new Run(
                Rows.get(row, "zone", String.class),
                Rows.get(row, "day", LocalDate.class),
                Rows.get(row, "since", LocalDate.class),
                reached == null ? BEFORE_ALL : reached);
    }
}
