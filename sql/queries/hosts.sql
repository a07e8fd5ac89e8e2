--: Host(software?, version?, dialect?, last_success_at?, last_failure_at?)
--! by_host : Host
SELECT host, software, version, dialect, last_success_at, last_failure_at, failures FROM hosts WHERE host = :host;

--! seen
INSERT INTO hosts (host, first_seen_at) VALUES (:host, :now) ON CONFLICT DO NOTHING;

--! set_dialect
INSERT INTO hosts (host, dialect, first_seen_at) VALUES (:host, :dialect, :now)
ON CONFLICT (host) DO UPDATE SET dialect = excluded.dialect;

-- A host where nobody is known is not remembered: names of inboxes cost nothing to make up.
--! succeeded
UPDATE hosts SET last_success_at = :now, failures = 0 WHERE host = :host;

--! failed
UPDATE hosts SET last_failure_at = :now, failures = failures + 1 WHERE host = :host;

--: Block()
--! domain_blocks : Block
SELECT domain, severity, reject_media, reject_reports, obfuscate, public_comment FROM domain_blocks;

--! peers : (host)
-- Known hosts, without those that an operator has blocked in any way.
SELECT h.host FROM hosts h
WHERE NOT EXISTS (SELECT 1 FROM domain_blocks b
                   WHERE b.severity <> 'noop' AND (h.host = b.domain OR right(h.host, length(b.domain) + 1) = '.' || b.domain))
ORDER BY h.host LIMIT :amount;
