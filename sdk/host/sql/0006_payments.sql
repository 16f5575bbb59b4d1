-- Checkouts at the payment provider. state: 0 open, 1 settled, 2 failed, 3 void. No card data is
-- ever here (DESIGN 6).
CREATE TABLE IF NOT EXISTS ams_checkouts (
  id BINARY(16) NOT NULL PRIMARY KEY,
  reference BINARY(16) NOT NULL,
  state TINYINT NOT NULL,
  amount_cents BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  environment VARCHAR(16) NOT NULL,
  language CHAR(2) NOT NULL,
  return_path VARCHAR(200) NOT NULL,
  hosted_path VARCHAR(200) NOT NULL,
  created_at BIGINT NOT NULL,
  ended_at BIGINT NULL,
  UNIQUE KEY one_checkout_per_reference (reference)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Notices that were accepted, once each: the first insert of the transaction that acts on one.
CREATE TABLE IF NOT EXISTS ams_payment_notices (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  checkout_id BINARY(16) NOT NULL,
  received_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Notices that were refused, for the console. Kept apart: a forged one must not take the id of the
-- genuine one.
CREATE TABLE IF NOT EXISTS ams_refused_notices (
  notice_id VARCHAR(64) NOT NULL,
  reason VARCHAR(40) NOT NULL,
  checkout_text VARCHAR(64) NOT NULL,
  times BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  PRIMARY KEY (notice_id, reason),
  KEY by_time (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
