--: Account(domain?, avatar_key?, avatar_static_key?, avatar_remote_url?, header_key?, header_static_key?, header_remote_url?, discoverable?, moved_to_id?, shared_inbox_url?, silenced_at?, suspended_at?, deleted_at?, fetched_at?, last_status_at?, role_id?, role_name?, role_color?, role_permissions?, role_highlighted?)

--! by_ids : Account
SELECT * FROM account_details WHERE id = ANY(:ids);

--! by_id : Account
SELECT * FROM account_details WHERE id = :id;

--! by_uri : Account
SELECT * FROM account_details WHERE uri = :uri;

--! by_uris : Account
SELECT * FROM account_details WHERE uri = ANY(:uris);

--! by_url : Account
SELECT * FROM account_details WHERE url = :url ORDER BY id LIMIT 1;

--! by_handle (domain?) : Account
SELECT d.* FROM account_details d
WHERE lower(d.username) = lower(:username) AND coalesce(d.domain, '') = coalesce(:domain, '');

--! by_handles : Account
SELECT d.* FROM account_details d
JOIN unnest(:usernames::text[], :domains::text[]) AS w (username, domain)
  ON lower(d.username) = lower(w.username) AND coalesce(d.domain, '') = w.domain;

--! search_prefix : (id)
-- Among those who match: all whom the reader follows, whales, and the first of each index, so that one letter costs no
-- more than a name; names of exactly the prefix come first in the index. Bounds instead of LIKE: a pattern that is a
-- parameter finds no index.
SELECT a.id FROM (
    (SELECT u.id FROM accounts u WHERE lower(u.username) ~>=~ :low AND lower(u.username) ~<~ :high
      ORDER BY lower(u.username) USING ~<~ LIMIT 1000)
    UNION
    (SELECT d.id FROM accounts d WHERE lower(d.display_name) ~>=~ :low AND lower(d.display_name) ~<~ :high
      ORDER BY lower(d.display_name) USING ~<~ LIMIT 500)
    UNION
    SELECT k.id FROM (SELECT x.target_id FROM follows x WHERE x.account_id = :reader ORDER BY x.id DESC LIMIT 10000) g
    JOIN accounts k ON k.id = g.target_id
     AND (lower(k.username) ~>=~ :low AND lower(k.username) ~<~ :high
          OR lower(k.display_name) ~>=~ :low AND lower(k.display_name) ~<~ :high)
    UNION
    SELECT b.id FROM whales w JOIN accounts b ON b.id = w.account_id
     AND (lower(b.username) ~>=~ :low AND lower(b.username) ~<~ :high
          OR lower(b.display_name) ~>=~ :low AND lower(b.display_name) ~<~ :high)
) AS c (id)
JOIN accounts a ON a.id = c.id
LEFT JOIN account_stats s ON s.account_id = a.id
LEFT JOIN follows f ON f.account_id = :reader AND f.target_id = a.id
WHERE (:domain_prefix = '' OR coalesce(a.domain, '') LIKE :domain_prefix)
  AND a.suspended_at IS NULL AND a.deleted_at IS NULL AND NOT (a.domain IS NULL AND a.kind = 'Application')
  AND (NOT :following OR f.id IS NOT NULL)
ORDER BY (f.id IS NOT NULL) DESC, (lower(a.username) = :exact) DESC, (a.domain IS NULL) DESC, coalesce(s.followers_count, 0) DESC, a.id
LIMIT :amount OFFSET :skip;

--! insert_local
INSERT INTO accounts (id, username, uri, url, kind, display_name, inbox_url, shared_inbox_url, outbox_url,
                      followers_url, following_url, featured_url, featured_tags_url, locked, discoverable, created_at,
                      updated_at)
VALUES (:id, :username, :uri, :url, :kind, :display_name, :inbox_url, :shared_inbox_url, :outbox_url,
        :followers_url, :following_url, :featured_url, :featured_tags_url, false, NULL, :now, :now);

