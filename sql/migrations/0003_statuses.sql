-- Posts and what hangs on them. References between posts are indexed columns, not foreign keys, so that
-- the big tables can later be split by id range.
CREATE TABLE conversations (
    id   bigint PRIMARY KEY,
    uri  text UNIQUE
);

CREATE TABLE statuses (
    id                      bigint PRIMARY KEY,
    account_id              bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    uri                     text NOT NULL UNIQUE,
    url                     text,
    local                   boolean NOT NULL,
    visibility              text NOT NULL CHECK (visibility IN ('public', 'unlisted', 'private', 'direct')),
    -- As typed (local posts only).
    text                    text NOT NULL DEFAULT '',
    -- As shown: sanitised HTML.
    content                 text NOT NULL DEFAULT '',
    spoiler_text            text NOT NULL DEFAULT '',
    sensitive               boolean NOT NULL DEFAULT false,
    language                text,
    in_reply_to_id          bigint,
    in_reply_to_account_id  bigint,
    -- A remote parent that is not here yet.
    in_reply_to_uri         text,
    reblog_of_id            bigint,
    conversation_id         bigint NOT NULL,
    media_ids               bigint[] NOT NULL DEFAULT '{}',
    emoji_ids               bigint[] NOT NULL DEFAULT '{}',
    application_id          bigint,
    quote_policy            text NOT NULL DEFAULT 'nobody'
                            CHECK (quote_policy IN ('public', 'followers', 'nobody')),
    sanitiser_version       smallint NOT NULL DEFAULT 0,
    created_at              timestamptz NOT NULL,
    edited_at               timestamptz
);
CREATE INDEX statuses_by_account ON statuses (account_id, id DESC);
-- What strangers and peers see of an account.
CREATE INDEX statuses_open_by_account ON statuses (account_id, id DESC) WHERE visibility IN ('public', 'unlisted');
CREATE INDEX statuses_by_reply ON statuses (in_reply_to_id, id) WHERE in_reply_to_id IS NOT NULL;
CREATE INDEX statuses_by_missing_parent ON statuses (in_reply_to_uri) WHERE in_reply_to_uri IS NOT NULL;
CREATE INDEX statuses_boosts ON statuses (reblog_of_id, id DESC) WHERE reblog_of_id IS NOT NULL;
CREATE INDEX statuses_boosts_by_account ON statuses (account_id, id DESC) WHERE reblog_of_id IS NOT NULL;
CREATE UNIQUE INDEX statuses_by_reblog ON statuses (reblog_of_id, account_id) WHERE reblog_of_id IS NOT NULL;
CREATE INDEX statuses_public ON statuses (id DESC) WHERE visibility = 'public' AND reblog_of_id IS NULL;
CREATE INDEX statuses_public_local ON statuses (id DESC)
    WHERE visibility = 'public' AND reblog_of_id IS NULL AND local;
CREATE INDEX statuses_public_media ON statuses (id DESC)
    WHERE visibility = 'public' AND reblog_of_id IS NULL AND media_ids <> '{}';
CREATE INDEX statuses_by_conversation ON statuses (conversation_id, id);
CREATE INDEX statuses_by_url ON statuses (url) WHERE url IS NOT NULL AND NOT local;

CREATE TABLE status_stats (
    status_id         bigint PRIMARY KEY,
    replies_count     bigint NOT NULL DEFAULT 0,
    reblogs_count     bigint NOT NULL DEFAULT 0,
    favourites_count  bigint NOT NULL DEFAULT 0,
    quotes_count      bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 70);

-- Changes of status_stats that were committed and not added yet: a transaction that favours a post leaves a row here
-- instead of holding the post's counters until its commit is on disk. Who reads counters adds what stands here.
CREATE TABLE status_deltas (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status_id   bigint NOT NULL,
    replies     bigint NOT NULL DEFAULT 0,
    reblogs     bigint NOT NULL DEFAULT 0,
    favourites  bigint NOT NULL DEFAULT 0
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0, vacuum_truncate = false);
CREATE INDEX status_deltas_by_status ON status_deltas (status_id);

