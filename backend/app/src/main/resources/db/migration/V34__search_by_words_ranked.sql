-- Names without words are looked through with the plainest first.
CREATE INDEX organizations_names_plain_idx ON organizations_names (length(words), cardinality(numbers), id);

-- The best matches of a name in normal form, among what the connection's caller sees; what is seen is decided before the best are
-- cut off. A definer's function, because under row-level security the operators of trigrams and paths may not use their
-- indexes. Score: 1000 is as alike as can be.
--
-- With words: the words of the dictionary that are alike lead to the names. A name is worth the likeness of each word that was
-- typed (0.2 where nothing in it is alike, as of any two words of the language) and the share of trigrams that both have. Names
-- are then looked at in this order, until there are enough that the caller sees. Those who see little (so many organisations)
-- are searched among their own. Without words: by the number, or all of a kind.
--
-- Paths are compared in a CASE because the planner takes a comparison for far rarer than it is (V12).
DROP FUNCTION organizations_search(text[], text[], text[], text, uuid, boolean, integer);
CREATE FUNCTION organizations_search(words text[], numbers text[], types text[], kind text, within uuid, closed boolean, most integer,
    little integer DEFAULT 1000)
RETURNS TABLE (organization_id uuid, score integer, exact boolean, source text, matched text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET pg_trgm.word_similarity_threshold = 0.5 SET jit = off AS $body$
DECLARE
    few uuid[] := organizations_few(within, little);
    among text := concat(
        CASE WHEN few IS NOT NULL THEN 'AND p.name_id IN (SELECT n.id FROM organizations_names n WHERE n.organization_id = ANY ($10)) ' END,
        CASE WHEN numbers <> '{}' THEN 'AND (NOT p.numbered OR p.name_id IN (SELECT id FROM numbered))' END);
    -- Two words of a name may be like the same one that was typed: the better counts.
    best text := 'coalesce(max(a.%1$s) FILTER (WHERE a.position = %2$s), %3$s)';
    likeness text := (SELECT string_agg(format(best, 'likeness', i, 0.2), ' + ') FROM generate_series(1, cardinality(words)) i);
    common text := (SELECT string_agg(format(best, 'common', i, 0), ' + ') FROM generate_series(1, cardinality(words)) i);
    seen text := $seen$o.id = n.organization_id AND CASE WHEN o.path <@ $7 THEN true ELSE o.path @> $7 END
        AND ($5 IS NULL OR CASE WHEN o.path <@ $5 THEN true ELSE false END) AND ($4 IS NULL OR o.kind = $4) AND ($6 OR o.state = 'ACTIVE')$seen$;
    plain text := $plain$
        SELECT o.id, n.source, n.text, n.words, n.numbers, n.types, 900::float8 AS likeness
        FROM organizations_names n JOIN organizations o ON %s
        WHERE %s AND ($10 IS NULL OR n.organization_id = ANY ($10))
        ORDER BY length(n.words), cardinality(n.numbers), n.id LIMIT $8 + $8 / 8 + 100 $plain$;
    worded text := $worded$
        WITH asked AS MATERIALIZED (
            SELECT w AS word, position, cardinality(show_trgm(w)) AS trigrams FROM unnest($1) WITH ORDINALITY AS a(w, position)),
        alike AS MATERIALIZED (
            SELECT a.position, w.id, word_similarity(a.word, w.word)::float8 AS likeness,
                   (similarity(a.word, w.word) * (a.trigrams + w.trigrams) / (1 + similarity(a.word, w.word)))::float8 AS common
            FROM asked a JOIN organizations_words w ON w.word %%> a.word),
        numbered AS MATERIALIZED (SELECT n.id FROM organizations_names n WHERE $2 <> '{}' AND n.numbers @> $2),
        sums AS (
            SELECT p.name_id, p.size, p.numbered, %s AS likeness, %s AS common
            FROM alike a JOIN organizations_names_words p ON p.word_id = a.id %s
            GROUP BY p.name_id, p.size, p.numbered),
        hits AS MATERIALIZED (
            SELECT s.name_id, s.size, 750 * s.likeness / cardinality($1)
                + 250 * s.common / ((SELECT sum(a.trigrams)::float8 FROM asked a) + s.size - s.common)
                - CASE WHEN $2 = '{}' OR s.numbered THEN 0 ELSE 300 END AS likeness
            FROM sums s)
        SELECT n.*, h.likeness
        FROM (SELECT * FROM hits WHERE likeness >= 400 ORDER BY likeness DESC, size OFFSET 0) h CROSS JOIN LATERAL (
            SELECT o.id, n.source, n.text, n.words, n.numbers, n.types
            FROM organizations_names n JOIN organizations o ON %s WHERE n.id = h.name_id OFFSET 0) n
        ORDER BY h.likeness DESC, h.size FETCH FIRST ($8 + $8 / 8 + 100) ROWS WITH TIES $worded$;
BEGIN
    RETURN QUERY EXECUTE format($query$
        SELECT b.id, b.score, b.exact, b.source, b.text FROM (
            SELECT DISTINCT ON (s.id) s.* FROM (
                SELECT n.id, n.source, n.text,
                    n.words = $9 AND n.numbers = $2 AND (n.types && $3 OR n.types = '{}' OR $3 = '{}') AS exact,
                    (n.likeness - CASE WHEN $2 = '{}' OR n.numbers = '{}' OR n.numbers = $2 THEN 0 ELSE 40 END
                     - CASE WHEN $3 = '{}' OR n.types = '{}' OR n.types && $3 THEN 0 ELSE 60 END)::integer AS score
                FROM (%s) n
            ) s WHERE s.score >= 400 ORDER BY s.id, s.score DESC, s.exact DESC, s.text COLLATE "C"
        ) b ORDER BY b.score DESC, b.exact DESC, b.text COLLATE "C", b.id LIMIT $8 $query$,
        CASE WHEN words <> '{}' THEN format(worded, likeness, common, among, seen)
             WHEN numbers <> '{}' THEN format(plain, seen, 'n.numbers @> $2')
             ELSE format(plain, seen, 'n.types && $3') END)
    USING words, numbers, types, kind, (SELECT w.path FROM organizations w WHERE w.id = within), closed, opora_scope(), most,
          (SELECT coalesce(string_agg(w, ' ' ORDER BY w), '') FROM unnest(words) w), few;
END $body$;
