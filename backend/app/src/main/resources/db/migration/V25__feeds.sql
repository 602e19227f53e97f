-- Calendars by secret link. Of a link only the hash is kept: whoever reads the database cannot read calendars. What a link
-- shows is decided at each reading by the rights its owner has then (docs/adr/0039-calendar-feeds.md).
CREATE TABLE roadmaps_feeds (
    id              uuid PRIMARY KEY,
    person_id       uuid        NOT NULL REFERENCES organizations_people (id) ON DELETE CASCADE,
    kind            text        NOT NULL CHECK (kind IN ('PERSON', 'ORGANIZATION', 'ROADMAP')),
    target_id       uuid        CHECK ((kind = 'PERSON') = (target_id IS NULL)),
    title           text        NOT NULL CHECK (length(title) BETWEEN 1 AND 2000),
    organization_id uuid REFERENCES organizations (id) ON DELETE SET NULL,
    secret_hash     text        NOT NULL UNIQUE,
    language        text        NOT NULL CHECK (language IN ('ru', 'en')),
    created_at      timestamptz NOT NULL DEFAULT now(),
    read_at         timestamptz,
    revoked_at      timestamptz,
    version         bigint      NOT NULL DEFAULT 0
);
COMMENT ON COLUMN roadmaps_feeds.target_id IS 'The organisation or roadmap; null: the owner''s own tasks.';
COMMENT ON COLUMN roadmaps_feeds.organization_id IS 'Where the record of changes puts it.';
COMMENT ON COLUMN roadmaps_feeds.read_at IS 'When a calendar last asked, to the hour.';
CREATE INDEX roadmaps_feeds_person_id_idx ON roadmaps_feeds (person_id, created_at);
CREATE INDEX roadmaps_feeds_organization_id_idx ON roadmaps_feeds (organization_id);
INSERT INTO platform_protected_tables VALUES ('roadmaps_feeds', 'organization_id');
CALL opora_policies('roadmaps_feeds',
    'person_id = (SELECT opora_person()) OR ''{""}'' = (SELECT opora_scope())::text',
    'person_id = (SELECT opora_person()) OR ''{""}'' = (SELECT opora_scope())::text');
CALL opora_audit('roadmaps_feeds', 'calendarFeed', '{secret_hash,read_at}');
