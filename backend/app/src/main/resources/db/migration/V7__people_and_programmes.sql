-- People who come in and leave, the periods of their memberships, and the programmes schools take part in.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Today where an organisation is. A zone the server does not know counts as UTC: it must lock nobody out.
CREATE FUNCTION opora_today(moment timestamptz, zone text) RETURNS date LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (moment AT TIME ZONE zone)::date;
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN (moment AT TIME ZONE 'UTC')::date;
END $$;

-- A person may be invited before any issuer knows them: then there is no subject yet.
ALTER TABLE organizations_people
    ALTER COLUMN subject DROP NOT NULL,
    ADD COLUMN position    text CHECK (length(position) BETWEEN 1 AND 300),
    ADD COLUMN phone       text CHECK (length(phone) BETWEEN 1 AND 50),
    ADD COLUMN left_on     date,
    ADD COLUMN left_reason text CHECK (length(left_reason) BETWEEN 1 AND 1000),
    ADD CONSTRAINT organizations_people_left_check CHECK ((left_on IS NULL) = (left_reason IS NULL));
CREATE UNIQUE INDEX organizations_people_email_idx ON organizations_people (lower(email));
CREATE INDEX organizations_people_updated_at_idx ON organizations_people (updated_at, id);

-- Who ends a membership ends it at once, on the day itself; a validTo planned before lasts to the end of that day.
ALTER TABLE organizations_memberships
    ADD COLUMN order_number text CHECK (length(order_number) BETWEEN 1 AND 200),
    ADD COLUMN order_date   date,
    ADD COLUMN ended_at     timestamptz,
    ADD COLUMN ended_reason text CHECK (length(ended_reason) BETWEEN 1 AND 1000),
    ADD COLUMN updated_at   timestamptz NOT NULL DEFAULT now(),
    ADD CONSTRAINT organizations_memberships_ended_check CHECK (ended_at IS NULL OR valid_to IS NOT NULL);
CREATE INDEX organizations_memberships_person_id_idx ON organizations_memberships (person_id);

-- The same role in the same organisation again begins after the former one, or on the day that one was ended. The
-- exclusion takes the place of the first constraint, which forbade to begin again on the same day.
DO $$
DECLARE
    former name := (SELECT conname FROM pg_constraint
                    WHERE conrelid = 'organizations_memberships'::regclass AND contype = 'u');
BEGIN
    EXECUTE format('ALTER TABLE organizations_memberships DROP CONSTRAINT %I', former);
END $$;
ALTER TABLE organizations_memberships ADD CONSTRAINT organizations_memberships_period_excl EXCLUDE USING gist (
    person_id WITH =, organization_id WITH =, role WITH =,
    daterange(valid_from, valid_to, CASE WHEN ended_at IS NULL THEN '[]' ELSE '[)' END) WITH &&);

CREATE FUNCTION organizations_membership_state(m organizations_memberships, today date) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN m.valid_to < today OR m.ended_at IS NOT NULL THEN 'ENDED'
                WHEN m.valid_from > today THEN 'PLANNED'
                ELSE 'CURRENT' END
$$;

