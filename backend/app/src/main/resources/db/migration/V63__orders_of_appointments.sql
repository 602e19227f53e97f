-- The order that appoints somebody, as a file of the organisation where they work.
ALTER TABLE organizations_memberships ADD COLUMN order_file_id uuid REFERENCES files (id);
CREATE INDEX organizations_memberships_order_file_id_idx ON organizations_memberships (order_file_id);
