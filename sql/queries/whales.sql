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
