--: Announcement(starts_at?, ends_at?, scheduled_at?, published_at?)
--! published : Announcement
-- What stands now, the newest in the order of their time: what has ended is no longer shown.
SELECT a.id, a.text, a.content, a.all_day, a.starts_at, a.ends_at, a.scheduled_at, a.published_at, a.status_ids,
       a.mention_ids, a.tags, a.created_at, a.updated_at,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                    'id', e.id, 'uri', e.uri, 'updated_at', e.updated_at, 'shortcode', e.shortcode, 'file_key', e.file_key, 'remote_url', e.remote_url,
                    'visible_in_picker', e.visible_in_picker, 'category', e.category) ORDER BY e.id)
                 FROM custom_emojis e WHERE e.id = ANY (a.emoji_ids) AND NOT e.disabled), '[]') AS emojis
FROM (SELECT x.* FROM announcements x
       WHERE x.published_at IS NOT NULL AND (x.ends_at IS NULL OR x.ends_at > :now)
       ORDER BY coalesce(x.starts_at, x.published_at) DESC, x.id DESC LIMIT 100) a
ORDER BY coalesce(a.starts_at, a.published_at), a.id;

--! all : Announcement
SELECT a.id, a.text, a.content, a.all_day, a.starts_at, a.ends_at, a.scheduled_at, a.published_at, a.status_ids,
       a.mention_ids, a.tags, a.created_at, a.updated_at, '[]'::jsonb AS emojis
FROM announcements a ORDER BY a.id DESC LIMIT 1000;

--! by_id : Announcement
SELECT a.id, a.text, a.content, a.all_day, a.starts_at, a.ends_at, a.scheduled_at, a.published_at, a.status_ids,
       a.mention_ids, a.tags, a.created_at, a.updated_at,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                    'id', e.id, 'uri', e.uri, 'updated_at', e.updated_at, 'shortcode', e.shortcode, 'file_key', e.file_key, 'remote_url', e.remote_url,
                    'visible_in_picker', e.visible_in_picker, 'category', e.category) ORDER BY e.id)
                 FROM custom_emojis e WHERE e.id = ANY (a.emoji_ids) AND NOT e.disabled), '[]') AS emojis
FROM announcements a WHERE a.id = :id;

--! insert (starts_at?, ends_at?, scheduled_at?, published_at?)
INSERT INTO announcements (id, text, content, all_day, starts_at, ends_at, scheduled_at, published_at, status_ids,
                           mention_ids, emoji_ids, tags, created_at, updated_at)
VALUES (:id, :text, :content, :all_day, :starts_at, :ends_at, :scheduled_at, :published_at, :status_ids,
        :mention_ids, :emoji_ids, :tags, :now, :now);

--! publish : (id)
-- Those whose time has come. Each is published by one process.
UPDATE announcements SET published_at = :now, updated_at = :now
WHERE published_at IS NULL AND scheduled_at <= :now AND (ends_at IS NULL OR ends_at > :now) RETURNING id;

--! withdraw : (id)
-- Those that have ended; not to be published again.
UPDATE announcements SET published_at = NULL, scheduled_at = NULL, updated_at = :now
WHERE published_at IS NOT NULL AND ends_at <= :now RETURNING id;

--! delete
DELETE FROM announcements WHERE id = :id;

--! read_among : (announcement_id)
SELECT announcement_id FROM announcement_reads WHERE account_id = :account_id AND announcement_id = ANY(:ids);

--! mark_read
INSERT INTO announcement_reads (account_id, announcement_id) VALUES (:account_id, :announcement_id) ON CONFLICT DO NOTHING;

--: Reaction(shortcode?, file_key?, remote_url?)
--! reactions : Reaction
SELECT c.announcement_id, c.name, c.count, e.shortcode, e.file_key, e.remote_url,
       EXISTS (SELECT 1 FROM announcement_reactions r
                WHERE r.account_id = :account_id AND r.announcement_id = c.announcement_id AND r.name = c.name) AS me
FROM announcement_reaction_counts c LEFT JOIN custom_emojis e ON e.id = c.emoji_id
WHERE c.announcement_id = ANY(:ids) AND c.count > 0 ORDER BY c.first_at, c.name;

--! lock_row : (id)
-- Who reacts at the same time is counted one after the other. Only what is published.
SELECT id FROM announcements WHERE id = :id AND published_at IS NOT NULL AND (ends_at IS NULL OR ends_at > :now) FOR NO KEY UPDATE;

--! react
INSERT INTO announcement_reactions (account_id, announcement_id, name) VALUES (:account_id, :announcement_id, :name)
ON CONFLICT DO NOTHING;

--! unreact
DELETE FROM announcement_reactions WHERE account_id = :account_id AND announcement_id = :announcement_id AND name = :name;

--! count_reaction (emoji_id?) : (count)
INSERT INTO announcement_reaction_counts (announcement_id, name, emoji_id, count, first_at)
VALUES (:announcement_id, :name, :emoji_id, greatest(:change::bigint, 0), :now)
ON CONFLICT (announcement_id, name) DO UPDATE SET
    count = greatest(announcement_reaction_counts.count + :change::bigint, 0),
    emoji_id = coalesce(excluded.emoji_id, announcement_reaction_counts.emoji_id),
    first_at = CASE WHEN announcement_reaction_counts.count = 0 THEN excluded.first_at
                    ELSE announcement_reaction_counts.first_at END
RETURNING count;

--! forget_reaction
-- One that nobody gives any more.
DELETE FROM announcement_reaction_counts WHERE announcement_id = :announcement_id AND name = :name AND count <= 0;

--! kinds_of_reactions : (count)
SELECT count(*) FROM announcement_reaction_counts WHERE announcement_id = :announcement_id AND count > 0 AND name <> :name;

--! own_emoji : (id)
SELECT id FROM custom_emojis WHERE shortcode = :shortcode AND coalesce(domain, '') = '' AND NOT disabled;

--! own_emojis : (id)
SELECT id FROM custom_emojis WHERE shortcode = ANY(:shortcodes) AND coalesce(domain, '') = '' AND NOT disabled ORDER BY id;
