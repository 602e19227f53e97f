-- Whether a group is told follows from how many answers were counted, and that is remembered for a moment: a school is asked for when
-- answers are counted too, and taken once the moment is over (docs/adr/0053-risk-profiles.md).
ALTER TABLE monitoring_risk_stale ADD COLUMN asked_at timestamptz NOT NULL DEFAULT clock_timestamp();

CREATE TRIGGER risk_counted AFTER INSERT ON surveys_answered REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_scores_moved();
CREATE TRIGGER risk_recounted AFTER UPDATE ON surveys_answered REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_scores_moved();

INSERT INTO monitoring_risk_stale (organization_id) SELECT p.id FROM surveys_profiles p;
