--: User(unconfirmed_email?, confirmed_at?, confirmation_sent_at?, reset_sent_at?, disabled_at?, sign_up_app_id?, active_on?, default_language?, suspended_at?)

--! by_account : User
SELECT * FROM user_details WHERE account_id = :account_id;

--! by_email : User
SELECT * FROM user_details WHERE email_key = :email_key;

--! by_username : User
SELECT d.* FROM user_details d JOIN accounts a ON a.id = d.account_id
WHERE lower(a.username) = lower(:username) AND coalesce(a.domain, '') = '';

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
WHERE confirmation_token = :token AND confirmation_sent_at > :after RETURNING account_id;

--! confirm : (account_id)
UPDATE users SET confirmed_at = coalesce(confirmed_at, :now), approved = true, confirmation_token = NULL
WHERE account_id = :account_id RETURNING account_id;

--! set_confirmation_token : (account_id)
-- Only while the address is the one that the letter goes to: a link must not confirm another one.
UPDATE users SET confirmation_token = :token, confirmation_sent_at = :now
WHERE account_id = :account_id AND coalesce(unconfirmed_email, email) = :email RETURNING account_id;

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
-- A reader was here today; a row back means that it is news. Whose home is pushed to (see `home_on`) goes on being so.
UPDATE users SET active_on = :day, home_on = CASE WHEN home_on >= :since THEN :day ELSE home_on END
WHERE account_id = :account_id AND coalesce(active_on < :day, true) RETURNING account_id;

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

--! session : (id, account_id, used_at)
SELECT s.id, s.account_id, s.used_at FROM sessions s JOIN users u ON u.account_id = s.account_id
WHERE s.token_hash = :token_hash AND s.used_at > :after AND u.disabled_at IS NULL;

--! end_session
DELETE FROM sessions WHERE token_hash = :token_hash;

--! end_sessions
DELETE FROM sessions WHERE account_id = :account_id;

--! touch_session
UPDATE sessions SET used_at = :now WHERE id = :id;

--: OpenSession(address?)
--! sessions_of : OpenSession
SELECT id, user_agent, address, created_at, used_at FROM sessions
WHERE account_id = :account_id AND used_at > :after ORDER BY used_at DESC, id DESC LIMIT 100;

--! end_one_session : (id)
DELETE FROM sessions WHERE id = :id AND account_id = :account_id RETURNING id;

--! forget_sessions
DELETE FROM sessions WHERE used_at < :before;

--! count_letter : (account_id)
-- One more letter, unless there were too many since the count began; a row back means that it may be sent.
UPDATE users SET letters_sent = CASE WHEN letters_since > :after THEN letters_sent + 1 ELSE 1 END,
       letters_since = CASE WHEN letters_since > :after THEN letters_since ELSE :now END
WHERE account_id = :account_id AND (letters_since IS NULL OR letters_since <= :after OR letters_sent < :most)
RETURNING account_id;

--! approve : (account_id)
UPDATE users SET approved = true WHERE account_id = :account_id AND NOT approved RETURNING account_id;

--! staff : (account_id)
-- Those whose role has one of these permissions; the role of everybody (-99) gives nobody a charge.
SELECT u.account_id FROM users u JOIN roles r ON r.id = u.role_id
WHERE u.role_id <> -99 AND r.permissions & :permissions <> 0 AND u.disabled_at IS NULL ORDER BY u.account_id;

--! take_reset_token : (account_id)
UPDATE users SET reset_token = NULL WHERE reset_token = :token AND reset_sent_at > :after RETURNING account_id;

--! change_unconfirmed_email : (account_id)
-- What was sent to the address before no longer confirms anything.
UPDATE users SET email = :email, email_key = :email_key, confirmation_token = NULL
WHERE account_id = :account_id AND confirmed_at IS NULL RETURNING account_id;

--! home_on : (home_on?)
SELECT home_on FROM users WHERE account_id = :account_id;

--! came_back
-- From here on whoever asks who reads an author counts this reader.
UPDATE users SET active_on = greatest(active_on, :day) WHERE account_id = :account_id;

--! home_told
UPDATE users SET home_on = :day WHERE account_id = :account_id;
