-- Which kinds of records and which actions there are is found by stepping from one to the next. Lists that were exported
-- are left out: their addresses have ids in them, and each would be a kind of its own.
CREATE INDEX audit_entries_kind_idx ON audit_entries (entity, action) WHERE strpos(entity, '/') = 0;
