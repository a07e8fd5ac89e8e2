-- Direct conversations as the people in them have them.

--: Conversation()
--! page : Conversation
(SELECT c.id, c.participant_ids, c.last_status_id, c.unread FROM account_conversations c
  WHERE NOT :upwards AND c.account_id = :account_id AND c.last_status_id < :below AND c.last_status_id > :above
  ORDER BY c.last_status_id DESC LIMIT :amount)
UNION ALL
(SELECT c.id, c.participant_ids, c.last_status_id, c.unread FROM account_conversations c
  WHERE :upwards AND c.account_id = :account_id AND c.last_status_id < :below AND c.last_status_id > :above
  ORDER BY c.last_status_id LIMIT :amount);

--! by_id : Conversation
SELECT c.id, c.participant_ids, c.last_status_id, c.unread FROM account_conversations c
WHERE c.id = :id AND c.account_id = :account_id;

--! set_unread : (id)
UPDATE account_conversations SET unread = :unread WHERE id = :id AND account_id = :account_id RETURNING id;

--! delete : (id)
DELETE FROM account_conversations WHERE id = :id AND account_id = :account_id RETURNING id;

--! of_last : (id, account_id)
-- Whose conversations a post is the last of.
SELECT c.id, c.account_id FROM account_conversations c WHERE c.last_status_id = :status_id LIMIT 1000;

--! ensure : (status_id, owner, id)
-- The conversation of each of these people that each of these direct posts belongs to, made where there is none; rows are
-- locked in the order of their keys, after the posts: a deletion that comes now finds what is written here.
WITH t AS MATERIALIZED (
    SELECT x.id, x.owner, s.id AS status_id, s.conversation_id, o.ids,
           hashtextextended(array_to_string(o.ids, ','), 0) AS key
    FROM unnest(:ids::bigint[], :owners::bigint[], :status_ids::bigint[]) AS x (id, owner, status_id)
    JOIN statuses s ON s.id = x.status_id
    CROSS JOIN LATERAL (
        SELECT ARRAY(
            SELECT y.id FROM (
                SELECT m.account_id AS id FROM mentions m WHERE m.status_id = s.id AND NOT m.silent
                UNION SELECT s.account_id) y
            WHERE y.id <> x.owner ORDER BY y.id)) AS o (ids)
    WHERE s.visibility = 'direct'
    ORDER BY s.id FOR KEY SHARE OF s
), c AS (
    INSERT INTO account_conversations AS a (id, account_id, conversation_id, participant_ids, participants_key,
                                            last_status_id, unread)
    SELECT DISTINCT ON (t.owner, t.conversation_id, t.key)
           t.id, t.owner, t.conversation_id, t.ids, t.key, t.status_id, false
    FROM t ORDER BY t.owner, t.conversation_id, t.key, t.id
    ON CONFLICT (account_id, conversation_id, participants_key) DO UPDATE SET unread = a.unread
    RETURNING id, account_id, conversation_id, participants_key
)
SELECT t.status_id, t.owner, c.id FROM t
JOIN c ON c.account_id = t.owner AND c.conversation_id = t.conversation_id AND c.participants_key = t.key;

--! append : (id, account_id)
-- Puts posts into conversations that do not have them yet; the newest says whether there is something to read.
WITH added AS (
    INSERT INTO account_conversation_statuses (account_conversation_id, status_id)
    SELECT t.id, t.status_id FROM unnest(:ids::bigint[], :status_ids::bigint[]) AS t (id, status_id)
    ON CONFLICT DO NOTHING RETURNING account_conversation_id, status_id
), newest AS (
    SELECT DISTINCT ON (a.account_conversation_id) a.account_conversation_id AS id, a.status_id, s.account_id AS author
    FROM added a JOIN statuses s ON s.id = a.status_id
    ORDER BY a.account_conversation_id, a.status_id DESC
)
UPDATE account_conversations c SET last_status_id = greatest(c.last_status_id, n.status_id), unread = n.author <> c.account_id
FROM newest n WHERE c.id = n.id
RETURNING c.id, c.account_id;

--! lock_of_status : (id)
SELECT c.id FROM account_conversations c
WHERE c.id = ANY (ARRAY(SELECT m.account_conversation_id FROM account_conversation_statuses m WHERE m.status_id = :status_id))
ORDER BY c.id FOR UPDATE;

--! forget_status
-- Takes a post out of the conversations it is in; one without posts goes. Those are locked.
WITH gone AS (
    DELETE FROM account_conversation_statuses WHERE status_id = :status_id RETURNING account_conversation_id AS id
), left_over AS MATERIALIZED (
    SELECT g.id, (SELECT m.status_id FROM account_conversation_statuses m
                   WHERE m.account_conversation_id = g.id AND m.status_id <> :status_id
                   ORDER BY m.status_id DESC LIMIT 1) AS last
    FROM gone g
), moved AS (
    UPDATE account_conversations c SET last_status_id = l.last FROM left_over l WHERE c.id = l.id AND l.last IS NOT NULL
)
DELETE FROM account_conversations c USING left_over l WHERE c.id = l.id AND l.last IS NULL;

--! told : (owner, status_id)
-- Who was told of being mentioned in these posts, and did not have it held back.
SELECT n.account_id AS owner, n.status_id FROM notifications n
WHERE n.status_id = ANY (:status_ids) AND n.kind = 'mention' AND NOT n.filtered;
