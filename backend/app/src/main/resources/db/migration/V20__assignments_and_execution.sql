-- Who does what by when, and what they report. A task of a roadmap is assigned to organisations; each assignment has a
-- checkpoint for each occurrence of the row's term. Both are generated, set by set, and generated again when somebody joins
-- or leaves (docs/adr/0034-assignments-and-checkpoints.md).

ALTER TABLE roadmaps
    ADD COLUMN programme_id uuid REFERENCES organizations_programmes (id),
    ADD COLUMN cohort_year  integer CHECK (cohort_year BETWEEN 1990 AND 2100),
    ADD COLUMN parent_id    uuid REFERENCES roadmaps (id);
COMMENT ON COLUMN roadmaps.programme_id IS 'Whose schools «ОО» means; without one all schools below the owner.';
COMMENT ON COLUMN roadmaps.parent_id IS 'The roadmap above whose rows this one adopts.';
CREATE INDEX roadmaps_programme_id_idx ON roadmaps (programme_id);
CREATE INDEX roadmaps_parent_id_idx ON roadmaps (parent_id);

ALTER TABLE roadmaps_activities
    ADD COLUMN removed_edition integer,
    ADD COLUMN evidence text[] NOT NULL DEFAULT '{}'
        CHECK (evidence <@ ARRAY['TEXT', 'LINK', 'FILE', 'NUMBERS']);
COMMENT ON COLUMN roadmaps_activities.removed_edition IS 'The edition that dropped the row: it is hidden, never deleted.';
COMMENT ON COLUMN roadmaps_activities.evidence IS 'What a report must hold; nothing said: a text, a link or a file.';

-- The roots of the caller's subtrees by id: to compare with them needs no join, and an index can serve it.
CREATE FUNCTION opora_roots() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(array_agg(subpath(root, -1)::text::uuid), '{}') FROM unnest(opora_scope()) root WHERE nlevel(root) > 0 $$;

-- What a printed token means at an organisation and below it, as a person chose; the nearest above a plan's owner counts.
-- token is in normal form (ExecutorText); meaning: {"rules": ["SCHOOLS"], "organizations": [ids]}
CREATE TABLE roadmaps_executor_aliases (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    token           text        NOT NULL CHECK (length(token) BETWEEN 1 AND 500),
    meaning         jsonb       NOT NULL,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    version         bigint      NOT NULL DEFAULT 0,
    UNIQUE (organization_id, token)
);
CALL opora_protect('roadmaps_executor_aliases', 'organization_id');
CALL opora_audit('roadmaps_executor_aliases', 'executorAlias');

-- What a person chose for one roadmap only.
CREATE TABLE roadmaps_executor_choices (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    roadmap_id uuid        NOT NULL REFERENCES roadmaps (id) ON DELETE CASCADE,
    token      text        NOT NULL CHECK (length(token) BETWEEN 1 AND 500),
    meaning    jsonb       NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    version    bigint      NOT NULL DEFAULT 0,
    UNIQUE (roadmap_id, token)
);
CALL opora_protect_child('roadmaps_executor_choices', 'roadmap_id', 'roadmaps');
CALL opora_audit('roadmaps_executor_choices', 'executorChoice');

