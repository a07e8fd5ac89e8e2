--! by_name : (id, name, display_name)
SELECT id, name, display_name FROM tags WHERE name = :name;

--! search : (id, name, display_name)
SELECT id, name, display_name FROM tags WHERE name ~>=~ :low AND name ~<~ :high ORDER BY length(name), name LIMIT :amount OFFSET :skip;

--! by_ids : (id, name, display_name)
SELECT id, name, display_name FROM tags WHERE id = ANY(:ids);

--! follow : (id)
-- Nothing where it is followed already, or `most` are.
INSERT INTO tag_follows (id, account_id, tag_id, created_at)
SELECT :id, :account_id, :tag_id, :now
WHERE (SELECT count(*) FROM tag_follows WHERE account_id = :account_id) < :most::bigint
ON CONFLICT DO NOTHING RETURNING id;

--! unfollow : (id)
DELETE FROM tag_follows WHERE account_id = :account_id AND tag_id = :tag_id RETURNING id;
