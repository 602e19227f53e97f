package ru.opora.roadmaps.reminders;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.notifications.Notice;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL that makes notices of all that was noted for a person, one of each kind, and marks the day as told. */
@Repository
class ReminderWords {

    /** How many tasks a notice names; it says how many more there are. */
    private static final int NAMED = 7;

    /**
     * Who was already told on that day waits for the next one: somebody may have organisations in several zones. It has come
     * at the latest when every zone has passed it. People are found by jumping from one to the next in the index: of hundreds
     * of thousands of items each batch reads its own.
     */
    private static final String CHOOSE = """
            WITH RECURSIVE passed AS MATERIALIZED (
                SELECT min(z.day) AS day FROM (SELECT max(r.day) AS day FROM roadmaps_reminder_runs r WHERE r.ended_at IS NOT NULL
                    AND r.day > (SELECT max(day) - 3 FROM roadmaps_reminder_runs) GROUP BY r.zone) z
            ), people AS (
                (SELECT i.person_id FROM roadmaps_reminder_items i ORDER BY i.person_id LIMIT 1)
                UNION ALL
                SELECT (SELECT i.person_id FROM roadmaps_reminder_items i WHERE i.person_id > p.person_id ORDER BY i.person_id LIMIT 1)
                FROM people p WHERE p.person_id IS NOT NULL
            )
            INSERT INTO roadmaps_reminder_told (person_id, day, items)
            SELECT p.person_id, g.day, g.items
            FROM people p CROSS JOIN LATERAL (
                SELECT greatest(max(i.day), (SELECT day FROM passed)) AS day, count(*) AS items, min(i.not_before) AS not_before
                FROM roadmaps_reminder_items i WHERE i.person_id = p.person_id) g
            WHERE p.person_id IS NOT NULL AND g.not_before <= :now
              AND (SELECT count(*) FROM roadmaps_reminder_told t WHERE t.person_id = p.person_id AND t.day = g.day) = 0
            LIMIT :size
            ON CONFLICT DO NOTHING RETURNING person_id""";

    /** What was done since it was noted is left out. */
    private static final String TASKS = """
            WITH taken AS (
                DELETE FROM roadmaps_reminder_items i WHERE i.person_id = ANY (:people) AND i.checkpoint_id IS NOT NULL
                RETURNING i.id, i.person_id, i.kind, i.step, i.checkpoint_id
            ), latest AS (
                SELECT DISTINCT ON (t.person_id, t.kind, t.checkpoint_id) t.* FROM taken t
                ORDER BY t.person_id, t.kind, t.checkpoint_id, t.id DESC
            ), rows AS (
                SELECT t.person_id, t.kind, t.step, c.id, c.day, c.organization_id, o.name,
                       concat_ws(' ', a.number, a.title) AS words,
                       row_number() OVER (PARTITION BY t.person_id, t.kind ORDER BY c.day, o.name, a.position, c.id) AS place
                FROM latest t JOIN roadmaps_checkpoints c ON c.id = t.checkpoint_id AND c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')
                JOIN roadmaps_activities a ON a.id = c.activity_id JOIN organizations o ON o.id = c.organization_id
            )
            SELECT k.person_id, k.kind, count(*) FILTER (WHERE r.step = 'BEFORE') AS soon, count(*) FILTER (WHERE r.step = 'AFTER') AS late,
                   count(*) FILTER (WHERE r.step = 'PROMPT') AS prompt, count(r.id) AS total, count(DISTINCT r.organization_id) AS places,
                   (array_agg(r.organization_id))[1] AS organization_id, (array_agg(r.id))[1] AS checkpoint_id,
                   string_agg('• ' || CASE WHEN r.kind = 'TASKS_OVERDUE_BELOW' THEN r.name || ': ' ELSE '' END
                       || CASE WHEN length(r.words) > 160 THEN left(r.words, 159) || '…' ELSE r.words END
                       || ' — ' || r.day, E'\n' ORDER BY r.place) FILTER (WHERE r.place <= :named) AS lines
            FROM (SELECT DISTINCT person_id, kind FROM taken) k
            LEFT JOIN rows r ON r.person_id = k.person_id AND r.kind = k.kind GROUP BY k.person_id, k.kind""";

