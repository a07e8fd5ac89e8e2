-- Lists of accounts that others can see.

--: Collection(language?, tag?)
--! by_ids : Collection
SELECT c.id, c.account_id, c.uri, c.name, c.description, c.language, t.name AS tag, c.sensitive, c.discoverable,
       c.created_at, c.updated_at
FROM collections c LEFT JOIN tags t ON t.id = c.tag_id WHERE c.id = ANY(:ids);

--! of_account : (id)
-- Those an account made, newest first; all of them for itself.
SELECT c.id FROM collections c WHERE c.account_id = :account_id AND (:own OR c.discoverable)
ORDER BY c.id DESC LIMIT :amount OFFSET :skip;

--! containing : (id)
-- Those an account is in, the newest membership first.
SELECT i.collection_id AS id FROM collection_items i
JOIN collections c ON c.id = i.collection_id
JOIN accounts a ON a.id = c.account_id AND a.suspended_at IS NULL AND a.deleted_at IS NULL
WHERE i.account_id = :account_id AND i.state = 'accepted' ORDER BY i.id DESC LIMIT :amount OFFSET :skip;

--! items : (id, collection_id, account_id, state, created_at)
-- In the order they were put in; nobody who is gone.
SELECT i.id, i.collection_id, i.account_id, i.state, i.created_at FROM collection_items i
JOIN accounts a ON a.id = i.account_id AND a.suspended_at IS NULL AND a.deleted_at IS NULL
WHERE i.collection_id = ANY(:ids) AND i.state <> 'revoked' ORDER BY i.id;

--! count_of : (count)
SELECT count(*) FROM collections WHERE account_id = :account_id;

--! insert (language?, tag_id?)
INSERT INTO collections (id, account_id, uri, name, description, language, tag_id, sensitive, discoverable, created_at, updated_at)
VALUES (:id, :account_id, :uri, :name, :description, :language, :tag_id, :sensitive, :discoverable, :now, :now);

--! update (language?, tag_id?)
UPDATE collections SET name = :name, description = :description, language = :language, sensitive = :sensitive,
       discoverable = :discoverable, tag_id = CASE WHEN :set_tag THEN :tag_id ELSE tag_id END, updated_at = :now
WHERE id = :id;

--! delete : (id)
DELETE FROM collections WHERE id = :id AND account_id = :account_id RETURNING id;

--! owner : (account_id)
SELECT account_id FROM collections WHERE id = :id;

--! lock : (account_id)
SELECT account_id FROM collections WHERE id = :id FOR NO KEY UPDATE;

--! count_items : (count)
SELECT count(*) FROM collection_items WHERE collection_id = :collection_id AND state <> 'revoked';

--! add_item : (id)
INSERT INTO collection_items (id, collection_id, account_id, state, created_at)
VALUES (:id, :collection_id, :account_id, 'accepted', :now) ON CONFLICT (collection_id, account_id) DO NOTHING RETURNING id;

--! item : (account_id, state)
SELECT account_id, state FROM collection_items WHERE id = :id AND collection_id = :collection_id;

--! remove_item : (account_id)
DELETE FROM collection_items WHERE id = :id AND collection_id = :collection_id AND state <> 'revoked' RETURNING account_id;

--! revoke_item : (id)
UPDATE collection_items SET state = 'revoked' WHERE id = :id AND account_id = :account_id AND state <> 'revoked' RETURNING id;

--! members_here : (account_id)
-- Who of a collection lives here and agreed.
SELECT i.account_id FROM collection_items i JOIN users u ON u.account_id = i.account_id
WHERE i.collection_id = :collection_id AND i.state = 'accepted' ORDER BY i.account_id;

--! forget_notifications
-- All of a collection, of one person (0: everybody), of one kind ('': every kind).
DELETE FROM notifications n
WHERE n.collection_id = :collection_id AND (:account_id::bigint = 0 OR n.account_id = :account_id)
  AND (:kind = '' OR n.kind = :kind);

--! of_notifications : (id, collection_id?)
SELECT n.id, n.collection_id FROM unnest(:ids::bigint[]) AS t (id) JOIN notifications n ON n.id = t.id;
