-- At the size of a country: what callers see is found by ids and never by a look at every organisation, and whoever joins a
-- plan has its own tasks generated, not everybody's (docs/adr/0040-scale.md).

-- Whether the connection's caller sees everything. In policies it stands in a SELECT of its own and is asked once a statement; a
-- comparison of the scope as text was made for every row, and cost more than the rest of the policy.
CREATE FUNCTION opora_everything() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT opora_scope()::text = '{""}' $$;

DO $$
DECLARE
    policy record;
    was text := '(''{""}''::text = (( SELECT opora_scope() AS opora_scope))::text)';
BEGIN
    FOR policy IN SELECT tablename, policyname, replace(qual, was, '(SELECT opora_everything())') AS seen,
                         replace(with_check, was, '(SELECT opora_everything())') AS written
                  FROM pg_policies WHERE schemaname = current_schema() AND concat(qual, with_check) LIKE '%{""}%' LOOP
        EXECUTE format('ALTER POLICY %I ON %I', policy.policyname, policy.tablename)
            || coalesce(' USING (' || policy.seen || ')', '') || coalesce(' WITH CHECK (' || policy.written || ')', '');
    END LOOP;
    IF EXISTS (SELECT 1 FROM pg_policies WHERE schemaname = current_schema() AND concat(qual, with_check) LIKE '%{""}%') THEN
        RAISE EXCEPTION 'A policy still compares the scope as text';
    END IF;
END $$;

-- Later tables are protected the same way.
CREATE OR REPLACE PROCEDURE opora_protect(guarded name, owner_column name) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO platform_protected_tables VALUES (guarded, owner_column);
    CALL opora_policies(guarded,
        format('(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = %I.%I)', guarded, owner_column),
        format('(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = %I.%I AND o.path <@ (SELECT opora_scope()))',
               guarded, owner_column));
END $$;
CREATE OR REPLACE PROCEDURE opora_protect_child(guarded name, parent_column name, parent name) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO platform_protected_tables VALUES (guarded, parent_column, parent);
    CALL opora_policies(guarded,
        format('(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM %I p WHERE p.id = %I.%I)', parent, guarded, parent_column),
        format('(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = %s AND o.path <@ (SELECT opora_scope()))',
               opora_owner(guarded, quote_ident(guarded))));
END $$;

-- The chain of organisations down to a place, itself included. Under row-level security the operators of paths may not use
-- their indexes; ids may.
CREATE FUNCTION opora_chain(place ltree) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT string_to_array(place::text, '.')::uuid[] $$;

CREATE OR REPLACE FUNCTION roadmaps_above(place ltree, wanted text) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT o.id FROM organizations o WHERE o.id = ANY (opora_chain(place)) AND o.kind = wanted ORDER BY nlevel(o.path) DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION roadmaps_reminders_at(place ltree)
RETURNS TABLE (source_id uuid, enabled boolean, days_before integer[], days_after integer[], municipality_after integer,
               region_after integer, digest_weekday integer)
LANGUAGE sql STABLE AS $$
    SELECT s.organization_id, coalesce(s.enabled, true), coalesce(s.days_before, '{7,3,1}'), coalesce(s.days_after, '{1}'),
           CASE WHEN s.id IS NULL THEN 3 ELSE s.municipality_after END, CASE WHEN s.id IS NULL THEN 10 ELSE s.region_after END,
           CASE WHEN s.id IS NULL THEN 1 ELSE s.digest_weekday END
    FROM (VALUES (1)) one LEFT JOIN LATERAL (
        SELECT r.* FROM roadmaps_reminder_settings r
        WHERE r.own AND r.organization_id = ANY (opora_chain(place))
        ORDER BY array_position(opora_chain(place), r.organization_id) DESC LIMIT 1) s ON true
$$;

