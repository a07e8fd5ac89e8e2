-- What becomes of notifications from people whom the reader does not know.

--: Policy()
--! get : Policy
SELECT for_not_following, for_not_followers, for_new_accounts, for_private_mentions, for_limited_accounts, for_bots
FROM notification_policies WHERE account_id = :account_id;

--! set (for_not_following?, for_not_followers?, for_new_accounts?, for_private_mentions?, for_limited_accounts?, for_bots?)
-- What is null stays, or begins with what everybody has who never chose.
INSERT INTO notification_policies AS p (account_id, for_not_following, for_not_followers, for_new_accounts,
                                        for_private_mentions, for_limited_accounts, for_bots)
VALUES (:account_id, coalesce(:for_not_following, 'accept'), coalesce(:for_not_followers, 'accept'),
        coalesce(:for_new_accounts, 'accept'), coalesce(:for_private_mentions, 'filter'),
        coalesce(:for_limited_accounts, 'filter'), coalesce(:for_bots, 'accept'))
ON CONFLICT (account_id) DO UPDATE SET
    for_not_following = coalesce(:for_not_following, p.for_not_following),
    for_not_followers = coalesce(:for_not_followers, p.for_not_followers),
    for_new_accounts = coalesce(:for_new_accounts, p.for_new_accounts),
    for_private_mentions = coalesce(:for_private_mentions, p.for_private_mentions),
    for_limited_accounts = coalesce(:for_limited_accounts, p.for_limited_accounts),
    for_bots = coalesce(:for_bots, p.for_bots);

--! summary : (requests, notifications)
-- Each up to `cap`.
SELECT (SELECT count(*) FROM (SELECT 1 FROM notification_requests q WHERE q.account_id = :account_id LIMIT :cap) x) AS requests,
       (SELECT count(*) FROM (
            SELECT 1 FROM unnest(ARRAY['mention', 'quote']) AS k (kind)
            CROSS JOIN LATERAL (
                SELECT 1 FROM notifications n
                WHERE n.account_id = :account_id AND n.kind = k.kind AND n.filtered LIMIT :cap) h
            LIMIT :cap) y) AS notifications;
