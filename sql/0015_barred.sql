-- Who was removed from the program after a concern, and writes to no mentor until staff lift it.

CREATE TABLE IF NOT EXISTS tandem_barred (
  member_id BINARY(16) NOT NULL PRIMARY KEY,
  concern_id BINARY(16) NOT NULL,
  barred_by BINARY(16) NOT NULL,
  barred_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