-- Everything somebody is or was, also where the caller sees nothing: whether the caller decides about the whole person.
CREATE FUNCTION organizations_held(people uuid[], moment timestamptz)
RETURNS TABLE (person_id uuid, role text, path ltree, state text, today date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT m.person_id, m.role, o.path, organizations_membership_state(m, t.today), t.today
    FROM organizations_memberships m
    JOIN organizations o ON o.id = m.organization_id
    CROSS JOIN LATERAL (SELECT opora_today(moment, o.time_zone) AS today) t
    WHERE m.person_id = ANY(people)
$$;

-- Whether an address is somebody's, also somebody's whom the caller does not see; who, it does not tell.
CREATE FUNCTION organizations_email_taken(address text, by_other_than uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT EXISTS (SELECT 1 FROM organizations_people p WHERE lower(p.email) = lower(address) AND p.id <> by_other_than)
$$;

-- A person belongs to no one organisation: the record of changes files them under the latest membership. Checked at the
-- end of the transaction, when somebody new has one.
CREATE FUNCTION audit_organizations_people() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) END;
BEGIN
    IF was - '{version,updated_at}'::text[] = to_jsonb(NEW) - '{version,updated_at}'::text[] THEN
        RETURN NULL;
    END IF;
    PERFORM audit_append(NULL, CASE TG_OP WHEN 'INSERT' THEN 'CREATED' ELSE 'CHANGED' END, 'person', NEW.id::text,
        (SELECT m.organization_id FROM organizations_memberships m WHERE m.person_id = NEW.id
         ORDER BY m.ended_at IS NULL DESC, m.valid_from DESC, m.id LIMIT 1),
        CASE WHEN was IS NOT NULL THEN audit_difference(was, to_jsonb(NEW)) END,
        CASE WHEN was IS NULL THEN to_jsonb(NEW) ELSE audit_difference(to_jsonb(NEW), was) END, NULL);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_person AFTER INSERT OR UPDATE ON organizations_people
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_organizations_people();

-- With an issuer of others, an invitation ties a person to whoever signs in with its code; one a person, used once.
CREATE TABLE organizations_invitations (
    person_id  uuid PRIMARY KEY REFERENCES organizations_people (id),
    code_hash  bytea       NOT NULL UNIQUE CHECK (length(code_hash) = 32),
    expires_at timestamptz NOT NULL
);
-- Whose it is says the person; only hashes lie here.
CALL opora_policies('organizations_invitations', '(SELECT opora_scope()) <> ''{}''', '(SELECT opora_scope()) <> ''{}''');

-- Who accepts is nobody yet and sees nothing: the code alone opens the one row. Null when it is void.
CREATE FUNCTION organizations_accept_invitation(code bytea, by_subject text, moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    invited uuid;
BEGIN
    DELETE FROM organizations_invitations i WHERE i.code_hash = code AND i.expires_at > moment RETURNING i.person_id INTO invited;
    UPDATE organizations_people p SET subject = by_subject, version = p.version + 1, updated_at = now()
    WHERE p.id = invited AND p.subject IS NULL AND p.left_on IS NULL RETURNING p.id INTO invited;
    RETURN invited;
END $$;

-- A programme is data: its grounds are a list of {code, name} that participations name by code.
CREATE TABLE organizations_programmes (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    kind            text        NOT NULL CHECK (kind IN ('FEDERAL', 'REGIONAL')),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    short_name      text CHECK (length(short_name) BETWEEN 1 AND 100),
    grounds         jsonb       NOT NULL DEFAULT '[]',
    cohort_years    integer[]   NOT NULL DEFAULT '{}',
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX organizations_programmes_organization_id_idx ON organizations_programmes (organization_id);
CREATE INDEX organizations_programmes_name_idx ON organizations_programmes (name, id);
CALL opora_protect('organizations_programmes', 'organization_id');
CALL opora_audit('organizations_programmes', 'programme');

CREATE TABLE organizations_participations (
    id              uuid PRIMARY KEY,
    programme_id    uuid        NOT NULL REFERENCES organizations_programmes (id),
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    cohort_year     integer     NOT NULL,
    grounds         text[]      NOT NULL,
    order_number    text        NOT NULL CHECK (length(order_number) BETWEEN 1 AND 200),
    order_date      date        NOT NULL,
    entered_on      date        NOT NULL,
    left_on         date CHECK (left_on >= entered_on),
    leaving_reason  text CHECK (length(leaving_reason) BETWEEN 1 AND 1000),
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (programme_id, cohort_year, organization_id),
    CHECK ((left_on IS NULL) = (leaving_reason IS NULL))
);
CREATE INDEX organizations_participations_organization_id_idx ON organizations_participations (organization_id);
-- Who takes part is not public: unlike a plan, it is not seen by the organisations below.
INSERT INTO platform_protected_tables VALUES ('organizations_participations', 'organization_id');
CALL opora_policies('organizations_participations',
    'EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))',
    'EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('organizations_participations', 'participation');

-- A school and the one that helps it, maybe of another municipality: each side sees the pair, and no more of the other.
CREATE TABLE organizations_partnerships (
    id               uuid PRIMARY KEY,
    organization_id  uuid        NOT NULL REFERENCES organizations (id),
    partner_id       uuid        NOT NULL REFERENCES organizations (id),
    kind             text        NOT NULL CHECK (kind IN ('PARTNER', 'MENTORING')),
    valid_from       date        NOT NULL,
    valid_to         date CHECK (valid_to >= valid_from),
    agreement_number text CHECK (length(agreement_number) BETWEEN 1 AND 200),
    agreement_date   date,
    ended_at         timestamptz,
    ended_reason     text CHECK (length(ended_reason) BETWEEN 1 AND 1000),
    version          bigint      NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CHECK (organization_id <> partner_id),
    CHECK (ended_at IS NULL OR valid_to IS NOT NULL),
    CONSTRAINT organizations_partnerships_period_excl EXCLUDE USING gist (
        organization_id WITH =, partner_id WITH =, kind WITH =,
        daterange(valid_from, valid_to, CASE WHEN ended_at IS NULL THEN '[]' ELSE '[)' END) WITH &&)
);
CREATE INDEX organizations_partnerships_organization_id_idx ON organizations_partnerships (organization_id);
CREATE INDEX organizations_partnerships_partner_id_idx ON organizations_partnerships (partner_id);
INSERT INTO platform_protected_tables VALUES ('organizations_partnerships', 'organization_id');
CALL opora_policies('organizations_partnerships',
    'EXISTS (SELECT 1 FROM organizations o WHERE o.id IN (organization_id, partner_id) AND o.path <@ (SELECT opora_scope()))',
    'EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('organizations_partnerships', 'partnership');

-- Who the schools of pairs are: told to both sides, whatever else of the other one is hidden.
CREATE FUNCTION organizations_paired_schools(ids uuid[])
RETURNS TABLE (id uuid, name text, kind text, parent_id uuid, path ltree)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT o.id, o.name, o.kind, o.parent_id, o.path FROM organizations o
    WHERE o.id = ANY(ids) AND EXISTS (SELECT 1 FROM organizations_partnerships p WHERE o.id IN (p.organization_id, p.partner_id))
$$;
