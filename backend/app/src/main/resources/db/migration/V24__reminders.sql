-- Reminders of what is due and word of what is overdue. Each zone has its own day: from eight in the morning there a job goes
-- through its organisations, a batch in a transaction, and notes whom to tell what; then each person is told once a day
-- (docs/adr/0038-reminders.md).

-- How an organisation and those below it are reminded; the nearest row above that is its own counts. A row is never deleted,
-- so that its version never repeats: own = false is as if there were none.
CREATE TABLE roadmaps_reminder_settings (
    id                 uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id    uuid        NOT NULL UNIQUE REFERENCES organizations (id) ON DELETE CASCADE,
    own                boolean     NOT NULL,
    enabled            boolean     NOT NULL,
    days_before        integer[]   NOT NULL CHECK (cardinality(days_before) <= 10 AND 0 <= ALL (days_before) AND 60 >= ALL (days_before)),
    days_after         integer[]   NOT NULL CHECK (cardinality(days_after) <= 10 AND 1 <= ALL (days_after) AND 60 >= ALL (days_after)),
    municipality_after integer CHECK (municipality_after BETWEEN 1 AND 60),
    region_after       integer CHECK (region_after BETWEEN 1 AND 60),
    digest_weekday     smallint CHECK (digest_weekday BETWEEN 1 AND 7),
    updated_by         text        NOT NULL,
    updated_at         timestamptz NOT NULL DEFAULT now(),
    version            bigint      NOT NULL DEFAULT 1
);
COMMENT ON COLUMN roadmaps_reminder_settings.municipality_after IS 'After how many days overdue the municipality is told; null: never.';
COMMENT ON COLUMN roadmaps_reminder_settings.digest_weekday IS 'The day of the weekly digest, 1 for Monday; null: none.';
CALL opora_protect('roadmaps_reminder_settings', 'organization_id');
CALL opora_audit('roadmaps_reminder_settings', 'reminderSettings');

-- What holds in a place, and whose row it is; null: the product's own.
CREATE FUNCTION roadmaps_reminders_at(place ltree)
RETURNS TABLE (source_id uuid, enabled boolean, days_before integer[], days_after integer[], municipality_after integer,
               region_after integer, digest_weekday integer)
LANGUAGE sql STABLE AS $$
    SELECT s.organization_id, coalesce(s.enabled, true), coalesce(s.days_before, '{7,3,1}'), coalesce(s.days_after, '{1}'),
           CASE WHEN s.id IS NULL THEN 3 ELSE s.municipality_after END, CASE WHEN s.id IS NULL THEN 10 ELSE s.region_after END,
           CASE WHEN s.id IS NULL THEN 1 ELSE s.digest_weekday END
    FROM (VALUES (1)) one LEFT JOIN LATERAL (
        SELECT r.* FROM roadmaps_reminder_settings r
        WHERE r.own AND r.organization_id = ANY (string_to_array(place::text, '.')::uuid[])
        ORDER BY array_position(string_to_array(place::text, '.')::uuid[], r.organization_id) DESC LIMIT 1) s ON true
$$;

-- A day of a zone: how far the job is. What fell due since the run before it is told with it, so that no step is lost when
-- nobody ran for a while.
CREATE TABLE roadmaps_reminder_runs (
    zone     text        NOT NULL,
    day      date        NOT NULL,
    since    date        NOT NULL CHECK (since < day),
    reached  uuid,
    began_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    PRIMARY KEY (zone, day)
);
COMMENT ON COLUMN roadmaps_reminder_runs.reached IS 'The last organisation that is done; written in the transaction that did it.';
CREATE INDEX roadmaps_reminder_runs_open_idx ON roadmaps_reminder_runs (day, zone) WHERE ended_at IS NULL;
CALL opora_policies('roadmaps_reminder_runs', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');

-- Whom to tell what; goes with the transaction that tells it. Without a checkpoint: the weekly digest.
CREATE TABLE roadmaps_reminder_items (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id     uuid NOT NULL REFERENCES organizations_people (id) ON DELETE CASCADE,
    day           date NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('TASKS_DUE', 'TASKS_OVERDUE_BELOW', 'TASKS_WEEK')),
    step          text NOT NULL CHECK (step IN ('BEFORE', 'PROMPT', 'AFTER', 'MUNICIPALITY', 'REGION', 'WEEK')),
    checkpoint_id uuid,
    CHECK ((kind = 'TASKS_WEEK') = (checkpoint_id IS NULL))
) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.0);
CREATE INDEX roadmaps_reminder_items_person_id_idx ON roadmaps_reminder_items (person_id, day);
CALL opora_policies('roadmaps_reminder_items', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');

-- Who was told on which day: once a day, however many organisations, zones and runs there are.
CREATE TABLE roadmaps_reminder_told (
    person_id uuid        NOT NULL REFERENCES organizations_people (id) ON DELETE CASCADE,
    day       date        NOT NULL,
    items     integer     NOT NULL,
    told_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, day)
);
CREATE INDEX roadmaps_reminder_told_day_idx ON roadmaps_reminder_told (day);
CALL opora_policies('roadmaps_reminder_told', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');

-- A run goes through the organisations of its zone.
CREATE INDEX organizations_time_zone_idx ON organizations (time_zone, id);

-- The people who report for an organisation on a day: those in it, or for a centre or an institute without any of its own
-- those of the municipality or region it works for.
CREATE FUNCTION roadmaps_reporters(place uuid, kind text, parent uuid, today date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH reporters AS (
        SELECT m.person_id, m.organization_id FROM organizations_memberships m
        WHERE m.organization_id IN (place, CASE WHEN kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL') THEN parent END)
          AND m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD', 'SCHOOL_COORDINATOR')
          AND organizations_membership_state(m, today) = 'CURRENT')
    SELECT DISTINCT r.person_id FROM reporters r
    WHERE r.organization_id = place OR NOT EXISTS (SELECT 1 FROM reporters o WHERE o.organization_id = place)
$$;
