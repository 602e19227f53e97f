-- Whoever owns a roadmap reads by name who carries it out, also where that stands outside of the own subtree: a district's plan
-- gives tasks to the region's institute. A policy on organizations would open with them whatever belongs to them; so this is a
-- view, and it tells no more than name and kind. Rows of the own subtrees and of the chain above are whole, as in the table.
CREATE VIEW roadmaps_executors AS
SELECT o.id, o.name, o.kind, CASE WHEN seen.whole THEN o.parent_id END AS parent_id, CASE WHEN seen.whole THEN o.path END AS path
FROM organizations o
CROSS JOIN LATERAL (SELECT o.path <@ (SELECT opora_scope()) OR o.path @> (SELECT opora_scope()) AS whole) seen
WHERE CASE WHEN seen.whole THEN true ELSE EXISTS (
        SELECT 1 FROM roadmaps_assignments a JOIN organizations w ON w.id = a.owner_id
        WHERE a.organization_id = o.id AND w.path <@ (SELECT opora_scope()))
    -- a place of the counts, where its schools carry it out
    OR EXISTS (
        SELECT 1 FROM roadmaps_progress p JOIN organizations w ON w.id = p.owner_id
        WHERE p.place_id = o.id AND w.path <@ (SELECT opora_scope()))
    OR EXISTS (
        SELECT 1 FROM roadmaps_progress_differences p JOIN organizations w ON w.id = p.owner_id
        WHERE p.place_id = o.id AND w.path <@ (SELECT opora_scope())) END;
COMMENT ON VIEW roadmaps_executors IS 'Its owner reads past the row-level policies: the conditions are the policy.';
GRANT SELECT ON roadmaps_executors TO opora_app;

-- Called for those alone whom the table does not show.
CREATE FUNCTION roadmaps_executor_kind(executor uuid) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT kind FROM roadmaps_executors WHERE id = executor $$;

-- And whoever stands above an executor and decides on its reports reads of which roadmap they are, also of another district's
-- that a partner school helps to carry out. The counts say quickly which roadmaps are carried out in a municipality.
CREATE POLICY executed_below ON roadmaps FOR SELECT TO opora_app USING (EXISTS (
    SELECT 1 FROM roadmaps_progress p WHERE p.roadmap_id = roadmaps.id AND p.place_id = ANY ((SELECT opora_roots())::uuid[]))
    OR EXISTS (
    SELECT 1 FROM roadmaps_progress_differences p
    WHERE p.roadmap_id = roadmaps.id AND p.place_id = ANY ((SELECT opora_roots())::uuid[])));
