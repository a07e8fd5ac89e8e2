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
UPDATE jobs j SET due_at = t.due_at, last_error = t.error
FROM unnest(:ids::bigint[], :due_ats::timestamptz[], :errors::text[]) AS t (id, due_at, error)
WHERE j.id = ANY(:ids) AND j.id = t.id;

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

--! fan_outs_begin : (status_id, after_id, reached, finished)
INSERT INTO fan_outs (status_id, created_at) SELECT i, :now FROM unnest(:ids::bigint[]) AS t (i) ORDER BY i
ON CONFLICT (status_id) DO UPDATE SET status_id = excluded.status_id
RETURNING status_id, after_id, reached, finished_at IS NOT NULL AS finished;

--! fan_out_progress : (status_id)
-- Nothing when another run, or a fan-out that begins again, was here meanwhile.
UPDATE fan_outs SET after_id = :upto, reached = :reached
WHERE status_id = :status_id AND after_id = :began AND finished_at IS NULL RETURNING status_id;

--! fan_outs_told : (status_id, new)
-- What is out, and (`rest`) what is to go out later. Only the first to say so goes on.
INSERT INTO fan_outs (status_id, finished_at, created_at)
SELECT i, CASE WHEN r THEN NULL ELSE :now::timestamptz END, :now
FROM unnest(:ids::bigint[], :rest::boolean[]) AS t (i, r) ORDER BY i
ON CONFLICT (status_id) DO UPDATE SET finished_at = coalesce(fan_outs.finished_at, excluded.finished_at)
RETURNING status_id, (xmax = 0) AS new;

--! fan_outs_finish : (status_id)
-- Those that another run, or a fan-out that begins again, has changed meanwhile are left out.
UPDATE fan_outs f SET finished_at = :now
FROM unnest(:ids::bigint[], :began::bigint[]) AS t (id, after_id)
WHERE f.status_id = t.id AND f.after_id = t.after_id AND f.finished_at IS NULL RETURNING f.status_id;

--! fan_out_part
-- A part is out later than all of them were planned: what is run again when Redis forgets goes by that time.
UPDATE fan_outs SET finished_at = :now WHERE status_id = :status_id AND finished_at < :now;

--! fan_outs_restart
-- Redis has forgotten: what is on its way begins again.
UPDATE fan_outs SET after_id = 0, reached = 0 WHERE finished_at IS NULL;

--! fan_outs_again : (status_id)
-- Redis has forgotten: what was fanned out lately goes out again.
UPDATE fan_outs SET finished_at = NULL, after_id = 0, reached = 0 WHERE finished_at > :after RETURNING status_id;

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
