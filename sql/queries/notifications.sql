--: Notification(status_id?)
--! insert (status_id?) : (id)
INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at)
VALUES (:id, :account_id, :kind, :from_account_id, :status_id, :group_key, :now)
ON CONFLICT DO NOTHING RETURNING id;

--! page : Notification
-- Where only some kinds are wanted, each kind that the reader has is walked by itself: a few mentions stand among millions
-- of favourites.
WITH RECURSIVE own (kind) AS (
    (SELECT n.kind FROM notifications n
      WHERE cardinality(:kinds::text[]) + cardinality(:excluded::text[]) > 0 AND n.account_id = :account_id
      ORDER BY n.kind LIMIT 1)
    UNION ALL
    SELECT (SELECT n.kind FROM notifications n WHERE n.account_id = :account_id AND n.kind > o.kind ORDER BY n.kind LIMIT 1)
    FROM own o WHERE o.kind IS NOT NULL
)
(SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at FROM notifications n
  WHERE NOT :upwards AND n.account_id = :account_id AND n.id < :below AND n.id > :above
    AND cardinality(:kinds::text[]) = 0 AND cardinality(:excluded::text[]) = 0
    AND (:from_id::bigint = 0 OR n.from_account_id = :from_id)
  ORDER BY n.id DESC LIMIT :amount)
UNION ALL
(SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at FROM notifications n
  WHERE :upwards AND n.account_id = :account_id AND n.id < :below AND n.id > :above
    AND cardinality(:kinds::text[]) = 0 AND cardinality(:excluded::text[]) = 0
    AND (:from_id::bigint = 0 OR n.from_account_id = :from_id)
  ORDER BY n.id LIMIT :amount)
UNION ALL
(SELECT p.* FROM own o
  CROSS JOIN LATERAL (
      SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at FROM notifications n
      WHERE n.account_id = :account_id AND n.kind = o.kind AND n.id < :below AND n.id > :above
        AND (:from_id::bigint = 0 OR n.from_account_id = :from_id)
      ORDER BY n.id DESC LIMIT :amount) p
  WHERE NOT :upwards AND (cardinality(:kinds::text[]) = 0 OR o.kind = ANY (:kinds::text[])) AND NOT o.kind = ANY (:excluded::text[])
  ORDER BY p.id DESC LIMIT :amount)
UNION ALL
(SELECT p.* FROM own o
  CROSS JOIN LATERAL (
      SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at FROM notifications n
      WHERE n.account_id = :account_id AND n.kind = o.kind AND n.id < :below AND n.id > :above
        AND (:from_id::bigint = 0 OR n.from_account_id = :from_id)
      ORDER BY n.id LIMIT :amount) p
  WHERE :upwards AND (cardinality(:kinds::text[]) = 0 OR o.kind = ANY (:kinds::text[])) AND NOT o.kind = ANY (:excluded::text[])
  ORDER BY p.id LIMIT :amount);

--! by_id : Notification
SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at FROM notifications n
WHERE n.id = :id AND n.account_id = :account_id;

--! unread_count : (count)
-- Counted up to `cap`, kind by kind as in the page.
WITH RECURSIVE own (kind) AS (
    (SELECT n.kind FROM notifications n WHERE n.account_id = :account_id ORDER BY n.kind LIMIT 1)
    UNION ALL
    SELECT (SELECT n.kind FROM notifications n WHERE n.account_id = :account_id AND n.kind > o.kind ORDER BY n.kind LIMIT 1)
    FROM own o WHERE o.kind IS NOT NULL
)
SELECT count(*) FROM (
    SELECT 1 FROM own o
    CROSS JOIN LATERAL (
        SELECT 1 FROM notifications n
        WHERE n.account_id = :account_id AND n.kind = o.kind
          AND n.id > coalesce((SELECT m.last_read_id FROM markers m
                                WHERE m.account_id = :account_id AND m.timeline = 'notifications'), 0)
        LIMIT :cap) u
    WHERE (cardinality(:kinds::text[]) = 0 OR o.kind = ANY (:kinds::text[])) AND NOT o.kind = ANY (:excluded::text[])
    LIMIT :cap) x;

--! clear
DELETE FROM notifications WHERE account_id = :account_id;

--! dismiss
DELETE FROM notifications WHERE account_id = :account_id AND id = :id;

--! forget_between
DELETE FROM notifications WHERE account_id = :account_id AND from_account_id = :from_account_id;

--! forget_one (status_id?)
DELETE FROM notifications WHERE account_id = :account_id AND kind = :kind AND from_account_id = :from_account_id
  AND coalesce(status_id, 0) = coalesce(:status_id, 0::bigint);

--! markers : (timeline, last_read_id, version, updated_at)
SELECT timeline, last_read_id, version, updated_at FROM markers
WHERE account_id = :account_id AND timeline = ANY(:timelines);

--! set_marker : (timeline, last_read_id, version, updated_at)
INSERT INTO markers (account_id, timeline, last_read_id, version, updated_at)
VALUES (:account_id, :timeline, :last_read_id, 1, :now)
ON CONFLICT (account_id, timeline) DO UPDATE SET last_read_id = excluded.last_read_id,
    version = markers.version + 1, updated_at = excluded.updated_at
RETURNING timeline, last_read_id, version, updated_at;

--! insert_many : (id, account_id)
-- One notification for each reader who is here, has blocked or muted nobody involved, and can still see the post (0: none).
INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at)
SELECT t.id, t.reader, t.kind, t.sender, nullif(t.status_id, 0), t.group_key, :now
FROM unnest(:ids::bigint[], :readers::bigint[], :kinds::text[], :senders::bigint[], :status_ids::bigint[],
            :group_keys::text[]) AS t (id, reader, kind, sender, status_id, group_key)
JOIN users u ON u.account_id = t.reader
WHERE (t.reader <> t.sender OR t.kind = 'poll')
  AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account_id = t.reader AND b.target_id = t.sender)
  AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account_id = t.sender AND b.target_id = t.reader)
  AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account_id = t.reader AND m.target_id = t.sender
                     AND m.hide_notifications AND (m.expires_at IS NULL OR m.expires_at > :now))
  AND (t.status_id = 0
       OR EXISTS (SELECT 1 FROM statuses s WHERE s.id = t.status_id
                   AND NOT EXISTS (SELECT 1 FROM conversation_mutes c
                                    WHERE c.account_id = t.reader AND c.conversation_id = s.conversation_id)))
ORDER BY t.reader, t.id
ON CONFLICT DO NOTHING RETURNING id, account_id;
