-- What every table leans on: the application's own role, row-level security as the second line behind the
-- conditions of the queries, and an append-only, hash-chained record of every change.
--
-- The API borrows connections as opora_app and says with each one whose request it serves (DatabaseScope):
--   opora.scope      the roots of the caller's subtrees as an ltree[]; {""} is everything, {} is nothing
--   opora.subject    the token's subject;  opora.request, opora.operation, opora.reason  for the record of changes
-- The owner of the tables (migrations, sign-in service) is not bound by the policies.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'opora_app') THEN
        BEGIN
            CREATE ROLE opora_app NOLOGIN;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL; -- another installation on this server was faster
            WHEN insufficient_privilege THEN
                RAISE EXCEPTION 'The role opora_app is missing and % may not create it', current_user
                USING HINT = format('As an administrator of the server: CREATE ROLE opora_app NOLOGIN; GRANT opora_app TO %I;', current_user);
        END;
    END IF;
    IF NOT pg_has_role(current_user, 'opora_app', 'MEMBER') THEN
        EXECUTE format('GRANT opora_app TO %I', current_user);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO opora_app', current_schema());
END $$;

CREATE FUNCTION opora_scope() RETURNS ltree[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('opora.scope', true), ''), '{}')::ltree[] $$;

CREATE FUNCTION opora_subject() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT current_setting('opora.subject', true) $$;

-- Which table belongs to an organisation by which column, or to a parent row: what policies and audit are made from.
CREATE TABLE platform_protected_tables (
    name          name PRIMARY KEY,
    owner_column  name NOT NULL,
    parent        name REFERENCES platform_protected_tables (name),
    entity        text
);
CREATE INDEX platform_protected_tables_parent_idx ON platform_protected_tables (parent);

-- The SQL that gives the organisation of a row known by an alias.
CREATE FUNCTION opora_owner(guarded name, alias text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    known platform_protected_tables;
BEGIN
    SELECT * INTO STRICT known FROM platform_protected_tables WHERE name = guarded;
    IF known.parent IS NULL THEN
        RETURN format('%s.%I', alias, known.owner_column);
    END IF;
    RETURN format('(SELECT %s FROM %I %s_ WHERE %s_.id = %s.%I)',
                  opora_owner(known.parent, alias || '_'), known.parent, alias, alias, alias, known.owner_column);
END $$;

CREATE PROCEDURE opora_policies(guarded name, seen text, written text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO opora_app', guarded);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT TO opora_app USING (%s)', guarded, seen);
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT TO opora_app WITH CHECK (%s)', guarded, written);
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE TO opora_app USING (%s)', guarded, written);
    EXECUTE format('CREATE POLICY deleted ON %I FOR DELETE TO opora_app USING (%s)', guarded, written);
END $$;

-- A table whose rows belong to an organisation: seen wherever the organisation is seen, written inside own subtrees.
-- A row of no organisation is seen and written by those who see everything.
CREATE PROCEDURE opora_protect(guarded name, owner_column name) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO platform_protected_tables VALUES (guarded, owner_column);
    CALL opora_policies(guarded,
        format('''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = %I.%I)', guarded, owner_column),
        format('''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = %I.%I AND o.path <@ (SELECT opora_scope()))',
               guarded, owner_column));
END $$;

-- A table whose rows belong to a row of a protected table: seen with it, written inside own subtrees.
CREATE PROCEDURE opora_protect_child(guarded name, parent_column name, parent name) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO platform_protected_tables VALUES (guarded, parent_column, parent);
    CALL opora_policies(guarded,
        format('''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM %I p WHERE p.id = %I.%I)', parent, guarded, parent_column),
        format('''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = %s AND o.path <@ (SELECT opora_scope()))',
               opora_owner(guarded, quote_ident(guarded))));
END $$;

-- The record of changes. position, previous and hash are given once, by audit_seal(): the order of the chain is the
-- order in which changes became visible, and the events of the live stream are numbered by it.
CREATE TABLE audit_entries (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at              timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor           text,
    request_id      text,
    operation       text,
    action          text        NOT NULL,
    entity          text        NOT NULL,
    entity_id       text,
    organization_id uuid,
    path            ltree,
    before          jsonb,
    after           jsonb,
    reason          text,
    position        bigint,
    hash            bytea CHECK (length(hash) = 32)
);
COMMENT ON COLUMN audit_entries.path IS 'Where the organisation stood at the time: history stays with whom it belonged.';
COMMENT ON COLUMN audit_entries.action IS 'CREATED, CHANGED, DELETED for rows; SIGNED_IN and the like for what is no row.';
CREATE UNIQUE INDEX audit_entries_position_idx ON audit_entries (position);
CREATE INDEX audit_entries_unsealed_idx ON audit_entries (id) WHERE position IS NULL;
CREATE INDEX audit_entries_entity_idx ON audit_entries (entity, entity_id, id);
CREATE INDEX audit_entries_organization_idx ON audit_entries (organization_id, id);
CREATE INDEX audit_entries_actor_idx ON audit_entries (actor, id);
CREATE INDEX audit_entries_at_idx ON audit_entries (at, id);
CREATE INDEX audit_entries_path_idx ON audit_entries USING gist (path);

