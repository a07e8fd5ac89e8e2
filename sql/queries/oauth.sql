--: Application(website?)

--! insert_application (website?)
INSERT INTO applications (id, name, website, redirect_uris, scopes, client_id, secret_hash, created_at)
VALUES (:id, :name, :website, :redirect_uris, :scopes, :client_id, :secret_hash, :now);

--! application_by_client_id : Application
SELECT id, name, website, redirect_uris, scopes, client_id, secret_hash, created_at
FROM applications WHERE client_id = :client_id;

--! application : Application
SELECT id, name, website, redirect_uris, scopes, client_id, secret_hash, created_at
FROM applications WHERE id = :id;

--! insert_grant (code_challenge?)
INSERT INTO access_grants (code_hash, application_id, account_id, redirect_uri, scopes, code_challenge, created_at)
VALUES (:code_hash, :application_id, :account_id, :redirect_uri, :scopes, :code_challenge, :now);

--: Grant(code_challenge?, used_at?)
--! grant_for_update : Grant
SELECT code_hash, application_id, account_id, redirect_uri, scopes, code_challenge, created_at, used_at
FROM access_grants WHERE code_hash = :code_hash FOR UPDATE;

--! use_grant
UPDATE access_grants SET used_at = :now WHERE code_hash = :code_hash;

--! forget_grants
DELETE FROM access_grants WHERE created_at < :before;

--! insert_token (account_id?, grant_hash?)
INSERT INTO access_tokens (id, token_hash, application_id, account_id, scopes, grant_hash, created_at)
VALUES (:id, :token_hash, :application_id, :account_id, :scopes, :grant_hash, :now);

--: Token(account_id?, revoked_at?, confirmed_at?, approved?, disabled_at?, suspended_at?, role_permissions?)
--! token : Token
SELECT t.id, t.application_id, t.account_id, t.scopes, t.created_at, t.revoked_at,
       u.confirmed_at, u.approved, u.disabled_at, coalesce(a.suspended_at, a.deleted_at) AS suspended_at,
       r.permissions AS role_permissions
FROM access_tokens t
LEFT JOIN users u ON u.account_id = t.account_id
LEFT JOIN accounts a ON a.id = t.account_id
LEFT JOIN roles r ON r.id = u.role_id
WHERE t.token_hash = :token_hash;

--! revoke_by_hash : (id)
WITH r AS (
    UPDATE access_tokens SET revoked_at = coalesce(revoked_at, :now) WHERE token_hash = :token_hash RETURNING id
), p AS (
    DELETE FROM push_subscriptions s USING r WHERE s.access_token_id = r.id
)
SELECT id FROM r;

--! revoke_by_grant : (id)
WITH r AS (
    UPDATE access_tokens SET revoked_at = coalesce(revoked_at, :now) WHERE grant_hash = :grant_hash RETURNING id
), p AS (
    DELETE FROM push_subscriptions s USING r WHERE s.access_token_id = r.id
)
SELECT id FROM r;

--! revoke_all_of : (id)
WITH r AS (
    UPDATE access_tokens SET revoked_at = :now WHERE account_id = :account_id AND revoked_at IS NULL RETURNING id
), p AS (
    DELETE FROM push_subscriptions s USING r WHERE s.access_token_id = r.id
)
SELECT id FROM r;

--! sign_up_application : (application_id)
SELECT application_id FROM access_tokens WHERE id = :id;

--! token_owner : (id, application_id)
SELECT id, application_id FROM access_tokens WHERE token_hash = :token_hash;

--: Authorized(website?)
--! authorized_applications : Authorized
-- The applications that hold a token of this person, the newest first.
SELECT p.id, p.name, p.website, max(t.created_at) AS authorized_at, string_agg(DISTINCT t.scopes, ' ') AS scopes
FROM access_tokens t JOIN applications p ON p.id = t.application_id
WHERE t.account_id = :account_id AND t.revoked_at IS NULL
GROUP BY p.id, p.name, p.website ORDER BY max(t.created_at) DESC LIMIT 200;

--! revoke_application : (id)
WITH r AS (
    UPDATE access_tokens SET revoked_at = :now
    WHERE account_id = :account_id AND application_id = :application_id AND revoked_at IS NULL RETURNING id
), p AS (
    DELETE FROM push_subscriptions s USING r WHERE s.access_token_id = r.id
)
SELECT id FROM r;

--! forget_grants_of
DELETE FROM access_grants WHERE account_id = :account_id;
