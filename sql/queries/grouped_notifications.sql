-- Notifications in groups (https://docs.joinmastodon.org/methods/grouped_notifications/).

--: Entry(status_id?)
--! page : Entry
-- What stands for the groups of a page: of each group the newest notification below `below` (upwards: the oldest above
-- `above`), and each notification of a kind that is not grouped. A group that lies around the page's end is found among
-- those that the page's end can lie in: none is longer than `span` in ids.
(SELECT p.* FROM unnest(:flat_kinds::text[]) AS k (kind)
  CROSS JOIN LATERAL (
      SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, false AS grouped FROM notifications n
      WHERE n.account_id = :account_id AND n.kind = k.kind AND NOT n.filtered AND n.id < :below AND n.id > :above
      ORDER BY n.id DESC LIMIT :amount) p
  WHERE NOT :upwards ORDER BY p.id DESC LIMIT :amount)
UNION ALL
(SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, true FROM (
      SELECT g.newest_id FROM unnest(:grouped_kinds::text[]) AS k (kind)
      CROSS JOIN LATERAL (
          SELECT x.newest_id FROM notification_groups x
          WHERE x.account_id = :account_id AND x.kind = k.kind AND x.newest_id < :below AND x.newest_id > :above
          ORDER BY x.newest_id DESC LIMIT :amount) g
      WHERE NOT :upwards ORDER BY g.newest_id DESC LIMIT :amount) w
  JOIN notifications n ON n.id = w.newest_id)
UNION ALL
(SELECT p.* FROM unnest(:grouped_kinds::text[]) AS k (kind)
  CROSS JOIN notification_groups g
  CROSS JOIN LATERAL (
      SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, true FROM notifications n
      WHERE n.account_id = :account_id AND n.group_key = g.group_key AND n.id < :below AND n.id > :above
        AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
      ORDER BY n.id DESC LIMIT 1) p
  WHERE NOT :upwards AND g.account_id = :account_id AND g.kind = k.kind
    AND g.newest_id >= :below AND g.newest_id < :below_and_span AND g.oldest_id < :below
  ORDER BY p.id DESC LIMIT :amount)
UNION ALL
(SELECT p.* FROM unnest(:flat_kinds::text[]) AS k (kind)
  CROSS JOIN LATERAL (
      SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, false FROM notifications n
      WHERE n.account_id = :account_id AND n.kind = k.kind AND NOT n.filtered AND n.id < :below AND n.id > :above
      ORDER BY n.id LIMIT :amount) p
  WHERE :upwards ORDER BY p.id LIMIT :amount)
UNION ALL
(SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, true FROM (
      SELECT g.oldest_id FROM unnest(:grouped_kinds::text[]) AS k (kind)
      CROSS JOIN LATERAL (
          SELECT x.oldest_id FROM notification_groups x
          WHERE x.account_id = :account_id AND x.kind = k.kind AND x.oldest_id < :below AND x.oldest_id > :above
          ORDER BY x.oldest_id LIMIT :amount) g
      WHERE :upwards ORDER BY g.oldest_id LIMIT :amount) w
  JOIN notifications n ON n.id = w.oldest_id)
UNION ALL
(SELECT p.* FROM unnest(:grouped_kinds::text[]) AS k (kind)
  CROSS JOIN notification_groups g
  CROSS JOIN LATERAL (
      SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, true FROM notifications n
      WHERE n.account_id = :account_id AND n.group_key = g.group_key AND n.id < :below AND n.id > :above
        AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
      ORDER BY n.id LIMIT 1) p
  WHERE :upwards AND g.account_id = :account_id AND g.kind = k.kind
    AND g.oldest_id <= :above AND g.oldest_id > :above_less_span AND g.newest_id > :above
  ORDER BY p.id LIMIT :amount);

--: Group()
--! details : Group
-- Of groups, by key: how many there are in it, the newest up to `ceiling` and the oldest from `floor` on, and who did it
-- last. Each group in its own look-ups, however large.
SELECT g.group_key, g.notifications_count, x.id AS newest_id, x.created_at AS newest_at,
       coalesce((SELECT n.id FROM notifications n
                  WHERE n.account_id = :account_id AND n.group_key = g.group_key AND n.id >= :floor
                    AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
                  ORDER BY n.id LIMIT 1), x.id) AS oldest_id,
       ARRAY(SELECT n.from_account_id FROM notifications n
              WHERE n.account_id = :account_id AND n.group_key = g.group_key AND n.id <= :ceiling
                AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
              ORDER BY n.id DESC LIMIT :samples) AS account_ids
FROM unnest(:kinds::text[], :status_ids::bigint[], :buckets::bigint[]) AS t (kind, status_id, bucket)
JOIN notification_groups g
  ON g.account_id = :account_id AND g.kind = t.kind AND g.status_id = t.status_id AND g.bucket = t.bucket
CROSS JOIN LATERAL (
    SELECT n.id, n.created_at FROM notifications n
    WHERE n.account_id = :account_id AND n.group_key = g.group_key AND n.id <= :ceiling
      AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
    ORDER BY n.id DESC LIMIT 1) x;

--! newest : Entry
-- What stands for one group.
SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, true AS grouped FROM notifications n
WHERE n.account_id = :account_id AND n.group_key = :group_key
  AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
ORDER BY n.id DESC LIMIT 1;

--! accounts : (cursor, id)
-- Who is in a group, paged by notification.
(SELECT n.id AS cursor, n.from_account_id AS id FROM notifications n
  WHERE NOT :upwards AND n.account_id = :account_id AND n.group_key = :group_key AND n.id < :below AND n.id > :above
    AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
  ORDER BY n.id DESC LIMIT :amount)
UNION ALL
(SELECT n.id, n.from_account_id FROM notifications n
  WHERE :upwards AND n.account_id = :account_id AND n.group_key = :group_key AND n.id < :below AND n.id > :above
    AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
  ORDER BY n.id LIMIT :amount);

--! dismiss
DELETE FROM notifications WHERE account_id = :account_id AND group_key = :group_key
  AND kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up');

--! unread_count : (count)
-- Groups with something unread, counted up to `cap`.
SELECT count(*) FROM (
    SELECT 1 FROM unnest(:kinds::text[]) AS k (kind)
    CROSS JOIN LATERAL (
        SELECT 1 FROM notification_groups g
        WHERE g.account_id = :account_id AND g.kind = k.kind
          AND g.newest_id > coalesce((SELECT m.last_read_id FROM markers m
                                       WHERE m.account_id = :account_id AND m.timeline = 'notifications'), 0)
        LIMIT :cap) u
    LIMIT :cap) x;
