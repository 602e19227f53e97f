-- Search by a dictionary. What was typed is compared by trigrams with each distinct word once, and no longer with each name; from the
-- words that are alike an index leads to the names, and their likeness is summed. So a word that thousands of schools have
-- costs little more than a rare one (docs/adr/0014-search-by-normal-form.md).
CREATE TABLE organizations_words (
    id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    word     text COLLATE "C" NOT NULL UNIQUE,
    trigrams smallint NOT NULL
);
COMMENT ON TABLE organizations_words IS 'Every word of organizations_names once; those that nobody uses any more are taken away by a job.';
CREATE INDEX organizations_words_word_idx ON organizations_words USING gin (word gin_trgm_ops);

CREATE TABLE organizations_names_words (
    word_id  integer  NOT NULL,
    name_id  bigint   NOT NULL,
    size     smallint NOT NULL,
    numbered boolean  NOT NULL,
    PRIMARY KEY (word_id, name_id) INCLUDE (size, numbered)
);
COMMENT ON TABLE organizations_names_words IS 'In which names a word is, with what ranks them, so that a frequent word''s names need not all be read.';
COMMENT ON COLUMN organizations_names_words.size IS 'How many trigrams all words of the name have.';
COMMENT ON COLUMN organizations_names_words.numbered IS 'Whether the name has a number.';
CREATE INDEX organizations_names_words_name_id_idx ON organizations_names_words (name_id);

-- Both tables are out of the API's reach: triggers write them, the search reads them, and each does so for its caller. They write
-- once a statement, where foreign keys would ask once a row; in place of these, who adds words shares a lock that the job which
-- forgets words has alone.
-- New words are added in one order, so that two who bring the same new words do not wait for each other.
CREATE FUNCTION organizations_names_words_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('opora organizations words'));
    -- Planned each time: what was planned for an empty dictionary would go on looking through all of it.
    EXECUTE $$
        INSERT INTO organizations_words (word, trigrams)
        SELECT fresh.word, cardinality(show_trgm(fresh.word))
        FROM (SELECT DISTINCT unnest(string_to_array(a.words, ' ')) COLLATE "C" AS word FROM added a) fresh
        WHERE NOT EXISTS (SELECT 1 FROM organizations_words w WHERE w.word = fresh.word)
        ORDER BY fresh.word ON CONFLICT DO NOTHING $$;
    EXECUTE $$
        INSERT INTO organizations_names_words (word_id, name_id, size, numbered)
        SELECT w.id, a.id, sum(w.trigrams) OVER (PARTITION BY a.id), a.numbers <> '{}'
        FROM added a CROSS JOIN unnest(string_to_array(a.words, ' ')) of JOIN organizations_words w ON w.word = of COLLATE "C" $$;
    RETURN NULL;
END $body$;
CREATE TRIGGER words_added AFTER INSERT ON organizations_names REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION organizations_names_words_added();
CREATE FUNCTION organizations_names_words_removed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM organizations_names_words p WHERE p.name_id IN (SELECT id FROM removed);
    RETURN NULL;
END $$;
CREATE TRIGGER words_removed AFTER DELETE ON organizations_names REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION organizations_names_words_removed();
-- Names are made anew, never corrected: a corrected one would keep its old words.
REVOKE UPDATE ON organizations_names FROM opora_app;

WITH words AS (
    INSERT INTO organizations_words (word, trigrams)
    SELECT fresh.word, cardinality(show_trgm(fresh.word))
    FROM (SELECT DISTINCT unnest(string_to_array(n.words, ' ')) COLLATE "C" AS word FROM organizations_names n) fresh
    RETURNING id, word, trigrams)
INSERT INTO organizations_names_words (word_id, name_id, size, numbered)
SELECT w.id, n.id, sum(w.trigrams) OVER (PARTITION BY n.id), n.numbers <> '{}'
FROM organizations_names n CROSS JOIN unnest(string_to_array(n.words, ' ')) of JOIN words w ON w.word = of COLLATE "C";
DROP INDEX organizations_names_words_idx;

-- For the job; not now if somebody is just adding names.
CREATE FUNCTION organizations_words_forget() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    forgotten bigint := 0;
BEGIN
    IF pg_try_advisory_xact_lock(hashtext('opora organizations words')) THEN
        DELETE FROM organizations_words w WHERE NOT EXISTS (SELECT 1 FROM organizations_names_words p WHERE p.word_id = w.id);
        GET DIAGNOSTICS forgotten = ROW_COUNT;
    END IF;
    RETURN forgotten;
END $$;
