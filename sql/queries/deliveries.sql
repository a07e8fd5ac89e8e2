--! insert_activity : (id)
-- No row back: its deliveries were planned before.
INSERT INTO activities (id, uri, account_id, object_uri, kind, body, created_at)
VALUES (:id, :uri, :account_id, :object_uri, :kind, :body, :now) ON CONFLICT (uri) DO NOTHING RETURNING id;

--! insert
INSERT INTO deliveries (id, host, inbox_url, activity_id, due_at)
SELECT i, h, u, :activity_id, :now FROM unnest(:ids::bigint[], :hosts::text[], :inboxes::text[]) AS t (i, h, u)
ON CONFLICT DO NOTHING;

--! open_lanes
-- The update locks the lane's row: a worker that closes it at this moment sees the new rows or waits for them.
INSERT INTO delivery_lanes (host, due_at) SELECT h, :now FROM unnest(:hosts::text[]) AS t (h) ORDER BY h
ON CONFLICT (host) DO UPDATE SET host = excluded.host;

--! cancel_about
-- A Delete makes what was not sent about the same object pointless.
DELETE FROM deliveries d USING activities a
WHERE d.activity_id = a.id AND a.object_uri = :object_uri AND a.kind = ANY(:kinds);

--! claim_lanes : (host, failures, first_failure_at?, newest_due)
WITH next AS (
    SELECT host, due_at FROM delivery_lanes WHERE due_at >= :since AND due_at <= :now ORDER BY due_at LIMIT :amount FOR UPDATE SKIP LOCKED
)
UPDATE delivery_lanes SET due_at = :lease_until WHERE host = ANY(ARRAY(SELECT host FROM next))
RETURNING host, failures, first_failure_at, (SELECT max(due_at) FROM next) AS newest_due;

--: Delivery()
--! slice : Delivery
-- What may be sent now, in order. A first attempt never waits: only the lane as a whole does.
SELECT d.id, d.inbox_url, d.attempts, a.id AS activity_id, a.account_id, a.object_uri, a.body, a.created_at
FROM deliveries d JOIN activities a ON a.id = d.activity_id
WHERE d.host = :host AND (d.attempts = 0 OR d.due_at <= :now) ORDER BY d.id LIMIT :amount;

--! held : (id, inbox_url, object_uri, due_at)
-- What waits by itself: nothing later about the same object goes to the same inbox before it.
SELECT d.id, d.inbox_url, a.object_uri, d.due_at
FROM deliveries d JOIN activities a ON a.id = d.activity_id
WHERE d.host = :host AND d.attempts > 0 AND d.due_at > :now ORDER BY d.due_at LIMIT :amount;

--! done
-- With the host, so that every index that could be chosen is a good one; see jobs.claim.
DELETE FROM deliveries WHERE host = :host AND id = ANY(:ids);

--! hold
UPDATE deliveries d SET attempts = least(d.attempts + 1, 1000), due_at = t.due_at
FROM unnest(:ids::bigint[], :due_ats::timestamptz[]) AS t (id, due_at) WHERE d.host = :host AND d.id = t.id;

--! drop_inbox
DELETE FROM deliveries WHERE host = :host AND inbox_url = :inbox_url;

--! drop_host
DELETE FROM deliveries WHERE host = :host;

--! lane_ok
UPDATE delivery_lanes SET due_at = :due_at, failures = 0, first_failure_at = NULL WHERE host = :host;

--! lane_failed
UPDATE delivery_lanes SET due_at = :due_at, failures = failures + 1,
       first_failure_at = coalesce(first_failure_at, :now) WHERE host = :host;

--! lane_hold : (host)
-- Before it is closed: whoever is opening it now has committed when this answers, or waits until it is gone.
SELECT host FROM delivery_lanes WHERE host = :host FOR UPDATE;

--! lane_close : (host)
-- Only when nothing waits, seen by a snapshot of its own after `lane_hold`.
DELETE FROM delivery_lanes l WHERE l.host = :host AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.host = l.host)
RETURNING host;

--! lanes_missing
-- Repairs a lane that was closed while a delivery arrived.
-- From one host to the next along the index: DISTINCT would read every delivery.
WITH RECURSIVE waiting (host) AS (
    (SELECT d.host FROM deliveries d WHERE d.host >= '' ORDER BY d.host LIMIT 1)
    UNION ALL
    SELECT (SELECT d.host FROM deliveries d WHERE d.host > w.host ORDER BY d.host LIMIT 1) FROM waiting w WHERE w.host IS NOT NULL
)
INSERT INTO delivery_lanes (host, due_at) SELECT w.host, :now::timestamptz FROM waiting w
WHERE w.host IS NOT NULL AND (SELECT true FROM delivery_lanes l WHERE l.host = w.host) IS NULL ON CONFLICT DO NOTHING;

--! lane_wake
UPDATE delivery_lanes SET due_at = :now, failures = 0, first_failure_at = NULL WHERE host = :host AND failures > 0;

--! forget_activities
DELETE FROM activities WHERE id IN (
    SELECT a.id FROM activities a WHERE a.created_at < :before
       AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.activity_id = a.id) LIMIT :amount);

--! reachable : (yes)
-- Whether anybody elsewhere would hear of something.
SELECT EXISTS (SELECT 1 FROM follows f WHERE f.target_id = ANY(:followed::bigint[]) AND NOT f.local)
    OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = ANY(:people::bigint[]) AND a.domain IS NOT NULL) AS yes;

--: Inbox(shared_inbox_url?)
--! inboxes_of_followers : Inbox
SELECT a.id, a.uri, a.inbox_url, a.shared_inbox_url
FROM follows f JOIN accounts a ON a.id = f.account_id
WHERE f.target_id = :target_id AND NOT f.local AND f.account_id > :after
  AND a.deleted_at IS NULL AND a.suspended_at IS NULL
ORDER BY f.account_id LIMIT :amount;

--! inboxes_of : Inbox
SELECT id, uri, inbox_url, shared_inbox_url FROM accounts
WHERE id = ANY(:ids) AND domain IS NOT NULL AND deleted_at IS NULL AND suspended_at IS NULL ORDER BY id;

--! owners_of_inbox : (uri)
SELECT uri FROM accounts WHERE domain = :domain AND inbox_url = :inbox_url AND deleted_at IS NULL LIMIT 10;

--! backlog : (lanes, due, failing, oldest_due?, waiting, oldest_id?)
-- Counted up to `amount`.
SELECT l.lanes, l.due, l.failing,
       (SELECT min(due_at) FROM delivery_lanes WHERE due_at <= :now) AS oldest_due,
       (SELECT count(*) FROM (SELECT FROM deliveries LIMIT :amount) d) AS waiting,
       (SELECT min(id) FROM deliveries) AS oldest_id
FROM (SELECT count(*) AS lanes, count(*) FILTER (WHERE due_at <= :now) AS due, count(*) FILTER (WHERE failures > 0) AS failing
      FROM (SELECT due_at, failures FROM delivery_lanes LIMIT :amount) x) l;

--! oldest_lane : (due_at)
-- What may have come in behind the claims.
SELECT due_at FROM delivery_lanes WHERE due_at >= :since AND due_at < :before ORDER BY due_at LIMIT 1;
