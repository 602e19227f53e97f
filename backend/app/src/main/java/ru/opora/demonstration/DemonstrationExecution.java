package ru.opora.demonstration;

import java.util.List;

/**
 * The SQL of how the plans were carried out until today: what is past is mostly accepted, some waits, was returned or is late, in
 * some municipalities more than in others; of what comes some is begun. Who did what follows from ids and days alone, so that
 * it is the same everywhere.
 */
final class DemonstrationExecution {

    /** Who reports for an organisation and who decides on it: another person, of the region where the municipality has no other. */
    static final String HANDS = """
            hands AS MATERIALIZED (
                SELECT o.id, a.author, coalesce(
                           (SELECT min(p.subject) FROM organizations_memberships m JOIN organizations_people p ON p.id = m.person_id
                            WHERE m.organization_id = o.parent_id AND m.role = 'MUNICIPAL_COORDINATOR' AND p.subject <> a.author),
                           :author) AS decider,
                       (SELECT min(p.subject) FROM organizations_memberships m JOIN organizations_people p ON p.id = m.person_id
                        WHERE m.organization_id = o.id AND m.role = 'SCHOOL_HEAD') AS head
                FROM organizations o CROSS JOIN LATERAL (SELECT coalesce(
                    (SELECT p.subject FROM organizations_memberships m JOIN organizations_people p ON p.id = m.person_id
                     WHERE m.organization_id = o.id AND m.role = 'SCHOOL_COORDINATOR' LIMIT 1),
                    (SELECT min(p.subject) FROM roadmaps_reporters(o.id, o.kind, o.parent_id, :today) AS r(person)
                     JOIN organizations_people p ON p.id = r.person WHERE p.subject <> :author), 'demonstration') AS author OFFSET 0) a
                WHERE o.id IN (SELECT organization_id FROM roadmaps_assignments WHERE roadmap_id = ANY (:executed))
            )""";

    /** What becomes of each checkpoint that is not left as it is: part of a hundred, more of it late where the municipality is slow. */
    private static final String DONE =
            "CREATE TEMPORARY TABLE demonstration_done ON COMMIT DROP AS WITH " + HANDS + """
            , points AS MATERIALIZED (
                SELECT c.*, a.title, roadmaps_asks_document(a.evidence) AS asks, h.author,
                       CASE WHEN c.owner_id = c.organization_id THEN coalesce(nullif(h.head, h.author), h.decider) ELSE h.decider END
                           AS decider,
                       ('x' || substr(md5(c.organization_id::text || a.title || c.occurrence), 1, 6))::bit(24)::int % 100 AS part,
                       ('x' || substr(md5(coalesce(c.municipality_id, c.owner_id)::text), 1, 6))::bit(24)::int % 14 AS slow,
                       :today - c.day AS age, count(*) OVER (PARTITION BY c.activity_id) AS share,
                       CASE WHEN c.day < :today AND c.organization_id = ANY (:shown)
                            THEN row_number() OVER (PARTITION BY c.organization_id, c.day < :today ORDER BY c.day DESC, c.id) END AS recent
                FROM roadmaps_checkpoints c JOIN roadmaps_activities a ON a.id = c.activity_id JOIN hands h ON h.id = c.organization_id
                WHERE c.roadmap_id = ANY (:executed) AND c.state <> 'CANCELLED'
            ), fate AS MATERIALIZED (
                SELECT p.*, greatest(coalesce(p.window_start, p.day - 20), p.day + part % 11 - 8) AS sent,
                       CASE WHEN recent IN (1, 5) THEN 'PLANNED' WHEN recent = 2 THEN 'RETURNED' WHEN recent = 3 THEN 'SUBMITTED'
                            WHEN age > 100 THEN CASE WHEN part < 99 OR slow < 9 THEN 'ACCEPTED' ELSE 'PLANNED' END
                            WHEN age > 40 THEN CASE WHEN part < 99 - slow / 3 THEN 'ACCEPTED' WHEN part = 99 THEN 'RETURNED'
                                                    ELSE 'PLANNED' END
                            WHEN age > 5 THEN CASE WHEN part < 88 - slow THEN 'ACCEPTED' WHEN part < 96 - slow THEN 'SUBMITTED'
                                                   WHEN part < 98 - slow THEN 'RETURNED' ELSE 'PLANNED' END
                            WHEN age > 0 THEN CASE WHEN part < 52 THEN 'ACCEPTED' WHEN part < 76 - slow THEN 'SUBMITTED'
                                                   WHEN part < 82 - slow THEN 'RETURNED' ELSE 'PLANNED' END
                            WHEN age > -25 AND part < 8 THEN 'ACCEPTED' WHEN age > -25 AND part < 15 THEN 'SUBMITTED'
                            WHEN age > -40 AND part < 34 THEN 'IN_PROGRESS' ELSE 'PLANNED' END AS fate
                FROM points p
            )
            SELECT f.id, f.activity_id, f.title, f.asks, f.author, f.decider, f.part, f.share, f.fate, f.expected_count,
                   least(CASE WHEN f.age > 0 THEN f.sent ELSE :today - f.part % 4 END + time '10:30', now() - interval '2 hours') AS sent_at
            FROM fate f WHERE f.fate <> 'PLANNED'""";

