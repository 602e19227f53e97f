-- Questionnaires, campaigns and the answers to them (docs/adr/0045-surveys.md).

-- A questionnaire is a draft that is edited; what is answered is a version of it, frozen with its hash.
CREATE TABLE surveys_questionnaires (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    code            text        NOT NULL,
    title           text        NOT NULL,
    languages       text[]      NOT NULL,
    question_count  integer     NOT NULL,
    sound           boolean     NOT NULL,
    definition      jsonb       NOT NULL,
    copied_from     uuid,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN surveys_questionnaires.title IS 'In its first language: what lists are sorted and searched by.';
COMMENT ON COLUMN surveys_questionnaires.sound IS 'Whether nothing keeps the draft from being answered.';
CREATE INDEX surveys_questionnaires_organization_id_idx ON surveys_questionnaires (organization_id);
CREATE INDEX surveys_questionnaires_title_idx ON surveys_questionnaires (title, id);
CALL opora_protect('surveys_questionnaires', 'organization_id');
CALL opora_audit('surveys_questionnaires', 'questionnaire', '{definition}');

CREATE TABLE surveys_questionnaire_versions (
    id               uuid PRIMARY KEY,
    questionnaire_id uuid        NOT NULL REFERENCES surveys_questionnaires (id),
    number           integer     NOT NULL CHECK (number > 0),
    definition       jsonb       NOT NULL,
    hash             text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    frozen_by        text        NOT NULL,
    frozen_at        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (questionnaire_id, number),
    UNIQUE (questionnaire_id, hash)
);
CALL opora_protect_child('surveys_questionnaire_versions', 'questionnaire_id', 'surveys_questionnaires');
CALL opora_audit('surveys_questionnaire_versions', 'questionnaireVersion', '{definition}');

-- What was asked stays what was asked.
CREATE FUNCTION surveys_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A version of a questionnaire is frozen' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON surveys_questionnaire_versions
    FOR EACH ROW EXECUTE FUNCTION surveys_version_frozen();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON surveys_questionnaire_versions
    FOR EACH STATEMENT EXECUTE FUNCTION surveys_version_frozen();
REVOKE UPDATE, DELETE ON surveys_questionnaire_versions FROM opora_app;

-- What the answers to a version are counted by. parent: the matrix a row belongs to.
CREATE TABLE surveys_items (
    version_id uuid    NOT NULL REFERENCES surveys_questionnaire_versions (id),
    position   integer NOT NULL,
    name       text    NOT NULL,
    parent     text,
    kind       text    NOT NULL CHECK (kind IN ('ONE', 'MANY', 'SCALE', 'NUMBER', 'RANKING', 'OTHER')),
    PRIMARY KEY (version_id, position),
    UNIQUE (version_id, name)
);
CALL opora_policies('surveys_items',
    '''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM surveys_questionnaire_versions v WHERE v.id = version_id)',
    '''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM surveys_questionnaire_versions v WHERE v.id = version_id)');
REVOKE UPDATE, DELETE ON surveys_items FROM opora_app;

-- A campaign asks one version from opens_on to closes_on, days of the owner's zone; grace_days later answers written before
-- are still taken, and marked. SCHEDULED is one that was started: whether it is open is derived from the day, never stored.
CREATE TABLE surveys_campaigns (
    id               uuid PRIMARY KEY,
    organization_id  uuid        NOT NULL REFERENCES organizations (id),
    questionnaire_id uuid        NOT NULL REFERENCES surveys_questionnaires (id),
    version_id       uuid REFERENCES surveys_questionnaire_versions (id),
    programme_id     uuid REFERENCES organizations_programmes (id),
    title            text        NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    contact          text CHECK (length(contact) BETWEEN 1 AND 500),
    anonymous        boolean     NOT NULL,
    opens_on         date        NOT NULL,
    closes_on        date        NOT NULL,
    grace_days       integer     NOT NULL CHECK (grace_days BETWEEN 0 AND 60),
    state            text        NOT NULL CHECK (state IN ('DRAFT', 'SCHEDULED', 'CLOSED', 'SCORED')),
    paused           boolean     NOT NULL DEFAULT false,
    closed_on        date,
    version          bigint      NOT NULL DEFAULT 0,
    created_by       text        NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CHECK (closes_on >= opens_on),
    CHECK (state = 'DRAFT' OR version_id IS NOT NULL),
    CHECK (state <> 'CLOSED' OR closed_on IS NOT NULL)
);
CREATE INDEX surveys_campaigns_organization_id_idx ON surveys_campaigns (organization_id);
CREATE INDEX surveys_campaigns_questionnaire_id_idx ON surveys_campaigns (questionnaire_id);
CREATE INDEX surveys_campaigns_version_id_idx ON surveys_campaigns (version_id);
CREATE INDEX surveys_campaigns_programme_id_idx ON surveys_campaigns (programme_id);
CREATE INDEX surveys_campaigns_opens_on_idx ON surveys_campaigns (opens_on, id);
CALL opora_protect('surveys_campaigns', 'organization_id');
CALL opora_audit('surveys_campaigns', 'campaign');

-- The state as it is told on a day.
CREATE FUNCTION surveys_state(stored text, opens_on date, closes_on date, today date) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN stored <> 'SCHEDULED' OR today < opens_on THEN stored WHEN today <= closes_on THEN 'OPEN' ELSE 'CLOSED' END
$$;

-- Who is asked: a group of respondents of an organisation. Neighbours do not see each other.
CREATE TABLE surveys_participants (
    id              uuid PRIMARY KEY,
    campaign_id     uuid    NOT NULL REFERENCES surveys_campaigns (id) ON DELETE CASCADE,
    organization_id uuid    NOT NULL REFERENCES organizations (id),
    audience        text    NOT NULL CHECK (audience IN ('DIRECTOR', 'TEACHER', 'PUPIL', 'PARENT', 'CURATOR')),
    expected        integer CHECK (expected BETWEEN 0 AND 100000),
    quota           integer CHECK (quota BETWEEN 1 AND 100000),
    UNIQUE (campaign_id, organization_id, audience)
);
CREATE INDEX surveys_participants_organization_id_idx ON surveys_participants (organization_id);
INSERT INTO platform_protected_tables VALUES ('surveys_participants', 'organization_id');
CALL opora_policies('surveys_participants',
    '''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))',
    '''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('surveys_participants', 'campaignParticipant');

-- Links are secrets: only the hash is kept, and a link is told once. A participant may have several, so that a new sheet does
-- not make those void that hang on the wall.
CREATE TABLE surveys_links (
    id             uuid PRIMARY KEY,
    participant_id uuid        NOT NULL REFERENCES surveys_participants (id) ON DELETE CASCADE,
    secret_hash    text        NOT NULL UNIQUE,
    created_by     text        NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    revoked_at     timestamptz
);
CREATE INDEX surveys_links_participant_id_idx ON surveys_links (participant_id);
CALL opora_protect_child('surveys_links', 'participant_id', 'surveys_participants');
CALL opora_audit('surveys_links', 'surveyLink', '{secret_hash}');

-- The answers: the truth that everything is counted from. No moment, no address and no person stand beside them: the day is
-- all that is known (152-FZ). There is no foreign key on purpose: its check would lock the participant's row for each answer,
-- and the row was read by its link a moment before; a campaign with answers is never deleted.
CREATE TABLE surveys_responses (
    id             uuid PRIMARY KEY,
    campaign_id    uuid    NOT NULL,
    participant_id uuid    NOT NULL,
    answers        jsonb   NOT NULL,
    computed       jsonb   NOT NULL,
    language       text    NOT NULL,
    received_on    date    NOT NULL,
    late           boolean NOT NULL,
    respondent     text CHECK (length(respondent) BETWEEN 1 AND 200),
    device_hash    text
);
COMMENT ON COLUMN surveys_responses.respondent IS 'Who answered, in a named campaign; null in an anonymous one.';
COMMENT ON COLUMN surveys_responses.device_hash IS 'Of a number the device made for this link alone: it answers once.';
CREATE INDEX surveys_responses_participant_id_idx ON surveys_responses (participant_id);
CREATE UNIQUE INDEX surveys_responses_device_idx ON surveys_responses (participant_id, device_hash) WHERE device_hash IS NOT NULL;
CALL opora_policies('surveys_responses',
    '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');
REVOKE UPDATE, DELETE ON surveys_responses FROM opora_app;

-- Answers that are not in the counts yet. They are put here in the transaction that stores them, and taken away in the one
-- that counts them: each is counted once.
CREATE TABLE surveys_uncounted (
    response_id    uuid PRIMARY KEY,
    participant_id uuid NOT NULL
) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.0);
CREATE INDEX surveys_uncounted_participant_id_idx ON surveys_uncounted (participant_id);
CALL opora_policies('surveys_uncounted',
    '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');
REVOKE UPDATE, DELETE ON surveys_uncounted FROM opora_app;

-- Counts by participant, and over all participants of an audience. The choice '' counts who answered the item at all, with the
-- sum of what is a number; ' cannotSay' counts «затрудняюсь ответить» (names of choices have no white space).
CREATE TABLE surveys_counts (
    participant_id uuid    NOT NULL,
    item           text    NOT NULL,
    choice         text    NOT NULL,
    count          bigint  NOT NULL,
    total          numeric NOT NULL,
    PRIMARY KEY (participant_id, item, choice)
);
COMMENT ON TABLE surveys_counts IS 'Written by surveys_fold() alone.';
CREATE TABLE surveys_totals (
    campaign_id uuid    NOT NULL,
    audience    text    NOT NULL,
    item        text    NOT NULL,
    choice      text    NOT NULL,
    count       bigint  NOT NULL,
    total       numeric NOT NULL,
    PRIMARY KEY (campaign_id, audience, item, choice)
);
COMMENT ON TABLE surveys_totals IS 'Written by surveys_fold() alone.';
CREATE TABLE surveys_answered (
    participant_id uuid PRIMARY KEY,
    count          bigint NOT NULL,
    late           bigint NOT NULL
);
COMMENT ON TABLE surveys_answered IS 'Counted answers of a participant; written by surveys_fold() alone.';

-- Counts are small groups before they are hidden: the API alone reads them, as the system, and hides what must be.
CALL opora_policies('surveys_counts', '''{""}'' = (SELECT opora_scope())::text', 'false');
CALL opora_policies('surveys_totals', '''{""}'' = (SELECT opora_scope())::text', 'false');
CALL opora_policies('surveys_answered', '''{""}'' = (SELECT opora_scope())::text', 'false');
REVOKE INSERT, UPDATE, DELETE ON surveys_counts, surveys_totals, surveys_answered FROM opora_app;

-- Everything an answer adds to the counts, one row for each item and choice.
CREATE FUNCTION surveys_cells(responses uuid[])
RETURNS TABLE (campaign_id uuid, participant_id uuid, audience text, item text, choice text, total numeric)
LANGUAGE sql STABLE AS $$
    SELECT r.campaign_id, r.participant_id, p.audience, i.name, x.choice, x.total
    FROM surveys_responses r
    JOIN surveys_participants p ON p.id = r.participant_id
    JOIN surveys_campaigns c ON c.id = r.campaign_id
    CROSS JOIN LATERAL ( -- all answers at once: to ask for each by its name would unpack the whole for each
        SELECT e.key AS name, NULL AS parent, e.value FROM jsonb_each(r.answers) e
        UNION ALL
        SELECT w.key, e.key, w.value
        FROM jsonb_each(r.answers) e, jsonb_each(CASE WHEN jsonb_typeof(e.value) = 'object' THEN e.value ELSE '{}' END) w
    ) v
    JOIN surveys_items i ON i.version_id = c.version_id AND i.name = v.name AND i.parent IS NOT DISTINCT FROM v.parent
    CROSS JOIN LATERAL (
        SELECT ' cannotSay' AS choice, 0::numeric AS total WHERE jsonb_typeof(v.value) = 'object'
        UNION ALL
        SELECT '', CASE WHEN jsonb_typeof(v.value) = 'number' THEN (v.value #>> '{}')::numeric ELSE 0 END
        WHERE jsonb_typeof(v.value) <> 'object'
        UNION ALL
        SELECT v.value #>> '{}', 0 WHERE i.kind IN ('ONE', 'SCALE') AND jsonb_typeof(v.value) IN ('string', 'number')
        UNION ALL
        SELECT e.value, CASE WHEN i.kind = 'RANKING' THEN e.place ELSE 0 END
        FROM jsonb_array_elements_text(CASE WHEN i.kind IN ('MANY', 'RANKING') AND jsonb_typeof(v.value) = 'array'
                                       THEN v.value ELSE '[]' END) WITH ORDINALITY e (value, place)
    ) x
    WHERE r.id = ANY (responses)
$$;

-- Counts the next answers; gives how many. One counts at a time: two would wait for each other's rows.
CREATE FUNCTION surveys_fold(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    taken uuid[];
BEGIN
    IF NOT pg_try_advisory_xact_lock(4505, 1) THEN
        RETURN 0;
    END IF;
    WITH gone AS (
        DELETE FROM surveys_uncounted u
        WHERE u.response_id IN (SELECT n.response_id FROM surveys_uncounted n LIMIT most)
        RETURNING u.response_id)
    SELECT coalesce(array_agg(g.response_id), '{}') INTO taken FROM gone g;
    IF cardinality(taken) = 0 THEN
        RETURN 0;
    END IF;
    INSERT INTO surveys_answered AS a (participant_id, count, late)
    SELECT r.participant_id, count(*), count(*) FILTER (WHERE r.late)
    FROM surveys_responses r WHERE r.id = ANY (taken) GROUP BY 1
    ON CONFLICT (participant_id) DO UPDATE SET count = a.count + excluded.count, late = a.late + excluded.late;
    WITH cells AS MATERIALIZED (
        SELECT c.campaign_id, c.participant_id, c.audience, c.item, c.choice, count(*) AS count, sum(c.total) AS total
        FROM surveys_cells(taken) c GROUP BY 1, 2, 3, 4, 5
    ), whole AS (
        INSERT INTO surveys_totals AS t (campaign_id, audience, item, choice, count, total)
        SELECT c.campaign_id, c.audience, c.item, c.choice, sum(c.count), sum(c.total) FROM cells c GROUP BY 1, 2, 3, 4
        ON CONFLICT (campaign_id, audience, item, choice)
        DO UPDATE SET count = t.count + excluded.count, total = t.total + excluded.total
    )
    INSERT INTO surveys_counts AS t (participant_id, item, choice, count, total)
    SELECT c.participant_id, c.item, c.choice, c.count, c.total FROM cells c
    ON CONFLICT (participant_id, item, choice)
    DO UPDATE SET count = t.count + excluded.count, total = t.total + excluded.total;
    RETURN cardinality(taken);
END $$;
