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

-- Who is responsible in an executor on a day, by which order: in a school its coordinator, elsewhere a coordinator or methodist; of
-- a centre or an institute without any of its own somebody of the municipality or region it works for.
CREATE FUNCTION roadmaps_responsible(place uuid, kind text, parent uuid, today date)
RETURNS TABLE (person text, order_number text, order_date date) LANGUAGE sql STABLE AS $$
    SELECT p.name, m.order_number, m.order_date FROM organizations_memberships m JOIN organizations_people p ON p.id = m.person_id
    WHERE m.organization_id IN (place, CASE WHEN kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL') THEN parent END)
      AND m.order_number IS NOT NULL AND organizations_membership_state(m, today) = 'CURRENT'
      AND CASE WHEN kind = 'SCHOOL' THEN m.role = 'SCHOOL_COORDINATOR'
          ELSE m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR') END
      AND (m.organization_id = place OR NOT EXISTS (
          SELECT 1 FROM organizations_memberships o WHERE o.organization_id = place
            AND o.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR')
            AND organizations_membership_state(o, today) = 'CURRENT'))
    ORDER BY m.valid_from, m.id LIMIT 1
$$;

-- The duty to appoint somebody is reminded of like a task; the organisation is who has not done it.
ALTER TABLE roadmaps_reminder_items ADD COLUMN appointment_id uuid, ADD COLUMN organization_id uuid;
ALTER TABLE roadmaps_reminder_items DROP CONSTRAINT roadmaps_reminder_items_kind_check;
ALTER TABLE roadmaps_reminder_items DROP CONSTRAINT roadmaps_reminder_items_check;
ALTER TABLE roadmaps_reminder_items
    ADD CONSTRAINT roadmaps_reminder_items_kind_check CHECK (
        kind IN ('TASKS_DUE', 'TASKS_OVERDUE_BELOW', 'TASKS_WEEK', 'APPOINTMENT_DUE', 'APPOINTMENT_OVERDUE_BELOW')),
    ADD CONSTRAINT roadmaps_reminder_items_about_check CHECK (
        (kind IN ('TASKS_DUE', 'TASKS_OVERDUE_BELOW')) = (checkpoint_id IS NOT NULL)
        AND (kind IN ('APPOINTMENT_DUE', 'APPOINTMENT_OVERDUE_BELOW')) = (appointment_id IS NOT NULL)
        AND (appointment_id IS NULL) = (organization_id IS NULL));
CREATE INDEX roadmaps_appointments_due_idx ON roadmaps_appointments (due);

-- A region may want nobody told on a Saturday or a Sunday: what reminds of a day to come is said on the Friday before, what tells of
-- a day that is over on the Monday after. The legal day stays.
ALTER TABLE roadmaps_reminder_settings ADD COLUMN working_days boolean NOT NULL DEFAULT false;
CREATE FUNCTION roadmaps_told_on(day date, working_days boolean, over boolean) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN NOT working_days OR extract(isodow FROM day) < 6 THEN day
                WHEN over THEN day + 8 - extract(isodow FROM day)::int ELSE day + 5 - extract(isodow FROM day)::int END
$$;
DROP FUNCTION roadmaps_reminders_at(ltree);
CREATE FUNCTION roadmaps_reminders_at(place ltree)
RETURNS TABLE (source_id uuid, enabled boolean, days_before integer[], days_after integer[], municipality_after integer,
               region_after integer, digest_weekday integer, working_days boolean)
LANGUAGE sql STABLE AS $$
    SELECT s.organization_id, coalesce(s.enabled, true), coalesce(s.days_before, '{7,3,1}'), coalesce(s.days_after, '{1}'),
           CASE WHEN s.id IS NULL THEN 3 ELSE s.municipality_after END, CASE WHEN s.id IS NULL THEN 10 ELSE s.region_after END,
           CASE WHEN s.id IS NULL THEN 1 ELSE s.digest_weekday END, coalesce(s.working_days, false)
    FROM (VALUES (1)) one LEFT JOIN LATERAL (
        SELECT r.* FROM roadmaps_reminder_settings r
        WHERE r.own AND r.organization_id = ANY (opora_chain(place))
        ORDER BY array_position(opora_chain(place), r.organization_id) DESC LIMIT 1) s ON true
$$;

-- A request may be taken back, with why: what was asked stays to be read, and what nobody has handed in is not needed any more.
ALTER TABLE roadmaps_requests
    ADD COLUMN withdrawn_at     timestamptz,
    ADD COLUMN withdrawn_by     text,
    ADD COLUMN withdrawn_reason text CHECK (length(withdrawn_reason) BETWEEN 1 AND 2000),
    ADD CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3));
ALTER TABLE roadmaps_checkpoints DROP CONSTRAINT roadmaps_checkpoints_cancelled_reason_check;
ALTER TABLE roadmaps_checkpoints ADD CONSTRAINT roadmaps_checkpoints_cancelled_reason_check
    CHECK (cancelled_reason IN ('LEFT', 'NOT_EXECUTOR', 'ROW_REMOVED', 'TERM_CHANGED', 'BY_CONTROL', 'REQUEST_WITHDRAWN'));
