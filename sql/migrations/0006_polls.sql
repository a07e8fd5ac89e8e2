-- Polls, posts for later, quotes.

CREATE TABLE polls (
    id           bigint PRIMARY KEY,
    status_id    bigint NOT NULL UNIQUE,
    options      text[] NOT NULL,
    multiple     boolean NOT NULL,
    hide_totals  boolean NOT NULL DEFAULT false,
    expires_at   timestamptz,
    -- Of a remote poll: when its origin was last asked.
    fetched_at   timestamptz,
    -- Of a poll of ours: peers hear of the votes of now at this moment, once for all of them.
    told_at      timestamptz,
    -- The end that a job waits for.
    ends_at      timestamptz
);

-- One row per voter: what makes a vote count once.
CREATE TABLE poll_votes (
    poll_id     bigint NOT NULL,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    options     smallint[] NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (poll_id, account_id)
);
CREATE INDEX poll_votes_by_account ON poll_votes (account_id);

-- Votes of each option, by its place; -1 are the voters. As in status_stats, what is not added yet stands in status_deltas.
CREATE TABLE poll_tallies (
    status_id  bigint NOT NULL,
    option     smallint NOT NULL,
    votes      bigint NOT NULL,
    PRIMARY KEY (status_id, option)
) WITH (fillfactor = 70);

-- `votes` are of the option of the post's poll, where one is named.
ALTER TABLE status_deltas
    ADD COLUMN quotes bigint NOT NULL DEFAULT 0,
    ADD COLUMN option smallint,
    ADD COLUMN votes  bigint NOT NULL DEFAULT 0;

ALTER TABLE statuses
    ADD COLUMN poll_id bigint,
    -- It stands in quotes.
    ADD COLUMN is_quote boolean NOT NULL DEFAULT false;

ALTER TABLE status_edits ADD COLUMN poll_options text[];

CREATE TABLE scheduled_statuses (
    id            bigint PRIMARY KEY,
    account_id    bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    scheduled_at  timestamptz NOT NULL,
    draft         jsonb NOT NULL,
    media_ids     bigint[] NOT NULL DEFAULT '{}'
);
CREATE INDEX scheduled_statuses_by_account ON scheduled_statuses (account_id, id DESC);
CREATE INDEX scheduled_statuses_by_time ON scheduled_statuses (account_id, scheduled_at);

-- The post for later that an upload waits for.
ALTER TABLE media_attachments ADD COLUMN scheduled_id bigint;
CREATE INDEX media_attachments_scheduled ON media_attachments (scheduled_id) WHERE scheduled_id IS NOT NULL;

CREATE TABLE quotes (
    -- The post that quotes.
    status_id          bigint PRIMARY KEY,
    account_id         bigint NOT NULL,
    -- What it quotes; none while that is not here.
    quoted_id          bigint,
    quoted_account_id  bigint,
    quoted_uri         text NOT NULL,
    state              text NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected', 'revoked', 'deleted')),
    -- The QuoteRequest, of a quote made here.
    request_uri        text,
    -- The stamp by which the quoted author approves.
    approval_uri       text
);
CREATE INDEX quotes_of ON quotes (quoted_id, status_id DESC) WHERE state = 'accepted';
CREATE INDEX quotes_by_quoted ON quotes (quoted_id, status_id) WHERE quoted_id IS NOT NULL;
CREATE INDEX quotes_missing ON quotes (quoted_uri) WHERE quoted_id IS NULL;
CREATE INDEX quotes_by_request ON quotes (request_uri) WHERE request_uri IS NOT NULL;
CREATE INDEX quotes_by_approval ON quotes (approval_uri) WHERE approval_uri IS NOT NULL;
