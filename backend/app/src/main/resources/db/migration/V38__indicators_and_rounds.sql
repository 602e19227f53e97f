-- Monitoring in rounds (docs/adr/0055-monitoring-rounds.md): a catalogue of indicators, and rounds in which schools are measured by them.
-- A round freezes what it measures and whom when it is opened: an old round comes to the same numbers whatever has changed since.

-- What is measured: the newest wording. definition is the record IndicatorDefinition; source, context and codes are read from it.
CREATE TABLE monitoring_indicators (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    code            text        NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]{0,39}$'),
    definition      jsonb       NOT NULL,
    title           text        NOT NULL GENERATED ALWAYS AS (definition ->> 'title') STORED CHECK (length(title) BETWEEN 1 AND 300),
    archived_on     date,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, code)
);
COMMENT ON COLUMN monitoring_indicators.code IS 'What formulas call it by.';
CREATE INDEX monitoring_indicators_title_idx ON monitoring_indicators (title, id);
CALL opora_protect('monitoring_indicators', 'organization_id');
CALL opora_audit('monitoring_indicators', 'indicator');
REVOKE DELETE ON monitoring_indicators FROM opora_app;

CREATE TABLE monitoring_rounds (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    programme_id    uuid REFERENCES organizations_programmes (id),
    kind            text        NOT NULL CHECK (kind IN ('BASELINE', 'PRIMARY', 'SECONDARY', 'CONTROL')),
    title           text        NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    opens_on        date        NOT NULL,
    closes_on       date        NOT NULL CHECK (closes_on >= opens_on),
    panel_on        date        NOT NULL,
    state           text        NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'OPEN', 'CLOSED')),
    cell_count      integer     NOT NULL DEFAULT 0,
    school_count    integer     NOT NULL DEFAULT 0,
    opened_at       timestamptz,
    closed_at       timestamptz,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK ((state = 'DRAFT') = (opened_at IS NULL)),
    CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL))
);
COMMENT ON COLUMN monitoring_rounds.panel_on IS 'As of this day schools, and the municipalities above them, are taken into the panel.';
COMMENT ON COLUMN monitoring_rounds.cell_count IS 'How many cells a school is asked to fill, and how many schools are asked: known when it is opened.';
CREATE INDEX monitoring_rounds_organization_id_idx ON monitoring_rounds (organization_id, opens_on, id);
CREATE INDEX monitoring_rounds_programme_id_idx ON monitoring_rounds (programme_id);
CREATE INDEX monitoring_rounds_opens_on_idx ON monitoring_rounds (opens_on, id);
CALL opora_protect('monitoring_rounds', 'organization_id');
CALL opora_audit('monitoring_rounds', 'monitoringRound', '{cell_count,school_count}');

-- Which indicators a round asks for. code and definition are copies that are made when it is opened.
CREATE TABLE monitoring_round_indicators (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id     uuid    NOT NULL REFERENCES monitoring_rounds (id) ON DELETE CASCADE,
    indicator_id uuid    NOT NULL REFERENCES monitoring_indicators (id),
    position     integer NOT NULL,
    code         text,
    definition   jsonb,
    UNIQUE (round_id, indicator_id),
    CHECK ((code IS NULL) = (definition IS NULL))
);
CREATE INDEX monitoring_round_indicators_indicator_id_idx ON monitoring_round_indicators (indicator_id);
CALL opora_protect_child('monitoring_round_indicators', 'round_id', 'monitoring_rounds');

