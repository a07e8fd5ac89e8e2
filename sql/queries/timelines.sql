-- Pages of ids. Each list has one query; `upwards` reads the entries next above `above` (min_id), else the newest
-- below `below`. A branch that is not asked for costs nothing (one-time filter).

--! home : (id)
SELECT id FROM home_entries(:reader, :below, :above, :amount) AS e (id);

--! home_above : (id)
SELECT id FROM home_entries_above(:reader, :above, :below, :amount) AS e (id);

--! repeats : (id)
-- Boosts that the reader's home leaves out: the original, or an earlier boost of it by somebody followed,
-- stood in the same home less than a day before.
SELECT b.id FROM statuses b
WHERE b.id = ANY(:ids) AND b.reblog_of_id IS NOT NULL AND b.account_id <> :reader
  AND (EXISTS (SELECT 1 FROM statuses o
                WHERE o.id = b.reblog_of_id AND o.id > b.id - :window::bigint
                  AND (o.account_id = :reader
                       OR EXISTS (SELECT 1 FROM follows f
                                   WHERE f.account_id = :reader AND f.target_id = o.account_id AND NOT f.exclusive)
                       OR (o.visibility = 'public'
                           AND EXISTS (SELECT 1 FROM status_tags x JOIN tag_follows t ON t.tag_id = x.tag_id
                                        WHERE x.status_id = o.id AND t.account_id = :reader))))
       OR EXISTS (SELECT 1 FROM statuses e
                   WHERE e.reblog_of_id = b.reblog_of_id AND e.id < b.id AND e.id > b.id - :window::bigint
                     AND (e.account_id = :reader
                          OR EXISTS (SELECT 1 FROM follows f
                                      WHERE f.account_id = :reader AND f.target_id = e.account_id
                                        AND f.show_reblogs AND NOT f.exclusive))));

--! public : (id)
-- Media apart: their index is found only by a condition that stands alone.
(SELECT s.id FROM statuses s
  WHERE NOT :upwards AND NOT :only_media AND s.visibility = 'public' AND s.reblog_of_id IS NULL
    AND s.id < :below AND s.id > :above
    AND (NOT :remote OR NOT s.local)
    AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id)
  ORDER BY s.id DESC LIMIT :amount)
UNION ALL
(SELECT s.id FROM statuses s
  WHERE :upwards AND NOT :only_media AND s.visibility = 'public' AND s.reblog_of_id IS NULL
    AND s.id < :below AND s.id > :above
    AND (NOT :remote OR NOT s.local)
    AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id)
  ORDER BY s.id LIMIT :amount)
UNION ALL
(SELECT s.id FROM statuses s
  WHERE NOT :upwards AND :only_media AND s.visibility = 'public' AND s.reblog_of_id IS NULL
    AND s.id < :below AND s.id > :above
    AND (NOT :remote OR NOT s.local) AND s.media_ids <> '{}'
    AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id)
  ORDER BY s.id DESC LIMIT :amount)
UNION ALL
(SELECT s.id FROM statuses s
  WHERE :upwards AND :only_media AND s.visibility = 'public' AND s.reblog_of_id IS NULL
    AND s.id < :below AND s.id > :above
    AND (NOT :remote OR NOT s.local) AND s.media_ids <> '{}'
    AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id)
  ORDER BY s.id LIMIT :amount);

--! public_local : (id)
(SELECT s.id FROM statuses s
  WHERE NOT :upwards AND s.visibility = 'public' AND s.reblog_of_id IS NULL AND s.local
    AND s.id < :below AND s.id > :above AND (NOT :only_media OR s.media_ids <> '{}')
    AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id)
  ORDER BY s.id DESC LIMIT :amount)
UNION ALL
(SELECT s.id FROM statuses s
  WHERE :upwards AND s.visibility = 'public' AND s.reblog_of_id IS NULL AND s.local
    AND s.id < :below AND s.id > :above AND (NOT :only_media OR s.media_ids <> '{}')
    AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id)
  ORDER BY s.id LIMIT :amount);

