--! insert
INSERT INTO reports (id, account_id, target_id, category, comment, status_ids, rule_ids, forward, created_at)
VALUES (:id, :account_id, :target_id, :category, :comment, :status_ids, :rule_ids, :forward, :now);

--! to_forward : (target_id, comment, status_uris)
-- A report that the account's own server is to hear of and has not yet, with the posts that still are here.
SELECT r.target_id, r.comment,
       ARRAY(SELECT s.uri FROM statuses s WHERE s.id = ANY (r.status_ids) ORDER BY s.id) AS status_uris
FROM reports r WHERE r.id = :id AND r.forward AND r.forwarded_at IS NULL;

--! forwarded
UPDATE reports SET forwarded_at = :now WHERE id = :id;

--! rules_among : (id)
SELECT id FROM rules WHERE id = ANY(:ids) AND deleted_at IS NULL ORDER BY id;
