-- Subscriptions to Web Push.

--: Subscription()
--! subscribe : Subscription
-- Takes the place of the token's former one.
INSERT INTO push_subscriptions AS p (id, access_token_id, account_id, endpoint, p256dh, auth, standard, alerts, policy,
                                     created_at, updated_at)
VALUES (:id, :access_token_id, :account_id, :endpoint, :p256dh, :auth, :standard, :alerts, :policy, :now, :now)
ON CONFLICT (access_token_id) DO UPDATE SET id = excluded.id, account_id = excluded.account_id,
    endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth, standard = excluded.standard,
    alerts = excluded.alerts, policy = excluded.policy, created_at = excluded.created_at, updated_at = excluded.updated_at
RETURNING p.id, p.endpoint, p.standard, p.alerts, p.policy;

--! of_token : Subscription
SELECT id, endpoint, standard, alerts, policy FROM push_subscriptions WHERE access_token_id = :access_token_id;

--! update : Subscription
UPDATE push_subscriptions SET alerts = :alerts, policy = :policy, updated_at = :now
WHERE access_token_id = :access_token_id
RETURNING id, endpoint, standard, alerts, policy;

--! unsubscribe
DELETE FROM push_subscriptions WHERE access_token_id = :access_token_id;
