-- The association's members. `revision` is taken from the one row of ams_member_revision in the
-- same transaction, so that a plugin's projection can ask for what changed since.
CREATE TABLE IF NOT EXISTS ams_member_revision (
  id TINYINT NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT IGNORE INTO ams_member_revision (id, revision) VALUES (1, 0);

CREATE TABLE IF NOT EXISTS ams_members (
  id BINARY(16) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  given_name VARCHAR(120) NOT NULL,
  family_name VARCHAR(120) NOT NULL,
  email VARCHAR(254) NOT NULL,
  category VARCHAR(16) NOT NULL,
  subtype VARCHAR(32) NOT NULL,
  paid_through INT NULL,
  province CHAR(2) NOT NULL,
  country CHAR(2) NOT NULL,
  language CHAR(2) NOT NULL,
  UNIQUE KEY one_member_per_email (email),
  UNIQUE KEY by_revision (revision)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
