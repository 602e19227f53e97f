-- Engagement has the component DOCUMENTS (docs/adr/0056-engagement-and-reports.md): of the checkpoints that fell due of rows that ask for a
-- document, those whose report holds it, submitted or accepted. Late or not: that is what CHECKPOINTS counts. What reckons it is made anew in V74.

-- A file or a link is a document, a text or a number is none.
CREATE FUNCTION roadmaps_asks_document(evidence text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT evidence && ARRAY['FILE', 'LINK']
$$;

-- Whether the report that stands for a checkpoint holds the documents that its row asks for. What is asked for may have been said after it
-- was submitted.
CREATE FUNCTION roadmaps_documents_given(checkpoint uuid, evidence text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (
        SELECT 1 FROM roadmaps_reports r WHERE r.checkpoint_id = checkpoint AND r.state IN ('SUBMITTED', 'ACCEPTED')
          AND ('LINK' <> ALL (evidence) OR r.link IS NOT NULL)
          AND ('FILE' <> ALL (evidence) OR EXISTS (SELECT 1 FROM roadmaps_evidence e WHERE e.report_id = r.id AND e.file_id IS NOT NULL)))
$$;

-- What a value was made from is told in the reader's language. What was brought before stands in trace, in Russian, until it is brought anew.
ALTER TABLE monitoring_values ADD COLUMN traced jsonb CHECK (jsonb_typeof(traced) = 'object');
COMMENT ON COLUMN monitoring_values.traced IS 'Of a value that nobody entered: what it was made from, in words by language.';
COMMENT ON COLUMN monitoring_values.trace IS 'The same in Russian, of values that were brought before traced was there.';