-- The panel, and the form of each school in it: names and path are those of the day of the panel. level: how far up the chain it is
-- confirmed (1 school, 2 municipality, 3 region). filled: how many of its cells have a value or the reason why there is none.
CREATE TABLE monitoring_round_forms (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id          uuid        NOT NULL REFERENCES monitoring_rounds (id) ON DELETE CASCADE,
    organization_id   uuid        NOT NULL REFERENCES organizations (id),
    name              text        NOT NULL,
    municipality_id   uuid        NOT NULL REFERENCES organizations (id),
    municipality_name text        NOT NULL,
    path              ltree       NOT NULL,
    state             text        NOT NULL DEFAULT 'ENTERED' CHECK (state IN ('ENTERED', 'CONFIRMED', 'RETURNED')),
    level             smallint    NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 3),
    remark            text CHECK (length(remark) BETWEEN 1 AND 2000),
    filled            integer     NOT NULL DEFAULT 0,
    version           bigint      NOT NULL DEFAULT 0,
    changed_by        text,
    updated_at        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (round_id, organization_id),
    CHECK ((state = 'CONFIRMED') = (level > 0)),
    CHECK ((state = 'RETURNED') = (remark IS NOT NULL))
);
COMMENT ON COLUMN monitoring_round_forms.municipality_id IS 'By which sums go up: the nearest municipality on the day of the panel; where there is none, the owner of the round.';
CREATE INDEX monitoring_round_forms_organization_id_idx ON monitoring_round_forms (organization_id);
CREATE INDEX monitoring_round_forms_municipality_id_idx ON monitoring_round_forms (municipality_id);
CREATE INDEX monitoring_round_forms_round_idx ON monitoring_round_forms (round_id, municipality_id, level);
CREATE INDEX monitoring_round_forms_name_idx ON monitoring_round_forms (round_id, name, id);
-- Seen by those above the school today and by those in whose subtree it lay on the day of the panel.
INSERT INTO platform_protected_tables VALUES ('monitoring_round_forms', 'organization_id');
CALL opora_policies('monitoring_round_forms',
    '(SELECT opora_everything()) OR path <@ (SELECT opora_scope()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('monitoring_round_forms', 'monitoringForm', '{filled}');
-- The record says that a round was opened; not that 40,000 empty forms were made by it.
DROP TRIGGER audit_insert ON monitoring_round_forms;

-- A cell: round x indicator x school x breakdown ('' is the whole). Without a value it may say why there is none; a cell with neither
-- is empty. weight is the value of the indicator it is weighed by. Nothing is deleted: sums are kept by what changes.
CREATE TABLE monitoring_values (
    id                 uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    form_id            uuid        NOT NULL REFERENCES monitoring_round_forms (id),
    round_indicator_id uuid        NOT NULL REFERENCES monitoring_round_indicators (id),
    breakdown          text        NOT NULL DEFAULT '' CHECK (length(breakdown) <= 40),
    value              numeric CHECK (abs(value) < 1e15),
    missing            text CHECK (length(missing) BETWEEN 1 AND 300),
    weight             numeric CHECK (weight >= 0),
    origin             text        NOT NULL CHECK (origin IN ('ENTERED', 'FORMULA', 'SOURCE')),
    trace              text CHECK (length(trace) BETWEEN 1 AND 500),
    evidence           text CHECK (length(evidence) BETWEEN 1 AND 2000),
    file_id            uuid REFERENCES files (id),
    entered_by         text,
    version            bigint      NOT NULL DEFAULT 0,
    updated_at         timestamptz NOT NULL DEFAULT now(),
    UNIQUE (form_id, round_indicator_id, breakdown),
    CHECK (num_nonnulls(value, missing) < 2)
);
COMMENT ON COLUMN monitoring_values.trace IS 'Of a value that nobody entered: what it was made from.';
CREATE INDEX monitoring_values_round_indicator_id_idx ON monitoring_values (round_indicator_id, breakdown, form_id);
CREATE INDEX monitoring_values_file_id_idx ON monitoring_values (file_id);
CREATE INDEX monitoring_values_updated_at_idx ON monitoring_values (updated_at, id);
CALL opora_protect_child('monitoring_values', 'form_id', 'monitoring_round_forms');
CALL opora_audit('monitoring_values', 'indicatorValue', '{weight}');
REVOKE DELETE ON monitoring_values FROM opora_app;

-- Sums over the schools of a municipality, as of the day of the panel: what a screen of a region reads instead of a million cells.
-- Kept by a trigger in the transaction of the change; a test recounts them (RoundTotalsTest).
CREATE TABLE monitoring_value_totals (
    round_indicator_id uuid    NOT NULL REFERENCES monitoring_round_indicators (id) ON DELETE CASCADE,
    breakdown          text    NOT NULL,
    municipality_id    uuid    NOT NULL REFERENCES organizations (id),
    known              bigint  NOT NULL,
    missing            bigint  NOT NULL,
    total              numeric NOT NULL,
    squares            numeric NOT NULL,
    weight             numeric NOT NULL,
    weighted           numeric NOT NULL,
    PRIMARY KEY (round_indicator_id, breakdown, municipality_id)
);
COMMENT ON COLUMN monitoring_value_totals.weight IS 'Of those values that have a weight; weighted is the sum of value x weight.';
CREATE INDEX monitoring_value_totals_municipality_id_idx ON monitoring_value_totals (municipality_id);
INSERT INTO platform_protected_tables VALUES ('monitoring_value_totals', 'municipality_id');
CALL opora_policies('monitoring_value_totals',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = municipality_id AND o.path <@ (SELECT opora_scope()))',
    'false');
