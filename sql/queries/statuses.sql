--: Status(url?, language?, in_reply_to_id?, in_reply_to_account_id?, in_reply_to_uri?, reblog_of_id?, edited_at?, application_name?, application_website?)

--! with_originals : Status
-- The posts asked for and, for boosts among them, what they boost.
-- One list of ids first: with an OR in its place Postgres reads the whole table.
SELECT d.* FROM (
    SELECT i FROM unnest(:ids::bigint[]) AS t (i)
    UNION
    SELECT s.reblog_of_id FROM statuses s WHERE s.id = ANY(:ids) AND s.reblog_of_id IS NOT NULL
) AS wanted (id)
JOIN status_details d ON d.id = wanted.id;

--! by_id : Status
SELECT * FROM status_details WHERE id = :id;

--! by_uri : Status
SELECT * FROM status_details WHERE uri = :uri;

--! id_by_uri_or_url : (id)
SELECT id FROM statuses WHERE uri = :uri
UNION ALL
SELECT id FROM statuses WHERE url = :uri AND NOT local
LIMIT 1;

--! ids_by_uris : (id, uri)
SELECT id, uri FROM statuses WHERE uri = ANY(:uris);

--: Personal()
--! personal : Personal
-- What the reader has done with each post.
SELECT s.id,
       EXISTS (SELECT 1 FROM favourites f WHERE f.account_id = :reader AND f.status_id = s.id) AS favourited,
       EXISTS (SELECT 1 FROM statuses b WHERE b.reblog_of_id = s.id AND b.account_id = :reader) AS reblogged,
       EXISTS (SELECT 1 FROM bookmarks b WHERE b.account_id = :reader AND b.status_id = s.id) AS bookmarked,
       EXISTS (SELECT 1 FROM conversation_mutes m
                WHERE m.account_id = :reader AND m.conversation_id = s.conversation_id) AS muted,
       EXISTS (SELECT 1 FROM status_pins p WHERE p.account_id = :reader AND p.status_id = s.id) AS pinned
FROM statuses s WHERE s.id = ANY(:ids);

--! insert (url?, language?, in_reply_to_id?, in_reply_to_account_id?, in_reply_to_uri?, reblog_of_id?, application_id?, edited_at?)
INSERT INTO statuses (id, account_id, uri, url, local, visibility, text, content, spoiler_text, sensitive, language,
                      in_reply_to_id, in_reply_to_account_id, in_reply_to_uri, reblog_of_id, conversation_id,
                      media_ids, emoji_ids, application_id, quote_policy, sanitiser_version, created_at, edited_at)
VALUES (:id, :account_id, :uri, :url, :local, :visibility, :text, :content, :spoiler_text, :sensitive, :language,
        :in_reply_to_id, :in_reply_to_account_id, :in_reply_to_uri, :reblog_of_id, :conversation_id,
        :media_ids, :emoji_ids, :application_id, :quote_policy, :sanitiser_version, :created_at, :edited_at);

--! insert_conversation (uri?)
INSERT INTO conversations (id, uri) VALUES (:id, :uri) ON CONFLICT DO NOTHING;

--! conversation_by_uri : (id)
SELECT id FROM conversations WHERE uri = :uri;

--! conversation_uri : (uri?)
SELECT uri FROM conversations WHERE id = :id;

--! insert_mentions
INSERT INTO mentions (status_id, account_id, silent)
SELECT :status_id, a, s FROM unnest(:account_ids::bigint[], :silents::boolean[]) AS t (a, s)
ON CONFLICT DO NOTHING;

--! delete_mentions_not_in
DELETE FROM mentions WHERE status_id = :status_id AND NOT account_id = ANY(:account_ids);

--! upsert_tags : (id, name)
INSERT INTO tags (id, name, display_name, created_at)
SELECT i, n, d, :now FROM unnest(:ids::bigint[], :names::text[], :displays::text[]) AS t (i, n, d)
ON CONFLICT (name) DO UPDATE SET name = excluded.name
RETURNING id, name;

--! insert_status_tags
INSERT INTO status_tags (tag_id, status_id) SELECT t, :status_id FROM unnest(:tag_ids::bigint[]) AS t
ON CONFLICT DO NOTHING;

