-- Who decides on reports, what control and owners may take back, and what a duty to appoint somebody is reminded of
-- (docs/adr/0034-assignments-and-checkpoints.md, docs/adr/0038-reminders.md, docs/adr/0050-what-was-undone.md).

-- Whoever works in an executor does not decide on its report, though a role held there may see all of the municipality: the
-- people of a methodical centre do not accept what the centre did. An accepted report may go back after all, with why.
CREATE OR REPLACE FUNCTION roadmaps_report_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    was text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state ELSE 'DRAFT' END;
BEGIN
    IF was = 'RETURNED' OR was = 'ACCEPTED' AND NEW.state <> 'RETURNED' THEN
        RAISE EXCEPTION 'A report that was decided on is not changed' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state IN ('ACCEPTED', 'RETURNED') THEN
        IF was NOT IN ('SUBMITTED', 'ACCEPTED') THEN
            RAISE EXCEPTION 'Only a submitted report is decided on' USING ERRCODE = 'check_violation';
        END IF;
        IF (NEW.author, NEW.submitted_by, NEW.text, NEW.link, NEW.held_on, NEW.numbers, NEW.count)
           IS DISTINCT FROM (OLD.author, OLD.submitted_by, OLD.text, OLD.link, OLD.held_on, OLD.numbers, OLD.count) THEN
            RAISE EXCEPTION 'Who decides on a report does not rewrite it' USING ERRCODE = 'check_violation';
        END IF;
        IF NOT EXISTS (
            SELECT 1 FROM roadmaps_checkpoints c JOIN organizations e ON e.id = c.organization_id
            CROSS JOIN unnest(opora_scope()) root
            WHERE c.id = NEW.checkpoint_id AND (nlevel(root) = 0 OR root @> e.path AND root <> e.path
                OR c.owner_id = c.organization_id AND root @> e.path))
        OR EXISTS (
            SELECT 1 FROM roadmaps_checkpoints c JOIN organizations e ON e.id = c.organization_id
            JOIN organizations_memberships m ON m.organization_id = c.organization_id
            JOIN organizations_people p ON p.id = m.person_id
            WHERE c.id = NEW.checkpoint_id AND c.owner_id <> c.organization_id AND p.subject = NEW.decided_by
              AND m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR', 'SCHOOL_HEAD', 'SCHOOL_COORDINATOR')
              AND organizations_membership_state(m, opora_today(now(), e.time_zone)) = 'CURRENT') THEN
            RAISE EXCEPTION 'An executor does not decide on its own report' USING ERRCODE = 'insufficient_privilege';
        END IF;
    END IF;
    IF NEW.state = 'SUBMITTED' AND NEW.text IS NULL AND NEW.link IS NULL AND NEW.numbers = '[]'
       AND NOT EXISTS (SELECT 1 FROM roadmaps_evidence e WHERE e.report_id = NEW.id) THEN
        RAISE EXCEPTION 'A report is submitted with something in it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

-- Two steps more: what was accepted goes back, and what was cancelled after a return is unanswered again.
CREATE OR REPLACE FUNCTION roadmaps_checkpoint_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('PLANNED', 'IN_PROGRESS'), ('PLANNED', 'SUBMITTED'), ('PLANNED', 'CANCELLED'),
        ('IN_PROGRESS', 'PLANNED'), ('IN_PROGRESS', 'SUBMITTED'), ('IN_PROGRESS', 'CANCELLED'),
        ('SUBMITTED', 'IN_PROGRESS'), ('SUBMITTED', 'RETURNED'), ('SUBMITTED', 'ACCEPTED'),
        ('ACCEPTED', 'RETURNED'), ('RETURNED', 'SUBMITTED'), ('RETURNED', 'CANCELLED'),
        ('CANCELLED', 'PLANNED'), ('CANCELLED', 'IN_PROGRESS'), ('CANCELLED', 'RETURNED')) THEN
        RAISE EXCEPTION 'A checkpoint that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state IN ('SUBMITTED', 'ACCEPTED') AND NOT EXISTS (
        SELECT 1 FROM roadmaps_reports r WHERE r.checkpoint_id = NEW.id AND r.state = NEW.state) THEN
        RAISE EXCEPTION 'A checkpoint is % with its report', NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

-- On the days between, it was accepted.
ALTER TABLE roadmaps_undone_states DROP CONSTRAINT roadmaps_undone_states_state_check;
ALTER TABLE roadmaps_undone_states
    ADD CONSTRAINT roadmaps_undone_states_state_check CHECK (state IN ('SUBMITTED', 'CANCELLED', 'ACCEPTED'));
CREATE FUNCTION roadmaps_checkpoint_reopened() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO roadmaps_undone_states (checkpoint_id, state, since, until)
    VALUES (OLD.id, 'ACCEPTED', coalesce(OLD.accepted_at, OLD.updated_at), greatest(OLD.accepted_at, OLD.updated_at, now()));
    RETURN NULL;
END $$;
CREATE TRIGGER reopened AFTER UPDATE OF state ON roadmaps_checkpoints FOR EACH ROW
    WHEN (OLD.state = 'ACCEPTED' AND NEW.state <> 'ACCEPTED') EXECUTE FUNCTION roadmaps_checkpoint_reopened();
