-- People who are asked by a letter with a link of their own (docs/adr/0046-looking-closer.md).

-- due: which letter waits to be sent.
CREATE TABLE surveys_invitations (
    id             uuid PRIMARY KEY,
    participant_id uuid        NOT NULL REFERENCES surveys_participants (id) ON DELETE CASCADE,
    email          text        NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    language       text        NOT NULL CHECK (language IN ('ru', 'en')),
    due            text CHECK (due IN ('INVITATION', 'REMINDER')),
    due_at         timestamptz,
    claimed_until  timestamptz,
    attempts       integer     NOT NULL DEFAULT 0,
    failed         boolean     NOT NULL DEFAULT false,
    invited_on     date,
    reminded_on    date,
    created_by     text        NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (participant_id, email)
);
CREATE INDEX surveys_invitations_due_at_idx ON surveys_invitations (due_at) WHERE due IS NOT NULL;
CALL opora_protect_child('surveys_invitations', 'participant_id', 'surveys_participants');
CALL opora_audit('surveys_invitations', 'surveyInvitation',
    '{email,due,due_at,claimed_until,attempts,failed,invited_on,reminded_on}');

-- A letter has a link of its own; an earlier letter's stays good.
ALTER TABLE surveys_links ADD COLUMN invitation_id uuid REFERENCES surveys_invitations (id) ON DELETE CASCADE;
CREATE INDEX surveys_links_invitation_id_idx ON surveys_links (invitation_id);

-- That somebody invited has answered. claim is a hash of the link's secret, which the database does not know, and the answer's id:
-- so the same answer may be sent again and another may not, and which answer it was is written nowhere. It has no foreign key,
-- no moment, and no entry in the record of changes.
CREATE TABLE surveys_claims (
    invitation_id uuid PRIMARY KEY,
    claim         text NOT NULL CHECK (claim ~ '^[0-9a-f]{64}$')
);
CALL opora_policies('surveys_claims', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');
REVOKE UPDATE ON surveys_claims FROM opora_app;

-- The next letter that is due, for a few minutes nobody else's. Of a campaign that is not open, and to who has answered, none is sent.
CREATE FUNCTION surveys_next_letter(moment timestamptz) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    found uuid;
BEGIN
    SELECT i.id INTO found FROM surveys_invitations i
    WHERE i.due IS NOT NULL AND i.due_at <= moment AND (i.claimed_until IS NULL OR i.claimed_until < moment)
    ORDER BY i.due_at LIMIT 1 FOR UPDATE SKIP LOCKED;
    UPDATE surveys_invitations SET claimed_until = moment + interval '5 minutes', attempts = attempts + 1 WHERE id = found;
    RETURN found;
END $$;

-- How answers become the significance of a risk factor: data, shown beside each result. A version never changes.
CREATE TABLE surveys_formulas (
    version    integer PRIMARY KEY,
    definition jsonb NOT NULL,
    source     text  NOT NULL
);
INSERT INTO surveys_formulas VALUES (1,
    '{"answeredShare": 0.7, "smallestGroup": 5, "smallestTextGroup": 10, "low": 0.2, "medium": 0.4, "high": 0.6}',
    'Методика рисковых профилей проекта «500+»: r в [0, 1]; респондент учитывается от 70 % ответов; оценка группы — среднее; фактор — взвешенное среднее групп от 5 человек.');
CALL opora_policies('surveys_formulas', 'true', 'false');
REVOKE INSERT, UPDATE, DELETE ON surveys_formulas FROM opora_app;

-- What a scored campaign says of a group: how many count for a factor, and the sum of their scores. Small groups are in it: the API
-- alone reads it, as the system.
CREATE TABLE surveys_scores (
    participant_id uuid    NOT NULL REFERENCES surveys_participants (id) ON DELETE CASCADE,
    factor         text    NOT NULL,
    respondents    bigint  NOT NULL,
    total          float8  NOT NULL,
    formula        integer NOT NULL REFERENCES surveys_formulas (version),
    PRIMARY KEY (participant_id, factor)
);
CREATE INDEX surveys_scores_formula_idx ON surveys_scores (formula);
CALL opora_policies('surveys_scores', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');
REVOKE UPDATE, DELETE ON surveys_scores FROM opora_app;

-- What somebody who knows the school says of a computed factor. Later ones stand for earlier ones, which stay.
CREATE TABLE surveys_reviews (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    factor          text        NOT NULL CHECK (length(factor) BETWEEN 1 AND 64),
    computed        text        NOT NULL,
    decision        text        NOT NULL CHECK (decision IN ('CONFIRMED', 'OVERRIDDEN')),
    significance    text        NOT NULL CHECK (significance IN ('HIGH', 'MEDIUM', 'LOW', 'NONE', 'INSUFFICIENT_DATA')),
    reason          text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    decided_by      text        NOT NULL,
    decided_at      timestamptz NOT NULL DEFAULT now(),
    CHECK (decision = 'OVERRIDDEN' OR significance = computed)
);
CREATE INDEX surveys_reviews_organization_id_idx ON surveys_reviews (organization_id, factor, decided_at);
CALL opora_protect('surveys_reviews', 'organization_id');
CALL opora_audit('surveys_reviews', 'riskFactorReview');
REVOKE UPDATE, DELETE ON surveys_reviews FROM opora_app;
