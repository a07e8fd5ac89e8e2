--! insert_activity
INSERT INTO activities (id, account_id, object_uri, kind, body, created_at)
VALUES (:id, :account_id, :object_uri, :kind, :body, :now) ON CONFLICT (id) DO NOTHING;

--! insert
INSERT INTO deliveries (id, host, inbox_url, activity_id, due_at)
SELECT i, h, u, :activity_id, :now FROM unnest(:ids::bigint[], :hosts::text[], :inboxes::text[]) AS t (i, h, u)
ON CONFLICT DO NOTHING;

--! open_lanes
-- The update locks the lane's row: a worker that closes it at this moment sees the new rows or waits for them.
INSERT INTO delivery_lanes (host, due_at) SELECT h, :now FROM unnest(:hosts::text[]) AS t (h) ORDER BY h
ON CONFLICT (host) DO UPDATE SET host = excluded.host;

--! cancel_about
-- A Delete makes what was not sent about the same object pointless, except for itself.
DELETE FROM deliveries d USING activities a
WHERE d.activity_id = a.id AND a.object_uri = :object_uri AND a.kind IN ('Create', 'Update') AND d.attempts = 0;

--! claim_lanes : (host, failures, first_failure_at?)
WITH next AS (
    SELECT host FROM delivery_lanes WHERE due_at <= :now ORDER BY due_at LIMIT :amount FOR UPDATE SKIP LOCKED
)
UPDATE delivery_lanes l SET due_at = :lease_until FROM next WHERE l.host = next.host
RETURNING l.host, l.failures, l.first_failure_at;

--: Delivery()
--! slice : Delivery
SELECT d.id, d.inbox_url, d.attempts, a.id AS activity_id, a.account_id, a.object_uri, a.body, a.created_at
FROM deliveries d JOIN activities a ON a.id = d.activity_id
WHERE d.host = :host ORDER BY d.id LIMIT :amount;

--! done
DELETE FROM deliveries WHERE id = ANY(:ids);

--! attempted
UPDATE deliveries SET attempts = attempts + 1 WHERE id = ANY(:ids);

--! drop_old : (id)
DELETE FROM deliveries d USING activities a
WHERE d.host = :host AND a.id = d.activity_id AND a.created_at < :before RETURNING d.id;

--! lane_ok
UPDATE delivery_lanes SET due_at = :due_at, failures = 0, first_failure_at = NULL WHERE host = :host;

--! lane_failed
UPDATE delivery_lanes SET due_at = :due_at, failures = failures + 1,
       first_failure_at = coalesce(first_failure_at, :now) WHERE host = :host;

--! lane_close : (host)
-- Only when nothing waits; an insert that races opens it again or finds it open.
DELETE FROM delivery_lanes l WHERE l.host = :host AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.host = l.host)
RETURNING host;

--! lanes_missing
-- Repairs a lane that was closed while a delivery arrived.
INSERT INTO delivery_lanes (host, due_at) SELECT DISTINCT d.host, :now::timestamptz FROM deliveries d
WHERE NOT EXISTS (SELECT 1 FROM delivery_lanes l WHERE l.host = d.host) ON CONFLICT DO NOTHING;

--! lane_wake
UPDATE delivery_lanes SET due_at = :now, failures = 0, first_failure_at = NULL WHERE host = :host AND failures > 0;

--! forget_activities
DELETE FROM activities a WHERE a.created_at < :before
  AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.activity_id = a.id);
