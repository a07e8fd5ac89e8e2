--! count_uses
-- Counts public posts for their tags, each once, and the different people.
WITH new AS (
    INSERT INTO tag_uses (day, tag_id, status_id)
    SELECT (s.created_at AT TIME ZONE 'UTC')::date, t.tag_id, s.id
    FROM statuses s JOIN status_tags t ON t.status_id = s.id
    WHERE s.id = ANY(:ids) AND s.visibility = 'public' AND s.created_at > :after
    ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING RETURNING day, tag_id, status_id
), people AS (
    INSERT INTO tag_users (day, tag_id, account_id)
    SELECT DISTINCT n.day, n.tag_id, s.account_id FROM new n JOIN statuses s ON s.id = n.status_id
    ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING RETURNING day, tag_id, account_id
)
INSERT INTO tag_days (tag_id, day, uses, accounts)
SELECT n.tag_id, n.day, count(*),
       (SELECT count(*) FROM people p WHERE p.day = n.day AND p.tag_id = n.tag_id)
FROM new n GROUP BY n.tag_id, n.day ORDER BY n.tag_id, n.day
ON CONFLICT (tag_id, day) DO UPDATE SET uses = tag_days.uses + excluded.uses, accounts = tag_days.accounts + excluded.accounts;

--! days : (tag_id, day, uses, accounts)
SELECT tag_id, day, uses, accounts FROM tag_days WHERE tag_id = ANY(:tag_ids) AND day >= :since;

--! forget_uses
DELETE FROM tag_uses WHERE day < :before;

--! forget_users
DELETE FROM tag_users WHERE day < :before;

--! forget_days
DELETE FROM tag_days WHERE day < :before;

--! tag_candidates : (tag_id, observed, expected, max_score?, max_score_at?)
-- The tags that most people have used today, and those that trend: how many people today and the day before.
SELECT c.id AS tag_id,
       coalesce((SELECT d.accounts FROM tag_days d WHERE d.tag_id = c.id AND d.day = :today), 0) AS observed,
       coalesce((SELECT d.accounts FROM tag_days d WHERE d.tag_id = c.id AND d.day = :yesterday), 0) AS expected,
       t.max_score, t.max_score_at
FROM ((SELECT d.tag_id FROM tag_days d WHERE d.day = :today AND d.accounts >= :threshold ORDER BY d.accounts DESC LIMIT 1000)
      UNION SELECT tag_id FROM tag_trends) AS c (id)
LEFT JOIN tag_trends t ON t.tag_id = c.id;

--! set_tags
INSERT INTO tag_trends (tag_id, score, max_score, max_score_at)
SELECT i, s, m, a FROM unnest(:tag_ids::bigint[], :scores::double precision[], :max_scores::double precision[],
                              :max_scores_at::timestamptz[]) AS t (i, s, m, a)
ORDER BY i
ON CONFLICT (tag_id) DO UPDATE SET score = excluded.score, max_score = excluded.max_score, max_score_at = excluded.max_score_at;

--! forget_tags
DELETE FROM tag_trends WHERE tag_id = ANY(:tag_ids);

--! tags : (id, name, display_name)
SELECT g.id, g.name, g.display_name FROM tag_trends t JOIN tags g ON g.id = t.tag_id
WHERE g.trendable IS NOT FALSE AND t.score > 0
ORDER BY t.score DESC, t.tag_id DESC LIMIT :amount OFFSET :skip;

--! status_candidates : (id)
-- What was favoured or boosted lately, and what trends.
SELECT DISTINCT x.status_id AS id FROM (SELECT f.status_id FROM favourites f WHERE f.id > :after ORDER BY f.id DESC LIMIT :amount) x
UNION
SELECT DISTINCT y.original FROM (SELECT s.reblog_of_id AS original FROM statuses s WHERE s.id > :after ORDER BY s.id DESC LIMIT :amount) y
WHERE y.original IS NOT NULL
UNION
SELECT t.status_id FROM status_trends t;

--! eligible : (id, account_id, marks, created_at)
-- Those of some posts that may trend: open to all, by people who want to be found, no answers, nothing to be warned of.
SELECT d.id, d.account_id, d.reblogs_count + d.favourites_count AS marks, d.created_at
FROM status_details d JOIN accounts a ON a.id = d.account_id
WHERE d.id = ANY(:ids) AND d.visibility = 'public' AND d.reblog_of_id IS NULL AND d.in_reply_to_id IS NULL
  AND d.in_reply_to_uri IS NULL AND d.spoiler_text = '' AND NOT d.sensitive
  AND a.discoverable AND a.silenced_at IS NULL AND a.suspended_at IS NULL AND a.deleted_at IS NULL;

--! clear_statuses
DELETE FROM status_trends;

--! insert_statuses
INSERT INTO status_trends (status_id, account_id, score)
SELECT i, a, s FROM unnest(:ids::bigint[], :accounts::bigint[], :scores::double precision[]) AS t (i, a, s)
ON CONFLICT (status_id) DO UPDATE SET score = excluded.score;

--! statuses : (status_id)
SELECT status_id FROM status_trends ORDER BY score DESC, status_id DESC LIMIT :amount OFFSET :skip;
