--: Report(data?)
--! of_year : Report
SELECT year, data FROM annual_reports WHERE account_id = :account_id AND year = :year;

--! unread : Report
SELECT year, data FROM annual_reports
WHERE account_id = :account_id AND viewed_at IS NULL AND data IS NOT NULL ORDER BY year DESC LIMIT 20;

--! begin : (year)
INSERT INTO annual_reports (account_id, year, created_at) VALUES (:account_id, :year, :now)
ON CONFLICT DO NOTHING RETURNING year;

--! finish
UPDATE annual_reports SET data = :data WHERE account_id = :account_id AND year = :year AND data IS NULL;

--! view
UPDATE annual_reports SET viewed_at = coalesce(viewed_at, :now) WHERE account_id = :account_id AND year = :year AND data IS NOT NULL;

--! months : (month, statuses, reblogs, replies)
-- What somebody posted by month; replies to others.
SELECT extract(month FROM s.created_at AT TIME ZONE 'UTC')::integer AS month, count(*) AS statuses,
       count(*) FILTER (WHERE s.reblog_of_id IS NOT NULL) AS reblogs,
       count(*) FILTER (WHERE s.reblog_of_id IS NULL AND s.in_reply_to_id IS NOT NULL
                          AND s.in_reply_to_account_id IS DISTINCT FROM s.account_id) AS replies
FROM statuses s WHERE s.account_id = :account_id AND s.id >= :first AND s.id < :beyond GROUP BY 1;

--! followers : (month, followers)
SELECT extract(month FROM f.created_at AT TIME ZONE 'UTC')::integer AS month, count(*) AS followers
FROM follows f WHERE f.target_id = :account_id AND f.id >= :first AND f.id < :beyond GROUP BY 1;

--! most_boosted : (id)
SELECT x.id FROM (
    SELECT s.id, coalesce(c.reblogs_count, 0)
                 + coalesce((SELECT sum(d.reblogs) FROM status_deltas d WHERE d.status_id = s.id), 0) AS reblogs
    FROM statuses s LEFT JOIN status_stats c ON c.status_id = s.id
    WHERE s.account_id = :account_id AND s.id >= :first AND s.id < :beyond
      AND s.visibility IN ('public', 'unlisted') AND s.reblog_of_id IS NULL) x
WHERE x.reblogs > 0 ORDER BY x.reblogs DESC, x.id DESC LIMIT 1;

--! most_used_tag : (name, count)
SELECT g.display_name AS name, x.count FROM (
    SELECT t.tag_id, count(*) AS count FROM statuses s JOIN status_tags t ON t.status_id = s.id
    WHERE s.account_id = :account_id AND s.id >= :first AND s.id < :beyond
    GROUP BY t.tag_id HAVING count(*) > 1 ORDER BY count(*) DESC, t.tag_id LIMIT 1) x
JOIN tags g ON g.id = x.tag_id;

--! posted : (yes)
SELECT EXISTS (SELECT 1 FROM statuses s WHERE s.account_id = :account_id AND s.id >= :first AND s.id < :beyond) AS yes;
