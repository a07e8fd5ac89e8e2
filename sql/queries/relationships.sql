--: Relationship(showing_reblogs?, notifying?, languages?, muting_notifications?, muting_expires_at?)
--! between : Relationship
SELECT t.id,
       f.id IS NOT NULL AS following, coalesce(f.show_reblogs, r.show_reblogs) AS showing_reblogs,
       coalesce(f.notify, r.notify) AS notifying, coalesce(f.languages, r.languages) AS languages,
       EXISTS (SELECT 1 FROM follows x WHERE x.account_id = t.id AND x.target_id = :reader) AS followed_by,
       EXISTS (SELECT 1 FROM blocks x WHERE x.account_id = :reader AND x.target_id = t.id) AS blocking,
       EXISTS (SELECT 1 FROM blocks x WHERE x.account_id = t.id AND x.target_id = :reader) AS blocked_by,
       m.id IS NOT NULL AS muting, m.hide_notifications AS muting_notifications, m.expires_at AS muting_expires_at,
       r.id IS NOT NULL AS requested,
       EXISTS (SELECT 1 FROM follow_requests x WHERE x.account_id = t.id AND x.target_id = :reader) AS requested_by
FROM unnest(:ids::bigint[]) AS t (id)
LEFT JOIN follows f ON f.account_id = :reader AND f.target_id = t.id
LEFT JOIN follow_requests r ON r.account_id = :reader AND r.target_id = t.id
LEFT JOIN mutes m ON m.account_id = :reader AND m.target_id = t.id AND (m.expires_at IS NULL OR m.expires_at > :now);

--! blocks_any_way : (id)
-- Not EXISTS: it may be planned as a set of all blocks there are of somebody.
SELECT t.id FROM unnest(:ids::bigint[]) AS t (id)
WHERE (SELECT true FROM blocks x WHERE x.account_id = :account_id AND x.target_id = t.id)
   OR (SELECT true FROM blocks x WHERE x.account_id = t.id AND x.target_id = :account_id);

--! follow (uri?, languages?) : (id)
INSERT INTO follows (id, account_id, target_id, uri, local, show_reblogs, notify, languages, created_at)
VALUES (:id, :account_id, :target_id, :uri, :local, :show_reblogs, :notify, :languages, :now)
ON CONFLICT (account_id, target_id) DO NOTHING RETURNING id;

--! update_follow (show_reblogs?, notify?, languages?) : (id)
UPDATE follows SET show_reblogs = coalesce(:show_reblogs, show_reblogs), notify = coalesce(:notify, notify),
       languages = CASE WHEN :set_languages THEN :languages ELSE languages END
WHERE account_id = :account_id AND target_id = :target_id RETURNING id;

--! update_request (show_reblogs?, notify?, languages?) : (id)
UPDATE follow_requests SET show_reblogs = coalesce(:show_reblogs, show_reblogs), notify = coalesce(:notify, notify),
       languages = CASE WHEN :set_languages THEN :languages ELSE languages END
WHERE account_id = :account_id AND target_id = :target_id RETURNING id;

--! set_follow_uri
UPDATE follows SET uri = :uri WHERE account_id = :account_id AND target_id = :target_id;

--! request (uri?, languages?) : (id)
INSERT INTO follow_requests (id, account_id, target_id, uri, show_reblogs, notify, languages, created_at)
VALUES (:id, :account_id, :target_id, :uri, :show_reblogs, :notify, :languages, :now)
ON CONFLICT (account_id, target_id) DO UPDATE SET uri = excluded.uri RETURNING id;

--: Follow(uri?, languages?)
--! follow_of : Follow
SELECT id, account_id, target_id, uri, show_reblogs, notify, languages FROM follows
WHERE account_id = :account_id AND target_id = :target_id;

--! request_of : Follow
SELECT id, account_id, target_id, uri, show_reblogs, notify, languages FROM follow_requests
WHERE account_id = :account_id AND target_id = :target_id;

--! follow_by_uri : Follow
SELECT id, account_id, target_id, uri, show_reblogs, notify, languages FROM follows WHERE uri = :uri;

--! request_by_uri : Follow
SELECT id, account_id, target_id, uri, show_reblogs, notify, languages FROM follow_requests WHERE uri = :uri;

--! unfollow : Follow
DELETE FROM follows WHERE account_id = :account_id AND target_id = :target_id
RETURNING id, account_id, target_id, uri, show_reblogs, notify, languages;

--! unrequest : Follow
DELETE FROM follow_requests WHERE account_id = :account_id AND target_id = :target_id
RETURNING id, account_id, target_id, uri, show_reblogs, notify, languages;

--! block (uri?) : (id)
INSERT INTO blocks (id, account_id, target_id, uri, created_at) VALUES (:id, :account_id, :target_id, :uri, :now)
ON CONFLICT (account_id, target_id) DO NOTHING RETURNING id;

