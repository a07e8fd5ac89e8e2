--: Refresh(finished_at?)

--! begin : Refresh
-- Nothing when the answers were asked for lately, or are being asked for; one that takes so long is dead.
INSERT INTO thread_refreshes (status_id, token, started_at) VALUES (:status_id, :token, :now)
ON CONFLICT (status_id) DO UPDATE SET token = excluded.token, result_count = 0, started_at = excluded.started_at, finished_at = NULL
WHERE thread_refreshes.started_at <= :before
RETURNING token, result_count, started_at, finished_at;

--! of_status : Refresh
SELECT token, result_count, started_at, finished_at FROM thread_refreshes WHERE status_id = :status_id;

--! by_token : Refresh
SELECT token, result_count, started_at, finished_at FROM thread_refreshes WHERE token = :token;

--! found
UPDATE thread_refreshes SET result_count = result_count + :amount WHERE status_id = :status_id AND token = :token;

--! finish
UPDATE thread_refreshes SET finished_at = :now WHERE status_id = :status_id AND token = :token AND finished_at IS NULL;

--! forget
DELETE FROM thread_refreshes
WHERE status_id = ANY(ARRAY(SELECT r.status_id FROM thread_refreshes r WHERE r.started_at < :before ORDER BY r.started_at LIMIT :amount));
