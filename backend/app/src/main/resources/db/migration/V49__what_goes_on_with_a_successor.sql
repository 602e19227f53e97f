-- Whether the programmes, the curators and the pairs of an organisation go on with its successor: said with the merging,
-- also when its day is to come.
ALTER TABLE organizations_changes ADD COLUMN carries_over boolean NOT NULL DEFAULT false;
