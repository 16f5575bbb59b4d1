-- What every noun uses: the inbox of events, posted operations, audit, limits, mail links, mails.

CREATE TABLE IF NOT EXISTS tandem_inbox (
  event_id BINARY(16) NOT NULL PRIMARY KEY,
  type VARCHAR(40) NOT NULL,
  handled_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS tandem_operations (
  operation_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  result VARCHAR(200) NOT NULL,
  done_at BIGINT NOT NULL,
  PRIMARY KEY (operation_id, member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS tandem_audit (
  id BINARY(16) NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  actor_id BINARY(16) NOT NULL,
  action VARCHAR(60) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  about_id BINARY(16) NOT NULL,
  reason VARCHAR(60) NOT NULL,
  state_before VARCHAR(40) NOT NULL,
  state_after VARCHAR(40) NOT NULL,
  KEY subject (subject_id, at),
  KEY actor (actor_id, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS tandem_limits (
  limit_key BINARY(32) NOT NULL,
  window_start BIGINT NOT NULL,
  taken INT NOT NULL,
  window_end BIGINT NOT NULL,
  PRIMARY KEY (limit_key, window_start),
  KEY window_end (window_end)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS tandem_links (
  id BINARY(16) NOT NULL PRIMARY KEY,
  token_hash BINARY(32) NOT NULL,
  purpose VARCHAR(40) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  address_hash BINARY(32) NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  dead_at BIGINT NULL,
  UNIQUE KEY token (token_hash),
  KEY member (member_id),
  KEY subject (subject_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The outbox of mails; sdk/kit/mail/README.md explains it.
CREATE TABLE IF NOT EXISTS tandem_mails (
  id BINARY(16) NOT NULL PRIMARY KEY,
  template VARCHAR(80) NOT NULL,
  class TINYINT NOT NULL,
  member_id BINARY(16) NOT NULL,
  about_id BINARY(16) NOT NULL,
  language CHAR(2) NOT NULL,
  recipient VARBINARY(254) NOT NULL,
  content_sealed MEDIUMBLOB NULL,
  state TINYINT NOT NULL,
  attempts INT NOT NULL,
  fence BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  give_up_at BIGINT NOT NULL,
  reply VARCHAR(500) NOT NULL,
  created_at BIGINT NOT NULL,
  sent_at BIGINT NULL,
  KEY due (state, due_at),
  KEY fence (fence),
  KEY created (created_at),
  KEY member (member_id, created_at),
  KEY about (about_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
