-- Groups of notifications, what is held back, direct conversations, Web Push.

-- Held back by the reader's policy: shown only where it is asked for, and never grouped.
ALTER TABLE notifications ADD COLUMN filtered boolean NOT NULL DEFAULT false;

DROP INDEX notifications_by_account;
CREATE INDEX notifications_by_account ON notifications (account_id, id DESC) WHERE NOT filtered;
DROP INDEX notifications_by_kind;
CREATE INDEX notifications_by_kind ON notifications (account_id, kind, id DESC) WHERE NOT filtered;
DROP INDEX notifications_by_sender;
CREATE INDEX notifications_by_sender ON notifications (from_account_id, account_id, id DESC);
CREATE INDEX notifications_by_group ON notifications (account_id, group_key, id DESC)
    WHERE kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up');
CREATE INDEX notifications_filtered ON notifications (account_id, kind, id DESC) WHERE filtered;
CREATE INDEX notifications_filtered_by_sender ON notifications (account_id, from_account_id, id DESC) WHERE filtered;

-- What is shown as one: the notifications of one kind about one post (0: about none), from one hour on for at most twelve.
-- Kept up by triggers (functions.sql), so that a page reads a group of a hundred thousand like one of two.
CREATE TABLE notification_groups (
    account_id           bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind                 text NOT NULL,
    status_id            bigint NOT NULL,
    -- The hour since 1970 that it begins with.
    bucket               bigint NOT NULL,
    group_key            text NOT NULL GENERATED ALWAYS AS (
        kind || CASE status_id WHEN 0 THEN '' ELSE '-' || status_id END || '-' || bucket) STORED,
    notifications_count  bigint NOT NULL,
    newest_id            bigint NOT NULL,
    oldest_id            bigint NOT NULL,
    PRIMARY KEY (account_id, kind, status_id, bucket)
);
CREATE INDEX notification_groups_by_newest ON notification_groups (account_id, kind, newest_id DESC);
CREATE INDEX notification_groups_by_oldest ON notification_groups (account_id, kind, oldest_id);

INSERT INTO notification_groups (account_id, kind, status_id, bucket, notifications_count, newest_id, oldest_id)
SELECT account_id, kind, coalesce(status_id, 0), substring(group_key from '[0-9]+$')::bigint, count(*), max(id), min(id)
FROM notifications WHERE kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') AND group_key NOT LIKE 'ungrouped-%'
GROUP BY 1, 2, 3, 4;

-- What becomes of notifications from people whom the reader does not know. Who has no row has the defaults.
CREATE TABLE notification_policies (
    account_id            bigint PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    for_not_following     text NOT NULL DEFAULT 'accept' CHECK (for_not_following IN ('accept', 'filter', 'drop')),
    for_not_followers     text NOT NULL DEFAULT 'accept' CHECK (for_not_followers IN ('accept', 'filter', 'drop')),
    for_new_accounts      text NOT NULL DEFAULT 'accept' CHECK (for_new_accounts IN ('accept', 'filter', 'drop')),
    for_private_mentions  text NOT NULL DEFAULT 'filter' CHECK (for_private_mentions IN ('accept', 'filter', 'drop')),
    for_limited_accounts  text NOT NULL DEFAULT 'filter' CHECK (for_limited_accounts IN ('accept', 'filter', 'drop')),
    for_bots              text NOT NULL DEFAULT 'accept' CHECK (for_bots IN ('accept', 'filter', 'drop'))
);

-- Whose notifications a reader lets through whatever the policy says.
CREATE TABLE notification_permissions (
    account_id       bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    from_account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at       timestamptz NOT NULL,
    PRIMARY KEY (account_id, from_account_id)
);
CREATE INDEX notification_permissions_by_sender ON notification_permissions (from_account_id);

-- Senders of mentions held back. A row goes when nothing of theirs is held back any more.
CREATE TABLE notification_requests (
    id               bigint PRIMARY KEY,
    account_id       bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    from_account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL
);
CREATE UNIQUE INDEX notification_requests_once ON notification_requests (account_id, from_account_id);
CREATE INDEX notification_requests_by_account ON notification_requests (account_id, id DESC);
CREATE INDEX notification_requests_by_sender ON notification_requests (from_account_id);

-- Accepted requests whose notifications are still to be put among the others.
CREATE TABLE notification_merges (
    account_id       bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    from_account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    PRIMARY KEY (account_id, from_account_id)
);
CREATE INDEX notification_merges_by_sender ON notification_merges (from_account_id);

-- A thread of direct posts as one of the people in it has it: by thread and by who else takes part.
CREATE TABLE account_conversations (
    id                bigint PRIMARY KEY,
    account_id        bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    conversation_id   bigint NOT NULL,
    -- The others, in order; the key is a hash of them.
    participant_ids   bigint[] NOT NULL,
    participants_key  bigint NOT NULL,
    last_status_id    bigint NOT NULL,
    unread            boolean NOT NULL
);
CREATE UNIQUE INDEX account_conversations_once
    ON account_conversations (account_id, conversation_id, participants_key);
CREATE INDEX account_conversations_by_account ON account_conversations (account_id, last_status_id DESC);
CREATE INDEX account_conversations_by_last ON account_conversations (last_status_id);

CREATE TABLE account_conversation_statuses (
    account_conversation_id  bigint NOT NULL REFERENCES account_conversations (id) ON DELETE CASCADE,
    status_id                bigint NOT NULL,
    PRIMARY KEY (account_conversation_id, status_id)
);
CREATE INDEX account_conversation_statuses_by_status ON account_conversation_statuses (status_id);

-- One for each token.
CREATE TABLE push_subscriptions (
    id               bigint PRIMARY KEY,
    access_token_id  bigint NOT NULL UNIQUE REFERENCES access_tokens (id) ON DELETE CASCADE,
    account_id       bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    endpoint         text NOT NULL CHECK (length(endpoint) <= 2048),
    -- The client's keys, in URL-safe base64.
    p256dh           text NOT NULL CHECK (length(p256dh) <= 255),
    auth             text NOT NULL CHECK (length(auth) <= 255),
    standard         boolean NOT NULL,
    -- The types that are pushed.
    alerts           text[] NOT NULL,
    policy           text NOT NULL CHECK (policy IN ('all', 'followed', 'follower', 'none')),
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL
);
CREATE INDEX push_subscriptions_by_account ON push_subscriptions (account_id);
