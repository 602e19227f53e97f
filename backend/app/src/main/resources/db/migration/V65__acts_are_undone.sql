-- A wrong merging or closing of an organisation is undone (docs/adr/0013-organisations-in-time.md): what it ended, carried
-- over and moved is kept beside it. Of acts before this nothing is kept: what they ended stays ended.
ALTER TABLE organizations_changes DROP CONSTRAINT organizations_changes_action_check;
ALTER TABLE organizations_changes ADD CONSTRAINT organizations_changes_action_check
    CHECK (action IN ('RENAME', 'MOVE', 'MERGE', 'CLOSE', 'REOPEN'));

-- until, reason: when and why it would have ended anyway. record_id has no foreign key: it is of one of four tables.
CREATE TABLE organizations_effects (
    change_id uuid NOT NULL REFERENCES organizations_changes (id),
    effect    text NOT NULL CHECK (effect IN ('ENDED', 'CARRIED', 'MOVED')),
    kind      text NOT NULL CHECK (kind IN ('MEMBERSHIP', 'PARTICIPATION', 'PARTNERSHIP', 'ORGANIZATION')),
    record_id uuid NOT NULL,
    until     date,
    reason    text,
    PRIMARY KEY (change_id, record_id)
);
CALL opora_policies('organizations_effects', '(SELECT opora_everything())', '(SELECT opora_everything())');
REVOKE UPDATE, DELETE ON organizations_effects FROM opora_app;
