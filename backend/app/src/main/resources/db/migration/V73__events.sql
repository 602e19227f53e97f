-- Events (docs/adr/0066-events.md): seminars, webinars, meetings and methodical days, which schools are invited to them, what these
-- answered, and who came.

-- The owner is the region, the municipality or the school whose schools are invited; who holds it is a text. Day and hours are the
-- owner's. Who is invited is written down when it is announced; until then the programme and the chosen schools say it.
CREATE TABLE events_events (
    id               uuid PRIMARY KEY,
    organization_id  uuid        NOT NULL REFERENCES organizations (id),
    kind             text        NOT NULL CHECK (kind IN ('SEMINAR', 'WEBINAR', 'MEETING', 'METHODICAL_DAY')),
    title            text        NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    title_en         text CHECK (length(title_en) BETWEEN 1 AND 300),
    organizer        text        NOT NULL CHECK (length(organizer) BETWEEN 1 AND 300),
    held_on          date        NOT NULL,
    begins_at        time        NOT NULL,
    ends_at          time CHECK (ends_at > begins_at),
    venue            text CHECK (length(venue) BETWEEN 1 AND 500),
    link             text CHECK (length(link) BETWEEN 1 AND 2000),
    agenda           text CHECK (length(agenda) BETWEEN 1 AND 10000),
    positions        text[]      NOT NULL DEFAULT '{}' CHECK (cardinality(positions) <= 20),
    programme_id     uuid REFERENCES organizations_programmes (id),
    schools          uuid[]      NOT NULL DEFAULT '{}' CHECK (cardinality(schools) <= 500),
    state            text        NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'ANNOUNCED', 'HELD', 'CANCELLED')),
    cancelled_reason text CHECK (length(cancelled_reason) BETWEEN 1 AND 1000),
    version          bigint      NOT NULL DEFAULT 0,
    created_by       text        NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CHECK (num_nonnulls(venue, link) > 0),
    CHECK ((state = 'CANCELLED') = (cancelled_reason IS NOT NULL))
);
COMMENT ON COLUMN events_events.positions IS 'Positions; empty: whoever the school sends.';
COMMENT ON COLUMN events_events.schools IS 'Chosen ones; empty: all of the programme, or all at and below the owner.';
CREATE INDEX events_events_organization_id_idx ON events_events (organization_id);
CREATE INDEX events_events_programme_id_idx ON events_events (programme_id);
CREATE INDEX events_events_held_on_idx ON events_events (held_on DESC, id DESC);

-- An invited school: what it answered, and what came of it. coming: [{"position", "count"}], of no names.
CREATE TABLE events_attendance (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    event_id        uuid        NOT NULL REFERENCES events_events (id),
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    answer          text CHECK (answer IN ('COMING', 'NOT_COMING')),
    coming          jsonb       NOT NULL DEFAULT '[]',
    remark          text CHECK (length(remark) BETWEEN 1 AND 1000),
    outcome         text CHECK (outcome IN ('ATTENDED', 'ABSENT')),
    attended        integer CHECK (attended BETWEEN 1 AND 1000),
    absence_reason  text CHECK (length(absence_reason) BETWEEN 1 AND 1000),
    version         bigint      NOT NULL DEFAULT 0,
    invited_at      timestamptz NOT NULL DEFAULT now(),
    updated_by      text,
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (event_id, organization_id),
    CHECK (answer = 'COMING' OR coming = '[]'),
    CHECK (attended IS NULL OR outcome = 'ATTENDED'),
    CHECK (absence_reason IS NULL OR outcome = 'ABSENT')
);
COMMENT ON COLUMN events_attendance.attended IS 'How many people came of the school; null where nobody counted.';
CREATE INDEX events_attendance_organization_id_idx ON events_attendance (organization_id, event_id);

INSERT INTO platform_protected_tables VALUES ('events_events', 'organization_id'), ('events_attendance', 'organization_id');
-- Seen by the school and by who stands above it, never by a neighbour.
CALL opora_policies('events_attendance',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = events_attendance.organization_id AND o.path <@ (SELECT opora_scope()))',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = events_attendance.organization_id AND o.path <@ (SELECT opora_scope()))');
-- From below an event is seen by who is invited, and by who stands above those; nobody is invited to a draft.
CALL opora_policies('events_events',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = events_events.organization_id AND o.path <@ (SELECT opora_scope()))
        OR EXISTS (SELECT 1 FROM events_attendance a WHERE a.event_id = events_events.id)',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = events_events.organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('events_events', 'event');
CALL opora_audit('events_attendance', 'eventAttendance');
REVOKE DELETE ON events_attendance FROM opora_app;

-- A school says who comes; who is invited and who came, the owner of the event says.
CREATE FUNCTION events_attendance_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF (TG_OP = 'INSERT' OR (NEW.event_id, NEW.organization_id, NEW.outcome, NEW.attended, NEW.absence_reason)
            IS DISTINCT FROM (OLD.event_id, OLD.organization_id, OLD.outcome, OLD.attended, OLD.absence_reason))
        AND NOT EXISTS (
            SELECT 1 FROM events_events e JOIN organizations o ON o.id = e.organization_id
            WHERE e.id = NEW.event_id AND o.path <@ opora_scope()) THEN
        RAISE EXCEPTION 'Who came to an event, its owner says' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE INSERT OR UPDATE ON events_attendance FOR EACH ROW EXECUTE FUNCTION events_attendance_step();

-- How many schools are invited, said that they come or that they do not, came or did not: of those at and below these places that the
-- caller sees, or of one of them. By one look at the paths, and not by one for each row.
CREATE FUNCTION events_counts(event uuid, places ltree[], school uuid)
RETURNS TABLE (invited bigint, coming bigint, not_coming bigint, attended bigint, absent bigint)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT count(*), count(*) FILTER (WHERE a.answer = 'COMING'), count(*) FILTER (WHERE a.answer = 'NOT_COMING'),
           count(*) FILTER (WHERE a.outcome = 'ATTENDED'), count(*) FILTER (WHERE a.outcome = 'ABSENT')
    FROM events_attendance a JOIN organizations s ON s.id = a.organization_id
    WHERE a.event_id = event AND s.path <@ places AND s.path <@ (SELECT opora_scope()) AND (school IS NULL OR a.organization_id = school)
$$;