CREATE TABLE mentions (
    status_id   bigint NOT NULL,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- Addressed without being named in the text.
    silent      boolean NOT NULL DEFAULT false,
    PRIMARY KEY (status_id, account_id)
);
CREATE INDEX mentions_by_account ON mentions (account_id, status_id DESC);

CREATE TABLE tags (
    id            bigint PRIMARY KEY,
    name          text NOT NULL UNIQUE,
    display_name  text NOT NULL,
    created_at    timestamptz NOT NULL
);

CREATE INDEX tags_by_prefix ON tags (name text_pattern_ops);

CREATE TABLE status_tags (
    tag_id     bigint NOT NULL,
    status_id  bigint NOT NULL,
    PRIMARY KEY (tag_id, status_id)
);
CREATE INDEX status_tags_by_status ON status_tags (status_id);

-- Every version but the present one, oldest first by id.
CREATE TABLE status_edits (
    id            bigint PRIMARY KEY,
    status_id     bigint NOT NULL,
    text          text NOT NULL,
    content       text NOT NULL,
    spoiler_text  text NOT NULL,
    sensitive     boolean NOT NULL,
    media         jsonb NOT NULL DEFAULT '[]',
    emoji_ids     bigint[] NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL
);
CREATE INDEX status_edits_by_status ON status_edits (status_id, id);

CREATE TABLE favourites (
    id          bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    status_id   bigint NOT NULL,
    uri         text,
    created_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX favourites_once ON favourites (account_id, status_id);
CREATE INDEX favourites_by_account ON favourites (account_id, id DESC);
CREATE INDEX favourites_by_status ON favourites (status_id, id DESC);

CREATE TABLE bookmarks (
    id          bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    status_id   bigint NOT NULL
);
CREATE UNIQUE INDEX bookmarks_once ON bookmarks (account_id, status_id);
CREATE INDEX bookmarks_by_account ON bookmarks (account_id, id DESC);

CREATE TABLE status_pins (
    id          bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    status_id   bigint NOT NULL UNIQUE
);
CREATE INDEX status_pins_by_account ON status_pins (account_id, id DESC);

CREATE TABLE conversation_mutes (
    account_id       bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    conversation_id  bigint NOT NULL,
    PRIMARY KEY (account_id, conversation_id)
);

CREATE TABLE idempotency_keys (
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    key         text NOT NULL CHECK (length(key) <= 255),
    status_id   bigint NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_keys_by_status ON idempotency_keys (status_id);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

CREATE TABLE media_attachments (
    id                    bigint PRIMARY KEY,
    account_id            bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    status_id             bigint,
    kind                  text NOT NULL CHECK (kind IN ('image', 'video', 'gifv', 'audio', 'unknown')),
    state                 text NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'processing', 'failed')),
    file_key              text,
    small_key             text,
    mime                  text,
    bytes                 bigint,
    remote_url            text,
    preview_remote_url    text,
    description           text,
    blurhash              text,
    meta                  jsonb NOT NULL DEFAULT '{}',
    created_at            timestamptz NOT NULL
);
CREATE INDEX media_attachments_by_account ON media_attachments (account_id, id);
CREATE INDEX media_attachments_by_status ON media_attachments (status_id) WHERE status_id IS NOT NULL;
CREATE INDEX media_attachments_unattached ON media_attachments (created_at) WHERE status_id IS NULL;

CREATE TABLE custom_emojis (
    id                 bigint PRIMARY KEY,
    shortcode          text NOT NULL,
    domain             text,
    uri                text,
    category           text,
    file_key           text,
    remote_url         text,
    visible_in_picker  boolean NOT NULL DEFAULT true,
    disabled           boolean NOT NULL DEFAULT false,
    updated_at         timestamptz NOT NULL
);
CREATE UNIQUE INDEX custom_emojis_by_shortcode ON custom_emojis (coalesce(domain, ''), shortcode);