--! upsert_remote (avatar_remote_url?, header_remote_url?, discoverable?, shared_inbox_url?, suspended_at?) : (id)
INSERT INTO accounts (id, username, domain, uri, url, kind, display_name, note, fields, emoji_ids,
                      avatar_remote_url, avatar_description, header_remote_url, header_description,
                      locked, discoverable, indexable, hide_collections, memorial, also_known_as, attribution_domains,
                      inbox_url, shared_inbox_url, outbox_url, followers_url, following_url, featured_url, featured_tags_url,
                      suspended_at, created_at, updated_at, fetched_at)
VALUES (:id, :username, :domain, :uri, :url, :kind, :display_name, :note, :fields, :emoji_ids,
        :avatar_remote_url, :avatar_description, :header_remote_url, :header_description,
        :locked, :discoverable, :indexable, :hide_collections, :memorial, :also_known_as, :attribution_domains,
        :inbox_url, :shared_inbox_url, :outbox_url, :followers_url, :following_url, :featured_url, :featured_tags_url,
        :suspended_at, :created_at, :now, :now)
ON CONFLICT (uri) DO UPDATE SET
    username = excluded.username, domain = excluded.domain, url = excluded.url, kind = excluded.kind,
    display_name = excluded.display_name, note = excluded.note, fields = excluded.fields,
    emoji_ids = excluded.emoji_ids,
    avatar_key = CASE WHEN accounts.avatar_remote_url IS NOT DISTINCT FROM excluded.avatar_remote_url
                      THEN accounts.avatar_key END,
    avatar_remote_url = excluded.avatar_remote_url, avatar_description = excluded.avatar_description,
    header_key = CASE WHEN accounts.header_remote_url IS NOT DISTINCT FROM excluded.header_remote_url
                      THEN accounts.header_key END,
    header_remote_url = excluded.header_remote_url, header_description = excluded.header_description,
    locked = excluded.locked, discoverable = excluded.discoverable, indexable = excluded.indexable,
    hide_collections = excluded.hide_collections, memorial = excluded.memorial,
    also_known_as = excluded.also_known_as, attribution_domains = excluded.attribution_domains,
    inbox_url = excluded.inbox_url, shared_inbox_url = excluded.shared_inbox_url,
    outbox_url = excluded.outbox_url, followers_url = excluded.followers_url,
    following_url = excluded.following_url, featured_url = excluded.featured_url,
    featured_tags_url = excluded.featured_tags_url,
    updated_at = excluded.updated_at, fetched_at = excluded.fetched_at
WHERE accounts.domain IS NOT NULL AND accounts.deleted_at IS NULL
RETURNING id;

--! rename_aside
-- A new actor has come under a handle that another id held: the old one keeps its posts under a spent name.
UPDATE accounts SET username = username || '__' || id WHERE id = :id AND domain IS NOT NULL;

--! update_profile (discoverable?)
UPDATE accounts SET display_name = :display_name, note = :note, note_source = :note_source, fields = :fields,
       emoji_ids = :emoji_ids, locked = :locked, kind = :kind, discoverable = :discoverable, indexable = :indexable,
       hide_collections = :hide_collections, show_media = :show_media, show_media_replies = :show_media_replies,
       show_featured = :show_featured, attribution_domains = :attribution_domains,
       avatar_description = :avatar_description, header_description = :header_description, updated_at = :now
WHERE id = :id AND domain IS NULL;

--! set_avatar (avatar_key?, avatar_static_key?)
UPDATE accounts SET avatar_key = :avatar_key, avatar_static_key = :avatar_static_key, updated_at = :now WHERE id = :id;

--! set_header (header_key?, header_static_key?)
UPDATE accounts SET header_key = :header_key, header_static_key = :header_static_key, updated_at = :now WHERE id = :id;

--! lock_row : (id)
-- Not FOR UPDATE: who writes a post of this account has to see only that the account stays.
SELECT id FROM accounts WHERE id = :id FOR NO KEY UPDATE;

