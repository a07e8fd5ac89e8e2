-- Links in posts, and what is shown of the pages behind them.

-- A page, once, however many addresses lead to it.
CREATE TABLE preview_cards (
    id                     bigint PRIMARY KEY,
    -- Where the page says it is, or where asking for it ended.
    url                    text NOT NULL UNIQUE CHECK (length(url) <= 2048),
    kind                   text NOT NULL CHECK (kind IN ('link', 'photo', 'video', 'rich')),
    title                  text NOT NULL,
    description            text NOT NULL,
    language               text,
    author_name            text NOT NULL,
    author_url             text NOT NULL,
    provider_name          text NOT NULL,
    provider_url           text NOT NULL,
    -- A frame with the player of a video, made here.
    html                   text NOT NULL,
    width                  integer NOT NULL,
    height                 integer NOT NULL,
    -- The picture stays where it is.
    image_url              text,
    image_description      text NOT NULL,
    embed_url              text NOT NULL,
    published_at           timestamptz,
    -- Only articles trend.
    article                boolean NOT NULL,
    -- Whose the page says it is: confirmed by the account, which names the page's domain, or not.
    author_account_id      bigint REFERENCES accounts (id) ON DELETE SET NULL,
    unverified_account_id  bigint REFERENCES accounts (id) ON DELETE SET NULL,
    -- Whether it may trend; null until somebody has decided.
    trendable              boolean,
    created_at             timestamptz NOT NULL,
    updated_at             timestamptz NOT NULL
);
CREATE INDEX preview_cards_by_author ON preview_cards (author_account_id) WHERE author_account_id IS NOT NULL;
CREATE INDEX preview_cards_by_unverified ON preview_cards (unverified_account_id, id DESC)
    WHERE unverified_account_id IS NOT NULL;

-- An address as it stands in posts: asked for once, whoever posts it.
CREATE TABLE links (
    url        text PRIMARY KEY CHECK (length(url) <= 2048),
    -- None while nothing was found there.
    card_id    bigint,
    -- Until then nobody asks for it again: it was asked for, or somebody is at it.
    ask_after  timestamptz NOT NULL,
    -- When it is asked for, while that is still to be done.
    due_at     timestamptz
);
CREATE INDEX links_by_age ON links (ask_after);

-- The link of a post that is shown with a card, once there is one.
CREATE TABLE status_cards (
    status_id  bigint PRIMARY KEY,
    url        text NOT NULL,
    card_id    bigint
);
CREATE INDEX status_cards_waiting ON status_cards (url, status_id DESC) WHERE card_id IS NULL;
CREATE INDEX status_cards_by_card ON status_cards (card_id, status_id DESC) WHERE card_id IS NOT NULL;

-- What links do for trends, as tag_uses, tag_users and tag_days do for tags.
CREATE TABLE link_uses (
    day         date NOT NULL,
    card_id     bigint NOT NULL,
    -- The post, or the boost.
    status_id   bigint NOT NULL,
    PRIMARY KEY (day, card_id, status_id)
);
CREATE TABLE link_users (
    day         date NOT NULL,
    card_id     bigint NOT NULL,
    account_id  bigint NOT NULL,
    PRIMARY KEY (day, card_id, account_id)
);
CREATE TABLE link_days (
    card_id   bigint NOT NULL,
    day       date NOT NULL,
    uses      bigint NOT NULL,
    accounts  bigint NOT NULL,
    PRIMARY KEY (card_id, day)
) WITH (fillfactor = 70);
CREATE INDEX link_days_by_accounts ON link_days (day, accounts DESC);

-- Pages that many talk about now. A few thousand at most: what has decayed is removed.
CREATE TABLE link_trends (
    card_id       bigint PRIMARY KEY,
    score         double precision NOT NULL,
    max_score     double precision NOT NULL,
    max_score_at  timestamptz NOT NULL
);

-- Threads of other servers whose answers were asked for, and what came of it.
CREATE TABLE thread_refreshes (
    status_id     bigint PRIMARY KEY,
    -- By what clients ask how far it is; nobody can guess it.
    token         text NOT NULL UNIQUE,
    result_count  bigint NOT NULL DEFAULT 0,
    started_at    timestamptz NOT NULL,
    finished_at   timestamptz
);
CREATE INDEX thread_refreshes_by_age ON thread_refreshes (started_at);
