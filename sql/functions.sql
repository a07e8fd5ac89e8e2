-- Views and functions: dropped and built again at every migration, so they are edited in place.

DROP VIEW IF EXISTS account_details;
CREATE VIEW account_details AS
SELECT a.id, a.username, a.domain, a.uri, a.url, a.kind, a.display_name, a.note, a.note_source, a.fields,
       a.avatar_key, a.avatar_static_key, a.avatar_remote_url, a.avatar_description,
       a.header_key, a.header_static_key, a.header_remote_url, a.header_description,
       a.locked, a.discoverable, a.indexable, a.hide_collections, a.show_media, a.show_media_replies,
       a.show_featured, a.memorial, a.also_known_as, a.attribution_domains, a.moved_to_id,
       a.inbox_url, a.shared_inbox_url, a.outbox_url, a.followers_url, a.following_url, a.featured_url,
       a.featured_tags_url,
       a.silenced_at, a.suspended_at, a.deleted_at, a.created_at, a.updated_at, a.fetched_at,
       coalesce(s.statuses_count, 0) AS statuses_count,
       coalesce(s.followers_count, 0) AS followers_count,
       coalesce(s.following_count, 0) AS following_count,
       s.last_status_at,
       coalesce(s.version, 0) AS stats_version,
       r.id AS role_id, r.name AS role_name, r.color AS role_color, r.permissions AS role_permissions,
       r.highlighted AS role_highlighted,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                    'id', e.id, 'uri', e.uri, 'updated_at', e.updated_at, 'shortcode', e.shortcode, 'file_key', e.file_key, 'remote_url', e.remote_url,
                    'visible_in_picker', e.visible_in_picker, 'category', e.category) ORDER BY e.id)
                 FROM custom_emojis e WHERE e.id = ANY (a.emoji_ids) AND NOT e.disabled), '[]') AS emojis
FROM accounts a
LEFT JOIN account_stats s ON s.account_id = a.id
LEFT JOIN users u ON u.account_id = a.id
LEFT JOIN roles r ON r.id = u.role_id;

-- A login with the parts of its account and role that decide what it may do.
DROP VIEW IF EXISTS user_details;
CREATE VIEW user_details AS
SELECT u.account_id, a.username, u.email, u.email_key, u.unconfirmed_email, u.password_hash, u.role_id, r.permissions,
       u.locale, u.confirmed_at, u.confirmation_sent_at, u.reset_sent_at, u.approved, u.disabled_at, u.sign_up_reason,
       u.sign_up_app_id, u.active_on, u.default_privacy, u.default_sensitive, u.default_language,
       u.default_quote_policy, u.expand_media, u.expand_spoilers, u.autoplay_gifs, u.show_application,
       u.frontend_settings, u.created_at, coalesce(a.suspended_at, a.deleted_at) AS suspended_at
FROM users u
JOIN accounts a ON a.id = u.account_id
JOIN roles r ON r.id = u.role_id;