-- A task of an organisation, from a day to a day (inclusive). owner_id, municipality_id and region_id are copies: whose
-- roadmap it is and where the executor stands today; whoever looks for their own tasks needs no join.
CREATE TABLE roadmaps_assignments (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    roadmap_id      uuid        NOT NULL REFERENCES roadmaps (id),
    activity_id     uuid        NOT NULL REFERENCES roadmaps_activities (id),
    task_id         uuid        NOT NULL REFERENCES roadmaps_tasks (id),
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    owner_id        uuid        NOT NULL,
    municipality_id uuid,
    region_id       uuid,
    person_id       uuid REFERENCES organizations_people (id),
    token           text        NOT NULL,
    valid_from      date        NOT NULL,
    valid_to        date,
    ended_reason    text CHECK (ended_reason IN ('LEFT', 'NOT_EXECUTOR', 'ROW_REMOVED')),
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (task_id, organization_id)
);
COMMENT ON COLUMN roadmaps_assignments.token IS 'The executor as printed: «директор» of a school is the school, the word stays.';
COMMENT ON COLUMN roadmaps_assignments.person_id IS 'Whom of its people the organisation gave it to.';
CREATE INDEX roadmaps_assignments_roadmap_id_idx ON roadmaps_assignments (roadmap_id, organization_id);
CREATE INDEX roadmaps_assignments_activity_id_idx ON roadmaps_assignments (activity_id);
CREATE INDEX roadmaps_assignments_organization_id_idx ON roadmaps_assignments (organization_id, roadmap_id);
CREATE INDEX roadmaps_assignments_person_id_idx ON roadmaps_assignments (person_id);

-- What is due, reported, accepted or late. roadmap_id to region_id and time_zone are copies of the assignment's and the
-- executor's: a foreign key for each would cost more than the row. day is what lists are in order of.
CREATE TABLE roadmaps_checkpoints (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    assignment_id    uuid        NOT NULL REFERENCES roadmaps_assignments (id),
    roadmap_id       uuid        NOT NULL,
    activity_id      uuid        NOT NULL,
    organization_id  uuid        NOT NULL,
    owner_id         uuid        NOT NULL,
    municipality_id  uuid,
    region_id        uuid,
    time_zone        text        NOT NULL,
    occurrence       text        NOT NULL CHECK (length(occurrence) BETWEEN 1 AND 60),
    window_start     date,
    due              date,
    prompt_on        date,
    day              date        NOT NULL GENERATED ALWAYS AS (coalesce(due, prompt_on)) STORED,
    planned_due      date,
    expected_count   integer     NOT NULL DEFAULT 1 CHECK (expected_count > 0),
    done_count       integer     NOT NULL DEFAULT 0 CHECK (done_count >= 0),
    state            text        NOT NULL DEFAULT 'PLANNED'
        CHECK (state IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'CANCELLED')),
    cancelled_reason text CHECK (cancelled_reason IN ('LEFT', 'NOT_EXECUTOR', 'ROW_REMOVED', 'TERM_CHANGED', 'BY_CONTROL')),
    cancelled_note   text CHECK (length(cancelled_note) BETWEEN 1 AND 2000),
    request_id       uuid,
    schedule_id      uuid,
    late_days        integer     NOT NULL DEFAULT 0,
    submitted_at     timestamptz,
    accepted_at      timestamptz,
    version          bigint      NOT NULL DEFAULT 0,
    updated_at       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (assignment_id, occurrence),
    CHECK (num_nonnulls(due, prompt_on) = 1),
    CHECK ((state = 'CANCELLED') = (cancelled_reason IS NOT NULL))
);
COMMENT ON COLUMN roadmaps_checkpoints.occurrence IS
    'Which occurrence of the term: 2027-03-15 due that day; 2027-03 a counter of a month; 2027-Q1 prompted, never overdue; TOTAL one counter over the period; R… and S… of a request or a schedule.';
COMMENT ON COLUMN roadmaps_checkpoints.planned_due IS 'What the term says, where an accepted proposal moved the due day; else null.';
COMMENT ON COLUMN roadmaps_checkpoints.late_days IS 'By how many days the report came after the due day, by the executor''s calendar.';
CREATE INDEX roadmaps_checkpoints_organization_idx ON roadmaps_checkpoints (organization_id, day, id);
CREATE INDEX roadmaps_checkpoints_municipality_idx ON roadmaps_checkpoints (municipality_id, day, id);
CREATE INDEX roadmaps_checkpoints_region_idx ON roadmaps_checkpoints (region_id, day, id);
CREATE INDEX roadmaps_checkpoints_roadmap_idx ON roadmaps_checkpoints (roadmap_id, day, id);
CREATE INDEX roadmaps_checkpoints_activity_idx ON roadmaps_checkpoints (activity_id, organization_id);
CREATE INDEX roadmaps_checkpoints_municipality_open_idx ON roadmaps_checkpoints (municipality_id, day, id)
    WHERE state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED');
