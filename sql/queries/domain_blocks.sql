-- Servers that a person here does not want to hear of.

--! block : (id)
-- Nothing where it is blocked already, or `most` are.
INSERT INTO account_domain_blocks (id, account_id, domain)
SELECT :id, :account_id, :domain
WHERE (SELECT count(*) FROM account_domain_blocks WHERE account_id = :account_id) < :most::bigint
ON CONFLICT (account_id, domain) DO NOTHING RETURNING id;

--! unblock : (id)
DELETE FROM account_domain_blocks WHERE account_id = :account_id AND domain = :domain RETURNING id;

--! blocks_of : (id, domain)
(SELECT d.id, d.domain FROM account_domain_blocks d
  WHERE NOT :upwards AND d.account_id = :account_id AND d.id < :below AND d.id > :above ORDER BY d.id DESC LIMIT :amount)
UNION ALL
(SELECT d.id, d.domain FROM account_domain_blocks d
  WHERE :upwards AND d.account_id = :account_id AND d.id < :below AND d.id > :above ORDER BY d.id LIMIT :amount);

--! is_blocked : (yes)
SELECT EXISTS (SELECT 1 FROM account_domain_blocks WHERE account_id = :account_id AND domain = :domain) AS yes;

--! blocked_among : (domain)
-- Which of these domains somebody blocks.
SELECT domain FROM account_domain_blocks WHERE account_id = :account_id AND domain = ANY(:domains);

--! anybody_of : (yes)
-- Whether anybody of a domain is known.
SELECT EXISTS (SELECT 1 FROM accounts WHERE domain = :domain) AS yes;

--! followed_between : (id, target_id, there)
-- A part of whom somebody follows, oldest first, and whether each lives on a domain.
SELECT f.id, f.target_id, coalesce(a.domain = :domain, false) AS there
FROM (SELECT x.id, x.target_id FROM follows x WHERE x.account_id = :account_id AND x.id > :after ORDER BY x.id LIMIT :amount) f
JOIN accounts a ON a.id = f.target_id ORDER BY f.id;

--! followers_between : (id, account_id, there)
-- As above, of those who follow.
SELECT f.id, f.account_id, coalesce(a.domain = :domain, false) AS there
FROM (SELECT x.id, x.account_id FROM follows x WHERE x.target_id = :account_id AND x.id > :after ORDER BY x.id LIMIT :amount) f
JOIN accounts a ON a.id = f.account_id ORDER BY f.id;

--! requests_from : (account_id)
-- Who of a domain asks to follow somebody, some of them.
SELECT r.account_id FROM follow_requests r JOIN accounts a ON a.id = r.account_id
WHERE r.target_id = :account_id AND a.domain = :domain LIMIT :amount;

--! requests_to : (target_id)
-- Whom of a domain somebody asks to follow, some of them.
SELECT r.target_id FROM follow_requests r JOIN accounts a ON a.id = r.target_id
WHERE r.account_id = :account_id AND a.domain = :domain LIMIT :amount;

--! forget_notifications : (last, seen)
-- Removes what somebody was told by a domain, among a part of their notifications; where the part ended.
-- What is held back stands in an index by kind.
WITH part AS (
    SELECT x.id, x.from_account_id FROM (
        (SELECT n.id, n.from_account_id FROM notifications n
          WHERE n.account_id = :account_id AND NOT n.filtered AND n.id < :below ORDER BY n.id DESC LIMIT :amount)
        UNION ALL
        (SELECT h.id, h.from_account_id FROM unnest(:kinds::text[]) AS k (kind)
          CROSS JOIN LATERAL (
              SELECT n.id, n.from_account_id FROM notifications n
               WHERE n.account_id = :account_id AND n.kind = k.kind AND n.filtered AND n.id < :below
               ORDER BY n.id DESC LIMIT :amount) h
          ORDER BY h.id DESC LIMIT :amount)) x
     ORDER BY x.id DESC LIMIT :amount
), gone AS (
    DELETE FROM notifications n USING part p JOIN accounts a ON a.id = p.from_account_id
     WHERE n.id = p.id AND a.domain = :domain
)
SELECT coalesce(min(id), 0) AS last, count(*) AS seen FROM part;

--! preview : (following, followers)
-- How many of a domain somebody follows, and is followed by. Followers are counted along the shorter list: theirs, or
-- (`by_domain`) the accounts of the domain.
SELECT (SELECT count(*) FROM follows f JOIN accounts a ON a.id = f.target_id
         WHERE f.account_id = :account_id AND a.domain = :domain) AS following,
       CASE WHEN :by_domain THEN
           (SELECT count(*) FROM accounts a JOIN follows f ON f.account_id = a.id AND f.target_id = :account_id
             WHERE a.domain = :domain)
       ELSE
           (SELECT count(*) FROM follows f JOIN accounts a ON a.id = f.account_id
             WHERE f.target_id = :account_id AND a.domain = :domain)
       END AS followers;