DROP VIEW IF EXISTS status_details;
CREATE VIEW status_details AS
SELECT s.id, s.account_id, s.uri, s.url, s.local, s.visibility, s.text, s.content, s.spoiler_text, s.sensitive,
       s.language, s.in_reply_to_id, s.in_reply_to_account_id, s.in_reply_to_uri, s.reblog_of_id, s.conversation_id, s.media_ids,
       s.quote_policy, s.created_at, s.edited_at,
       greatest(coalesce(c.replies_count, 0) + coalesce(d.replies, 0), 0) AS replies_count,
       greatest(coalesce(c.reblogs_count, 0) + coalesce(d.reblogs, 0), 0) AS reblogs_count,
       greatest(coalesce(c.favourites_count, 0) + coalesce(d.favourites, 0), 0) AS favourites_count,
       greatest(coalesce(c.quotes_count, 0) + coalesce(d.quotes, 0), 0) AS quotes_count,
       p.name AS application_name, p.website AS application_website,
       coalesce((SELECT jsonb_agg(to_jsonb(m) ORDER BY array_position(s.media_ids, m.id))
                 FROM media_attachments m WHERE m.id = ANY (s.media_ids)), '[]') AS media,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                    'id', a.id, 'username', a.username, 'domain', a.domain, 'url', a.url, 'uri', a.uri,
                    'silent', n.silent) ORDER BY a.id)
                 FROM mentions n JOIN accounts a ON a.id = n.account_id WHERE n.status_id = s.id), '[]') AS mentions,
       coalesce((SELECT jsonb_agg(t.name ORDER BY t.id)
                 FROM status_tags st JOIN tags t ON t.id = st.tag_id WHERE st.status_id = s.id), '[]') AS tags,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                    'id', e.id, 'uri', e.uri, 'updated_at', e.updated_at, 'shortcode', e.shortcode, 'file_key', e.file_key, 'remote_url', e.remote_url,
                    'visible_in_picker', e.visible_in_picker, 'category', e.category) ORDER BY e.id)
                 FROM custom_emojis e WHERE e.id = ANY (s.emoji_ids) AND NOT e.disabled), '[]') AS emojis,
       (SELECT jsonb_build_object(
                    'id', o.id, 'options', o.options, 'multiple', o.multiple, 'hide_totals', o.hide_totals,
                    'expires_at', o.expires_at, 'tallies', coalesce((
                        SELECT jsonb_agg(jsonb_build_array(t.option, t.votes)) FROM (
                            SELECT x.option, sum(x.votes)::bigint AS votes FROM (
                                SELECT y.option, y.votes FROM poll_tallies y WHERE y.status_id = s.id
                                UNION ALL
                                SELECT y.option, y.votes FROM status_deltas y
                                 WHERE y.status_id = s.id AND y.option IS NOT NULL) x
                            GROUP BY x.option) t), '[]'))
          FROM polls o WHERE o.id = s.poll_id) AS poll,
       CASE WHEN s.is_quote THEN (
           SELECT jsonb_build_object('id', q.quoted_id, 'uri', q.quoted_uri, 'state', q.state, 'approval_uri', q.approval_uri)
             FROM quotes q WHERE q.status_id = s.id) END AS quote,
       -- The address as it stands in the post.
       (SELECT to_jsonb(p) || jsonb_build_object('url', x.url)
          FROM status_cards x JOIN preview_cards p ON p.id = x.card_id WHERE x.status_id = s.id) AS card
FROM statuses s
LEFT JOIN status_stats c ON c.status_id = s.id
-- What is not added yet.
CROSS JOIN LATERAL (
    SELECT sum(x.replies)::bigint AS replies, sum(x.reblogs)::bigint AS reblogs, sum(x.favourites)::bigint AS favourites,
           sum(x.quotes)::bigint AS quotes
    FROM status_deltas x WHERE x.status_id = s.id) d
LEFT JOIN applications p ON p.id = s.application_id;

