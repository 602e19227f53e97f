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
