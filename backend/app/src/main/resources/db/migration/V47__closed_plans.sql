-- What a plan that was closed left undone stays in its own figures and is nobody's task any more
-- (docs/adr/0034-assignments-and-checkpoints.md).

CREATE INDEX roadmaps_closed_idx ON roadmaps (id) WHERE state = 'CLOSED' AND merged_edition IS NULL;

-- Whoever leaves out rows of closed plans leaves out all of them, seen or not. Amending drafts that were merged have no rows.
CREATE FUNCTION roadmaps_closed() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT id FROM roadmaps WHERE state = 'CLOSED' AND merged_edition IS NULL
$$;

-- Whoever reports under a plan has no right to write it, but holds its state: it is not closed or amended in between.
CREATE FUNCTION roadmaps_hold_state(roadmap uuid) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT state FROM roadmaps WHERE id = roadmap FOR SHARE
$$;

-- What organisations that are closed already still owe is cancelled by the next generation.
INSERT INTO roadmaps_refreshes (roadmap_id)
SELECT DISTINCT c.roadmap_id FROM roadmaps_checkpoints c JOIN organizations o ON o.id = c.organization_id AND o.state <> 'ACTIVE'
JOIN roadmaps r ON r.id = c.roadmap_id AND r.state = 'ACTIVE'
WHERE c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED');