    private static final String REPORTS = """
            WITH words AS MATERIALIZED (
                SELECT t.title, t.texts FROM jsonb_to_recordset(:life::jsonb -> 'texts') AS t(title text, texts jsonb)
            ), numbers AS MATERIALIZED (
                SELECT d.id, jsonb_agg(jsonb_build_object('targetId', g.id, 'value', CASE WHEN g.unit LIKE '%\\%%'
                               THEN least(100, g.value - 12 + d.part % 33) ELSE greatest(1, round(g.value * (85 + d.part % 40) / 100 / d.share))
                               END) ORDER BY g.position) AS values
                FROM demonstration_done d JOIN roadmaps_targets g ON g.activity_id = d.activity_id AND g.removed_edition IS NULL
                WHERE d.fate <> 'IN_PROGRESS' GROUP BY d.id
            )
            INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, link, held_on, numbers, count, author, submitted_by, submitted_at,
                created_at, updated_at)
            SELECT gen_random_uuid(), d.id, CASE d.fate WHEN 'IN_PROGRESS' THEN 'DRAFT' ELSE 'SUBMITTED' END,
                   coalesce(w.texts ->> (d.part % jsonb_array_length(w.texts)), g.texts ->> (d.part % jsonb_array_length(g.texts))),
                   CASE WHEN d.asks OR d.part % 4 = 0 THEN 'https://school.example/news/' || d.part END, (d.sent_at - interval '1 day')::date,
                   coalesce(n.values, '[]'), d.expected_count, d.author, CASE WHEN d.fate <> 'IN_PROGRESS' THEN d.author END,
                   CASE WHEN d.fate <> 'IN_PROGRESS' THEN d.sent_at END, d.sent_at - interval '40 minutes', d.sent_at
            FROM demonstration_done d CROSS JOIN (SELECT :life::jsonb -> 'general' AS texts) g LEFT JOIN words w ON w.title = d.title
            LEFT JOIN numbers n ON n.id = d.id""";

    private static final String SENT = """
            UPDATE roadmaps_checkpoints c SET state = CASE d.fate WHEN 'IN_PROGRESS' THEN 'IN_PROGRESS' ELSE 'SUBMITTED' END,
                done_count = CASE d.fate WHEN 'IN_PROGRESS' THEN c.expected_count / 2 ELSE c.expected_count END,
                submitted_at = CASE WHEN d.fate <> 'IN_PROGRESS' THEN d.sent_at END,
                late_days = CASE WHEN d.fate <> 'IN_PROGRESS' THEN greatest(0, coalesce(d.sent_at::date - c.due, 0)) ELSE 0 END,
                version = c.version + 1
            FROM demonstration_done d WHERE d.id = c.id""";

    private static final String DECIDED = """
            UPDATE roadmaps_reports r SET state = d.fate, decided_by = d.decider, version = r.version + 1,
                decided_at = least(d.sent_at + interval '1 day' * (1 + d.part % 3) + interval '5 hours', now() - interval '1 hour'),
                remark = CASE d.fate WHEN 'RETURNED' THEN :life::jsonb -> 'remarks' ->> (d.part % 4) END
            FROM demonstration_done d WHERE d.id = r.checkpoint_id AND d.fate IN ('ACCEPTED', 'RETURNED') AND d.decider <> d.author""";

    private static final String SETTLED = """
            UPDATE roadmaps_checkpoints c SET state = r.state, version = c.version + 1,
                accepted_at = CASE r.state WHEN 'ACCEPTED' THEN r.decided_at END,
                done_count = CASE r.state WHEN 'ACCEPTED' THEN c.expected_count ELSE 0 END,
                late_days = CASE r.state WHEN 'ACCEPTED' THEN c.late_days ELSE 0 END,
                submitted_at = CASE r.state WHEN 'ACCEPTED' THEN c.submitted_at END
            FROM roadmaps_reports r
            WHERE r.checkpoint_id = c.id AND r.state IN ('ACCEPTED', 'RETURNED') AND c.roadmap_id = ANY (:executed)""";

    static final List<String> STEPS = List.of(DONE, REPORTS, SENT, DECIDED, SETTLED);

    private DemonstrationExecution() {}
}
