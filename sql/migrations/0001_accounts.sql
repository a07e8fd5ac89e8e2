-- Who there is: people here and elsewhere, their keys, their logins, the hosts they live on.

-- Every ActivityPub id that this server holds or has held. A row with gone_at set is a tombstone:
-- the thing answers 410 and can never come back.
CREATE TABLE objects (
    uri     text PRIMARY KEY CHECK (length(uri) <= 2048),
    kind    text NOT NULL CHECK (kind IN ('account', 'status', 'activity')),
    id      bigint,
    gone_at timestamptz
);

CREATE TABLE accounts (
    id                   bigint PRIMARY KEY,
    username             text NOT NULL,
    domain               text,
    uri                  text NOT NULL UNIQUE,
    url                  text NOT NULL,
    kind                 text NOT NULL DEFAULT 'Person'
                         CHECK (kind IN ('Person', 'Service', 'Group', 'Organization', 'Application')),
    display_name         text NOT NULL DEFAULT '',
    note                 text NOT NULL DEFAULT '',
    note_source          text NOT NULL DEFAULT '',
    fields               jsonb NOT NULL DEFAULT '[]',
    emoji_ids            bigint[] NOT NULL DEFAULT '{}',
    avatar_key           text,
    avatar_static_key    text,
    avatar_remote_url    text,
    avatar_description   text NOT NULL DEFAULT '',
    header_key           text,
    header_static_key    text,
    header_remote_url    text,
    header_description   text NOT NULL DEFAULT '',
    locked               boolean NOT NULL DEFAULT false,
    discoverable         boolean,
    indexable            boolean NOT NULL DEFAULT false,
    hide_collections     boolean NOT NULL DEFAULT false,
    show_media           boolean NOT NULL DEFAULT true,
    show_media_replies   boolean NOT NULL DEFAULT true,
    show_featured        boolean NOT NULL DEFAULT true,
    memorial             boolean NOT NULL DEFAULT false,
    also_known_as        text[] NOT NULL DEFAULT '{}',
    attribution_domains  text[] NOT NULL DEFAULT '{}',
    moved_to_id          bigint REFERENCES accounts (id) ON DELETE SET NULL,
    inbox_url            text NOT NULL,
    shared_inbox_url     text,
    outbox_url           text NOT NULL DEFAULT '',
    followers_url        text NOT NULL DEFAULT '',
    following_url        text NOT NULL DEFAULT '',
    featured_url         text NOT NULL DEFAULT '',
    sensitized_at        timestamptz,
    silenced_at          timestamptz,
    suspended_at         timestamptz,
    deleted_at           timestamptz,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    fetched_at           timestamptz
);
-- One account per handle; a deleted name stays reserved because its row stays.
CREATE UNIQUE INDEX accounts_by_handle ON accounts (lower(username), coalesce(domain, ''));
CREATE INDEX accounts_by_domain ON accounts (domain, id) WHERE domain IS NOT NULL;
CREATE INDEX accounts_by_url ON accounts (url);
CREATE INDEX accounts_by_name_prefix ON accounts (lower(username) text_pattern_ops);
CREATE INDEX accounts_by_display_name_prefix ON accounts (lower(display_name) text_pattern_ops);

-- Counted when they change, never when they are shown.
CREATE TABLE account_stats (
    account_id      bigint PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    statuses_count  bigint NOT NULL DEFAULT 0,
    followers_count bigint NOT NULL DEFAULT 0,
    following_count bigint NOT NULL DEFAULT 0,
    last_status_at  date,
    -- Rises with every change, so that news of it can come in any order.
    version         bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 70);

CREATE TABLE account_keys (
    id             bigint PRIMARY KEY,
    account_id     bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    uri            text NOT NULL UNIQUE,
    kind           text NOT NULL CHECK (kind IN ('rsa', 'ed25519')),
    public_key     text NOT NULL,
    -- Encrypted with the master secret; null for remote accounts.
    private_key    bytea,
    created_at     timestamptz NOT NULL,
    retired_at     timestamptz
);
CREATE INDEX account_keys_by_account ON account_keys (account_id);

CREATE TABLE roles (
    id          bigint PRIMARY KEY,
    name        text NOT NULL UNIQUE,
    color       text NOT NULL DEFAULT '',
    position    integer NOT NULL,
    permissions bigint NOT NULL,
    highlighted boolean NOT NULL DEFAULT false
);
-- The bits are Mastodon's: https://docs.joinmastodon.org/entities/Role/#permission-flags
INSERT INTO roles (id, name, position, permissions, highlighted) VALUES
    (-99, '',          -1,  65536,    false),
    (1,   'Moderator', 10,  1308,     true),
    (2,   'Admin',     100, 983036,   true),
    (3,   'Owner',     1000, 1,       true);

