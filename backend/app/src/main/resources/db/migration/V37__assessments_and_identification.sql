-- Results of assessments, and schools found by rules over them (docs/adr/0054-assessments-and-identification.md).

-- A procedure: what was written, by which grade, in which school year (2025 is 2025/26). The threshold is words: what «below» means.
CREATE TABLE monitoring_assessments (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    kind            text        NOT NULL CHECK (kind IN ('VPR', 'OGE', 'EGE', 'DIAGNOSTIC', 'OTHER')),
    subject         text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    grade           smallint CHECK (grade BETWEEN 1 AND 12),
    school_year     smallint    NOT NULL CHECK (school_year BETWEEN 2000 AND 2100),
    label           text        NOT NULL DEFAULT '' CHECK (length(label) <= 200),
    held_on         date,
    threshold       text CHECK (length(threshold) BETWEEN 1 AND 500),
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE NULLS NOT DISTINCT (organization_id, school_year, kind, subject, grade, label)
);
CALL opora_protect('monitoring_assessments', 'organization_id');
CALL opora_audit('monitoring_assessments', 'assessment');

-- What a school (class_letter '') or one of its classes came to. A correction ends the row and adds another: a run of identification sees the
-- rows of its moment for ever. Rows are told by the import or by name who wrote them: a record of changes for each of a million would
-- only say it a second time.
CREATE TABLE monitoring_results (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    assessment_id   uuid        NOT NULL REFERENCES monitoring_assessments (id),
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    class_letter    text        NOT NULL DEFAULT '' CHECK (length(class_letter) <= 10),
    participants    integer     NOT NULL CHECK (participants >= 0),
    mark2           integer CHECK (mark2 >= 0),
    mark3           integer CHECK (mark3 >= 0),
    mark4           integer CHECK (mark4 >= 0),
    mark5           integer CHECK (mark5 >= 0),
    below           integer CHECK (below BETWEEN 0 AND participants),
    mean            float8 CHECK (mean BETWEEN 0 AND 100),
    valid_from      timestamptz NOT NULL DEFAULT clock_timestamp(),
    valid_to        timestamptz,
    import_id       uuid,
    recorded_by     text        NOT NULL,
    reason          text CHECK (length(reason) BETWEEN 1 AND 2000),
    CHECK (valid_to >= valid_from),
    UNIQUE NULLS NOT DISTINCT (assessment_id, organization_id, class_letter, valid_to)
);
COMMENT ON COLUMN monitoring_results.import_id IS 'No foreign key: an import may be forgotten, its rows stay.';
CREATE INDEX monitoring_results_organization_id_idx ON monitoring_results (organization_id, assessment_id);
CALL opora_protect('monitoring_results', 'organization_id');
REVOKE DELETE ON monitoring_results FROM opora_app;
-- Only the end of a row may be written, and once.
CREATE FUNCTION monitoring_result_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A result is corrected by another one' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER frozen BEFORE UPDATE ON monitoring_results FOR EACH ROW
    WHEN (OLD.valid_to IS NOT NULL OR NEW.valid_to IS NULL
          OR (NEW.assessment_id, NEW.organization_id, NEW.class_letter, NEW.participants, NEW.mark2, NEW.mark3, NEW.mark4, NEW.mark5, NEW.below, NEW.mean, NEW.valid_from)
             IS DISTINCT FROM
             (OLD.assessment_id, OLD.organization_id, OLD.class_letter, OLD.participants, OLD.mark2, OLD.mark3, OLD.mark4, OLD.mark5, OLD.below, OLD.mean, OLD.valid_from))
    EXECUTE FUNCTION monitoring_result_frozen();

