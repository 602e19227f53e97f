-- API clients as people manage them: an id of their own beside the issuer's, what they may do, until when, whether still.
-- Scopes of null: what the issuer puts into the token counts alone (clients that were set up at the issuer by hand).
ALTER TABLE organizations_api_clients
    ADD COLUMN id           uuid        NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN scopes       text[],
    ADD COLUMN expires_on   date,
    ADD COLUMN disabled_at  timestamptz,
    ADD COLUMN last_used_on date,
    ADD COLUMN version      bigint      NOT NULL DEFAULT 0,
    ADD COLUMN updated_at   timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN organizations_api_clients.expires_on IS 'The last day on which it works.';
COMMENT ON COLUMN organizations_api_clients.last_used_on IS 'A day and no moment: enough to find what nobody uses, one write a day.';
ALTER TABLE organizations_api_clients DROP CONSTRAINT organizations_api_clients_pkey;
ALTER TABLE organizations_api_clients ADD PRIMARY KEY (id), ADD UNIQUE (client_id),
    ADD CHECK (length(name) BETWEEN 1 AND 200);
CREATE INDEX organizations_api_clients_name_idx ON organizations_api_clients (name, id);
CALL opora_audit('organizations_api_clients', 'apiClient', '{last_used_on}');
