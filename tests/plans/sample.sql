-- A small network whose proportions are those of a big one: ten posts and forty follows to an account, everything that
-- hangs on a post or a person a few to each. What is rare there is rare here.
SET session_replication_role = replica;
INSERT INTO accounts (id, username, domain, uri, url, display_name, inbox_url, shared_inbox_url, created_at, updated_at)
SELECT i, 'user' || i, CASE WHEN i % 2 = 0 THEN (i % 97) || '.test' END, 'https://a.test/users/' || i, 'https://a.test/@user' || i,
       'Name ' || i, 'https://a.test/users/' || i || '/inbox', 'https://a.test/inbox', now(), now()
FROM generate_series(1, 2000) i;
INSERT INTO account_stats (account_id, statuses_count, followers_count, following_count, last_status_at, listed)
SELECT id, 10, 40, 40, current_date - (id % 400)::int, CASE WHEN id % 3 = 0 THEN 1 + (id + 1) % 2 ELSE 0 END FROM accounts;
INSERT INTO account_keys (id, account_id, uri, kind, public_key, created_at)
SELECT id, id, uri || '#main-key', 'rsa', repeat('k', 400), now() FROM accounts;
INSERT INTO users (account_id, email, email_key, password_hash, confirmed_at, confirmation_token, reset_token, approved, active_on, created_at)
SELECT id, username, username, 'x', now(), CASE WHEN id % 41 = 0 THEN decode(md5(username), 'hex') END,
       CASE WHEN id % 43 = 0 THEN decode(md5(username), 'hex') END, id % 101 <> 0, current_date - (id % 90)::int, now()
FROM accounts WHERE domain IS NULL;
INSERT INTO sessions (id, token_hash, account_id, created_at, used_at)
SELECT i, decode(md5(i::text), 'hex'), 1 + 2 * (i % 1000), now() - i * interval '1 minute', now() - i * interval '1 minute' FROM generate_series(1, 2000) i;
INSERT INTO applications (id, name, redirect_uris, scopes, client_id, secret_hash, created_at)
SELECT i, 'app', '{}', 'read', 'client' || i, decode(md5(i::text), 'hex'), now() FROM generate_series(1, 1000) i;
INSERT INTO access_tokens (id, token_hash, application_id, account_id, scopes, grant_hash, created_at, revoked_at)
SELECT i, decode(md5(i::text), 'hex'), 1 + i % 1000, 1 + 2 * (i % 1000), 'read', decode(md5('g' || i), 'hex'), now(), CASE WHEN i % 5 = 0 THEN now() END
FROM generate_series(1, 3000) i;
INSERT INTO access_grants (code_hash, application_id, account_id, redirect_uri, scopes, created_at)
SELECT decode(md5(i::text), 'hex'), 1 + i % 1000, 1 + 2 * (i % 1000), 'x', 'read', now() - i * interval '1 minute' FROM generate_series(1, 1000) i;
INSERT INTO hosts (host, first_seen_at) SELECT i || '.test', now() FROM generate_series(1, 1000) i;
INSERT INTO conversations (id, uri) SELECT i, CASE WHEN i % 3 = 0 THEN 'tag:a.test,' || i END FROM generate_series(1, 20000) i;
INSERT INTO statuses (id, account_id, uri, url, local, visibility, content, language, in_reply_to_id, in_reply_to_account_id, in_reply_to_uri,
                      reblog_of_id, conversation_id, media_ids, created_at)
SELECT i, a, 'https://a.test/statuses/' || i, CASE WHEN a % 2 = 0 THEN 'https://a.test/@x/' || i END, a % 2 = 1,
       (ARRAY['public', 'public', 'public', 'public', 'public', 'public', 'unlisted', 'private', 'private', 'direct'])[1 + i % 10],
       repeat('words ', 20), (ARRAY['en', 'de', NULL])[1 + i % 3],
       CASE WHEN i % 4 = 1 THEN i - 1 - i * 7 % 50 END, CASE WHEN i % 4 = 1 THEN 1 + i * 11 % 2000 END,
       CASE WHEN i % 400 = 3 THEN 'https://b.test/' || i END, CASE WHEN i % 4 = 2 THEN i - 1 - i * 13 % 1000 END,
       CASE WHEN i % 4 = 1 THEN i - i % 50 ELSE i END, CASE WHEN i % 10 = 4 THEN ARRAY[i] ELSE '{}' END, to_timestamp(1700000000 + i)
