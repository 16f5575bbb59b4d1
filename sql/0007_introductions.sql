-- Introductions from a mentee to a mentor, and the pairings that come of them (FACTS 1.6).

CREATE TABLE IF NOT EXISTS tandem_introductions (
  id BINARY(16) NOT NULL PRIMARY KEY,
  mentee_id BINARY(16) NOT NULL,
  mentor_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  -- 1 while it is open, NULL afterwards: at most one is open between two people (FOM-16).
  open_pair TINYINT NULL,
  sent_at BIGINT NOT NULL,
  remind_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  reminded_at BIGINT NULL,
  ended_at BIGINT NULL,
  message_sealed MEDIUMBLOB NOT NULL,
  profile_sealed MEDIUMBLOB NOT NULL,
  note_sealed MEDIUMBLOB NULL,
  UNIQUE KEY one_open_pair (mentee_id, mentor_id, open_pair),
  KEY mentee (mentee_id, sent_at),
  KEY mentor (mentor_id, sent_at),
  KEY reminding (open_pair, reminded_at, remind_at),
  KEY expiring (open_pair, expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The limits of open introductions are rows to be taken, not counts to be compared.
CREATE TABLE IF NOT EXISTS tandem_introduction_slots (
  mentee_id BINARY(16) NOT NULL,
  slot SMALLINT NOT NULL,
  introduction_id BINARY(16) NOT NULL,
  PRIMARY KEY (mentee_id, slot),
  UNIQUE KEY one_slot (introduction_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS tandem_introduction_inbox_slots (
  mentor_id BINARY(16) NOT NULL,
  slot SMALLINT NOT NULL,
  introduction_id BINARY(16) NOT NULL,
  PRIMARY KEY (mentor_id, slot),
  UNIQUE KEY one_slot (introduction_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- One row per mentor, changed first by whoever sends to the mentor and by the mentor's leaving: so
-- either the leaving sees the introduction, or the sender sees that the mentor has left (FOM-10).
CREATE TABLE IF NOT EXISTS tandem_introduction_inboxes (
  mentor_id BINARY(16) NOT NULL PRIMARY KEY,
  turn BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS tandem_pairings (
  id BINARY(16) NOT NULL PRIMARY KEY,
  introduction_id BINARY(16) NOT NULL,
  mentee_id BINARY(16) NOT NULL,
  mentor_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  -- 1 until it has ended, NULL afterwards.
  standing TINYINT NULL,
  began_at BIGINT NOT NULL,
  ended_at BIGINT NULL,
  UNIQUE KEY one_per_introduction (introduction_id),
  UNIQUE KEY one_standing_pair (mentee_id, mentor_id, standing),
  KEY mentee (mentee_id, began_at),
  KEY mentor (mentor_id, began_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
