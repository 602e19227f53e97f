-- Other systems ask for the organisations that changed since a moment (updatedSince): of a million that is a few, and their order
-- is by name. Without this the names are read to the end.
CREATE INDEX organizations_updated_at_idx ON organizations (updated_at);
