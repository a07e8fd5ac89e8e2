-- What is still to be done.
--
-- These tables are empty most of the time and churn fast. A file without pages makes sequential scans look free, and a
-- plan made then is kept while dead rows pile up; so the files of those that churn keep the pages that they once had.

-- One row per cause. A claim pushes due_at past the lease, so a worker that dies gives its jobs back by itself;
-- completion deletes. due_at is the order of work: it only grows, so a claimer starts reading at the
-- oldest row that can still be live and never walks over what is dead.
CREATE TABLE jobs (
    id          bigint PRIMARY KEY,
    queue       text NOT NULL,
    kind        text NOT NULL,
    version     smallint NOT NULL,
    payload     jsonb NOT NULL,
    attempts    smallint NOT NULL DEFAULT 0,
    due_at      timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    last_error  text
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0, fillfactor = 80, vacuum_truncate = false);
-- Without the id: where statistics call the table empty, an index that has it somewhere looks good for finding rows by id.
CREATE INDEX jobs_due ON jobs (queue, due_at);

-- Jobs that ran out of attempts, for an operator to look at and run again.
CREATE TABLE dead_jobs (
    id          bigint PRIMARY KEY,
    queue       text NOT NULL,
    kind        text NOT NULL,
    version     smallint NOT NULL,
    payload     jsonb NOT NULL,
    attempts    smallint NOT NULL,
    created_at  timestamptz NOT NULL,
    died_at     timestamptz NOT NULL,
    last_error  text NOT NULL
);
CREATE INDEX dead_jobs_by_age ON dead_jobs (died_at);

-- Work that recurs: the row is claimed by moving next_at forward, so it fires once across processes.
CREATE TABLE schedules (
    name     text PRIMARY KEY,
    next_at  timestamptz NOT NULL
);

-- How far a fan-out has come: up to which follow it is out or planned, and how many followers that were.
CREATE TABLE fan_outs (
    status_id   bigint PRIMARY KEY,
    after_id    bigint NOT NULL DEFAULT 0,
    reached     bigint NOT NULL DEFAULT 0,
    finished_at timestamptz,
    created_at  timestamptz NOT NULL
);
CREATE INDEX fan_outs_finished ON fan_outs (finished_at) WHERE finished_at IS NOT NULL;

-- An outgoing activity: its body once, however many inboxes it goes to.
CREATE TABLE activities (
    id          bigint PRIMARY KEY,
    -- Its ActivityPub id, made from its cause: a job that runs twice plans its deliveries once.
    uri         text NOT NULL UNIQUE,
    account_id  bigint NOT NULL,
    -- What it is about: deliveries about one object to one inbox keep their order.
    object_uri  text NOT NULL,
    kind        text NOT NULL,
    body        text NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE INDEX activities_by_object ON activities (object_uri);
CREATE INDEX activities_by_age ON activities (created_at);

CREATE TABLE deliveries (
    id           bigint PRIMARY KEY,
    host         text NOT NULL,
    inbox_url    text NOT NULL,
    activity_id  bigint NOT NULL,
    attempts     smallint NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL
) WITH (vacuum_truncate = false);
CREATE UNIQUE INDEX deliveries_once ON deliveries (activity_id, inbox_url);
CREATE INDEX deliveries_by_host ON deliveries (host, id);
-- Refused for now by a host that otherwise answers: few, and each waits by itself.
CREATE INDEX deliveries_held ON deliveries (host, due_at) WHERE attempts > 0;

-- One row per host with deliveries waiting: due time and breaker. Workers claim hosts, then slices.
CREATE TABLE delivery_lanes (
    host           text PRIMARY KEY,
    due_at         timestamptz NOT NULL,
    failures       integer NOT NULL DEFAULT 0,
    first_failure_at timestamptz
) WITH (vacuum_truncate = false);
CREATE INDEX delivery_lanes_due ON delivery_lanes (due_at);

-- What peers have sent: stored raw before 202, applied in order per actor.
CREATE TABLE inbox_activities (
    id           bigint PRIMARY KEY,
    actor_uri    text NOT NULL,
    activity_uri text,
    host         text NOT NULL,
    body         text NOT NULL,
    -- Accept what is said, or fetch it from its origin first.
    trust        text NOT NULL CHECK (trust IN ('signed', 'fetch')),
    attempts     smallint NOT NULL DEFAULT 0,
    last_error   text,
    dead_at      timestamptz,
    received_at  timestamptz NOT NULL
) WITH (vacuum_truncate = false);
CREATE INDEX inbox_activities_by_actor ON inbox_activities (actor_uri, id) WHERE dead_at IS NULL;
CREATE INDEX inbox_activities_dead ON inbox_activities (dead_at) WHERE dead_at IS NOT NULL;
CREATE TABLE inbox_lanes (
    actor_uri text PRIMARY KEY,
    due_at    timestamptz NOT NULL
) WITH (vacuum_truncate = false);
CREATE INDEX inbox_lanes_due ON inbox_lanes (due_at);
