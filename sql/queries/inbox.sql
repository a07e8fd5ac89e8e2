--! insert
INSERT INTO inbox_activities (id, actor_uri, activity_uri, host, body, trust, received_at)
SELECT i, a, nullif(u, ''), h, b, t, :now
FROM unnest(:ids::bigint[], :actors::text[], :uris::text[], :hosts::text[], :bodies::text[], :trusts::text[])
     AS x (i, a, u, h, b, t);

--! open_lanes
-- The update locks the lane's row: a worker that closes it at this moment sees the new rows or waits for them.
INSERT INTO inbox_lanes (actor_uri, due_at) SELECT DISTINCT a, :now::timestamptz FROM unnest(:actors::text[]) AS t (a)
ORDER BY a
ON CONFLICT (actor_uri) DO UPDATE SET actor_uri = excluded.actor_uri;

--! claim_lanes : (actor_uri, newest_due)
WITH next AS (
    SELECT actor_uri, due_at FROM inbox_lanes WHERE due_at >= :since AND due_at <= :now ORDER BY due_at LIMIT :amount FOR UPDATE SKIP LOCKED
)
UPDATE inbox_lanes SET due_at = :lease_until WHERE actor_uri = ANY(ARRAY(SELECT actor_uri FROM next))
RETURNING actor_uri, (SELECT max(due_at) FROM next) AS newest_due;

--: Raw(activity_uri?)
--! slice : Raw
SELECT id, actor_uri, activity_uri, host, body, trust, attempts, received_at
FROM inbox_activities WHERE actor_uri = :actor_uri AND dead_at IS NULL ORDER BY id LIMIT :amount;

--! applied
DELETE FROM inbox_activities WHERE id = ANY(:ids);

--! failed
UPDATE inbox_activities SET attempts = attempts + 1, last_error = :error WHERE id = :id;

--! bury
UPDATE inbox_activities SET attempts = attempts + 1, last_error = :error, dead_at = :now WHERE id = :id;

--! lane_due
UPDATE inbox_lanes SET due_at = :due_at WHERE actor_uri = :actor_uri;

--! lane_hold : (actor_uri)
-- See deliveries.lane_hold.
SELECT actor_uri FROM inbox_lanes WHERE actor_uri = :actor_uri FOR UPDATE;

--! lane_close : (actor_uri)
DELETE FROM inbox_lanes l WHERE l.actor_uri = :actor_uri
  AND NOT EXISTS (SELECT 1 FROM inbox_activities i WHERE i.actor_uri = l.actor_uri AND i.dead_at IS NULL)
RETURNING actor_uri;

--! lanes_missing
-- From one actor to the next along the index.
WITH RECURSIVE waiting (actor_uri) AS (
    (SELECT i.actor_uri FROM inbox_activities i WHERE i.dead_at IS NULL AND i.actor_uri >= '' ORDER BY i.actor_uri LIMIT 1)
    UNION ALL
    SELECT (SELECT i.actor_uri FROM inbox_activities i WHERE i.dead_at IS NULL AND i.actor_uri > w.actor_uri ORDER BY i.actor_uri LIMIT 1)
    FROM waiting w WHERE w.actor_uri IS NOT NULL
)
INSERT INTO inbox_lanes (actor_uri, due_at) SELECT w.actor_uri, :now::timestamptz FROM waiting w
WHERE w.actor_uri IS NOT NULL AND (SELECT true FROM inbox_lanes l WHERE l.actor_uri = w.actor_uri) IS NULL
ON CONFLICT DO NOTHING;

--! forget_dead
DELETE FROM inbox_activities WHERE dead_at < :before;

--! backlog : (lanes, due, oldest_due?, waiting, dead)
-- Counted up to `amount`.
SELECT l.lanes, l.due,
       (SELECT min(due_at) FROM inbox_lanes WHERE due_at <= :now) AS oldest_due,
       (SELECT count(*) FROM (SELECT FROM inbox_activities WHERE dead_at IS NULL LIMIT :amount) w) AS waiting,
       (SELECT count(*) FROM (SELECT FROM inbox_activities WHERE dead_at IS NOT NULL LIMIT :amount) d) AS dead
FROM (SELECT count(*) AS lanes, count(*) FILTER (WHERE due_at <= :now) AS due
      FROM (SELECT due_at FROM inbox_lanes LIMIT :amount) x) l;

--! oldest_lane : (due_at)
-- What may have come in behind the claims.
SELECT due_at FROM inbox_lanes WHERE due_at >= :since AND due_at < :before ORDER BY due_at LIMIT 1;