FROM (SELECT i, 1 + i * 7919 % 2000 AS a FROM generate_series(60, 20000) i) x
ON CONFLICT DO NOTHING;
INSERT INTO status_stats SELECT id, 1, 1, 1, 0 FROM statuses;
INSERT INTO status_deltas (status_id, favourites) SELECT id, 1 FROM statuses WHERE id % 10 = 0;
INSERT INTO mentions SELECT id, 1 + id * 17 % 2000, false FROM statuses WHERE id % 3 = 0;
INSERT INTO tags SELECT i, 'tag' || i, 'Tag' || i, now() FROM generate_series(1, 2000) i;
INSERT INTO status_tags SELECT 1 + id * 19 % 2000, id FROM statuses WHERE id % 2 = 0;
INSERT INTO status_edits (id, status_id, text, content, spoiler_text, sensitive, created_at)
SELECT id, id, '', '', '', false, now() FROM statuses WHERE id % 5 = 0;
INSERT INTO polls (id, status_id, options, multiple, expires_at, fetched_at)
SELECT id, id, ARRAY['a', 'b', 'c'], id % 2 = 0, now(), CASE WHEN NOT local THEN now() END FROM statuses WHERE id % 10 = 5;
UPDATE statuses SET poll_id = id WHERE id % 10 = 5;
INSERT INTO poll_votes SELECT p.id, 1 + (p.id * 17 + i * 31) % 2000, ARRAY[i % 3]::smallint[], now()
FROM polls p, generate_series(1, 20) i ON CONFLICT DO NOTHING;
INSERT INTO poll_tallies SELECT p.id, o, 7 FROM polls p, generate_series(-1, 2) o;
INSERT INTO scheduled_statuses (id, account_id, scheduled_at, draft)
SELECT i, 1 + 2 * (i % 500), now() + i * interval '1 minute', '{}' FROM generate_series(1, 2000) i;
INSERT INTO quotes (status_id, account_id, quoted_id, quoted_account_id, quoted_uri, state, request_uri, approval_uri)
SELECT id, account_id, CASE WHEN id % 140 <> 0 THEN id - 50 END, 1, 'https://a.test/statuses/' || id - 50,
       (ARRAY['accepted', 'accepted', 'pending', 'rejected'])[1 + id / 7 % 4], 'https://a.test/requests/' || id, 'https://a.test/stamps/' || id
