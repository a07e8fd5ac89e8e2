-- What somebody who is gone for good has left behind, a part at a time.

--: Left(avatar_key?, avatar_static_key?, header_key?, header_static_key?)
--! leave : Left
-- A local account is no more: nothing of its profile stays. The row does, so that nobody gets its name. No row back: it was
-- gone before. The files are still to be removed.
WITH old AS MATERIALIZED (
    SELECT id, uri, avatar_key, avatar_static_key, header_key, header_static_key FROM accounts
    WHERE id = :id AND domain IS NULL AND kind <> 'Application' AND deleted_at IS NULL FOR NO KEY UPDATE
), blank AS (
    UPDATE accounts SET deleted_at = :now, display_name = '', note = '', note_source = '', fields = '[]', emoji_ids = '{}',
           avatar_key = NULL, avatar_static_key = NULL, avatar_description = '',
           header_key = NULL, header_static_key = NULL, header_description = '',
           also_known_as = '{}', attribution_domains = '{}', moved_to_id = NULL, discoverable = false, indexable = false,
           updated_at = :now
    WHERE id = ANY(ARRAY(SELECT id FROM old))
)
SELECT uri, avatar_key, avatar_static_key, header_key, header_static_key FROM old;

--! forget_login
DELETE FROM users WHERE account_id = :id;

--! forget_subscriptions
DELETE FROM push_subscriptions WHERE account_id = :id;

--! notifications : (id)
DELETE FROM notifications WHERE id = ANY(ARRAY(
    (SELECT n.id FROM notifications n WHERE n.account_id = :id LIMIT :amount)
    UNION
    (SELECT n.id FROM notifications n WHERE n.from_account_id = :id LIMIT :amount)))
RETURNING id;

--! bookmarks : (id)
DELETE FROM bookmarks WHERE id = ANY(ARRAY(SELECT b.id FROM bookmarks b WHERE b.account_id = :id LIMIT :amount)) RETURNING id;

--! votes : (poll_id)
-- Who voted what; that somebody did goes on counting.
DELETE FROM poll_votes WHERE account_id = :id
  AND poll_id = ANY(ARRAY(SELECT v.poll_id FROM poll_votes v WHERE v.account_id = :id LIMIT :amount))
RETURNING poll_id;

--! conversations : (id)
DELETE FROM account_conversations WHERE id = ANY(ARRAY(
    SELECT c.id FROM account_conversations c WHERE c.account_id = :id LIMIT :amount))
RETURNING id;

--! uploads : (id, file_key?, small_key?)
SELECT m.id, m.file_key, m.small_key FROM media_attachments m WHERE m.account_id = :id ORDER BY m.id LIMIT :amount;

--! forget_uploads
DELETE FROM media_attachments WHERE id = ANY(:ids);

--! scheduled
WITH gone AS (DELETE FROM scheduled_statuses WHERE account_id = :id RETURNING job_id)
DELETE FROM jobs WHERE id = ANY(ARRAY(SELECT job_id FROM gone WHERE job_id IS NOT NULL));

--! rest
-- What nobody has much of.
WITH l AS (DELETE FROM lists WHERE account_id = :id),
     t AS (DELETE FROM tag_follows WHERE account_id = :id),
     f AS (DELETE FROM filters WHERE account_id = :id),
     g AS (DELETE FROM featured_tags WHERE account_id = :id),
     o AS (DELETE FROM collections WHERE account_id = :id),
     c AS (DELETE FROM conversation_mutes WHERE account_id = :id),
     i AS (DELETE FROM idempotency_keys WHERE account_id = :id),
     m AS (DELETE FROM markers WHERE account_id = :id),
     p AS (DELETE FROM notification_policies WHERE account_id = :id),
     q AS (DELETE FROM notification_permissions WHERE account_id = :id OR from_account_id = :id),
     r AS (DELETE FROM notification_requests WHERE account_id = :id OR from_account_id = :id),
     e AS (DELETE FROM notification_merges WHERE account_id = :id OR from_account_id = :id),
     s AS (DELETE FROM sessions WHERE account_id = :id),
     a AS (DELETE FROM access_grants WHERE account_id = :id),
     n AS (DELETE FROM announcement_reads WHERE account_id = :id),
     y AS (DELETE FROM annual_reports WHERE account_id = :id)
DELETE FROM status_pins WHERE account_id = :id;

--! forget_keys
-- Of somebody here who is gone.
DELETE FROM account_keys WHERE account_id = (SELECT a.id FROM accounts a WHERE a.id = :id AND a.deleted_at IS NOT NULL);

--! servers : (domain, account_id?)
-- From one server to the next above a name, with somebody there by whom its inbox is known.
WITH RECURSIVE known (domain, n) AS (
    (SELECT a.domain, 1::bigint FROM accounts a WHERE a.domain > :after ORDER BY a.domain LIMIT 1)
    UNION ALL
    SELECT (SELECT a.domain FROM accounts a WHERE a.domain > k.domain ORDER BY a.domain LIMIT 1), k.n + 1
    FROM known k WHERE k.domain IS NOT NULL AND k.n < :amount
)
SELECT k.domain,
       (SELECT a.id FROM accounts a
         WHERE a.domain = k.domain AND a.deleted_at IS NULL AND a.suspended_at IS NULL ORDER BY a.id LIMIT 1) AS account_id
FROM known k WHERE k.domain IS NOT NULL ORDER BY k.domain;

--! undelivered : (yes)
-- Whether anything about an object still waits to be sent.
SELECT EXISTS (SELECT 1 FROM activities a JOIN deliveries d ON d.activity_id = a.id WHERE a.object_uri = :uri) AS yes;