-- The home timeline, defined once. Everything that Redis remembers of a home equals this; everything that a
-- page leaves out besides (blocks, mutes, deleted posts, repeated boosts) is left out when the page is read.
--
--   own posts and boosts;
--   posts of the people followed: public, unlisted, private; direct ones that mention the reader;
--   not their replies to somebody the reader does not follow (replies to the reader and to themselves stay);
--   not their boosts where the follow has boosts switched off;
--   not posts in languages that the follow leaves out;
--   public posts with a tag that the reader follows, whoever wrote them.
--
-- Whoever is in an exclusive list of the reader is to home as if not followed.
CREATE OR REPLACE FUNCTION home_defined(reader bigint)
RETURNS TABLE (id bigint) LANGUAGE sql STABLE AS $$
    SELECT s.id FROM statuses s WHERE s.account_id = reader
    UNION
    SELECT s.id
    FROM follows f JOIN statuses s ON s.account_id = f.target_id
    WHERE f.account_id = reader AND NOT f.exclusive
      AND (s.visibility <> 'direct'
           OR EXISTS (SELECT 1 FROM mentions m WHERE m.status_id = s.id AND m.account_id = reader))
      AND (s.reblog_of_id IS NULL OR f.show_reblogs)
      AND (f.languages IS NULL OR s.language IS NULL OR s.reblog_of_id IS NOT NULL OR s.language = ANY (f.languages))
      AND ((s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
           OR s.in_reply_to_account_id = s.account_id
           OR s.in_reply_to_account_id = reader
           OR EXISTS (SELECT 1 FROM follows g
                       WHERE g.account_id = reader AND g.target_id = s.in_reply_to_account_id AND NOT g.exclusive))
    UNION
    SELECT s.id
    FROM tag_follows t JOIN status_tags x ON x.tag_id = t.tag_id JOIN statuses s ON s.id = x.status_id
    WHERE t.account_id = reader AND s.visibility = 'public'
$$;

-- The newest entries of a home below a point (max_id), and above another (since_id): what pages are read and lists are built
-- with. Tests and the bench hold it to the definition.
--
-- Read in spans of time, one below the other, until there is enough: the newest entries of each of hundreds of people
-- would be hundreds of times what is wanted. The first span is as long as the last posts of everybody, thirty-two times as
-- many as are wanted, have taken, and no longer than two minutes an entry (in ids, which hold milliseconds above 16 bits);
-- the others as long as the one before lets expect, at most eight times that, sixteen when there was nothing. What
-- the reader is asked about row by row stands in scalar subqueries: an EXISTS may be planned as a set of all mentions of
-- the reader, which for some are millions.
CREATE OR REPLACE FUNCTION home_entries(reader bigint, below bigint, above bigint, amount bigint)
RETURNS TABLE (id bigint) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE pass (low, span, wanted, ids) AS (
        (SELECT s.id,
                least(amount * 7864320000, 32 * (s.id - (
                    SELECT o.id FROM statuses o WHERE o.id < below AND o.id > above ORDER BY o.id DESC OFFSET amount LIMIT 1))),
                amount, '{}'::bigint[]
           FROM statuses s WHERE s.id < below AND s.id > above ORDER BY s.id DESC LIMIT 1)
        UNION ALL
        SELECT w.low,
               least(288230376151711744, (w.high - w.low) * CASE e.found WHEN 0 THEN 16
                   ELSE least(8, greatest(1, 1.25 * (pass.wanted - e.found) / e.found)) END)::bigint,
               pass.wanted - e.found, e.ids
          FROM pass
          CROSS JOIN LATERAL (SELECT pass.low + 1, greatest(above, 0, pass.low - pass.span)) AS w (high, low)
          CROSS JOIN LATERAL (
              SELECT count(*), array_agg(y.id) FROM (
              SELECT x.id FROM (
                  (SELECT s.id FROM statuses s
                    WHERE s.account_id = reader AND s.id < w.high AND s.id > w.low
                    ORDER BY s.id DESC LIMIT pass.wanted)
                  UNION ALL
                  SELECT l.id
                    FROM follows f
                    CROSS JOIN LATERAL (
                        SELECT s.id FROM statuses s
                         WHERE s.account_id = f.target_id AND s.id < w.high AND s.id > w.low
                           AND (s.visibility <> 'direct'
                                OR (SELECT true FROM mentions m WHERE m.status_id = s.id AND m.account_id = reader))
                           AND (s.reblog_of_id IS NULL OR f.show_reblogs)
                           AND (f.languages IS NULL OR s.language IS NULL OR s.reblog_of_id IS NOT NULL
                                OR s.language = ANY (f.languages))
                           AND ((s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
                                OR s.in_reply_to_account_id = s.account_id
                                OR s.in_reply_to_account_id = reader
                                OR (SELECT true FROM follows g
                                     WHERE g.account_id = reader AND g.target_id = s.in_reply_to_account_id
                                       AND NOT g.exclusive))
                         ORDER BY s.id DESC LIMIT pass.wanted) l
                   WHERE f.account_id = reader AND NOT f.exclusive
                  UNION ALL
                  SELECT l.id
                    FROM tag_follows t
                    CROSS JOIN LATERAL (
                        SELECT s.id FROM status_tags h JOIN statuses s ON s.id = h.status_id
                         WHERE h.tag_id = t.tag_id AND h.status_id < w.high AND h.status_id > w.low
                           AND s.visibility = 'public'
                         ORDER BY h.status_id DESC LIMIT pass.wanted) l
                   WHERE t.account_id = reader
              ) x GROUP BY x.id ORDER BY x.id DESC LIMIT pass.wanted
              ) y
          ) AS e (found, ids)
         WHERE pass.wanted > 0 AND pass.low > greatest(above, 0)
    )
    SELECT i.id FROM pass CROSS JOIN LATERAL unnest(pass.ids) AS i (id) ORDER BY i.id DESC
$$;

-- The same, upwards from a point (min_id): the entries next above it.
CREATE OR REPLACE FUNCTION home_entries_above(reader bigint, above bigint, below bigint, amount bigint)
RETURNS TABLE (id bigint) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE pass (high, last, span, wanted, ids) AS (
        SELECT o.id, n.id + 1,
               least(amount * 7864320000, 32 * ((
                   SELECT p.id FROM statuses p WHERE p.id > above AND p.id < below ORDER BY p.id OFFSET amount LIMIT 1) - o.id)),
               amount, '{}'::bigint[]
          FROM (SELECT s.id FROM statuses s WHERE s.id > above AND s.id < below ORDER BY s.id LIMIT 1) o,
               (SELECT s.id FROM statuses s WHERE s.id > above AND s.id < below ORDER BY s.id DESC LIMIT 1) n
        UNION ALL
        SELECT w.high, pass.last,
               least(288230376151711744, (w.high - w.low) * CASE e.found WHEN 0 THEN 16
                   ELSE least(8, greatest(1, 1.25 * (pass.wanted - e.found) / e.found)) END)::bigint,
               pass.wanted - e.found, e.ids
          FROM pass
          CROSS JOIN LATERAL (SELECT pass.high - 1, least(pass.last, pass.high + pass.span)) AS w (low, high)
          CROSS JOIN LATERAL (
              SELECT count(*), array_agg(y.id) FROM (
              SELECT x.id FROM (
                  (SELECT s.id FROM statuses s
                    WHERE s.account_id = reader AND s.id < w.high AND s.id > w.low
                    ORDER BY s.id LIMIT pass.wanted)
                  UNION ALL
                  SELECT l.id
                    FROM follows f
                    CROSS JOIN LATERAL (
                        SELECT s.id FROM statuses s
                         WHERE s.account_id = f.target_id AND s.id < w.high AND s.id > w.low
                           AND (s.visibility <> 'direct'
                                OR (SELECT true FROM mentions m WHERE m.status_id = s.id AND m.account_id = reader))
                           AND (s.reblog_of_id IS NULL OR f.show_reblogs)
                           AND (f.languages IS NULL OR s.language IS NULL OR s.reblog_of_id IS NOT NULL
                                OR s.language = ANY (f.languages))
                           AND ((s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
                                OR s.in_reply_to_account_id = s.account_id
                                OR s.in_reply_to_account_id = reader
                                OR (SELECT true FROM follows g
                                     WHERE g.account_id = reader AND g.target_id = s.in_reply_to_account_id
                                       AND NOT g.exclusive))
                         ORDER BY s.id LIMIT pass.wanted) l
                   WHERE f.account_id = reader AND NOT f.exclusive
                  UNION ALL
                  SELECT l.id
                    FROM tag_follows t
                    CROSS JOIN LATERAL (
                        SELECT s.id FROM status_tags h JOIN statuses s ON s.id = h.status_id
                         WHERE h.tag_id = t.tag_id AND h.status_id < w.high AND h.status_id > w.low
                           AND s.visibility = 'public'
                         ORDER BY h.status_id LIMIT pass.wanted) l
                   WHERE t.account_id = reader
              ) x GROUP BY x.id ORDER BY x.id LIMIT pass.wanted
              ) y
          ) AS e (found, ids)
         WHERE pass.wanted > 0 AND pass.high < pass.last
    )
    SELECT i.id FROM pass CROSS JOIN LATERAL unnest(pass.ids) AS i (id) ORDER BY i.id
$$;

-- The timeline of a list, defined once, like home: posts of its members but direct ones, with the owner's wishes of each
-- follow, and their replies as far as the list shows them.
CREATE OR REPLACE FUNCTION list_defined(wanted bigint)
RETURNS TABLE (id bigint) LANGUAGE sql STABLE AS $$
    SELECT s.id
    FROM lists l
    JOIN list_accounts m ON m.list_id = l.id
    JOIN follows f ON f.account_id = l.account_id AND f.target_id = m.account_id
    JOIN statuses s ON s.account_id = m.account_id
    WHERE l.id = wanted
      AND s.visibility <> 'direct'
      AND (s.reblog_of_id IS NULL OR f.show_reblogs)
      AND (f.languages IS NULL OR s.language IS NULL OR s.reblog_of_id IS NOT NULL OR s.language = ANY (f.languages))
      AND ((s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
           OR s.in_reply_to_account_id = s.account_id
           OR s.in_reply_to_account_id = l.account_id
           OR (l.replies_policy = 'followed'
               AND EXISTS (SELECT 1 FROM follows g
                            WHERE g.account_id = l.account_id AND g.target_id = s.in_reply_to_account_id))
           OR (l.replies_policy = 'list'
               AND EXISTS (SELECT 1 FROM list_accounts n
                            WHERE n.list_id = l.id AND n.account_id = s.in_reply_to_account_id)))
$$;

-- The newest entries of a list below a point and above another, read in spans like home_entries.
CREATE OR REPLACE FUNCTION list_entries(wanted_list bigint, below bigint, above bigint, amount bigint)
RETURNS TABLE (id bigint) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE pass (low, span, wanted, ids) AS (
        (SELECT s.id,
                least(amount * 7864320000, 32 * (s.id - (
                    SELECT o.id FROM statuses o WHERE o.id < below AND o.id > above ORDER BY o.id DESC OFFSET amount LIMIT 1))),
                amount, '{}'::bigint[]
           FROM statuses s WHERE s.id < below AND s.id > above ORDER BY s.id DESC LIMIT 1)
        UNION ALL
        SELECT w.low,
               least(288230376151711744, (w.high - w.low) * CASE e.found WHEN 0 THEN 16
                   ELSE least(8, greatest(1, 1.25 * (pass.wanted - e.found) / e.found)) END)::bigint,
               pass.wanted - e.found, e.ids
          FROM pass
          CROSS JOIN LATERAL (SELECT pass.low + 1, greatest(above, 0, pass.low - pass.span)) AS w (high, low)
          CROSS JOIN LATERAL (
              SELECT count(*), array_agg(y.id) FROM (
              SELECT x.id
                FROM lists o
                JOIN list_accounts m ON m.list_id = o.id
                JOIN follows f ON f.account_id = o.account_id AND f.target_id = m.account_id
                CROSS JOIN LATERAL (
                    SELECT s.id FROM statuses s
                     WHERE s.account_id = m.account_id AND s.id < w.high AND s.id > w.low
                       AND s.visibility <> 'direct'
                       AND (s.reblog_of_id IS NULL OR f.show_reblogs)
                       AND (f.languages IS NULL OR s.language IS NULL OR s.reblog_of_id IS NOT NULL
                            OR s.language = ANY (f.languages))
                       AND ((s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
                            OR s.in_reply_to_account_id = s.account_id
                            OR s.in_reply_to_account_id = o.account_id
                            OR (o.replies_policy = 'followed'
                                AND (SELECT true FROM follows g
                                      WHERE g.account_id = o.account_id AND g.target_id = s.in_reply_to_account_id))
                            OR (o.replies_policy = 'list'
                                AND (SELECT true FROM list_accounts n
                                      WHERE n.list_id = o.id AND n.account_id = s.in_reply_to_account_id)))
                     ORDER BY s.id DESC LIMIT pass.wanted) x
               WHERE o.id = wanted_list
               ORDER BY x.id DESC LIMIT pass.wanted
              ) y
          ) AS e (found, ids)
         WHERE pass.wanted > 0 AND pass.low > greatest(above, 0)
    )
    SELECT i.id FROM pass CROSS JOIN LATERAL unnest(pass.ids) AS i (id) ORDER BY i.id DESC
$$;

-- The same, upwards from a point (min_id): the entries next above it.
CREATE OR REPLACE FUNCTION list_entries_above(wanted_list bigint, above bigint, below bigint, amount bigint)
RETURNS TABLE (id bigint) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE pass (high, last, span, wanted, ids) AS (
        SELECT o.id, n.id + 1,
               least(amount * 7864320000, 32 * ((
                   SELECT p.id FROM statuses p WHERE p.id > above AND p.id < below ORDER BY p.id OFFSET amount LIMIT 1) - o.id)),
               amount, '{}'::bigint[]
          FROM (SELECT s.id FROM statuses s WHERE s.id > above AND s.id < below ORDER BY s.id LIMIT 1) o,
               (SELECT s.id FROM statuses s WHERE s.id > above AND s.id < below ORDER BY s.id DESC LIMIT 1) n
        UNION ALL
        SELECT w.high, pass.last,
               least(288230376151711744, (w.high - w.low) * CASE e.found WHEN 0 THEN 16
                   ELSE least(8, greatest(1, 1.25 * (pass.wanted - e.found) / e.found)) END)::bigint,
               pass.wanted - e.found, e.ids
          FROM pass
          CROSS JOIN LATERAL (SELECT pass.high - 1, least(pass.last, pass.high + pass.span)) AS w (low, high)
          CROSS JOIN LATERAL (
              SELECT count(*), array_agg(y.id) FROM (
              SELECT x.id
                FROM lists o
                JOIN list_accounts m ON m.list_id = o.id
                JOIN follows f ON f.account_id = o.account_id AND f.target_id = m.account_id
                CROSS JOIN LATERAL (
                    SELECT s.id FROM statuses s
                     WHERE s.account_id = m.account_id AND s.id < w.high AND s.id > w.low
                       AND s.visibility <> 'direct'
                       AND (s.reblog_of_id IS NULL OR f.show_reblogs)
                       AND (f.languages IS NULL OR s.language IS NULL OR s.reblog_of_id IS NOT NULL
                            OR s.language = ANY (f.languages))
                       AND ((s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL)
                            OR s.in_reply_to_account_id = s.account_id
                            OR s.in_reply_to_account_id = o.account_id
                            OR (o.replies_policy = 'followed'
                                AND (SELECT true FROM follows g
                                      WHERE g.account_id = o.account_id AND g.target_id = s.in_reply_to_account_id))
                            OR (o.replies_policy = 'list'
                                AND (SELECT true FROM list_accounts n
                                      WHERE n.list_id = o.id AND n.account_id = s.in_reply_to_account_id)))
                     ORDER BY s.id LIMIT pass.wanted) x
               WHERE o.id = wanted_list
               ORDER BY x.id LIMIT pass.wanted
              ) y
          ) AS e (found, ids)
         WHERE pass.wanted > 0 AND pass.high < pass.last
    )
    SELECT i.id FROM pass CROSS JOIN LATERAL unnest(pass.ids) AS i (id) ORDER BY i.id
$$;

-- Who writes what is held back from a reader, and who lets senders through or dismisses them, come one after the other: the
-- second sees what the first has done. Until the end of the transaction.
CREATE OR REPLACE FUNCTION lock_requests(reader bigint) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('notification_requests', reader));
    RETURN true;
END $$;

-- Whether what somebody does is held back, where the policy says so: the reader may have let them through at this moment.
CREATE OR REPLACE FUNCTION notification_held(reader bigint, sender bigint) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM lock_requests(reader);
    RETURN NOT EXISTS (SELECT 1 FROM notification_permissions p
                        WHERE p.account_id = reader AND p.from_account_id = sender);
END $$;

-- Groups of notifications follow their notifications. An UPDATE of a notification is one that is no longer held back.
CREATE OR REPLACE FUNCTION notifications_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notification_groups AS g (account_id, kind, status_id, bucket, notifications_count, newest_id, oldest_id)
    SELECT a.account_id, a.kind, coalesce(a.status_id, 0), substring(a.group_key from '[0-9]+$')::bigint,
           count(*), max(a.id), min(a.id)
    FROM added a
    WHERE NOT a.filtered AND a.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (account_id, kind, status_id, bucket) DO UPDATE SET
        notifications_count = g.notifications_count + excluded.notifications_count,
        newest_id = greatest(g.newest_id, excluded.newest_id),
        oldest_id = least(g.oldest_id, excluded.oldest_id);
    RETURN NULL;
END $$;

-- The rows are locked first: what is looked up afterwards is seen as whoever held them has left it. The plans are kept for
-- the next call, which may be about one row where this one is about all of somebody's: they look each group up.
CREATE OR REPLACE FUNCTION notifications_removed() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    -- Requests before groups, as whoever adds notifications takes them.
    PERFORM FROM notification_requests q
    WHERE (q.account_id, q.from_account_id) IN (SELECT r.account_id, r.from_account_id FROM removed r WHERE r.filtered)
    ORDER BY q.account_id, q.from_account_id
    FOR UPDATE;
    PERFORM FROM notification_groups g
    WHERE (g.account_id, g.kind, g.status_id, g.bucket) IN (
        SELECT r.account_id, r.kind, coalesce(r.status_id, 0), substring(r.group_key from '[0-9]+$')::bigint
        FROM removed r
        WHERE NOT r.filtered AND r.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up'))
    ORDER BY g.account_id, g.kind, g.status_id, g.bucket
    FOR UPDATE;
    IF FOUND THEN
        UPDATE notification_groups g SET
            notifications_count = g.notifications_count - r.amount,
            newest_id = coalesce((
                SELECT n.id FROM notifications n
                WHERE n.account_id = g.account_id AND n.group_key = g.group_key
                  AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
                ORDER BY n.id DESC LIMIT 1), g.newest_id),
            oldest_id = coalesce((
                SELECT n.id FROM notifications n
                WHERE n.account_id = g.account_id AND n.group_key = g.group_key
                  AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
                ORDER BY n.id LIMIT 1), g.oldest_id)
        FROM (SELECT account_id, kind, coalesce(status_id, 0) AS status_id,
                     substring(group_key from '[0-9]+$')::bigint AS bucket, count(*) AS amount
              FROM removed WHERE NOT filtered AND kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')
              GROUP BY 1, 2, 3, 4) r
        WHERE g.account_id = r.account_id AND g.kind = r.kind AND g.status_id = r.status_id AND g.bucket = r.bucket;
        DELETE FROM notification_groups g
        USING (SELECT DISTINCT account_id, kind, coalesce(status_id, 0) AS status_id,
                      substring(group_key from '[0-9]+$')::bigint AS bucket
               FROM removed WHERE NOT filtered AND kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')) r
        WHERE g.account_id = r.account_id AND g.kind = r.kind AND g.status_id = r.status_id AND g.bucket = r.bucket
          AND g.notifications_count <= 0;
    END IF;
    -- A sender of whom nothing is held back any more asks for nothing.
    IF EXISTS (SELECT FROM removed r WHERE r.filtered) THEN
        DELETE FROM notification_requests q
        USING (SELECT DISTINCT account_id, from_account_id FROM removed WHERE filtered) r
        WHERE q.account_id = r.account_id AND q.from_account_id = r.from_account_id
          AND NOT EXISTS (SELECT 1 FROM notifications n
                           WHERE n.account_id = q.account_id AND n.from_account_id = q.from_account_id AND n.filtered
                             AND n.kind IN ('mention', 'quote'));
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER notifications_added AFTER INSERT ON notifications
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION notifications_added();
CREATE OR REPLACE TRIGGER notifications_shown AFTER UPDATE ON notifications
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION notifications_added();
CREATE OR REPLACE TRIGGER notifications_removed AFTER DELETE ON notifications
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION notifications_removed();
