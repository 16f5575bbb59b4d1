-- Erasures. state: 0 asked for, 1 the plugins are done, 2 all is gone and the report is on its way,
-- 3 done. `contact_sealed` holds the name and address for the report, until it is in the outbox; the
-- report holds nothing of a person. One row for each member, for good: it is the tombstone.
CREATE TABLE IF NOT EXISTS ams_erasures (
  id BINARY(16) NOT NULL PRIMARY KEY,
  member_id BINARY(16) NOT NULL,
  asked_by BINARY(16) NOT NULL,
  state TINYINT NOT NULL,
  language CHAR(2) NOT NULL,
  contact_sealed VARBINARY(2000) NULL,
  report MEDIUMTEXT NULL,
  mail_id BINARY(16) NULL,
  asked_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  done_at BIGINT NULL,
  UNIQUE KEY one_per_member (member_id),
  KEY due (state, due_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Who typed the password again to see their own data, in which session, and until when it counts.
CREATE TABLE IF NOT EXISTS ams_privacy_confirmations (
  session_id BINARY(16) NOT NULL PRIMARY KEY,
  member_id BINARY(16) NOT NULL,
  until_at BIGINT NOT NULL,
  KEY by_end (until_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
