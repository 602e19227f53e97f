-- Dashboards (docs/adr/0059-dashboards.md): what they show is kept beside the data and never reckoned when somebody looks. Sums of
-- values and counts of checkpoints by municipality are there already; here are the counts that were not. And views that people save.

-- Where one bar of a distribution ends and the next begins, by the frozen definition of the indicator: tenths of the believed range
-- where it has one, tenths of 0 to 100 for a percentage, else 0, 1, 2, 5, 10, 20, 50 … The bars at both ends are open.
CREATE FUNCTION monitoring_bucket_edges(definition jsonb) RETURNS numeric[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN least < most THEN ARRAY(SELECT least + (most - least) * step / 10 FROM generate_series(1, 9) step)
                WHEN definition ->> 'unit' = '%' THEN '{10,20,30,40,50,60,70,80,90}'
                ELSE '{0,1,2,5,10,20,50,100,200,500,1000,2000,5000,10000,20000,50000,100000,200000,500000,1000000,10000000,100000000,1000000000}' END
    FROM (SELECT (definition #>> '{checks,least}')::numeric, (definition #>> '{checks,most}')::numeric) AS range (least, most)
$$;
COMMENT ON FUNCTION monitoring_bucket_edges(jsonb) IS 'width_bucket(value, edges) is the number of the bar, from 0.';

-- How many schools of a municipality have a value in which bar. Kept by the same trigger as the sums, after them: who waits, waits there.
CREATE TABLE monitoring_value_buckets (
    round_indicator_id uuid     NOT NULL REFERENCES monitoring_round_indicators (id) ON DELETE CASCADE,
    municipality_id    uuid     NOT NULL REFERENCES organizations (id),
    bucket             smallint NOT NULL,
    schools            bigint   NOT NULL,
    PRIMARY KEY (round_indicator_id, municipality_id, bucket)
);
CREATE INDEX monitoring_value_buckets_municipality_id_idx ON monitoring_value_buckets (municipality_id);
INSERT INTO platform_protected_tables VALUES ('monitoring_value_buckets', 'municipality_id');
CALL opora_policies('monitoring_value_buckets',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = municipality_id AND o.path <@ (SELECT opora_scope()))',
    'false');
REVOKE INSERT, UPDATE, DELETE ON monitoring_value_buckets FROM opora_app;
INSERT INTO monitoring_value_buckets (round_indicator_id, municipality_id, bucket, schools)
SELECT v.round_indicator_id, f.municipality_id, width_bucket(v.value, monitoring_bucket_edges(c.definition)), count(*)
FROM monitoring_values v JOIN monitoring_round_forms f ON f.id = v.form_id JOIN monitoring_round_indicators c ON c.id = v.round_indicator_id
WHERE v.breakdown = '' AND v.value IS NOT NULL GROUP BY 1, 2, 3;

CREATE OR REPLACE FUNCTION monitoring_sum_values(added monitoring_values[], removed monitoring_values[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO monitoring_value_totals AS t
        (round_indicator_id, breakdown, municipality_id, known, missing, total, squares, weight, weighted)
    SELECT c.round_indicator_id, c.breakdown, f.municipality_id,
           coalesce(sum(c.sign) FILTER (WHERE c.value IS NOT NULL), 0), coalesce(sum(c.sign) FILTER (WHERE c.missing IS NOT NULL), 0),
           coalesce(sum(c.sign * c.value), 0), coalesce(sum(c.sign * c.value * c.value), 0),
           coalesce(sum(c.sign * c.weight) FILTER (WHERE c.value IS NOT NULL), 0), coalesce(sum(c.sign * c.value * c.weight), 0)
    FROM (SELECT 1 AS sign, a.* FROM unnest(added) a UNION ALL SELECT -1, r.* FROM unnest(removed) r) c
    JOIN monitoring_round_forms f ON f.id = c.form_id
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (round_indicator_id, breakdown, municipality_id) DO UPDATE SET
        known = t.known + excluded.known, missing = t.missing + excluded.missing, total = t.total + excluded.total,
        squares = t.squares + excluded.squares, weight = t.weight + excluded.weight, weighted = t.weighted + excluded.weighted;
    INSERT INTO monitoring_value_buckets AS b (round_indicator_id, municipality_id, bucket, schools)
    SELECT * FROM (
        SELECT c.round_indicator_id, f.municipality_id, width_bucket(c.value, monitoring_bucket_edges(i.definition)) AS bucket, sum(c.sign) AS schools
        FROM (SELECT 1 AS sign, a.* FROM unnest(added) a UNION ALL SELECT -1, r.* FROM unnest(removed) r) c
        JOIN monitoring_round_forms f ON f.id = c.form_id JOIN monitoring_round_indicators i ON i.id = c.round_indicator_id
        WHERE c.breakdown = '' AND c.value IS NOT NULL GROUP BY 1, 2, 3) d
    WHERE d.schools <> 0 ORDER BY 1, 2, 3
    ON CONFLICT (round_indicator_id, municipality_id, bucket) DO UPDATE SET schools = b.schools + excluded.schools;
    UPDATE monitoring_round_forms f SET filled = f.filled + d.filled
    FROM (SELECT c.form_id, sum(c.sign) AS filled
          FROM (SELECT 1 AS sign, a.* FROM unnest(added) a UNION ALL SELECT -1, r.* FROM unnest(removed) r) c
          WHERE c.origin <> 'FORMULA' AND num_nonnulls(c.value, c.missing) > 0 GROUP BY 1) d
    WHERE f.id = d.form_id AND d.filled <> 0;
END $$;

-- How many forms a municipality has in a round, and how many of them are not filled.
CREATE TABLE monitoring_form_counts (
    round_id        uuid   NOT NULL REFERENCES monitoring_rounds (id) ON DELETE CASCADE,
    municipality_id uuid   NOT NULL REFERENCES organizations (id),
    schools         bigint NOT NULL,
    incomplete      bigint NOT NULL,
    PRIMARY KEY (round_id, municipality_id)
);
CREATE INDEX monitoring_form_counts_municipality_id_idx ON monitoring_form_counts (municipality_id);
INSERT INTO platform_protected_tables VALUES ('monitoring_form_counts', 'municipality_id');
CALL opora_policies('monitoring_form_counts',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = municipality_id AND o.path <@ (SELECT opora_scope()))',
    'false');
REVOKE INSERT, UPDATE, DELETE ON monitoring_form_counts FROM opora_app;
INSERT INTO monitoring_form_counts (round_id, municipality_id, schools, incomplete)
SELECT f.round_id, f.municipality_id, count(*), count(*) FILTER (WHERE f.filled < r.cell_count)
FROM monitoring_round_forms f JOIN monitoring_rounds r ON r.id = f.round_id GROUP BY 1, 2;

CREATE FUNCTION monitoring_forms_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO monitoring_form_counts AS c (round_id, municipality_id, schools, incomplete)
    SELECT a.round_id, a.municipality_id, count(*), count(*) FILTER (WHERE a.filled < r.cell_count)
    FROM added a JOIN monitoring_rounds r ON r.id = a.round_id GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (round_id, municipality_id) DO UPDATE SET schools = c.schools + excluded.schools, incomplete = c.incomplete + excluded.incomplete;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_insert AFTER INSERT ON monitoring_round_forms REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_forms_counted();

-- Whether a form is filled is counted at the end of the transaction: a writer takes sums again and again until then, and the count
-- of the municipality, which all of its writers need, must be the last of what is taken, or they would wait for each other in a ring.
CREATE FUNCTION monitoring_form_filled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    cells integer;
    turned integer;
BEGIN
    SELECT r.cell_count INTO cells FROM monitoring_rounds r WHERE r.id = NEW.round_id;
    turned := (NEW.filled < cells)::int - (OLD.filled < cells)::int;
    IF turned <> 0 THEN
        -- writers of many municipalities come to them in any order: each takes all of the round, in one order
        PERFORM 1 FROM monitoring_form_counts c WHERE c.round_id = NEW.round_id ORDER BY c.municipality_id FOR UPDATE;
        UPDATE monitoring_form_counts c SET incomplete = c.incomplete + turned
        WHERE c.round_id = NEW.round_id AND c.municipality_id = NEW.municipality_id;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER counted_filled AFTER UPDATE ON monitoring_round_forms DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.filled <> NEW.filled) EXECUTE FUNCTION monitoring_form_filled();

-- How much a form has is known when the round is opened, after its forms are there: nothing is filled yet.
CREATE FUNCTION monitoring_cells_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE monitoring_form_counts c SET incomplete = (
        SELECT count(*) FROM monitoring_round_forms f
        WHERE f.round_id = c.round_id AND f.municipality_id = c.municipality_id AND f.filled < NEW.cell_count)
    WHERE c.round_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_cells AFTER UPDATE ON monitoring_rounds FOR EACH ROW WHEN (OLD.cell_count <> NEW.cell_count)
    EXECUTE FUNCTION monitoring_cells_counted();

-- Where the figure of a school counts: its municipality today, itself where it has none, nowhere when it is closed.
ALTER TABLE monitoring_engagement ADD COLUMN place_id uuid;
COMMENT ON COLUMN monitoring_engagement.place_id IS 'A copy, kept by triggers: the municipality above, else the school; null for one that is closed.';
CREATE FUNCTION monitoring_engagement_place(school uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN o.state <> 'ACTIVE' OR o.kind <> 'SCHOOL' THEN NULL ELSE coalesce(
        (SELECT p.id FROM organizations p WHERE p.id = o.parent_id AND p.kind = 'MUNICIPALITY'), roadmaps_above(o.path, 'MUNICIPALITY'), o.id) END
    FROM organizations o WHERE o.id = school
$$;
UPDATE monitoring_engagement SET place_id = monitoring_engagement_place(organization_id);

-- How many schools of a place are on which list, by months; infinity: by the latest figure of each school.
CREATE TABLE monitoring_engagement_counts (
    place_id uuid   NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    month    date   NOT NULL,
    level    text   NOT NULL CHECK (level IN ('RED', 'YELLOW', 'GREEN', 'UNKNOWN')),
    schools  bigint NOT NULL,
    PRIMARY KEY (place_id, month, level)
);
INSERT INTO platform_protected_tables VALUES ('monitoring_engagement_counts', 'place_id');
CALL opora_policies('monitoring_engagement_counts',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = place_id AND o.path <@ (SELECT opora_scope()))', 'false');
REVOKE INSERT, UPDATE, DELETE ON monitoring_engagement_counts FROM opora_app;
INSERT INTO monitoring_engagement_counts (place_id, month, level, schools)
SELECT e.place_id, m.month, e.level, count(*) FROM monitoring_engagement e
CROSS JOIN LATERAL (SELECT e.month UNION ALL SELECT 'infinity' WHERE e.latest) m (month)
WHERE e.place_id IS NOT NULL GROUP BY 1, 2, 3;

CREATE FUNCTION monitoring_engagement_placed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    NEW.place_id := monitoring_engagement_place(NEW.organization_id);
    RETURN NEW;
END $$;
CREATE TRIGGER placed BEFORE INSERT ON monitoring_engagement FOR EACH ROW EXECUTE FUNCTION monitoring_engagement_placed();

CREATE FUNCTION monitoring_count_engagement(added monitoring_engagement[], removed monitoring_engagement[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    INSERT INTO monitoring_engagement_counts AS c (place_id, month, level, schools)
    SELECT * FROM (
        SELECT e.place_id, m.month, e.level, sum(e.sign) AS schools
        FROM (SELECT 1 AS sign, a.* FROM unnest(added) a UNION ALL SELECT -1, r.* FROM unnest(removed) r) e
        CROSS JOIN LATERAL (SELECT e.month UNION ALL SELECT 'infinity' WHERE e.latest) m (month)
        -- a place that is deleted takes its schools along: nothing is counted there any more
        WHERE e.place_id IN (SELECT o.id FROM organizations o) GROUP BY 1, 2, 3) d
    WHERE d.schools <> 0 ORDER BY 1, 2, 3
    ON CONFLICT (place_id, month, level) DO UPDATE SET schools = c.schools + excluded.schools
$$;
REVOKE ALL ON FUNCTION monitoring_count_engagement(monitoring_engagement[], monitoring_engagement[]) FROM PUBLIC;
CREATE FUNCTION monitoring_engagement_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM monitoring_count_engagement((SELECT array_agg(ROW(a.*)::monitoring_engagement) FROM added a), '{}');
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM monitoring_count_engagement('{}', (SELECT array_agg(ROW(r.*)::monitoring_engagement) FROM removed r));
    ELSE
        PERFORM monitoring_count_engagement((SELECT array_agg(ROW(a.*)::monitoring_engagement) FROM added a),
                                            (SELECT array_agg(ROW(r.*)::monitoring_engagement) FROM removed r));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_insert AFTER INSERT ON monitoring_engagement REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_engagement_counted();
CREATE TRIGGER counted_update AFTER UPDATE ON monitoring_engagement REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_engagement_counted();
CREATE TRIGGER counted_delete AFTER DELETE ON monitoring_engagement REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_engagement_counted();

-- Screens follow the record of changes: computing notes the places whose lists are others now, once each. What computing does on its
-- way (nobody is the latest for a moment) is no change, so what was there before is compared with what is there at the end.
ALTER FUNCTION monitoring_engage(ltree, timestamptz) RENAME TO monitoring_engage_schools;
REVOKE EXECUTE ON FUNCTION monitoring_engage_schools(ltree, timestamptz) FROM opora_app;
CREATE FUNCTION monitoring_engage(place ltree, moment timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    former jsonb;
    written bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('opora engagement')); -- the lock of what is called: nobody changes a list meanwhile
    SELECT coalesce(jsonb_object_agg(c.place_id || ' ' || c.month || ' ' || c.level, c.schools), '{}') INTO former
    FROM monitoring_engagement_counts c JOIN organizations o ON o.id = c.place_id
    WHERE o.path <@ place OR place <@ o.path;
    written := monitoring_engage_schools(place, moment);
    PERFORM audit_append(NULL, 'CHANGED', 'engagement', p.id::text, p.id, NULL, NULL, NULL)
    FROM (SELECT DISTINCT o.id FROM monitoring_engagement_counts c JOIN organizations o ON o.id = c.place_id
          WHERE (o.path <@ place OR place <@ o.path)
            AND c.schools <> coalesce((former ->> (c.place_id || ' ' || c.month || ' ' || c.level))::bigint, 0)) p;
    RETURN written;
END $$;
REVOKE EXECUTE ON FUNCTION monitoring_engage(ltree, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION monitoring_engage(ltree, timestamptz) TO opora_app;

-- A school that moves, merges or closes takes its figures along, and so do all schools below a place that moves or becomes another kind.
CREATE FUNCTION monitoring_engagement_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE monitoring_engagement e SET place_id = p.place
    FROM (SELECT s.id, monitoring_engagement_place(s.id) AS place
          FROM (SELECT DISTINCT o.id FROM added a JOIN removed r ON r.id = a.id AND (r.path, r.kind, r.state) IS DISTINCT FROM (a.path, a.kind, a.state)
                JOIN organizations o ON o.path <@ a.path) s) p
    WHERE e.organization_id = p.id AND e.place_id IS DISTINCT FROM p.place;
    RETURN NULL;
END $$;
CREATE TRIGGER engagement_moved AFTER UPDATE ON organizations REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_engagement_moved();

-- Schools of one month, the lowest figure first: the rows behind a month of the trend.
CREATE INDEX monitoring_engagement_month_idx ON monitoring_engagement (month, coalesce(score, 101), organization_id);

-- What is late is counted for dashboards: of all reports ever, the few that are open.
CREATE INDEX reports_obligations_open_idx ON reports_obligations (due, organization_id) WHERE state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED');

-- A view of a list that a person gave a name: an address inside the application, nothing of what is seen there.
CREATE TABLE reports_saved_views (
    id         uuid PRIMARY KEY,
    person_id  uuid        NOT NULL REFERENCES organizations_people (id) ON DELETE CASCADE,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    screen     text        NOT NULL CHECK (screen ~ '^/[A-Za-z0-9/_-]{0,199}$' AND screen !~ '//'),
    query      text        NOT NULL CHECK (length(query) <= 2000),
    version    bigint      NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX reports_saved_views_person_id_idx ON reports_saved_views (person_id, lower(name), id);
CALL opora_policies('reports_saved_views',
    'person_id = (SELECT opora_person()) OR (SELECT opora_everything())', 'person_id = (SELECT opora_person()) OR (SELECT opora_everything())');
