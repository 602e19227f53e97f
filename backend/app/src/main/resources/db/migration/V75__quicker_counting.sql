-- Counting keeps up with a rush of answers. It took 3.5 ms an answer of 250 questions: for each answer to a question four little
-- queries were begun anew, each answer was unpacked twice, and a step of 500 answers from all over the country added to nearly as
-- many rows of counts as it had cells.

-- Everything answers add to the counts, summed up by participant, item and choice. The same answer of several is looked at once.
DROP FUNCTION surveys_cells(uuid[]);
CREATE FUNCTION surveys_cells(responses uuid[])
RETURNS TABLE (campaign_id uuid, participant_id uuid, audience text, item text, choice text, count numeric, total numeric)
LANGUAGE sql STABLE AS $$
    WITH fields AS MATERIALIZED ( -- all answers at once: to ask for each by its name would unpack the whole for each
        SELECT r.campaign_id, r.participant_id, e.key, e.value, count(*) AS count
        FROM surveys_responses r, jsonb_each(r.answers) e WHERE r.id = ANY (responses) GROUP BY 1, 2, 3, 4
    ), given AS (
        SELECT f.campaign_id, f.participant_id, f.key AS name, NULL AS parent, f.value, f.count FROM fields f
        UNION ALL
        SELECT f.campaign_id, f.participant_id, w.key, f.key, w.value, f.count
        FROM fields f, jsonb_each(f.value) w WHERE jsonb_typeof(f.value) = 'object'
    ), said AS MATERIALIZED (
        SELECT g.campaign_id, g.participant_id, p.audience, i.name AS item, i.kind AS asked, g.value, jsonb_typeof(g.value) AS kind,
               g.count
        FROM given g
        JOIN surveys_participants p ON p.id = g.participant_id
        JOIN surveys_campaigns c ON c.id = g.campaign_id
        JOIN surveys_items i ON i.version_id = c.version_id AND i.name = g.name AND i.parent IS NOT DISTINCT FROM g.parent
    ), cells AS (
        SELECT s.campaign_id, s.participant_id, s.audience, s.item,
               CASE s.kind WHEN 'object' THEN ' cannotSay' ELSE '' END AS choice, s.count,
               CASE s.kind WHEN 'number' THEN s.count * (s.value #>> '{}')::numeric ELSE 0 END AS total
        FROM said s
        UNION ALL
        SELECT s.campaign_id, s.participant_id, s.audience, s.item, s.value #>> '{}', s.count, 0
        FROM said s WHERE s.asked IN ('ONE', 'SCALE') AND s.kind IN ('string', 'number')
        UNION ALL
        SELECT s.campaign_id, s.participant_id, s.audience, s.item, e.value, s.count,
               CASE s.asked WHEN 'RANKING' THEN s.count * e.place ELSE 0 END
        FROM said s, jsonb_array_elements_text(s.value) WITH ORDINALITY e (value, place)
        WHERE s.asked IN ('MANY', 'RANKING') AND s.kind = 'array'
    )
    SELECT c.campaign_id, c.participant_id, c.audience, c.item, c.choice, sum(c.count), sum(c.total)
    FROM cells c GROUP BY 1, 2, 3, 4, 5
$$;

-- As before, but a step takes the answers of one participant after another, which add to the same rows; it begins with one that is
-- found first in the table, so that nobody waits for ever.
CREATE OR REPLACE FUNCTION surveys_fold(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    first uuid;
    taken uuid[];
BEGIN
    IF NOT pg_try_advisory_xact_lock(4505, 1) THEN
        RETURN 0;
    END IF;
    SELECT u.participant_id INTO first FROM surveys_uncounted u LIMIT 1;
    WITH next AS (
        (SELECT n.response_id FROM surveys_uncounted n WHERE n.participant_id >= first ORDER BY n.participant_id LIMIT most)
        UNION ALL
        (SELECT n.response_id FROM surveys_uncounted n WHERE n.participant_id < first ORDER BY n.participant_id LIMIT most)
        LIMIT most
    ), gone AS (
        DELETE FROM surveys_uncounted u WHERE u.response_id = ANY (ARRAY(SELECT n.response_id FROM next n)) RETURNING u.response_id)
    SELECT coalesce(array_agg(g.response_id), '{}') INTO taken FROM gone g;
    IF cardinality(taken) = 0 THEN
        RETURN 0;
    END IF;
    INSERT INTO surveys_answered AS a (participant_id, count, late)
    SELECT r.participant_id, count(*), count(*) FILTER (WHERE r.late)
    FROM surveys_responses r WHERE r.id = ANY (taken) GROUP BY 1
    ON CONFLICT (participant_id) DO UPDATE SET count = a.count + excluded.count, late = a.late + excluded.late;
    WITH cells AS MATERIALIZED (
        SELECT * FROM surveys_cells(taken)
    ), whole AS (
        INSERT INTO surveys_totals AS t (campaign_id, audience, item, choice, count, total)
        SELECT c.campaign_id, c.audience, c.item, c.choice, sum(c.count), sum(c.total) FROM cells c GROUP BY 1, 2, 3, 4
        ON CONFLICT (campaign_id, audience, item, choice)
        DO UPDATE SET count = t.count + excluded.count, total = t.total + excluded.total
    )
    INSERT INTO surveys_counts AS t (participant_id, item, choice, count, total)
    SELECT c.participant_id, c.item, c.choice, c.count, c.total FROM cells c
    ON CONFLICT (participant_id, item, choice)
    DO UPDATE SET count = t.count + excluded.count, total = t.total + excluded.total;
    RETURN cardinality(taken);
END $$;
