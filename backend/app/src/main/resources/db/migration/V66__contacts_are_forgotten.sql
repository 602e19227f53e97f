-- How whoever left could be reached is erased (docs/personal-data.md), and what people were told long ago is forgotten.

-- The record of changes cannot be mended, so it keeps no contacts: that they changed, and not from what to what.
CREATE OR REPLACE FUNCTION audit_organizations_people() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) - '{email,phone}'::text[] END;
    became jsonb := to_jsonb(NEW) - '{email,phone}'::text[];
    moved jsonb := '{}';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (OLD.email, OLD.phone) IS DISTINCT FROM (NEW.email, NEW.phone) THEN
            moved := jsonb_build_object('contacts', CASE WHEN num_nonnulls(NEW.email, NEW.phone) = 0 THEN 'ERASED' ELSE 'CHANGED' END);
        ELSIF was - '{version,updated_at}'::text[] = became - '{version,updated_at}'::text[] THEN
            RETURN NULL;
        END IF;
    END IF;
    PERFORM audit_append(NULL, CASE TG_OP WHEN 'INSERT' THEN 'CREATED' ELSE 'CHANGED' END, 'person', NEW.id::text,
        (SELECT m.organization_id FROM organizations_memberships m WHERE m.person_id = NEW.id
         ORDER BY m.ended_at IS NULL DESC, m.valid_from DESC, m.id LIMIT 1),
        audit_difference(was, became),
        CASE WHEN was IS NULL THEN became ELSE coalesce(audit_difference(became, was), '{}') || moved END, NULL);
    RETURN NULL;
END $$;

-- Rows lie on the disk nearly in the order in which they came.
CREATE INDEX notifications_created_at_idx ON notifications USING brin (created_at);