-- What subtrees are in the columns that checkpoints and counts have for it. as_copy is the copy that says of a checkpoint
-- that its executor is the place or below it (null: another place's copy says so already); counted are the places of
-- counts: municipalities, and who stands outside of them. Below a municipality only what is no school is walked through.
CREATE INDEX organizations_not_schools_idx ON organizations (parent_id) WHERE kind <> 'SCHOOL';
CREATE FUNCTION roadmaps_places(roots uuid[]) RETURNS TABLE (place uuid, as_copy text, counted boolean)
LANGUAGE plpgsql STABLE ROWS 40 AS $$
BEGIN
    RETURN QUERY
    WITH RECURSIVE reached AS (
        SELECT o.id, o.kind, false AS in_region, false AS in_municipality, EXISTS (
            SELECT 1 FROM organizations m WHERE m.id = ANY (opora_chain(o.path)) AND m.kind = 'MUNICIPALITY' AND m.id <> o.id) AS low
        FROM organizations o WHERE o.id = ANY (roots)
        UNION ALL
        SELECT c.id, c.kind, r.in_region OR r.kind = 'REGION', r.in_municipality OR r.kind = 'MUNICIPALITY', r.low
        FROM reached r CROSS JOIN LATERAL (
            SELECT o.id, o.kind FROM organizations o WHERE o.parent_id = r.id AND o.kind <> 'SCHOOL'
            UNION ALL
            SELECT o.id, o.kind FROM organizations o WHERE o.parent_id = r.id AND o.kind = 'SCHOOL'
              AND (r.low OR NOT r.in_municipality AND r.kind <> 'MUNICIPALITY')) c
    )
    SELECT r.id, CASE WHEN r.low THEN 'ORGANIZATION' WHEN r.kind = 'REGION' THEN 'REGION' WHEN r.in_region THEN NULL
                      WHEN r.kind = 'MUNICIPALITY' THEN 'MUNICIPALITY' WHEN r.in_municipality THEN NULL ELSE 'ORGANIZATION' END,
           NOT r.low
    FROM reached r;
END $$;

-- Whether one of two organisations lies in the caller's subtrees: the last resort of policies, after their comparisons of ids. As a
-- subquery in the policy it looked so dear to the planner that it read whole indexes to spare some rows of it.
CREATE FUNCTION opora_inside(one uuid, other uuid) RETURNS boolean LANGUAGE plpgsql STABLE COST 5 AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM organizations o WHERE o.id IN (one, other) AND o.path <@ opora_scope());
END $$;

-- Counts: the same rule as before, the places by a walk instead of a look at every organisation. What is in no place of the
-- caller's is seen by the owner of its roadmap: settled by its id nearly always, else row by row.
DO $$
DECLARE
    counts name;
BEGIN
    FOREACH counts IN ARRAY ARRAY['roadmaps_progress', 'roadmaps_progress_differences'] LOOP
        EXECUTE format($policy$ALTER POLICY seen ON %1$I USING ((SELECT opora_everything())
            OR owner_id = ANY ((SELECT opora_roots())::uuid[]) OR place_id = ANY ((SELECT opora_roots())::uuid[])
            OR place_id IN (SELECT p.place FROM roadmaps_places(opora_roots()) p WHERE p.counted)
            OR opora_inside(owner_id, owner_id))$policy$, counts);
    END LOOP;
END $$;

-- Checkpoints and assignments: the same rule too.
DO $$
DECLARE
    guarded name;
    command text;
    inside text := $policy$((SELECT opora_everything())
        OR organization_id = ANY ((SELECT opora_roots())::uuid[]) OR municipality_id = ANY ((SELECT opora_roots())::uuid[])
        OR region_id = ANY ((SELECT opora_roots())::uuid[]) OR owner_id = ANY ((SELECT opora_roots())::uuid[])
        OR opora_inside(organization_id, owner_id))$policy$;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['roadmaps_assignments', 'roadmaps_checkpoints'] LOOP
        FOREACH command IN ARRAY ARRAY['seen ON %I USING', 'added ON %I WITH CHECK', 'changed ON %I USING', 'deleted ON %I USING'] LOOP
            EXECUTE format('ALTER POLICY ' || command, guarded) || inside;
        END LOOP;
    END LOOP;
END $$;

-- A generation of a part: what these organisations have to do.
ALTER TABLE roadmaps_refreshes ADD COLUMN organizations uuid[] CHECK (organizations <> '{}');
COMMENT ON COLUMN roadmaps_refreshes.organizations IS 'Who may have other tasks now; null: everybody.';

