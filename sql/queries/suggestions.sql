-- Whom one might follow, and who wants to be found.

--! friends_of_friends : (id, friends)
-- Whom those follow whom the reader follows (and who show it), the most shared first: the newest follows of each.
SELECT x.id, x.friends
FROM (SELECT g.target_id AS id, count(*) AS friends
      FROM (SELECT y.target_id FROM follows y WHERE y.account_id = :reader ORDER BY y.id DESC LIMIT 200) f
      JOIN accounts a ON a.id = f.target_id AND NOT a.hide_collections
      CROSS JOIN LATERAL (SELECT z.target_id FROM follows z WHERE z.account_id = f.target_id ORDER BY z.id DESC LIMIT 100) g
      GROUP BY g.target_id) x
JOIN account_stats s ON s.account_id = x.id AND s.listed > 0
WHERE x.id <> :reader
  AND (SELECT true FROM follows o WHERE o.account_id = :reader AND o.target_id = x.id) IS NOT TRUE
  AND (SELECT true FROM follow_requests r WHERE r.account_id = :reader AND r.target_id = x.id) IS NOT TRUE
  AND (SELECT true FROM suggestion_dismissals d WHERE d.account_id = :reader AND d.target_id = x.id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = :reader AND b.target_id = x.id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = x.id AND b.target_id = :reader) IS NOT TRUE
  AND (SELECT true FROM mutes m WHERE m.account_id = :reader AND m.target_id = x.id
          AND (m.expires_at IS NULL OR m.expires_at > :now)) IS NOT TRUE
  AND (SELECT true FROM account_domain_blocks d JOIN accounts o ON o.domain = d.domain
        WHERE d.account_id = :reader AND o.id = x.id) IS NOT TRUE
ORDER BY x.friends DESC, s.followers_count DESC, x.id LIMIT :amount;

--! popular : (id)
-- Whom many have followed lately.
SELECT x.account_id AS id
FROM popular_accounts x
JOIN account_stats s ON s.account_id = x.account_id AND s.listed > 0
WHERE x.account_id <> :reader
  AND (SELECT true FROM follows o WHERE o.account_id = :reader AND o.target_id = x.account_id) IS NOT TRUE
  AND (SELECT true FROM follow_requests r WHERE r.account_id = :reader AND r.target_id = x.account_id) IS NOT TRUE
  AND (SELECT true FROM suggestion_dismissals d WHERE d.account_id = :reader AND d.target_id = x.account_id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = :reader AND b.target_id = x.account_id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = x.account_id AND b.target_id = :reader) IS NOT TRUE
  AND (SELECT true FROM mutes m WHERE m.account_id = :reader AND m.target_id = x.account_id
          AND (m.expires_at IS NULL OR m.expires_at > :now)) IS NOT TRUE
  AND (SELECT true FROM account_domain_blocks d JOIN accounts o ON o.domain = d.domain
        WHERE d.account_id = :reader AND o.id = x.account_id) IS NOT TRUE
ORDER BY x.follows DESC, x.account_id LIMIT :amount;

--! dismiss
INSERT INTO suggestion_dismissals (account_id, target_id) SELECT :account_id, a.id FROM accounts a WHERE a.id = :target_id
ON CONFLICT DO NOTHING;

--! followed_lately : (account_id, follows)
-- Whom people here have followed most since a follow.
SELECT f.target_id AS account_id, count(*) AS follows
FROM follows f JOIN account_stats s ON s.account_id = f.target_id AND s.listed > 0
WHERE f.id > :after AND f.local GROUP BY f.target_id ORDER BY count(*) DESC, f.target_id LIMIT :amount;

--! forget_popular
DELETE FROM popular_accounts WHERE NOT account_id = ANY(:ids);

--! set_popular
INSERT INTO popular_accounts (account_id, follows)
SELECT t.id, t.follows FROM unnest(:ids::bigint[], :follows::bigint[]) AS t (id, follows)
JOIN accounts a ON a.id = t.id ORDER BY t.id
ON CONFLICT (account_id) DO UPDATE SET follows = excluded.follows;