GRANT SELECT ON audit_entries TO opora_app;
ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON audit_entries FOR SELECT TO opora_app
    USING ('{""}' = (SELECT opora_scope())::text OR path <@ (SELECT opora_scope()));

CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.position IS NULL AND OLD.hash IS NULL
       AND to_jsonb(NEW) - '{position,hash}'::text[] = to_jsonb(OLD) - '{position,hash}'::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit_entries is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only();

-- What is hashed of an entry: everything but the hash itself, in one unambiguous text.
CREATE FUNCTION audit_canonical(entry audit_entries) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(entry.position, entry.id, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        entry.actor, entry.request_id, entry.operation, entry.action, entry.entity, entry.entity_id, entry.organization_id,
        entry.path::text, entry.before, entry.after, entry.reason)::text
$$;

-- Gives the next entries their place in the chain: hash = SHA-256 of the previous hash (32 zero bytes before the first) and
-- the canonical text. Entries are sealed a moment after their commit, so that writers need not wait for each other.
CREATE FUNCTION audit_seal(most integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    entry audit_entries;
    last_position bigint;
    last_hash bytea;
    sealed bigint := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('opora audit'));
    SELECT position, hash INTO last_position, last_hash FROM audit_entries
    WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1;
    last_position := coalesce(last_position, 0);
    last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
    FOR entry IN SELECT * FROM audit_entries WHERE position IS NULL ORDER BY id LIMIT most LOOP
        last_position := last_position + 1;
        entry.position := last_position;
        last_hash := sha256(last_hash || convert_to(audit_canonical(entry), 'UTF8'));
        UPDATE audit_entries SET position = last_position, hash = last_hash WHERE id = entry.id;
        sealed := sealed + 1;
    END LOOP;
    IF sealed > 0 THEN
        PERFORM pg_notify('opora_live', last_position::text);
    END IF;
    RETURN sealed;
END $$;

