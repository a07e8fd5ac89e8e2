--: Media(status_id?, scheduled_id?, file_key?, small_key?, mime?, bytes?, remote_url?, preview_remote_url?, description?, blurhash?)

--! insert (file_key?, small_key?, mime?, bytes?, remote_url?, preview_remote_url?, description?, blurhash?, status_id?)
INSERT INTO media_attachments (id, account_id, status_id, kind, state, file_key, small_key, mime, bytes, remote_url,
                               preview_remote_url, description, blurhash, meta, created_at)
VALUES (:id, :account_id, :status_id, :kind, 'ready', :file_key, :small_key, :mime, :bytes, :remote_url,
        :preview_remote_url, :description, :blurhash, :meta, :now);

--! of_account : Media
SELECT id, account_id, status_id, scheduled_id, kind, state, file_key, small_key, mime, bytes, remote_url, preview_remote_url,
       description, blurhash, meta, created_at
FROM media_attachments WHERE id = ANY(:ids) AND account_id = :account_id;

--! update (description?)
UPDATE media_attachments SET description = :description, meta = :meta WHERE id = :id;

--! attach : (id)
UPDATE media_attachments SET status_id = :status_id, scheduled_id = NULL
WHERE id = ANY(:ids) AND account_id = :account_id AND (status_id IS NULL OR status_id = :status_id)
  AND (scheduled_id IS NULL OR scheduled_id = :scheduled_id) RETURNING id;

--! detach_except
UPDATE media_attachments SET status_id = NULL, created_at = :now
WHERE status_id = :status_id AND NOT id = ANY(:ids);

--! delete_unattached : (id, file_key?, small_key?)
DELETE FROM media_attachments WHERE id = :id AND account_id = :account_id AND status_id IS NULL
  AND scheduled_id IS NULL
RETURNING id, file_key, small_key;

--! sweep : (id, file_key?, small_key?)
-- Uploads that never became part of a post.
DELETE FROM media_attachments WHERE id IN (
    SELECT id FROM media_attachments WHERE status_id IS NULL AND created_at < :before AND scheduled_id IS NULL LIMIT :amount)
RETURNING id, file_key, small_key;

--! delete_of_status : (id, file_key?, small_key?)
DELETE FROM media_attachments WHERE status_id = :status_id RETURNING id, file_key, small_key;

--: Emoji(domain?, uri?, category?, file_key?, remote_url?)
--! local_emojis : Emoji
-- The domain as the index has it.
SELECT id, shortcode, domain, uri, category, file_key, remote_url, visible_in_picker, updated_at
FROM custom_emojis WHERE coalesce(domain, '') = '' AND NOT disabled ORDER BY category NULLS FIRST, shortcode;

--! local_emojis_by_shortcode : (id, shortcode)
SELECT id, shortcode FROM custom_emojis WHERE coalesce(domain, '') = '' AND shortcode = ANY(:shortcodes) AND NOT disabled;

--! upsert_remote_emojis : (id, shortcode)
INSERT INTO custom_emojis (id, shortcode, domain, remote_url, updated_at)
SELECT i, s, :domain, u, :now FROM unnest(:ids::bigint[], :shortcodes::text[], :urls::text[]) AS t (i, s, u)
ON CONFLICT (coalesce(domain, ''), shortcode) DO UPDATE SET remote_url = excluded.remote_url, updated_at = excluded.updated_at
RETURNING id, shortcode;

--! local_emoji : Emoji
SELECT id, shortcode, domain, uri, category, file_key, remote_url, visible_in_picker, updated_at
FROM custom_emojis WHERE id = :id AND domain IS NULL AND NOT disabled;

--! remote_emojis : (id, shortcode, remote_url?)
SELECT id, shortcode, remote_url FROM custom_emojis WHERE coalesce(domain, '') = :domain AND shortcode = ANY(:shortcodes);

--! describe (description?, blurhash?)
UPDATE media_attachments SET description = :description, blurhash = :blurhash, meta = :meta WHERE id = :id;
