-- How far everything is: counts that follow the checkpoints in the same transaction, so that a region's figures are read
-- from some thousand rows and not from a hundred thousand checkpoints (docs/adr/0036-progress.md).
--
-- A row counts the checkpoints of one row of a plan, of executors of one kind and zone in one place, that are due on one
-- day. The place is the executor's municipality, or the executor where there is none above it: it is a real organisation,
-- so the rules of the tree say who sees the count. Overdue is not stored: it is the open ones due before today.
--
-- Writers only append differences; a job folds them into the counts. So two who accept at once never wait for each other,
-- and the counts together with the differences are right at every moment.

CREATE TABLE roadmaps_progress (
    roadmap_id    uuid    NOT NULL,
    activity_id   uuid    NOT NULL,
    owner_id      uuid    NOT NULL,
    place_id      uuid    NOT NULL,
    executor_kind text    NOT NULL,
    time_zone     text    NOT NULL,
    day           date    NOT NULL,
    planned       integer NOT NULL,
    in_progress   integer NOT NULL,
    submitted     integer NOT NULL,
    accepted      integer NOT NULL,
    returned      integer NOT NULL,
    cancelled     integer NOT NULL,
    PRIMARY KEY (roadmap_id, place_id, activity_id, day, executor_kind, time_zone, owner_id)
);
COMMENT ON TABLE roadmaps_progress IS 'Written by roadmaps_progress_fold() alone.';
COMMENT ON COLUMN roadmaps_progress.day IS 'The due day; infinity for what has none and is never overdue.';
CREATE INDEX roadmaps_progress_place_idx ON roadmaps_progress (place_id);
CREATE INDEX roadmaps_progress_owner_idx ON roadmaps_progress (owner_id);

CREATE TABLE roadmaps_progress_differences (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    roadmap_id    uuid    NOT NULL,
    activity_id   uuid    NOT NULL,
    owner_id      uuid    NOT NULL,
    place_id      uuid    NOT NULL,
    executor_kind text    NOT NULL,
    time_zone     text    NOT NULL,
    day           date    NOT NULL,
    planned       integer NOT NULL,
    in_progress   integer NOT NULL,
    submitted     integer NOT NULL,
    accepted      integer NOT NULL,
    returned      integer NOT NULL,
    cancelled     integer NOT NULL
) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.0);
CREATE INDEX roadmaps_progress_differences_roadmap_idx ON roadmaps_progress_differences (roadmap_id);
CREATE INDEX roadmaps_progress_differences_place_idx ON roadmaps_progress_differences (place_id);
CREATE INDEX roadmaps_progress_differences_owner_idx ON roadmaps_progress_differences (owner_id);