-- The login of a local account.
CREATE TABLE users (
    account_id            bigint PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    email                 text NOT NULL,
    email_key             text NOT NULL UNIQUE,
    unconfirmed_email     text,
    password_hash         text NOT NULL,
    role_id               bigint NOT NULL DEFAULT -99 REFERENCES roles (id),
    locale                text NOT NULL DEFAULT 'en',
    confirmed_at          timestamptz,
    confirmation_token    bytea UNIQUE,
    confirmation_sent_at  timestamptz,
    reset_token           bytea UNIQUE,
    reset_sent_at         timestamptz,
    -- Letters with a link, counted over half an hour, so that nobody's mailbox is flooded.
    letters_sent          smallint NOT NULL DEFAULT 0,
    letters_since         timestamptz,
    approved              boolean NOT NULL,
    disabled_at           timestamptz,
    sign_up_reason        text NOT NULL DEFAULT '',
    sign_up_address       inet,
    sign_up_app_id        bigint,
    date_of_birth         date,
    active_on             date,
    -- Until this day workers have been told whom this reader follows; it moves with active_on while that is recent.
    -- Only then may Redis hold their home: whoever fans out counts them among the followers.
    home_on               date,
    default_privacy       text NOT NULL DEFAULT 'public'
                          CHECK (default_privacy IN ('public', 'unlisted', 'private', 'direct')),
    default_sensitive     boolean NOT NULL DEFAULT false,
    default_language      text,
    default_quote_policy  text NOT NULL DEFAULT 'public'
                          CHECK (default_quote_policy IN ('public', 'followers', 'nobody')),
    expand_media          text NOT NULL DEFAULT 'default'
                          CHECK (expand_media IN ('default', 'show_all', 'hide_all')),
    expand_spoilers       boolean NOT NULL DEFAULT false,
    autoplay_gifs         boolean NOT NULL DEFAULT false,
    show_application      boolean NOT NULL DEFAULT true,
    -- What frontends keep here (Soapbox: pleroma_settings_store); opaque, size-limited.
    frontend_settings     jsonb NOT NULL DEFAULT '{}',
    created_at            timestamptz NOT NULL
);
CREATE INDEX users_pending ON users (account_id) WHERE NOT approved;
-- Who has a charge here: few.
CREATE INDEX users_by_role ON users (role_id, account_id) WHERE role_id <> -99;
CREATE INDEX users_by_activity ON users (active_on) WHERE active_on IS NOT NULL;

-- Browser sessions of the sign-in pages; the cookie's token is kept as a hash.
CREATE TABLE sessions (
    id          bigint PRIMARY KEY,
    token_hash  bytea NOT NULL UNIQUE,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    user_agent  text NOT NULL DEFAULT '',
    address     inet,
    created_at  timestamptz NOT NULL,
    used_at     timestamptz NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_use ON sessions (used_at);

-- A remote server: what is remembered of it, for deliveries, signatures and limits.
CREATE TABLE hosts (
    host              text PRIMARY KEY,
    software          text,
    version           text,
    dialect           text CHECK (dialect IN ('cavage', 'rfc9421')),
    first_seen_at     timestamptz NOT NULL,
    last_success_at   timestamptz,
    last_failure_at   timestamptz,
    -- Failures in a row; cleared by a success in either direction.
    failures          integer NOT NULL DEFAULT 0
);

-- What an operator has decided about a host.
CREATE TABLE domain_blocks (
    id               bigint PRIMARY KEY,
    domain           text NOT NULL UNIQUE,
    severity         text NOT NULL CHECK (severity IN ('noop', 'silence', 'suspend')),
    reject_media     boolean NOT NULL DEFAULT false,
    reject_reports   boolean NOT NULL DEFAULT false,
    obfuscate        boolean NOT NULL DEFAULT false,
    public_comment   text NOT NULL DEFAULT '',
    private_comment  text NOT NULL DEFAULT '',
    created_at       timestamptz NOT NULL
);

-- Server-wide values set at run time; the key names the thing ("instance.domain", "vapid", "rules").
CREATE TABLE settings (
    key        text PRIMARY KEY,
    value      jsonb NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE rules (
    id          bigint PRIMARY KEY,
    position    integer NOT NULL,
    text        text NOT NULL,
    hint        text NOT NULL DEFAULT '',
    deleted_at  timestamptz
);

-- A process leases its number here and mints ids only while the lease holds.
CREATE TABLE nodes (
    node         smallint PRIMARY KEY CHECK (node BETWEEN 0 AND 63),
    holder       text NOT NULL,
    leased_until timestamptz NOT NULL,
    -- No id of this node is above it; a new holder starts past it.
    last_id      bigint NOT NULL DEFAULT 0
);
