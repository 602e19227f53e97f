package ru.opora.demonstration;

import java.util.List;

/** The SQL of what people ask of each other: requests, schedules, other days, remarks and answers. */
final class DemonstrationTalk {

    private static final String REQUESTS = """
            INSERT INTO roadmaps_requests (id, roadmap_id, activity_id, due, text, created_by, created_at)
            SELECT gen_random_uuid(), :above, a.id, q.due, q.text, :author, least(q.due - interval '14 days', now())
            FROM roadmaps_activities a CROSS JOIN LATERAL (
                SELECT r.text, coalesce(make_date(extract(year FROM :today)::int, r.month, r.day), :today + r."inDays") AS due
                FROM jsonb_to_recordset(:life::jsonb -> 'requests') AS r(text text, month int, day int, "inDays" int)) q
            WHERE a.roadmap_id = :above AND a.number = '3.1.2'""";

    /** Each centre visits schools four times a year, one after the other. */
    private static final String SCHEDULE = """
            INSERT INTO roadmaps_schedules (id, roadmap_id, activity_id, organization_id, starts_on, due, created_by)
            SELECT gen_random_uuid(), :above, a.id, o.id, day, day + 1, :author
            FROM roadmaps_activities a
            CROSS JOIN (SELECT id, row_number() OVER (ORDER BY name) AS place FROM organizations
                        WHERE kind = 'METHODICAL_CENTRE' AND path <@ (SELECT path FROM organizations WHERE id = :region)) o
            CROSS JOIN unnest('{3,5,9,11}'::int[]) AS months(month)
            CROSS JOIN LATERAL (SELECT make_date(extract(year FROM :today)::int, month, 3 + 3 * o.place::int) AS day) days
            WHERE a.roadmap_id = :above AND a.number = '3.1.3'""";

    private static final String DUTY = """
            INSERT INTO roadmaps_appointments (roadmap_id, due, text, created_by)
            VALUES (:above, make_date(extract(year FROM :today)::int, 3, 15), :life::jsonb ->> 'duty', :author)""";

    private static final String REMINDERS = """
            INSERT INTO roadmaps_reminder_settings (organization_id, own, enabled, days_before, days_after, municipality_after,
                region_after, digest_weekday, updated_by)
            VALUES (:region, true, true, '{7,3,1}', '{1,5}', 3, 10, 1, :author)""";

    private static final String TEMPLATE = """
            INSERT INTO roadmaps_templates (id, organization_id, title, description, period_start, period_end, content, source_id, created_by)
            SELECT gen_random_uuid(), :region, :life::jsonb #>> '{template,title}', :life::jsonb #>> '{template,description}',
                   r.period_start, r.period_end, roadmaps_plan(r.id), r.id, :author
            FROM roadmaps r WHERE r.id = :district""";

    /** What gives rows their days, before these are generated. */
    static final List<String> DATES = List.of(REQUESTS, SCHEDULE, DUTY, REMINDERS, TEMPLATE);

    private static final String ASKED = "WITH " + DemonstrationExecution.HANDS + """
            , asked AS MATERIALIZED (
                SELECT c.id, c.due, h.author, h.decider, parts.part, c.due > :today AS open
                FROM roadmaps_checkpoints c JOIN hands h ON h.id = c.organization_id
                CROSS JOIN LATERAL (SELECT ('x' || substr(md5(c.organization_id::text || c.occurrence || c.activity_id), 1, 6))::bit(24)::int % 400
                    AS part) parts
                WHERE c.roadmap_id = ANY (:executed) AND c.owner_id <> c.organization_id AND h.author <> h.decider AND parts.part < 12
                  AND c.due BETWEEN :today - 120 AND :today + 45 AND c.due NOT BETWEEN :today - 7 AND :today
                  AND c.occurrence = c.due::text
            )
            """;

    /** A past day was moved by agreement, one to come is asked about. */
    private static final String PROPOSALS = ASKED + """
            INSERT INTO roadmaps_date_proposals (id, checkpoint_id, due, reason, state, author, created_at, decided_by, decided_at, remark)
            SELECT gen_random_uuid(), a.id, a.due + 5 + a.part, :life::jsonb -> 'proposals' ->> (a.part % 4),
                   CASE WHEN a.open THEN 'PROPOSED' WHEN a.part < 9 THEN 'ACCEPTED' ELSE 'REFUSED' END, a.author,
                   least(a.due - interval '6 days', now() - interval '1 day'),
                   CASE WHEN NOT a.open THEN a.decider END, CASE WHEN NOT a.open THEN a.due - interval '4 days' END,
                   CASE WHEN NOT a.open AND a.part >= 9 THEN 'Срок общий для всех школ района.' END
            FROM asked a""";

    private static final String MOVE = """
            UPDATE roadmaps_checkpoints c SET planned_due = c.due, due = d.due, version = c.version + 1
            FROM roadmaps_date_proposals d WHERE d.checkpoint_id = c.id AND d.state = 'ACCEPTED' AND c.roadmap_id = ANY (:executed)""";

    static final List<String> MOVED = List.of(PROPOSALS, MOVE);

    /** Under what waits, was returned or has just been accepted: a question and an answer. */
    private static final String COMMENTS = """
            WITH talked AS MATERIALIZED (
                SELECT c.id, c.roadmap_id, c.activity_id, r.author, r.submitted_at,
                       coalesce(r.decided_by, (SELECT min(p.subject) FROM organizations_memberships m
                           JOIN organizations_people p ON p.id = m.person_id
                           WHERE m.organization_id = c.municipality_id AND m.role = 'MUNICIPAL_COORDINATOR'), :author) AS asks,
                       :life::jsonb -> 'comments' -> (row_number() OVER (ORDER BY r.submitted_at DESC, c.id) % 3)::int AS said
                FROM roadmaps_reports r JOIN roadmaps_checkpoints c ON c.id = r.checkpoint_id
                WHERE c.roadmap_id = ANY (:executed) AND r.submitted_at > now() - interval '40 days'
                  AND c.organization_id = ANY (:shown)
                ORDER BY r.submitted_at DESC LIMIT 9
            )
            INSERT INTO roadmaps_comments (id, roadmap_id, activity_id, checkpoint_id, author, text, created_at)
            SELECT gen_random_uuid(), t.roadmap_id, t.activity_id, t.id, CASE n WHEN 0 THEN t.asks ELSE t.author END, t.said ->> n,
                   least(t.submitted_at + interval '3 hours' * (n + 1), now() - interval '1 minute' * (3 - n))
            FROM talked t CROSS JOIN generate_series(0, 1) n WHERE t.asks <> t.author""";

    private static final String AGREEMENT = """
            INSERT INTO roadmaps_comments (id, roadmap_id, activity_id, author, author_name, organization_id, thread_organization_id, text,
                created_at)
            SELECT gen_random_uuid(), r.id, a.id, p.subject, p.name, o.id, o.id, g.text, now() - interval '1 day'
            FROM jsonb_to_recordset(:agreement::jsonb) AS g(person uuid, organization uuid, "row" text, text text)
            JOIN organizations_people p ON p.id = g.person JOIN organizations o ON o.id = g.organization
            JOIN jsonb_to_recordset(:places::jsonb) AS d(id uuid, state text) ON d.state = 'IN_AGREEMENT' JOIN roadmaps r ON r.id = d.id
            LEFT JOIN roadmaps_activities a ON a.roadmap_id = r.id AND a.title = g."row" """;

    static final List<String> WORDS = List.of(COMMENTS, AGREEMENT);

    private DemonstrationTalk() {}
}
