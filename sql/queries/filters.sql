--: Filter(expires_at?)
--! of_readers : Filter
-- All filters of some people, whole. What one person may have is bounded.
SELECT f.id, f.account_id, f.title, f.contexts, f.action, f.expires_at,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'keyword', k.keyword, 'whole_word', k.whole_word) ORDER BY k.id)
                   FROM filter_keywords k WHERE k.filter_id = f.id), '[]') AS keywords,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'status_id', s.status_id) ORDER BY s.id)
                   FROM filter_statuses s WHERE s.filter_id = f.id), '[]') AS statuses
FROM filters f WHERE f.account_id = ANY(:readers) ORDER BY f.account_id, f.id;

--! insert (expires_at?)
INSERT INTO filters (id, account_id, title, contexts, action, expires_at, created_at)
VALUES (:id, :account_id, :title, :contexts, :action, :expires_at, :now);

--! update (expires_at?)
UPDATE filters SET title = :title, contexts = :contexts, action = :action, expires_at = :expires_at WHERE id = :id;

--! delete
DELETE FROM filters WHERE id = :id;

--! insert_keywords
INSERT INTO filter_keywords (id, filter_id, keyword, whole_word)
SELECT i, :filter_id, k, w FROM unnest(:ids::bigint[], :keywords::text[], :whole_words::boolean[]) AS t (i, k, w);

--! update_keywords
UPDATE filter_keywords k SET keyword = t.k, whole_word = t.w
FROM unnest(:ids::bigint[], :keywords::text[], :whole_words::boolean[]) AS t (i, k, w) WHERE k.id = t.i;

--! delete_keywords
DELETE FROM filter_keywords WHERE id = ANY(:ids);

--! insert_status
INSERT INTO filter_statuses (id, filter_id, status_id) VALUES (:id, :filter_id, :status_id);

--! delete_status
DELETE FROM filter_statuses WHERE id = :id;
