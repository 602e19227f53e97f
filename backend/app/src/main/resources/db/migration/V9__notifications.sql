-- What people are told: in the screen, and by e-mail from an outbox that is written in the same transaction.
-- And what the record of changes needs for being searched.

-- The words of an entry, in any of their forms. Values only: the names of columns would be found everywhere.
CREATE FUNCTION audit_words(before jsonb, after jsonb, reason text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN jsonb_to_tsvector('russian', coalesce(before, '{}'), '["string", "numeric"]')
        || jsonb_to_tsvector('russian', coalesce(after, '{}'), '["string", "numeric"]')
        || to_tsvector('russian', coalesce(reason, ''));
EXCEPTION
    WHEN program_limit_exceeded THEN
        RETURN ''; -- more than a megabyte of words: such an entry is found by its other traits, and must still be sealed
END $$;
-- Of sealed entries only: whoever changes something does not wait for the index, the sealing does.
CREATE INDEX audit_entries_words_idx ON audit_entries USING gin (audit_words(before, after, reason)) WHERE position IS NOT NULL;

-- A word for one person's open screens, on whichever node they are; told at commit.
CREATE FUNCTION live_tell(subject text, event text) RETURNS void LANGUAGE sql AS
$$ SELECT pg_notify('opora_personal', jsonb_build_object('subject', subject, 'event', event, 'data', '{}'::jsonb)::text) $$;

CREATE TABLE notifications (
    id              uuid PRIMARY KEY,
    person_id       uuid        NOT NULL REFERENCES organizations_people (id) ON DELETE CASCADE,
    kind            text        NOT NULL,
    entity          text        NOT NULL,
    entity_id       text        NOT NULL,
    organization_id uuid REFERENCES organizations (id) ON DELETE SET NULL,
    params          jsonb       NOT NULL,
    shown           boolean     NOT NULL, -- false: wanted by e-mail only
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    read_at         timestamptz
);
CREATE INDEX notifications_person_id_idx ON notifications (person_id, created_at, id);
CREATE INDEX notifications_unread_idx ON notifications (person_id, created_at, id) WHERE read_at IS NULL AND shown;
CREATE INDEX notifications_organization_id_idx ON notifications (organization_id);
CALL opora_policies('notifications',
    'person_id = (SELECT opora_person()) OR ''{""}'' = (SELECT opora_scope())::text',
    'person_id = (SELECT opora_person()) OR ''{""}'' = (SELECT opora_scope())::text');

-- What a person chose; without a row the defaults hold. kinds: {"KIND": {"inScreen": true, "email": "DAILY"}}
CREATE TABLE notifications_settings (
    person_id  uuid PRIMARY KEY REFERENCES organizations_people (id) ON DELETE CASCADE,
    language   text   NOT NULL DEFAULT 'ru' CHECK (language IN ('ru', 'en')),
    quiet_from time   NOT NULL DEFAULT '21:00',
    quiet_to   time   NOT NULL DEFAULT '08:00',
    kinds      jsonb  NOT NULL DEFAULT '{}',
    version    bigint NOT NULL DEFAULT 0
);
CALL opora_policies('notifications_settings',
    'person_id = (SELECT opora_person()) OR ''{""}'' = (SELECT opora_scope())::text',
    'person_id = (SELECT opora_person()) OR ''{""}'' = (SELECT opora_scope())::text');

-- The outbox: what is due goes into one letter for each person. claimed_until: a node is sending it.
CREATE TABLE notifications_letters (
    notification_id uuid PRIMARY KEY REFERENCES notifications (id) ON DELETE CASCADE,
    person_id       uuid        NOT NULL REFERENCES organizations_people (id) ON DELETE CASCADE,
    due_at          timestamptz NOT NULL,
    claimed_until   timestamptz,
    attempts        integer     NOT NULL DEFAULT 0,
    error           text
);
CREATE INDEX notifications_letters_person_id_idx ON notifications_letters (person_id);
CREATE INDEX notifications_letters_due_at_idx ON notifications_letters (due_at);
CALL opora_policies('notifications_letters', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');

-- Up to where the record of changes was read for notifications; one row.
CREATE TABLE notifications_reading (
    position bigint NOT NULL
);
INSERT INTO notifications_reading SELECT coalesce(max(position), 0) FROM audit_entries;
CALL opora_policies('notifications_reading', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');

CREATE FUNCTION notifications_zone(person uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce((
        SELECT o.time_zone FROM organizations_memberships m JOIN organizations o ON o.id = m.organization_id
        WHERE m.person_id = person ORDER BY m.valid_to DESC NULLS FIRST, m.valid_from, m.id LIMIT 1), 'Europe/Moscow')
$$;

-- When a letter may go out: a digest at eight in the morning where the person works, another not in the quiet hours.
CREATE FUNCTION notifications_due(mode text, zone text, quiet_from time, quiet_to time, at timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN mode = 'DAILY' THEN (local::date + CASE WHEN local::time < '08:00' THEN 0 ELSE 1 END + time '08:00') AT TIME ZONE zone
        WHEN quiet_from < quiet_to AND local::time >= quiet_from AND local::time < quiet_to
            THEN (local::date + quiet_to) AT TIME ZONE zone
        WHEN quiet_from > quiet_to AND local::time >= quiet_from THEN (local::date + 1 + quiet_to) AT TIME ZONE zone
        WHEN quiet_from > quiet_to AND local::time < quiet_to THEN (local::date + quiet_to) AT TIME ZONE zone
        ELSE at END
    FROM (SELECT at AT TIME ZONE zone AS local) l
$$;

-- Tells people something, each as they chose. Whoever acts may not see the people told, so it works as the owner.
-- mode: how it goes by e-mail where the person did not choose; mail: whether this installation sends any.
CREATE FUNCTION notifications_add(people uuid[], kind text, entity text, entity_id text, organization uuid, params jsonb,
                                  mode text, mail boolean) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    WITH wanted AS (
        SELECT gen_random_uuid() AS id, p.id AS person_id, p.subject,
               coalesce((s.kinds -> $2 ->> 'inScreen')::boolean, true) AS shown,
               CASE WHEN $8 AND p.email IS NOT NULL THEN coalesce(s.kinds -> $2 ->> 'email', $7) ELSE 'NONE' END AS mode,
               coalesce(s.quiet_from, '21:00') AS quiet_from, coalesce(s.quiet_to, '08:00') AS quiet_to
        FROM organizations_people p LEFT JOIN notifications_settings s ON s.person_id = p.id
        WHERE p.id = ANY($1)
    ), made AS (
        INSERT INTO notifications (id, person_id, kind, entity, entity_id, organization_id, params, shown)
        SELECT w.id, w.person_id, $2, $3, $4, $5, $6, w.shown FROM wanted w WHERE w.shown OR w.mode <> 'NONE'
    ), letters AS (
        INSERT INTO notifications_letters (notification_id, person_id, due_at)
        SELECT w.id, w.person_id, notifications_due(w.mode, notifications_zone(w.person_id), w.quiet_from, w.quiet_to, now())
        FROM wanted w WHERE w.mode <> 'NONE'
    )
    SELECT count(live_tell(w.subject, 'notification')) FROM wanted w WHERE w.shown AND w.subject IS NOT NULL
$$;

-- What is due for one person, claimed by a node for as long as sending may take. Claims come one after the other: two at
-- once would wait for each other's rows.
CREATE FUNCTION notifications_claim() RETURNS SETOF uuid LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('opora letters'));
    RETURN QUERY UPDATE notifications_letters l SET claimed_until = now() + interval '5 minutes', attempts = l.attempts + 1
    WHERE l.due_at <= now() AND coalesce(l.claimed_until, '-infinity') < now()
      AND l.person_id = (SELECT d.person_id FROM notifications_letters d
                         WHERE d.due_at <= now() AND coalesce(d.claimed_until, '-infinity') < now()
                         ORDER BY d.due_at LIMIT 1)
    RETURNING l.notification_id;
END $$;
