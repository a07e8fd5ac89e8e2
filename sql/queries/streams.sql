-- What the streaming of a process remembers about the people connected to it, and what it asks once per event.

--! follows : (account_id, target_id, show_reblogs, languages?)
SELECT account_id, target_id, show_reblogs, languages FROM follows WHERE account_id = ANY(:readers);

--! blocks : (account_id, target_id)
SELECT account_id, target_id FROM blocks WHERE account_id = ANY(:readers)
UNION
SELECT account_id, target_id FROM blocks WHERE target_id = ANY(:readers);

--! mutes : (account_id, target_id, hide_notifications, expires_at?)
SELECT account_id, target_id, hide_notifications, expires_at FROM mutes WHERE account_id = ANY(:readers);

--! earlier_boosters : (account_id)
-- Who boosted the same post before, within the window.
SELECT account_id FROM statuses
WHERE reblog_of_id = :original AND id < :boost AND id > :boost - :window::bigint
ORDER BY id DESC LIMIT :amount;

--! marks : (reader, status_id, mark)
-- What readers have done with posts; no row where there is nothing to say.
SELECT f.account_id AS reader, f.status_id, 'favourited' AS mark FROM favourites f
 WHERE f.status_id = ANY(:ids) AND f.account_id = ANY(:readers)
UNION ALL
SELECT b.account_id, b.reblog_of_id, 'reblogged' FROM statuses b
 WHERE b.reblog_of_id = ANY(:ids) AND b.account_id = ANY(:readers)
UNION ALL
SELECT b.account_id, b.status_id, 'bookmarked' FROM bookmarks b
 WHERE b.status_id = ANY(:ids) AND b.account_id = ANY(:readers)
UNION ALL
SELECT m.account_id, s.id, 'muted' FROM statuses s JOIN conversation_mutes m ON m.conversation_id = s.conversation_id
 WHERE s.id = ANY(:ids) AND m.account_id = ANY(:readers)
UNION ALL
SELECT p.account_id, p.status_id, 'pinned' FROM status_pins p
 WHERE p.status_id = ANY(:ids) AND p.account_id = ANY(:readers);

--! good_tokens : (id)
-- Those of the tokens that still open the door to a person whose login is in order.
SELECT t.id FROM access_tokens t
JOIN users u ON u.account_id = t.account_id
JOIN accounts a ON a.id = t.account_id
WHERE t.id = ANY(:ids) AND t.revoked_at IS NULL
  AND u.confirmed_at IS NOT NULL AND u.approved AND u.disabled_at IS NULL
  AND a.suspended_at IS NULL AND a.deleted_at IS NULL;
