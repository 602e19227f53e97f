-- An amendment that is approved for a later day waits as APPROVED and is carried out on its day (docs/adr/0035-editions-and-amendments.md).
ALTER TABLE roadmaps
    ADD COLUMN effective_on       date,
    ADD COLUMN approval_reason    text CHECK (length(approval_reason) <= 4000),
    ADD COLUMN approved_by        text,
    ADD COLUMN approved_at        timestamptz,
    ADD COLUMN approval_failure   text,
    ADD COLUMN approval_withdrawn text CHECK (length(approval_withdrawn) <= 2000),
    ADD CHECK (num_nonnulls(effective_on, approved_by, approved_at) IN (0, 3)),
    ADD CHECK (effective_on IS NULL OR amends_id IS NOT NULL AND state IN ('APPROVED', 'CLOSED')),
    ADD CHECK (amends_id IS NULL OR state <> 'APPROVED' OR effective_on IS NOT NULL);
COMMENT ON COLUMN roadmaps.effective_on IS 'Of an amending draft that was approved for a later day: that day, by the owner''s calendar.';
COMMENT ON COLUMN roadmaps.approval_failure IS 'Why it could not be carried out on its day; a person withdraws the approval.';
COMMENT ON COLUMN roadmaps.approval_withdrawn IS 'Why the last approval was taken back before it was carried out.';
CREATE INDEX roadmaps_waiting_idx ON roadmaps (effective_on) WHERE amends_id IS NOT NULL AND state = 'APPROVED';
