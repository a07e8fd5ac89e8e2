-- The newest posts of what is merged into homes when they are read, each with what decides in whose home it stands, down to
-- a bound of each source.

--: Post(language?, parent_id?)
--! of_authors : Post
-- Direct posts are not among them: they are pushed to those whom they address.
SELECT s.account_id, s.id, s.reblog_of_id IS NOT NULL AS boost, s.language,
       s.in_reply_to_id IS NOT NULL OR s.in_reply_to_uri IS NOT NULL AS answers, s.in_reply_to_account_id AS parent_id
FROM unnest(:authors::bigint[], :above::bigint[]) AS w (author, above)
CROSS JOIN LATERAL (
    SELECT account_id, id, reblog_of_id, language, in_reply_to_id, in_reply_to_uri, in_reply_to_account_id
    FROM statuses
    WHERE account_id = w.author AND id > w.above AND visibility <> 'direct'
    ORDER BY id DESC LIMIT :amount) s;

--! of_tags : (tag_id, account_id, id, answers)
-- Public posts that carry a tag.
SELECT w.tag AS tag_id, s.account_id, s.id, s.answers
FROM unnest(:tags::bigint[], :above::bigint[]) AS w (tag, above)
CROSS JOIN LATERAL (
    SELECT p.account_id, p.id, p.in_reply_to_id IS NOT NULL OR p.in_reply_to_uri IS NOT NULL AS answers
    FROM status_tags t JOIN statuses p ON p.id = t.status_id
    WHERE t.tag_id = w.tag AND t.status_id > w.above AND p.visibility = 'public'
    ORDER BY t.status_id DESC LIMIT :amount) s;
