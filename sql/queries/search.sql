--! index
-- Writes the words of posts, with their stems where the language has them. Posts are held, so that none is deleted meanwhile.
WITH held AS (
    SELECT s.id FROM statuses s WHERE s.id = ANY(:ids::bigint[]) ORDER BY s.id FOR KEY SHARE
)
INSERT INTO status_words (status_id, words)
SELECT r.id, array_to_tsvector(r.marks || r.words || ARRAY(
           SELECT DISTINCT '~' || l.l FROM unnest(r.words) AS w (w)
           CROSS JOIN LATERAL unnest(ts_lexize(r.dictionary::regdictionary, w.w)) AS l (l)))
FROM json_to_recordset(:rows::json) AS r (id bigint, marks text[], words text[], dictionary text)
JOIN held ON held.id = r.id
ORDER BY r.id
ON CONFLICT (status_id) DO UPDATE SET words = excluded.words;

--! unindexed : (id)
SELECT t.id FROM unnest(:ids::bigint[]) AS t (id)
WHERE (SELECT true FROM status_words w WHERE w.status_id = t.id) IS NOT TRUE;

--! stems : (word, stem)
SELECT w.word, l.stem FROM unnest(:words::text[]) AS w (word)
CROSS JOIN unnest(:dictionaries::text[]) AS d (name)
CROSS JOIN LATERAL unnest(ts_lexize(d.name::regdictionary, w.word)) AS l (stem);

--! statuses : (status_id)
-- The newest posts whose words answer a query. The query names the days it looks at, so that what is common is looked for
-- in a part of it.
SELECT w.status_id FROM status_words w
WHERE w.words @@ (:query::text)::tsquery AND w.status_id < :below AND w.status_id > :above
ORDER BY w.status_id DESC LIMIT :amount;

--! marked_statuses : (status_id)
-- The same among what the reader has favoured, bookmarked or boosted last.
SELECT x.id AS status_id FROM (
    (SELECT f.status_id AS id FROM favourites f WHERE f.account_id = :reader ORDER BY f.id DESC LIMIT :reach)
    UNION
    (SELECT b.status_id FROM bookmarks b WHERE b.account_id = :reader ORDER BY b.id DESC LIMIT :reach)
    UNION
    (SELECT s.reblog_of_id FROM statuses s
      WHERE s.account_id = :reader AND s.reblog_of_id IS NOT NULL ORDER BY s.id DESC LIMIT :reach)
) x
CROSS JOIN LATERAL (SELECT FROM status_words w WHERE w.status_id = x.id AND w.words @@ (:query::text)::tsquery OFFSET 0) w
WHERE x.id < :below AND x.id > :above
ORDER BY x.id DESC LIMIT :amount;

--! below : (id)
SELECT s.id FROM statuses s WHERE s.id < :below ORDER BY s.id DESC LIMIT :amount;

--! of_account : (id)
SELECT s.id FROM statuses s WHERE s.account_id = :account_id AND s.id < :below ORDER BY s.id DESC LIMIT :amount;

--! alike : (id, likeness)
-- People whose names hold something like the text, the likest first.
SELECT a.id, word_similarity(:text, lower(a.username || ' ' || a.display_name)) AS likeness
FROM accounts a WHERE a.suspended_at IS NULL AND a.deleted_at IS NULL
ORDER BY lower(a.username || ' ' || a.display_name) <->> :text LIMIT :amount;

--! followed_among : (id)
SELECT f.target_id AS id FROM follows f WHERE f.account_id = :reader AND f.target_id = ANY(:ids);
