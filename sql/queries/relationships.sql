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
       EXISTS (SELECT 1 FROM follow_requests x WHERE x.account_id = t.id AND x.target_id = :reader) AS requested_by,
       EXISTS (SELECT 1 FROM account_domain_blocks x JOIN accounts a ON a.domain = x.domain
                WHERE x.account_id = :reader AND a.id = t.id) AS domain_blocking,
       EXISTS (SELECT 1 FROM endorsements x WHERE x.account_id = :reader AND x.target_id = t.id) AS endorsed,
       coalesce((SELECT x.comment FROM account_notes x WHERE x.account_id = :reader AND x.target_id = t.id), '') AS note
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

--: Standing(expires_at?, languages?, domain?)
--! standing : Standing
-- How a reader stands to everybody, for the cache: f follows, F has in an exclusive list, b blocks, B is blocked by,
-- m mutes, d blocks a domain; t: follows a tag, whose name stands where else languages stand side by side, separated by commas.
SELECT f.target_id AS id, 'f' AS kind, f.show_reblogs AS flag, NULL::timestamptz AS expires_at,
       array_to_string(f.languages, ',') AS languages, NULL::text AS domain
  FROM follows f WHERE f.account_id = :reader
UNION ALL SELECT e.target_id, 'F', false, NULL, NULL, NULL FROM follows e WHERE e.account_id = :reader AND e.exclusive
UNION ALL SELECT t.tag_id, 't', false, NULL, g.name, NULL FROM tag_follows t JOIN tags g ON g.id = t.tag_id WHERE t.account_id = :reader
UNION ALL SELECT b.target_id, 'b', false, NULL, NULL, NULL FROM blocks b WHERE b.account_id = :reader
UNION ALL SELECT b.account_id, 'B', false, NULL, NULL, NULL FROM blocks b WHERE b.target_id = :reader
UNION ALL SELECT m.target_id, 'm', m.hide_notifications, m.expires_at, NULL, NULL FROM mutes m WHERE m.account_id = :reader
UNION ALL SELECT d.id, 'd', false, NULL, NULL, d.domain FROM account_domain_blocks d WHERE d.account_id = :reader;

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
     m AS (DELETE FROM mutes WHERE account_id = :id OR target_id = :id),
     n AS (DELETE FROM account_notes WHERE account_id = :id OR target_id = :id),
     e AS (DELETE FROM endorsements WHERE account_id = :id OR target_id = :id),
     s AS (DELETE FROM suggestion_dismissals WHERE account_id = :id OR target_id = :id),
     d AS (DELETE FROM account_domain_blocks WHERE account_id = :id),
     p AS (DELETE FROM popular_accounts WHERE account_id = :id),
     c AS (DELETE FROM collection_items WHERE account_id = :id)
DELETE FROM notifications WHERE account_id = :id OR from_account_id = :id;

--! blocked_by_any : (account_id)
-- Who of these blocks somebody.
SELECT account_id FROM blocks WHERE target_id = :target_id AND account_id = ANY(:ids);

--! live_followers : (author, local, accounts, without_reblogs, choosy, languages, notified, remote)
-- Of authors, for the cache: the followers here whose homes may be kept, who of them want no boosts, and who (`choosy`)
-- only some languages, side by side, separated by commas. `local` counts who follows from here, at most `amount` of them:
-- with so many, nothing else is to be relied on but the last two columns.
SELECT t.id AS author, x.local, x.accounts, x.without_reblogs, x.choosy, x.languages,
       EXISTS (SELECT 1 FROM follows n WHERE n.target_id = t.id AND n.local AND n.notify) AS notified,
       EXISTS (SELECT 1 FROM follows r WHERE r.target_id = t.id AND NOT r.local) AS remote