FROM statuses WHERE id % 7 = 0 AND id > 200;
UPDATE statuses SET is_quote = true WHERE id % 7 = 0 AND id > 200;
INSERT INTO favourites SELECT i, 1 + i * 23 % 2000, 60 + i * 7 % 19940, NULL, now() FROM generate_series(1, 40000) i ON CONFLICT DO NOTHING;
INSERT INTO bookmarks SELECT i, 1 + i * 29 % 2000, 60 + i * 3 % 19940 FROM generate_series(1, 5000) i ON CONFLICT DO NOTHING;
INSERT INTO status_pins SELECT i, 1 + i % 2000, 60 + i FROM generate_series(1, 1000) i;
INSERT INTO conversation_mutes SELECT 1 + i % 2000, 60 + i FROM generate_series(1, 1000) i;
INSERT INTO idempotency_keys SELECT 1 + 2 * (i % 1000), 'key' || i, i, now() - i * interval '1 minute' FROM generate_series(1, 2000) i;
INSERT INTO media_attachments (id, account_id, status_id, kind, created_at)
SELECT i, 1 + i % 2000, CASE WHEN i % 50 <> 0 THEN i END, 'image', now() - i * interval '1 minute' FROM generate_series(60, 5000) i;
INSERT INTO custom_emojis (id, shortcode, domain, updated_at) SELECT i, 'e' || i, CASE WHEN i > 20 THEN (i % 97) || '.test' END, now() FROM generate_series(1, 2000) i;
INSERT INTO follows (id, account_id, target_id, uri, local, notify, created_at)
SELECT i, a, 1 + (a + (i / 2000) * (i / 2000 + 7)) % 2000, CASE WHEN a % 2 = 0 THEN 'https://a.test/follows/' || i END, a % 2 = 1, i % 100 = 0, now()
FROM (SELECT i, 1 + i % 2000 AS a FROM generate_series(1, 80000) i) x ON CONFLICT DO NOTHING;
INSERT INTO lists (id, account_id, title, replies_policy, exclusive, created_at)
SELECT i, i, 'list', 'list', i % 10 = 0, now() FROM generate_series(1, 2000) i;
INSERT INTO list_accounts (id, list_id, owner_id, account_id)
SELECT f.id, f.account_id, f.account_id, f.target_id FROM follows f WHERE f.id % 4 = 0;
INSERT INTO tag_follows (id, account_id, tag_id, created_at)
SELECT i, 1 + i % 2000, 1 + i * 7 % 2000, now() FROM generate_series(1, 10000) i ON CONFLICT DO NOTHING;
INSERT INTO follow_requests (id, account_id, target_id, uri, created_at)
SELECT i, 1 + i % 2000, 1 + i * 7 % 2000, 'https://a.test/requests/' || i, now() FROM generate_series(1, 1000) i ON CONFLICT DO NOTHING;
INSERT INTO blocks (id, account_id, target_id, uri, created_at)
SELECT i, 1 + i * 3 % 2000, 1 + i * 7 % 2000, 'https://a.test/blocks/' || i, now() FROM generate_series(1, 4000) i ON CONFLICT DO NOTHING;
INSERT INTO mutes (id, account_id, target_id, expires_at, created_at)
SELECT i, 1 + i * 3 % 2000, 1 + i * 11 % 2000, CASE WHEN i % 50 = 0 THEN now() + i * interval '1 minute' END, now() FROM generate_series(1, 4000) i ON CONFLICT DO NOTHING;
INSERT INTO account_notes SELECT 1 + i * 3 % 2000, 1 + i * 7 % 2000, 'x' FROM generate_series(1, 2000) i ON CONFLICT DO NOTHING;
INSERT INTO endorsements SELECT i, 1 + i * 3 % 2000, 1 + i * 7 % 2000 FROM generate_series(1, 2000) i ON CONFLICT DO NOTHING;
INSERT INTO account_domain_blocks SELECT i, 1 + i * 3 % 2000, (i % 97) || '.test' FROM generate_series(1, 2000) i ON CONFLICT DO NOTHING;
INSERT INTO featured_tags SELECT i, 1 + i * 3 % 2000, 1 + i * 7 % 2000, 'Tag', 5 FROM generate_series(1, 2000) i ON CONFLICT DO NOTHING;
INSERT INTO featured_tag_statuses SELECT 1 + i % 2000, 60 + i * 3 % 19940 FROM generate_series(1, 8000) i ON CONFLICT DO NOTHING;
INSERT INTO collections (id, account_id, uri, name, created_at, updated_at)
SELECT i, 1 + i * 3 % 2000, 'https://a.test/collections/' || i, 'Name', now(), now() FROM generate_series(1, 1000) i;
INSERT INTO collection_items SELECT i, 1 + i % 1000, 1 + i * 7 % 2000, 'accepted', now() FROM generate_series(1, 8000) i ON CONFLICT DO NOTHING;
INSERT INTO suggestion_dismissals SELECT 1 + i * 3 % 2000, 1 + i * 7 % 2000 FROM generate_series(1, 2000) i ON CONFLICT DO NOTHING;
INSERT INTO early_undos SELECT 'https://a.test/undos/' || i, i, now() - i * interval '1 minute' FROM generate_series(1, 1000) i;
INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, filtered, created_at)
SELECT i, 1 + 2 * (i % 1000), k, 1 + i * 7 % 2000, CASE WHEN i % 4 <> 3 THEN i END,
       CASE WHEN k = 'mention' THEN 'ungrouped-' || i ELSE k || CASE WHEN i % 4 <> 3 THEN '-' || i / 4 ELSE '' END || '-' || i / 100 END,
       i % 20 = 1, now()
