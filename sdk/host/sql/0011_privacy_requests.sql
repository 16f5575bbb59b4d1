-- Requests under privacy law (PRV-04, PRV-21). Received and due are civil days of the association's
-- zone. What was written, and who somebody without an account is, lie sealed; both are NULL once the
-- person was erased. The row stays: it proves that the request was answered, and when.
CREATE TABLE IF NOT EXISTS ams_privacy_requests (
  id BINARY(16) NOT NULL PRIMARY KEY,
  -- All zero: somebody without an account.
  member_id BINARY(16) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  channel VARCHAR(20) NOT NULL,
  language CHAR(2) NOT NULL,
  version BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  outcome VARCHAR(20) NULL,
  owner_id BINARY(16) NULL,
  received_on INT NOT NULL,
  due_on INT NOT NULL,
  extended TINYINT NOT NULL,
  answered TINYINT NOT NULL,
  entered_at BIGINT NOT NULL,
  closed_at BIGINT NULL,
  words_sealed MEDIUMBLOB NULL,
  contact_sealed VARBINARY(2000) NULL,
  KEY member (member_id, entered_at),
  KEY due (state, due_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What was done with a request: append-only; answers and reasons are sealed.
CREATE TABLE IF NOT EXISTS ams_privacy_request_steps (
  id BINARY(16) NOT NULL PRIMARY KEY,
  request_id BINARY(16) NOT NULL,
  at BIGINT NOT NULL,
  actor_id BINARY(16) NOT NULL,
  action VARCHAR(20) NOT NULL,
  outcome VARCHAR(20) NULL,
  words_sealed MEDIUMBLOB NULL,
  KEY request (request_id, at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The last day on which staff were reminded of what is due.
CREATE TABLE IF NOT EXISTS ams_privacy_reminders (
  id TINYINT NOT NULL PRIMARY KEY,
  reminded_on INT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT IGNORE INTO ams_privacy_reminders (id, reminded_on) VALUES (1, 20000101);
