-- What was so on past days and is not seen in the present any more, what becomes of a proposal nobody decided on, and what the
-- last generation of a roadmap made (docs/adr/0049-generation-in-the-background.md, docs/adr/0050-what-was-undone.md).

-- A report taken back before anybody decided, and a checkpoint that was cancelled and is needed again: from when to when. All
-- other past states follow from the reports. Undoing is seldom, so these rows are few.
CREATE TABLE roadmaps_undone_states (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    checkpoint_id uuid        NOT NULL REFERENCES roadmaps_checkpoints (id) ON DELETE CASCADE,
    state         text        NOT NULL CHECK (state IN ('SUBMITTED', 'CANCELLED')),
    since         timestamptz NOT NULL,
    until         timestamptz NOT NULL CHECK (since <= until)
);
COMMENT ON TABLE roadmaps_undone_states IS 'Written by triggers alone.';
CREATE INDEX roadmaps_undone_states_checkpoint_id_idx ON roadmaps_undone_states (checkpoint_id, since);
INSERT INTO platform_protected_tables VALUES ('roadmaps_undone_states', 'checkpoint_id', 'roadmaps_checkpoints');
CALL opora_policies('roadmaps_undone_states',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM roadmaps_checkpoints p WHERE p.id = roadmaps_undone_states.checkpoint_id)',
    '(SELECT opora_everything())');

CREATE FUNCTION roadmaps_report_taken_back() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO roadmaps_undone_states (checkpoint_id, state, since, until)
    VALUES (OLD.checkpoint_id, 'SUBMITTED', OLD.submitted_at, greatest(OLD.submitted_at, now()));
    RETURN NULL;
END $$;
CREATE TRIGGER taken_back AFTER UPDATE OF state ON roadmaps_reports FOR EACH ROW
    WHEN (OLD.state = 'SUBMITTED' AND NEW.state = 'DRAFT') EXECUTE FUNCTION roadmaps_report_taken_back();

CREATE FUNCTION roadmaps_checkpoint_resumed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO roadmaps_undone_states (checkpoint_id, state, since, until)
    VALUES (OLD.id, 'CANCELLED', OLD.updated_at, greatest(OLD.updated_at, now()));
    RETURN NULL;
END $$;
CREATE TRIGGER resumed AFTER UPDATE OF state ON roadmaps_checkpoints FOR EACH ROW
    WHEN (OLD.state = 'CANCELLED' AND NEW.state <> 'CANCELLED') EXECUTE FUNCTION roadmaps_checkpoint_resumed();

-- A day nobody has decided on is no question any more when its checkpoint is accepted or not needed: the proposal lapses.
-- decided_at says when; nobody decided.
ALTER TABLE roadmaps_date_proposals DROP CONSTRAINT roadmaps_date_proposals_state_check;
ALTER TABLE roadmaps_date_proposals DROP CONSTRAINT roadmaps_date_proposals_check1;
ALTER TABLE roadmaps_date_proposals
    ADD CONSTRAINT roadmaps_date_proposals_state_check CHECK (state IN ('PROPOSED', 'ACCEPTED', 'REFUSED', 'LAPSED')),
    ADD CONSTRAINT roadmaps_date_proposals_decided_check CHECK (
        (state IN ('ACCEPTED', 'REFUSED')) = (decided_by IS NOT NULL) AND (state = 'PROPOSED') = (decided_at IS NULL));

CREATE FUNCTION roadmaps_lapse_proposals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE roadmaps_date_proposals SET state = 'LAPSED', decided_at = now(), version = version + 1
    WHERE checkpoint_id = NEW.id AND state = 'PROPOSED';
    RETURN NULL;
END $$;
CREATE TRIGGER lapse_proposals AFTER UPDATE OF state ON roadmaps_checkpoints FOR EACH ROW
    WHEN (NEW.state IN ('ACCEPTED', 'CANCELLED') AND OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION roadmaps_lapse_proposals();
UPDATE roadmaps_date_proposals d SET state = 'LAPSED', decided_at = c.updated_at, version = d.version + 1
FROM roadmaps_checkpoints c WHERE c.id = d.checkpoint_id AND d.state = 'PROPOSED' AND c.state IN ('ACCEPTED', 'CANCELLED');

-- What the last generation of a roadmap made; written with it.
CREATE TABLE roadmaps_generations (
    roadmap_id uuid PRIMARY KEY REFERENCES roadmaps (id) ON DELETE CASCADE,
    made_at    timestamptz NOT NULL DEFAULT now(),
    made       jsonb       NOT NULL
);
COMMENT ON COLUMN roadmaps_generations.made IS 'As GenerationView: what was added, kept and ended, and what is still unknown.';
INSERT INTO platform_protected_tables VALUES ('roadmaps_generations', 'roadmap_id', 'roadmaps');
CALL opora_policies('roadmaps_generations',
    '(SELECT opora_everything()) OR EXISTS (SELECT 1 FROM roadmaps p WHERE p.id = roadmaps_generations.roadmap_id)',
    '(SELECT opora_everything())');
