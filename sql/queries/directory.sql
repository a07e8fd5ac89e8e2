-- Who wants to be found, leaving out whom a reader (0: nobody in particular) does not want or who blocks them.

--! active : (id)
SELECT s.account_id AS id FROM account_stats s
WHERE s.listed > 0
  AND (SELECT true FROM blocks b WHERE b.account_id = :reader AND b.target_id = s.account_id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = s.account_id AND b.target_id = :reader) IS NOT TRUE
  AND (SELECT true FROM mutes m WHERE m.account_id = :reader AND m.target_id = s.account_id
          AND (m.expires_at IS NULL OR m.expires_at > :now)) IS NOT TRUE
  AND (SELECT true FROM account_domain_blocks d JOIN accounts o ON o.domain = d.domain
        WHERE d.account_id = :reader AND o.id = s.account_id) IS NOT TRUE
ORDER BY s.last_status_at DESC NULLS LAST, s.account_id DESC LIMIT :amount OFFSET :skip;

--! active_here : (id)
SELECT s.account_id AS id FROM account_stats s
WHERE s.listed = 1
  AND (SELECT true FROM blocks b WHERE b.account_id = :reader AND b.target_id = s.account_id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = s.account_id AND b.target_id = :reader) IS NOT TRUE
  AND (SELECT true FROM mutes m WHERE m.account_id = :reader AND m.target_id = s.account_id
          AND (m.expires_at IS NULL OR m.expires_at > :now)) IS NOT TRUE
ORDER BY s.last_status_at DESC NULLS LAST, s.account_id DESC LIMIT :amount OFFSET :skip;

--! new : (id)
SELECT s.account_id AS id FROM account_stats s
WHERE s.listed > 0
  AND (SELECT true FROM blocks b WHERE b.account_id = :reader AND b.target_id = s.account_id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = s.account_id AND b.target_id = :reader) IS NOT TRUE
  AND (SELECT true FROM mutes m WHERE m.account_id = :reader AND m.target_id = s.account_id
          AND (m.expires_at IS NULL OR m.expires_at > :now)) IS NOT TRUE
  AND (SELECT true FROM account_domain_blocks d JOIN accounts o ON o.domain = d.domain
        WHERE d.account_id = :reader AND o.id = s.account_id) IS NOT TRUE
ORDER BY s.account_id DESC LIMIT :amount OFFSET :skip;

--! new_here : (id)
SELECT s.account_id AS id FROM account_stats s
WHERE s.listed = 1
  AND (SELECT true FROM blocks b WHERE b.account_id = :reader AND b.target_id = s.account_id) IS NOT TRUE
  AND (SELECT true FROM blocks b WHERE b.account_id = s.account_id AND b.target_id = :reader) IS NOT TRUE
  AND (SELECT true FROM mutes m WHERE m.account_id = :reader AND m.target_id = s.account_id
          AND (m.expires_at IS NULL OR m.expires_at > :now)) IS NOT TRUE
ORDER BY s.account_id DESC LIMIT :amount OFFSET :skip;
