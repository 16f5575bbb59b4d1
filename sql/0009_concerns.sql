-- Concerns that members report, the steps of their cases, and who wants nothing more to do with
-- whom.

CREATE TABLE IF NOT EXISTS tandem_concerns (
  id BINARY(16) NOT NULL PRIMARY KEY,
  reference VARCHAR(12) NOT NULL,
  reporter_id BINARY(16) NOT NULL,
  -- All zero: nobody was named.
  about_id BINARY(16) NOT NULL,
  regarding VARCHAR(20) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  version BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  outcome VARCHAR(20) NULL,
  owner_id BINARY(16) NULL,
  reported_at BIGINT NOT NULL,
  closed_at BIGINT NULL,
  -- 1 while the two are kept apart, NULL otherwise.
  apart TINYINT NULL,
  -- What the reporter wrote, how to reach them, how they know the other person; NULL once erased.
  words_sealed MEDIUMBLOB NULL,
  reach_sealed MEDIUMBLOB NULL,
  name_sealed MEDIUMBLOB NULL,
  UNIQUE KEY reference (reference),
  KEY reporter (reporter_id, reported_at),
  KEY about (about_id, apart),
  KEY kept_apart (reporter_id, apart),
  KEY state (state, reported_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What staff did: append-only. Notes and reasons are sealed.
CREATE TABLE IF NOT EXISTS tandem_concern_steps (
  id BINARY(16) NOT NULL PRIMARY KEY,
  concern_id BINARY(16) NOT NULL,
  at BIGINT NOT NULL,
  actor_id BINARY(16) NOT NULL,
  action VARCHAR(20) NOT NULL,
  state_before VARCHAR(20) NOT NULL,
  state_after VARCHAR(20) NOT NULL,
  outcome VARCHAR(20) NULL,
  words_sealed MEDIUMBLOB NULL,
  KEY concern (concern_id, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS tandem_blocks (
  member_id BINARY(16) NOT NULL,
  blocked_id BINARY(16) NOT NULL,
  blocked_at BIGINT NOT NULL,
  -- As the member knew them when they blocked them.
  name_sealed MEDIUMBLOB NOT NULL,
  PRIMARY KEY (member_id, blocked_id),
  KEY blocked (blocked_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
