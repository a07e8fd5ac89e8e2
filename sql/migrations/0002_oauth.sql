-- Applications, codes and tokens. Secrets are stored as SHA-256 of 256 random bits.
CREATE TABLE applications (
    id             bigint PRIMARY KEY,
    name           text NOT NULL,
    website        text,
    redirect_uris  text[] NOT NULL,
    scopes         text NOT NULL,
    client_id      text NOT NULL UNIQUE,
    secret_hash    bytea NOT NULL,
    created_at     timestamptz NOT NULL
);

CREATE TABLE access_grants (
    code_hash              bytea PRIMARY KEY,
    application_id         bigint NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    account_id             bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    redirect_uri           text NOT NULL,
    scopes                 text NOT NULL,
    code_challenge         text,
    created_at             timestamptz NOT NULL,
    used_at                timestamptz
);
CREATE INDEX access_grants_by_account ON access_grants (account_id);
CREATE INDEX access_grants_by_age ON access_grants (created_at);

CREATE TABLE access_tokens (
    id              bigint PRIMARY KEY,
    token_hash      bytea NOT NULL UNIQUE,
    application_id  bigint NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    account_id      bigint REFERENCES accounts (id) ON DELETE CASCADE,
    scopes          text NOT NULL,
    -- The code it was made from: a code used twice revokes what it gave.
    grant_hash      bytea,
    created_at      timestamptz NOT NULL,
    used_on         date,
    revoked_at      timestamptz
);
CREATE INDEX access_tokens_by_account ON access_tokens (account_id) WHERE revoked_at IS NULL;
CREATE INDEX access_tokens_by_grant ON access_tokens (grant_hash) WHERE grant_hash IS NOT NULL;
