--: Notification(status_id?)
--! page : Notification
-- What is not held back, newest first or (upwards) oldest first. Where only some kinds are wanted (`every_kind` is not set),
-- each is walked by itself: a few mentions stand among millions of favourites.
(SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n
  WHERE NOT :upwards AND :every_kind AND n.account_id = :account_id AND NOT n.filtered AND n.id < :below AND n.id > :above
  ORDER BY n.id DESC LIMIT :amount)
UNION ALL
(SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n
  WHERE :upwards AND :every_kind AND n.account_id = :account_id AND NOT n.filtered AND n.id < :below AND n.id > :above
  ORDER BY n.id LIMIT :amount)
UNION ALL
(SELECT p.* FROM unnest(:kinds::text[]) AS k (kind)
  CROSS JOIN LATERAL (
      SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n
      WHERE n.account_id = :account_id AND n.kind = k.kind AND NOT n.filtered AND n.id < :below AND n.id > :above
      ORDER BY n.id DESC LIMIT :amount) p
  WHERE NOT :upwards AND NOT :every_kind
  ORDER BY p.id DESC LIMIT :amount)
UNION ALL
(SELECT p.* FROM unnest(:kinds::text[]) AS k (kind)
  CROSS JOIN LATERAL (
      SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n
      WHERE n.account_id = :account_id AND n.kind = k.kind AND NOT n.filtered AND n.id < :below AND n.id > :above
      ORDER BY n.id LIMIT :amount) p
  WHERE :upwards AND NOT :every_kind
  ORDER BY p.id LIMIT :amount);

--! page_filtered : Notification
-- What is held back, as in `page`.
(SELECT p.* FROM unnest(:kinds::text[]) AS k (kind)
  CROSS JOIN LATERAL (
      SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n
      WHERE n.account_id = :account_id AND n.kind = k.kind AND n.filtered AND n.id < :below AND n.id > :above
      ORDER BY n.id DESC LIMIT :amount) p
  WHERE NOT :upwards
  ORDER BY p.id DESC LIMIT :amount)
UNION ALL
(SELECT p.* FROM unnest(:kinds::text[]) AS k (kind)
  CROSS JOIN LATERAL (
      SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n
      WHERE n.account_id = :account_id AND n.kind = k.kind AND n.filtered AND n.id < :below AND n.id > :above
      ORDER BY n.id LIMIT :amount) p
  WHERE :upwards
  ORDER BY p.id LIMIT :amount);

--! page_from : Notification
-- What one account did, held back or not.
(SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n
  WHERE NOT :upwards AND n.from_account_id = :from_id AND n.account_id = :account_id AND n.id < :below AND n.id > :above
    AND n.kind = ANY (:kinds::text[])
  ORDER BY n.id DESC LIMIT :amount)
UNION ALL
(SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n
  WHERE :upwards AND n.from_account_id = :from_id AND n.account_id = :account_id AND n.id < :below AND n.id > :above
    AND n.kind = ANY (:kinds::text[])
  ORDER BY n.id LIMIT :amount);

--! by_id : Notification
SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n
WHERE n.id = :id AND n.account_id = :account_id;

--! unread_count : (count)
-- Counted up to `cap`, kind by kind.
SELECT count(*) FROM (
    SELECT 1 FROM unnest(:kinds::text[]) AS k (kind)
    CROSS JOIN LATERAL (
        SELECT 1 FROM notifications n
        WHERE n.account_id = :account_id AND n.kind = k.kind AND NOT n.filtered
          AND n.id > coalesce((SELECT m.last_read_id FROM markers m
                                WHERE m.account_id = :account_id AND m.timeline = 'notifications'), 0)
        LIMIT :cap) u
    LIMIT :cap) x;

--! unread_count_from : (count)
-- Of what one account did, held back or not.
SELECT count(*) FROM (
    SELECT 1 FROM notifications n
    WHERE n.from_account_id = :from_id AND n.account_id = :account_id AND n.kind = ANY (:kinds::text[])
      AND n.id > coalesce((SELECT m.last_read_id FROM markers m
                            WHERE m.account_id = :account_id AND m.timeline = 'notifications'), 0)
    LIMIT :cap) x;