    /**
     * Numbers as the screens count them: own work in the organisations somebody reports for, others' in those below. Who only
     * follows the execution reads what is overdue below.
     */
    private static final String WEEK = """
            WITH taken AS (
                DELETE FROM roadmaps_reminder_items i WHERE i.person_id = ANY (:people) AND i.kind = 'TASKS_WEEK'
                RETURNING i.person_id, i.day
            ), chosen AS MATERIALIZED (
                SELECT person_id, max(day) AS day FROM taken GROUP BY person_id
            ), held AS MATERIALIZED (
                SELECT DISTINCT t.person_id, w.id AS organization_id, w.kind, m.role, opora_today(:now, w.time_zone) AS today
                FROM chosen t JOIN organizations_memberships m ON m.person_id = t.person_id
                JOIN organizations w ON w.id = m.organization_id AND w.state = 'ACTIVE'
                WHERE organizations_membership_state(m, opora_today(:now, w.time_zone)) = 'CURRENT'
                  AND m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD', 'SCHOOL_COORDINATOR',
                                 'OBSERVER')
            ), own AS MATERIALIZED (
                SELECT DISTINCT h.person_id, o.id, opora_today(:now, o.time_zone) AS today FROM held h JOIN organizations o
                    ON o.id = h.organization_id OR o.parent_id = h.organization_id AND o.kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL')
                WHERE h.role <> 'OBSERVER'
            ), doing AS (
                SELECT o.person_id, count(*) FILTER (WHERE c.due BETWEEN o.today AND o.today + 6) AS soon,
                       count(*) FILTER (WHERE c.due < o.today) AS late, count(*) FILTER (WHERE c.state = 'RETURNED') AS returned
                FROM own o JOIN roadmaps_checkpoints c ON c.organization_id = o.id AND c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')
                    AND (c.day <= o.today + 6 OR c.state = 'RETURNED')
                    AND c.roadmap_id NOT IN (SELECT roadmaps_closed())
                GROUP BY o.person_id
            ), controlled AS (
                SELECT h.person_id, sum(n.waiting) FILTER (WHERE h.decides) AS waiting, sum(n.below) AS below
                FROM (SELECT person_id, organization_id, kind, today, bool_or(role <> 'OBSERVER') AS decides FROM held
                      WHERE role IN ('REGIONAL_COORDINATOR', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD', 'OBSERVER') GROUP BY 1, 2, 3, 4) h
                CROSS JOIN LATERAL (
                    SELECT (SELECT count(*) FROM roadmaps_checkpoints c WHERE h.kind = 'REGION' AND c.region_id = h.organization_id
                                AND c.state = 'SUBMITTED'
                                AND c.roadmap_id NOT IN (SELECT roadmaps_closed())
                                AND (c.organization_id <> c.region_id OR c.owner_id = c.region_id)) AS waiting,
                           (SELECT count(*) FROM roadmaps_checkpoints c WHERE h.kind = 'REGION' AND c.region_id = h.organization_id
                                AND c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND c.day < h.today + 1
                                AND c.due < opora_today(:now, c.time_zone)
                                AND c.roadmap_id NOT IN (SELECT roadmaps_closed()) AND c.organization_id <> c.region_id) AS below
                    WHERE h.kind = 'REGION'
                    UNION ALL
                    SELECT (SELECT count(*) FROM roadmaps_checkpoints c WHERE c.municipality_id = h.organization_id
                                AND c.state = 'SUBMITTED'
                                AND c.roadmap_id NOT IN (SELECT roadmaps_closed())
                                AND (c.organization_id <> c.municipality_id OR c.owner_id = c.municipality_id)),
                           (SELECT count(*) FROM roadmaps_checkpoints c WHERE c.municipality_id = h.organization_id
                                AND c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND c.day < h.today + 1
                                AND c.due < opora_today(:now, c.time_zone)
                                AND c.roadmap_id NOT IN (SELECT roadmaps_closed()) AND c.organization_id <> c.municipality_id)
                    WHERE h.kind = 'MUNICIPALITY'
                    UNION ALL
                    SELECT (SELECT count(*) FROM roadmaps_checkpoints c WHERE c.organization_id = h.organization_id
                                AND c.state = 'SUBMITTED'
                                AND c.roadmap_id NOT IN (SELECT roadmaps_closed()) AND c.owner_id = c.organization_id), 0
                    WHERE h.kind NOT IN ('REGION', 'MUNICIPALITY')) n
                GROUP BY h.person_id
            )
            SELECT t.person_id, t.day, coalesce(d.soon, 0) AS soon, coalesce(d.late, 0) AS late, coalesce(d.returned, 0) AS returned,
                   coalesce(c.waiting, 0)::bigint AS waiting, coalesce(c.below, 0)::bigint AS below
            FROM chosen t LEFT JOIN doing d ON d.person_id = t.person_id LEFT JOIN controlled c ON c.person_id = t.person_id""";

