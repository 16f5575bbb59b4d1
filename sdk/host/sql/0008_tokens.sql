-- Personal access tokens: the hash alone, never the token. `slot` is 1 to 20 while a token is good,
-- so that nobody has more at a time, and NULL once it was revoked or is over.
CREATE TABLE IF NOT EXISTS ams_tokens (
  id BINARY(16) NOT NULL PRIMARY KEY,
  token_hash BINARY(32) NOT NULL,
  member_id BINARY(16) NOT NULL,
  slot TINYINT NULL,
  name VARCHAR(120) NOT NULL,
  scopes VARCHAR(1000) NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  last_used_at BIGINT NULL,
  revoked_at BIGINT NULL,
  UNIQUE KEY one_token_per_hash (token_hash),
  UNIQUE KEY one_token_per_slot (member_id, slot),
  KEY by_member (member_id, created_at),
  KEY by_end (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What was asked for under an Idempotency-Key, as a keyed hash: the same key with something else in
-- it is refused.
CREATE TABLE IF NOT EXISTS ams_api_keys (
  operation_id BINARY(16) NOT NULL PRIMARY KEY,
  request_hash BINARY(32) NOT NULL,
  created_at BIGINT NOT NULL,
  KEY by_creation (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
