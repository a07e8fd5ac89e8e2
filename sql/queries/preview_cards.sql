--! link : (url, due, due_at?, status_id?, card_id?)
-- Links of posts, one per post, each post once; not to who is mentioned or what is quoted. What was found behind them is
-- theirs at once; which of them are to be asked for is said (`due`), once, and again where it was to be later. The rows are locked in one order: what is found
-- meanwhile comes to posts that are written now.
WITH p AS MATERIALIZED (
    SELECT * FROM unnest(:status_ids::bigint[], :urls::text[], :due_ats::timestamptz[]) AS t (status_id, url, due_at)
    WHERE (SELECT true FROM mentions m JOIN accounts a ON a.id = m.account_id
            WHERE m.status_id = t.status_id AND t.url IN (a.url, a.uri) LIMIT 1) IS NULL
      AND (SELECT true FROM quotes q LEFT JOIN statuses o ON o.id = q.quoted_id
            WHERE q.status_id = t.status_id AND t.url IN (q.quoted_uri, o.url) LIMIT 1) IS NULL
), known AS (
    INSERT INTO links (url, ask_after, due_at) SELECT url, :leased_until::timestamptz, min(due_at) FROM p GROUP BY url ORDER BY 1
    ON CONFLICT (url) DO UPDATE SET
        ask_after = CASE WHEN links.ask_after <= :now OR (links.due_at > :now AND excluded.due_at <= :now)
                         THEN excluded.ask_after ELSE links.ask_after END,
        due_at = CASE WHEN links.ask_after <= :now OR (links.due_at > :now AND excluded.due_at <= :now)
                      THEN excluded.due_at ELSE links.due_at END
    RETURNING url, card_id, due_at, ask_after = :leased_until AS due
), linked AS (
    INSERT INTO status_cards (status_id, url, card_id)
    SELECT p.status_id, p.url, k.card_id FROM p JOIN known k ON k.url = p.url JOIN statuses s ON s.id = p.status_id
    ORDER BY p.status_id
    ON CONFLICT (status_id) DO NOTHING RETURNING status_id, url, card_id
)
SELECT k.url, k.due, k.due_at, l.status_id, l.card_id FROM known k LEFT JOIN linked l ON l.url = k.url;

--! unlink
-- The post says something else now.
DELETE FROM status_cards WHERE status_id = :status_id AND url <> :link;

--! save (language?, image_url?, published_at?, author_account_id?, unverified_account_id?) : (id, new)
INSERT INTO preview_cards (id, url, kind, title, description, language, author_name, author_url, provider_name, provider_url,
                           html, width, height, image_url, image_description, embed_url, published_at, article,
                           author_account_id, unverified_account_id, created_at, updated_at)
VALUES (:id, :url, :kind, :title, :description, :language, :author_name, :author_url, :provider_name, :provider_url,
        :html, :width, :height, :image_url, :image_description, :embed_url, :published_at, :article,
        :author_account_id, :unverified_account_id, :now, :now)
ON CONFLICT (url) DO UPDATE SET kind = excluded.kind, title = excluded.title, description = excluded.description,
    language = excluded.language, author_name = excluded.author_name, author_url = excluded.author_url,
    provider_name = excluded.provider_name, provider_url = excluded.provider_url, html = excluded.html,
    width = excluded.width, height = excluded.height, image_url = excluded.image_url,
    image_description = excluded.image_description, embed_url = excluded.embed_url, published_at = excluded.published_at,
    article = excluded.article, author_account_id = excluded.author_account_id,
    unverified_account_id = excluded.unverified_account_id, updated_at = excluded.updated_at
RETURNING id, (xmax = 0) AS new;

--! wanted : (card_id?, waits)
SELECT card_id, due_at IS NOT NULL AS waits FROM links WHERE url = :url;

--! answered (card_id?) : (card_id?)
-- What was found behind a link; what was found there before stays when nothing is found now.
UPDATE links SET card_id = coalesce(:card_id, card_id), ask_after = :ask_after, due_at = NULL WHERE url = :url RETURNING card_id;

--! attach : (status_id)
-- The newest posts that wait for what is behind a link get it.
UPDATE status_cards SET card_id = :card_id
WHERE status_id = ANY(ARRAY(SELECT w.status_id FROM status_cards w WHERE w.url = :url AND w.card_id IS NULL
                             ORDER BY w.status_id DESC LIMIT :amount))
RETURNING status_id;

--! posts : (status_id)
-- The newest posts with each of some pages.
SELECT c.status_id FROM unnest(:card_ids::bigint[]) AS k (id)
CROSS JOIN LATERAL (
    SELECT x.status_id FROM status_cards x WHERE x.card_id = k.id ORDER BY x.status_id DESC LIMIT :amount) c;

--! unverified : (id, url)
-- Pages that name somebody who has not confirmed it.
SELECT id, url FROM preview_cards WHERE unverified_account_id = :account_id ORDER BY id DESC LIMIT :amount;

--! verify
UPDATE preview_cards SET author_account_id = unverified_account_id, unverified_account_id = NULL
WHERE id = ANY(:ids) AND unverified_account_id = :account_id;