--! delete_status_tags
DELETE FROM status_tags WHERE status_id = :status_id;

--! count
INSERT INTO status_stats (status_id, replies_count, reblogs_count, favourites_count)
VALUES (:status_id, greatest(:replies::bigint, 0), greatest(:reblogs::bigint, 0), greatest(:favourites::bigint, 0))
ON CONFLICT (status_id) DO UPDATE SET
    replies_count = greatest(status_stats.replies_count + :replies::bigint, 0),
    reblogs_count = greatest(status_stats.reblogs_count + :reblogs::bigint, 0),
    favourites_count = greatest(status_stats.favourites_count + :favourites::bigint, 0);

--! lock_row : (id, account_id)
SELECT id, account_id FROM statuses WHERE id = :id FOR UPDATE;

--! update (language?, edited_at?)
UPDATE statuses SET text = :text, content = :content, spoiler_text = :spoiler_text, sensitive = :sensitive,
       language = :language, media_ids = :media_ids, emoji_ids = :emoji_ids, edited_at = :edited_at
WHERE id = :id;

--! insert_edit
INSERT INTO status_edits (id, status_id, text, content, spoiler_text, sensitive, media, emoji_ids, created_at)
VALUES (:id, :status_id, :text, :content, :spoiler_text, :sensitive, :media, :emoji_ids, :created_at);

--: Edit()
--! edits : Edit
SELECT e.id, e.status_id, e.text, e.content, e.spoiler_text, e.sensitive, e.media, e.created_at,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                    'id', m.id, 'uri', m.uri, 'updated_at', m.updated_at, 'shortcode', m.shortcode, 'file_key', m.file_key, 'remote_url', m.remote_url,
                    'visible_in_picker', m.visible_in_picker, 'category', m.category) ORDER BY m.id)
                 FROM custom_emojis m WHERE m.id = ANY (e.emoji_ids) AND NOT m.disabled), '[]') AS emojis
FROM status_edits e WHERE e.status_id = :status_id ORDER BY e.id LIMIT 200;

--! delete : (account_id, reblog_of_id?, in_reply_to_id?, uri, local, visibility)
DELETE FROM statuses WHERE id = :id
RETURNING account_id, reblog_of_id, in_reply_to_id, uri, local, visibility;

--! boosts_of : (id, account_id, uri)
SELECT id, account_id, uri FROM statuses WHERE reblog_of_id = :id ORDER BY id LIMIT :amount;

--! boost_by : (id)
SELECT id FROM statuses WHERE reblog_of_id = :status_id AND account_id = :account_id;

--! forget_mentions
DELETE FROM mentions WHERE status_id = :status_id;

--! forget_stats
DELETE FROM status_stats WHERE status_id = :status_id;

--! forget_marks
WITH f AS (DELETE FROM favourites WHERE status_id = :status_id),
     b AS (DELETE FROM bookmarks WHERE status_id = :status_id),
     p AS (DELETE FROM status_pins WHERE status_id = :status_id),
     n AS (DELETE FROM notifications WHERE status_id = :status_id),
     e AS (DELETE FROM status_edits WHERE status_id = :status_id),
     t AS (DELETE FROM status_tags WHERE status_id = :status_id)
DELETE FROM idempotency_keys WHERE status_id = :status_id;

--! release_media
UPDATE media_attachments SET status_id = NULL, created_at = :now WHERE status_id = :status_id;

--! idempotent : (status_id)
SELECT status_id FROM idempotency_keys WHERE account_id = :account_id AND key = :key AND created_at > :after;

--! remember_key : (status_id)
INSERT INTO idempotency_keys (account_id, key, status_id, created_at)
VALUES (:account_id, :key, :status_id, :now)
ON CONFLICT (account_id, key) DO UPDATE SET status_id = excluded.status_id, created_at = excluded.created_at
WHERE idempotency_keys.created_at <= :expired
RETURNING status_id;

--! forget_keys
DELETE FROM idempotency_keys WHERE created_at < :before;

--! favourite (uri?) : (id)
INSERT INTO favourites (id, account_id, status_id, uri, created_at)
VALUES (:id, :account_id, :status_id, :uri, :now) ON CONFLICT DO NOTHING RETURNING id;

