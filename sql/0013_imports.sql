-- Existing mentors, consents and pairings that staff bring in from files.

CREATE TABLE IF NOT EXISTS tandem_imports (
  id BINARY(16) NOT NULL PRIMARY KEY,
  state VARCHAR(12) NOT NULL,
  created_by BINARY(16) NOT NULL,
  created_at BIGINT NOT NULL,
  rows_read INT NOT NULL,
  findings INT NOT NULL,
  -- A file of it could not be used at all: nothing of it may be begun.
  spoilt TINYINT NOT NULL,
  -- Whether members with prepared answers are told by mail.
  tells TINYINT NOT NULL DEFAULT 0,
  started_at BIGINT NULL,
  started_by BINARY(16) NULL,
  ended_at BIGINT NULL,
  undo_at BIGINT NULL,
  undo_by BINARY(16) NULL,
  undone_at BIGINT NULL,
  -- What is wrong with the files, value by value; NULL once it has served its time.
  report_sealed MEDIUMBLOB NULL,
  emptied_at BIGINT NULL,
  KEY newest (created_at),
  KEY working (state, created_at),
  KEY emptying (emptied_at, created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What is to be done with each row that can be used, in this order, and what came of it: written in
-- the transaction that does it, so that whoever goes on after a crash knows.
CREATE TABLE IF NOT EXISTS tandem_import_rows (
  import_id BINARY(16) NOT NULL,
  number INT NOT NULL,
  line INT NOT NULL,
  effect VARCHAR(10) NOT NULL,
  state VARCHAR(10) NOT NULL,
  reason VARCHAR(20) NOT NULL,
  note VARCHAR(20) NOT NULL,
  member_id BINARY(16) NOT NULL,
  -- The mentee of a pairing; all zero otherwise.
  other_id BINARY(16) NOT NULL,
  content_sealed MEDIUMBLOB NULL,
  -- What was made of it: guards its undoing.
  made_id BINARY(16) NULL,
  made_version BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (import_id, number),
  KEY going (import_id, state, number),
  KEY member (member_id),
  KEY other (other_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
