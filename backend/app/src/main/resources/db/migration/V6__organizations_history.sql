-- Organisations in time. The row in organizations says what holds today, everybody joins it; organizations_versions says
-- what held on a day. Acts (rename, move, merge, close) are rows of organizations_changes, also those of a day to come.
ALTER TABLE organizations
    ADD COLUMN state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'CLOSED', 'MERGED')),
    ADD COLUMN closed_on date,
    ADD COLUMN successor_id uuid REFERENCES organizations (id),
    ADD COLUMN inn text CHECK (inn ~ '^[0-9]{10}([0-9]{2})?$'),
    ADD COLUMN ogrn text CHECK (ogrn ~ '^[0-9]{13}([0-9]{2})?$'),
    ADD COLUMN registry_code text CHECK (length(registry_code) BETWEEN 1 AND 50),
    ADD COLUMN locality text CHECK (locality IN ('URBAN', 'RURAL')),
    ADD COLUMN address text CHECK (length(address) <= 500),
    ADD COLUMN phone text CHECK (length(phone) <= 100),
    ADD COLUMN email text CHECK (length(email) <= 320),
    ADD COLUMN website text CHECK (length(website) <= 300),
    ADD COLUMN head text CHECK (length(head) <= 300),
    ADD CHECK ((state = 'ACTIVE') = (closed_on IS NULL)),
    ADD CHECK (state = 'MERGED' OR successor_id IS NULL);
COMMENT ON COLUMN organizations.registry_code IS 'The code of the region''s own register of schools.';
CREATE INDEX organizations_successor_id_idx ON organizations (successor_id);

-- A number of a register is one organisation's inside a region (the top of its tree); whoever is closed gives it up.
CREATE UNIQUE INDEX organizations_inn_idx ON organizations (subpath(path, 0, 1), inn) WHERE state = 'ACTIVE';
CREATE UNIQUE INDEX organizations_ogrn_idx ON organizations (subpath(path, 0, 1), ogrn) WHERE state = 'ACTIVE';
CREATE UNIQUE INDEX organizations_registry_code_idx ON organizations (subpath(path, 0, 1), registry_code) WHERE state = 'ACTIVE';

-- Acts on organisations, each with its day and its order.
CREATE TABLE organizations_changes (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    action          text        NOT NULL CHECK (action IN ('RENAME', 'MOVE', 'MERGE', 'CLOSE')),
    effective_on    date        NOT NULL,
    name            text CHECK (length(name) BETWEEN 1 AND 500),
    short_name      text CHECK (length(short_name) BETWEEN 1 AND 200),
    parent_id       uuid REFERENCES organizations (id),
    successor_id    uuid REFERENCES organizations (id),
    order_number    text,
    order_date      date,
    reason          text,
    state           text        NOT NULL CHECK (state IN ('SCHEDULED', 'DONE', 'CANCELLED', 'FAILED')),
    failure         text,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    version         bigint      NOT NULL DEFAULT 0
);
COMMENT ON COLUMN organizations_changes.failure IS 'Why an act of a day to come could not be carried out when its day came.';
CREATE INDEX organizations_changes_organization_id_idx ON organizations_changes (organization_id);
CREATE INDEX organizations_changes_parent_id_idx ON organizations_changes (parent_id);
CREATE INDEX organizations_changes_successor_id_idx ON organizations_changes (successor_id);
CREATE INDEX organizations_changes_due_idx ON organizations_changes (effective_on) WHERE state = 'SCHEDULED';
CALL opora_protect('organizations_changes', 'organization_id');
CALL opora_audit('organizations_changes', 'organizationChange');

