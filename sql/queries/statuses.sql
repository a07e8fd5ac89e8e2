--: Status(url?, language?, in_reply_to_id?, in_reply_to_account_id?, in_reply_to_uri?, reblog_of_id?, edited_at?, application_name?, application_website?, poll?, quote?, card?)

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

--! delete_status_tags : (tag_id)
DELETE FROM status_tags WHERE status_id = :status_id RETURNING tag_id;

--! lock_row : (id, account_id)
-- Not FOR UPDATE: who favours or boosts the post has to see only that it stays.
SELECT id, account_id FROM statuses WHERE id = :id FOR NO KEY UPDATE;

--! update (language?, edited_at?)
UPDATE statuses SET text = :text, content = :content, spoiler_text = :spoiler_text, sensitive = :sensitive,
       language = :language, media_ids = :media_ids, emoji_ids = :emoji_ids, edited_at = :edited_at
WHERE id = :id;

--! insert_edit (poll_options?)
INSERT INTO status_edits (id, status_id, text, content, spoiler_text, sensitive, media, emoji_ids, poll_options, created_at)
VALUES (:id, :status_id, :text, :content, :spoiler_text, :sensitive, :media, :emoji_ids, :poll_options, :created_at);

--: Edit(poll_options?)
--! edits : Edit
SELECT e.id, e.status_id, e.text, e.content, e.spoiler_text, e.sensitive, e.media, e.poll_options, e.created_at,
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
-- Not the deltas: whoever adds them up holds theirs and waits for the counters.
DELETE FROM status_stats WHERE status_id = ANY(:status_ids);

--! forget_marks
WITH f AS (DELETE FROM favourites WHERE status_id = :status_id),
     b AS (DELETE FROM bookmarks WHERE status_id = :status_id),
     p AS (DELETE FROM status_pins WHERE status_id = :status_id),
     n AS (DELETE FROM notifications WHERE status_id = :status_id),
     e AS (DELETE FROM status_edits WHERE status_id = :status_id),
     t AS (DELETE FROM status_tags WHERE status_id = :status_id),
     i AS (DELETE FROM filter_statuses WHERE status_id = :status_id),
     w AS (DELETE FROM status_words WHERE status_id = :status_id),
     k AS (DELETE FROM status_cards WHERE status_id = :status_id),
     h AS (DELETE FROM thread_refreshes WHERE status_id = :status_id),
     c AS (DELETE FROM featured_tag_statuses WHERE status_id = :status_id RETURNING featured_tag_id),
     l AS (SELECT y.id FROM c JOIN featured_tags y ON y.id = c.featured_tag_id ORDER BY y.id FOR NO KEY UPDATE OF y),
     u AS (UPDATE featured_tags x SET statuses_count = greatest(x.statuses_count - 1, 0) FROM l WHERE x.id = l.id)
DELETE FROM idempotency_keys WHERE status_id = :status_id;

--! release_media
UPDATE media_attachments SET status_id = NULL, created_at = :now WHERE status_id = :status_id;

--! idempotent : (status_id)
SELECT status_id FROM idempotency_keys WHERE account_id = :account_id AND key = :key AND created_at > :after;

--! forget_keys
DELETE FROM idempotency_keys WHERE created_at < :before;

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
-- Keeps a post from being deleted until the transaction ends. No row back: it is gone, or its author is.
SELECT s.id FROM statuses s
WHERE s.id = :id AND (SELECT a.deleted_at FROM accounts a WHERE a.id = s.account_id) IS NULL FOR KEY SHARE;

--! hold_all : (id)
-- As `hold`, many; those that are there.
SELECT id FROM statuses WHERE id = ANY(:ids) ORDER BY id FOR KEY SHARE;

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

--! insert_conversation
INSERT INTO conversations (id, uri) VALUES (:id, :uri) ON CONFLICT DO NOTHING;

--! conversation_by_uri : (id)
SELECT id FROM conversations WHERE uri = :uri;

--! tags_by_name : (id, name)
SELECT id, name FROM tags WHERE name = ANY(:names);

--! add_tags
INSERT INTO tags (id, name, display_name, created_at)
SELECT i, n, d, :now FROM unnest(:ids::bigint[], :names::text[], :displays::text[]) AS t (i, n, d)
ON CONFLICT DO NOTHING;

