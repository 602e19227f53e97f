-- The cascade: roadmaps below adopt rows of the one above, and the one above counts their numbers
-- (docs/adr/0037-cascade.md).

-- adopted_as is what the row above said when it was adopted, or was last looked at. Of three states (that one, the row as it
-- is, the row above as it is) it can always be told who changed what.
ALTER TABLE roadmaps_activities
    ADD COLUMN adopted_as jsonb,
    ADD CHECK (length(deviation_reason) BETWEEN 1 AND 2000),
    ADD CHECK (adopted_id IS NOT NULL OR num_nonnulls(adopted_as, deviation_reason) = 0);
COMMENT ON COLUMN roadmaps_activities.adopted_id IS 'The row of the roadmap above that it was adopted from.';
COMMENT ON COLUMN roadmaps_activities.adopted_as IS 'What that row said then (roadmaps_row_says).';
COMMENT ON COLUMN roadmaps_activities.deviation_reason IS 'Why it says something else than adopted_as.';

-- How the numbers of many become one; null: as roadmaps_aggregation says.
ALTER TABLE roadmaps_targets ADD COLUMN aggregation text CHECK (aggregation IN ('SUM', 'LATEST'));

-- Counts add up; shares, marks and places do not, and no mean is made of them: who has how many pupils is not known here.
CREATE FUNCTION roadmaps_aggregation(unit text, words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN lower(coalesce(unit, '')) ~ '^(%|процент|промилле|балл|коэффициент|индекс|место|дол[яиею])'
                  OR lower(coalesce(words, '')) ~ '(\mдол[яиюе]\M|\mсредн|\mв среднем\M|\mкоэффициент|\mиндекс|\mкажд)'
                THEN 'LATEST' ELSE 'SUM' END
$$;

-- The words of a row, without its printed number, its place and what reports must hold: these are everybody's own.
CREATE FUNCTION roadmaps_row_says(activity uuid) RETURNS jsonb LANGUAGE sql STABLE COST 5000 AS $$
    SELECT jsonb_build_object('title', a.title, 'projectLevels', a.project_levels, 'direction', a.direction,
               'participants', a.participants, 'expectedResult', a.expected_result, 'termText', a.term_text,
               'term', jsonb_build_object('text', coalesce(a.term ->> 'text', ''), 'status', a.term_status, 'kind', a.term ->> 'kind',
                   'recurrence', a.term ->> 'recurrence', 'windows', coalesce(a.term -> 'windows', '[]')),
               'tasks', coalesce((
                   SELECT jsonb_agg(jsonb_build_object('actor', t.actor, 'text', t.text, 'executors', t.executors) ORDER BY t.position)
                   FROM roadmaps_tasks t WHERE t.activity_id = a.id AND t.removed_edition IS NULL), '[]'),
               'targets', coalesce((
                   SELECT jsonb_agg(jsonb_build_object('comparator', g.comparator, 'value', trim_scale(g.value)::text, 'unit', g.unit,
                              'text', g.text) ORDER BY g.position)
                   FROM roadmaps_targets g WHERE g.activity_id = a.id AND g.removed_edition IS NULL), '[]'))
    FROM roadmaps_activities a WHERE a.id = activity
$$;

UPDATE roadmaps_activities SET adopted_as = roadmaps_row_says(adopted_id) WHERE adopted_id IS NOT NULL;

-- Whoever writes only the link gets the rest of it; without a link there is nothing to explain.
CREATE FUNCTION roadmaps_adopted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF NEW.adopted_id IS NULL THEN
        NEW.adopted_as := NULL;
        NEW.deviation_reason := NULL;
    ELSIF NEW.adopted_as IS NULL THEN
        NEW.adopted_as := roadmaps_row_says(NEW.adopted_id);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER adopted BEFORE INSERT OR UPDATE OF adopted_id, adopted_as, deviation_reason ON roadmaps_activities
    FOR EACH ROW EXECUTE FUNCTION roadmaps_adopted();

-- The second line behind the writer of drafts: who changes an adopted row says why, before the change is committed.
CREATE FUNCTION roadmaps_deviation_said() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    changed uuid;
BEGIN
    IF TG_TABLE_NAME = 'roadmaps_activities' THEN
        changed := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN
        changed := OLD.activity_id;
    ELSE
        changed := NEW.activity_id;
    END IF;
    IF EXISTS (SELECT 1 FROM roadmaps_activities a
               WHERE a.id = changed AND a.adopted_id IS NOT NULL AND a.deviation_reason IS NULL AND a.removed_edition IS NULL
                 AND a.adopted_as IS DISTINCT FROM roadmaps_row_says(a.id)) THEN
        RAISE EXCEPTION 'A row that differs from the one above says why' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER deviation_said AFTER INSERT OR UPDATE ON roadmaps_activities DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.adopted_id IS NOT NULL) EXECUTE FUNCTION roadmaps_deviation_said();
CREATE CONSTRAINT TRIGGER deviation_said AFTER INSERT OR UPDATE OR DELETE ON roadmaps_tasks DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION roadmaps_deviation_said();
CREATE CONSTRAINT TRIGGER deviation_said AFTER INSERT OR UPDATE OF comparator, value, unit, text, position, removed_edition OR DELETE
    ON roadmaps_targets DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION roadmaps_deviation_said();
