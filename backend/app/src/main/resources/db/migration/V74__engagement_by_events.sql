-- Engagement weighs events (docs/adr/0066-events.md): of those that were held and that a school was invited to, those it came to. And
-- documents (V72). Else the function is what it was in V67.
CREATE OR REPLACE FUNCTION monitoring_engage_schools(place ltree, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    written bigint;
BEGIN
    IF NOT place <@ opora_scope() THEN
        RETURN 0;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('opora engagement')); -- of two at once neither may take the other's month for the latest
    WITH schools AS MATERIALIZED (
        SELECT o.id, o.time_zone, opora_today(moment, o.time_zone) AS today, f.id AS formula, f.definition, (f.definition ->> 'days')::int AS days
        FROM organizations o
        CROSS JOIN LATERAL (
            SELECT m.id, m.definition FROM monitoring_engagement_formulas m LEFT JOIN organizations a ON a.id = m.organization_id
            WHERE m.organization_id IS NULL OR o.path <@ a.path
            ORDER BY nlevel(a.path) DESC NULLS LAST, m.number DESC LIMIT 1) f
        WHERE o.kind = 'SCHOOL' AND o.state = 'ACTIVE' AND o.path <@ place
    ), points AS (
        SELECT s.id, count(*) AS due,
               count(*) FILTER (WHERE c.state IN ('SUBMITTED', 'ACCEPTED') AND c.late_days = 0) AS in_time,
               count(*) FILTER (WHERE c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND k.roadmap_id IS NULL) AS overdue,
               count(*) FILTER (WHERE roadmaps_asks_document(a.evidence)) AS asked,
               count(*) FILTER (WHERE roadmaps_asks_document(a.evidence) AND c.state IN ('SUBMITTED', 'ACCEPTED')
                                  AND roadmaps_documents_given(c.id, a.evidence)) AS given
        FROM schools s JOIN roadmaps_checkpoints c ON c.organization_id = s.id AND c.day >= s.today - s.days AND c.day < s.today
        JOIN roadmaps_activities a ON a.id = c.activity_id
        LEFT JOIN roadmaps_closings() k ON k.roadmap_id = c.roadmap_id
        WHERE roadmaps_fell_due(c.due, c.state, k.closed_on)
        GROUP BY 1
    ), answers AS (
        SELECT s.id, sum(p.expected) AS expected,
               sum(least(p.expected, coalesce(a.count, 0) + (SELECT count(*) FROM surveys_uncounted u WHERE u.participant_id = p.id)))::bigint AS answered,
               count(DISTINCT p.campaign_id) AS campaigns
        FROM schools s
        JOIN surveys_participants p ON p.organization_id = s.id AND p.expected > 0
        JOIN surveys_campaigns c ON c.id = p.campaign_id AND c.state <> 'DRAFT'
        LEFT JOIN surveys_answered a ON a.participant_id = p.id
        WHERE least(c.closed_on, c.closes_on) BETWEEN s.today - s.days AND s.today - 1 GROUP BY 1
    ), visited AS (
        SELECT s.id, count(*) AS visits,
               count(*) FILTER (WHERE opora_today(v.acknowledged_at, s.time_zone) <= d.day + 14) AS acknowledged
        FROM schools s JOIN visits_visits v ON v.organization_id = s.id AND v.state IN ('COMPLETED', 'ACKNOWLEDGED')
        CROSS JOIN LATERAL (SELECT opora_today(v.completed_at, s.time_zone) AS day) d
        WHERE d.day BETWEEN s.today - s.days AND s.today AND (v.state = 'ACKNOWLEDGED' OR d.day + 14 < s.today) GROUP BY 1
    ), recommended AS (
        SELECT s.id, count(*) AS due,
               count(*) FILTER (WHERE r.state IN ('DONE', 'VERIFIED') AND opora_today(r.done_at, s.time_zone) <= r.due) AS done
        FROM schools s JOIN visits_recommendations r ON r.organization_id = s.id AND r.due >= s.today - s.days AND r.due < s.today
        JOIN visits_visits v ON v.id = r.visit_id AND v.state IN ('COMPLETED', 'ACKNOWLEDGED')
        WHERE r.state NOT IN ('DISPUTED', 'WITHDRAWN') GROUP BY 1
    ), visiting AS (
        SELECT id, coalesce(v.visits, 0) AS visits, coalesce(v.acknowledged, 0) AS acknowledged, coalesce(r.due, 0) AS due, coalesce(r.done, 0) AS done
        FROM visited v FULL JOIN recommended r USING (id)
    ), came AS (
        SELECT s.id, count(*) AS invited, count(*) FILTER (WHERE a.outcome = 'ATTENDED') AS attended
        FROM schools s JOIN events_attendance a ON a.organization_id = s.id JOIN events_events e ON e.id = a.event_id AND e.state = 'HELD'
        WHERE e.held_on BETWEEN s.today - s.days AND s.today GROUP BY 1
    ), parts AS (
        SELECT s.*, ARRAY[
            monitoring_engagement_part('CHECKPOINTS', s.definition, n.in_time::float8 / n.due, 'NO_DATA',
                CASE WHEN n.due IS NOT NULL THEN jsonb_build_object('due', n.due, 'inTime', n.in_time, 'overdue', n.overdue) ELSE '{}' END),
            monitoring_engagement_part('DOCUMENTS', s.definition, n.given::float8 / nullif(n.asked, 0), 'NO_DATA',
                CASE WHEN n.asked > 0 THEN jsonb_build_object('asked', n.asked, 'given', n.given) ELSE '{}' END),
            monitoring_engagement_part('SURVEY', s.definition, v.value, 'FEW_ANSWERS',
                CASE WHEN v.value IS NOT NULL THEN jsonb_build_object('respondents', v.respondents) ELSE '{}' END),
            monitoring_engagement_part('VISITS', s.definition, (g.acknowledged + g.done)::float8 / (g.visits + g.due), 'NO_DATA',
                CASE WHEN g.id IS NOT NULL
                     THEN jsonb_build_object('visits', g.visits, 'acknowledged', g.acknowledged, 'recommendations', g.due, 'done', g.done) ELSE '{}' END),
            monitoring_engagement_part('RESPONSE', s.definition, r.answered::float8 / r.expected, 'NO_DATA',
                CASE WHEN r.expected IS NOT NULL
                     THEN jsonb_build_object('expected', r.expected, 'answered', r.answered, 'campaigns', r.campaigns) ELSE '{}' END),
            monitoring_engagement_part('EVENTS', s.definition, e.attended::float8 / e.invited, 'NO_DATA',
                CASE WHEN e.id IS NOT NULL THEN jsonb_build_object('invited', e.invited, 'attended', e.attended) ELSE '{}' END)] AS all_parts
        FROM schools s
        LEFT JOIN points n ON n.id = s.id
        LEFT JOIN answers r ON r.id = s.id
        LEFT JOIN monitoring_engagement_surveys v ON v.organization_id = s.id
        LEFT JOIN visiting g ON g.id = s.id
        LEFT JOIN came e ON e.id = s.id
    ), sums AS (
        SELECT p.*, round((w.weighed / nullif(w.known, 0) * 100)::numeric, 9)::float8 AS score,
               CASE WHEN w.known > 0 THEN CASE WHEN w.known < w.whole THEN least(99, greatest(1, round(w.known / w.whole * 100))) ELSE 100 END
                    ELSE 0 END AS coverage
        FROM parts p CROSS JOIN LATERAL (
            SELECT sum((u.part ->> 'weight')::float8) AS whole,
                   sum((u.part ->> 'weight')::float8) FILTER (WHERE u.part ->> 'value' IS NOT NULL) AS known,
                   sum((u.part ->> 'weight')::float8 * (u.part ->> 'value')::float8) AS weighed
            FROM unnest(p.all_parts) u (part)) w
    ), stored AS (
        INSERT INTO monitoring_engagement AS e (organization_id, month, day, score, level, coverage, components, formula_id, latest, computed_at)
        SELECT s.id, date_trunc('month', s.today)::date, s.today, s.score,
               CASE WHEN s.score IS NULL THEN 'UNKNOWN' WHEN s.score < (s.definition ->> 'red')::float8 THEN 'RED'
                    WHEN s.score < (s.definition ->> 'yellow')::float8 THEN 'YELLOW' ELSE 'GREEN' END,
               s.coverage, to_jsonb(s.all_parts), s.formula, false, moment
        FROM sums s
        ON CONFLICT (organization_id, month) DO UPDATE SET day = excluded.day, score = excluded.score, level = excluded.level,
            coverage = excluded.coverage, components = excluded.components, formula_id = excluded.formula_id,
            computed_at = excluded.computed_at
        RETURNING 1)
    SELECT count(*) INTO written FROM stored;
    -- first the old ones: only one of a school may be the latest
    UPDATE monitoring_engagement e SET latest = false FROM organizations o
    WHERE o.id = e.organization_id AND o.path <@ place AND e.latest
      AND EXISTS (SELECT 1 FROM monitoring_engagement n WHERE n.organization_id = e.organization_id AND n.month > e.month);
    UPDATE monitoring_engagement e SET latest = true FROM organizations o
    WHERE o.id = e.organization_id AND o.path <@ place AND NOT e.latest
      AND NOT EXISTS (SELECT 1 FROM monitoring_engagement n WHERE n.organization_id = e.organization_id AND n.month > e.month);
    RETURN written;
END $$;