--: Published(last_status_at?)
--! publish : Published
-- Posts with all that hangs on them, in one statement. What cannot be written (a key that is remembered, an original
-- that is gone, an id that is held) is left out and said so; rows are locked in the order of what they are found by.
WITH p AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:posts::json) AS t (
        id bigint, account_id bigint, uri text, url text, local boolean, visibility text, text text, content text,
        spoiler_text text, sensitive boolean, language text, in_reply_to_id bigint, in_reply_to_account_id bigint,
        in_reply_to_uri text, reblog_of_id bigint, conversation_id bigint, media_ids bigint[], emoji_ids bigint[],
        application_id bigint, quote_policy text, sanitiser_version smallint, created_at timestamptz,
        edited_at timestamptz, day date, key text, now timestamptz)
), held AS (
    SELECT s.id FROM statuses s WHERE s.id = ANY(:originals::bigint[]) ORDER BY s.id FOR KEY SHARE
), keyed AS (
    INSERT INTO idempotency_keys (account_id, key, status_id, created_at)
    SELECT account_id, key, id, now FROM p WHERE key IS NOT NULL ORDER BY account_id, key
    ON CONFLICT (account_id, key) DO UPDATE SET status_id = excluded.status_id, created_at = excluded.created_at
    WHERE idempotency_keys.created_at <= excluded.created_at - :key_lifetime_hours::integer * interval '1 hour'
    RETURNING status_id
), claimed AS (
    INSERT INTO objects (uri, kind, id)
    SELECT uri, 'status', id FROM p
    WHERE (key IS NULL OR id IN (SELECT status_id FROM keyed))
      AND (reblog_of_id IS NULL OR reblog_of_id IN (SELECT id FROM held))
    ORDER BY uri
    ON CONFLICT (uri) DO NOTHING RETURNING id
), posted AS (
    INSERT INTO statuses (id, account_id, uri, url, local, visibility, text, content, spoiler_text, sensitive, language,
                          in_reply_to_id, in_reply_to_account_id, in_reply_to_uri, reblog_of_id, conversation_id,
                          media_ids, emoji_ids, application_id, quote_policy, sanitiser_version, created_at, edited_at)
    SELECT id, account_id, uri, url, local, visibility, text, content, spoiler_text, sensitive, language,
           in_reply_to_id, in_reply_to_account_id, in_reply_to_uri, reblog_of_id, conversation_id,
           media_ids, emoji_ids, application_id, quote_policy, sanitiser_version, created_at, edited_at
    FROM p WHERE id IN (SELECT id FROM claimed) ORDER BY account_id, id
    RETURNING id, account_id, visibility, in_reply_to_id, reblog_of_id
), stats AS (
    INSERT INTO account_stats (account_id, statuses_count, last_status_at)
    SELECT x.account_id, count(*), max(p.day) FROM posted x JOIN p ON p.id = x.id
    GROUP BY x.account_id ORDER BY x.account_id
    ON CONFLICT (account_id) DO UPDATE SET statuses_count = account_stats.statuses_count + excluded.statuses_count,
        last_status_at = greatest(account_stats.last_status_at, excluded.last_status_at),
        version = account_stats.version + 1
    RETURNING account_id, statuses_count, last_status_at, version
), counted AS (
    INSERT INTO status_deltas (status_id, replies, reblogs)
    SELECT coalesce(reblog_of_id, in_reply_to_id), count(*) FILTER (WHERE reblog_of_id IS NULL), count(reblog_of_id)
    FROM posted
    WHERE reblog_of_id IS NOT NULL OR (in_reply_to_id IS NOT NULL AND visibility IN ('public', 'unlisted'))
    GROUP BY 1
), addressed AS (
    INSERT INTO mentions (status_id, account_id, silent)
    SELECT t.s, t.a, t.silent
    FROM unnest(:mention_statuses::bigint[], :mention_accounts::bigint[], :mention_silents::boolean[]) AS t (s, a, silent)
    WHERE t.s IN (SELECT id FROM posted)
    ON CONFLICT DO NOTHING
), tagged AS (
    INSERT INTO status_tags (tag_id, status_id)
    SELECT t.tag, t.s FROM unnest(:tag_ids::bigint[], :tag_statuses::bigint[]) AS t (tag, s)
    WHERE t.s IN (SELECT id FROM posted)
    ON CONFLICT DO NOTHING
), queued AS (
    INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at)
    SELECT j.i, j.q, j.k, j.v, j.p, j.d, j.d
    FROM unnest(:job_statuses::bigint[], :job_ids::bigint[], :job_queues::text[], :job_kinds::text[],
                :job_versions::smallint[], :job_payloads::jsonb[], :job_dues::timestamptz[]) AS j (s, i, q, k, v, p, d)
    WHERE j.s IN (SELECT id FROM posted)
)
SELECT p.id, p.id IN (SELECT id FROM posted) AS written,
       p.key IS NOT NULL AND p.id NOT IN (SELECT status_id FROM keyed) AS repeated,
       p.reblog_of_id IS NOT NULL AND p.reblog_of_id NOT IN (SELECT id FROM held) AS orphaned,
       coalesce(s.statuses_count, 0) AS statuses_count, coalesce(s.version, 0) AS version, s.last_status_at
FROM p LEFT JOIN stats s ON s.account_id = p.account_id;

--! adopt_replies : (id, parent)
-- Replies that were here before their parents, which count them from now on.
WITH adopted AS (
    UPDATE statuses s SET in_reply_to_id = p.id, in_reply_to_account_id = p.account_id, in_reply_to_uri = NULL
    FROM unnest(:ids::bigint[], :account_ids::bigint[], :uris::text[]) AS p (id, account_id, uri)
    WHERE s.in_reply_to_uri = p.uri
    RETURNING s.id, p.id AS parent, s.visibility
), counted AS (
    INSERT INTO status_deltas (status_id, replies)
    SELECT parent, count(*) FROM adopted WHERE visibility IN ('public', 'unlisted') GROUP BY parent
)
SELECT id, parent FROM adopted;

