-- Published texts (FOM-06), and what a mentor's pages and clocks need.

-- One row per text, version and language. The built-in texts are the first ones; a version that was
-- published is never changed or deleted, since people agreed to it.
CREATE TABLE IF NOT EXISTS tandem_documents (
  document VARCHAR(40) NOT NULL,
  version VARCHAR(20) NOT NULL,
  language CHAR(2) NOT NULL,
  title VARCHAR(200) NOT NULL,
  html MEDIUMTEXT NOT NULL,
  published_at BIGINT NOT NULL,
  published_by BINARY(16) NOT NULL,
  -- Which came last, also among those of one instant.
  edition BIGINT NOT NULL,
  PRIMARY KEY (document, version, language)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What every process compares before it trusts the texts it remembers.
CREATE TABLE IF NOT EXISTS tandem_documents_revision (
  id TINYINT NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT IGNORE INTO tandem_documents_revision (id, revision) VALUES (1, 0);

-- Hidden by the mentor (PRV-18); since when paused, or no longer paused (FOM-11).
ALTER TABLE tandem_mentors
  ADD COLUMN IF NOT EXISTS hidden TINYINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS paused_at BIGINT NOT NULL DEFAULT 0;

-- A mentor's clocks: each is due at its time and NULL when nothing is.
CREATE TABLE IF NOT EXISTS tandem_mentor_clocks (
  mentor_id BINARY(16) NOT NULL PRIMARY KEY,
  -- Introductions that expired since the mentor's last answer.
  expired_in_a_row INT NOT NULL DEFAULT 0,
  -- Asked whether they are still there: paused at this time if they say nothing.
  pause_at BIGINT NULL,
  -- Reminded of being paused.
  remind_at BIGINT NULL,
  -- Told that the documents have changed.
  tell_at BIGINT NULL,
  KEY pausing (pause_at),
  KEY reminding (remind_at),
  KEY telling (tell_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Who was paused before there were clocks is reminded 90 days after that, or soon.
INSERT IGNORE INTO tandem_mentor_clocks (mentor_id, remind_at)
SELECT member_id, answered_at + 7776000000000 FROM tandem_mentors WHERE opted_in = 1 AND paused = 1;
