-- Files of organisations: who gave which file where. The content lies in the file store under the key "content", which is the
-- server's own: a client's id never names a place to write to. A file is stored before its row and goes after it, so every
-- row has its content; content without a row is swept up later (docs/adr/0020-files.md).
CREATE TABLE files (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    media_type      text        NOT NULL,
    size            bigint      NOT NULL CHECK (size > 0),
    sha256          text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    content         uuid        NOT NULL UNIQUE,
    created_by      text        NOT NULL,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN files.created_by IS 'The token''s subject: a person, or an API client.';
-- The quota is the sum of an organisation's sizes.
CREATE INDEX files_organization_id_idx ON files (organization_id) INCLUDE (size);
CALL opora_protect('files', 'organization_id');
CALL opora_audit('files', 'file');