-- What held from a day to a day (inclusive). The first version of an organisation begins on 0001-01-01: since ever.
CREATE TABLE organizations_versions (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id uuid NOT NULL REFERENCES organizations (id),
    valid_from      date NOT NULL,
    valid_to        date CHECK (valid_to >= valid_from),
    name            text NOT NULL,
    short_name      text,
    kind            text NOT NULL,
    parent_id       uuid,
    path            ltree NOT NULL,
    time_zone       text NOT NULL,
    state           text NOT NULL,
    successor_id    uuid,
    change_id       uuid REFERENCES organizations_changes (id),
    UNIQUE (organization_id, valid_from)
);
CREATE INDEX organizations_versions_change_id_idx ON organizations_versions (change_id);
CREATE INDEX organizations_versions_name_idx ON organizations_versions (name, organization_id);
CREATE INDEX organizations_versions_parent_id_idx ON organizations_versions (parent_id);
CREATE INDEX organizations_versions_path_idx ON organizations_versions USING gist (path);

INSERT INTO organizations_versions (organization_id, valid_from, name, short_name, kind, parent_id, path, time_zone, state)
SELECT id, DATE '0001-01-01', name, short_name, kind, parent_id, path, time_zone, state FROM organizations;

-- Seen by those who see the organisation today and by those in whose subtree it lay then. Written by the triggers only.
INSERT INTO platform_protected_tables VALUES ('organizations_versions', 'organization_id');
CALL opora_policies('organizations_versions',
    'path <@ (SELECT opora_scope()) OR path @> (SELECT opora_scope())
     OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id)', 'false');
REVOKE INSERT, UPDATE, DELETE ON organizations_versions FROM opora_app;

-- The tree's shape changes under one lock: an addition shares it, a move has it alone, so that nothing is added below a
-- place that is just being moved. A row's path follows from its parent, whatever the writer believed.
CREATE FUNCTION organizations_tree_shared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('opora organizations tree'));
    RETURN NULL;
END $$;
CREATE TRIGGER tree_shared BEFORE INSERT ON organizations FOR EACH STATEMENT EXECUTE FUNCTION organizations_tree_shared();

CREATE FUNCTION organizations_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    NEW.path := coalesce((SELECT path FROM organizations WHERE id = NEW.parent_id), '') || replace(NEW.id::text, '-', '');
    RETURN NEW;
END $$;
CREATE TRIGGER place BEFORE INSERT ON organizations FOR EACH ROW EXECUTE FUNCTION organizations_place();

-- opora.since is the day from which organisations added in this transaction exist; without one they have always existed.
CREATE FUNCTION organizations_first_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO organizations_versions (organization_id, valid_from, name, short_name, kind, parent_id, path, time_zone, state)
    SELECT id, coalesce(nullif(current_setting('opora.since', true), '')::date, DATE '0001-01-01'),
           name, short_name, kind, parent_id, path, time_zone, state
    FROM added;
    RETURN NULL;
END $$;
CREATE TRIGGER first_version AFTER INSERT ON organizations REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION organizations_first_version();

-- A change with a day (opora.effective; opora.change names the act, else it is the one noted for that day) begins a version on that day; without one it is
-- a correction of what holds now. A move changes the place of everything below in all versions from that day on.
CREATE FUNCTION organizations_next_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    day date := nullif(current_setting('opora.effective', true), '')::date;
    act uuid := nullif(current_setting('opora.change', true), '')::uuid;
BEGIN
    IF day IS NOT NULL THEN
        INSERT INTO organizations_versions (organization_id, valid_from, valid_to, name, short_name, kind, parent_id, path,
            time_zone, state, successor_id, change_id)
        SELECT v.organization_id, day, v.valid_to, v.name, v.short_name, v.kind, v.parent_id, v.path,
               v.time_zone, v.state, v.successor_id, act
        FROM added a JOIN removed r ON r.id = a.id JOIN organizations_versions v ON v.organization_id = a.id
        WHERE v.valid_from < day AND (v.valid_to IS NULL OR v.valid_to >= day)
          AND (a.name, a.short_name, a.parent_id, a.path, a.state, a.successor_id)
              IS DISTINCT FROM (r.name, r.short_name, r.parent_id, r.path, r.state, r.successor_id);
        UPDATE organizations_versions v SET valid_to = day - 1
        FROM organizations_versions next, added a
        WHERE v.organization_id = a.id AND next.organization_id = a.id AND next.valid_from = day
          AND v.valid_from < day AND (v.valid_to IS NULL OR v.valid_to >= day);
        UPDATE organizations_versions v SET path = a.path
        FROM added a WHERE v.organization_id = a.id AND v.valid_from >= day AND v.path <> a.path;
    END IF;
    UPDATE organizations_versions v
    SET name = a.name, short_name = a.short_name, kind = a.kind, parent_id = a.parent_id, path = a.path,
        time_zone = a.time_zone, state = a.state, successor_id = a.successor_id,
        change_id = CASE WHEN v.valid_from IS DISTINCT FROM day THEN v.change_id ELSE coalesce(act, (
            SELECT c.id FROM organizations_changes c WHERE c.organization_id = a.id AND c.effective_on = day AND c.state = 'DONE'
            ORDER BY c.created_at DESC LIMIT 1)) END
    FROM added a
    WHERE v.organization_id = a.id AND v.valid_to IS NULL
      AND (v.name, v.short_name, v.kind, v.parent_id, v.path, v.time_zone, v.state, v.successor_id)
          IS DISTINCT FROM (a.name, a.short_name, a.kind, a.parent_id, a.path, a.time_zone, a.state, a.successor_id);
    RETURN NULL;
