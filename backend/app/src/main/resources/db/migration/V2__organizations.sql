-- Organisations as a tree, the people in them and what they may do there.
-- path is the chain of ids from the top (ids without dashes), so that "inside a subtree" is one indexed
-- comparison in every query. Effective-dated history comes beside these tables, not instead of them.
CREATE EXTENSION IF NOT EXISTS ltree;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE organizations (
    id         uuid PRIMARY KEY,
    parent_id  uuid REFERENCES organizations (id),
    path       ltree       NOT NULL UNIQUE,
    kind       text        NOT NULL CHECK (kind IN ('REGION', 'MUNICIPALITY', 'SCHOOL', 'INSTITUTE', 'METHODICAL_CENTRE', 'OTHER')),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    short_name text CHECK (length(short_name) BETWEEN 1 AND 200),
    time_zone  text        NOT NULL DEFAULT 'Europe/Moscow',
    version    bigint      NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX organizations_parent_id_idx ON organizations (parent_id);
CREATE INDEX organizations_path_gist_idx ON organizations USING gist (path);
CREATE INDEX organizations_name_idx ON organizations (name, id);
CREATE INDEX organizations_name_trgm_idx ON organizations USING gin (lower(name) gin_trgm_ops);

-- A person is known by the subject of the issuer's tokens; the issuer itself may change.
CREATE TABLE organizations_people (
    id         uuid PRIMARY KEY,
    subject    text        NOT NULL UNIQUE CHECK (length(subject) BETWEEN 1 AND 255),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    email      text CHECK (length(email) <= 320),
    version    bigint      NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX organizations_people_name_idx ON organizations_people (name, id);

-- What a person is in an organisation, from a day to a day (inclusive); an open end is null.
CREATE TABLE organizations_memberships (
    id              uuid PRIMARY KEY,
    person_id       uuid        NOT NULL REFERENCES organizations_people (id),
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    role            text        NOT NULL CHECK (role IN ('ADMIN', 'REGIONAL_COORDINATOR', 'REGIONAL_METHODIST', 'MUNICIPAL_COORDINATOR',
                                                         'CURATOR', 'SCHOOL_HEAD', 'SCHOOL_COORDINATOR', 'OBSERVER')),
    valid_from      date        NOT NULL DEFAULT current_date,
    valid_to        date CHECK (valid_to >= valid_from),
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (person_id, organization_id, role, valid_from)
);
CREATE INDEX organizations_memberships_organization_id_idx ON organizations_memberships (organization_id);

-- A third-party system acts inside one organisation's subtree; its secret is the issuer's business.
CREATE TABLE organizations_api_clients (
    client_id       text PRIMARY KEY CHECK (length(client_id) BETWEEN 1 AND 255),
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    name            text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX organizations_api_clients_organization_id_idx ON organizations_api_clients (organization_id);
