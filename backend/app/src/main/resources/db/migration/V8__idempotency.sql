-- First answers to requests with an Idempotency-Key, so that a repeated request gets the same answer and does nothing
-- again. A row is written in the transaction that did the work: there is no work without its answer and no answer
-- without its work. Neither key nor answer lie here in clear: the answer is encrypted with the client's own key.
CREATE TABLE platform_idempotency (
    id         bytea       PRIMARY KEY CHECK (length(id) = 32),
    subject    text        NOT NULL,
    request    bytea       NOT NULL CHECK (length(request) = 32),
    answer     bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE platform_idempotency IS 'Kept for 24 hours.';
COMMENT ON COLUMN platform_idempotency.id IS 'SHA-256 of subject, method, path and key.';
COMMENT ON COLUMN platform_idempotency.request IS 'SHA-256 of query, media type and body: the same key with another request is refused.';
CREATE INDEX platform_idempotency_created_idx ON platform_idempotency (created_at);

CALL opora_policies('platform_idempotency',
    'subject = (SELECT opora_subject()) OR ''{""}'' = (SELECT opora_scope())::text',
    'subject = (SELECT opora_subject()) OR ''{""}'' = (SELECT opora_scope())::text');
