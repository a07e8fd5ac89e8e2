-- When the origin of a remote poll was last asked; fetched_at says when it last answered.
ALTER TABLE polls ADD COLUMN asked_at timestamptz;

-- The job that waits for the time of a post for later.
ALTER TABLE scheduled_statuses ADD COLUMN job_id bigint;
