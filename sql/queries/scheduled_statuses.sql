--! insert
INSERT INTO scheduled_statuses (id, account_id, scheduled_at, draft, media_ids, job_id)
VALUES (:id, :account_id, :scheduled_at, :draft, :media_ids, :job_id);

--! lock_account : (account_id)
-- Makes the counts exact among requests that schedule at once.
SELECT account_id FROM users WHERE account_id = :account_id FOR NO KEY UPDATE;

--! count : (count)
SELECT count(*) FROM (SELECT 1 FROM scheduled_statuses WHERE account_id = :account_id LIMIT :cap) c;

--! count_between : (count)
SELECT count(*) FROM (SELECT 1 FROM scheduled_statuses
    WHERE account_id = :account_id AND scheduled_at >= :since AND scheduled_at < :before AND id <> :except LIMIT :cap) c;

--: Scheduled()
--! page_down : Scheduled
SELECT id, account_id, scheduled_at, draft, media_ids FROM scheduled_statuses
WHERE account_id = :account_id AND id < :below AND id > :above ORDER BY id DESC LIMIT :amount;

--! page_up : Scheduled
SELECT id, account_id, scheduled_at, draft, media_ids FROM scheduled_statuses
WHERE account_id = :account_id AND id < :below AND id > :above ORDER BY id LIMIT :amount;

--! by_id : Scheduled
SELECT id, account_id, scheduled_at, draft, media_ids FROM scheduled_statuses WHERE id = :id;

--! move_to : (id)
-- With another job: the old one may be running, and what it completes then must not be the new one.
WITH old AS MATERIALIZED (
    SELECT id, job_id FROM scheduled_statuses WHERE id = :id AND account_id = :account_id FOR UPDATE
), gone AS (
    DELETE FROM jobs WHERE id = ANY(ARRAY(SELECT job_id FROM old WHERE job_id IS NOT NULL))
)
UPDATE scheduled_statuses SET scheduled_at = :scheduled_at, job_id = :job_id WHERE id = ANY(ARRAY(SELECT id FROM old))
RETURNING id;

--! take : (id)
-- With its job. Nothing when it has got a time after `due`.
WITH taken AS (
    DELETE FROM scheduled_statuses WHERE id = :id AND account_id = :account_id AND scheduled_at <= :due RETURNING id, job_id
), gone AS (
    DELETE FROM jobs WHERE id = ANY(ARRAY(SELECT job_id FROM taken WHERE job_id IS NOT NULL))
)
SELECT id FROM taken;

--! keep_media : (id)
UPDATE media_attachments SET scheduled_id = :id
WHERE id = ANY(:media_ids) AND account_id = :account_id AND status_id IS NULL AND scheduled_id IS NULL RETURNING id;

--! release_media
UPDATE media_attachments SET scheduled_id = NULL, created_at = :now WHERE scheduled_id = :id AND account_id = :account_id;

--! keep_key : (status_id)
INSERT INTO idempotency_keys (account_id, key, status_id, created_at) VALUES (:account_id, :key, :id, :now)
ON CONFLICT (account_id, key) DO UPDATE SET status_id = excluded.status_id, created_at = excluded.created_at
WHERE idempotency_keys.created_at <= excluded.created_at - :key_lifetime_hours::integer * interval '1 hour'
RETURNING status_id;