    private final DatabaseClient database;

    ReminderWords(DatabaseClient database) {
        this.database = database;
    }

    /** Marks some people whose hour has come as told today, and gives them; empty when nobody is left. */
    Mono<List<UUID>> choose(int size, Instant now) {
        return Statement.of(CHOOSE)
                .bind("size", size)
                .bind("now", now)
                .on(database)
                .map(row -> Rows.get(row, "person_id", UUID.class))
                .all()
                .collectList();
    }

    /** Takes the tasks that were noted for these people. */
    Flux<Notice> tasks(List<UUID> people) {
        return Statement.of(TASKS)
                .bind("people", people.toArray(UUID[]::new))
                .bind("named", NAMED)
                .on(database)
                .map(ReminderWords::taskNotice)
                .all()
                .flatMapIterable(notice -> notice.stream().toList());
    }

    /** Takes the digests of these people. */
    Flux<Notice> week(List<UUID> people, Instant now) {
        return Statement.of(WEEK)
                .bind("people", people.toArray(UUID[]::new))
                .bind("now", now)
                .on(database)
                .map(ReminderWords::weekNotice)
                .all()
                .flatMapIterable(notice -> notice.stream().toList());
    }

    /** Empty when all of it was done meanwhile. */
    private static Optional<Notice> taskNotice(Readable row) {
        UUID person = Rows.get(row, "person_id", UUID.class);
        String kind = Rows.get(row, "kind", String.class);
        long total = count(row, "total");
        if (total == 0) {
            return Optional.empty();
        }
        long late = count(row, "late");
        long soon = count(row, "soon");
        Map<String, String> params = new LinkedHashMap<>();
        params.put("count", String.valueOf(total));
        params.put("soon", String.valueOf(soon));
        params.put("late", String.valueOf(late));
        params.put("prompt", String.valueOf(count(row, "prompt")));
        params.put("places", String.valueOf(count(row, "places")));
        params.put("more", String.valueOf(Math.max(0, total - NAMED)));
        params.put("lines", Rows.get(row, "lines", String.class));
        boolean below = kind.equals(ReminderNotices.OVERDUE_BELOW);
        String view = below ? "overdue-below" : late == total ? "overdue" : "week";
        return Optional.of(
                total == 1
                        ? notice(
                                person,
                                kind,
                                "checkpoint",
                                Rows.get(row, "checkpoint_id", UUID.class).toString(),
                                Rows.get(row, "organization_id", UUID.class),
                                params)
                        : notice(person, kind, "tasks", view, null, params));
    }

    /** Empty when there is nothing to say. */
    private static Optional<Notice> weekNotice(Readable row) {
        UUID person = Rows.get(row, "person_id", UUID.class);
        LocalDate day = Rows.get(row, "day", LocalDate.class);
        Map<String, String> params = new LinkedHashMap<>();
        for (String name : List.of("soon", "late", "returned", "waiting", "below")) {
            params.put(name, String.valueOf(count(row, name)));
        }
        boolean nothing = params.values().stream().allMatch("0"::equals);
        params.put("from", day.toString());
        params.put("to", day.plusDays(6).toString());
        return nothing
                ? Optional.empty()
                : Optional.of(notice(person, ReminderNotices.WEEK, "tasks", "week", null, params));
    }

    private static Notice notice(
            UUID person,
            String kind,
            String entity,
            String id,
            @Nullable UUID organization,
            Map<String, String> params) {
        params.put("link", entity.equals("checkpoint") ? "/tasks/" + id : link(id));
        return new Notice(List.of(person), kind, entity, id, organization, params);
    }

    private static String link(String view) {
        return view.equals("overdue-below") ? "/tasks?view=overdue&of=all" : "/tasks?view=" + view;
    }

    private static long count(Readable row, String column) {
        return Rows.get(row, column, Long.class);
    }
}
