-- The members who take part, as the host's newest snapshot knows them. A tombstone stays when one
-- is gone, so that an older snapshot does not bring them back.

CREATE TABLE IF NOT EXISTS tandem_members (
  id BINARY(16) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  gone TINYINT NOT NULL DEFAULT 0,
  given_name VARCHAR(100) NOT NULL,
  family_name VARCHAR(100) NOT NULL,
  email VARCHAR(254) NOT NULL,
  category VARCHAR(20) NOT NULL,
  subtype VARCHAR(20) NOT NULL,
  paid_through INT NULL,
  province CHAR(2) NOT NULL,
  country CHAR(2) NOT NULL,
  language CHAR(2) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- How far the nightly reconciliation has read the host's revisions.
CREATE TABLE IF NOT EXISTS tandem_members_read (
  id TINYINT NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  read_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT IGNORE INTO tandem_members_read (id, revision, read_at) VALUES (1, 0, 0);
