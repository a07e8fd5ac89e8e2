-- Tags on profiles.

--: FeaturedTag(last_status_id?)
--! of_account : FeaturedTag
SELECT f.id, f.account_id, f.tag_id, t.name AS tag, f.name, f.statuses_count,
       (SELECT max(s.status_id) FROM featured_tag_statuses s WHERE s.featured_tag_id = f.id) AS last_status_id
FROM featured_tags f JOIN tags t ON t.id = f.tag_id
WHERE f.account_id = :account_id ORDER BY f.statuses_count DESC, f.id LIMIT 100;

--! by_id : FeaturedTag
SELECT f.id, f.account_id, f.tag_id, t.name AS tag, f.name, f.statuses_count,
       (SELECT max(s.status_id) FROM featured_tag_statuses s WHERE s.featured_tag_id = f.id) AS last_status_id
FROM featured_tags f JOIN tags t ON t.id = f.tag_id WHERE f.id = :id;

--! insert : (id)
INSERT INTO featured_tags (id, account_id, tag_id, name) VALUES (:id, :account_id, :tag_id, :name)
ON CONFLICT (account_id, tag_id) DO NOTHING RETURNING id;

--! delete : (id)
DELETE FROM featured_tags WHERE account_id = :account_id AND id = :id RETURNING id;

--! delete_by_tag : (id)
DELETE FROM featured_tags WHERE account_id = :account_id AND tag_id = :tag_id RETURNING id;

--! delete_except
DELETE FROM featured_tags WHERE account_id = :account_id AND NOT tag_id = ANY(:tag_ids);

--! featured_among : (tag_id)
SELECT tag_id FROM featured_tags WHERE account_id = :account_id AND tag_id = ANY(:tag_ids);

--! fill : (last, seen)
-- Counts those with the tag among a part of the owner's open posts, newest first; where the part ended.
WITH part AS (
    SELECT s.id FROM statuses s
     WHERE s.account_id = :account_id AND s.visibility IN ('public', 'unlisted') AND s.id < :below
     ORDER BY s.id DESC LIMIT :amount
), held AS (
    SELECT s.id FROM part p JOIN status_tags t ON t.tag_id = :tag_id AND t.status_id = p.id
      JOIN statuses s ON s.id = p.id
     WHERE (SELECT true FROM featured_tags f WHERE f.id = :id)
     ORDER BY s.id FOR KEY SHARE OF s
), new AS (
    INSERT INTO featured_tag_statuses (featured_tag_id, status_id) SELECT :id, h.id FROM held h
    ON CONFLICT DO NOTHING RETURNING status_id
), added AS (
    UPDATE featured_tags SET statuses_count = statuses_count + (SELECT count(*) FROM new)
     WHERE id = :id AND EXISTS (SELECT 1 FROM new)
)
SELECT coalesce(min(id), 0) AS last, count(*) AS seen FROM part;

--! recount
-- Counts these posts for the tags that their authors feature, and no longer for those they do not have any more.
WITH wanted AS (
    SELECT f.id AS featured_tag_id, s.id AS status_id
    FROM unnest(:ids::bigint[]) AS i (id)
    JOIN statuses s ON s.id = i.id AND s.visibility IN ('public', 'unlisted')
    JOIN featured_tags f ON f.account_id = s.account_id
    JOIN status_tags t ON t.tag_id = f.tag_id AND t.status_id = s.id
    ORDER BY s.id FOR KEY SHARE OF s
), new AS (
    INSERT INTO featured_tag_statuses (featured_tag_id, status_id) SELECT w.featured_tag_id, w.status_id FROM wanted w
    ON CONFLICT DO NOTHING RETURNING featured_tag_id
), gone AS (
    DELETE FROM featured_tag_statuses m USING unnest(:ids::bigint[]) AS i (id)
     WHERE m.status_id = i.id
       AND (SELECT true FROM wanted w WHERE w.featured_tag_id = m.featured_tag_id AND w.status_id = m.status_id) IS NOT TRUE
    RETURNING m.featured_tag_id
), change AS (
    SELECT x.featured_tag_id, sum(x.by) AS by
    FROM (SELECT featured_tag_id, 1 AS by FROM new UNION ALL SELECT featured_tag_id, -1 FROM gone) x GROUP BY 1
), held AS (
    -- In one order, whoever counts.
    SELECT y.id, c.by FROM change c JOIN featured_tags y ON y.id = c.featured_tag_id ORDER BY y.id FOR NO KEY UPDATE OF y
)
UPDATE featured_tags f SET statuses_count = greatest(f.statuses_count + h.by, 0) FROM held h WHERE f.id = h.id;

--! suggestions : (id, name, display_name)
-- The tags that somebody used most in their newest posts and does not feature.
SELECT t.id, t.name, t.display_name
FROM (SELECT s.id FROM statuses s WHERE s.account_id = :account_id ORDER BY s.id DESC LIMIT 1000) p
JOIN status_tags x ON x.status_id = p.id
JOIN tags t ON t.id = x.tag_id
WHERE (SELECT true FROM featured_tags f WHERE f.account_id = :account_id AND f.tag_id = t.id) IS NOT TRUE
GROUP BY t.id, t.name, t.display_name ORDER BY count(*) DESC, t.name LIMIT :amount;
