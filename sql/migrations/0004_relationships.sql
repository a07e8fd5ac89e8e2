-- Who follows, blocks and mutes whom.
CREATE TABLE follows (
    id             bigint PRIMARY KEY,
    account_id     bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    target_id      bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    uri            text UNIQUE,
    -- The follower is a local account.
    local          boolean NOT NULL,
    show_reblogs   boolean NOT NULL DEFAULT true,
    notify         boolean NOT NULL DEFAULT false,
    languages      text[],
    created_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX follows_once ON follows (account_id, target_id);
CREATE INDEX follows_by_account ON follows (account_id, id DESC);
CREATE INDEX follows_by_target ON follows (target_id, id DESC);
CREATE INDEX follows_local_by_target ON follows (target_id, id) WHERE local;
CREATE INDEX follows_remote_by_target ON follows (target_id, account_id) WHERE NOT local;
CREATE INDEX follows_notified_by_target ON follows (target_id, account_id) WHERE local AND notify;

CREATE TABLE follow_requests (
    id             bigint PRIMARY KEY,
    account_id     bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    target_id      bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    uri            text UNIQUE,
    show_reblogs   boolean NOT NULL DEFAULT true,
    notify         boolean NOT NULL DEFAULT false,
    languages      text[],
    created_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX follow_requests_once ON follow_requests (account_id, target_id);
CREATE INDEX follow_requests_by_target ON follow_requests (target_id, id DESC);

CREATE TABLE blocks (
    id          bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    target_id   bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    uri         text UNIQUE,
    created_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX blocks_once ON blocks (account_id, target_id);
CREATE INDEX blocks_by_account ON blocks (account_id, id DESC);
CREATE INDEX blocks_by_target ON blocks (target_id);

CREATE TABLE mutes (
    id                  bigint PRIMARY KEY,
    account_id          bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    target_id           bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    hide_notifications  boolean NOT NULL DEFAULT true,
    expires_at          timestamptz,
    created_at          timestamptz NOT NULL
);
CREATE UNIQUE INDEX mutes_once ON mutes (account_id, target_id);
CREATE INDEX mutes_by_account ON mutes (account_id, id DESC);
CREATE INDEX mutes_by_expiry ON mutes (expires_at) WHERE expires_at IS NOT NULL;

-- An Undo or Reject that came before what it undoes: remembered for some hours.
CREATE TABLE early_undos (
    uri         text PRIMARY KEY,
    actor_id    bigint,
    created_at  timestamptz NOT NULL
);

CREATE TABLE notifications (
    id               bigint PRIMARY KEY,
    account_id       bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind             text NOT NULL,
    from_account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    status_id        bigint,
    group_key        text NOT NULL,
    created_at       timestamptz NOT NULL
);
-- What makes a job that runs twice notify once.
CREATE UNIQUE INDEX notifications_once
    ON notifications (account_id, kind, from_account_id, coalesce(status_id, 0));
CREATE INDEX notifications_by_account ON notifications (account_id, id DESC);
CREATE INDEX notifications_by_kind ON notifications (account_id, kind, id DESC);
CREATE INDEX notifications_by_status ON notifications (status_id) WHERE status_id IS NOT NULL;
CREATE INDEX notifications_by_sender ON notifications (from_account_id);

CREATE TABLE markers (
    account_id    bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    timeline      text NOT NULL CHECK (timeline IN ('home', 'notifications')),
    last_read_id  bigint NOT NULL,
    version       integer NOT NULL,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (account_id, timeline)
);

-- Authors with so many followers here that their posts are not pushed to home lists but merged when a home is read.
--   rising:  merged by readers, pushed still; until every process has been told
--   held:    merged, not pushed
--   falling: merged, pushed again; until no list is left that misses what was not pushed
CREATE TABLE whales (
    account_id  bigint PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    state       text NOT NULL DEFAULT 'rising' CHECK (state IN ('rising', 'held', 'falling')),
    since       timestamptz NOT NULL
);