-- A file with results: what its columns hold, which school a name means, how far it is. The content lies with the files.
CREATE TABLE monitoring_results_imports (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    status          text        NOT NULL CHECK (status IN ('PREVIEW', 'CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'FAILED')),
    file_name       text        NOT NULL,
    content         uuid        NOT NULL UNIQUE,
    size            bigint      NOT NULL,
    header_row      integer     NOT NULL,
    columns         jsonb       NOT NULL,
    remembered      boolean     NOT NULL DEFAULT false,
    defaults        jsonb       NOT NULL DEFAULT '{}',
    schools         jsonb       NOT NULL DEFAULT '{}',
    unknown         jsonb       NOT NULL DEFAULT '[]',
    counts          jsonb       NOT NULL DEFAULT '{}',
    reason          text CHECK (length(reason) BETWEEN 1 AND 2000),
    processed       integer     NOT NULL DEFAULT 0,
    total           integer     NOT NULL DEFAULT 0,
    failure         text,
    claimed_until   timestamptz,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    applied_by      text,
    applied_at      timestamptz
);
CREATE INDEX monitoring_results_imports_organization_id_idx ON monitoring_results_imports (organization_id, created_at, id);
CREATE INDEX monitoring_results_imports_waiting_idx ON monitoring_results_imports (created_at) WHERE status IN ('CHECKING', 'APPLYING');
CALL opora_protect('monitoring_results_imports', 'organization_id');
CALL opora_audit('monitoring_results_imports', 'assessmentImport',
    '{content,columns,unknown,processed,claimed_until,counts}');

-- Rows of a file that cannot be taken, as printed, with the reason: the first thousands of them; the counts know of all.
CREATE TABLE monitoring_results_faults (
    import_id uuid    NOT NULL REFERENCES monitoring_results_imports (id) ON DELETE CASCADE,
    number    integer NOT NULL,
    role      text,
    code      text    NOT NULL,
    cells     text[]  NOT NULL,
    PRIMARY KEY (import_id, number)
);
CALL opora_protect_child('monitoring_results_faults', 'import_id', 'monitoring_results_imports');

-- What the columns of a table with these headers held last time.
CREATE TABLE monitoring_results_mappings (
    organization_id uuid        NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    signature       text        NOT NULL CHECK (signature ~ '^[0-9a-f]{64}$'),
    roles           jsonb       NOT NULL,
    defaults        jsonb       NOT NULL,
    used_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, signature)
);
CALL opora_protect('monitoring_results_mappings', 'organization_id');

-- Rules by which schools are found. A published one never changes.
CREATE TABLE monitoring_identification_rules (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    number          integer,
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    source          text        NOT NULL CHECK (length(source) BETWEEN 1 AND 2000),
    definition      jsonb       NOT NULL,
    published_on    date,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK ((number IS NULL) = (published_on IS NULL)),
    UNIQUE (organization_id, number)
);
CALL opora_protect('monitoring_identification_rules', 'organization_id');
CALL opora_audit('monitoring_identification_rules', 'identificationRule');
CREATE TRIGGER frozen BEFORE UPDATE ON monitoring_identification_rules FOR EACH ROW WHEN (OLD.published_on IS NOT NULL)
    EXECUTE FUNCTION monitoring_formula_frozen();
REVOKE DELETE ON monitoring_identification_rules FROM opora_app;

-- A rule applied to the results of a school year as they were at a moment: with both it gives the same list again.
CREATE TABLE monitoring_identification_runs (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    rule_id         uuid        NOT NULL REFERENCES monitoring_identification_rules (id),
    school_year     smallint    NOT NULL CHECK (school_year BETWEEN 2000 AND 2100),
    as_of           timestamptz NOT NULL,
    looked_at       integer     NOT NULL,
    announced_on    date,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN monitoring_identification_runs.looked_at IS 'How many schools had results that count.';
CREATE INDEX monitoring_identification_runs_organization_id_idx ON monitoring_identification_runs (organization_id, created_at, id);
CREATE INDEX monitoring_identification_runs_rule_id_idx ON monitoring_identification_runs (rule_id);
CALL opora_protect('monitoring_identification_runs', 'organization_id');
CALL opora_audit('monitoring_identification_runs', 'identification');
REVOKE DELETE ON monitoring_identification_runs FROM opora_app;

-- A school on such a list, and why: its figures. Not public: the school and those above it see it.
CREATE TABLE monitoring_identification_schools (
    id               uuid PRIMARY KEY,
    run_id           uuid        NOT NULL REFERENCES monitoring_identification_runs (id),
    organization_id  uuid        NOT NULL REFERENCES organizations (id),
    category         text        NOT NULL CHECK (category IN ('LOW_OUTCOMES', 'RISK_ZONE')),
    evidence         jsonb       NOT NULL,
    state            text        NOT NULL DEFAULT 'LISTED' CHECK (state IN ('LISTED', 'DISPUTED', 'ANSWERED', 'INCLUDED', 'EXCLUDED')),
    dispute          text CHECK (length(dispute) BETWEEN 1 AND 4000),
    disputed_by      text,
    disputed_at      timestamptz,
    answer           text CHECK (length(answer) BETWEEN 1 AND 4000),
    upheld           boolean,
    answered_by      text,
    answered_at      timestamptz,
    order_number     text CHECK (length(order_number) BETWEEN 1 AND 200),
    order_date       date,
    decision_reason  text CHECK (length(decision_reason) BETWEEN 1 AND 2000),
    decided_by       text,
    decided_at       timestamptz,
    participation_id uuid REFERENCES organizations_participations (id),
    version          bigint      NOT NULL DEFAULT 0,
    UNIQUE (run_id, organization_id),
    CHECK ((state IN ('INCLUDED', 'EXCLUDED')) = (order_number IS NOT NULL AND order_date IS NOT NULL))
);
COMMENT ON COLUMN monitoring_identification_schools.upheld IS 'Whether the region found the school right.';
CREATE INDEX monitoring_identification_schools_organization_id_idx ON monitoring_identification_schools (organization_id);
CREATE INDEX monitoring_identification_schools_participation_id_idx ON monitoring_identification_schools (participation_id);
CALL opora_protect('monitoring_identification_schools', 'organization_id');
CALL opora_audit('monitoring_identification_schools', 'identifiedSchool', '{evidence}');
REVOKE DELETE ON monitoring_identification_schools FROM opora_app;
-- What the list says of a school stays as it was found.
CREATE FUNCTION monitoring_identified_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was found stays' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER frozen BEFORE UPDATE ON monitoring_identification_schools FOR EACH ROW
    WHEN ((NEW.run_id, NEW.organization_id, NEW.category, NEW.evidence) IS DISTINCT FROM (OLD.run_id, OLD.organization_id, OLD.category, OLD.evidence))
    EXECUTE FUNCTION monitoring_identified_frozen();

-- Whoever writes results shares a lock; a run takes it alone to choose its moment: so nothing that was begun before that moment comes
-- to be seen after it.
CREATE FUNCTION monitoring_results_moment(alone boolean) RETURNS timestamptz LANGUAGE plpgsql AS $$
BEGIN
    IF alone THEN
        PERFORM pg_advisory_xact_lock(hashtext('opora monitoring results'));
    ELSE
        PERFORM pg_advisory_xact_lock_shared(hashtext('opora monitoring results'));
    END IF;
    RETURN clock_timestamp();
END $$;