--! unfavourite : (id, uri?)
DELETE FROM favourites WHERE account_id = :account_id AND status_id = :status_id RETURNING id, uri;

--! favourite_by_uri : (account_id, status_id)
SELECT account_id, status_id FROM favourites WHERE uri = :uri AND account_id = :account_id;

--! bookmark
INSERT INTO bookmarks (id, account_id, status_id) VALUES (:id, :account_id, :status_id) ON CONFLICT DO NOTHING;

--! unbookmark
DELETE FROM bookmarks WHERE account_id = :account_id AND status_id = :status_id;

--! pin : (id)
INSERT INTO status_pins (id, account_id, status_id) VALUES (:id, :account_id, :status_id)
ON CONFLICT DO NOTHING RETURNING id;

--! unpin : (id)
DELETE FROM status_pins WHERE account_id = :account_id AND status_id = :status_id RETURNING id;

--! pins_count : (count)
SELECT count(*) FROM status_pins WHERE account_id = :account_id;

--! pinned : (status_id)
SELECT p.status_id FROM status_pins p WHERE p.account_id = :account_id ORDER BY p.id DESC LIMIT :amount;

--! mute_conversation
INSERT INTO conversation_mutes (account_id, conversation_id) VALUES (:account_id, :conversation_id) ON CONFLICT DO NOTHING;

--! unmute_conversation
DELETE FROM conversation_mutes WHERE account_id = :account_id AND conversation_id = :conversation_id;

--! ancestors : (id)
-- Upwards, nearest first. The depth bounds a loop that forged parents could make.
WITH RECURSIVE up AS (
    SELECT s.in_reply_to_id AS id, 1 AS depth FROM statuses s WHERE s.id = :id
    UNION ALL
    SELECT s.in_reply_to_id, up.depth + 1 FROM up JOIN statuses s ON s.id = up.id WHERE up.depth < :depth
)
SELECT s.id FROM up JOIN statuses s ON s.id = up.id ORDER BY up.depth;

--! descendants : (id, in_reply_to_id)
WITH RECURSIVE down AS (
    SELECT s.id, s.in_reply_to_id, 1 AS depth FROM statuses s WHERE s.in_reply_to_id = :id
    UNION ALL
    SELECT s.id, s.in_reply_to_id, down.depth + 1 FROM down JOIN statuses s ON s.in_reply_to_id = down.id
    WHERE down.depth < :depth
)
SELECT id, in_reply_to_id FROM (SELECT id, in_reply_to_id FROM down LIMIT :amount) d ORDER BY id;

--! adopt_replies : (id, visibility)
-- Replies that were here before their parent.
UPDATE statuses SET in_reply_to_id = :parent_id, in_reply_to_account_id = :parent_account_id, in_reply_to_uri = NULL
WHERE in_reply_to_uri = :uri RETURNING id, visibility;

--! interested_accounts : (account_id)
-- Who has favoured, boosted or answered a post: they hear of its edits and its end.
SELECT account_id FROM favourites f WHERE f.status_id = :status_id
UNION SELECT account_id FROM statuses b WHERE b.reblog_of_id = :status_id
UNION SELECT account_id FROM statuses r WHERE r.in_reply_to_id = :status_id
LIMIT 10000;

--! boosted_locally : (account_id)
SELECT b.account_id FROM statuses b WHERE b.reblog_of_id = :status_id AND b.local LIMIT 10000;

--! local_posts_count : (count)
SELECT coalesce(sum(s.statuses_count), 0)::bigint AS count
FROM account_stats s JOIN users u ON u.account_id = s.account_id;

--! known_domains_count : (count)
SELECT count(*) FROM hosts;

--! hold : (id)
-- Keeps a post from being deleted until the transaction ends. No row back: it is gone.
SELECT id FROM statuses WHERE id = :id FOR KEY SHARE;

--! hold_favourite : (id)
SELECT id FROM favourites WHERE account_id = :account_id AND status_id = :status_id AND uri = :uri FOR KEY SHARE;

--! uris : (id, uri)
SELECT id, uri FROM statuses WHERE id = ANY(:ids);

--! conversation_uris : (id, uri)
SELECT id, uri FROM conversations WHERE id = ANY(:ids) AND uri IS NOT NULL;

