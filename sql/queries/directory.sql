-- Who wants to be found, leaving out whom a reader (0: nobody in particular) does not want or who blocks them. Nobody looks
-- further into an order than the inner limit.

--! active : (id)
SELECT x.id FROM (
    SELECT s.account_id AS id, s.last_status_at FROM account_stats s WHERE s.listed > 0
    ORDER BY s.last_status_at DESC NULLS LAST, s.account_id DESC LIMIT 12000) x
WHERE (SELECT true FROM blocks b WHERE b.account_id = :reader AND b.target_id = x.id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = x.id AND b.target_id = :reader) IS NOT TRUE
  AND (SELECT true FROM mutes m WHERE m.account_id = :reader AND m.target_id = x.id
          AND (m.expires_at IS NULL OR m.expires_at > :now)) IS NOT TRUE
  AND (SELECT true FROM account_domain_blocks d JOIN accounts o ON o.domain = d.domain
        WHERE d.account_id = :reader AND o.id = x.id) IS NOT TRUE
ORDER BY x.last_status_at DESC NULLS LAST, x.id DESC LIMIT :amount OFFSET :skip;

--! active_here : (id)
SELECT x.id FROM (
    SELECT s.account_id AS id, s.last_status_at FROM account_stats s WHERE s.listed = 1
    ORDER BY s.last_status_at DESC NULLS LAST, s.account_id DESC LIMIT 12000) x
WHERE (SELECT true FROM blocks b WHERE b.account_id = :reader AND b.target_id = x.id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = x.id AND b.target_id = :reader) IS NOT TRUE
  AND (SELECT true FROM mutes m WHERE m.account_id = :reader AND m.target_id = x.id
          AND (m.expires_at IS NULL OR m.expires_at > :now)) IS NOT TRUE
ORDER BY x.last_status_at DESC NULLS LAST, x.id DESC LIMIT :amount OFFSET :skip;

--! new : (id)
SELECT x.id FROM (
    SELECT s.account_id AS id FROM account_stats s WHERE s.listed > 0
    ORDER BY s.account_id DESC LIMIT 12000) x
WHERE (SELECT true FROM blocks b WHERE b.account_id = :reader AND b.target_id = x.id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = x.id AND b.target_id = :reader) IS NOT TRUE
  AND (SELECT true FROM mutes m WHERE m.account_id = :reader AND m.target_id = x.id
          AND (m.expires_at IS NULL OR m.expires_at > :now)) IS NOT TRUE
  AND (SELECT true FROM account_domain_blocks d JOIN accounts o ON o.domain = d.domain
        WHERE d.account_id = :reader AND o.id = x.id) IS NOT TRUE
ORDER BY x.id DESC LIMIT :amount OFFSET :skip;

--! new_here : (id)
SELECT x.id FROM (
    SELECT s.account_id AS id FROM account_stats s WHERE s.listed = 1
    ORDER BY s.account_id DESC LIMIT 12000) x
WHERE (SELECT true FROM blocks b WHERE b.account_id = :reader AND b.target_id = x.id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = x.id AND b.target_id = :reader) IS NOT TRUE
  AND (SELECT true FROM mutes m WHERE m.account_id = :reader AND m.target_id = x.id
          AND (m.expires_at IS NULL OR m.expires_at > :now)) IS NOT TRUE
ORDER BY x.id DESC LIMIT :amount OFFSET :skip;
