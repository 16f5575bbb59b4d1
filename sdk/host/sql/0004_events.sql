-- Facts for the plugins, written in the transaction of the fact and delivered at least once. The
-- snapshot and a plugin's sealed submission are emptied once nobody waits for them any more.
CREATE TABLE IF NOT EXISTS ams_events (
  id BINARY(16) NOT NULL PRIMARY KEY,
  type VARCHAR(40) NOT NULL,
  member_id BINARY(16) NOT NULL,
  occurred_at BIGINT NOT NULL,
  content TEXT NULL,
  submission MEDIUMBLOB NULL,
  open_deliveries INT NOT NULL,
  KEY by_member (member_id),
  KEY finished (open_deliveries, occurred_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- state: 0 waiting, 1 done, 2 parked. A claim pushes due_at ahead by its lease, so that a process
-- that dies in the middle leaves nothing that is not picked up again.
CREATE TABLE IF NOT EXISTS ams_event_deliveries (
  event_id BINARY(16) NOT NULL,
  plugin VARCHAR(32) NOT NULL,
  state TINYINT NOT NULL,
  attempts INT NOT NULL,
  failures INT NOT NULL,
  due_at BIGINT NOT NULL,
  last_error VARCHAR(100) NOT NULL,
  submission_event_id BINARY(16) NULL,
  PRIMARY KEY (event_id, plugin),
  KEY due (state, plugin, due_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
