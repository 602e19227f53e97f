-- Webhooks (docs/adr/0060-open-data-and-webhooks.md): systems of third parties are told what happened. The record of changes is the
-- outbox: it is written in the transaction of the change, and it is read here in its order, as it is for notifications.

-- Who is told what, where. What happens in the organisation and below it is told, as things stood when it happened.
CREATE TABLE webhooks_subscriptions (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    url             text        NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
    types           text[]      NOT NULL CHECK (cardinality(types) BETWEEN 1 AND 50),
    state           text        NOT NULL DEFAULT 'ENABLED' CHECK (state IN ('ENABLED', 'DISABLED', 'GIVEN_UP')),
    failing_since   timestamptz,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN webhooks_subscriptions.state IS 'DISABLED by a person; GIVEN_UP by the system, after days without one success.';
COMMENT ON COLUMN webhooks_subscriptions.failing_since IS 'The first failure after the last success; null while all is well.';
CREATE INDEX webhooks_subscriptions_organization_id_idx ON webhooks_subscriptions (organization_id);
CREATE INDEX webhooks_subscriptions_name_idx ON webhooks_subscriptions (name, id);
INSERT INTO platform_protected_tables VALUES ('webhooks_subscriptions', 'organization_id');
CALL opora_policies('webhooks_subscriptions',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('webhooks_subscriptions', 'webhook', '{failing_since}');

-- What signs. It must be there in the clear to sign, so no caller ever reads this table; with opora.webhooks.key it is encrypted.
CREATE TABLE webhooks_secrets (
    subscription_id uuid PRIMARY KEY REFERENCES webhooks_subscriptions (id) ON DELETE CASCADE,
    secret          bytea NOT NULL,
    former          bytea,
    former_until    timestamptz,
    CHECK ((former IS NULL) = (former_until IS NULL))
);
COMMENT ON COLUMN webhooks_secrets.former IS 'The one before the newest signs too for a day: receivers change theirs without losing a word.';
CALL opora_policies('webhooks_secrets', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');

-- What happened, as it is told: the payload is kept letter by letter, for its signature is about its letters.
CREATE TABLE webhooks_events (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    type       text        NOT NULL,
    path       ltree       NOT NULL,
    payload    text        NOT NULL CHECK (length(payload) BETWEEN 2 AND 20000),
    at         timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN webhooks_events.path IS 'Where its organisation stood when it happened.';
CREATE INDEX webhooks_events_at_idx ON webhooks_events (at, id);
CREATE INDEX webhooks_events_created_at_idx ON webhooks_events (created_at);
CALL opora_policies('webhooks_events', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');

-- An event on its way to a subscriber. claimed_until: a node is sending it; claim says which sending that is, so that one that was
-- given up for lost writes nothing over what another did.
CREATE TABLE webhooks_deliveries (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    subscription_id uuid        NOT NULL REFERENCES webhooks_subscriptions (id) ON DELETE CASCADE,
    event_id        uuid        NOT NULL REFERENCES webhooks_events (id) ON DELETE CASCADE,
    state           text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED')),
    attempts        integer     NOT NULL DEFAULT 0,
    due_at          timestamptz NOT NULL DEFAULT now(),
    claim           uuid,
    claimed_until   timestamptz,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at        timestamptz,
    UNIQUE (subscription_id, event_id),
    CHECK ((claim IS NULL) = (claimed_until IS NULL)),
    CHECK ((state = 'PENDING') = (ended_at IS NULL))
);
COMMENT ON COLUMN webhooks_deliveries.attempts IS 'Since it was last begun: a replay begins anew.';
CREATE INDEX webhooks_deliveries_event_id_idx ON webhooks_deliveries (event_id);
CREATE INDEX webhooks_deliveries_due_at_idx ON webhooks_deliveries (subscription_id, due_at) WHERE state = 'PENDING';
CREATE INDEX webhooks_deliveries_claimed_idx ON webhooks_deliveries (subscription_id) WHERE claim IS NOT NULL;
CREATE INDEX webhooks_deliveries_created_at_idx ON webhooks_deliveries (subscription_id, created_at DESC, id DESC);
INSERT INTO platform_protected_tables VALUES ('webhooks_deliveries', 'subscription_id', 'webhooks_subscriptions');
CALL opora_policies('webhooks_deliveries',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM webhooks_subscriptions s WHERE s.id = subscription_id)', '''{""}'' = (SELECT opora_scope())::text');

-- The log: what each sending came to.
CREATE TABLE webhooks_attempts (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    delivery_id uuid        NOT NULL REFERENCES webhooks_deliveries (id) ON DELETE CASCADE,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    status      integer,
    failure     text CHECK (failure IN ('TIMEOUT', 'CONNECTION', 'FORBIDDEN_ADDRESS', 'TLS', 'SECRET')),
    took        integer     NOT NULL CHECK (took >= 0),
    answer      text CHECK (length(answer) <= 1000),
    CHECK (num_nonnulls(status, failure) = 1)
);
COMMENT ON COLUMN webhooks_attempts.took IS 'In milliseconds.';
COMMENT ON COLUMN webhooks_attempts.answer IS 'The beginning of what the receiver answered.';
CREATE INDEX webhooks_attempts_delivery_id_idx ON webhooks_attempts (delivery_id, at);
INSERT INTO platform_protected_tables VALUES ('webhooks_attempts', 'delivery_id', 'webhooks_deliveries');
CALL opora_policies('webhooks_attempts',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM webhooks_deliveries d WHERE d.id = delivery_id)', '''{""}'' = (SELECT opora_scope())::text');

-- Up to where the record of changes was read for webhooks; one row, and the lock of the reading.
CREATE TABLE webhooks_reading (
    position bigint NOT NULL
);
INSERT INTO webhooks_reading SELECT coalesce(max(position), 0) FROM audit_entries;
CALL opora_policies('webhooks_reading', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');

-- The next delivery, claimed by a node for longer than a sending may take. Of a subscriber at most four are under way at once, of
-- one that fails only one: who answers slowly does not hold up the others. The subscriber is chosen first, by its oldest: what
-- waits for subscribers that are told nothing now is never walked. The attempt is counted when it is begun, not when it ends.
CREATE FUNCTION webhooks_claim() RETURNS TABLE (delivery uuid, sending uuid, attempt integer) LANGUAGE sql AS $$
    UPDATE webhooks_deliveries SET claim = gen_random_uuid(), claimed_until = now() + interval '1 minute', attempts = attempts + 1
    WHERE id = (SELECT d.id FROM webhooks_deliveries d
                WHERE d.state = 'PENDING' AND d.due_at <= now() AND coalesce(d.claimed_until, '-infinity') < now() AND d.subscription_id = (
                    SELECT s.id FROM webhooks_subscriptions s CROSS JOIN LATERAL (
                        SELECT p.due_at FROM webhooks_deliveries p
                        WHERE p.subscription_id = s.id AND p.state = 'PENDING' AND p.due_at <= now()
                          AND coalesce(p.claimed_until, '-infinity') < now()
                        ORDER BY p.due_at LIMIT 1) oldest
                    WHERE s.state = 'ENABLED'
                      AND (SELECT count(*) FROM webhooks_deliveries u
                           WHERE u.subscription_id = s.id AND u.claim IS NOT NULL AND u.claimed_until > now())
                          < CASE WHEN s.failing_since IS NULL THEN 4 ELSE 1 END
                    ORDER BY oldest.due_at LIMIT 1)
                ORDER BY d.due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, claim, attempts
$$;
