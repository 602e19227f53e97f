-- Figures of reports that count things which several organisations may count (docs/adr/0056-engagement-and-reports.md): a campaign of a
-- region is one campaign in the consolidated report too. What is counted is kept, so the sum is of different ones.
ALTER TABLE reports_figures ADD COLUMN members uuid[];
COMMENT ON COLUMN reports_figures.members IS 'Which things the value counts, where another organisation may count the same ones; else null.';

-- History of engagement stays with whom it belonged (docs/adr/0059-dashboards.md): the figure of a month is counted where the school was
-- on the day of the figure; who moves or closes takes the latest figure along, and no month that is over.
CREATE FUNCTION monitoring_engagement_place_on(school uuid, today date) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT m.organization_id FROM organizations_versions m
         WHERE m.organization_id = ANY (opora_chain(v.path)) AND m.kind = 'MUNICIPALITY'
           AND m.valid_from <= today AND (m.valid_to IS NULL OR m.valid_to >= today)
         ORDER BY nlevel(m.path) DESC LIMIT 1), v.organization_id)
    FROM organizations_versions v
    WHERE v.organization_id = school AND v.kind = 'SCHOOL' AND v.state = 'ACTIVE'
      AND v.valid_from <= today AND (v.valid_to IS NULL OR v.valid_to >= today)
$$;
ALTER TABLE monitoring_engagement ADD COLUMN month_place_id uuid;
COMMENT ON COLUMN monitoring_engagement.month_place_id IS 'A copy, kept by triggers: the municipality above the school on the day of the figure, else the school; null where it was closed.';
UPDATE monitoring_engagement SET month_place_id = monitoring_engagement_place_on(organization_id, day);
CREATE INDEX monitoring_engagement_month_place_id_idx ON monitoring_engagement (month_place_id, month);

DELETE FROM monitoring_engagement_counts WHERE month < 'infinity';
INSERT INTO monitoring_engagement_counts (place_id, month, level, schools)
SELECT e.month_place_id, e.month, e.level, count(*) FROM monitoring_engagement e
WHERE e.month_place_id IN (SELECT o.id FROM organizations o) GROUP BY 1, 2, 3;

CREATE OR REPLACE FUNCTION monitoring_engagement_placed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    -- Most are the month's again: of those the row that is there is updated, and where it is counted stands in it.
    IF TG_OP = 'INSERT' AND EXISTS (
        SELECT 1 FROM monitoring_engagement e WHERE e.organization_id = NEW.organization_id AND e.month = NEW.month) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        NEW.place_id := monitoring_engagement_place(NEW.organization_id);
    END IF;
    NEW.month_place_id := monitoring_engagement_place_on(NEW.organization_id, NEW.day);
    RETURN NEW;
END $$;
CREATE TRIGGER placed_anew BEFORE UPDATE ON monitoring_engagement FOR EACH ROW WHEN (OLD.day <> NEW.day)
    EXECUTE FUNCTION monitoring_engagement_placed();

CREATE OR REPLACE FUNCTION monitoring_count_engagement(added monitoring_engagement[], removed monitoring_engagement[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    INSERT INTO monitoring_engagement_counts AS c (place_id, month, level, schools)
    SELECT * FROM (
        SELECT m.place_id, m.month, e.level, sum(e.sign) AS schools
        FROM (SELECT 1 AS sign, a.* FROM unnest(added) a UNION ALL SELECT -1, r.* FROM unnest(removed) r) e
        CROSS JOIN LATERAL (
            SELECT e.month_place_id, e.month UNION ALL SELECT e.place_id, 'infinity' WHERE e.latest) m (place_id, month)
        -- a place that is deleted takes its schools along: nothing is counted there any more
        WHERE m.place_id IN (SELECT o.id FROM organizations o) GROUP BY 1, 2, 3) d
    WHERE d.schools <> 0 ORDER BY 1, 2, 3
    ON CONFLICT (place_id, month, level) DO UPDATE SET schools = c.schools + excluded.schools
$$;

-- A move may begin on an earlier day: which months it is about is in the versions, so it comes after they are written (next_version).
CREATE OR REPLACE FUNCTION monitoring_engagement_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE monitoring_engagement e SET place_id = p.place, month_place_id = p.month_place
    FROM (SELECT f.organization_id, f.month, monitoring_engagement_place(f.organization_id) AS place,
                 monitoring_engagement_place_on(f.organization_id, f.day) AS month_place
          FROM (SELECT DISTINCT o.id FROM added a JOIN removed r ON r.id = a.id AND (r.path, r.kind, r.state) IS DISTINCT FROM (a.path, a.kind, a.state)
                JOIN organizations o ON o.path <@ a.path) s
          JOIN monitoring_engagement f ON f.organization_id = s.id) p
    WHERE e.organization_id = p.organization_id AND e.month = p.month
      AND (e.place_id, e.month_place_id) IS DISTINCT FROM (p.place, p.month_place);
    RETURN NULL;
END $$;
DROP TRIGGER engagement_moved ON organizations;
CREATE TRIGGER versioned_engagement_moved AFTER UPDATE ON organizations REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_engagement_moved();

-- Who stood above the school on the day of a figure reads it.
ALTER POLICY seen ON monitoring_engagement USING ((SELECT opora_everything())
    OR organization_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope()))
    OR month_place_id IN (SELECT o.id FROM organizations o WHERE o.path <@ (SELECT opora_scope())));