REVOKE INSERT, UPDATE, DELETE ON monitoring_value_totals FROM opora_app;

-- Rows are taken in one order, so that writers of one municipality wait for each other and never in a ring.
CREATE FUNCTION monitoring_sum_values(added monitoring_values[], removed monitoring_values[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO monitoring_value_totals AS t
        (round_indicator_id, breakdown, municipality_id, known, missing, total, squares, weight, weighted)
    SELECT c.round_indicator_id, c.breakdown, f.municipality_id,
           coalesce(sum(c.sign) FILTER (WHERE c.value IS NOT NULL), 0), coalesce(sum(c.sign) FILTER (WHERE c.missing IS NOT NULL), 0),
           coalesce(sum(c.sign * c.value), 0), coalesce(sum(c.sign * c.value * c.value), 0),
           coalesce(sum(c.sign * c.weight) FILTER (WHERE c.value IS NOT NULL), 0), coalesce(sum(c.sign * c.value * c.weight), 0)
    FROM (SELECT 1 AS sign, a.* FROM unnest(added) a UNION ALL SELECT -1, r.* FROM unnest(removed) r) c
    JOIN monitoring_round_forms f ON f.id = c.form_id
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (round_indicator_id, breakdown, municipality_id) DO UPDATE SET
        known = t.known + excluded.known, missing = t.missing + excluded.missing, total = t.total + excluded.total,
        squares = t.squares + excluded.squares, weight = t.weight + excluded.weight, weighted = t.weighted + excluded.weighted;
    UPDATE monitoring_round_forms f SET filled = f.filled + d.filled
    FROM (SELECT c.form_id, sum(c.sign) AS filled
          FROM (SELECT 1 AS sign, a.* FROM unnest(added) a UNION ALL SELECT -1, r.* FROM unnest(removed) r) c
          WHERE c.origin <> 'FORMULA' AND num_nonnulls(c.value, c.missing) > 0 GROUP BY 1) d
    WHERE f.id = d.form_id AND d.filled <> 0;
END $$;
CREATE FUNCTION monitoring_values_summed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM monitoring_sum_values((SELECT array_agg(ROW(a.*)::monitoring_values) FROM added a), '{}');
    ELSE
        PERFORM monitoring_sum_values((SELECT array_agg(ROW(a.*)::monitoring_values) FROM added a), (SELECT array_agg(ROW(r.*)::monitoring_values) FROM removed r));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER summed_insert AFTER INSERT ON monitoring_values REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_values_summed();
CREATE TRIGGER summed_update AFTER UPDATE ON monitoring_values REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_values_summed();
-- Only through the triggers: else whoever may call it could add to the sums.
REVOKE ALL ON FUNCTION monitoring_sum_values(monitoring_values[], monitoring_values[]) FROM PUBLIC;

-- What a round has frozen stays, and a closed one takes nothing more.
CREATE FUNCTION monitoring_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A round that was opened keeps its indicators' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON monitoring_round_indicators FOR EACH ROW WHEN (OLD.definition IS NOT NULL)
    EXECUTE FUNCTION monitoring_frozen();
CREATE FUNCTION monitoring_round_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM monitoring_round_forms f JOIN monitoring_rounds r ON r.id = f.round_id
               WHERE f.id = NEW.form_id AND r.state <> 'OPEN') THEN
        RAISE EXCEPTION 'The round is not open' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER open BEFORE INSERT OR UPDATE ON monitoring_values FOR EACH ROW EXECUTE FUNCTION monitoring_round_open();
