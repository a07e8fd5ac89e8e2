-- What the streaming of a process remembers about the people connected to it, and what it asks once per event.

--! follows : (account_id, target_id, show_reblogs, languages?, exclusive)
SELECT account_id, target_id, show_reblogs, languages, exclusive FROM follows WHERE account_id = ANY(:readers);

--! blocks : (account_id, target_id)
SELECT account_id, target_id FROM blocks WHERE account_id = ANY(:readers)
UNION
SELECT account_id, target_id FROM blocks WHERE target_id = ANY(:readers);

--! mutes : (account_id, target_id, hide_notifications, expires_at?)
SELECT account_id, target_id, hide_notifications, expires_at FROM mutes WHERE account_id = ANY(:readers);

--! domain_blocks : (account_id, domain)
SELECT account_id, domain FROM account_domain_blocks WHERE account_id = ANY(:readers);

--! earlier_boosters : (account_id)
-- Who boosted the same post before, within the window.
SELECT account_id FROM statuses
WHERE reblog_of_id = :original AND id < :boost AND id > :boost - :window::bigint
ORDER BY id DESC LIMIT :amount;

--! marks : (reader, status_id, mark)
-- What readers have done with posts; no row where there is nothing to say. Each pair is looked up: a post may have a
-- hundred thousand favourites, and a reader too.
SELECT r.id AS reader, i.id AS status_id, 'favourited' AS mark
  FROM unnest(:ids::bigint[]) AS i (id) CROSS JOIN unnest(:readers::bigint[]) AS r (id)
 WHERE (SELECT true FROM favourites f WHERE f.account_id = r.id AND f.status_id = i.id)
UNION ALL
SELECT r.id, i.id, 'reblogged' FROM unnest(:ids::bigint[]) AS i (id) CROSS JOIN unnest(:readers::bigint[]) AS r (id)
 WHERE (SELECT true FROM statuses b WHERE b.reblog_of_id = i.id AND b.account_id = r.id)
UNION ALL
SELECT r.id, i.id, 'bookmarked' FROM unnest(:ids::bigint[]) AS i (id) CROSS JOIN unnest(:readers::bigint[]) AS r (id)
 WHERE (SELECT true FROM bookmarks b WHERE b.account_id = r.id AND b.status_id = i.id)
UNION ALL
SELECT r.id, s.id, 'muted' FROM statuses s CROSS JOIN unnest(:readers::bigint[]) AS r (id)
 WHERE s.id = ANY(:ids)
   AND (SELECT true FROM conversation_mutes m WHERE m.account_id = r.id AND m.conversation_id = s.conversation_id)
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

--! followed_tags : (account_id, name)
SELECT t.account_id, g.name FROM tag_follows t JOIN tags g ON g.id = t.tag_id WHERE t.account_id = ANY(:readers);

--! lists : (account_id, id, replies_policy, members)
-- The lists of readers, with their members.
SELECT l.account_id, l.id, l.replies_policy,
       ARRAY(SELECT m.account_id FROM list_accounts m WHERE m.list_id = l.id) AS members
FROM lists l WHERE l.account_id = ANY(:readers);
