-- Senders whose notifications are held back.

--: Request(last_status_id?)
--! page : Request
-- With what is held back, counted up to `cap`.
SELECT q.id, q.from_account_id, q.created_at, q.updated_at,
       (SELECT count(*) FROM (
            SELECT 1 FROM notifications n
            WHERE n.account_id = :account_id AND n.from_account_id = q.from_account_id AND n.filtered
              AND n.kind IN ('mention', 'quote') LIMIT :cap) x) AS notifications_count,
       (SELECT n.status_id FROM notifications n
         WHERE n.account_id = :account_id AND n.from_account_id = q.from_account_id AND n.filtered
           AND n.kind IN ('mention', 'quote') ORDER BY n.id DESC LIMIT 1) AS last_status_id
FROM (
    (SELECT r.id, r.from_account_id, r.created_at, r.updated_at FROM notification_requests r
      WHERE NOT :upwards AND r.account_id = :account_id AND r.id < :below AND r.id > :above
      ORDER BY r.id DESC LIMIT :amount)
    UNION ALL
    (SELECT r.id, r.from_account_id, r.created_at, r.updated_at FROM notification_requests r
      WHERE :upwards AND r.account_id = :account_id AND r.id < :below AND r.id > :above
      ORDER BY r.id LIMIT :amount)) q
ORDER BY q.id DESC;

--! lock : (locked)
-- What is held back from a reader stays as it is until the transaction ends; see `lock_requests`.
SELECT lock_requests(:account_id) AS locked;

--! accept : (from_account_id)
-- Lets the senders through from now on; what is held back of them is put among the others by a job.
WITH gone AS (
    DELETE FROM notification_requests WHERE account_id = :account_id AND id = ANY (:ids) RETURNING from_account_id
), permitted AS (
    INSERT INTO notification_permissions (account_id, from_account_id, created_at)
    SELECT :account_id, from_account_id, :now FROM gone ON CONFLICT DO NOTHING
), waiting AS (
    INSERT INTO notification_merges (account_id, from_account_id)
    SELECT :account_id, from_account_id FROM gone ON CONFLICT DO NOTHING
)
SELECT from_account_id FROM gone;

--! dismiss : (from_account_id, upto)
-- With the newest that is held back of each.
WITH gone AS (
    DELETE FROM notification_requests WHERE account_id = :account_id AND id = ANY (:ids) RETURNING account_id, from_account_id
)
SELECT g.from_account_id,
       coalesce((SELECT n.id FROM notifications n
                  WHERE n.account_id = g.account_id AND n.from_account_id = g.from_account_id AND n.filtered
                  ORDER BY n.id DESC LIMIT 1), 0)::bigint AS upto
FROM gone g;

--! forget_filtered : (id)
-- Some of what is held back of a sender, newest first.
DELETE FROM notifications WHERE id = ANY (ARRAY(
    SELECT n.id FROM notifications n
    WHERE n.account_id = :account_id AND n.from_account_id = :from_account_id AND n.filtered AND n.id <= :upto
    ORDER BY n.id DESC LIMIT :amount))
RETURNING id;

--! waiting : (id, status_id?)
-- Some of what was held back of a sender, newest first.
SELECT n.id, n.status_id FROM notifications n
WHERE n.account_id = :account_id AND n.from_account_id = :from_account_id AND n.filtered
ORDER BY n.id DESC LIMIT :amount;

--! merge : (id, kind, status_id?)
-- Puts what was held back among the others, each into the group of its hour.
UPDATE notifications n SET filtered = false,
    group_key = CASE WHEN n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
        THEN n.kind || coalesce('-' || n.status_id, '') || '-'
             || coalesce((SELECT g.bucket FROM notification_groups g
                           WHERE g.account_id = n.account_id AND g.kind = n.kind AND g.status_id = coalesce(n.status_id, 0)
                             AND g.bucket > floor(extract(epoch FROM n.created_at) / 3600)::bigint - 12
                             AND g.bucket <= floor(extract(epoch FROM n.created_at) / 3600)::bigint
                           ORDER BY g.bucket DESC LIMIT 1), floor(extract(epoch FROM n.created_at) / 3600)::bigint)
        ELSE n.group_key END
WHERE n.id = ANY (:ids) AND n.account_id = :account_id AND n.filtered
RETURNING n.id, n.kind, n.status_id;

--! merged
-- A request that was made while its sender was let through asks for nothing.
WITH q AS (
    DELETE FROM notification_requests WHERE account_id = :account_id AND from_account_id = :from_account_id
)
DELETE FROM notification_merges WHERE account_id = :account_id AND from_account_id = :from_account_id;

--! is_merging : (waiting)
SELECT EXISTS (SELECT 1 FROM notification_merges WHERE account_id = :account_id) AS waiting;
