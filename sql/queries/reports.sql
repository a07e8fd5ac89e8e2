--! insert
INSERT INTO reports (id, account_id, target_id, category, comment, status_ids, rule_ids, forward, created_at)
VALUES (:id, :account_id, :target_id, :category, :comment, :status_ids, :rule_ids, :forward, :now);

--! statuses_of : (id)
-- Those among some posts that somebody wrote, with what decides nothing but their order.
SELECT id FROM statuses WHERE id = ANY(:ids) AND account_id = :account_id AND reblog_of_id IS NULL ORDER BY id;

--! rules_among : (id)
SELECT id FROM rules WHERE id = ANY(:ids) AND deleted_at IS NULL ORDER BY id;
