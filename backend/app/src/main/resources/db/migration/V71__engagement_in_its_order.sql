-- The list of engagement is read in its own order (docs/adr/0030-remembered-rights.md). The policy collected all that the caller sees, and
-- schools of the months that they saw, before the first row; now it looks at the rows that are read. And COALESCE keeps a condition from
-- the index where rows are guarded, a CASE does not: a page that is not the first began with all before it.
ALTER POLICY seen ON monitoring_engagement USING ((SELECT opora_everything()) OR EXISTS (
    SELECT 1 FROM organizations o
    WHERE o.id = ANY (ARRAY[monitoring_engagement.organization_id, monitoring_engagement.month_place_id]) AND o.path <@ (SELECT opora_scope())));
DROP INDEX monitoring_engagement_score_idx, monitoring_engagement_month_idx;
CREATE INDEX monitoring_engagement_score_idx ON monitoring_engagement ((CASE WHEN score IS NULL THEN 101 ELSE score END), organization_id) WHERE latest;
CREATE INDEX monitoring_engagement_month_idx ON monitoring_engagement (month, (CASE WHEN score IS NULL THEN 101 ELSE score END), organization_id);

-- Whether a checkpoint fell due, of a roadmap that nobody works by since closed_on (roadmaps_closings(); null: one that is not closed). One
-- that has no day never does, nor does one that was cancelled, nor what would have been due after the end of its plan, except it was done.
CREATE FUNCTION roadmaps_fell_due(due date, state text, closed_on date) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT due IS NOT NULL AND state <> 'CANCELLED' AND (closed_on > due OR state IN ('SUBMITTED', 'ACCEPTED')) IS NOT FALSE
$$;