--! favour : (id, held, made)
-- Favourites with their jobs; one of a post that is gone, or that stands already, is left out and said so. An empty
-- `uri` is none.
WITH p AS MATERIALIZED (
    SELECT * FROM unnest(:ids::bigint[], :account_ids::bigint[], :status_ids::bigint[], :uris::text[],
                         :job_ids::bigint[], :payloads::jsonb[]) AS t (id, account_id, status_id, uri, job_id, payload)
), held AS (
    SELECT s.id FROM statuses s WHERE s.id = ANY(:status_ids::bigint[]) ORDER BY s.id FOR KEY SHARE
), made AS (
    INSERT INTO favourites (id, account_id, status_id, uri, created_at)
    SELECT id, account_id, status_id, nullif(uri, ''), :now FROM p WHERE status_id IN (SELECT id FROM held)
    ORDER BY account_id, status_id
    ON CONFLICT DO NOTHING RETURNING id, status_id
), counted AS (
    INSERT INTO status_deltas (status_id, favourites) SELECT status_id, count(*) FROM made GROUP BY status_id
), queued AS (
    INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at)
    SELECT job_id, :queue, :kind, :version, payload, :now, :now FROM p WHERE id IN (SELECT id FROM made)
)
SELECT p.id, p.status_id IN (SELECT id FROM held) AS held, p.id IN (SELECT id FROM made) AS made FROM p;

--! unfavour : (id, uri?)
WITH gone AS (
    DELETE FROM favourites WHERE account_id = :account_id AND status_id = :status_id RETURNING id, uri, status_id
), counted AS (
    INSERT INTO status_deltas (status_id, favourites) SELECT status_id, -1 FROM gone
)
SELECT id, uri FROM gone;

--! leave_deltas
-- Changes of counters, to be added up once they are committed.
INSERT INTO status_deltas (status_id, replies, reblogs, favourites, quotes)
SELECT s, r, b, f, q
FROM unnest(:status_ids::bigint[], :replies::bigint[], :reblogs::bigint[], :favourites::bigint[], :quotes::bigint[])
     AS t (s, r, b, f, q);

--! do_not_wait_for_the_disk : (applied)
-- For this transaction: what it loses, it loses as a whole.
SELECT set_config('synchronous_commit', 'off', true) AS applied;

--! fold_deltas : (amount)
-- Adds up what was left about these posts. What another adds up at the same moment is left to it; what is about a post
-- that is gone goes with it.
WITH taken AS (
    DELETE FROM status_deltas WHERE id = ANY(ARRAY(
        SELECT d.id FROM status_deltas d WHERE d.status_id = ANY(:status_ids::bigint[])
        LIMIT :amount FOR UPDATE SKIP LOCKED))
    RETURNING status_id, replies, reblogs, favourites, quotes, option, votes
), folded AS (
    INSERT INTO status_stats (status_id, replies_count, reblogs_count, favourites_count, quotes_count)
    SELECT t.status_id, sum(t.replies), sum(t.reblogs), sum(t.favourites), sum(t.quotes) FROM taken t
    WHERE t.option IS NULL AND EXISTS (SELECT 1 FROM statuses s WHERE s.id = t.status_id)
    GROUP BY t.status_id ORDER BY t.status_id
    ON CONFLICT (status_id) DO UPDATE SET
        replies_count = status_stats.replies_count + excluded.replies_count,
        reblogs_count = status_stats.reblogs_count + excluded.reblogs_count,
        favourites_count = status_stats.favourites_count + excluded.favourites_count,
        quotes_count = status_stats.quotes_count + excluded.quotes_count
), tallied AS (
    INSERT INTO poll_tallies (status_id, option, votes)
    SELECT t.status_id, t.option, sum(t.votes) FROM taken t
    WHERE t.option IS NOT NULL AND EXISTS (SELECT 1 FROM polls p WHERE p.status_id = t.status_id)
    GROUP BY t.status_id, t.option ORDER BY t.status_id, t.option
    ON CONFLICT (status_id, option) DO UPDATE SET votes = poll_tallies.votes + excluded.votes
)
SELECT count(*) AS amount FROM taken;

--! oldest_deltas : (status_id)
SELECT status_id FROM status_deltas ORDER BY id LIMIT :amount;

--! lock_to_remove : (id)
-- Who favours or boosts the post now is waited for, and who comes later finds it gone.
SELECT id FROM statuses WHERE id = :id FOR UPDATE;
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
              WHERE x.status_id = s.id ORDER BY t.id) AS tags,
       ARRAY(SELECT x.tag_id FROM status_tags x WHERE x.status_id = s.id ORDER BY x.tag_id) AS tag_ids
FROM statuses s
JOIN accounts a ON a.id = s.account_id
LEFT JOIN statuses o ON o.id = s.reblog_of_id
LEFT JOIN accounts p ON p.id = s.in_reply_to_account_id
WHERE s.id = ANY(:ids);
