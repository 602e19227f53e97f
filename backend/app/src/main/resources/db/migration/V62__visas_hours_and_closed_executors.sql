-- Who agreed to a draft without remarks (docs/adr/0035-editions-and-amendments.md). text_hash is of the plan as it read then: a visa on
-- a text that was changed since says so.
CREATE TABLE roadmaps_agreements (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    roadmap_id      uuid        NOT NULL REFERENCES roadmaps (id) ON DELETE CASCADE,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    agreed_by       text        NOT NULL,
    person_name     text        NOT NULL,
    agreed_at       timestamptz NOT NULL DEFAULT now(),
    text_hash       text        NOT NULL,
    version         bigint      NOT NULL DEFAULT 0,
    UNIQUE (roadmap_id, organization_id)
);
CREATE INDEX roadmaps_agreements_organization_id_idx ON roadmaps_agreements (organization_id);

-- As threads are: of one organisation and the owner, neighbours do not read each other.
INSERT INTO platform_protected_tables VALUES ('roadmaps_agreements', 'organization_id');
CALL opora_policies('roadmaps_agreements',
    '(SELECT opora_everything())
     OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = roadmaps_agreements.organization_id AND o.path <@ (SELECT opora_scope()))
     OR EXISTS (SELECT 1 FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
                WHERE r.id = roadmaps_agreements.roadmap_id AND o.path <@ (SELECT opora_scope()))',
    '(SELECT opora_everything())
     OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = roadmaps_agreements.organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('roadmaps_agreements', 'agreement', '{text_hash}');

-- The plan as it reads now, in short: the same text, the same hash.
CREATE FUNCTION roadmaps_text_hash(roadmap uuid) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT encode(sha256(convert_to(roadmaps_plan(roadmap)::text, 'UTF8')), 'hex') $$;

-- What goes back to an organisation that is closed nobody can mend, and it would be late for ever: the generation that cancels what
-- such an organisation owes looks at it again (docs/adr/0034-assignments-and-checkpoints.md).
CREATE FUNCTION roadmaps_back_to_closed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO roadmaps_refreshes (roadmap_id, organizations)
    SELECT NEW.roadmap_id, ARRAY[NEW.organization_id] FROM organizations o JOIN roadmaps r ON r.id = NEW.roadmap_id AND r.state = 'ACTIVE'
    WHERE o.id = NEW.organization_id AND o.state <> 'ACTIVE';
    RETURN NULL;
END $$;
CREATE TRIGGER back_to_closed AFTER UPDATE OF state ON roadmaps_checkpoints FOR EACH ROW
    WHEN (OLD.state IN ('SUBMITTED', 'ACCEPTED', 'CANCELLED') AND NEW.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED'))
    EXECUTE FUNCTION roadmaps_back_to_closed();
INSERT INTO roadmaps_refreshes (roadmap_id)
SELECT DISTINCT c.roadmap_id FROM roadmaps_checkpoints c JOIN organizations o ON o.id = c.organization_id AND o.state <> 'ACTIVE'
JOIN roadmaps r ON r.id = c.roadmap_id AND r.state = 'ACTIVE'
WHERE c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED');

-- At what hour of its day an organisation is reminded (docs/adr/0038-reminders.md). A day is gone through from the earliest hour on, and
-- each note waits for the hour that holds where it is told.
ALTER TABLE roadmaps_reminder_settings ADD COLUMN hour integer NOT NULL DEFAULT 8 CHECK (hour BETWEEN 5 AND 22);
ALTER TABLE roadmaps_reminder_items ADD COLUMN not_before timestamptz NOT NULL DEFAULT '-infinity';
COMMENT ON COLUMN roadmaps_reminder_items.not_before IS 'Before that moment nobody is told; with the first of a person''s notes all are.';
DROP FUNCTION roadmaps_reminders_at(ltree);
CREATE FUNCTION roadmaps_reminders_at(place ltree)
RETURNS TABLE (source_id uuid, enabled boolean, days_before integer[], days_after integer[], municipality_after integer,
               region_after integer, digest_weekday integer, working_days boolean, hour integer)
LANGUAGE sql STABLE AS $$
    SELECT s.organization_id, coalesce(s.enabled, true), coalesce(s.days_before, '{7,3,1}'), coalesce(s.days_after, '{1}'),
           CASE WHEN s.id IS NULL THEN 3 ELSE s.municipality_after END, CASE WHEN s.id IS NULL THEN 10 ELSE s.region_after END,
           CASE WHEN s.id IS NULL THEN 1 ELSE s.digest_weekday END, coalesce(s.working_days, false), coalesce(s.hour, 8)
    FROM (VALUES (1)) one LEFT JOIN LATERAL (
        SELECT r.* FROM roadmaps_reminder_settings r
        WHERE r.own AND r.organization_id = ANY (opora_chain(place))
        ORDER BY array_position(opora_chain(place), r.organization_id) DESC LIMIT 1) s ON true
$$;
