-- Consents and acknowledgements: one line per purpose, withdrawn but never changed (PRV-01).

CREATE TABLE IF NOT EXISTS tandem_consents (
  id BINARY(16) NOT NULL PRIMARY KEY,
  member_id BINARY(16) NOT NULL,
  purpose VARCHAR(80) NOT NULL,
  text_version VARCHAR(20) NOT NULL,
  language CHAR(2) NOT NULL,
  given_at BIGINT NOT NULL,
  withdrawn_at BIGINT NULL,
  -- 1 while the line stands, NULL afterwards: at most one line stands per purpose.
  standing TINYINT NULL,
  UNIQUE KEY one_standing (member_id, purpose, standing)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