END $$;
CREATE TRIGGER next_version AFTER UPDATE ON organizations REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION organizations_next_version();

-- Other names by which an organisation is found: former ones, and errors of typing and scanning.
CREATE TABLE organizations_aliases (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    text            text        NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    kind            text        NOT NULL CHECK (kind IN ('FORMER_NAME', 'SPELLING', 'OTHER')),
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, text)
);
CALL opora_protect('organizations_aliases', 'organization_id');
CALL opora_audit('organizations_aliases', 'organizationAlias');

-- What search compares: every name, short name and alias in normal form (NameForm), made anew when one of them or the
-- rules change. words are sorted, numbers and kinds of school stand apart.
CREATE TABLE organizations_names (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id uuid     NOT NULL REFERENCES organizations (id),
    source          text     NOT NULL CHECK (source IN ('NAME', 'SHORT_NAME', 'ALIAS')),
    text            text     NOT NULL,
    words           text     NOT NULL,
    numbers         text[]   NOT NULL,
    types           text[]   NOT NULL,
    rules           smallint NOT NULL
);
CREATE INDEX organizations_names_organization_id_idx ON organizations_names (organization_id);
CREATE INDEX organizations_names_words_idx ON organizations_names USING gin (words gin_trgm_ops);
CREATE INDEX organizations_names_numbers_idx ON organizations_names USING gin (numbers);
CREATE INDEX organizations_names_types_idx ON organizations_names USING gin (types);
CALL opora_protect('organizations_names', 'organization_id');

