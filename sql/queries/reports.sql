--! insert
INSERT INTO reports (id, account_id, target_id, category, comment, status_ids, rule_ids, collection_ids, forward, created_at)
VALUES (:id, :account_id, :target_id, :category, :comment, :status_ids, :rule_ids, :collection_ids, :forward, :now);

--! collections_among : (id)
-- Those of some collections that somebody made.
SELECT id FROM collections WHERE id = ANY(:ids) AND account_id = :account_id ORDER BY id;

--! to_forward : (target_id, comment, status_uris)
-- A report that the account's own server is to hear of and has not yet, with the posts that still are here.
SELECT r.target_id, r.comment,
       ARRAY(SELECT s.uri FROM statuses s WHERE s.id = ANY (r.status_ids) ORDER BY s.id) AS status_uris
FROM reports r WHERE r.id = :id AND r.forward AND r.forwarded_at IS NULL;

--! forwarded
UPDATE reports SET forwarded_at = :now WHERE id = :id;

--! rules_among : (id)
SELECT id FROM rules WHERE id = ANY(:ids) AND deleted_at IS NULL ORDER BY id;
