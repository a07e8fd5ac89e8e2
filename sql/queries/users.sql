--: User(unconfirmed_email?, confirmed_at?, confirmation_sent_at?, reset_sent_at?, disabled_at?, sign_up_app_id?, active_on?, default_language?)

--! by_account : User
SELECT u.account_id, u.email, u.unconfirmed_email, u.password_hash, u.role_id, u.locale, u.confirmed_at,
       u.confirmation_sent_at, u.reset_sent_at, u.approved, u.disabled_at, u.sign_up_reason, u.sign_up_app_id,
       u.active_on, u.default_privacy, u.default_sensitive, u.default_language, u.default_quote_policy,
       u.expand_media, u.expand_spoilers, u.autoplay_gifs, u.show_application, u.frontend_settings, u.created_at
FROM users u WHERE u.account_id = :account_id;

--! by_login : User
-- A sign-in name is an e-mail address or a local user name.
SELECT u.account_id, u.email, u.unconfirmed_email, u.password_hash, u.role_id, u.locale, u.confirmed_at,
       u.confirmation_sent_at, u.reset_sent_at, u.approved, u.disabled_at, u.sign_up_reason, u.sign_up_app_id,
       u.active_on, u.default_privacy, u.default_sensitive, u.default_language, u.default_quote_policy,
       u.expand_media, u.expand_spoilers, u.autoplay_gifs, u.show_application, u.frontend_settings, u.created_at
FROM users u JOIN accounts a ON a.id = u.account_id
WHERE u.email_key = :email_key OR (lower(a.username) = lower(:username) AND a.domain IS NULL)
ORDER BY (u.email_key = :email_key) DESC LIMIT 1;

--! email_taken : (taken)
SELECT EXISTS (SELECT 1 FROM users WHERE email_key = :email_key) AS taken;

--! insert (confirmed_at?, confirmation_token?, confirmation_sent_at?, sign_up_address?, sign_up_app_id?, date_of_birth?)
INSERT INTO users (account_id, email, email_key, password_hash, role_id, locale, confirmed_at, confirmation_token,
                   confirmation_sent_at, approved, sign_up_reason, sign_up_address, sign_up_app_id, date_of_birth, created_at)
VALUES (:account_id, :email, :email_key, :password_hash, :role_id, :locale, :confirmed_at, :confirmation_token,
        :confirmation_sent_at, :approved, :sign_up_reason, :sign_up_address, :sign_up_app_id, :date_of_birth, :now);

--! confirm_by_token : (account_id)
UPDATE users SET confirmed_at = coalesce(confirmed_at, :now), confirmation_token = NULL,
       email = coalesce(unconfirmed_email, email), email_key = coalesce(lower(unconfirmed_email), email_key),
       unconfirmed_email = NULL
WHERE confirmation_token = :token RETURNING account_id;

--! confirm : (account_id)
UPDATE users SET confirmed_at = coalesce(confirmed_at, :now), approved = true, confirmation_token = NULL
WHERE account_id = :account_id RETURNING account_id;

--! set_confirmation_token
UPDATE users SET confirmation_token = :token, confirmation_sent_at = :now WHERE account_id = :account_id;

--! set_email
UPDATE users SET email = :email, email_key = :email_key WHERE account_id = :account_id AND confirmed_at IS NULL;

--! set_reset_token
UPDATE users SET reset_token = :token, reset_sent_at = :now WHERE account_id = :account_id;

--! by_reset_token : (account_id)
SELECT account_id FROM users WHERE reset_token = :token AND reset_sent_at > :after;

--! set_password
UPDATE users SET password_hash = :password_hash, reset_token = NULL, reset_sent_at = NULL WHERE account_id = :account_id;

--! set_role
UPDATE users SET role_id = :role_id WHERE account_id = :account_id;

--! set_preferences (default_language?)
UPDATE users SET default_privacy = :default_privacy, default_sensitive = :default_sensitive,
       default_language = :default_language, default_quote_policy = :default_quote_policy,
       frontend_settings = :frontend_settings
WHERE account_id = :account_id;

--! seen : (account_id)
-- A reader was here today; a row back means that it is news.
UPDATE users SET active_on = :day WHERE account_id = :account_id AND active_on IS DISTINCT FROM :day RETURNING account_id;

--: Listed(confirmed_at?, disabled_at?)
--! list : Listed
SELECT a.id, a.username, u.email, r.name AS role, u.confirmed_at, u.approved, u.disabled_at, u.created_at
FROM users u JOIN accounts a ON a.id = u.account_id JOIN roles r ON r.id = u.role_id
WHERE a.id > :after ORDER BY a.id LIMIT :amount;

--! role_by_name : (id)
SELECT id FROM roles WHERE lower(name) = lower(:name);

--! insert_session (address?)
INSERT INTO sessions (id, token_hash, account_id, user_agent, address, created_at, used_at)
VALUES (:id, :token_hash, :account_id, :user_agent, :address, :now, :now);

--! session : (id, account_id)
SELECT s.id, s.account_id FROM sessions s JOIN users u ON u.account_id = s.account_id
WHERE s.token_hash = :token_hash AND s.used_at > :after AND u.disabled_at IS NULL;

--! end_session
DELETE FROM sessions WHERE token_hash = :token_hash;

--! end_sessions
DELETE FROM sessions WHERE account_id = :account_id;