--! forget_links
-- Links that nobody has posted for long; a post with one of them later begins anew.
DELETE FROM links WHERE url = ANY(ARRAY(SELECT l.url FROM links l WHERE l.ask_after < :before ORDER BY l.ask_after LIMIT :amount));

--! count_uses
-- Counts public posts and boosts for the articles they link to, each once, and the different people.
WITH new AS (
    INSERT INTO link_uses (day, card_id, status_id)
    SELECT (s.created_at AT TIME ZONE 'UTC')::date, p.id, s.id
    FROM statuses s
    JOIN statuses o ON o.id = coalesce(s.reblog_of_id, s.id)
    JOIN status_cards c ON c.status_id = o.id
    JOIN preview_cards p ON p.id = c.card_id
    JOIN accounts a ON a.id = s.account_id
    JOIN accounts b ON b.id = o.account_id
    WHERE s.id = ANY(:ids) AND s.created_at > :after AND s.visibility = 'public' AND o.visibility = 'public'
      AND a.silenced_at IS NULL AND b.silenced_at IS NULL AND o.spoiler_text = '' AND NOT o.sensitive
      AND p.article AND p.kind = 'link' AND p.title <> '' AND p.description <> '' AND p.image_url IS NOT NULL
      AND p.provider_name <> ''
    ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING RETURNING day, card_id, status_id
), people AS (
    INSERT INTO link_users (day, card_id, account_id)
    SELECT DISTINCT n.day, n.card_id, s.account_id FROM new n JOIN statuses s ON s.id = n.status_id
    ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING RETURNING day, card_id, account_id
)
INSERT INTO link_days (card_id, day, uses, accounts)
SELECT n.card_id, n.day, count(*),
       (SELECT count(*) FROM people p WHERE p.day = n.day AND p.card_id = n.card_id)
FROM new n GROUP BY n.card_id, n.day ORDER BY n.card_id, n.day
ON CONFLICT (card_id, day) DO UPDATE SET uses = link_days.uses + excluded.uses, accounts = link_days.accounts + excluded.accounts;

--! days : (card_id, day, uses, accounts)
SELECT card_id, day, uses, accounts FROM link_days WHERE card_id = ANY(:card_ids) AND day >= :since;

--! forget_uses
DELETE FROM link_uses WHERE day < :before;

--! forget_users
DELETE FROM link_users WHERE day < :before;

--! forget_days
DELETE FROM link_days WHERE day < :before;

--! candidates : (card_id, observed, expected, max_score?, max_score_at?)
-- The pages that most people have posted today, and those that trend: how many people today and the day before.
SELECT c.id AS card_id,
       coalesce((SELECT d.accounts FROM link_days d WHERE d.card_id = c.id AND d.day = :today), 0) AS observed,
       coalesce((SELECT d.accounts FROM link_days d WHERE d.card_id = c.id AND d.day = :yesterday), 0) AS expected,
       t.max_score, t.max_score_at
FROM ((SELECT d.card_id FROM link_days d WHERE d.day = :today AND d.accounts >= :threshold ORDER BY d.accounts DESC LIMIT 1000)
      UNION SELECT card_id FROM link_trends) AS c (id)
LEFT JOIN link_trends t ON t.card_id = c.id;

--! set_trend
INSERT INTO link_trends (card_id, score, max_score, max_score_at) VALUES (:card_id, :score, :max_score, :max_score_at)
ON CONFLICT (card_id) DO UPDATE SET score = excluded.score, max_score = excluded.max_score, max_score_at = excluded.max_score_at;

--! forget_trends
DELETE FROM link_trends WHERE card_id = ANY(:card_ids);

--! trending : (id, card)
SELECT p.id, to_jsonb(p) AS card FROM link_trends t JOIN preview_cards p ON p.id = t.card_id
WHERE p.trendable IS NOT FALSE AND t.score > 0
ORDER BY t.score DESC, t.card_id DESC LIMIT :amount OFFSET :skip;

--! trends : (id)
-- A page that trends, by its own address or one that leads to it.
SELECT p.id FROM preview_cards p JOIN link_trends t ON t.card_id = p.id
WHERE p.url = :url AND p.trendable IS NOT FALSE AND t.score > 0
UNION ALL
SELECT p.id FROM links l JOIN preview_cards p ON p.id = l.card_id JOIN link_trends t ON t.card_id = p.id
WHERE l.url = :url AND p.trendable IS NOT FALSE AND t.score > 0
LIMIT 1;

--! timeline : (id)
-- Public posts with a page, by people who want to be found.
(SELECT c.status_id AS id FROM status_cards c JOIN statuses s ON s.id = c.status_id JOIN accounts a ON a.id = s.account_id
  WHERE NOT :upwards AND c.card_id = :card_id AND c.status_id < :below AND c.status_id > :above
    AND s.visibility = 'public' AND a.discoverable
  ORDER BY c.status_id DESC LIMIT :amount)
UNION ALL
(SELECT c.status_id AS id FROM status_cards c JOIN statuses s ON s.id = c.status_id JOIN accounts a ON a.id = s.account_id
  WHERE :upwards AND c.card_id = :card_id AND c.status_id < :below AND c.status_id > :above
    AND s.visibility = 'public' AND a.discoverable
  ORDER BY c.status_id LIMIT :amount);
