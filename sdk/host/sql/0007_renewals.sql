-- Renewals. state: 0 awaiting payment, 1 settled, 2 failed, 3 given up. `open_member` is the member
-- while the renewal is open: one open renewal for each.
CREATE TABLE IF NOT EXISTS ams_renewals (
  id BINARY(16) NOT NULL PRIMARY KEY,
  member_id BINARY(16) NOT NULL,
  operation_id BINARY(16) NOT NULL,
  open_member BINARY(16) NULL,
  state TINYINT NOT NULL,
  fee_cents BIGINT NOT NULL,
  old_paid_through INT NULL,
  new_paid_through INT NOT NULL,
  left_out VARCHAR(500) NOT NULL,
  ended_event_id BINARY(16) NULL,
  created_at BIGINT NOT NULL,
  ended_at BIGINT NULL,
  UNIQUE KEY one_open_renewal (open_member),
  KEY by_operation (operation_id),
  KEY by_member (member_id, created_at),
  KEY by_age (state, created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Which event carried each plugin's sealed submission; the submission itself lies only there.
CREATE TABLE IF NOT EXISTS ams_renewal_submissions (
  renewal_id BINARY(16) NOT NULL,
  plugin VARCHAR(32) NOT NULL,
  event_id BINARY(16) NOT NULL,
  PRIMARY KEY (renewal_id, plugin)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