--! tag : (id)
-- Of several tags that a post needs, the walk is along the one with the fewest posts (counted up to 10,000; one that is
-- not there has none), and the others are looked up for each of its posts.
(SELECT t.status_id AS id FROM status_tags t JOIN statuses s ON s.id = t.status_id
  WHERE NOT :upwards
    AND t.tag_id = (SELECT g.id FROM unnest(array_append(:all_of::text[], :name)) AS w (name) LEFT JOIN tags g ON g.name = w.name
                     ORDER BY CASE cardinality(:all_of::text[]) WHEN 0 THEN 0
                              ELSE (SELECT count(*) FROM (SELECT FROM status_tags c WHERE c.tag_id = g.id LIMIT 10000) u) END
                     LIMIT 1)
    AND s.visibility = 'public' AND t.status_id < :below AND t.status_id > :above
    AND (NOT :local OR s.local) AND (NOT :remote OR NOT s.local) AND (NOT :only_media OR s.media_ids <> '{}')
    AND (cardinality(:all_of::text[]) = 0
         OR (SELECT count(*) FROM status_tags x WHERE x.status_id = s.id
                AND x.tag_id = ANY ((SELECT array_agg(g.id) FROM tags g WHERE g.name = ANY (array_append(:all_of::text[], :name)))::bigint[]))
          = (SELECT count(*) FROM tags g WHERE g.name = ANY (array_append(:all_of::text[], :name))))
    AND (cardinality(:none_of::text[]) = 0
         OR (SELECT true FROM status_tags x WHERE x.status_id = s.id
                AND x.tag_id = ANY ((SELECT array_agg(g.id) FROM tags g WHERE g.name = ANY (:none_of::text[]))::bigint[]) LIMIT 1) IS NULL)
  ORDER BY t.status_id DESC LIMIT :amount)
UNION ALL
(SELECT t.status_id AS id FROM status_tags t JOIN statuses s ON s.id = t.status_id
  WHERE :upwards
    AND t.tag_id = (SELECT g.id FROM unnest(array_append(:all_of::text[], :name)) AS w (name) LEFT JOIN tags g ON g.name = w.name
                     ORDER BY CASE cardinality(:all_of::text[]) WHEN 0 THEN 0
                              ELSE (SELECT count(*) FROM (SELECT FROM status_tags c WHERE c.tag_id = g.id LIMIT 10000) u) END
                     LIMIT 1)
    AND s.visibility = 'public' AND t.status_id < :below AND t.status_id > :above
    AND (NOT :local OR s.local) AND (NOT :remote OR NOT s.local) AND (NOT :only_media OR s.media_ids <> '{}')
    AND (cardinality(:all_of::text[]) = 0
         OR (SELECT count(*) FROM status_tags x WHERE x.status_id = s.id
                AND x.tag_id = ANY ((SELECT array_agg(g.id) FROM tags g WHERE g.name = ANY (array_append(:all_of::text[], :name)))::bigint[]))
          = (SELECT count(*) FROM tags g WHERE g.name = ANY (array_append(:all_of::text[], :name))))
    AND (cardinality(:none_of::text[]) = 0
         OR (SELECT true FROM status_tags x WHERE x.status_id = s.id
                AND x.tag_id = ANY ((SELECT array_agg(g.id) FROM tags g WHERE g.name = ANY (:none_of::text[]))::bigint[]) LIMIT 1) IS NULL)
  ORDER BY t.status_id LIMIT :amount);

