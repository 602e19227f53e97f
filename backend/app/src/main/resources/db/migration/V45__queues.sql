-- What is next in a queue is found once, and then by its key. A join would be planned by the statistics of the queue, which say that
-- it is empty whenever nobody has looked at it while it was full: each row was then looked for in all others, which took minutes
-- for 50,000 answers instead of a tenth of a second.

CREATE OR REPLACE FUNCTION surveys_fold(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    taken uuid[];
BEGIN
    IF NOT pg_try_advisory_xact_lock(4505, 1) THEN
        RETURN 0;
    END IF;
    WITH gone AS (
        DELETE FROM surveys_uncounted u
        WHERE u.response_id = ANY (ARRAY(SELECT n.response_id FROM surveys_uncounted n LIMIT most))
        RETURNING u.response_id)
    SELECT coalesce(array_agg(g.response_id), '{}') INTO taken FROM gone g;
    IF cardinality(taken) = 0 THEN
        RETURN 0;
    END IF;
    INSERT INTO surveys_answered AS a (participant_id, count, late)
    SELECT r.participant_id, count(*), count(*) FILTER (WHERE r.late)
    FROM surveys_responses r WHERE r.id = ANY (taken) GROUP BY 1
    ON CONFLICT (participant_id) DO UPDATE SET count = a.count + excluded.count, late = a.late + excluded.late;
    WITH cells AS MATERIALIZED (
        SELECT c.campaign_id, c.participant_id, c.audience, c.item, c.choice, count(*) AS count, sum(c.total) AS total
        FROM surveys_cells(taken) c GROUP BY 1, 2, 3, 4, 5
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

CREATE OR REPLACE FUNCTION roadmaps_progress_fold(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    taken_rows integer;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('opora progress')) THEN
        RETURN 0;
    END IF;
    WITH taken AS (
        DELETE FROM roadmaps_progress_differences
        WHERE id = ANY (ARRAY(SELECT d.id FROM roadmaps_progress_differences d ORDER BY d.id LIMIT most)) RETURNING *
    ), folded AS (
        INSERT INTO roadmaps_progress AS p (roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
                                            planned, in_progress, submitted, accepted, returned, cancelled)
        SELECT roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
               sum(planned), sum(in_progress), sum(submitted), sum(accepted), sum(returned), sum(cancelled)
        FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7
        ON CONFLICT (roadmap_id, place_id, activity_id, day, executor_kind, time_zone, owner_id) DO UPDATE SET
            planned = p.planned + excluded.planned, in_progress = p.in_progress + excluded.in_progress,
            submitted = p.submitted + excluded.submitted, accepted = p.accepted + excluded.accepted,
            returned = p.returned + excluded.returned, cancelled = p.cancelled + excluded.cancelled
    )
    SELECT count(*) INTO taken_rows FROM taken;
    RETURN taken_rows;
END $$;