--! unblock : (id, uri?)
DELETE FROM blocks WHERE account_id = :account_id AND target_id = :target_id RETURNING id, uri;

--! block_by_uri : (account_id, target_id)
SELECT account_id, target_id FROM blocks WHERE uri = :uri;

--! mute (expires_at?) : (id)
INSERT INTO mutes (id, account_id, target_id, hide_notifications, expires_at, created_at)
VALUES (:id, :account_id, :target_id, :hide_notifications, :expires_at, :now)
ON CONFLICT (account_id, target_id) DO UPDATE SET hide_notifications = excluded.hide_notifications,
    expires_at = excluded.expires_at
RETURNING id;

--! unmute : (id)
DELETE FROM mutes WHERE account_id = :account_id AND target_id = :target_id RETURNING id;

--! expired_mutes : (account_id, target_id)
DELETE FROM mutes WHERE expires_at <= :now RETURNING account_id, target_id;

--! followed_ids : (target_id)
SELECT target_id FROM follows WHERE account_id = :account_id;

--! follows_any : (target_id)
SELECT target_id FROM follows WHERE account_id = :account_id AND target_id = ANY(:ids);

--! local_followers_exist : (yes)
SELECT EXISTS (SELECT 1 FROM follows WHERE target_id = :target_id AND local) AS yes;

--! notified_followers : (account_id)
-- Local followers who asked to be told of each post.
SELECT account_id FROM follows WHERE target_id = :target_id AND local AND notify LIMIT 10000;

--! remote_follower_inboxes : (inbox_url, shared_inbox_url?, domain)
SELECT a.inbox_url, a.shared_inbox_url, coalesce(a.domain, '') AS domain
FROM follows f JOIN accounts a ON a.id = f.account_id
WHERE f.target_id = :target_id AND NOT f.local AND a.deleted_at IS NULL;

--! local_follower_of : (account_id)
-- Somebody here who may fetch in the name of a follower.
SELECT account_id FROM follows WHERE target_id = :target_id AND local ORDER BY id LIMIT 1;

--! remember_undo (actor_id?)
INSERT INTO early_undos (uri, actor_id, created_at) VALUES (:uri, :actor_id, :now) ON CONFLICT DO NOTHING;

--! early_undo : (uri)
SELECT uri FROM early_undos WHERE uri = ANY(:uris) LIMIT 1;

--! forget_early_undos
DELETE FROM early_undos WHERE created_at < :before;

--! hold_follow : (id)
-- Keeps a relation from being ended until the transaction ends. No row back: it has ended.
SELECT id FROM follows WHERE uri = :uri FOR KEY SHARE;

--! hold_request : (id)
SELECT id FROM follow_requests WHERE uri = :uri FOR KEY SHARE;

--! hold_block : (id)
SELECT id FROM blocks WHERE uri = :uri FOR KEY SHARE;

--! notified_after : (account_id)
-- Local followers who asked to be told of each post, a page of them.
SELECT account_id FROM follows WHERE target_id = :target_id AND local AND notify AND account_id > :after
ORDER BY account_id LIMIT :amount;

--: Standing(expires_at?)
--! standing : Standing
-- How a reader stands to everybody, for the cache: f follows, b blocks, B is blocked by, m mutes.
SELECT f.target_id AS id, 'f' AS kind, f.show_reblogs AS flag, NULL::timestamptz AS expires_at
  FROM follows f WHERE f.account_id = :reader
UNION ALL SELECT b.target_id, 'b', false, NULL FROM blocks b WHERE b.account_id = :reader
UNION ALL SELECT b.account_id, 'B', false, NULL FROM blocks b WHERE b.target_id = :reader
UNION ALL SELECT m.target_id, 'm', m.hide_notifications, m.expires_at FROM mutes m WHERE m.account_id = :reader;

--! follow_requests_count : (count)
SELECT count(*) FROM follow_requests WHERE target_id = :target_id;

--! follows_around : (account_id, target_id)
SELECT account_id, target_id FROM follows WHERE account_id = :id
UNION ALL
SELECT account_id, target_id FROM follows WHERE target_id = :id
LIMIT :amount;

--! forget_around
-- What else binds somebody who is gone to others.
WITH r AS (DELETE FROM follow_requests WHERE account_id = :id OR target_id = :id),
     b AS (DELETE FROM blocks WHERE account_id = :id OR target_id = :id),
     m AS (DELETE FROM mutes WHERE account_id = :id OR target_id = :id)
DELETE FROM notifications WHERE account_id = :id OR from_account_id = :id;

--! blocked_by_any : (account_id)
-- Who of these blocks somebody.
SELECT account_id FROM blocks WHERE target_id = :target_id AND account_id = ANY(:ids);
