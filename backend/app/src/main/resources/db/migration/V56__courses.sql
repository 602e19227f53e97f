-- Courses of further training (docs/adr/0063-courses.md): who runs one for whose schools, and which of their teachers take part.

-- The owner is the region, the municipality or the school whose teachers it is for; who teaches is a text. What is past its days but
-- not closed is still being decided on.
CREATE TABLE courses_courses (
    id               uuid PRIMARY KEY,
    organization_id  uuid        NOT NULL REFERENCES organizations (id),
    programme_id     uuid REFERENCES organizations_programmes (id),
    title            text        NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    provider         text        NOT NULL CHECK (length(provider) BETWEEN 1 AND 300),
    hours            integer     NOT NULL CHECK (hours BETWEEN 1 AND 2000),
    positions         text[]      NOT NULL DEFAULT '{}' CHECK (cardinality(positions) <= 20),
    form             text        NOT NULL CHECK (form IN ('ON_SITE', 'REMOTE', 'MIXED')),
    begins_on        date        NOT NULL,
    ends_on          date        NOT NULL CHECK (ends_on >= begins_on),
    places           integer CHECK (places BETWEEN 1 AND 100000),
    link             text CHECK (length(link) BETWEEN 1 AND 2000),
    description      text CHECK (length(description) BETWEEN 1 AND 5000),
    state            text        NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'ANNOUNCED', 'CLOSED', 'CANCELLED')),
    cancelled_reason text CHECK (length(cancelled_reason) BETWEEN 1 AND 1000),
    version          bigint      NOT NULL DEFAULT 0,
    created_by       text        NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CHECK ((state = 'CANCELLED') = (cancelled_reason IS NOT NULL))
);
COMMENT ON COLUMN courses_courses.positions IS 'Positions; empty: everybody.';
COMMENT ON COLUMN courses_courses.places IS 'Null: as many as come.';
CREATE INDEX courses_courses_organization_id_idx ON courses_courses (organization_id);
CREATE INDEX courses_courses_programme_id_idx ON courses_courses (programme_id);
CREATE INDEX courses_courses_begins_on_idx ON courses_courses (begins_on DESC, id DESC);
INSERT INTO platform_protected_tables VALUES ('courses_courses', 'organization_id');
-- An organisation is seen from below too, and with it its courses, but no drafts.
CALL opora_policies('courses_courses',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = courses_courses.organization_id
        AND (courses_courses.state <> ''DRAFT'' OR o.path <@ (SELECT opora_scope())))',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = courses_courses.organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('courses_courses', 'course');

-- A name however its spaces, capitals and ё are written.
CREATE FUNCTION courses_name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT translate(lower(regexp_replace(btrim(name), '\s+', ' ', 'g')), 'ё', 'е') $$;

-- A teacher of a school in a course. Who withdrew may apply again.
CREATE TABLE courses_enrolments (
    id                 uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    course_id          uuid        NOT NULL REFERENCES courses_courses (id),
    organization_id    uuid        NOT NULL REFERENCES organizations (id),
    full_name          text        NOT NULL CHECK (length(full_name) BETWEEN 1 AND 200),
    name_key           text        NOT NULL GENERATED ALWAYS AS (courses_name_key(full_name)) STORED,
    position           text        NOT NULL CHECK (length(position) BETWEEN 1 AND 200),
    state              text        NOT NULL CHECK (state IN ('APPLIED', 'ENROLLED', 'COMPLETED', 'NOT_COMPLETED', 'WITHDRAWN')),
    certificate_number text CHECK (length(certificate_number) BETWEEN 1 AND 100),
    completed_on       date,
    version            bigint      NOT NULL DEFAULT 0,
    created_by         text        NOT NULL,
    created_at         timestamptz NOT NULL DEFAULT now(),
    updated_at         timestamptz NOT NULL DEFAULT now(),
    CHECK ((state = 'COMPLETED') = (certificate_number IS NOT NULL)),
    CHECK ((state = 'COMPLETED') = (completed_on IS NOT NULL))
);
CREATE UNIQUE INDEX courses_enrolments_person_idx ON courses_enrolments (course_id, organization_id, name_key) WHERE state <> 'WITHDRAWN';
CREATE INDEX courses_enrolments_name_idx ON courses_enrolments (course_id, full_name, id);
CREATE INDEX courses_enrolments_organization_id_idx ON courses_enrolments (organization_id, completed_on);
-- Names of teachers: seen by their school and those above it, of whom the owner of the course is one; unlike the course never from below.
INSERT INTO platform_protected_tables VALUES ('courses_enrolments', 'organization_id');
CALL opora_policies('courses_enrolments',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = courses_enrolments.organization_id AND o.path <@ (SELECT opora_scope()))',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = courses_enrolments.organization_id AND o.path <@ (SELECT opora_scope()))');
CALL opora_audit('courses_enrolments', 'courseEnrolment', '{name_key}');
REVOKE DELETE ON courses_enrolments FROM opora_app;

-- A school applies and withdraws; who takes part and who has completed, the owner of the course decides.
CREATE FUNCTION courses_enrolment_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF NEW.state NOT IN ('APPLIED', 'WITHDRAWN') AND NOT EXISTS (
        SELECT 1 FROM courses_courses c JOIN organizations o ON o.id = c.organization_id
        WHERE c.id = NEW.course_id AND o.path <@ opora_scope()) THEN
        RAISE EXCEPTION 'Who takes part in a course, its owner decides' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE INSERT OR UPDATE ON courses_enrolments FOR EACH ROW EXECUTE FUNCTION courses_enrolment_step();

-- How many have a place, how many wait for one, how many have completed: of all schools, also of those whose names the caller does
-- not see.
CREATE FUNCTION courses_counts(course uuid) RETURNS TABLE (taken bigint, applied bigint, completed bigint)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT count(*) FILTER (WHERE e.state IN ('ENROLLED', 'COMPLETED', 'NOT_COMPLETED')), count(*) FILTER (WHERE e.state = 'APPLIED'),
           count(*) FILTER (WHERE e.state = 'COMPLETED')
    FROM courses_enrolments e WHERE e.course_id = course
$$;

-- Holds a course to the end of the transaction and says what it is then: of two who take the last place one waits for the other.
CREATE FUNCTION courses_hold(course uuid) RETURNS TABLE (state text, places integer, taken bigint, open bigint)
LANGUAGE plpgsql ROWS 1 SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM 1 FROM courses_courses c WHERE c.id = course FOR NO KEY UPDATE;
    RETURN QUERY SELECT c.state, c.places, n.taken,
        (SELECT count(*) FROM courses_enrolments e WHERE e.course_id = c.id AND e.state = 'ENROLLED')
    FROM courses_courses c CROSS JOIN LATERAL courses_counts(c.id) n WHERE c.id = course;
END $$;
