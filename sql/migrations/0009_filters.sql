-- What people filter, what they report, and what the server announces.
CREATE TABLE filters (
    id          bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    title       text NOT NULL,
    contexts    text[] NOT NULL,
    action      text NOT NULL CHECK (action IN ('warn', 'hide', 'blur')),
    expires_at  timestamptz,
    created_at  timestamptz NOT NULL
);
CREATE INDEX filters_by_account ON filters (account_id, id);

CREATE TABLE filter_keywords (
    id          bigint PRIMARY KEY,
    filter_id   bigint NOT NULL REFERENCES filters (id) ON DELETE CASCADE,
    keyword     text NOT NULL,
    whole_word  boolean NOT NULL
);
CREATE INDEX filter_keywords_by_filter ON filter_keywords (filter_id, id);

CREATE TABLE filter_statuses (
    id          bigint PRIMARY KEY,
    filter_id   bigint NOT NULL REFERENCES filters (id) ON DELETE CASCADE,
    status_id   bigint NOT NULL
);
CREATE UNIQUE INDEX filter_statuses_once ON filter_statuses (filter_id, status_id);
CREATE INDEX filter_statuses_by_status ON filter_statuses (status_id);

-- What people here tell the moderators about others.
CREATE TABLE reports (
    id              bigint PRIMARY KEY,
    account_id      bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    target_id       bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    category        text NOT NULL CHECK (category IN ('spam', 'legal', 'violation', 'other')),
    comment         text NOT NULL,
    status_ids      bigint[] NOT NULL DEFAULT '{}',
    rule_ids        bigint[] NOT NULL DEFAULT '{}',
    collection_ids  bigint[] NOT NULL DEFAULT '{}',
    -- The reporter wants the account's own server to hear of it.
    forward         boolean NOT NULL,
    forwarded_at    timestamptz,
    created_at      timestamptz NOT NULL,
    resolved_at     timestamptz,
    resolved_by     bigint REFERENCES accounts (id) ON DELETE SET NULL,
    assigned_to     bigint REFERENCES accounts (id) ON DELETE SET NULL
);
CREATE INDEX reports_by_account ON reports (account_id, id DESC);
CREATE INDEX reports_by_target ON reports (target_id, id DESC);
CREATE INDEX reports_open ON reports (id DESC) WHERE resolved_at IS NULL;
CREATE INDEX reports_by_resolver ON reports (resolved_by) WHERE resolved_by IS NOT NULL;
CREATE INDEX reports_by_assignee ON reports (assigned_to) WHERE assigned_to IS NOT NULL;

-- What the server tells all who are here. Few, and written by those who run it.
CREATE TABLE announcements (
    id            bigint PRIMARY KEY,
    -- As typed.
    text          text NOT NULL,
    -- As shown: HTML.
    content       text NOT NULL,
    all_day       boolean NOT NULL DEFAULT false,
    starts_at     timestamptz,
    ends_at       timestamptz,
    -- When it is to be published, if not yet.
    scheduled_at  timestamptz,
    published_at  timestamptz,
    status_ids    bigint[] NOT NULL DEFAULT '{}',
    mention_ids   bigint[] NOT NULL DEFAULT '{}',
    emoji_ids     bigint[] NOT NULL DEFAULT '{}',
    tags          text[] NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL
);

CREATE TABLE announcement_reads (
    account_id       bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    announcement_id  bigint NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    PRIMARY KEY (account_id, announcement_id)
);
CREATE INDEX announcement_reads_by_announcement ON announcement_reads (announcement_id);

CREATE TABLE announcement_reactions (
    account_id       bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    announcement_id  bigint NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    -- An emoji, or the shortcode of one of the server's own.
    name             text NOT NULL,
    PRIMARY KEY (account_id, announcement_id, name)
);
CREATE INDEX announcement_reactions_by_announcement ON announcement_reactions (announcement_id);

-- How often each was given: everybody who is here asks.
CREATE TABLE announcement_reaction_counts (
    announcement_id  bigint NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    name             text NOT NULL,
    emoji_id         bigint,
    count            bigint NOT NULL,
    -- Their order.
    first_at         timestamptz NOT NULL,
    PRIMARY KEY (announcement_id, name)
);

-- People whose name is only nearly what was typed.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX accounts_by_likeness ON accounts USING gist (lower(username || ' ' || display_name) gist_trgm_ops)
    WHERE suspended_at IS NULL AND deleted_at IS NULL;

-- The words of posts that somebody may look for, and marks (with a colon in them, which no word has): who may find it, when
-- it was made, what it holds. Written by jobs. One index answers all of a query; marks of days keep what it has to look
-- at small. See domain::search.
CREATE TABLE status_words (
    status_id  bigint PRIMARY KEY,
    words      tsvector NOT NULL
);
CREATE INDEX status_words_found ON status_words USING gin (words) WITH (gin_pending_list_limit = 1024);

-- Which posts have counted for the tags of a day, so that a job that runs twice counts once; kept for some days.
CREATE TABLE tag_uses (
    day         date NOT NULL,
    tag_id      bigint NOT NULL,
    status_id   bigint NOT NULL,
    PRIMARY KEY (day, tag_id, status_id)
);
CREATE TABLE tag_users (
    day         date NOT NULL,
    tag_id      bigint NOT NULL,
    account_id  bigint NOT NULL,
    PRIMARY KEY (day, tag_id, account_id)
);
-- How much a tag is used by day: public posts, and the different people who made them.
CREATE TABLE tag_days (
    tag_id    bigint NOT NULL,
    day       date NOT NULL,
    uses      bigint NOT NULL,
    accounts  bigint NOT NULL,
    PRIMARY KEY (tag_id, day)
) WITH (fillfactor = 70);
CREATE INDEX tag_days_by_accounts ON tag_days (day, accounts DESC);

-- Whether a tag may trend; null until somebody has decided.
ALTER TABLE tags ADD COLUMN trendable boolean;

-- What many talk about now. A few thousand at most: what has decayed is removed.
CREATE TABLE tag_trends (
    tag_id        bigint PRIMARY KEY,
    score         double precision NOT NULL,
    max_score     double precision NOT NULL,
    max_score_at  timestamptz NOT NULL
);
CREATE TABLE status_trends (
    status_id   bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    score       double precision NOT NULL
);
CREATE INDEX status_trends_by_account ON status_trends (account_id);

-- The server's weeks in numbers, from their Mondays.
CREATE TABLE activity_weeks (
    week             date PRIMARY KEY,
    -- Posts made here before the week.
    statuses_before  bigint NOT NULL,
    statuses         bigint NOT NULL,
    logins           bigint NOT NULL,
    registrations    bigint NOT NULL
);
CREATE INDEX users_by_creation ON users (created_at);

CREATE TABLE rule_translations (
    rule_id   bigint NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
    language  text NOT NULL,
    text      text NOT NULL,
    hint      text NOT NULL DEFAULT '',
    PRIMARY KEY (rule_id, language)
);

-- What people agree to who use this server, by the day from which it holds.
CREATE TABLE terms_of_service (
    effective_date  date PRIMARY KEY,
    -- HTML.
    content         text NOT NULL,
    published_at    timestamptz NOT NULL
);

CREATE INDEX hosts_by_prefix ON hosts (host text_pattern_ops);

-- A look back at somebody's year.
CREATE TABLE annual_reports (
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    year        smallint NOT NULL,
    -- Null until it is made.
    data        jsonb,
    viewed_at   timestamptz,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, year)
);
