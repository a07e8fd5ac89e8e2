--! by_name : (id, name, display_name)
SELECT id, name, display_name FROM tags WHERE name = :name;

--! history : (day, uses, accounts)
-- Uses and distinct people per day, the last days, for one tag.
SELECT (s.created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS uses, count(DISTINCT s.account_id) AS accounts
FROM status_tags t JOIN statuses s ON s.id = t.status_id
WHERE t.tag_id = :tag_id AND t.status_id > :after GROUP BY 1 ORDER BY 1 DESC;

--! search : (id, name, display_name)
SELECT id, name, display_name FROM tags WHERE name LIKE :prefix ORDER BY length(name), name LIMIT :amount OFFSET :skip;