FROM (SELECT i, (ARRAY['favourite', 'mention', 'reblog', 'follow'])[1 + i % 4] AS k FROM generate_series(1, 20000) i) x ON CONFLICT DO NOTHING;
INSERT INTO notification_groups (account_id, kind, status_id, bucket, notifications_count, newest_id, oldest_id)
SELECT 1 + 2 * (i % 1000), (ARRAY['favourite', 'reblog', 'follow'])[1 + i % 3], CASE WHEN i % 3 <> 2 THEN i ELSE 0 END, i, 4, i * 4, i * 4 - 3
FROM generate_series(1, 5000) i;
INSERT INTO notification_policies (account_id) SELECT 1 + 2 * i FROM generate_series(0, 999) i;
INSERT INTO notification_permissions SELECT 1 + 2 * (i % 1000), 1 + i * 7 % 2000, now() FROM generate_series(1, 2000) i ON CONFLICT DO NOTHING;
INSERT INTO notification_requests SELECT i, 1 + 2 * (i % 1000), 1 + i * 7 % 2000, now(), now() FROM generate_series(1, 2000) i ON CONFLICT DO NOTHING;
INSERT INTO notification_merges SELECT 1 + 2 * (i % 1000), 1 + i * 7 % 2000 FROM generate_series(1, 1000) i ON CONFLICT DO NOTHING;
INSERT INTO account_conversations SELECT i, 1 + 2 * (i % 1000), 60 + i * 3, ARRAY[1 + i * 7 % 2000], i, 60 + i * 3, i % 3 = 0 FROM generate_series(1, 5000) i;
INSERT INTO account_conversation_statuses SELECT 1 + i / 4, i FROM generate_series(60, 15000) i;
INSERT INTO push_subscriptions SELECT i, i, 1 + 2 * (i % 1000), 'https://push.test/' || i, 'x', 'x', true, '{mention,follow}', 'all', now(), now()
FROM generate_series(1, 2000) i;
INSERT INTO markers SELECT 1 + 2 * (i % 1000), (ARRAY['home', 'notifications'])[1 + i / 1000], i, 1, now() FROM generate_series(0, 1999) i;
INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at)
SELECT i, (ARRAY['fast', 'default', 'slow'])[1 + i % 3], 'status_created', 1, '{}', now() + i * interval '1 second', now() FROM generate_series(1, 2000) i;
INSERT INTO dead_jobs (id, queue, kind, version, payload, attempts, created_at, died_at, last_error)
SELECT i, 'default', 'status_created', 1, '{}', 9, now(), now() + i * interval '1 second', 'x' FROM generate_series(1, 1000) i;
INSERT INTO fan_outs (status_id, after_id, finished_at, created_at) SELECT i, i, CASE WHEN i % 20 <> 0 THEN now() - i * interval '1 second' END, now() FROM generate_series(1, 2000) i;
INSERT INTO activities (id, uri, account_id, object_uri, kind, body, created_at)
SELECT i, 'https://a.test/activities/' || i, 1 + 2 * (i % 1000), 'https://a.test/statuses/' || i, 'Create', repeat('x', 200), now() - i * interval '1 minute'
FROM generate_series(1, 5000) i;
INSERT INTO deliveries (id, host, inbox_url, activity_id, attempts, due_at)
SELECT i, (i % 300) || '.test', 'https://' || (i % 300) || '.test/inbox', 1 + i / 10, (i % 20 = 0)::int, now() FROM generate_series(1, 20000) i ON CONFLICT DO NOTHING;
INSERT INTO delivery_lanes SELECT i || '.test', now() + i * interval '1 second', 0, NULL FROM generate_series(0, 999) i;
INSERT INTO inbox_activities (id, actor_uri, activity_uri, host, body, trust, dead_at, received_at)
SELECT i, 'https://a.test/users/' || (i % 500), 'https://a.test/activities/' || i, 'a.test', repeat('x', 200), 'signed',
       CASE WHEN i % 50 = 0 THEN now() - i * interval '1 minute' END, now() FROM generate_series(1, 3000) i;
INSERT INTO inbox_lanes SELECT 'https://a.test/users/' || i, now() + i * interval '1 second' FROM generate_series(0, 999) i;
INSERT INTO objects (uri, kind, id) SELECT uri, 'status', id FROM statuses;
INSERT INTO filters (id, account_id, title, contexts, action, expires_at, created_at)
SELECT i, 1 + 2 * (i % 1000), 'filter', '{home}', 'warn', CASE WHEN i % 3 = 0 THEN now() END, now() FROM generate_series(1, 2000) i;
INSERT INTO filter_keywords (id, filter_id, keyword, whole_word) SELECT i, 1 + i % 2000, 'word', true FROM generate_series(1, 5000) i;
INSERT INTO filter_statuses (id, filter_id, status_id) SELECT i, 1 + i % 2000, 10 * i FROM generate_series(1, 1000) i;
INSERT INTO reports (id, account_id, target_id, category, comment, forward, created_at, resolved_at, resolved_by, assigned_to)
SELECT i, 1 + 2 * (i % 1000), 1 + i % 2000, 'spam', '', false, now(), CASE WHEN i % 20 <> 0 THEN now() END,
       CASE WHEN i % 20 <> 0 THEN 1 END, CASE WHEN i % 30 = 0 THEN 1 END FROM generate_series(1, 1000) i;
