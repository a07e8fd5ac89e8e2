--! insert
INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at)
SELECT i, q, k, v, p, d, :now
FROM unnest(:ids::bigint[], :queues::text[], :kinds::text[], :versions::smallint[], :payloads::jsonb[],
            :due_ats::timestamptz[]) AS t (i, q, k, v, p, d);

--: Job(last_error?)
--! claim : Job
-- The lease is the new due time: a job whose worker dies comes due again by itself. The ids go through an array because
-- a join may be planned as a walk over the whole table, dead rows and all, while statistics take it for empty.
WITH next AS (
    SELECT j.id, j.due_at FROM jobs j
    WHERE j.queue = :queue AND j.due_at >= :since AND j.due_at <= :now
    ORDER BY j.due_at LIMIT :amount FOR UPDATE SKIP LOCKED
)
UPDATE jobs SET due_at = :lease_until, attempts = attempts + 1 WHERE id = ANY(ARRAY(SELECT id FROM next))
RETURNING id, queue, kind, version, payload, attempts, created_at, last_error,
          (SELECT max(due_at) FROM next) AS newest_due;

--! complete
DELETE FROM jobs WHERE id = ANY(:ids);

--! retry
UPDATE jobs SET due_at = :due_at, last_error = :error WHERE id = :id;

--! extend
UPDATE jobs SET due_at = :lease_until WHERE id = :id;

--! defer
-- A kind or version this worker does not know: given back untouched.
UPDATE jobs SET due_at = :due_at, attempts = attempts - 1 WHERE id = ANY(:ids);

--! bury : (id)
WITH gone AS (DELETE FROM jobs WHERE id = :id RETURNING *)
INSERT INTO dead_jobs (id, queue, kind, version, payload, attempts, created_at, died_at, last_error)
SELECT id, queue, kind, version, payload, attempts, created_at, :now, :error FROM gone RETURNING id;

--: Dead()
--! dead : Dead
SELECT id, queue, kind, version, payload, attempts, created_at, died_at, last_error
FROM dead_jobs WHERE id > :after ORDER BY id LIMIT :amount;

--! revive : (id)
WITH back AS (DELETE FROM dead_jobs WHERE id = ANY(:ids) RETURNING *)
INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at)
SELECT id, queue, kind, version, payload, :now, created_at FROM back RETURNING id;

--! waiting : (queue, count, oldest?)
SELECT queue, count(*) AS count, min(due_at) AS oldest FROM jobs GROUP BY queue ORDER BY queue;

--! schedule_due : (name)
INSERT INTO schedules (name, next_at) VALUES (:name, :next_at)
ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at WHERE schedules.next_at <= :now
RETURNING name;

--! fan_out_begin : (after_id, finished)
INSERT INTO fan_outs (status_id, created_at) VALUES (:status_id, :now)
ON CONFLICT (status_id) DO UPDATE SET status_id = excluded.status_id
RETURNING after_id, finished_at IS NOT NULL AS finished;

--! fan_out_progress : (status_id)
-- Nothing when another run, or a fan-out that begins again, was here meanwhile.
UPDATE fan_outs SET after_id = :reached
WHERE status_id = :status_id AND after_id = :began AND finished_at IS NULL RETURNING status_id;

--! fan_out_told (finished_at?) : (new)
-- The first turn is out: whether that was all, or how far it came. Only the first to say so goes on.
INSERT INTO fan_outs (status_id, after_id, finished_at, created_at) VALUES (:status_id, :after_id, :finished_at, :now)
ON CONFLICT (status_id) DO UPDATE SET finished_at = coalesce(fan_outs.finished_at, excluded.finished_at)
RETURNING (xmax = 0) AS new;

--! fan_out_finish : (status_id)
UPDATE fan_outs SET finished_at = :now
WHERE status_id = :status_id AND after_id = :began AND finished_at IS NULL RETURNING status_id;

--! fan_outs_restart
-- Redis has forgotten: what is on its way begins again.
UPDATE fan_outs SET after_id = 0 WHERE finished_at IS NULL;

--! fan_outs_again : (status_id)
-- Redis has forgotten: what was fanned out lately goes out again.
UPDATE fan_outs SET finished_at = NULL, after_id = 0 WHERE finished_at > :after RETURNING status_id;

--! fan_outs_forget
DELETE FROM fan_outs WHERE finished_at < :before;

--! due_by_kind : (queue, kind, count, oldest)
-- What is due and waits, counted up to `amount` in each queue.
SELECT q.name AS queue, j.kind, count(*) AS count, min(j.due_at) AS oldest
FROM unnest(:queues::text[]) AS q (name)
CROSS JOIN LATERAL (
    SELECT kind, due_at FROM jobs WHERE queue = q.name AND due_at <= :now ORDER BY due_at LIMIT :amount
) j
GROUP BY q.name, j.kind ORDER BY q.name, j.kind;

--! dead_by_kind : (kind, count)
SELECT kind, count(*) AS count FROM (SELECT kind FROM dead_jobs LIMIT :amount) d GROUP BY kind ORDER BY kind;

--! oldest : (due_at)
-- What may have come in behind the claims.
SELECT due_at FROM jobs WHERE queue = :queue AND due_at >= :since AND due_at < :before ORDER BY due_at LIMIT 1;
