-- What monitoring still lacked (docs/adr/0061-monitoring-in-depth.md).

-- A workbook of results may have several sheets: which of them is read is said, not guessed.
ALTER TABLE monitoring_results_imports
    ADD COLUMN sheets jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN sheet  integer CHECK (sheet >= 0);
COMMENT ON COLUMN monitoring_results_imports.sheet IS 'From 0; null: nobody has said it yet, or the file has but one table.';

-- A school that disagrees with a list may add a document.
ALTER TABLE monitoring_identification_schools ADD COLUMN dispute_file_id uuid REFERENCES files (id);
CREATE INDEX monitoring_identification_schools_dispute_file_id_idx ON monitoring_identification_schools (dispute_file_id);

-- What the accepted reports of a district add up to, as it was sent up: the sums of that moment stay, whatever the reports become.
CREATE TABLE reports_consolidated (
    id              uuid PRIMARY KEY,
    template_id     uuid        NOT NULL REFERENCES reports_templates (id),
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    period_start    date        NOT NULL,
    period_end      date        NOT NULL CHECK (period_end >= period_start),
    state           text        NOT NULL CHECK (state IN ('SUBMITTED', 'ACCEPTED', 'RETURNED')),
    owed            integer     NOT NULL CHECK (owed >= accepted),
    accepted        integer     NOT NULL CHECK (accepted > 0),
    figures         jsonb       NOT NULL,
    note            text CHECK (length(note) BETWEEN 1 AND 5000),
    submitted_by    text        NOT NULL,
    submitted_at    timestamptz NOT NULL,
    decided_by      text,
    decided_at      timestamptz,
    remark          text CHECK (length(remark) BETWEEN 1 AND 5000),
    version         bigint      NOT NULL DEFAULT 0,
    UNIQUE (template_id, organization_id, period_start),
    CHECK ((state = 'SUBMITTED') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (state <> 'RETURNED' OR remark IS NOT NULL),
    CHECK (decided_by <> submitted_by)
);
CREATE INDEX reports_consolidated_organization_id_idx ON reports_consolidated (organization_id);
INSERT INTO platform_protected_tables VALUES ('reports_consolidated', 'organization_id');
CALL opora_policies('reports_consolidated',
    '''{""}'' = (SELECT opora_scope())::text OR organization_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope()))',
    '''{""}'' = (SELECT opora_scope())::text OR organization_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope()))');
CALL opora_audit('reports_consolidated', 'consolidatedReport', '{figures}');
REVOKE DELETE ON reports_consolidated FROM opora_app;
-- What waits for a decision or was accepted does not change.
CREATE FUNCTION reports_consolidated_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'ACCEPTED' OR OLD.state = 'RETURNED' AND NEW.state <> 'SUBMITTED'
       OR OLD.state = 'SUBMITTED' AND (NEW.state = 'SUBMITTED' OR (NEW.figures, NEW.note, NEW.submitted_by) IS DISTINCT FROM (OLD.figures, OLD.note, OLD.submitted_by)) THEN
        RAISE EXCEPTION 'A consolidated report that was sent does not change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER steps BEFORE UPDATE ON reports_consolidated FOR EACH ROW EXECUTE FUNCTION reports_consolidated_steps();

-- Campaigns that had opened or ended before the record of changes began to say so: put down as such, so that nobody is told of it now.
INSERT INTO audit_entries (action, entity, entity_id, organization_id, path, after)
SELECT n.action, 'campaign', n.id::text, n.organization_id, n.path, '{"beforeTheRecord": true}'
FROM (SELECT c.id, c.organization_id, a.path,
             CASE surveys_state(c.state, c.opens_on, c.closes_on, opora_today(now(), a.time_zone))
                 WHEN 'OPEN' THEN 'OPENED' WHEN 'CLOSED' THEN 'ENDED' WHEN 'SCORED' THEN 'ENDED' END AS action
      FROM surveys_campaigns c JOIN organizations a ON a.id = c.organization_id WHERE c.state <> 'DRAFT') n
WHERE n.action IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM audit_entries e WHERE e.entity = 'campaign' AND e.entity_id = n.id::text AND e.action IN ('OPENED', 'ENDED'));

-- From a risk factor to the rows against it, and how far they are.
ALTER TABLE monitoring_programmes ADD COLUMN activities uuid[];
COMMENT ON COLUMN monitoring_programmes.activities IS 'The rows of the plan; null: opened before they were kept. No foreign key: a row of a draft may be deleted.';
