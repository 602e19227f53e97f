-- How far schools are engaged, and the reports that organisations owe (docs/adr/0056-engagement-and-reports.md).

-- What components weigh and where red and yellow end: data, shown beside each result. One of no organisation comes with the
-- product; for a school the nearest one above it is in force, of several there the newest. None ever changes.
CREATE TABLE monitoring_engagement_formulas (
    id              uuid PRIMARY KEY,
    organization_id uuid REFERENCES organizations (id),
    number          integer     NOT NULL CHECK (number > 0),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    source          text        NOT NULL CHECK (length(source) BETWEEN 1 AND 2000),
    definition      jsonb       NOT NULL,
    published_on    date        NOT NULL,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE NULLS NOT DISTINCT (organization_id, number)
);
INSERT INTO platform_protected_tables VALUES ('monitoring_engagement_formulas', 'organization_id');
CALL opora_policies('monitoring_engagement_formulas',
    'organization_id IS NULL AND cardinality((SELECT opora_scope())) > 0 OR ''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id)',
    '''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
INSERT INTO monitoring_engagement_formulas (id, number, name, source, definition, published_on, created_by) VALUES (
    '00000000-0000-4000-8000-000000000002', 1, 'Вовлеченность школы, базовая',
    'Сумма составляющих с весами: контрольные точки в срок 25, документы 20, опрос директоров и кураторов 15, посещения и контакты 15, отклик на опросы 15, мероприятия 10. Чего нет, то исключается, остальные веса пересчитываются. Красный — ниже 40, желтый — ниже 70.',
    '{"days": 365, "red": 40, "yellow": 70, "weights": {"CHECKPOINTS": 25, "DOCUMENTS": 20, "SURVEY": 15, "VISITS": 15, "RESPONSE": 15, "EVENTS": 10}}',
    '2026-01-01', 'opora');
CALL opora_audit('monitoring_engagement_formulas', 'engagementFormula');
CREATE TRIGGER frozen BEFORE UPDATE ON monitoring_engagement_formulas FOR EACH ROW EXECUTE FUNCTION monitoring_formula_frozen();
REVOKE UPDATE, DELETE ON monitoring_engagement_formulas FROM opora_app;

-- What directors and curators say, as the room of surveys tells it: without groups that are too small. value in [0, 1], 1 is engaged.
CREATE TABLE monitoring_engagement_surveys (
    organization_id uuid PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
    value           float8      NOT NULL CHECK (value BETWEEN 0 AND 1),
    respondents     integer     NOT NULL,
    computed_at     timestamptz NOT NULL
);
CALL opora_policies('monitoring_engagement_surveys', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');

-- The figure of a school by months; the row of the running month follows the data, those before stay what they were.
CREATE TABLE monitoring_engagement (
    organization_id uuid     NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    month           date     NOT NULL,
    day             date     NOT NULL,
    score           float8 CHECK (score BETWEEN 0 AND 100),
    level           text     NOT NULL CHECK (level IN ('RED', 'YELLOW', 'GREEN', 'UNKNOWN')),
    coverage        smallint NOT NULL CHECK (coverage BETWEEN 0 AND 100),
    components      jsonb    NOT NULL,
    formula_id      uuid     NOT NULL REFERENCES monitoring_engagement_formulas (id),
    latest          boolean  NOT NULL,
    computed_at     timestamptz NOT NULL,
    PRIMARY KEY (organization_id, month),
    CHECK ((score IS NULL) = (level = 'UNKNOWN'))
);
COMMENT ON TABLE monitoring_engagement IS 'Written by monitoring_engage() alone.';
COMMENT ON COLUMN monitoring_engagement.coverage IS 'Which share of the weights stands on data, in percent.';
CREATE INDEX monitoring_engagement_formula_id_idx ON monitoring_engagement (formula_id);
CREATE UNIQUE INDEX monitoring_engagement_latest_idx ON monitoring_engagement (organization_id) WHERE latest;
CREATE INDEX monitoring_engagement_score_idx ON monitoring_engagement (coalesce(score, 101), organization_id) WHERE latest;
-- Not public: unlike a plan it is seen by who stands in the school or above it, never beside it.
INSERT INTO platform_protected_tables VALUES ('monitoring_engagement', 'organization_id');
CALL opora_policies('monitoring_engagement',
    '''{""}'' = (SELECT opora_scope())::text OR organization_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope()))', 'false');
