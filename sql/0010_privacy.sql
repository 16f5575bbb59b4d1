-- Disclosures: who was shown what of a member, each under a consent line that stood at that moment.
-- What several people look at is one row per day with a count: of whoever looked nothing is kept.

CREATE TABLE IF NOT EXISTS tandem_disclosures (
  id BINARY(16) NOT NULL PRIMARY KEY,
  member_id BINARY(16) NOT NULL,
  consent_id BINARY(16) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  -- All zero: members who searched; then `day` is a date and `viewers` counts.
  to_member_id BINARY(16) NOT NULL,
  about_id BINARY(16) NOT NULL,
  day INT NOT NULL,
  viewers INT NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  UNIQUE KEY one_effect (member_id, consent_id, kind, to_member_id, about_id, day),
  KEY member (member_id, last_at),
  KEY age (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The register of confidentiality incidents (PRV-05, PRV-16). A line is never changed or deleted; a
-- correction is a further line of the same incident.
CREATE TABLE IF NOT EXISTS tandem_incident_lines (
  incident_id BINARY(16) NOT NULL,
  line INT NOT NULL,
  written_at BIGINT NOT NULL,
  written_by BINARY(16) NOT NULL,
  content_sealed MEDIUMBLOB NOT NULL,
  PRIMARY KEY (incident_id, line),
  KEY written (written_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- When the words of an introduction that had ended went, in their time (PRV-07).
ALTER TABLE tandem_introductions
  ADD COLUMN IF NOT EXISTS words_gone_at BIGINT NULL,
  ADD INDEX IF NOT EXISTS ended (words_gone_at, ended_at);

-- `answered_at` of the answers that went in their time: newer ones are there again.
ALTER TABLE tandem_mentors
  ADD COLUMN IF NOT EXISTS answers_gone_of BIGINT NOT NULL DEFAULT 0;