-- Roadmaps in force that may have other executors now: those of owners above these places (or standing beside them, as an
-- institute does), at them and below. concerned are the only executors it may be about, where that is known; a plan of a
-- place itself looks for its executors from there, so it is generated whole.
DROP FUNCTION roadmaps_ask_refresh(ltree[]);
CREATE FUNCTION roadmaps_ask_refresh(places ltree[], concerned uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    above uuid[] := ARRAY(SELECT DISTINCT id FROM unnest(places) p CROSS JOIN unnest(opora_chain(p)) id);
BEGIN
    INSERT INTO roadmaps_refreshes (roadmap_id, organizations)
    SELECT f.id, CASE WHEN bool_and(f.part) THEN concerned END
    FROM (
        SELECT r.id, true AS part FROM roadmaps r WHERE r.organization_id = ANY (above) AND r.state = 'ACTIVE'
        UNION ALL
        SELECT r.id, true FROM organizations o JOIN roadmaps r ON r.organization_id = o.id
        WHERE o.parent_id = ANY (above) AND o.kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL') AND r.state = 'ACTIVE'
        UNION ALL
        SELECT r.id, false FROM unnest(places) p JOIN organizations o ON o.path <@ p JOIN roadmaps r ON r.organization_id = o.id
        WHERE r.state = 'ACTIVE'
        UNION ALL
        SELECT r.id, true FROM unnest(places) p JOIN organizations e ON e.path <@ p
        JOIN roadmaps_assignments a ON a.organization_id = e.id JOIN roadmaps r ON r.id = a.roadmap_id WHERE r.state = 'ACTIVE') f
    GROUP BY f.id;
END $$;

-- Schools, and who helps them; null when they are so many that the whole is as quick.
CREATE FUNCTION roadmaps_concerned(schools uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT CASE WHEN cardinality(schools) BETWEEN 1 AND 200 THEN ARRAY(
        SELECT unnest(schools) UNION SELECT x.partner_id FROM organizations_partnerships x WHERE x.organization_id = ANY (schools)) END
$$;

CREATE OR REPLACE FUNCTION roadmaps_after_organizations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    places ltree[];
    concerned uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(a.path), CASE WHEN bool_and(a.kind = 'SCHOOL') THEN roadmaps_concerned(array_agg(a.id)) END
        INTO places, concerned FROM added a;
    ELSE
        SELECT array_agg(p.path),
               CASE WHEN bool_and(a.kind = 'SCHOOL' AND r.kind = 'SCHOOL') THEN roadmaps_concerned(array_agg(DISTINCT a.id)) END
        INTO places, concerned
        FROM added a JOIN removed r ON r.id = a.id CROSS JOIN LATERAL (VALUES (a.path), (r.path)) p (path)
        WHERE (a.path, a.kind, a.state) IS DISTINCT FROM (r.path, r.kind, r.state);
        UPDATE roadmaps_checkpoints c SET time_zone = a.time_zone,
            municipality_id = roadmaps_above(a.path, 'MUNICIPALITY'), region_id = roadmaps_above(a.path, 'REGION')
        FROM added a JOIN removed r ON r.id = a.id
        WHERE c.organization_id = a.id AND (a.path, a.kind, a.time_zone) IS DISTINCT FROM (r.path, r.kind, r.time_zone);
        UPDATE roadmaps_assignments s SET
            municipality_id = roadmaps_above(a.path, 'MUNICIPALITY'), region_id = roadmaps_above(a.path, 'REGION')
        FROM added a JOIN removed r ON r.id = a.id
        WHERE s.organization_id = a.id AND (a.path, a.kind) IS DISTINCT FROM (r.path, r.kind);
    END IF;
    IF places IS NOT NULL THEN
        PERFORM roadmaps_ask_refresh(places, concerned);
    END IF;
    RETURN NULL;
END $$;

-- A programme is a country's; a plan's schools are below the top of its owner's own tree.
CREATE OR REPLACE FUNCTION roadmaps_after_participations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO roadmaps_refreshes (roadmap_id, organizations)
    SELECT r.id, roadmaps_concerned(array_agg(DISTINCT a.organization_id))
    FROM added a JOIN organizations s ON s.id = a.organization_id
    JOIN roadmaps r ON r.programme_id = a.programme_id AND r.state = 'ACTIVE'
    JOIN organizations o ON o.id = r.organization_id AND subpath(o.path, 0, 1) = subpath(s.path, 0, 1)
    GROUP BY r.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roadmaps_after_partnerships() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM roadmaps_ask_refresh(places, concerned) FROM (
        SELECT array_agg(DISTINCT o.path) AS places, roadmaps_concerned(array_agg(DISTINCT o.id)) AS concerned
        FROM added a JOIN organizations o ON o.id IN (a.organization_id, a.partner_id)) p
    WHERE places IS NOT NULL;
    RETURN NULL;
END $$;
