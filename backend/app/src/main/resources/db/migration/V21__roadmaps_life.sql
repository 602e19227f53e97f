-- The life of a roadmap: a draft edited row by row, agreed upon, approved as a frozen edition, amended by order, closed.

-- amends_id: a draft that amends a roadmap; base_edition is the edition
-- it was copied from, merged_edition the one it became.
ALTER TABLE roadmaps
    ADD COLUMN amends_id uuid REFERENCES roadmaps (id),
    ADD COLUMN base_edition integer,
    ADD COLUMN merged_edition integer,
    ADD COLUMN proposed_below boolean NOT NULL DEFAULT false,
    ADD COLUMN proposed_until date,
    ADD COLUMN proposal_message text,
    ADD COLUMN closed_on date,
    ADD COLUMN close_reason text,
    ADD CHECK ((amends_id IS NULL) = (base_edition IS NULL)),
    ADD CHECK (merged_edition IS NULL OR state = 'CLOSED'),
    ADD CHECK (state <> 'CLOSED' OR closed_on IS NOT NULL);
COMMENT ON COLUMN roadmaps.proposed_below IS 'In agreement every organisation below sees it, not only the named ones.';
CREATE INDEX roadmaps_amends_id_idx ON roadmaps (amends_id);

-- What an edition drops stays, with all that was done for it: removed_edition hides it from the current plan.
-- origin_id: in an amending draft, the row it stands for; origin_likeness: how like it a row of an imported annex is, in
-- percent, until a person says that it is that row.
ALTER TABLE roadmaps_sections
    ADD COLUMN origin_id uuid REFERENCES roadmaps_sections (id) ON DELETE SET NULL,
    ADD COLUMN removed_edition integer,
    ADD COLUMN version bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT roadmaps_sections_roadmap_id_position_key,
    ADD CONSTRAINT roadmaps_sections_place EXCLUDE USING btree (roadmap_id WITH =, position WITH =)
        WHERE (removed_edition IS NULL) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX roadmaps_sections_roadmap_id_idx ON roadmaps_sections (roadmap_id);
CREATE INDEX roadmaps_sections_origin_id_idx ON roadmaps_sections (origin_id);

ALTER TABLE roadmaps_activities
    ADD COLUMN adopted_id uuid REFERENCES roadmaps_activities (id) ON DELETE SET NULL,
    ADD COLUMN deviation_reason text,
    ADD COLUMN origin_id uuid REFERENCES roadmaps_activities (id) ON DELETE SET NULL,
    ADD COLUMN origin_likeness integer CHECK (origin_likeness BETWEEN 0 AND 100),
    DROP CONSTRAINT roadmaps_activities_roadmap_id_position_key,
    ADD CONSTRAINT roadmaps_activities_place EXCLUDE USING btree (roadmap_id WITH =, position WITH =)
        WHERE (removed_edition IS NULL) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX roadmaps_activities_roadmap_id_idx ON roadmaps_activities (roadmap_id);
CREATE INDEX roadmaps_activities_adopted_id_idx ON roadmaps_activities (adopted_id);
CREATE INDEX roadmaps_activities_origin_id_idx ON roadmaps_activities (origin_id);

ALTER TABLE roadmaps_tasks ADD COLUMN removed_edition integer;
ALTER TABLE roadmaps_tasks
    DROP CONSTRAINT roadmaps_tasks_activity_id_position_key,
    ADD CONSTRAINT roadmaps_tasks_place EXCLUDE USING btree (activity_id WITH =, position WITH =)
        WHERE (removed_edition IS NULL) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX roadmaps_tasks_activity_id_idx ON roadmaps_tasks (activity_id);
-- Reports hold numbers by the id of their target: it stays too.
ALTER TABLE roadmaps_targets ADD COLUMN removed_edition integer;
ALTER TABLE roadmaps_targets
    DROP CONSTRAINT roadmaps_targets_activity_id_position_key,
    ADD CONSTRAINT roadmaps_targets_place EXCLUDE USING btree (activity_id WITH =, position WITH =)
        WHERE (removed_edition IS NULL) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX roadmaps_targets_activity_id_idx ON roadmaps_targets (activity_id);

