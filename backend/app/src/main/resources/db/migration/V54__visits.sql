-- Visits to schools, what is looked at, and what is recommended after them (docs/adr/0062-visits.md).

-- What is looked at: a named list of an organisation, for it and all below it. A visit keeps a copy: who changes the list changes no
-- visit.
CREATE TABLE visits_checklists (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    items           text[]      NOT NULL CHECK (cardinality(items) BETWEEN 1 AND 100),
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX visits_checklists_organization_id_idx ON visits_checklists (organization_id);
CREATE INDEX visits_checklists_name_idx ON visits_checklists (name, id);
CALL opora_protect('visits_checklists', 'organization_id');
CALL opora_audit('visits_checklists', 'visitChecklist');

-- A visit or another contact with a school. checklist is the copy: {"name", "items": []}; answers: [{"item", "answer", "note"}], item
-- is its place in the copy, from 0.
CREATE TABLE visits_visits (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    visitor_id      uuid        NOT NULL REFERENCES organizations_people (id),
    kind            text        NOT NULL CHECK (kind IN ('ON_SITE', 'ONLINE', 'CALL')),
    planned_on      date        NOT NULL,
    planned_at      time,
    purpose         text        NOT NULL CHECK (length(purpose) BETWEEN 1 AND 2000),
    checklist       jsonb,
    answers         jsonb       NOT NULL DEFAULT '[]',
    findings        text CHECK (length(findings) BETWEEN 1 AND 20000),
    state           text        NOT NULL DEFAULT 'PLANNED' CHECK (state IN ('PLANNED', 'IN_PROGRESS', 'COMPLETED', 'ACKNOWLEDGED', 'CANCELLED')),
    begun_at        timestamptz,
    completed_at    timestamptz CHECK (completed_at >= begun_at),
    completed_by    text,
    acknowledged_at timestamptz,
    acknowledged_by text,
    cancelled_at    timestamptz,
    cancelled_by    text,
    cancel_reason   text CHECK (length(cancel_reason) BETWEEN 1 AND 2000),
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK (state NOT IN ('IN_PROGRESS', 'COMPLETED', 'ACKNOWLEDGED') OR begun_at IS NOT NULL),
    CHECK ((state IN ('COMPLETED', 'ACKNOWLEDGED')) = (num_nonnulls(completed_at, completed_by) = 2)),
    CHECK ((state = 'ACKNOWLEDGED') = (num_nonnulls(acknowledged_at, acknowledged_by) = 2)),
    CHECK ((state = 'CANCELLED') = (num_nonnulls(cancelled_at, cancelled_by, cancel_reason) = 3)),
    CONSTRAINT visits_acknowledged_by_another CHECK (acknowledged_by <> completed_by)
);
COMMENT ON COLUMN visits_visits.planned_on IS 'Where the school is, as planned_at.';
COMMENT ON COLUMN visits_visits.completed_at IS 'When it ended, which may be days before it was sent from a phone without a network.';
CREATE INDEX visits_visits_organization_id_idx ON visits_visits (organization_id, planned_on, id);
CREATE INDEX visits_visits_visitor_id_idx ON visits_visits (visitor_id, planned_on, id);
CREATE INDEX visits_visits_planned_on_idx ON visits_visits (planned_on, id);
-- Seen by who stands in the school or above it, never beside it. A curator stands in the school while assigned.
INSERT INTO platform_protected_tables VALUES ('visits_visits', 'organization_id');
CALL opora_policies('visits_visits',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('visits_visits', 'visit');
REVOKE DELETE ON visits_visits FROM opora_app;

-- State by state; what is over does not change; who visits does not acknowledge for the school.
CREATE FUNCTION visits_steps() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('PLANNED', 'IN_PROGRESS'), ('PLANNED', 'COMPLETED'), ('PLANNED', 'CANCELLED'),
        ('IN_PROGRESS', 'COMPLETED'), ('IN_PROGRESS', 'CANCELLED'), ('COMPLETED', 'ACKNOWLEDGED')) THEN
        RAISE EXCEPTION 'A visit that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.organization_id <> OLD.organization_id OR OLD.state IN ('COMPLETED', 'ACKNOWLEDGED', 'CANCELLED') AND
       (NEW.visitor_id, NEW.kind, NEW.planned_on, NEW.planned_at, NEW.purpose, NEW.checklist, NEW.answers, NEW.findings, NEW.begun_at,
        NEW.completed_at, NEW.completed_by) IS DISTINCT FROM
       (OLD.visitor_id, OLD.kind, OLD.planned_on, OLD.planned_at, OLD.purpose, OLD.checklist, OLD.answers, OLD.findings, OLD.begun_at,
        OLD.completed_at, OLD.completed_by) THEN
        RAISE EXCEPTION 'A visit that is over does not change' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'ACKNOWLEDGED' AND OLD.state <> NEW.state AND EXISTS (
        SELECT 1 FROM organizations_people p WHERE p.id = NEW.visitor_id AND p.subject = NEW.acknowledged_by) THEN
        RAISE EXCEPTION 'A visitor does not acknowledge for the school' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER steps BEFORE UPDATE ON visits_visits FOR EACH ROW EXECUTE FUNCTION visits_steps();

-- What the school is to do. remark: of the last decision of who visits.
CREATE TABLE visits_recommendations (
    id              uuid PRIMARY KEY,
    visit_id        uuid        NOT NULL REFERENCES visits_visits (id),
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    text            text        NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
    due             date        NOT NULL,
    state           text        NOT NULL DEFAULT 'ISSUED' CHECK (state IN ('ISSUED', 'ACCEPTED', 'DISPUTED', 'DONE', 'VERIFIED', 'WITHDRAWN')),
    answer          text CHECK (length(answer) BETWEEN 1 AND 5000),
    answered_by     text,
    answered_at     timestamptz,
    done_text       text CHECK (length(done_text) BETWEEN 1 AND 5000),
    done_by         text,
    done_at         timestamptz,
    remark          text CHECK (length(remark) BETWEEN 1 AND 5000),
    decided_by      text,
    decided_at      timestamptz,
    added_later     boolean     NOT NULL DEFAULT false,
    reminded_on     date,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK (state NOT IN ('ACCEPTED', 'DISPUTED', 'DONE', 'VERIFIED') OR num_nonnulls(answered_by, answered_at) = 2),
    CHECK (state <> 'DISPUTED' OR answer IS NOT NULL),
    CHECK ((state IN ('DONE', 'VERIFIED')) = (num_nonnulls(done_by, done_at) = 2)),
    CHECK (state NOT IN ('VERIFIED', 'WITHDRAWN') OR num_nonnulls(decided_by, decided_at) = 2),
    CHECK (state <> 'WITHDRAWN' OR remark IS NOT NULL),
    CONSTRAINT visits_verified_by_another CHECK (state <> 'VERIFIED' OR decided_by <> done_by AND decided_by <> answered_by)
);
COMMENT ON COLUMN visits_recommendations.organization_id IS 'The school of the visit.';
COMMENT ON COLUMN visits_recommendations.added_later IS 'After the visit was handed to the school: the school is told of it by itself.';
COMMENT ON COLUMN visits_recommendations.done_at IS 'Of the last time; null again when it was sent back.';
CREATE INDEX visits_recommendations_visit_id_idx ON visits_recommendations (visit_id, due, id);
CREATE INDEX visits_recommendations_organization_id_idx ON visits_recommendations (organization_id, due, id);
CREATE INDEX visits_recommendations_due_idx ON visits_recommendations (due, id);
INSERT INTO platform_protected_tables VALUES ('visits_recommendations', 'organization_id');
CALL opora_policies('visits_recommendations',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('visits_recommendations', 'recommendation', '{reminded_on}');
REVOKE DELETE ON visits_recommendations FROM opora_app;

-- The school answers and does, never who visits; what was answered is not reworded.
CREATE FUNCTION visits_recommendation_steps() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('ISSUED', 'ACCEPTED'), ('ISSUED', 'DISPUTED'), ('ISSUED', 'WITHDRAWN'), ('DISPUTED', 'ISSUED'), ('DISPUTED', 'WITHDRAWN'),
        ('ACCEPTED', 'DONE'), ('ACCEPTED', 'WITHDRAWN'), ('DONE', 'ACCEPTED'), ('DONE', 'VERIFIED')) THEN
        RAISE EXCEPTION 'A recommendation that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.visit_id, NEW.organization_id) <> (OLD.visit_id, OLD.organization_id)
       OR OLD.state <> 'ISSUED' AND (NEW.text, NEW.due) <> (OLD.text, OLD.due) THEN
        RAISE EXCEPTION 'A recommendation that was answered is not changed' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> OLD.state AND EXISTS (
        SELECT 1 FROM visits_visits v JOIN organizations_people p ON p.id = v.visitor_id
        WHERE v.id = NEW.visit_id AND p.subject IN (NEW.answered_by, NEW.done_by)) THEN
        RAISE EXCEPTION 'A visitor does not answer for the school' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER steps BEFORE UPDATE ON visits_recommendations FOR EACH ROW EXECUTE FUNCTION visits_recommendation_steps();

-- Photos and papers of the school's: of the visit, or of what was done.
CREATE TABLE visits_files (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    visit_id          uuid    NOT NULL REFERENCES visits_visits (id),
    recommendation_id uuid REFERENCES visits_recommendations (id),
    file_id           uuid    NOT NULL REFERENCES files (id),
    position          integer NOT NULL,
    UNIQUE NULLS NOT DISTINCT (visit_id, recommendation_id, position)
);
CREATE INDEX visits_files_recommendation_id_idx ON visits_files (recommendation_id);
CREATE INDEX visits_files_file_id_idx ON visits_files (file_id);
CALL opora_protect_child('visits_files', 'visit_id', 'visits_visits');
CALL opora_audit('visits_files', 'visitFile');

-- Who may visit a school at a moment: its curators, and coordinators and methodists under whom it stands; as signing in counts it.
CREATE FUNCTION visits_visitors(school uuid, moment timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT DISTINCT m.person_id FROM organizations s
    JOIN organizations o ON o.id = ANY (opora_chain(s.path))
        OR o.parent_id = ANY (opora_chain(s.path)) AND o.kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL')
    JOIN organizations_memberships m ON m.organization_id = o.id
    WHERE s.id = school AND m.role IN ('CURATOR', 'MUNICIPAL_COORDINATOR', 'REGIONAL_METHODIST', 'REGIONAL_COORDINATOR')
      AND organizations_membership_state(m, opora_today(moment, o.time_zone)) = 'CURRENT'
      AND s.path <@ coalesce((
          SELECT a.path FROM organizations a
          WHERE a.path @> o.path AND a.kind = CASE
              WHEN m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST') THEN 'REGION'
              WHEN m.role = 'MUNICIPAL_COORDINATOR' THEN 'MUNICIPALITY' END
          ORDER BY nlevel(a.path) DESC LIMIT 1), o.path)
$$;

-- Who came is told the school, whatever else it does not see of those who stand above it.
CREATE FUNCTION visits_visitor_name(person uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT p.name FROM organizations_people p
    WHERE p.id = person AND EXISTS (
        SELECT 1 FROM visits_visits v JOIN organizations o ON o.id = v.organization_id
        WHERE v.visitor_id = person AND o.path <@ (SELECT opora_scope()))
$$;

-- People of the school who answer for it now.
CREATE FUNCTION visits_answering(school uuid, moment timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
    SELECT DISTINCT m.person_id FROM organizations_memberships m JOIN organizations o ON o.id = m.organization_id
    WHERE o.id = school AND m.role IN ('SCHOOL_HEAD', 'SCHOOL_COORDINATOR')
      AND organizations_membership_state(m, opora_today(moment, o.time_zone)) = 'CURRENT'
$$;