CREATE INDEX roadmaps_checkpoints_region_open_idx ON roadmaps_checkpoints (region_id, day, id)
    WHERE state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED');
CREATE INDEX roadmaps_checkpoints_municipality_submitted_idx ON roadmaps_checkpoints (municipality_id, day, id) WHERE state = 'SUBMITTED';
CREATE INDEX roadmaps_checkpoints_region_submitted_idx ON roadmaps_checkpoints (region_id, day, id) WHERE state = 'SUBMITTED';
CREATE INDEX roadmaps_checkpoints_municipality_returned_idx ON roadmaps_checkpoints (municipality_id, day, id) WHERE state = 'RETURNED';
CREATE INDEX roadmaps_checkpoints_region_returned_idx ON roadmaps_checkpoints (region_id, day, id) WHERE state = 'RETURNED';

-- A report and its life. Who decides is neither who wrote nor who submitted it.
CREATE TABLE roadmaps_reports (
    id            uuid PRIMARY KEY,
    checkpoint_id uuid        NOT NULL REFERENCES roadmaps_checkpoints (id) ON DELETE CASCADE,
    state         text        NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED')),
    text          text CHECK (length(text) BETWEEN 1 AND 20000),
    link          text CHECK (length(link) BETWEEN 1 AND 2000),
    held_on       date,
    numbers       jsonb       NOT NULL DEFAULT '[]',
    count         integer CHECK (count >= 0),
    author        text        NOT NULL,
    submitted_by  text,
    submitted_at  timestamptz,
    decided_by    text,
    decided_at    timestamptz,
    remark        text CHECK (length(remark) BETWEEN 1 AND 5000),
    event_id      uuid,
    version       bigint      NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT roadmaps_reports_decided_by_another CHECK (decided_by <> submitted_by AND decided_by <> author),
    CHECK ((state = 'DRAFT') = (submitted_by IS NULL) AND (submitted_by IS NULL) = (submitted_at IS NULL)),
    CHECK ((state IN ('ACCEPTED', 'RETURNED')) = (decided_by IS NOT NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (state <> 'RETURNED' OR remark IS NOT NULL)
);
COMMENT ON COLUMN roadmaps_reports.numbers IS '[{"targetId": id, "value": number}] of the row''s targets.';
COMMENT ON COLUMN roadmaps_reports.event_id IS 'One event that closed several rows: the same for all its reports.';
CREATE INDEX roadmaps_reports_checkpoint_id_idx ON roadmaps_reports (checkpoint_id);
CREATE UNIQUE INDEX roadmaps_reports_open_idx ON roadmaps_reports (checkpoint_id) WHERE state IN ('DRAFT', 'SUBMITTED');

CREATE TABLE roadmaps_evidence (
    id        uuid PRIMARY KEY,
    report_id uuid    NOT NULL REFERENCES roadmaps_reports (id) ON DELETE CASCADE,
    position  integer NOT NULL,
    file_id   uuid REFERENCES files (id),
    link      text CHECK (length(link) BETWEEN 1 AND 2000),
    UNIQUE (report_id, position),
    CHECK (num_nonnulls(file_id, link) = 1)
);
CREATE INDEX roadmaps_evidence_file_id_idx ON roadmaps_evidence (file_id);

-- Words about a row while the plan is agreed on, and about a checkpoint while it is carried out.
CREATE TABLE roadmaps_comments (
    id            uuid PRIMARY KEY,
    roadmap_id    uuid        NOT NULL REFERENCES roadmaps (id) ON DELETE CASCADE,
    activity_id   uuid REFERENCES roadmaps_activities (id) ON DELETE CASCADE,
    checkpoint_id uuid REFERENCES roadmaps_checkpoints (id) ON DELETE CASCADE,
    author        text        NOT NULL,
    text          text        NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
    resolved_at   timestamptz,
    resolved_by   text,
    version       bigint      NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CHECK ((resolved_at IS NULL) = (resolved_by IS NULL))
);
CREATE INDEX roadmaps_comments_roadmap_id_idx ON roadmaps_comments (roadmap_id, created_at, id);
CREATE INDEX roadmaps_comments_activity_id_idx ON roadmaps_comments (activity_id);
CREATE INDEX roadmaps_comments_checkpoint_id_idx ON roadmaps_comments (checkpoint_id, created_at, id);

-- What gives rows «по запросу» and «по графику» their days. Without organisations it is for all executors of the row.
CREATE TABLE roadmaps_requests (
    id            uuid PRIMARY KEY,
    roadmap_id    uuid        NOT NULL REFERENCES roadmaps (id) ON DELETE CASCADE,
    activity_id   uuid        NOT NULL REFERENCES roadmaps_activities (id) ON DELETE CASCADE,
    due           date        NOT NULL,
    text          text        NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
    organizations uuid[]      CHECK (organizations <> '{}'),
    created_by    text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    version       bigint      NOT NULL DEFAULT 0
);
CREATE INDEX roadmaps_requests_roadmap_id_idx ON roadmaps_requests (roadmap_id);
CREATE INDEX roadmaps_requests_activity_id_idx ON roadmaps_requests (activity_id, created_at, id);

CREATE TABLE roadmaps_schedules (
    id              uuid PRIMARY KEY,
    roadmap_id      uuid        NOT NULL REFERENCES roadmaps (id) ON DELETE CASCADE,
    activity_id     uuid        NOT NULL REFERENCES roadmaps_activities (id) ON DELETE CASCADE,
    organization_id uuid REFERENCES organizations (id),
    starts_on       date,
    due             date        NOT NULL CHECK (starts_on <= due),
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    version         bigint      NOT NULL DEFAULT 0,
    UNIQUE NULLS NOT DISTINCT (activity_id, organization_id, due)
);
CREATE INDEX roadmaps_schedules_roadmap_id_idx ON roadmaps_schedules (roadmap_id);
CREATE INDEX roadmaps_schedules_organization_id_idx ON roadmaps_schedules (organization_id);

-- An executor asks for another day; control decides.
CREATE TABLE roadmaps_date_proposals (
    id            uuid PRIMARY KEY,
    checkpoint_id uuid        NOT NULL REFERENCES roadmaps_checkpoints (id) ON DELETE CASCADE,
    due           date        NOT NULL,
    reason        text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    state         text        NOT NULL CHECK (state IN ('PROPOSED', 'ACCEPTED', 'REFUSED')),
    author        text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    decided_by    text,
    decided_at    timestamptz,
    remark        text CHECK (length(remark) BETWEEN 1 AND 2000),
    version       bigint      NOT NULL DEFAULT 0,
    CHECK (decided_by <> author),
    CHECK ((state = 'PROPOSED') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL))
);
CREATE INDEX roadmaps_date_proposals_checkpoint_id_idx ON roadmaps_date_proposals (checkpoint_id);
CREATE UNIQUE INDEX roadmaps_date_proposals_open_idx ON roadmaps_date_proposals (checkpoint_id) WHERE state = 'PROPOSED';

-- «Назначить ответственного до …»: a day by which each executing organisation has somebody responsible by order. Whether
-- it has follows from the memberships.
CREATE TABLE roadmaps_appointments (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    roadmap_id uuid        NOT NULL UNIQUE REFERENCES roadmaps (id) ON DELETE CASCADE,
    due        date        NOT NULL,
    text       text CHECK (length(text) BETWEEN 1 AND 2000),
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version    bigint      NOT NULL DEFAULT 0
);

-- What is to be generated anew, and soon is. Writers only append, so nobody waits for a generation under way.
CREATE TABLE roadmaps_refreshes (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    roadmap_id uuid        NOT NULL REFERENCES roadmaps (id) ON DELETE CASCADE,
    asked_at   timestamptz NOT NULL DEFAULT now(),
    failures   integer     NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX roadmaps_refreshes_roadmap_id_idx ON roadmaps_refreshes (roadmap_id);
CREATE INDEX roadmaps_refreshes_due_at_idx ON roadmaps_refreshes (due_at);
CALL opora_policies('roadmaps_refreshes', '''{""}'' = (SELECT opora_scope())::text', '(SELECT opora_scope()) <> ''{}''');

-- Seen and written where the executor or the roadmap's owner lies inside the caller's subtrees; never by neighbours. The
-- comparisons of copies come first: they settle nearly every row without a look at the tree.
CREATE PROCEDURE roadmaps_guard(guarded name) LANGUAGE plpgsql AS $$
DECLARE
    inside text := format('''{""}'' = (SELECT opora_scope())::text
        OR organization_id = ANY ((SELECT opora_roots())::uuid[]) OR municipality_id = ANY ((SELECT opora_roots())::uuid[])
        OR region_id = ANY ((SELECT opora_roots())::uuid[]) OR owner_id = ANY ((SELECT opora_roots())::uuid[])
        OR EXISTS (SELECT 1 FROM organizations o WHERE o.id IN (%1$I.organization_id, %1$I.owner_id)
                   AND o.path <@ (SELECT opora_scope()))', guarded);
BEGIN
    INSERT INTO platform_protected_tables VALUES (guarded, 'organization_id');
    CALL opora_policies(guarded, inside, inside);
END $$;
CALL roadmaps_guard('roadmaps_assignments');
CALL opora_audit('roadmaps_assignments', 'assignment', '{owner_id,municipality_id,region_id}');
CALL roadmaps_guard('roadmaps_checkpoints');
CALL opora_audit('roadmaps_checkpoints', 'checkpoint', '{owner_id,municipality_id,region_id,time_zone}');
-- A generation is one entry, which its caller writes: an entry for each of a region's checkpoints would cost more than they.
DROP TRIGGER audit_insert ON roadmaps_assignments;
DROP TRIGGER audit_insert ON roadmaps_checkpoints;

CREATE PROCEDURE roadmaps_guard_with_checkpoint(guarded name, parent_column name, parent name) LANGUAGE plpgsql AS $$
DECLARE
    inside text := format('''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM %I p WHERE p.id = %I.%I)',
                          parent, guarded, parent_column);
BEGIN
    INSERT INTO platform_protected_tables VALUES (guarded, parent_column, parent);
    CALL opora_policies(guarded, inside, inside);
END $$;
CALL roadmaps_guard_with_checkpoint('roadmaps_reports', 'checkpoint_id', 'roadmaps_checkpoints');
CALL opora_audit('roadmaps_reports', 'report');
CALL roadmaps_guard_with_checkpoint('roadmaps_evidence', 'report_id', 'roadmaps_reports');
CALL opora_audit('roadmaps_evidence', 'evidence');
CALL roadmaps_guard_with_checkpoint('roadmaps_date_proposals', 'checkpoint_id', 'roadmaps_checkpoints');
CALL opora_audit('roadmaps_date_proposals', 'dateProposal');
DROP PROCEDURE roadmaps_guard(name);
DROP PROCEDURE roadmaps_guard_with_checkpoint(name, name, name);

CALL opora_protect_child('roadmaps_requests', 'roadmap_id', 'roadmaps');
CALL opora_audit('roadmaps_requests', 'request');
CALL opora_protect_child('roadmaps_schedules', 'roadmap_id', 'roadmaps');
CALL opora_audit('roadmaps_schedules', 'schedule');
CALL opora_protect_child('roadmaps_appointments', 'roadmap_id', 'roadmaps');
CALL opora_audit('roadmaps_appointments', 'appointment');

-- A comment on a checkpoint is seen with it, one on a row with the roadmap.
INSERT INTO platform_protected_tables VALUES ('roadmaps_comments', 'roadmap_id', 'roadmaps');
CALL opora_policies('roadmaps_comments',
    '''{""}'' = (SELECT opora_scope())::text
     OR CASE WHEN checkpoint_id IS NULL THEN EXISTS (SELECT 1 FROM roadmaps p WHERE p.id = roadmaps_comments.roadmap_id)
        ELSE EXISTS (SELECT 1 FROM roadmaps_checkpoints p WHERE p.id = roadmaps_comments.checkpoint_id) END',
    '''{""}'' = (SELECT opora_scope())::text
     OR CASE WHEN checkpoint_id IS NULL THEN EXISTS (SELECT 1 FROM roadmaps p WHERE p.id = roadmaps_comments.roadmap_id)
        ELSE EXISTS (SELECT 1 FROM roadmaps_checkpoints p WHERE p.id = roadmaps_comments.checkpoint_id) END');
CALL opora_audit('roadmaps_comments', 'comment');

-- The second line behind the aggregate: which state may follow which, and what must be there for it.
CREATE FUNCTION roadmaps_checkpoint_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('PLANNED', 'IN_PROGRESS'), ('PLANNED', 'SUBMITTED'), ('PLANNED', 'CANCELLED'),
        ('IN_PROGRESS', 'PLANNED'), ('IN_PROGRESS', 'SUBMITTED'), ('IN_PROGRESS', 'CANCELLED'),
        ('SUBMITTED', 'IN_PROGRESS'), ('SUBMITTED', 'RETURNED'), ('SUBMITTED', 'ACCEPTED'),
        ('RETURNED', 'SUBMITTED'), ('RETURNED', 'CANCELLED'),
        ('CANCELLED', 'PLANNED'), ('CANCELLED', 'IN_PROGRESS')) THEN
        RAISE EXCEPTION 'A checkpoint that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state IN ('SUBMITTED', 'ACCEPTED') AND NOT EXISTS (
        SELECT 1 FROM roadmaps_reports r WHERE r.checkpoint_id = NEW.id AND r.state = NEW.state) THEN
        RAISE EXCEPTION 'A checkpoint is % with its report', NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE UPDATE OF state ON roadmaps_checkpoints FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION roadmaps_checkpoint_step();

