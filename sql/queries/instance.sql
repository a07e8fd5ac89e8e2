--! activity : (week, statuses, logins, registrations)
SELECT week, statuses, logins, registrations FROM activity_weeks WHERE week > :after ORDER BY week DESC LIMIT 12;

--! set_activity
INSERT INTO activity_weeks (week, statuses_before, statuses, logins, registrations)
VALUES (:week, :statuses::bigint, 0, :logins, :registrations)
ON CONFLICT (week) DO UPDATE SET statuses = greatest(:statuses::bigint - activity_weeks.statuses_before, 0),
    logins = excluded.logins, registrations = excluded.registrations;

--! registered_since : (count)
SELECT count(*) FROM users WHERE created_at >= :since;

--! rule_translations : (rule_id, language, text, hint)
SELECT t.rule_id, t.language, t.text, t.hint FROM rule_translations t JOIN rules r ON r.id = t.rule_id
WHERE r.deleted_at IS NULL ORDER BY t.rule_id, t.language;

--! add_rule
INSERT INTO rules (id, position, text, hint)
SELECT :id, coalesce(max(position), 0) + 1, :text, :hint FROM rules;

--! translate_rule
INSERT INTO rule_translations (rule_id, language, text, hint) VALUES (:rule_id, :language, :text, :hint)
ON CONFLICT (rule_id, language) DO UPDATE SET text = excluded.text, hint = excluded.hint;

--! remove_rule
UPDATE rules SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL;

--! rule_exists : (yes)
SELECT EXISTS (SELECT 1 FROM rules WHERE id = :id AND deleted_at IS NULL) AS yes;

--: Terms(succeeded_by?)
--! terms_in_force : Terms
-- Those that hold on a day, or the first to come where none does yet.
SELECT t.effective_date, t.content,
       (SELECT min(n.effective_date) FROM terms_of_service n WHERE n.effective_date > t.effective_date) AS succeeded_by
FROM terms_of_service t ORDER BY (t.effective_date <= :today) DESC,
    CASE WHEN t.effective_date <= :today THEN :today::date - t.effective_date ELSE t.effective_date - :today::date END LIMIT 1;

--! terms_of : Terms
SELECT t.effective_date, t.content,
       (SELECT min(n.effective_date) FROM terms_of_service n WHERE n.effective_date > t.effective_date) AS succeeded_by
FROM terms_of_service t WHERE t.effective_date = :day;

--! publish_terms
INSERT INTO terms_of_service (effective_date, content, published_at) VALUES (:effective_date, :content, :now)
ON CONFLICT (effective_date) DO UPDATE SET content = excluded.content, published_at = excluded.published_at;

--! domain_blocks : (domain, severity, obfuscate, public_comment)
SELECT domain, severity, obfuscate, public_comment FROM domain_blocks
WHERE severity IN ('silence', 'suspend') ORDER BY severity DESC, domain;

--! peers_like : (host)
-- Known hosts by the beginning of their name, without those that an operator has blocked.
SELECT h.host FROM hosts h
WHERE h.host ~>=~ :low AND h.host ~<~ :high
  AND NOT EXISTS (SELECT 1 FROM domain_blocks b
                   WHERE b.severity <> 'noop' AND (h.host = b.domain OR right(h.host, length(b.domain) + 1) = '.' || b.domain))
ORDER BY h.host USING ~<~ LIMIT :amount;