-- Counts of a place are seen by those whose subtree holds the whole place, and by the roadmap's owner: never by neighbours,
-- and a school does not see its municipality's. The comparisons with the roots settle nearly every row.
CREATE PROCEDURE roadmaps_guard_counts(guarded name) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO platform_protected_tables VALUES (guarded, 'place_id');
    CALL opora_policies(guarded, '''{""}'' = (SELECT opora_scope())::text
        OR place_id = ANY ((SELECT opora_roots())::uuid[]) OR owner_id = ANY ((SELECT opora_roots())::uuid[])
        OR place_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope()))
        OR owner_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope()))', 'false');
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %I FROM opora_app', guarded);
END $$;
CALL roadmaps_guard_counts('roadmaps_progress');
CALL roadmaps_guard_counts('roadmaps_progress_differences');
DROP PROCEDURE roadmaps_guard_counts(name);

INSERT INTO roadmaps_progress (roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
                               planned, in_progress, submitted, accepted, returned, cancelled)
SELECT c.roadmap_id, c.activity_id, c.owner_id, coalesce(c.municipality_id, c.organization_id), o.kind, c.time_zone,
       coalesce(c.due, 'infinity'),
       count(*) FILTER (WHERE c.state = 'PLANNED'), count(*) FILTER (WHERE c.state = 'IN_PROGRESS'),
       count(*) FILTER (WHERE c.state = 'SUBMITTED'), count(*) FILTER (WHERE c.state = 'ACCEPTED'),
       count(*) FILTER (WHERE c.state = 'RETURNED'), count(*) FILTER (WHERE c.state = 'CANCELLED')
FROM roadmaps_checkpoints c JOIN organizations o ON o.id = c.organization_id
GROUP BY 1, 2, 3, 4, 5, 6, 7;

CREATE FUNCTION roadmaps_count_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO roadmaps_progress_differences (roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
                                               planned, in_progress, submitted, accepted, returned, cancelled)
    SELECT c.roadmap_id, c.activity_id, c.owner_id, coalesce(c.municipality_id, c.organization_id), o.kind, c.time_zone,
           coalesce(c.due, 'infinity'),
           count(*) FILTER (WHERE c.state = 'PLANNED'), count(*) FILTER (WHERE c.state = 'IN_PROGRESS'),
           count(*) FILTER (WHERE c.state = 'SUBMITTED'), count(*) FILTER (WHERE c.state = 'ACCEPTED'),
           count(*) FILTER (WHERE c.state = 'RETURNED'), count(*) FILTER (WHERE c.state = 'CANCELLED')
    FROM added c JOIN organizations o ON o.id = c.organization_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7;
    RETURN NULL;
END $$;

CREATE FUNCTION roadmaps_count_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO roadmaps_progress_differences (roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
                                               planned, in_progress, submitted, accepted, returned, cancelled)
    SELECT * FROM (
        SELECT c.roadmap_id, c.activity_id, c.owner_id, coalesce(c.municipality_id, c.organization_id), o.kind, c.time_zone,
               coalesce(c.due, 'infinity'),
               coalesce(sum(c.n) FILTER (WHERE c.state = 'PLANNED'), 0) AS planned,
               coalesce(sum(c.n) FILTER (WHERE c.state = 'IN_PROGRESS'), 0) AS in_progress,
               coalesce(sum(c.n) FILTER (WHERE c.state = 'SUBMITTED'), 0) AS submitted,
               coalesce(sum(c.n) FILTER (WHERE c.state = 'ACCEPTED'), 0) AS accepted,
               coalesce(sum(c.n) FILTER (WHERE c.state = 'RETURNED'), 0) AS returned,
               coalesce(sum(c.n) FILTER (WHERE c.state = 'CANCELLED'), 0) AS cancelled
        FROM (SELECT roadmap_id, activity_id, owner_id, municipality_id, organization_id, time_zone, due, state, 1 AS n FROM added
              UNION ALL
              SELECT roadmap_id, activity_id, owner_id, municipality_id, organization_id, time_zone, due, state, -1 FROM removed) c
        JOIN organizations o ON o.id = c.organization_id
        GROUP BY 1, 2, 3, 4, 5, 6, 7) d
    WHERE (planned, in_progress, submitted, accepted, returned, cancelled) <> (0, 0, 0, 0, 0, 0);
    RETURN NULL;
END $$;

CREATE FUNCTION roadmaps_count_removed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO roadmaps_progress_differences (roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
                                               planned, in_progress, submitted, accepted, returned, cancelled)
    SELECT c.roadmap_id, c.activity_id, c.owner_id, coalesce(c.municipality_id, c.organization_id), o.kind, c.time_zone,
           coalesce(c.due, 'infinity'),
           -count(*) FILTER (WHERE c.state = 'PLANNED'), -count(*) FILTER (WHERE c.state = 'IN_PROGRESS'),
           -count(*) FILTER (WHERE c.state = 'SUBMITTED'), -count(*) FILTER (WHERE c.state = 'ACCEPTED'),
           -count(*) FILTER (WHERE c.state = 'RETURNED'), -count(*) FILTER (WHERE c.state = 'CANCELLED')
    FROM removed c JOIN organizations o ON o.id = c.organization_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7;
    RETURN NULL;
END $$;

CREATE TRIGGER counts_added AFTER INSERT ON roadmaps_checkpoints REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_count_added();
CREATE TRIGGER counts_changed AFTER UPDATE ON roadmaps_checkpoints REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_count_changed();
CREATE TRIGGER counts_removed AFTER DELETE ON roadmaps_checkpoints REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_count_removed();

-- An organisation that becomes one of another kind takes its checkpoints along. The name of the trigger puts it before
-- the one that moves the checkpoints themselves, which then finds the new kind on both sides of its difference. It is
-- seldom, and waits until no difference with the old kind is under way.
CREATE FUNCTION roadmaps_count_kinds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM added a JOIN removed r ON r.id = a.id AND r.kind <> a.kind) THEN
        RETURN NULL;
    END IF;
    LOCK TABLE roadmaps_checkpoints IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO roadmaps_progress_differences (roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
                                               planned, in_progress, submitted, accepted, returned, cancelled)
    SELECT c.roadmap_id, c.activity_id, c.owner_id, coalesce(c.municipality_id, c.organization_id), side.kind, c.time_zone,
           coalesce(c.due, 'infinity'),
           sum(side.n * (c.state = 'PLANNED')::int), sum(side.n * (c.state = 'IN_PROGRESS')::int),
           sum(side.n * (c.state = 'SUBMITTED')::int), sum(side.n * (c.state = 'ACCEPTED')::int),
           sum(side.n * (c.state = 'RETURNED')::int), sum(side.n * (c.state = 'CANCELLED')::int)
    FROM added a JOIN removed r ON r.id = a.id AND r.kind <> a.kind
    JOIN roadmaps_checkpoints c ON c.organization_id = a.id
    CROSS JOIN LATERAL (VALUES (r.kind, -1), (a.kind, 1)) side (kind, n)
    GROUP BY 1, 2, 3, 4, 5, 6, 7;
    RETURN NULL;
END $$;
CREATE TRIGGER counts_kinds AFTER UPDATE ON organizations REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_count_kinds();

-- Folds differences into the counts, one at a time on all nodes; gives how many were taken, or 0 where another folds.
CREATE FUNCTION roadmaps_progress_fold(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    taken_rows integer;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('opora progress')) THEN
        RETURN 0;
    END IF;
    WITH taken AS (
        DELETE FROM roadmaps_progress_differences
        WHERE id IN (SELECT d.id FROM roadmaps_progress_differences d ORDER BY d.id LIMIT most) RETURNING *
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
GRANT EXECUTE ON FUNCTION roadmaps_progress_fold(integer) TO opora_app;

-- What was sent back again and again is looked for by its checkpoint.
CREATE INDEX roadmaps_reports_returned_idx ON roadmaps_reports (checkpoint_id) WHERE state = 'RETURNED';
