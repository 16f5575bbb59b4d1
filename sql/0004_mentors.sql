-- Mentors, the submissions that made them, and the one row that orders all changes a search may show.

CREATE TABLE IF NOT EXISTS tandem_mentors (
  member_id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  opted_in TINYINT NOT NULL,
  paused TINYINT NOT NULL,
  suspended TINYINT NOT NULL,
  answers_sealed MEDIUMBLOB NOT NULL,
  identity_sealed MEDIUMBLOB NOT NULL,
  terms_version VARCHAR(20) NOT NULL,
  confidentiality_version VARCHAR(20) NOT NULL,
  answered_at BIGINT NOT NULL,
  withdrawn_at BIGINT NOT NULL,
  opted_in_at BIGINT NOT NULL,
  directory_revision BIGINT NOT NULL,
  KEY directory (directory_revision)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What members submitted in a form, sealed as it came: waiting for the fee, applied, kept as a
-- draft, or superseded by something newer.
CREATE TABLE IF NOT EXISTS tandem_submissions (
  event_id BINARY(16) NOT NULL PRIMARY KEY,
  member_id BINARY(16) NOT NULL,
  form VARCHAR(20) NOT NULL,
  state VARCHAR(24) NOT NULL,
  answered_at BIGINT NOT NULL,
  content_sealed MEDIUMBLOB NULL,
  decided_at BIGINT NULL,
  KEY member (member_id, answered_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- membership.renewed or payment.failed that came before its form.submitted (events have no order).
CREATE TABLE IF NOT EXISTS tandem_early_outcomes (
  submission_event_id BINARY(16) NOT NULL PRIMARY KEY,
  outcome VARCHAR(20) NOT NULL,
  at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS tandem_directory_revision (
  id TINYINT NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT IGNORE INTO tandem_directory_revision (id, revision) VALUES (1, 0);
