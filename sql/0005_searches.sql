-- Searches that must not travel in an address: what was filtered by is sealed, for a while, for one
-- member and one session, behind the hash of an opaque token (DESIGN 5, PRV-08).

CREATE TABLE IF NOT EXISTS tandem_searches (
  token_hash BINARY(32) NOT NULL PRIMARY KEY,
  member_id BINARY(16) NOT NULL,
  session_hash BINARY(32) NOT NULL,
  filters MEDIUMBLOB NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  KEY expires (expires_at),
  KEY member (member_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
