-- Roadmaps as approved: sections, activities (rows), the tasks of their actors and numeric targets.
-- Printed numbers are labels, not keys: they repeat in real orders. The order of rows is position.
CREATE TABLE roadmaps (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    title           text        NOT NULL CHECK (length(title) BETWEEN 1 AND 2000),
    goal            text,
    state           text        NOT NULL CHECK (state IN ('DRAFT', 'IN_AGREEMENT', 'APPROVED', 'ACTIVE', 'CLOSED')),
    period_start    date        NOT NULL,
    period_end      date        NOT NULL,
    order_number    text,
    order_date      date,
    signatory       text,
    import_id       uuid,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK (period_end >= period_start)
);
CREATE INDEX roadmaps_organization_id_idx ON roadmaps (organization_id);
CREATE INDEX roadmaps_updated_at_idx ON roadmaps (updated_at, id);
CREATE INDEX roadmaps_title_idx ON roadmaps (title, id);

CREATE TABLE roadmaps_sections (
    id         uuid PRIMARY KEY,
    roadmap_id uuid    NOT NULL REFERENCES roadmaps (id) ON DELETE CASCADE,
    parent_id  uuid REFERENCES roadmaps_sections (id) ON DELETE CASCADE,
    position   integer NOT NULL,
    number     text,
    title      text,
    UNIQUE (roadmap_id, position)
);
CREATE INDEX roadmaps_sections_parent_id_idx ON roadmaps_sections (parent_id);

CREATE TABLE roadmaps_activities (
    id              uuid PRIMARY KEY,
    roadmap_id      uuid    NOT NULL REFERENCES roadmaps (id) ON DELETE CASCADE,
    section_id      uuid REFERENCES roadmaps_sections (id) ON DELETE CASCADE,
    position        integer NOT NULL,
    number          text,
    title           text    NOT NULL,
    project_levels  text[]  NOT NULL DEFAULT '{}',
    direction       text,
    participants    text,
    expected_result text,
    -- The verbatim text is law; term is its meaning as confirmed or still doubtful, in the API's shape.
    term_text       text    NOT NULL DEFAULT '',
    term_status     text    NOT NULL CHECK (term_status IN ('PARSED', 'OPEN', 'NEEDS_REVIEW', 'UNPARSEABLE')),
    term_first_due  date,
    term            jsonb   NOT NULL,
    source_row      integer,
    version         bigint  NOT NULL DEFAULT 0,
    UNIQUE (roadmap_id, position)
);
CREATE INDEX roadmaps_activities_section_id_idx ON roadmaps_activities (section_id);

CREATE TABLE roadmaps_tasks (
    id          uuid PRIMARY KEY,
    activity_id uuid    NOT NULL REFERENCES roadmaps_activities (id) ON DELETE CASCADE,
    position    integer NOT NULL,
    actor       text,
    text        text    NOT NULL,
    executors   text[]  NOT NULL DEFAULT '{}',
    UNIQUE (activity_id, position)
);

CREATE TABLE roadmaps_targets (
    id          uuid PRIMARY KEY,
    activity_id uuid    NOT NULL REFERENCES roadmaps_activities (id) ON DELETE CASCADE,
    position    integer NOT NULL,
    comparator  text    NOT NULL CHECK (comparator IN ('>=', '<=', '=', '>', '<')),
    value       numeric NOT NULL,
    unit        text,
    text        text    NOT NULL,
    UNIQUE (activity_id, position)
);

-- An uploaded order and what was understood of it. The file itself is kept: a correction reads it anew,
-- and the roadmap can always be held against its source.
CREATE TABLE roadmaps_imports (
    id              uuid PRIMARY KEY,
    organization_id uuid REFERENCES organizations (id),
    status          text        NOT NULL CHECK (status IN ('PREVIEW', 'APPLIED')),
    file_name       text        NOT NULL,
    content         bytea       NOT NULL,
    corrections     jsonb       NOT NULL DEFAULT '{}',
    preview         jsonb       NOT NULL,
    title           text        NOT NULL,
    activity_count  integer     NOT NULL,
    review_count    integer     NOT NULL,
    roadmap_id      uuid REFERENCES roadmaps (id) ON DELETE SET NULL,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX roadmaps_imports_organization_id_idx ON roadmaps_imports (organization_id);
CREATE INDEX roadmaps_imports_roadmap_id_idx ON roadmaps_imports (roadmap_id);
CREATE INDEX roadmaps_imports_created_by_idx ON roadmaps_imports (created_by, created_at, id);
ALTER TABLE roadmaps
    ADD FOREIGN KEY (import_id) REFERENCES roadmaps_imports (id) ON DELETE SET NULL;
CREATE INDEX roadmaps_import_id_idx ON roadmaps (import_id);
