-- How members sign in. Tokens are stored as hashes; the second factor's secret is sealed.
CREATE TABLE IF NOT EXISTS ams_accounts (
  member_id BINARY(16) NOT NULL PRIMARY KEY,
  password_hash VARCHAR(128) NOT NULL,
  staff TINYINT NOT NULL,
  totp_secret VARBINARY(255) NULL,
  totp_step BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  password_changed_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS ams_sessions (
  id BINARY(16) NOT NULL PRIMARY KEY,
  token_hash BINARY(32) NOT NULL,
  member_id BINARY(16) NOT NULL,
  awaits_code TINYINT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  UNIQUE KEY one_session_per_token (token_hash),
  KEY by_member (member_id),
  KEY by_end (ends_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS ams_password_resets (
  token_hash BINARY(32) NOT NULL PRIMARY KEY,
  member_id BINARY(16) NOT NULL,
  created_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  used_at BIGINT NULL,
  KEY by_member (member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Attempts by what is guarded: "password:<account>", "client:<key>", "code:<account>", each hashed.
CREATE TABLE IF NOT EXISTS ams_throttles (
  subject BINARY(32) NOT NULL PRIMARY KEY,
  attempts INT NOT NULL,
  last_at BIGINT NOT NULL,
  KEY by_last (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- One row for each form that was carried out: the first insert of its transaction (DESIGN 4).
CREATE TABLE IF NOT EXISTS ams_operations (
  operation_id BINARY(16) NOT NULL PRIMARY KEY,
  member_id BINARY(16) NOT NULL,
  created_at BIGINT NOT NULL,
  KEY by_creation (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
