-- An organisation that moves leaves its past where it was (docs/adr/0036-progress.md): what was due before the move and is decided
-- stays in the former municipality, with its counts; what is still to be done or decided goes along, for it is controlled where the
-- executor stands.

-- Versions that are over are few: renames and moves.
CREATE INDEX organizations_versions_over_idx ON organizations_versions (valid_to) WHERE valid_to IS NOT NULL;

-- In which places of the counts organisations stood on a day that is over, and since when, where their row of then does not hold any
-- more. It tells ids alone, to whoever joins them with the checkpoints they see.
CREATE FUNCTION roadmaps_places_on(asked date) RETURNS TABLE (organization_id uuid, place uuid, since date)
LANGUAGE sql STABLE ROWS 50 SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT v.organization_id, coalesce(roadmaps_above(v.path, 'MUNICIPALITY'), v.organization_id), v.valid_from
    FROM organizations_versions v WHERE v.valid_to >= asked AND v.valid_from <= asked
$$;

-- A change without a day is a correction: it has always been so, and everything follows it.
CREATE OR REPLACE FUNCTION roadmaps_after_organizations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    places ltree[];
    concerned uuid[];
    moved_on date := coalesce(nullif(current_setting('opora.effective', true), '')::date, '-infinity');
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
        UPDATE roadmaps_checkpoints c SET time_zone = a.time_zone FROM added a JOIN removed r ON r.id = a.id
        WHERE c.organization_id = a.id AND a.time_zone <> r.time_zone;
        UPDATE roadmaps_checkpoints c SET
            municipality_id = roadmaps_above(a.path, 'MUNICIPALITY'), region_id = roadmaps_above(a.path, 'REGION')
        FROM added a JOIN removed r ON r.id = a.id
        WHERE c.organization_id = a.id AND (a.path, a.kind) IS DISTINCT FROM (r.path, r.kind)
          AND NOT (c.state IN ('ACCEPTED', 'CANCELLED') AND c.day < moved_on);
        UPDATE roadmaps_assignments s SET
            municipality_id = roadmaps_above(a.path, 'MUNICIPALITY'), region_id = roadmaps_above(a.path, 'REGION')
        FROM added a JOIN removed r ON r.id = a.id
        WHERE s.organization_id = a.id AND (a.path, a.kind) IS DISTINCT FROM (r.path, r.kind)
          AND NOT coalesce(s.valid_to < moved_on, false);
    END IF;
    IF places IS NOT NULL THEN
        PERFORM roadmaps_ask_refresh(places, concerned);
    END IF;
    RETURN NULL;
END $$;

-- What was decided and is open again after all is done and controlled where the executor stands now.
CREATE FUNCTION roadmaps_checkpoint_comes_along() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    SELECT roadmaps_above(o.path, 'MUNICIPALITY'), roadmaps_above(o.path, 'REGION') INTO NEW.municipality_id, NEW.region_id
    FROM organizations o WHERE o.id = NEW.organization_id;
    RETURN NEW;
END $$;
CREATE TRIGGER comes_along BEFORE UPDATE OF state ON roadmaps_checkpoints FOR EACH ROW
    WHEN (OLD.state IN ('ACCEPTED', 'CANCELLED') AND NEW.state NOT IN ('ACCEPTED', 'CANCELLED'))
    EXECUTE FUNCTION roadmaps_checkpoint_comes_along();

-- Whoever keeps what an executor did before it moved away reads its name.
CREATE OR REPLACE VIEW roadmaps_executors AS
SELECT o.id, o.name, o.kind, CASE WHEN seen.whole THEN o.parent_id END AS parent_id, CASE WHEN seen.whole THEN o.path END AS path
FROM organizations o
CROSS JOIN LATERAL (SELECT o.path <@ (SELECT opora_scope()) OR o.path @> (SELECT opora_scope()) AS whole) seen
WHERE CASE WHEN seen.whole THEN true ELSE EXISTS (
        SELECT 1 FROM roadmaps_assignments a JOIN organizations w ON w.id = a.owner_id
        WHERE a.organization_id = o.id AND w.path <@ (SELECT opora_scope()))
    OR EXISTS (
        SELECT 1 FROM roadmaps_checkpoints c WHERE c.organization_id = o.id AND c.municipality_id = ANY ((SELECT opora_roots())::uuid[]))
    -- a place of the counts, where its schools carry it out
    OR EXISTS (
        SELECT 1 FROM roadmaps_progress p JOIN organizations w ON w.id = p.owner_id
        WHERE p.place_id = o.id AND w.path <@ (SELECT opora_scope()))
    OR EXISTS (
        SELECT 1 FROM roadmaps_progress_differences p JOIN organizations w ON w.id = p.owner_id
        WHERE p.place_id = o.id AND w.path <@ (SELECT opora_scope())) END;