REVOKE INSERT, UPDATE, DELETE ON monitoring_engagement FROM opora_app;

-- A component as it is stored. value in [0, 1]; null where there is nothing to count, and reason says why.
CREATE FUNCTION monitoring_engagement_part(code text, definition jsonb, value float8, reason text, evidence jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_object('code', code, 'weight', coalesce((definition -> 'weights' ->> code)::float8, 0),
        'value', value, 'reason', CASE WHEN value IS NULL THEN reason END, 'evidence', evidence)
$$;

-- Computes the schools at and below a place at a moment, all at once; gives how many there are.
CREATE FUNCTION monitoring_engage(place ltree, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    written bigint;
BEGIN
    IF NOT place <@ opora_scope() THEN
        RETURN 0;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('opora engagement')); -- of two at once neither may take the other's month for the latest
    WITH schools AS MATERIALIZED (
        SELECT o.id, opora_today(moment, o.time_zone) AS today, f.id AS formula, f.definition, (f.definition ->> 'days')::int AS days
        FROM organizations o
        CROSS JOIN LATERAL (
            SELECT m.id, m.definition FROM monitoring_engagement_formulas m LEFT JOIN organizations a ON a.id = m.organization_id
            WHERE m.organization_id IS NULL OR o.path <@ a.path
            ORDER BY nlevel(a.path) DESC NULLS LAST, m.number DESC LIMIT 1) f
        WHERE o.kind = 'SCHOOL' AND o.state = 'ACTIVE' AND o.path <@ place
    ), points AS (
        SELECT s.id, count(*) AS due,
               count(*) FILTER (WHERE c.state IN ('SUBMITTED', 'ACCEPTED') AND c.late_days = 0) AS in_time,
               count(*) FILTER (WHERE c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')) AS overdue
        FROM schools s JOIN roadmaps_checkpoints c ON c.organization_id = s.id AND c.day >= s.today - s.days AND c.day < s.today
        WHERE c.due IS NOT NULL AND c.state <> 'CANCELLED' GROUP BY 1
    ), answers AS (
        SELECT s.id, sum(p.expected) AS expected,
               sum(least(p.expected, coalesce(a.count, 0) + (SELECT count(*) FROM surveys_uncounted u WHERE u.participant_id = p.id)))::bigint AS answered,
               count(DISTINCT p.campaign_id) AS campaigns
        FROM schools s
        JOIN surveys_participants p ON p.organization_id = s.id AND p.expected > 0
        JOIN surveys_campaigns c ON c.id = p.campaign_id AND c.state <> 'DRAFT'
        LEFT JOIN surveys_answered a ON a.participant_id = p.id
        WHERE least(c.closed_on, c.closes_on) BETWEEN s.today - s.days AND s.today - 1 GROUP BY 1
    ), parts AS (
        SELECT s.*, ARRAY[
            monitoring_engagement_part('CHECKPOINTS', s.definition, n.in_time::float8 / n.due, 'NO_DATA',
                CASE WHEN n.due IS NOT NULL THEN jsonb_build_object('due', n.due, 'inTime', n.in_time, 'overdue', n.overdue) ELSE '{}' END),
            monitoring_engagement_part('DOCUMENTS', s.definition, NULL, 'NOT_KEPT', '{}'),
            monitoring_engagement_part('SURVEY', s.definition, v.value, 'FEW_ANSWERS',
                CASE WHEN v.value IS NOT NULL THEN jsonb_build_object('respondents', v.respondents) ELSE '{}' END),
            monitoring_engagement_part('VISITS', s.definition, NULL, 'NOT_KEPT', '{}'),
            monitoring_engagement_part('RESPONSE', s.definition, r.answered::float8 / r.expected, 'NO_DATA',
                CASE WHEN r.expected IS NOT NULL
                     THEN jsonb_build_object('expected', r.expected, 'answered', r.answered, 'campaigns', r.campaigns) ELSE '{}' END),
            monitoring_engagement_part('EVENTS', s.definition, NULL, 'NOT_KEPT', '{}')] AS all_parts
        FROM schools s
        LEFT JOIN points n ON n.id = s.id
        LEFT JOIN answers r ON r.id = s.id
        LEFT JOIN monitoring_engagement_surveys v ON v.organization_id = s.id
    ), sums AS (
        SELECT p.*, w.weighed / nullif(w.known, 0) * 100 AS score, coalesce(round(w.known / nullif(w.whole, 0) * 100), 0) AS coverage
        FROM parts p CROSS JOIN LATERAL (
            SELECT sum((u.part ->> 'weight')::float8) AS whole,
                   sum((u.part ->> 'weight')::float8) FILTER (WHERE u.part ->> 'value' IS NOT NULL) AS known,
                   sum((u.part ->> 'weight')::float8 * (u.part ->> 'value')::float8) AS weighed
            FROM unnest(p.all_parts) u (part)) w
    ), stored AS (
        INSERT INTO monitoring_engagement AS e (organization_id, month, day, score, level, coverage, components, formula_id, latest, computed_at)
        SELECT s.id, date_trunc('month', s.today)::date, s.today, s.score,
               CASE WHEN s.score IS NULL THEN 'UNKNOWN' WHEN s.score < (s.definition ->> 'red')::float8 THEN 'RED'
                    WHEN s.score < (s.definition ->> 'yellow')::float8 THEN 'YELLOW' ELSE 'GREEN' END,
               s.coverage, to_jsonb(s.all_parts), s.formula, false, moment
        FROM sums s
        ON CONFLICT (organization_id, month) DO UPDATE SET day = excluded.day, score = excluded.score, level = excluded.level,
            coverage = excluded.coverage, components = excluded.components, formula_id = excluded.formula_id,
            computed_at = excluded.computed_at
        RETURNING 1)
    SELECT count(*) INTO written FROM stored;
    -- first the old ones: only one of a school may be the latest
    UPDATE monitoring_engagement e SET latest = false FROM organizations o
    WHERE o.id = e.organization_id AND o.path <@ place AND e.latest
      AND EXISTS (SELECT 1 FROM monitoring_engagement n WHERE n.organization_id = e.organization_id AND n.month > e.month);
    UPDATE monitoring_engagement e SET latest = true FROM organizations o
    WHERE o.id = e.organization_id AND o.path <@ place AND NOT e.latest
      AND NOT EXISTS (SELECT 1 FROM monitoring_engagement n WHERE n.organization_id = e.organization_id AND n.month > e.month);
    RETURN written;
END $$;
REVOKE EXECUTE ON FUNCTION monitoring_engage(ltree, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION monitoring_engage(ltree, timestamptz) TO opora_app;

-- A list that was decided elsewhere stands beside the computed one and changes nothing in it.
CREATE TABLE monitoring_engagement_lists (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    source          text        NOT NULL CHECK (length(source) BETWEEN 1 AND 2000),
    decided_on      date        NOT NULL,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX monitoring_engagement_lists_organization_id_idx ON monitoring_engagement_lists (organization_id, created_at, id);
CALL opora_protect('monitoring_engagement_lists', 'organization_id');
CALL opora_audit('monitoring_engagement_lists', 'engagementList');
REVOKE UPDATE ON monitoring_engagement_lists FROM opora_app;
CREATE TABLE monitoring_engagement_list_schools (
    list_id         uuid NOT NULL REFERENCES monitoring_engagement_lists (id) ON DELETE CASCADE,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    level           text NOT NULL CHECK (level IN ('RED', 'YELLOW', 'GREEN')),
    note            text CHECK (length(note) BETWEEN 1 AND 1000),
    PRIMARY KEY (list_id, organization_id)
);
CREATE INDEX monitoring_engagement_list_schools_organization_id_idx ON monitoring_engagement_list_schools (organization_id);
INSERT INTO platform_protected_tables VALUES ('monitoring_engagement_list_schools', 'organization_id');
CALL opora_policies('monitoring_engagement_list_schools',
    '''{""}'' = (SELECT opora_scope())::text OR organization_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope()))',
    '''{""}'' = (SELECT opora_scope())::text OR organization_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope()))');
REVOKE UPDATE ON monitoring_engagement_list_schools FROM opora_app;

-- What is to be reported, by whom and when. sections: [{"title", "hint", "text", "figures": [codes of sources]}]
CREATE TABLE reports_templates (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    basis           text CHECK (length(basis) BETWEEN 1 AND 2000),
    term_text       text        NOT NULL CHECK (length(term_text) BETWEEN 1 AND 1000),
    period          text        NOT NULL CHECK (period IN ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
    debtor_kind     text        NOT NULL CHECK (debtor_kind IN ('REGION', 'MUNICIPALITY', 'SCHOOL', 'INSTITUTE', 'METHODICAL_CENTRE', 'OTHER')),
    programme_id    uuid REFERENCES organizations_programmes (id),
    starts_on       date        NOT NULL,
    ends_on         date CHECK (ends_on >= starts_on),
    sections        jsonb       NOT NULL,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN reports_templates.term_text IS 'The verbatim term: law. Which period a due day is about follows: the last whole one before it.';
COMMENT ON COLUMN reports_templates.programme_id IS 'Only who takes part in it, or has schools below that do.';
CREATE INDEX reports_templates_organization_id_idx ON reports_templates (organization_id);
CREATE INDEX reports_templates_programme_id_idx ON reports_templates (programme_id);
CREATE INDEX reports_templates_name_idx ON reports_templates (name, id);
CALL opora_protect('reports_templates', 'organization_id');
CALL opora_audit('reports_templates', 'reportTemplate');
REVOKE DELETE ON reports_templates FROM opora_app;

-- A report that an organisation owes for a period. form is the template's sections as they were when the figures were filled
-- in: who changes the template changes no report. authors: who wrote anything in it; none of them decides on it.
CREATE TABLE reports_obligations (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    template_id     uuid        NOT NULL REFERENCES reports_templates (id),
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    period_start    date        NOT NULL,
    period_end      date        NOT NULL CHECK (period_end >= period_start),
    due             date        NOT NULL,
    state           text        NOT NULL DEFAULT 'PLANNED' CHECK (state IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'RETURNED')),
    form            jsonb,
    texts           jsonb       NOT NULL DEFAULT '{}',
    filled_at       timestamptz,
    authors         text[]      NOT NULL DEFAULT '{}',
    submitted_by    text,
    submitted_at    timestamptz,
    decided_by      text,
    decided_at      timestamptz,
    remark          text CHECK (length(remark) BETWEEN 1 AND 5000),
    reminded_on     date,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (template_id, organization_id, period_start),
    CHECK ((form IS NULL) = (filled_at IS NULL)),
    CHECK (state IN ('PLANNED', 'IN_PROGRESS') OR submitted_by IS NOT NULL AND submitted_at IS NOT NULL AND form IS NOT NULL),
    CHECK (state NOT IN ('ACCEPTED', 'RETURNED') OR decided_by IS NOT NULL AND decided_at IS NOT NULL),
    CHECK (state <> 'RETURNED' OR remark IS NOT NULL),
    -- Who sent it back may write in it afterwards, where the role allows both: then somebody else decides.
    CONSTRAINT reports_decided_by_another CHECK (decided_by <> submitted_by AND (state = 'RETURNED' OR decided_by <> ALL (authors)))
);
COMMENT ON COLUMN reports_obligations.submitted_at IS 'Of the last submission; it stays when the report is sent back.';
CREATE INDEX reports_obligations_organization_id_idx ON reports_obligations (organization_id, due, id);
CREATE INDEX reports_obligations_due_idx ON reports_obligations (due, id);
CREATE INDEX reports_obligations_period_idx ON reports_obligations (template_id, period_start);
CREATE INDEX reports_obligations_unfilled_idx ON reports_obligations (period_end) WHERE form IS NULL;
-- Seen by who stands in the organisation or above it, never beside it.
INSERT INTO platform_protected_tables VALUES ('reports_obligations', 'organization_id');
CALL opora_policies('reports_obligations',
    '''{""}'' = (SELECT opora_scope())::text OR organization_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope()))',
    '''{""}'' = (SELECT opora_scope())::text OR organization_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope()))');
CALL opora_audit('reports_obligations', 'reportObligation', '{form,reminded_on}');
REVOKE DELETE ON reports_obligations FROM opora_app;

-- Only what was submitted is decided on; what waits for a decision or was accepted does not change; nobody who wrote is forgotten.
CREATE FUNCTION reports_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state <> OLD.state AND NEW.state IN ('ACCEPTED', 'RETURNED') AND OLD.state <> 'SUBMITTED' THEN
        RAISE EXCEPTION 'Only a submitted report is decided on' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.state <> OLD.state AND NEW.state = 'RETURNED' AND NEW.decided_by = ANY (NEW.authors) THEN
        RAISE EXCEPTION 'An author of a report does not send it back' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.state = 'ACCEPTED' AND NEW.state <> OLD.state THEN
        RAISE EXCEPTION 'An accepted report stays accepted' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.state IN ('SUBMITTED', 'ACCEPTED') AND (NEW.form, NEW.texts, NEW.filled_at) IS DISTINCT FROM (OLD.form, OLD.texts, OLD.filled_at) THEN
        RAISE EXCEPTION 'A submitted report does not change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT NEW.authors @> OLD.authors THEN
        RAISE EXCEPTION 'Authors of a report are not forgotten' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER steps BEFORE UPDATE ON reports_obligations FOR EACH ROW EXECUTE FUNCTION reports_steps();

-- A figure as it was computed, and as somebody corrected it, with the reason. value is null where there are no data. numerator and
-- denominator are those of a share: shares of several organisations are not averaged.
CREATE TABLE reports_figures (
    obligation_id uuid        NOT NULL REFERENCES reports_obligations (id) ON DELETE CASCADE,
    code          text        NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
    value         float8,
    numerator     float8,
    denominator   float8,
    computed_at   timestamptz NOT NULL,
    corrected     float8,
    reason        text CHECK (length(reason) BETWEEN 1 AND 2000),
    corrected_by  text,
    PRIMARY KEY (obligation_id, code),
    CHECK ((corrected IS NULL) = (reason IS NULL) AND (corrected IS NULL) = (corrected_by IS NULL))
);
CALL opora_protect_child('reports_figures', 'obligation_id', 'reports_obligations');
REVOKE DELETE ON reports_figures FROM opora_app;
CREATE FUNCTION reports_figure_frozen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reports_obligations r WHERE r.id = NEW.obligation_id AND r.state IN ('SUBMITTED', 'ACCEPTED')) THEN
        RAISE EXCEPTION 'A submitted report does not change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE ON reports_figures FOR EACH ROW EXECUTE FUNCTION reports_figure_frozen();

CREATE TABLE reports_comments (
    id            uuid PRIMARY KEY,
    obligation_id uuid        NOT NULL REFERENCES reports_obligations (id) ON DELETE CASCADE,
    author        text        NOT NULL,
    text          text        NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX reports_comments_obligation_id_idx ON reports_comments (obligation_id, created_at, id);
CALL opora_protect_child('reports_comments', 'obligation_id', 'reports_obligations');
CALL opora_audit('reports_comments', 'reportComment');
REVOKE UPDATE, DELETE ON reports_comments FROM opora_app;

-- Figures of reports ask for what fell due below an organisation in a period, and for campaigns by the day they close.
CREATE INDEX surveys_campaigns_closes_on_idx ON surveys_campaigns (closes_on);
