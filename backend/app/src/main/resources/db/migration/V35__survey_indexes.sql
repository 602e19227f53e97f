-- Pages of an export go by participant and answer (docs/adr/0046-looking-closer.md).
CREATE INDEX surveys_responses_participant_id_id_idx ON surveys_responses (participant_id, id);
DROP INDEX surveys_responses_participant_id_idx;

-- Files are counted against the share of a participant and of the campaign.
DROP INDEX surveys_uploads_campaign_id_idx;
CREATE INDEX surveys_uploads_campaign_id_idx ON surveys_uploads (campaign_id) INCLUDE (participant_id, size);
