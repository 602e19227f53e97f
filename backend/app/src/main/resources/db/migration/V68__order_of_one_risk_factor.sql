-- The list of risk profiles asked for one factor is read in its own order: by the order of all factors it would pass the rows of nine
-- others for each of its own, and all of them where few schools have such a factor (docs/adr/0053-risk-profiles.md).
CREATE INDEX monitoring_risk_order_factor_idx ON monitoring_risk_order (factor, rank, below, organization_id);
