-- What people keep about others besides follows, blocks and mutes; what stands on profiles; who can be found.

-- A private note on somebody.
CREATE TABLE account_notes (
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    target_id   bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    comment     text NOT NULL CHECK (comment <> '' AND length(comment) <= 2000),
    PRIMARY KEY (account_id, target_id)
);
CREATE INDEX account_notes_by_target ON account_notes (target_id);

-- Accounts featured on a profile: only people followed.
CREATE TABLE endorsements (
    id          bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    target_id   bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX endorsements_once ON endorsements (account_id, target_id);
CREATE INDEX endorsements_by_account ON endorsements (account_id, id DESC);
CREATE INDEX endorsements_by_target ON endorsements (target_id);

-- Servers that a person here does not want to hear of; domain_blocks are the operator's.
CREATE TABLE account_domain_blocks (
    id          bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    domain      text NOT NULL
);
CREATE UNIQUE INDEX account_domain_blocks_once ON account_domain_blocks (account_id, domain);
CREATE INDEX account_domain_blocks_by_account ON account_domain_blocks (account_id, id DESC);

-- Tags on profiles, with how many open posts of their owner have them.
CREATE TABLE featured_tags (
    id              bigint PRIMARY KEY,
    account_id      bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    tag_id          bigint NOT NULL,
    -- As typed.
    name            text NOT NULL,
    statuses_count  bigint NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX featured_tags_once ON featured_tags (account_id, tag_id);

-- Where peers read them.
ALTER TABLE accounts ADD COLUMN featured_tags_url text NOT NULL DEFAULT '';
UPDATE accounts SET featured_tags_url = uri || '/collections/tags' WHERE domain IS NULL AND kind <> 'Application';

-- The posts that were counted: what makes counting twice count once.
CREATE TABLE featured_tag_statuses (
    featured_tag_id  bigint NOT NULL REFERENCES featured_tags (id) ON DELETE CASCADE,
    status_id        bigint NOT NULL,
    PRIMARY KEY (featured_tag_id, status_id)
);
CREATE INDEX featured_tag_statuses_by_status ON featured_tag_statuses (status_id);

-- Who wants to be found stands in an index by what the directory is sorted by: 1 here, 2 elsewhere, 0 not.
ALTER TABLE account_stats ADD COLUMN listed smallint NOT NULL DEFAULT 0;

CREATE FUNCTION listed_of(a accounts) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
    SELECT (CASE WHEN a.discoverable IS NOT TRUE OR a.suspended_at IS NOT NULL OR a.deleted_at IS NOT NULL
                      OR a.silenced_at IS NOT NULL OR a.moved_to_id IS NOT NULL OR a.memorial
                      OR (a.domain IS NULL AND a.kind = 'Application') THEN 0
                 WHEN a.domain IS NULL THEN 1 ELSE 2 END)::smallint
$$;

UPDATE account_stats s SET listed = listed_of(a) FROM accounts a WHERE a.id = s.account_id AND a.discoverable;

CREATE INDEX account_stats_listed_active ON account_stats (last_status_at DESC NULLS LAST, account_id DESC) WHERE listed > 0;
CREATE INDEX account_stats_listed_active_here ON account_stats (last_status_at DESC NULLS LAST, account_id DESC) WHERE listed = 1;
CREATE INDEX account_stats_listed_new ON account_stats (account_id DESC) WHERE listed > 0;
CREATE INDEX account_stats_listed_new_here ON account_stats (account_id DESC) WHERE listed = 1;

CREATE FUNCTION list_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_stats (account_id, listed) VALUES (NEW.id, listed_of(NEW))
    ON CONFLICT (account_id) DO UPDATE SET listed = excluded.listed WHERE account_stats.listed <> excluded.listed;
    RETURN NULL;
END $$;
CREATE TRIGGER accounts_listed_new AFTER INSERT ON accounts
    FOR EACH ROW WHEN (NEW.discoverable) EXECUTE FUNCTION list_account();
CREATE TRIGGER accounts_listed_changed
    AFTER UPDATE OF discoverable, suspended_at, deleted_at, silenced_at, moved_to_id, memorial, kind ON accounts
    FOR EACH ROW WHEN (listed_of(OLD) <> listed_of(NEW)) EXECUTE FUNCTION list_account();

-- Whom many people here have followed lately; written anew by upkeep.
CREATE TABLE popular_accounts (
    account_id  bigint PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    follows     bigint NOT NULL
);

-- Whom somebody does not want to be suggested.
CREATE TABLE suggestion_dismissals (
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    target_id   bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    PRIMARY KEY (account_id, target_id)
);
CREATE INDEX suggestion_dismissals_by_target ON suggestion_dismissals (target_id);

-- Lists of accounts that others can see.
CREATE TABLE collections (
    id            bigint PRIMARY KEY,
    account_id    bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    uri           text NOT NULL UNIQUE,
    name          text NOT NULL,
    -- As typed.
    description   text NOT NULL DEFAULT '',
    language      text,
    tag_id        bigint,
    sensitive     boolean NOT NULL DEFAULT false,
    discoverable  boolean NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL
);
CREATE INDEX collections_by_account ON collections (account_id, id DESC);

-- Who is in them. Who has left stays as revoked, so as not to be put in again.
CREATE TABLE collection_items (
    id             bigint PRIMARY KEY,
    collection_id  bigint NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    account_id     bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    state          text NOT NULL CHECK (state IN ('pending', 'accepted', 'revoked')),
    created_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX collection_items_once ON collection_items (collection_id, account_id);
CREATE INDEX collection_items_by_account ON collection_items (account_id, id DESC);

-- What a notification is about besides a post.
ALTER TABLE notifications ADD COLUMN collection_id bigint;
DROP INDEX notifications_once;
CREATE UNIQUE INDEX notifications_once
    ON notifications (account_id, kind, from_account_id, coalesce(status_id, 0), coalesce(collection_id, 0));
CREATE INDEX notifications_by_collection ON notifications (collection_id, account_id) WHERE collection_id IS NOT NULL;