--! account : (id)
-- What the reader may see of an account's posts: `own` sees all, a `follower` what is private too, everybody what mentions
-- them. Strangers have an index of what is for all, so that nobody walks over years of private posts. For what mentions the
-- reader, the author's posts and the reader's mentions are two lists by id, and the walk goes from one to the other,
-- skipping what the other does not have: it is as long as the shorter one.
WITH RECURSIVE meeting (mention, post) AS (
    SELECT NULL::bigint, CASE WHEN :upwards THEN :above::bigint ELSE :below::bigint END
     WHERE NOT :own AND :reader::bigint <> 0
    UNION ALL
    SELECT m.id, p.id
    FROM meeting g
    CROSS JOIN LATERAL (
        SELECT CASE WHEN :upwards
               THEN (SELECT min(status_id) FROM mentions
                      WHERE account_id = :reader AND status_id < :below
                        AND status_id > CASE WHEN g.mention IS NULL OR g.mention = g.post THEN g.post ELSE g.post - 1 END)
               ELSE (SELECT max(status_id) FROM mentions
                      WHERE account_id = :reader AND status_id > :above
                        AND status_id < CASE WHEN g.mention IS NULL OR g.mention = g.post THEN g.post ELSE g.post + 1 END)
               END OFFSET 0) AS m (id)
    CROSS JOIN LATERAL (
        SELECT CASE WHEN :upwards
               THEN (SELECT min(id) FROM statuses WHERE account_id = :account_id AND id >= m.id AND id < :below)
               ELSE (SELECT max(id) FROM statuses WHERE account_id = :account_id AND id <= m.id AND id > :above)
               END OFFSET 0) AS p (id)
    WHERE m.id IS NOT NULL AND p.id IS NOT NULL
)
SELECT e.id FROM (
    (SELECT s.id FROM statuses s
      WHERE NOT :own AND NOT :follower AND s.visibility IN ('public', 'unlisted') AND NOT :upwards AND s.account_id = :account_id AND s.id < :below AND s.id > :above
        AND (NOT :exclude_direct OR s.visibility <> 'direct')
        AND (NOT :exclude_reblogs OR s.reblog_of_id IS NULL)
        AND (NOT :exclude_replies OR (s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
             OR s.in_reply_to_account_id = s.account_id)
        AND (NOT :only_media OR (s.media_ids <> '{}' AND s.reblog_of_id IS NULL))
        AND (:tag = '' OR (SELECT true FROM status_tags x
                            WHERE x.status_id = s.id AND x.tag_id = (SELECT g.id FROM tags g WHERE g.name = :tag)))
      ORDER BY s.id DESC LIMIT :amount)
    UNION ALL
    (SELECT s.id FROM statuses s
      WHERE NOT :own AND NOT :follower AND s.visibility IN ('public', 'unlisted') AND :upwards AND s.account_id = :account_id AND s.id < :below AND s.id > :above
        AND (NOT :exclude_direct OR s.visibility <> 'direct')
        AND (NOT :exclude_reblogs OR s.reblog_of_id IS NULL)
        AND (NOT :exclude_replies OR (s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
             OR s.in_reply_to_account_id = s.account_id)
        AND (NOT :only_media OR (s.media_ids <> '{}' AND s.reblog_of_id IS NULL))
        AND (:tag = '' OR (SELECT true FROM status_tags x
                            WHERE x.status_id = s.id AND x.tag_id = (SELECT g.id FROM tags g WHERE g.name = :tag)))
      ORDER BY s.id LIMIT :amount)
    UNION ALL
    (SELECT s.id FROM statuses s
      WHERE (:own OR :follower) AND (:own OR s.visibility <> 'direct') AND NOT :upwards AND s.account_id = :account_id AND s.id < :below AND s.id > :above
        AND (NOT :exclude_direct OR s.visibility <> 'direct')
        AND (NOT :exclude_reblogs OR s.reblog_of_id IS NULL)
        AND (NOT :exclude_replies OR (s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
             OR s.in_reply_to_account_id = s.account_id)
        AND (NOT :only_media OR (s.media_ids <> '{}' AND s.reblog_of_id IS NULL))
        AND (:tag = '' OR (SELECT true FROM status_tags x
                            WHERE x.status_id = s.id AND x.tag_id = (SELECT g.id FROM tags g WHERE g.name = :tag)))
      ORDER BY s.id DESC LIMIT :amount)
    UNION ALL
    (SELECT s.id FROM statuses s
      WHERE (:own OR :follower) AND (:own OR s.visibility <> 'direct') AND :upwards AND s.account_id = :account_id AND s.id < :below AND s.id > :above
        AND (NOT :exclude_direct OR s.visibility <> 'direct')
        AND (NOT :exclude_reblogs OR s.reblog_of_id IS NULL)
        AND (NOT :exclude_replies OR (s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
             OR s.in_reply_to_account_id = s.account_id)
        AND (NOT :only_media OR (s.media_ids <> '{}' AND s.reblog_of_id IS NULL))
        AND (:tag = '' OR (SELECT true FROM status_tags x
                            WHERE x.status_id = s.id AND x.tag_id = (SELECT g.id FROM tags g WHERE g.name = :tag)))
      ORDER BY s.id LIMIT :amount)
    UNION ALL
    (SELECT t.id FROM meeting g
      CROSS JOIN LATERAL (
        SELECT s.id FROM statuses s WHERE s.id = g.post AND (s.visibility = 'direct' OR (s.visibility = 'private' AND NOT :follower))
        AND (NOT :exclude_direct OR s.visibility <> 'direct')
        AND (NOT :exclude_reblogs OR s.reblog_of_id IS NULL)
        AND (NOT :exclude_replies OR (s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
             OR s.in_reply_to_account_id = s.account_id)
        AND (NOT :only_media OR (s.media_ids <> '{}' AND s.reblog_of_id IS NULL))
        AND (:tag = '' OR (SELECT true FROM status_tags x
                            WHERE x.status_id = s.id AND x.tag_id = (SELECT g.id FROM tags g WHERE g.name = :tag)))
        OFFSET 0) t
      WHERE g.post = g.mention LIMIT :amount)
) e ORDER BY CASE WHEN :upwards THEN e.id ELSE -e.id END LIMIT :amount;

--! favourites : (cursor, id)
(SELECT f.id AS cursor, f.status_id AS id FROM favourites f
  WHERE NOT :upwards AND f.account_id = :account_id AND f.id < :below AND f.id > :above ORDER BY f.id DESC LIMIT :amount)
UNION ALL
(SELECT f.id, f.status_id FROM favourites f
  WHERE :upwards AND f.account_id = :account_id AND f.id < :below AND f.id > :above ORDER BY f.id LIMIT :amount);

--! bookmarks : (cursor, id)
(SELECT b.id AS cursor, b.status_id AS id FROM bookmarks b
  WHERE NOT :upwards AND b.account_id = :account_id AND b.id < :below AND b.id > :above ORDER BY b.id DESC LIMIT :amount)
UNION ALL
(SELECT b.id, b.status_id FROM bookmarks b
  WHERE :upwards AND b.account_id = :account_id AND b.id < :below AND b.id > :above ORDER BY b.id LIMIT :amount);

--! favourited_by : (cursor, id)
(SELECT f.id AS cursor, f.account_id AS id FROM favourites f
  WHERE NOT :upwards AND f.status_id = :status_id AND f.id < :below AND f.id > :above ORDER BY f.id DESC LIMIT :amount)
UNION ALL
(SELECT f.id, f.account_id FROM favourites f
  WHERE :upwards AND f.status_id = :status_id AND f.id < :below AND f.id > :above ORDER BY f.id LIMIT :amount);

--! reblogged_by : (cursor, id)
(SELECT s.id AS cursor, s.account_id AS id FROM statuses s
  WHERE NOT :upwards AND s.reblog_of_id = :status_id AND s.id < :below AND s.id > :above
    AND s.visibility IN ('public', 'unlisted') ORDER BY s.id DESC LIMIT :amount)
UNION ALL
(SELECT s.id, s.account_id FROM statuses s
  WHERE :upwards AND s.reblog_of_id = :status_id AND s.id < :below AND s.id > :above
    AND s.visibility IN ('public', 'unlisted') ORDER BY s.id LIMIT :amount);

--! followers : (cursor, id)
(SELECT f.id AS cursor, f.account_id AS id FROM follows f
  WHERE NOT :upwards AND f.target_id = :account_id AND f.id < :below AND f.id > :above ORDER BY f.id DESC LIMIT :amount)
UNION ALL
(SELECT f.id, f.account_id FROM follows f
  WHERE :upwards AND f.target_id = :account_id AND f.id < :below AND f.id > :above ORDER BY f.id LIMIT :amount);

--! following : (cursor, id)
(SELECT f.id AS cursor, f.target_id AS id FROM follows f
  WHERE NOT :upwards AND f.account_id = :account_id AND f.id < :below AND f.id > :above ORDER BY f.id DESC LIMIT :amount)
UNION ALL
(SELECT f.id, f.target_id FROM follows f
  WHERE :upwards AND f.account_id = :account_id AND f.id < :below AND f.id > :above ORDER BY f.id LIMIT :amount);

--! follow_requests : (cursor, id)
(SELECT f.id AS cursor, f.account_id AS id FROM follow_requests f
  WHERE NOT :upwards AND f.target_id = :account_id AND f.id < :below AND f.id > :above ORDER BY f.id DESC LIMIT :amount)
UNION ALL
(SELECT f.id, f.account_id FROM follow_requests f
  WHERE :upwards AND f.target_id = :account_id AND f.id < :below AND f.id > :above ORDER BY f.id LIMIT :amount);

--! blocks : (cursor, id)
(SELECT b.id AS cursor, b.target_id AS id FROM blocks b
  WHERE NOT :upwards AND b.account_id = :account_id AND b.id < :below AND b.id > :above ORDER BY b.id DESC LIMIT :amount)
UNION ALL
(SELECT b.id, b.target_id FROM blocks b
  WHERE :upwards AND b.account_id = :account_id AND b.id < :below AND b.id > :above ORDER BY b.id LIMIT :amount);

--! mutes : (cursor, id, expires_at?)
(SELECT m.id AS cursor, m.target_id AS id, m.expires_at FROM mutes m
  WHERE NOT :upwards AND m.account_id = :account_id AND m.id < :below AND m.id > :above ORDER BY m.id DESC LIMIT :amount)
UNION ALL
(SELECT m.id, m.target_id, m.expires_at FROM mutes m
  WHERE :upwards AND m.account_id = :account_id AND m.id < :below AND m.id > :above ORDER BY m.id LIMIT :amount);

--! endorsements : (cursor, id)
(SELECT e.id AS cursor, e.target_id AS id FROM endorsements e
  WHERE NOT :upwards AND e.account_id = :account_id AND e.id < :below AND e.id > :above ORDER BY e.id DESC LIMIT :amount)
UNION ALL
(SELECT e.id, e.target_id FROM endorsements e
  WHERE :upwards AND e.account_id = :account_id AND e.id < :below AND e.id > :above ORDER BY e.id LIMIT :amount);

--! outbox : (id)
SELECT s.id FROM statuses s
WHERE s.account_id = :account_id AND s.visibility IN ('public', 'unlisted') AND s.id < :below
ORDER BY s.id DESC LIMIT :amount;

--! replies : (id, uri, local)
SELECT s.id, s.uri, s.local FROM statuses s
WHERE s.in_reply_to_id = :status_id AND s.visibility IN ('public', 'unlisted') AND s.id > :after
  AND ((s.account_id = :author) = :own)
ORDER BY s.id LIMIT :amount;

--! list : (id)
SELECT id FROM list_entries(:list_id, :below, :above, :amount) AS e (id);

--! list_above : (id)
SELECT id FROM list_entries_above(:list_id, :above, :below, :amount) AS e (id);

--! list_accounts : (cursor, id)
(SELECT m.id AS cursor, m.account_id AS id FROM list_accounts m
  WHERE NOT :upwards AND m.list_id = :list_id AND m.id < :below AND m.id > :above ORDER BY m.id DESC LIMIT :amount)
UNION ALL
(SELECT m.id, m.account_id FROM list_accounts m
  WHERE :upwards AND m.list_id = :list_id AND m.id < :below AND m.id > :above ORDER BY m.id LIMIT :amount);

--! followed_tags : (cursor, id)
(SELECT t.id AS cursor, t.tag_id AS id FROM tag_follows t
  WHERE NOT :upwards AND t.account_id = :account_id AND t.id < :below AND t.id > :above ORDER BY t.id DESC LIMIT :amount)
UNION ALL
(SELECT t.id, t.tag_id FROM tag_follows t
  WHERE :upwards AND t.account_id = :account_id AND t.id < :below AND t.id > :above ORDER BY t.id LIMIT :amount);

--! quotes : (cursor, id)
(SELECT q.status_id AS cursor, q.status_id AS id FROM quotes q
  WHERE NOT :upwards AND q.quoted_id = :status_id AND q.state = 'accepted' AND q.status_id < :below AND q.status_id > :above
  ORDER BY q.status_id DESC LIMIT :amount)
UNION ALL
(SELECT q.status_id, q.status_id FROM quotes q
  WHERE :upwards AND q.quoted_id = :status_id AND q.state = 'accepted' AND q.status_id < :below AND q.status_id > :above
  ORDER BY q.status_id LIMIT :amount);