FROM unnest(:authors::bigint[]) AS t (id)
CROSS JOIN LATERAL (
    SELECT count(*) AS local,
           coalesce(array_agg(y.account_id) FILTER (WHERE y.live), '{}') AS accounts,
           coalesce(array_agg(y.account_id) FILTER (WHERE y.live AND NOT y.show_reblogs), '{}') AS without_reblogs,
           coalesce(array_agg(y.account_id) FILTER (WHERE y.live AND y.languages IS NOT NULL), '{}') AS choosy,
           coalesce(array_agg(array_to_string(y.languages, ',')) FILTER (WHERE y.live AND y.languages IS NOT NULL), '{}')
               AS languages
    FROM (SELECT f.account_id, f.show_reblogs, f.languages, coalesce(u.active_on >= :since, false) AND NOT f.exclusive AS live
          FROM follows f LEFT JOIN users u ON u.account_id = f.account_id
          WHERE f.target_id = t.id AND f.local LIMIT :amount) y) x;

--! followers_among : (author, account_id, show_reblogs, languages)
-- Which of these people follow which of these authors, pair by pair, and have them at home.
SELECT f.target_id AS author, f.account_id, f.show_reblogs, coalesce(array_to_string(f.languages, ','), '') AS languages
FROM unnest(:authors::bigint[], :accounts::bigint[]) AS t (author, account_id)
JOIN follows f ON f.account_id = t.account_id AND f.target_id = t.author
WHERE f.local AND NOT f.exclusive;

--! follower_parts : (upto, followers)
-- Where an author's followers here may be cut, from a point: the last follow of each part of `size`, and how many it holds.
SELECT max(x.id) AS upto, count(*) AS followers
FROM (SELECT y.id, (row_number() OVER (ORDER BY y.id) - 1) / :size::bigint AS part
      FROM (SELECT f.id FROM follows f WHERE f.target_id = :author AND f.local AND f.id > :after
            ORDER BY f.id LIMIT :amount) y) x
GROUP BY x.part ORDER BY x.part;

--! followers_between : (accounts, show_reblogs, languages, follow_parent)
-- A part of an author's followers here whose homes may be kept, with what decides whether a post stands in them, as
-- columns. Languages stand side by side, separated by commas; '' is all of them.
SELECT coalesce(array_agg(x.account_id), '{}') AS accounts,
       coalesce(array_agg(x.show_reblogs), '{}') AS show_reblogs,
       coalesce(array_agg(coalesce(array_to_string(x.languages, ','), '')), '{}') AS languages,
       coalesce(array_agg(x.follows_parent), '{}') AS follow_parent
FROM (SELECT f.account_id, f.show_reblogs, f.languages,
             :parent_author::bigint <> 0
               AND EXISTS (SELECT 1 FROM follows g
                            WHERE g.account_id = f.account_id AND g.target_id = :parent_author AND NOT g.exclusive)
               AS follows_parent
      FROM follows f JOIN users u ON u.account_id = f.account_id
      WHERE f.target_id = :author AND f.local AND f.id > :after AND f.id <= :upto AND u.active_on >= :since
        AND NOT f.exclusive) x;

--! set_note
INSERT INTO account_notes (account_id, target_id, comment) VALUES (:account_id, :target_id, :comment)
ON CONFLICT (account_id, target_id) DO UPDATE SET comment = excluded.comment;

--! forget_note
DELETE FROM account_notes WHERE account_id = :account_id AND target_id = :target_id;

--! endorse
INSERT INTO endorsements (id, account_id, target_id) VALUES (:id, :account_id, :target_id) ON CONFLICT DO NOTHING;

--! unendorse
DELETE FROM endorsements WHERE account_id = :account_id AND target_id = :target_id;

--! familiar_followers : (target_id, account_id)
-- Of each of these accounts, whom the reader follows among those who follow it, newest follow first. Nobody who hides whom
-- they follow or who follows them, on either end.
SELECT t.id AS target_id, x.account_id
FROM unnest(:ids::bigint[]) AS t (id)
JOIN accounts o ON o.id = t.id AND NOT o.hide_collections
CROSS JOIN LATERAL (
    SELECT f.target_id AS account_id, f.id
    FROM (SELECT y.target_id, y.id FROM follows y WHERE y.account_id = :reader ORDER BY y.id DESC LIMIT 10000) f
    JOIN accounts a ON a.id = f.target_id AND NOT a.hide_collections AND a.suspended_at IS NULL AND a.deleted_at IS NULL
    WHERE (SELECT true FROM follows g WHERE g.account_id = f.target_id AND g.target_id = t.id)
    ORDER BY f.id DESC LIMIT :amount) x;
