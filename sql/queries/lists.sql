-- Lists of people.

--: List()
--! of_account : List
SELECT id, account_id, title, replies_policy, exclusive FROM lists WHERE account_id = :account_id ORDER BY id;

--! by_id : List
SELECT id, account_id, title, replies_policy, exclusive FROM lists WHERE id = :id AND account_id = :account_id;

--! by_id_locked : List
SELECT id, account_id, title, replies_policy, exclusive FROM lists WHERE id = :id AND account_id = :account_id FOR UPDATE;

--! holding : List
-- The lists of an owner that hold somebody.
SELECT l.id, l.account_id, l.title, l.replies_policy, l.exclusive
FROM list_accounts m JOIN lists l ON l.id = m.list_id
WHERE m.owner_id = :owner_id AND m.account_id = :account_id ORDER BY l.id;

--! insert : (id)
-- Nothing when there are `most` already.
INSERT INTO lists (id, account_id, title, replies_policy, exclusive, created_at)
SELECT :id, :account_id, :title, :replies_policy, :exclusive, :now
WHERE (SELECT count(*) FROM lists WHERE account_id = :account_id) < :most::bigint
RETURNING id;

--! update
UPDATE lists SET title = :title, replies_policy = :replies_policy, exclusive = :exclusive WHERE id = :id;

--! delete
DELETE FROM lists WHERE id = :id;

--! members : (account_id)
SELECT account_id FROM list_accounts WHERE list_id = :list_id;

--! followed_among : (target_id)
-- Whom of these the owner follows, locked, so that none of them is unfollowed meanwhile.
SELECT target_id FROM follows WHERE account_id = :owner_id AND target_id = ANY(:ids) ORDER BY target_id FOR KEY SHARE;

--! add : (account_id)
-- Those who were no members.
INSERT INTO list_accounts (id, list_id, owner_id, account_id)
SELECT t.id, :list_id, :owner_id, t.account_id FROM unnest(:ids::bigint[], :accounts::bigint[]) AS t (id, account_id)
ON CONFLICT DO NOTHING RETURNING account_id;

--! remove : (account_id)
DELETE FROM list_accounts WHERE list_id = :list_id AND account_id = ANY(:accounts) RETURNING account_id;

--! keep_exclusive : (target_id)
-- Sets of an owner's follows of these accounts whether an exclusive list holds them; those that changed.
UPDATE follows f SET exclusive = NOT f.exclusive
WHERE f.account_id = :owner_id AND f.target_id = ANY(:accounts)
  AND f.exclusive <> coalesce((SELECT true FROM list_accounts m JOIN lists l ON l.id = m.list_id
                                WHERE m.owner_id = f.account_id AND m.account_id = f.target_id AND l.exclusive LIMIT 1), false)
RETURNING f.target_id;
