-- In which order risk profiles are listed (docs/adr/0053-risk-profiles.md): what each factor of a school came to when it was last
-- reckoned. The order alone follows from it, and which schools a page is about: what the page shows is reckoned anew, so nothing
-- stored here is shown.
CREATE TABLE monitoring_risk_order (
    organization_id uuid     NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    factor          text     NOT NULL CHECK (length(factor) BETWEEN 1 AND 64),
    rank            smallint NOT NULL CHECK (rank BETWEEN 0 AND 4),
    below           float8   NOT NULL CHECK (below BETWEEN 0 AND 1),
    PRIMARY KEY (organization_id, factor)
);
COMMENT ON COLUMN monitoring_risk_order.rank IS 'Of the significance that holds: 0 HIGH, 1 MEDIUM, 2 LOW, 3 NONE, 4 INSUFFICIENT_DATA.';
COMMENT ON COLUMN monitoring_risk_order.below IS 'By how much the value lies below 1: the higher a value, the earlier it comes.';
CREATE INDEX monitoring_risk_order_idx ON monitoring_risk_order (rank, below, organization_id, factor);
INSERT INTO platform_protected_tables VALUES ('monitoring_risk_order', 'organization_id');
CALL opora_policies('monitoring_risk_order',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))',
    '(SELECT opora_everything())');

-- Schools whose order may be another now: a worker takes them from here. Who writes only adds, and waits for nobody.
CREATE TABLE monitoring_risk_stale (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id uuid NOT NULL
) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.0);
CREATE INDEX monitoring_risk_stale_organization_id_idx ON monitoring_risk_stale (organization_id);
CALL opora_policies('monitoring_risk_stale', '(SELECT opora_everything())', '(SELECT opora_everything())');

CREATE FUNCTION monitoring_scores_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO monitoring_risk_stale (organization_id)
    SELECT DISTINCT p.organization_id FROM added a JOIN surveys_participants p ON p.id = a.participant_id;
    RETURN NULL;
END $$;
CREATE TRIGGER risk_added AFTER INSERT ON surveys_scores REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_scores_moved();
CREATE TRIGGER risk_changed AFTER UPDATE ON surveys_scores REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION monitoring_scores_moved();

-- A campaign that is scored comes before those that still run.
CREATE FUNCTION monitoring_campaign_turned() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO monitoring_risk_stale (organization_id)
    SELECT DISTINCT p.organization_id FROM surveys_participants p WHERE p.campaign_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER risk_turned AFTER UPDATE ON surveys_campaigns FOR EACH ROW WHEN (OLD.state <> NEW.state AND NEW.state = 'SCORED')
    EXECUTE FUNCTION monitoring_campaign_turned();

CREATE FUNCTION monitoring_formula_published() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO monitoring_risk_stale (organization_id)
    SELECT p.id FROM surveys_profiles p JOIN organizations o ON o.id = p.id
    WHERE NEW.organization_id IS NULL OR o.path <@ (SELECT w.path FROM organizations w WHERE w.id = NEW.organization_id);
    RETURN NULL;
END $$;
CREATE TRIGGER risk_published AFTER UPDATE ON monitoring_formulas FOR EACH ROW
    WHEN (OLD.published_on IS NULL AND NEW.published_on IS NOT NULL) EXECUTE FUNCTION monitoring_formula_published();

INSERT INTO monitoring_risk_stale (organization_id) SELECT p.id FROM surveys_profiles p;