--! mark_deleted
UPDATE accounts SET deleted_at = :now, display_name = '', note = '', note_source = '', fields = '[]', emoji_ids = '{}',
       avatar_key = NULL, avatar_static_key = NULL, avatar_remote_url = NULL,
       header_key = NULL, header_static_key = NULL, header_remote_url = NULL, updated_at = :now
WHERE id = :id;

--! insert_stats
INSERT INTO account_stats (account_id) VALUES (:id) ON CONFLICT DO NOTHING;

--! add_counts
INSERT INTO account_stats (account_id, statuses_count, followers_count, following_count)
VALUES (:id, greatest(:statuses::bigint, 0), greatest(:followers::bigint, 0), greatest(:following::bigint, 0))
ON CONFLICT (account_id) DO UPDATE SET
    statuses_count = greatest(account_stats.statuses_count + :statuses::bigint, 0),
    followers_count = greatest(account_stats.followers_count + :followers::bigint, 0),
    following_count = greatest(account_stats.following_count + :following::bigint, 0),
    version = account_stats.version + 1;

--! set_counts (followers?, following?, statuses?)
INSERT INTO account_stats (account_id, statuses_count, followers_count, following_count)
VALUES (:id, coalesce(:statuses, 0::bigint), coalesce(:followers, 0::bigint), coalesce(:following, 0::bigint))
ON CONFLICT (account_id) DO UPDATE SET
    statuses_count = coalesce(:statuses, account_stats.statuses_count),
    followers_count = coalesce(:followers, account_stats.followers_count),
    following_count = coalesce(:following, account_stats.following_count),
    version = account_stats.version + 1;

--! insert_key (private_key?)
INSERT INTO account_keys (id, account_id, uri, kind, public_key, private_key, created_at)
VALUES (:id, :account_id, :uri, :kind, :public_key, :private_key, :now)
ON CONFLICT (uri) DO UPDATE SET public_key = excluded.public_key, kind = excluded.kind, retired_at = NULL
WHERE account_keys.account_id = excluded.account_id AND account_keys.private_key IS NULL;

--! retire_other_keys
DELETE FROM account_keys WHERE account_id = :account_id AND private_key IS NULL AND NOT uri = ANY(:uris);

--: Key(private_key?)

--! key_by_uri : Key
SELECT id, account_id, uri, kind, public_key, private_key FROM account_keys WHERE uri = :uri AND retired_at IS NULL;

--! keys_of : Key
SELECT id, account_id, uri, kind, public_key, private_key FROM account_keys
WHERE account_id = :account_id AND retired_at IS NULL ORDER BY id;

--! local_count : (count)
SELECT count(*) FROM users WHERE confirmed_at IS NOT NULL AND approved;

--! active_since : (count)
SELECT count(*) FROM users WHERE active_on >= :day;

--! first_staff : (account_id)
SELECT u.account_id FROM users u JOIN roles r ON r.id = u.role_id
WHERE u.role_id <> -99 AND r.permissions & 1 = 1 AND u.disabled_at IS NULL ORDER BY u.account_id LIMIT 1;

--! by_urls : Account
SELECT * FROM account_details WHERE url = ANY(:urls);

--: KeyOwner()
--! key_owner : KeyOwner
SELECT k.uri, k.public_key, k.account_id, a.uri AS owner_uri
FROM account_keys k JOIN accounts a ON a.id = k.account_id
WHERE k.uri = :uri AND k.retired_at IS NULL AND a.domain IS NOT NULL AND a.deleted_at IS NULL;

--! first_key_of : KeyOwner
-- For peers that name the actor where a key should be named.
SELECT k.uri, k.public_key, k.account_id, a.uri AS owner_uri
FROM account_keys k JOIN accounts a ON a.id = k.account_id
WHERE a.uri = :uri AND k.retired_at IS NULL AND a.domain IS NOT NULL AND a.deleted_at IS NULL
ORDER BY k.id LIMIT 1;

--! forget_keys
DELETE FROM account_keys WHERE account_id = :account_id AND private_key IS NULL;

--! exists_by_uri : (yes)
SELECT EXISTS (SELECT 1 FROM accounts WHERE uri = :uri AND deleted_at IS NULL) AS yes;
