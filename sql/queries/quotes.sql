--! insert (quoted_id?, quoted_account_id?, request_uri?, approval_uri?)
WITH marked AS (UPDATE statuses SET is_quote = true WHERE id = :status_id)
INSERT INTO quotes (status_id, account_id, quoted_id, quoted_account_id, quoted_uri, state, request_uri, approval_uri)
VALUES (:status_id, :account_id, :quoted_id, :quoted_account_id, :quoted_uri, :state, :request_uri, :approval_uri)
ON CONFLICT (status_id) DO NOTHING;

--: Stored(quoted_id?, quoted_account_id?, request_uri?, approval_uri?)
--! by_status : Stored
SELECT status_id, account_id, quoted_id, quoted_account_id, quoted_uri, state, request_uri, approval_uri
FROM quotes WHERE status_id = :status_id;

--! by_request : Stored
SELECT status_id, account_id, quoted_id, quoted_account_id, quoted_uri, state, request_uri, approval_uri
FROM quotes WHERE request_uri = :request_uri LIMIT 1;

--! by_approval : Stored
-- Others may only say that they have the same stamp.
SELECT status_id, account_id, quoted_id, quoted_account_id, quoted_uri, state, request_uri, approval_uri
FROM quotes WHERE approval_uri = :approval_uri AND quoted_account_id = :quoted_account_id AND state = 'accepted' LIMIT 1;

--! set_state (approval_uri?) : (quoted_id?)
-- From one state to another, or to another stamp, with the counter of what is quoted.
WITH changed AS (
    UPDATE quotes SET state = :state, approval_uri = :approval_uri
    WHERE status_id = :status_id AND state = :old_state AND (state <> :state OR approval_uri IS DISTINCT FROM :approval_uri)
    RETURNING quoted_id, (state = 'accepted')::integer - (:old_state = 'accepted')::integer AS by
), counted AS (
    INSERT INTO status_deltas (status_id, quotes) SELECT quoted_id, by FROM changed WHERE quoted_id IS NOT NULL AND by <> 0
)
SELECT quoted_id FROM changed;

--! found : (status_id)
-- What was quoted before it was here.
UPDATE quotes SET quoted_id = :quoted_id, quoted_account_id = :quoted_account_id
WHERE status_id = :status_id AND quoted_id IS NULL RETURNING status_id;

--! forget : (quoted_id?)
WITH gone AS (
    DELETE FROM quotes WHERE status_id = :status_id RETURNING quoted_id, state
), counted AS (
    INSERT INTO status_deltas (status_id, quotes)
    SELECT quoted_id, -1 FROM gone WHERE state = 'accepted' AND quoted_id IS NOT NULL
)
SELECT quoted_id FROM gone;

--! quoters : (status_id, account_id)
SELECT q.status_id, q.account_id FROM quotes q
WHERE q.quoted_id = :quoted_id AND q.state = 'accepted' AND q.status_id > :after ORDER BY q.status_id LIMIT :amount;

--! set_policy
UPDATE statuses SET quote_policy = :policy WHERE id = :id;