INSERT INTO announcements (id, text, content, published_at, created_at, updated_at) SELECT i, 'x', 'x', now(), now(), now() FROM generate_series(1, 20) i;
INSERT INTO announcement_reads (account_id, announcement_id) SELECT a.id, n.id FROM accounts a, announcements n WHERE a.domain IS NULL AND a.id % 4 = 1;
INSERT INTO announcement_reactions (account_id, announcement_id, name) SELECT a.id, 1 + a.id % 20, 'x' FROM accounts a WHERE a.domain IS NULL;
INSERT INTO status_words (status_id, words) SELECT id, array_to_tsvector(ARRAY['a:' || account_id, 'd0:' || (id % 900), 'd1:' || (id % 110), 'w' || (id % 7), 'x' || (id % 501)]) FROM statuses WHERE id % 5 <> 0;
INSERT INTO tag_uses (day, tag_id, status_id) SELECT current_date - (i % 8), 1 + i % 1500, i FROM generate_series(1, 4000) i;
INSERT INTO tag_users (day, tag_id, account_id) SELECT current_date - (i % 8), 1 + i % 1500, 1 + i % 2000 FROM generate_series(1, 3000) i ON CONFLICT DO NOTHING;
INSERT INTO tag_days (tag_id, day, uses, accounts) SELECT 1 + i % 1500, current_date - (i % 8), 3, 1 + i % 9 FROM generate_series(1, 2000) i ON CONFLICT DO NOTHING;
INSERT INTO annual_reports (account_id, year, data, created_at) SELECT a.id, y, '{}', now() FROM accounts a, generate_series(2024, 2026) y WHERE a.domain IS NULL;
INSERT INTO preview_cards (id, url, kind, title, description, language, author_name, author_url, provider_name, provider_url, html, width, height,
    image_url, image_description, embed_url, published_at, article, author_account_id, unverified_account_id, created_at, updated_at)
SELECT i, 'https://p.test/' || i, 'link', 'Title', 'Text', 'en', 'Name', '', 'Site', '', '', 0, 0, 'https://p.test/i', '', '', now(), i % 3 <> 0,
       CASE WHEN i % 20 = 0 THEN 1 + i % 2000 END, CASE WHEN i % 20 = 1 THEN 1 + i % 2000 END, now(), now() FROM generate_series(1, 2000) i;
INSERT INTO links (url, card_id, ask_after) SELECT 'https://p.test/' || i, CASE WHEN i % 3 <> 0 THEN 1 + i % 2000 END, now() + i * interval '1 minute' FROM generate_series(1, 3000) i;
INSERT INTO status_cards (status_id, url, card_id) SELECT 60 + i * 3, 'https://p.test/' || (i % 3000), CASE WHEN i % 4 <> 0 THEN 1 + i % 2000 END FROM generate_series(1, 6000) i;
INSERT INTO link_uses (day, card_id, status_id) SELECT current_date - (i % 8), 1 + i % 1500, i FROM generate_series(1, 4000) i;
INSERT INTO link_users (day, card_id, account_id) SELECT current_date - (i % 8), 1 + i % 1500, 1 + i % 2000 FROM generate_series(1, 3000) i ON CONFLICT DO NOTHING;
INSERT INTO link_days (card_id, day, uses, accounts) SELECT 1 + i % 1500, current_date - (i % 8), 3, 1 + i % 9 FROM generate_series(1, 2000) i ON CONFLICT DO NOTHING;
INSERT INTO link_trends (card_id, score, max_score, max_score_at) SELECT i, i, i, now() FROM generate_series(1, 100) i;
INSERT INTO thread_refreshes (status_id, token, started_at) SELECT i, i::text, now() - i * interval '1 minute' FROM generate_series(1, 1000) i;
INSERT INTO tag_trends (tag_id, score, max_score, max_score_at) SELECT i, i, i, now() FROM generate_series(1, 100) i;
INSERT INTO status_trends (status_id, account_id, score) SELECT 10 * i, i, i FROM generate_series(1, 500) i;
SET session_replication_role = DEFAULT;
ANALYZE;