-- Only what was submitted is decided on, and by somebody whose subtree begins above the executor (or who stands at the
-- roadmap's owner, where the owner itself executes); what was decided stays as it is.
CREATE FUNCTION roadmaps_report_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    was text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state ELSE 'DRAFT' END;
BEGIN
    IF was IN ('ACCEPTED', 'RETURNED') THEN
        RAISE EXCEPTION 'A report that was decided on is not changed' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state IN ('ACCEPTED', 'RETURNED') THEN
        IF was <> 'SUBMITTED' THEN
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
                OR c.owner_id = c.organization_id AND root @> e.path)) THEN
            RAISE EXCEPTION 'An executor does not decide on its own report' USING ERRCODE = 'insufficient_privilege';
        END IF;
    END IF;
    IF NEW.state = 'SUBMITTED' AND NEW.text IS NULL AND NEW.link IS NULL AND NEW.numbers = '[]'
       AND NOT EXISTS (SELECT 1 FROM roadmaps_evidence e WHERE e.report_id = NEW.id) THEN
        RAISE EXCEPTION 'A report is submitted with something in it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE INSERT OR UPDATE ON roadmaps_reports FOR EACH ROW EXECUTE FUNCTION roadmaps_report_step();

-- Where an organisation stands, for the copies.
CREATE FUNCTION roadmaps_above(place ltree, wanted text) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT o.id FROM organizations o WHERE o.path @> place AND o.kind = wanted ORDER BY nlevel(o.path) DESC LIMIT 1
$$;

