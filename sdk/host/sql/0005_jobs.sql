-- Leases of jobs that run once per cluster. `until_us` is the database's time (the only use of it):
-- processes whose clocks disagree still agree on who holds one. `fence` grows with every lease.
CREATE TABLE IF NOT EXISTS ams_leases (
  name VARCHAR(120) NOT NULL PRIMARY KEY,
  holder BINARY(16) NOT NULL,
  until_us BIGINT NOT NULL,
  fence BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Up to which day lapsed memberships have been reported (membership.lapsed), and how far within the
-- day after it.
CREATE TABLE IF NOT EXISTS ams_lapse_progress (
  id TINYINT NOT NULL PRIMARY KEY,
  reported_through INT NOT NULL,
  after_member BINARY(16) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Which memberships end on a day.
ALTER TABLE ams_members ADD INDEX IF NOT EXISTS by_paid_through (paid_through);