-- The best matches of a name in normal form, among what the connection's caller sees. A definer's function, because
-- under row-level security the operators of trigrams and paths may not use their indexes. Score: 1000 is as alike as can be.
CREATE FUNCTION organizations_search(words text[], numbers text[], types text[], kind text, within uuid, closed boolean, most integer)
RETURNS TABLE (organization_id uuid, score integer, exact boolean, source text, matched text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET pg_trgm.word_similarity_threshold = 0.5 AS $body$
DECLARE
    candidates text := CASE WHEN words <> '{}' THEN 'n.words %> $1[1]' WHEN numbers <> '{}' THEN 'n.numbers @> $2'
                            ELSE 'n.types && $3' END;
BEGIN
    RETURN QUERY EXECUTE format($query$
        SELECT b.id, b.score, b.exact, b.source, b.text FROM (
            SELECT DISTINCT ON (s.id) s.* FROM (
                SELECT o.id, n.source, n.text,
                    n.words = $9 AND n.numbers = $2 AND (n.types && $3 OR n.types = '{}' OR $3 = '{}') AS exact,
                    (CASE WHEN $1 = '{}' THEN 900
                          ELSE 750 * (SELECT avg(word_similarity(w, n.words)) FROM unnest($1) w) + 250 * similarity($9, n.words) END
                     + CASE WHEN $2 = '{}' OR n.numbers = $2 THEN 0 WHEN n.numbers = '{}' THEN -300 ELSE -40 END
                     + CASE WHEN $3 = '{}' OR n.types = '{}' OR n.types && $3 THEN 0 ELSE -60 END)::integer AS score
                FROM organizations_names n JOIN organizations o ON o.id = n.organization_id
                WHERE %s AND ($2 = '{}' OR n.numbers = '{}' OR n.numbers @> $2)
                  AND (o.path <@ $7 OR o.path @> $7)
                  AND ($4 IS NULL OR o.kind = $4) AND ($6 OR o.state = 'ACTIVE')
                  AND ($5 IS NULL OR o.path <@ (SELECT w.path FROM organizations w WHERE w.id = $5))
            ) s WHERE s.score >= 400 ORDER BY s.id, s.score DESC, s.exact DESC, s.text
        ) b ORDER BY b.score DESC, b.exact DESC, b.id LIMIT $8 $query$, candidates)
    USING words, numbers, types, kind, within, closed, opora_scope(), most,
          (SELECT coalesce(string_agg(w, ' ' ORDER BY w), '') FROM unnest(words) w);
END $body$;

-- Lists of schools. The file's rows are kept until the import is forgotten: they are understood anew with every
-- correction, carried out in pieces that are whole, and given back with what is wrong in them.
CREATE TABLE organizations_imports (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    status          text        NOT NULL CHECK (status IN ('PREVIEW', 'APPLYING', 'APPLIED', 'FAILED')),
    file_name       text        NOT NULL,
    columns         jsonb       NOT NULL,
    corrections     jsonb       NOT NULL DEFAULT '{}',
    counts          jsonb       NOT NULL DEFAULT '{}',
    municipalities  jsonb       NOT NULL DEFAULT '[]',
    processed       integer     NOT NULL DEFAULT 0,
    total           integer     NOT NULL DEFAULT 0,
    failure         text,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    applied_by      text,
    applied_at      timestamptz,
    claimed_until   timestamptz,
    version         bigint      NOT NULL DEFAULT 0
);
COMMENT ON COLUMN organizations_imports.claimed_until IS 'Until then a node carries it out; one that was killed lets it run out.';
COMMENT ON COLUMN organizations_imports.organization_id IS 'Below which organisation the list is: mostly a region or a municipality.';
CREATE INDEX organizations_imports_organization_id_idx ON organizations_imports (organization_id);
CREATE INDEX organizations_imports_created_at_idx ON organizations_imports (created_at, id);
CREATE INDEX organizations_imports_applying_idx ON organizations_imports (applied_at, id) WHERE status = 'APPLYING';
-- A list is the business of those who write below its organisation: not of everybody who sees that organisation.
INSERT INTO platform_protected_tables VALUES ('organizations_imports', 'organization_id');
CALL opora_policies('organizations_imports',
    'EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))',
    'EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('organizations_imports', 'organizationImport', '{columns,corrections,counts,municipalities,processed,total,claimed_until}');

CREATE TABLE organizations_import_rows (
    import_id       uuid    NOT NULL REFERENCES organizations_imports (id) ON DELETE CASCADE,
    position        integer NOT NULL,
    table_index     integer NOT NULL,
    sheet           text    NOT NULL,
    number          integer NOT NULL,
    heading         text,
    cells           text[]  NOT NULL,
    outcome         text    NOT NULL CHECK (outcome IN ('NEW', 'UPDATE', 'UNCHANGED', 'ERROR', 'AMBIGUOUS', 'SKIPPED')),
    fields          jsonb   NOT NULL DEFAULT '{}',
    municipality    text,
    organization_id uuid,
    changes         jsonb   NOT NULL DEFAULT '[]',
    errors          jsonb   NOT NULL DEFAULT '[]',
    candidates      jsonb   NOT NULL DEFAULT '[]',
    done            boolean NOT NULL DEFAULT false,
    PRIMARY KEY (import_id, position)
);
COMMENT ON COLUMN organizations_import_rows.number IS 'The row of the sheet as its author counts, from 1.';
CREATE INDEX organizations_import_rows_outcome_idx ON organizations_import_rows (import_id, outcome, position);
CALL opora_protect_child('organizations_import_rows', 'import_id', 'organizations_imports');