--! marks : (id, mark, kind)
-- What a reader has done lately, for the cache: f favourites, b bookmarks, r boosts, p pins, m muted conversations.
-- `mark` is the row's id: it is above the id of the post it marks.
(SELECT f.status_id AS id, f.id AS mark, 'f' AS kind FROM favourites f
  WHERE f.account_id = :reader ORDER BY f.id DESC LIMIT :amount)
UNION ALL
(SELECT b.status_id, b.id, 'b' FROM bookmarks b WHERE b.account_id = :reader ORDER BY b.id DESC LIMIT :amount)
UNION ALL
(SELECT s.reblog_of_id, s.id, 'r' FROM statuses s
  WHERE s.account_id = :reader AND s.reblog_of_id IS NOT NULL ORDER BY s.id DESC LIMIT :amount)
UNION ALL
(SELECT p.status_id, p.id, 'p' FROM status_pins p WHERE p.account_id = :reader ORDER BY p.id DESC LIMIT :amount)
UNION ALL
(SELECT m.conversation_id, 0, 'm' FROM conversation_mutes m WHERE m.account_id = :reader LIMIT :amount);

--! boosts_lately : (original, id, account_id)
SELECT s.reblog_of_id AS original, s.id, s.account_id
FROM unnest(:ids::bigint[]) AS o (id)
CROSS JOIN LATERAL (
    SELECT x.reblog_of_id, x.id, x.account_id FROM statuses x
    WHERE x.reblog_of_id = o.id AND x.id > :above ORDER BY x.id DESC LIMIT :amount) s;

--! parent : (id, account_id, conversation_id, local)
-- The post that an answer names, by id or page.
SELECT id, account_id, conversation_id, local FROM statuses WHERE uri = :uri
UNION ALL
SELECT id, account_id, conversation_id, local FROM statuses WHERE url = :uri AND NOT local
LIMIT 1;

--! ids_of_account : (id)
SELECT id FROM statuses WHERE account_id = :account_id ORDER BY id LIMIT :amount;

--! unpin_except
DELETE FROM status_pins WHERE account_id = :account_id AND NOT status_id = ANY(:status_ids);

--! favourites_taken : (status_id)
-- The favourites of somebody who is gone, a batch at a time.
DELETE FROM favourites WHERE id IN (SELECT id FROM favourites WHERE account_id = :account_id LIMIT :amount)
RETURNING status_id;

--: Outline(language?, in_reply_to_account_id?, reblog_of_id?, boosted_id?)
--! outlines : Outline
-- Of posts, what decides who hears of them. `named` are those mentioned here by name.
SELECT s.id, s.account_id, s.local, s.visibility, s.language, s.in_reply_to_account_id, s.reblog_of_id,
       s.in_reply_to_id IS NOT NULL OR s.in_reply_to_uri IS NOT NULL AS is_answer,
       s.media_ids <> '{}' AS has_media,
       a.domain IS NULL AS author_local,
       a.suspended_at IS NOT NULL OR a.deleted_at IS NOT NULL AS author_gone,
       o.account_id AS boosted_id, coalesce(o.local, false) AS boosted_local,
       coalesce(p.domain IS NOT NULL, false) AS parent_remote,
       ARRAY(SELECT m.account_id FROM mentions m WHERE m.status_id = s.id ORDER BY m.account_id) AS addressed,
       ARRAY(SELECT m.account_id FROM mentions m JOIN accounts n ON n.id = m.account_id
              WHERE m.status_id = s.id AND NOT m.silent AND n.domain IS NULL ORDER BY m.account_id) AS named,
       EXISTS (SELECT 1 FROM mentions m JOIN accounts n ON n.id = m.account_id
                WHERE m.status_id = s.id AND n.domain IS NOT NULL) AS addresses_remote,
       ARRAY(SELECT t.name FROM status_tags x JOIN tags t ON t.id = x.tag_id
              WHERE x.status_id = s.id ORDER BY t.id) AS tags
FROM statuses s
JOIN accounts a ON a.id = s.account_id
LEFT JOIN statuses o ON o.id = s.reblog_of_id
LEFT JOIN accounts p ON p.id = s.in_reply_to_account_id
WHERE s.id = ANY(:ids);