--! unread_count_filtered : (count)
SELECT count(*) FROM (
    SELECT 1 FROM unnest(:kinds::text[]) AS k (kind)
    CROSS JOIN LATERAL (
        SELECT 1 FROM notifications n
        WHERE n.account_id = :account_id AND n.kind = k.kind AND n.filtered
          AND n.id > coalesce((SELECT m.last_read_id FROM markers m
                                WHERE m.account_id = :account_id AND m.timeline = 'notifications'), 0)
        LIMIT :cap) u
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

--! insert_many : (id, account_id, filtered)
-- One notification for each reader who is here, has blocked or muted nobody involved, can still see the post (0: none), and
-- whose policy does not drop it; all are about one collection, or (0) none. Which group it belongs to follows from those
-- before: of one kind about one post, within twelve hours of the first hour. What is held back makes its sender ask. The
-- posts are held first: a deletion that comes now finds what is written here, and of what is gone nobody is told.
WITH held AS MATERIALIZED (
    SELECT h.id FROM statuses h WHERE h.id = ANY (:status_ids::bigint[]) ORDER BY h.id FOR KEY SHARE
), told AS MATERIALIZED (
    SELECT t.id, t.reader, t.kind, t.sender, t.status_id,
           CASE WHEN t.kind NOT IN ('mention', 'reblog', 'follow', 'follow_request', 'favourite', 'quote', 'added_to_collection')
                  OR (SELECT true FROM notification_permissions y WHERE y.account_id = t.reader AND y.from_account_id = t.sender)
                  -- Those who keep order here are heard.
                  OR (t.kind = 'mention'
                      AND (SELECT true FROM users w JOIN roles x ON x.id = w.role_id JOIN roles y ON y.id = u.role_id
                            WHERE w.account_id = t.sender AND x.highlighted AND x.position > y.position
                              AND x.permissions & :moderation::bigint <> 0))
                THEN ARRAY[]::text[]
                ELSE ARRAY[
                    CASE WHEN NOT r.following THEN coalesce(p.for_not_following, 'accept') END,
                    CASE WHEN NOT r.followed THEN coalesce(p.for_not_followers, 'accept') END,
                    CASE WHEN NOT r.following AND a.created_at > :now::timestamptz - interval '30 days'
                         THEN coalesce(p.for_new_accounts, 'accept') END,
                    CASE WHEN NOT r.following AND a.silenced_at IS NOT NULL
                         THEN coalesce(p.for_limited_accounts, 'filter') END,
                    CASE WHEN NOT r.following AND a.kind IN ('Service', 'Application')
                         THEN coalesce(p.for_bots, 'accept') END,
                    CASE WHEN r.following OR t.kind <> 'mention' OR s.visibility <> 'direct'
                           OR coalesce(p.for_private_mentions, 'filter') = 'accept' THEN NULL
                         -- An answer to what the reader told the sender in private, a hundred posts up at most, is none
                         -- out of the blue.
                         WHEN (WITH RECURSIVE above (id, in_reply_to_id, account_id, visibility, depth) AS (
                                   SELECT o.id, o.in_reply_to_id, o.account_id, o.visibility, 1
                                   FROM statuses o WHERE o.id = s.in_reply_to_id
                                   UNION ALL
                                   SELECT o.id, o.in_reply_to_id, o.account_id, o.visibility, v.depth + 1
                                   FROM above v JOIN statuses o ON o.id = v.in_reply_to_id WHERE v.depth < 100)
                               SELECT true FROM above v
                               WHERE v.account_id = t.reader AND v.visibility = 'direct'
                                 AND (SELECT true FROM mentions m
                                       WHERE m.status_id = v.id AND m.account_id = t.sender AND NOT m.silent)
                               LIMIT 1) THEN NULL
                         ELSE coalesce(p.for_private_mentions, 'filter') END]
           END AS verdicts
    FROM unnest(:ids::bigint[], :readers::bigint[], :kinds::text[], :senders::bigint[], :status_ids::bigint[])
         AS t (id, reader, kind, sender, status_id)
    JOIN users u ON u.account_id = t.reader
    JOIN accounts a ON a.id = t.sender
    LEFT JOIN notification_policies p ON p.account_id = t.reader
    LEFT JOIN statuses s ON s.id = t.status_id
    CROSS JOIN LATERAL (
        SELECT coalesce((SELECT true FROM follows f WHERE f.account_id = t.reader AND f.target_id = t.sender), false)
                   AS following,
               coalesce((SELECT f.created_at <= :now::timestamptz - interval '3 days' FROM follows f
                          WHERE f.account_id = t.sender AND f.target_id = t.reader), false) AS followed) r
    WHERE (t.reader <> t.sender OR t.kind IN ('poll', 'severed_relationships', 'moderation_warning'))
      AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account_id = t.reader AND b.target_id = t.sender)
      AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account_id = t.sender AND b.target_id = t.reader)
      AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account_id = t.reader AND m.target_id = t.sender
                         AND m.hide_notifications AND (m.expires_at IS NULL OR m.expires_at > :now::timestamptz))
      AND (SELECT true FROM account_domain_blocks d WHERE d.account_id = t.reader AND d.domain = a.domain) IS NULL
      -- Of a collection only those who are in it hear.
      AND (:collection_id::bigint = 0
           OR (SELECT true FROM collection_items i
                WHERE i.collection_id = :collection_id AND i.account_id = t.reader AND i.state = 'accepted'))
      AND (t.status_id = 0
           OR (s.id IS NOT NULL AND t.status_id = ANY (ARRAY(SELECT id FROM held))
               AND NOT EXISTS (SELECT 1 FROM conversation_mutes c
                                WHERE c.account_id = t.reader AND c.conversation_id = s.conversation_id)))
), judged AS MATERIALIZED (
    SELECT t.id, t.reader, t.kind, t.sender, t.status_id,
           CASE WHEN coalesce('filter' = ANY (t.verdicts), false) THEN notification_held(t.reader, t.sender) ELSE false END
               AS filtered
    FROM (SELECT * FROM told WHERE NOT coalesce('drop' = ANY (verdicts), false) ORDER BY reader, id OFFSET 0) t
), made AS (
    INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, collection_id, group_key, filtered, created_at)
    SELECT t.id, t.reader, t.kind, t.sender, nullif(t.status_id, 0), nullif(:collection_id::bigint, 0),
           CASE WHEN t.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') AND NOT t.filtered
                THEN t.kind || CASE t.status_id WHEN 0 THEN '' ELSE '-' || t.status_id END || '-'
                     || coalesce((SELECT g.bucket FROM notification_groups g
                                   WHERE g.account_id = t.reader AND g.kind = t.kind AND g.status_id = t.status_id
                                     AND g.bucket > :hour::bigint - 12 AND g.bucket <= :hour::bigint
                                   ORDER BY g.bucket DESC LIMIT 1), :hour::bigint)
                ELSE 'ungrouped-' || t.id END,
           t.filtered, :now::timestamptz
    FROM judged t
    ORDER BY t.reader, t.id
    ON CONFLICT DO NOTHING RETURNING id, account_id, kind, from_account_id, filtered
), asked AS (
    INSERT INTO notification_requests (id, account_id, from_account_id, created_at, updated_at)
    SELECT min(id), account_id, from_account_id, :now::timestamptz, :now::timestamptz FROM made
    WHERE filtered AND kind IN ('mention', 'quote') GROUP BY account_id, from_account_id ORDER BY account_id, from_account_id
    ON CONFLICT (account_id, from_account_id) DO UPDATE SET updated_at = excluded.updated_at
)
SELECT id, account_id, filtered FROM made;
