-- Nodes remember for a while who may do what, so that a request does not ask for it anew. Whatever changes rights says so to all
-- of them at its commit. The word has no contents: a node forgets everything, which costs each caller one look-up.
CREATE FUNCTION opora_rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('opora_rights', '');
    RETURN NULL;
END $$;

CREATE TRIGGER rights AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON organizations_memberships
    FOR EACH STATEMENT EXECUTE FUNCTION opora_rights_changed();
-- Nobody is remembered who may nothing, so somebody or something new changes nothing.
CREATE TRIGGER rights AFTER UPDATE OF id, subject OR DELETE OR TRUNCATE ON organizations_people
    FOR EACH STATEMENT EXECUTE FUNCTION opora_rights_changed();
-- The day of the last use is written with a look-up, and must not undo it.
CREATE TRIGGER rights AFTER UPDATE OF id, client_id, organization_id, scopes, expires_on, disabled_at OR DELETE OR TRUNCATE
    ON organizations_api_clients FOR EACH STATEMENT EXECUTE FUNCTION opora_rights_changed();

-- Organisations are corrected all the time; rights hang on their place, their kind and their calendar only.
CREATE FUNCTION organizations_rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM was LEFT JOIN became ON became.id = was.id
               WHERE (was.path, was.kind, was.time_zone) IS DISTINCT FROM (became.path, became.kind, became.time_zone)) THEN
        PERFORM pg_notify('opora_rights', '');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER rights AFTER UPDATE ON organizations REFERENCING OLD TABLE AS was NEW TABLE AS became
    FOR EACH STATEMENT EXECUTE FUNCTION organizations_rights_changed();

-- The planner thinks that a path lies in some subtree once in a thousand, whoever asks. For somebody who sees everything it
-- would collect a million rows to sort them for the first fifty. As a CASE it is taken for every other row, and lists are read
-- in the order of their index. Those who see little go by organizations_few() instead.
ALTER POLICY seen ON organizations
    USING (CASE WHEN path <@ (SELECT opora_scope()) THEN true ELSE path @> (SELECT opora_scope()) END);

-- The organisations the connection's caller sees, or those of them at and below one, when they are few; else null. Then a list
-- is quicker read by them than in its order. A definer's function, because under row-level security the operators of paths
-- may not use their indexes; all below a root lies between it and a label that no id can have.
CREATE FUNCTION organizations_few(within uuid, most integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    scope ltree[] := opora_scope();
    roots ltree[] := CASE WHEN within IS NULL THEN scope ELSE ARRAY(SELECT w.path FROM organizations w WHERE w.id = within) END;
    paths ltree[];
BEGIN
    SELECT array_agg(below.path) INTO paths FROM unnest(roots) root CROSS JOIN LATERAL (
        SELECT o.path FROM organizations o WHERE o.path >= root AND o.path <= root || 'z' LIMIT most + 1) below;
    IF cardinality(paths) > most THEN
        RETURN NULL;
    END IF;
    IF within IS NULL THEN
        paths := paths || ARRAY(SELECT subpath(root, 0, depth) FROM unnest(roots) root
                                CROSS JOIN generate_series(1, nlevel(root) - 1) depth);
    END IF;
    RETURN ARRAY(SELECT o.id FROM organizations o WHERE o.path = ANY(paths) AND (o.path <@ scope OR o.path @> scope));
END $$;

-- Municipalities are few among many schools: a list of one kind must not read past all the others.
CREATE INDEX organizations_kind_name_idx ON organizations (kind, name, id);