-- An entry for what is no row of an audited table: a sign-in, an export, a refused attempt.
CREATE FUNCTION audit_append(actor text, action text, entity text, entity_id text, organization_id uuid,
                             before jsonb, after jsonb, reason text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    INSERT INTO audit_entries (actor, request_id, operation, action, entity, entity_id, organization_id, path, before, after, reason)
    VALUES (coalesce($1, nullif(opora_subject(), '')), nullif(current_setting('opora.request', true), ''),
            nullif(current_setting('opora.operation', true), ''), $2, $3, $4, $5,
            (SELECT o.path FROM organizations o WHERE o.id = $5), $6, $7,
            coalesce($8, nullif(current_setting('opora.reason', true), '')))
$$;

-- Only what differs: the old and the new values of the columns that changed.
CREATE FUNCTION audit_difference(one jsonb, other jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS
$$ SELECT jsonb_object_agg(key, value) FROM jsonb_each(one) WHERE value IS DISTINCT FROM other -> key $$;

-- Records every change of a protected table, a statement at a time. Entity is the word of the API, in the singular;
-- excluded columns (secrets, whole files) leave no trace. A deletion is recorded before it happens, so that the children
-- deleted with their parent find in the parent's entry where they belonged.
CREATE PROCEDURE opora_audit(watched name, word text, excluded text[] DEFAULT '{}') LANGUAGE plpgsql AS $body$
DECLARE
    head text := $$INSERT INTO audit_entries (actor, request_id, operation, action, entity, entity_id, organization_id, path, before, after, reason)
        SELECT nullif(opora_subject(), ''), nullif(current_setting('opora.request', true), ''),
               nullif(current_setting('opora.operation', true), ''), $$;
    reason text := $$nullif(current_setting('opora.reason', true), '')$$;
    lost text := (SELECT format('(SELECT e.organization_id FROM audit_entries e WHERE e.entity = %L AND e.entity_id = OLD.%I::text
                                  AND e.action = ''DELETED'' ORDER BY e.id DESC LIMIT 1)', p.entity, t.owner_column)
                  FROM platform_protected_tables t JOIN platform_protected_tables p ON p.name = t.parent
                  WHERE t.name = watched);
    place text := $$ LEFT JOIN LATERAL (SELECT %s AS organization_id) w ON true LEFT JOIN organizations o ON o.id = w.organization_id$$;
BEGIN
    UPDATE platform_protected_tables SET entity = word WHERE name = watched;
    EXECUTE format($f$CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $t$
        BEGIN
            IF TG_OP = 'INSERT' THEN
                %2$s 'CREATED', %3$L, r.id::text, w.organization_id, o.path, NULL, to_jsonb(r) - %4$L::text[], %5$s
                FROM added r %6$s;
            ELSE
                %2$s 'CHANGED', %3$L, r.id::text, w.organization_id, o.path,
                    audit_difference(d.was, d.new), audit_difference(d.new, d.was), %5$s
                FROM added r JOIN removed b ON b.id = r.id
                CROSS JOIN LATERAL (SELECT to_jsonb(b) - %4$L::text[] AS was, to_jsonb(r) - %4$L::text[] AS new) d %6$s
                WHERE d.was - '{version,updated_at}'::text[] <> d.new - '{version,updated_at}'::text[];
            END IF;
            RETURN NULL;
        END $t$$f$,
        'audit_' || watched, head, word, excluded, reason, format(place, opora_owner(watched, 'r')));
    EXECUTE format($f$CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $t$
        BEGIN
            %2$s 'DELETED', %3$L, OLD.id::text, w.organization_id, o.path, to_jsonb(OLD) - %4$L::text[], NULL, %5$s
            FROM (VALUES (1)) one %6$s;
            RETURN OLD;
        END $t$$f$,
        'audit_' || watched || '_deleted', head, word, excluded, reason,
        format(place, format('coalesce(%s, %s)', opora_owner(watched, 'OLD'), coalesce(lost, 'NULL'))));
    EXECUTE format('CREATE TRIGGER audit_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION %I()', watched, 'audit_' || watched);
    EXECUTE format('CREATE TRIGGER audit_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS removed NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION %I()', watched, 'audit_' || watched);
    EXECUTE format('CREATE TRIGGER audit_delete BEFORE DELETE ON %I
        FOR EACH ROW EXECUTE FUNCTION %I()', watched, 'audit_' || watched || '_deleted');
END $body$;

-- The tree itself: a caller sees own subtrees and the chain above them.
INSERT INTO platform_protected_tables VALUES ('organizations', 'id');
CALL opora_policies('organizations',
    'path <@ (SELECT opora_scope()) OR path @> (SELECT opora_scope())', 'path <@ (SELECT opora_scope())');
CALL opora_audit('organizations', 'organization');

-- Who is where is seen inside own subtrees only, not in the chain above; and everybody sees themselves.
CREATE FUNCTION opora_person() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
$$ SELECT id FROM organizations_people WHERE subject = opora_subject() $$;
INSERT INTO platform_protected_tables VALUES ('organizations_memberships', 'organization_id');
CALL opora_policies('organizations_memberships',
    'EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))
     OR person_id = (SELECT opora_person())',
    'EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('organizations_memberships', 'membership');

-- A person belongs to no one organisation: a new one is added by whoever may do anything, then seen through memberships.
CALL opora_policies('organizations_people',
    'subject = (SELECT opora_subject()) OR ''{""}'' = (SELECT opora_scope())::text
     OR EXISTS (SELECT 1 FROM organizations_memberships m WHERE m.person_id = organizations_people.id)',
    '(SELECT opora_scope()) <> ''{}''');

CALL opora_protect('organizations_api_clients', 'organization_id');
CALL opora_protect('roadmaps', 'organization_id');
CALL opora_audit('roadmaps', 'roadmap');
CALL opora_protect_child('roadmaps_sections', 'roadmap_id', 'roadmaps');
CALL opora_audit('roadmaps_sections', 'section');
CALL opora_protect_child('roadmaps_activities', 'roadmap_id', 'roadmaps');
CALL opora_audit('roadmaps_activities', 'activity');
CALL opora_protect_child('roadmaps_tasks', 'activity_id', 'roadmaps_activities');
CALL opora_audit('roadmaps_tasks', 'task');
CALL opora_protect_child('roadmaps_targets', 'activity_id', 'roadmaps_activities');
CALL opora_audit('roadmaps_targets', 'target');

-- An import is its maker's, and those' who write in its organisation; without one it is the maker's alone.
INSERT INTO platform_protected_tables VALUES ('roadmaps_imports', 'organization_id');
CALL opora_policies('roadmaps_imports',
    'created_by = (SELECT opora_subject()) OR ''{""}'' = (SELECT opora_scope())::text
     OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))',
    'created_by = (SELECT opora_subject()) OR ''{""}'' = (SELECT opora_scope())::text
     OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('roadmaps_imports', 'roadmapImport', '{content,corrections,preview}');
