-- Authors whose posts are merged into homes when they are read; see the table.

--! all : (account_id, state)
SELECT account_id, state FROM whales;

--! rise : (state)
-- Where it stands already, its state stays.
INSERT INTO whales (account_id, since) VALUES (:account_id, :now)
ON CONFLICT (account_id) DO UPDATE SET account_id = excluded.account_id RETURNING state;

--! hold : (account_id)
UPDATE whales SET state = 'held' WHERE account_id = :account_id AND state = 'rising' RETURNING account_id;

--! fall : (account_id)
UPDATE whales SET state = 'falling' WHERE account_id = :account_id AND state <> 'falling' RETURNING account_id;

--! forget : (account_id)
DELETE FROM whales WHERE account_id = :account_id AND state = 'falling' RETURNING account_id;

--! local_followers : (count)
-- Counted up to `amount`.
SELECT count(*) FROM (SELECT 1 FROM follows WHERE target_id = :account_id AND local LIMIT :amount) f;

--! followers : (id, account_id)
SELECT id, account_id FROM follows WHERE target_id = :account_id AND local AND id > :after ORDER BY id LIMIT :amount;

--: Post(language?, parent_id?)
--! newest : Post
-- The newest posts of some authors, each with what decides in whose home it stands, down to a bound of each author. Direct
-- posts are not among them: they are pushed to those whom they address.
SELECT s.account_id, s.id, s.reblog_of_id IS NOT NULL AS boost, s.language,
       s.in_reply_to_id IS NOT NULL OR s.in_reply_to_uri IS NOT NULL AS answers, s.in_reply_to_account_id AS parent_id
FROM unnest(:authors::bigint[], :above::bigint[]) AS w (author, above)
CROSS JOIN LATERAL (
    SELECT account_id, id, reblog_of_id, language, in_reply_to_id, in_reply_to_uri, in_reply_to_account_id
    FROM statuses
    WHERE account_id = w.author AND id > w.above AND visibility <> 'direct'
    ORDER BY id DESC LIMIT :amount) s;
