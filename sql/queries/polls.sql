--! insert (expires_at?, fetched_at?, ends_at?)
INSERT INTO polls (id, status_id, options, multiple, hide_totals, expires_at, fetched_at, ends_at)
VALUES (:id, :status_id, :options, :multiple, :hide_totals, :expires_at, :fetched_at, :ends_at);

--! attach (poll_id?)
UPDATE statuses SET poll_id = :poll_id WHERE id = :status_id;

--: Stored(expires_at?, fetched_at?, ends_at?)
--! by_id : Stored
SELECT id, status_id, options, multiple, expires_at, fetched_at, ends_at FROM polls WHERE id = :id;

--! lock : (id)
-- Before its votes are taken away: who votes now is waited for.
SELECT id FROM polls WHERE status_id = :status_id FOR UPDATE;

--! update (expires_at?, ends_at?)
UPDATE polls SET options = :options, multiple = :multiple, hide_totals = :hide_totals, expires_at = :expires_at,
       ends_at = coalesce(:ends_at, ends_at)
WHERE id = :id;

--! vote : (held, made)
-- A vote with its counters. `held`: the poll is there and open. `made`: it counts; the options are new to this voter, who
-- has not voted before unless several may be chosen.
WITH p AS MATERIALIZED (
    SELECT id, status_id, multiple FROM polls
    WHERE id = :poll_id AND (expires_at IS NULL OR expires_at > :now) FOR KEY SHARE
), made AS (
    INSERT INTO poll_votes AS v (poll_id, account_id, options, created_at)
    SELECT id, :account_id, :options::smallint[], :now FROM p
    ON CONFLICT (poll_id, account_id) DO UPDATE SET options = v.options || excluded.options
    WHERE (SELECT multiple FROM p) AND NOT v.options && excluded.options
    RETURNING poll_id, (xmax = 0) AS first
), counted AS (
    INSERT INTO status_deltas (status_id, option, votes)
    SELECT p.status_id, o.option, 1
    FROM made JOIN p ON p.id = made.poll_id
    CROSS JOIN LATERAL (
        SELECT t.option FROM unnest(:options::smallint[]) AS t (option)
        UNION ALL SELECT -1::smallint WHERE made.first) o
)
SELECT EXISTS (SELECT 1 FROM p) AS held, EXISTS (SELECT 1 FROM made) AS made;

--! own_votes : (status_id, options)
SELECT p.status_id, v.options FROM polls p JOIN poll_votes v ON v.poll_id = p.id AND v.account_id = :account_id
WHERE p.id = ANY(:poll_ids);

--! voters : (account_id)
SELECT account_id FROM poll_votes WHERE poll_id = :poll_id AND account_id > :after ORDER BY account_id LIMIT :amount;

--! claim_telling : (id)
-- The first who votes after peers were told sees to it that they are told again; nobody waits for it.
UPDATE polls SET told_at = :at WHERE id = (
    SELECT p.id FROM polls p WHERE p.id = :id AND (p.told_at IS NULL OR p.told_at <= :now)
    FOR NO KEY UPDATE SKIP LOCKED) RETURNING id;

--! claim_end : (id)
UPDATE polls SET ends_at = expires_at WHERE id = (
    SELECT p.id FROM polls p WHERE p.id = :id AND p.expires_at IS NOT NULL AND p.ends_at IS DISTINCT FROM p.expires_at
    FOR NO KEY UPDATE SKIP LOCKED) RETURNING id;

--! claim_fetch : (id)
-- Who asks the origin, when it was not asked and has not told lately.
UPDATE polls SET asked_at = :now WHERE id = (
    SELECT p.id FROM polls p WHERE p.id = :id AND p.fetched_at < :before AND (p.asked_at IS NULL OR p.asked_at < :before)
    FOR NO KEY UPDATE SKIP LOCKED) RETURNING id;

--! fetched
UPDATE polls SET fetched_at = :now WHERE id = :id;

--! forget_deltas
DELETE FROM status_deltas WHERE status_id = :status_id AND option IS NOT NULL;

--! forget_votes
WITH t AS (DELETE FROM poll_tallies WHERE status_id = :status_id)
DELETE FROM poll_votes WHERE poll_id IN (SELECT id FROM polls WHERE status_id = :status_id);

--! forget
DELETE FROM polls WHERE status_id = :status_id;

--! set_tallies
-- As the origin counts.
INSERT INTO poll_tallies (status_id, option, votes)
SELECT :status_id, t.option, t.votes FROM unnest(:options::smallint[], :votes::bigint[]) AS t (option, votes)
ORDER BY t.option
ON CONFLICT (status_id, option) DO UPDATE SET votes = excluded.votes;