-- To whom a draft was proposed by name.
CREATE TABLE roadmaps_proposals (
    roadmap_id      uuid NOT NULL REFERENCES roadmaps (id) ON DELETE CASCADE,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    PRIMARY KEY (roadmap_id, organization_id)
);
CREATE INDEX roadmaps_proposals_organization_id_idx ON roadmaps_proposals (organization_id);
CALL opora_policies('roadmaps_proposals',
    'EXISTS (SELECT 1 FROM roadmaps r WHERE r.id = roadmap_id)',
    'EXISTS (SELECT 1 FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
             WHERE r.id = roadmap_id AND (o.path <@ (SELECT opora_scope()) OR ''{""}'' = (SELECT opora_scope())::text))');

-- Frozen editions. The plan is JSON in the canonical form of RFC 8785 (names sorted, no spaces, numbers of a plan as text), and
-- its hash is SHA-256 of that text: anybody can recompute it with any library that writes this form.
CREATE FUNCTION roadmaps_canonical(given jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN CASE jsonb_typeof(given)
        WHEN 'object' THEN '{' || coalesce((
            SELECT string_agg(to_jsonb(e.key)::text || ':' || roadmaps_canonical(e.value), ',' ORDER BY e.key COLLATE "C")
            FROM jsonb_each(given) e), '') || '}'
        WHEN 'array' THEN '[' || coalesce((
            SELECT string_agg(roadmaps_canonical(e.value), ',' ORDER BY e.ordinality)
            FROM jsonb_array_elements(given) WITH ORDINALITY e), '') || ']'
        ELSE given::text END;
END $$;

-- The whole current plan. In an amending draft a row that stands for one of the amended roadmap goes by that row's id.
CREATE FUNCTION roadmaps_plan(roadmap uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'format', 'opora-roadmap/1', 'roadmapId', coalesce(r.amends_id, r.id),
        'organizationId', o.id, 'organization', o.name, 'title', r.title, 'goal', r.goal, 'programmeId', r.programme_id, 'cohortYear', r.cohort_year::text,
        'periodStart', r.period_start, 'periodEnd', r.period_end,
        'sections', coalesce((
            SELECT jsonb_agg(jsonb_build_object('id', coalesce(s.origin_id, s.id), 'parentId', coalesce(p.origin_id, p.id),
                       'number', s.number, 'title', s.title) ORDER BY s.position)
            FROM roadmaps_sections s LEFT JOIN roadmaps_sections p ON p.id = s.parent_id
            WHERE s.roadmap_id = r.id AND s.removed_edition IS NULL), '[]'),
        'activities', coalesce((
            SELECT jsonb_agg(jsonb_build_object('id', coalesce(a.origin_id, a.id), 'sectionId', coalesce(s.origin_id, s.id),
                       'number', a.number, 'title', a.title, 'projectLevels', a.project_levels, 'direction', a.direction,
                       'participants', a.participants, 'expectedResult', a.expected_result, 'evidence', a.evidence, 'termText', a.term_text, 'term', a.term,
                       'tasks', coalesce((
                           SELECT jsonb_agg(jsonb_build_object('id', t.id, 'actor', t.actor, 'text', t.text, 'executors', t.executors)
                                      ORDER BY t.position)
                           FROM roadmaps_tasks t WHERE t.activity_id = a.id AND t.removed_edition IS NULL), '[]'),
                       'targets', coalesce((
                           SELECT jsonb_agg(jsonb_build_object('id', g.id, 'comparator', g.comparator, 'value', g.value::text, 'unit', g.unit,
                                      'text', g.text) ORDER BY g.position)
                           FROM roadmaps_targets g WHERE g.activity_id = a.id AND g.removed_edition IS NULL), '[]')) ORDER BY a.position)
            FROM roadmaps_activities a LEFT JOIN roadmaps_sections s ON s.id = a.section_id
            WHERE a.roadmap_id = r.id AND a.removed_edition IS NULL), '[]'))
    FROM roadmaps r JOIN organizations o ON o.id = r.organization_id WHERE r.id = roadmap
$$;

CREATE TABLE roadmaps_editions (
    id           uuid PRIMARY KEY,
    roadmap_id   uuid        NOT NULL REFERENCES roadmaps (id),
    number       integer     NOT NULL CHECK (number > 0),
    order_number text        NOT NULL,
    order_date   date        NOT NULL,
    signatory    text        NOT NULL,
    effective_on date        NOT NULL,
    reason       text,
    content      jsonb       NOT NULL,
    hash         text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    approved_by  text        NOT NULL,
    approved_at  timestamptz NOT NULL,
    UNIQUE (roadmap_id, number)
);
CREATE INDEX roadmaps_editions_effective_on_idx ON roadmaps_editions (roadmap_id, effective_on, number);
CALL opora_protect_child('roadmaps_editions', 'roadmap_id', 'roadmaps');
CALL opora_audit('roadmaps_editions', 'edition', '{content}');

-- An edition is what an order said: it is added whole, with its true hash, and never touched again, by nobody.
CREATE FUNCTION roadmaps_edition_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.hash = encode(sha256(convert_to(roadmaps_canonical(NEW.content), 'UTF8')), 'hex') THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'The hash of an edition is not that of its content' USING ERRCODE = 'check_violation';
    END IF;
    RAISE EXCEPTION 'An edition is frozen' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON roadmaps_editions
    FOR EACH ROW EXECUTE FUNCTION roadmaps_edition_frozen();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON roadmaps_editions
    FOR EACH STATEMENT EXECUTE FUNCTION roadmaps_edition_frozen();
REVOKE UPDATE, DELETE ON roadmaps_editions FROM opora_app;

-- Freezes the current plan as the next edition of a roadmap; the plan may still stand in an amending draft.
CREATE FUNCTION roadmaps_freeze(roadmap uuid, edition uuid, order_number text, order_date date, signatory text,
                                effective_on date, reason text, by text, at timestamptz) RETURNS integer
LANGUAGE sql AS $$
    WITH next AS (
        SELECT coalesce(max(e.number), 0) + 1 AS number FROM roadmaps_editions e WHERE e.roadmap_id = $1
    ), whole AS (
        SELECT n.number, roadmaps_plan($1) || jsonb_build_object('edition', jsonb_build_object('number', n.number::text,
                   'orderNumber', $3, 'orderDate', $4, 'signatory', $5, 'effectiveOn', $6, 'reason', $7)) AS content
        FROM next n
    )
    INSERT INTO roadmaps_editions (id, roadmap_id, number, order_number, order_date, signatory, effective_on, reason, content, hash,
        approved_by, approved_at)
    SELECT $2, $1, w.number, $3, $4, $5, $6, $7, w.content,
           encode(sha256(convert_to(roadmaps_canonical(w.content), 'UTF8')), 'hex'), $8, $9
    FROM whole w RETURNING number
$$;

-- What was approved before there were editions is its first one.
SELECT roadmaps_freeze(r.id, gen_random_uuid(), coalesce(r.order_number, '-'), coalesce(r.order_date, r.period_start),
           coalesce(r.signatory, '-'), coalesce(r.order_date, r.period_start), NULL, r.created_by, r.updated_at)
FROM roadmaps r WHERE r.state IN ('APPROVED', 'ACTIVE');

-- Comments on a draft are threads, each of one organisation with the roadmap's owner: neighbours do not read each other.
ALTER TABLE roadmaps_comments
    ADD COLUMN parent_id uuid REFERENCES roadmaps_comments (id) ON DELETE CASCADE,
    ADD COLUMN organization_id uuid REFERENCES organizations (id),
    ADD COLUMN thread_organization_id uuid REFERENCES organizations (id),
    ADD COLUMN author_name text,
    ADD CHECK (checkpoint_id IS NOT NULL OR num_nulls(organization_id, thread_organization_id, author_name) = 0);
CREATE INDEX roadmaps_comments_parent_id_idx ON roadmaps_comments (parent_id);
CREATE INDEX roadmaps_comments_organization_id_idx ON roadmaps_comments (organization_id);
CREATE INDEX roadmaps_comments_thread_organization_id_idx ON roadmaps_comments (thread_organization_id);
CREATE POLICY threads ON roadmaps_comments AS RESTRICTIVE FOR ALL TO opora_app USING (
    checkpoint_id IS NOT NULL OR '{""}' = (SELECT opora_scope())::text OR EXISTS (
        SELECT 1 FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
        WHERE r.id = roadmap_id AND (o.path <@ (SELECT opora_scope()) OR o.id = thread_organization_id))
    OR EXISTS (SELECT 1 FROM organizations t WHERE t.id = thread_organization_id AND t.path <@ (SELECT opora_scope())));

-- Templates: plans to be copied. Terms stay in words beside the period they were written for.
CREATE TABLE roadmaps_templates (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    title           text        NOT NULL CHECK (length(title) BETWEEN 1 AND 2000),
    description     text CHECK (length(description) <= 10000),
    period_start    date        NOT NULL,
    period_end      date        NOT NULL,
    content         jsonb       NOT NULL,
    source_id       uuid REFERENCES roadmaps (id) ON DELETE SET NULL,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK (period_end >= period_start)
);
CREATE INDEX roadmaps_templates_organization_id_idx ON roadmaps_templates (organization_id);
CREATE INDEX roadmaps_templates_source_id_idx ON roadmaps_templates (source_id);
CREATE INDEX roadmaps_templates_title_idx ON roadmaps_templates (title, id);
CALL opora_protect('roadmaps_templates', 'organization_id');
CALL opora_audit('roadmaps_templates', 'roadmapTemplate', '{content}');

-- Copies of a roadmap or a template to many, made in the background. claimed_until: a node is at it; one that was killed lets
-- it run out. given_from and the organisation and period of a copy are unique: nobody gets it twice.
CREATE TABLE roadmaps_copies (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    roadmap_id      uuid REFERENCES roadmaps (id) ON DELETE CASCADE,
    template_id     uuid REFERENCES roadmaps_templates (id) ON DELETE CASCADE,
    title           text CHECK (length(title) BETWEEN 1 AND 2000),
    period_start    date        NOT NULL,
    period_end      date        NOT NULL,
    programme_id    uuid REFERENCES organizations_programmes (id),
    cohort_year     integer,
    state           text        NOT NULL CHECK (state IN ('QUEUED', 'DONE')),
    claimed_until   timestamptz,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    finished_at     timestamptz,
    version         bigint      NOT NULL DEFAULT 0,
    CHECK (num_nonnulls(roadmap_id, template_id) = 1),
    CHECK (period_end >= period_start)
);
CREATE INDEX roadmaps_copies_organization_id_idx ON roadmaps_copies (organization_id, created_at, id);
CREATE INDEX roadmaps_copies_roadmap_id_idx ON roadmaps_copies (roadmap_id);
CREATE INDEX roadmaps_copies_template_id_idx ON roadmaps_copies (template_id);
CREATE INDEX roadmaps_copies_programme_id_idx ON roadmaps_copies (programme_id);
CREATE INDEX roadmaps_copies_waiting_idx ON roadmaps_copies (created_at) WHERE state = 'QUEUED';
CALL opora_protect('roadmaps_copies', 'organization_id');
CALL opora_audit('roadmaps_copies', 'roadmapCopy', '{claimed_until}');

-- One copy each: of which plan, for whom; made parents before children.
CREATE TABLE roadmaps_copy_items (
    id              uuid PRIMARY KEY,
    copy_id         uuid    NOT NULL REFERENCES roadmaps_copies (id) ON DELETE CASCADE,
    position        integer NOT NULL,
    source_id       uuid    NOT NULL,
    organization_id uuid    NOT NULL REFERENCES organizations (id),
    state           text    NOT NULL CHECK (state IN ('WAITING', 'MADE', 'ALREADY_THERE', 'FAILED')),
    roadmap_id      uuid REFERENCES roadmaps (id) ON DELETE SET NULL,
    UNIQUE (copy_id, source_id, organization_id)
);
CREATE INDEX roadmaps_copy_items_copy_id_idx ON roadmaps_copy_items (copy_id, position);
CREATE INDEX roadmaps_copy_items_organization_id_idx ON roadmaps_copy_items (organization_id);
CREATE INDEX roadmaps_copy_items_roadmap_id_idx ON roadmaps_copy_items (roadmap_id);
CALL opora_protect_child('roadmaps_copy_items', 'copy_id', 'roadmaps_copies');

ALTER TABLE roadmaps ADD COLUMN given_from uuid;
COMMENT ON COLUMN roadmaps.given_from IS 'The roadmap or template it was given out from.';
CREATE UNIQUE INDEX roadmaps_given_idx ON roadmaps (given_from, organization_id, period_start) WHERE given_from IS NOT NULL;
ALTER TABLE roadmaps_activities ADD COLUMN copied_from uuid;
COMMENT ON COLUMN roadmaps_activities.copied_from IS 'The row it was copied from: finds the copies of adopted rows.';
