--! get : (value)
SELECT value FROM settings WHERE key = :key;

--! document : (value, updated_at)
SELECT value, updated_at FROM settings WHERE key = :key;

--! set
INSERT INTO settings (key, value, updated_at) VALUES (:key, :value, now())
ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now();

--! set_once : (value)
-- The first writer wins; everybody gets what stands.
INSERT INTO settings (key, value, updated_at) VALUES (:key, :value, now())
ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING value;

--! rules : (id, text, hint)
SELECT id, text, hint FROM rules WHERE deleted_at IS NULL ORDER BY position, id;

--! lease_node : (node, last_id)
-- The lowest number that nobody holds.
INSERT INTO nodes (node, holder, leased_until)
SELECT g.n, :holder, :until FROM generate_series(0, 63) AS g (n)
WHERE NOT EXISTS (SELECT 1 FROM nodes x WHERE x.node = g.n AND x.leased_until > :now)
ORDER BY g.n LIMIT 1
ON CONFLICT (node) DO UPDATE SET holder = excluded.holder, leased_until = excluded.leased_until
WHERE nodes.leased_until <= :now
RETURNING node, last_id;

--! renew_node : (node)
UPDATE nodes SET leased_until = :until, last_id = greatest(last_id, :last_id)
WHERE node = :node AND holder = :holder RETURNING node;

--! release_node
UPDATE nodes SET leased_until = :now, last_id = greatest(last_id, :last_id) WHERE node = :node AND holder = :holder;

--! limit_statements : (value)
-- Each of this transaction.
SELECT set_config('statement_timeout', :milliseconds, true) AS value;

--! oldest_snapshot : (seconds)
-- How long the oldest transaction that sees an old state has been open: what died since cannot be cleaned away.
SELECT coalesce(extract(epoch FROM max(now() - xact_start)), 0)::double precision AS seconds
FROM pg_stat_activity
WHERE datname = current_database() AND backend_xmin IS NOT NULL AND backend_type = 'client backend';
