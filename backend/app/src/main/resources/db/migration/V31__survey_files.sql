-- Files in the answers of surveys, and links for a tablet that is handed on (docs/adr/0045-surveys.md).

-- A shared device under supervision: what it says of itself is not used, so that one after another may answer on it.
ALTER TABLE surveys_links ADD COLUMN supervised boolean NOT NULL DEFAULT false;

-- What a respondent attached to an answer. It belongs to no account; as beside the answer only the day is known. The content is
-- swept up after its row is gone, and a row is deleted when no answer that is stored refers to it for a week.
CREATE TABLE surveys_uploads (
    id             uuid PRIMARY KEY,
    campaign_id    uuid   NOT NULL,
    participant_id uuid   NOT NULL,
    question       text   NOT NULL,
    name           text   NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    media_type     text   NOT NULL,
    size           bigint NOT NULL CHECK (size > 0),
    content        uuid   NOT NULL UNIQUE,
    received_on    date   NOT NULL,
    response_id    uuid
);
COMMENT ON COLUMN surveys_uploads.response_id IS 'The answer that refers to it; said before the answer is stored.';
CREATE INDEX surveys_uploads_campaign_id_idx ON surveys_uploads (campaign_id) INCLUDE (size);
CREATE INDEX surveys_uploads_received_on_idx ON surveys_uploads (received_on);
CALL opora_policies('surveys_uploads', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');
