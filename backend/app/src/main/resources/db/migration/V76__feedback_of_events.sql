-- An event names the campaign that asks those who were there for their opinion (docs/adr/0066-events.md), one of the same owner. There is no
-- foreign key: rooms do not know each other's tables, and a draft of a campaign may be deleted.
ALTER TABLE events_events ADD COLUMN feedback_campaign_id uuid;
CREATE INDEX events_events_feedback_campaign_id_idx ON events_events (feedback_campaign_id);
