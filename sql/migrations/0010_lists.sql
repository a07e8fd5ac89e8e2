-- Lists of people with a timeline, and the tags that people follow.
CREATE TABLE lists (
    id              bigint PRIMARY KEY,
    account_id      bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    title           text NOT NULL,
    -- Whose answers to others it shows: to anybody followed, to members, none.
    replies_policy  text NOT NULL CHECK (replies_policy IN ('followed', 'list', 'none')),
    -- Posts of its members do not stand in home.
    exclusive       boolean NOT NULL,
    created_at      timestamptz NOT NULL
);
CREATE INDEX lists_by_account ON lists (account_id, id);

-- Members are followed by the owner; with the follow ends the membership.
CREATE TABLE list_accounts (
    id          bigint PRIMARY KEY,
    list_id     bigint NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    owner_id    bigint NOT NULL,
    account_id  bigint NOT NULL,
    FOREIGN KEY (owner_id, account_id) REFERENCES follows (account_id, target_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX list_accounts_once ON list_accounts (list_id, account_id);
CREATE INDEX list_accounts_by_list ON list_accounts (list_id, id DESC);
CREATE INDEX list_accounts_by_follow ON list_accounts (owner_id, account_id);

-- The followed account is in an exclusive list of the follower: home does without its posts.
ALTER TABLE follows ADD COLUMN exclusive boolean NOT NULL DEFAULT false;

CREATE TABLE tag_follows (
    id          bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    tag_id      bigint NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    created_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX tag_follows_once ON tag_follows (account_id, tag_id);
CREATE INDEX tag_follows_by_account ON tag_follows (account_id, id DESC);
CREATE INDEX tag_follows_by_tag ON tag_follows (tag_id);
