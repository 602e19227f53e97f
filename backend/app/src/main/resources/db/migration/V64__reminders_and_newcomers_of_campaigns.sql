-- Campaigns remind by their days, and follow the programme whose schools they ask (docs/adr/0045-surveys.md).

-- So many days before the last one whoever has not answered is reminded. Campaigns that were there before remind by hand alone.
ALTER TABLE surveys_campaigns
    ADD COLUMN remind_days integer[] NOT NULL DEFAULT '{}'
        CHECK (cardinality(remind_days) <= 10 AND 1 <= ALL (remind_days) AND 60 >= ALL (remind_days) AND array_position(remind_days, NULL) IS NULL),
    ADD COLUMN reminded_on date,
    ADD COLUMN programme_audiences text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN surveys_campaigns.reminded_on IS 'When it has reminded by its days last, in the owner''s zone.';
COMMENT ON COLUMN surveys_campaigns.programme_audiences IS 'Groups of the schools of its programme, also of those that join it later.';
ALTER TABLE surveys_participants ADD COLUMN reminded_on date;
COMMENT ON COLUMN surveys_participants.reminded_on IS 'When the people of the organisation were reminded last; nothing of those who answer.';

-- Whom somebody has taken out of a campaign: the programme does not bring them back.
CREATE TABLE surveys_left_out (
    campaign_id     uuid NOT NULL REFERENCES surveys_campaigns (id) ON DELETE CASCADE,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    audience        text NOT NULL,
    PRIMARY KEY (campaign_id, organization_id, audience)
);
CREATE INDEX surveys_left_out_organization_id_idx ON surveys_left_out (organization_id);
CALL opora_policies('surveys_left_out', '(SELECT opora_everything())', '(SELECT opora_everything())');
REVOKE UPDATE, DELETE ON surveys_left_out FROM opora_app;