-- Roadmaps in force that may have other executors now: those of owners above these places (or standing beside them, as an
-- institute does), at them and below.
CREATE FUNCTION roadmaps_ask_refresh(places ltree[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    INSERT INTO roadmaps_refreshes (roadmap_id)
    SELECT r.id FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
    WHERE r.state = 'ACTIVE' AND (o.path @> places OR o.path <@ places
        OR o.kind NOT IN ('REGION', 'MUNICIPALITY', 'SCHOOL') AND nlevel(o.path) > 1 AND subpath(o.path, 0, -1) @> places
        OR r.id IN (SELECT a.roadmap_id FROM organizations e JOIN roadmaps_assignments a ON a.organization_id = e.id
                    WHERE e.path <@ places))
$$;

CREATE FUNCTION roadmaps_after_organizations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    places ltree[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        places := (SELECT array_agg(path) FROM added);
    ELSE
        places := (SELECT array_agg(p.path) FROM added a JOIN removed r ON r.id = a.id CROSS JOIN LATERAL (VALUES (a.path), (r.path)) p (path)
                   WHERE (a.path, a.kind, a.state) IS DISTINCT FROM (r.path, r.kind, r.state));
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
        PERFORM roadmaps_ask_refresh(places);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER roadmaps_added AFTER INSERT ON organizations REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_organizations();
CREATE TRIGGER roadmaps_changed AFTER UPDATE ON organizations REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_organizations();

CREATE FUNCTION roadmaps_after_participations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO roadmaps_refreshes (roadmap_id)
    SELECT DISTINCT r.id FROM added a JOIN roadmaps r ON r.programme_id = a.programme_id WHERE r.state = 'ACTIVE';
    RETURN NULL;
END $$;
CREATE TRIGGER roadmaps_added AFTER INSERT ON organizations_participations REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_participations();
CREATE TRIGGER roadmaps_changed AFTER UPDATE ON organizations_participations REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_participations();

CREATE FUNCTION roadmaps_after_partnerships() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM roadmaps_ask_refresh(places) FROM (
        SELECT array_agg(DISTINCT o.path) AS places FROM added a JOIN organizations o ON o.id IN (a.organization_id, a.partner_id)) p
    WHERE places IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER roadmaps_added AFTER INSERT ON organizations_partnerships REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_partnerships();
CREATE TRIGGER roadmaps_changed AFTER UPDATE ON organizations_partnerships REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_partnerships();

-- A roadmap that comes into force, or whose rows change while it is in force, is generated.
CREATE FUNCTION roadmaps_after_roadmaps() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO roadmaps_refreshes (roadmap_id)
    SELECT a.id FROM added a JOIN removed r ON r.id = a.id
    WHERE a.state = 'ACTIVE' AND (a.state, a.programme_id, a.cohort_year, a.period_start, a.period_end)
        IS DISTINCT FROM (r.state, r.programme_id, r.cohort_year, r.period_start, r.period_end);
    RETURN NULL;
END $$;
CREATE TRIGGER refresh AFTER UPDATE ON roadmaps REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_roadmaps();

CREATE FUNCTION roadmaps_after_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_TABLE_NAME = 'roadmaps_tasks' THEN
        INSERT INTO roadmaps_refreshes (roadmap_id)
        SELECT DISTINCT r.id FROM added t JOIN roadmaps_activities a ON a.id = t.activity_id
        JOIN roadmaps r ON r.id = a.roadmap_id WHERE r.state = 'ACTIVE';
    ELSE
        INSERT INTO roadmaps_refreshes (roadmap_id)
        SELECT DISTINCT r.id FROM added a JOIN roadmaps r ON r.id = a.roadmap_id WHERE r.state = 'ACTIVE';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER refresh_added AFTER INSERT ON roadmaps_activities REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_rows();
CREATE TRIGGER refresh_changed AFTER UPDATE ON roadmaps_activities REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_rows();
CREATE TRIGGER refresh_added AFTER INSERT ON roadmaps_tasks REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_rows();
CREATE TRIGGER refresh_changed AFTER UPDATE ON roadmaps_tasks REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_after_rows();

-- An executor sees the roadmap its tasks are of, wherever the owner stands.
CREATE POLICY executed ON roadmaps FOR SELECT TO opora_app USING (
    id IN (SELECT a.roadmap_id FROM roadmaps_assignments a WHERE a.organization_id = ANY ((SELECT opora_roots())::uuid[])));
