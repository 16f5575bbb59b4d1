-- What became of every mail that left, of host and plugins alike (SHR-03, EML-05). `token` is random
-- and stands in the return path and in Reply-To: whoever does not have it can report nothing.
-- `mail_key` is the hash of owner, Message-ID and recipient: one row for all attempts of a mail.
-- state: 0 on its way, 1 taken by the server, 2 refused, 3 came back, 4 delayed, 5 held back.
CREATE TABLE IF NOT EXISTS ams_sent_mails (
  token BINARY(16) NOT NULL PRIMARY KEY,
  mail_key BINARY(32) NOT NULL,
  owner VARCHAR(32) NOT NULL,
  mail_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  recipient VARBINARY(254) NOT NULL,
  subject_sealed VARBINARY(2000) NOT NULL,
  state TINYINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  UNIQUE KEY one_row_per_mail (mail_key),
  KEY by_member (member_id, created_at),
  KEY by_age (created_at),
  KEY by_mail (mail_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- One row for each mail that came back, and kind. `done_at`: staff has looked after it.
CREATE TABLE IF NOT EXISTS ams_bounces (
  id BINARY(16) NOT NULL PRIMARY KEY,
  token BINARY(16) NOT NULL,
  permanent TINYINT NOT NULL,
  member_id BINARY(16) NOT NULL,
  recipient VARBINARY(254) NOT NULL,
  status VARCHAR(16) NOT NULL,
  diagnostic VARCHAR(300) NOT NULL,
  received_at BIGINT NOT NULL,
  done_by BINARY(16) NULL,
  done_at BIGINT NULL,
  UNIQUE KEY one_row_per_mail_and_kind (token, permanent),
  KEY by_member (member_id, received_at),
  KEY open_ones (done_at, received_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- An address that mail comes back from. `broken_at` raises the banner and holds back what need not
-- be sent; `confirmed_at`: the member said that it works again, and older mails count no more.
CREATE TABLE IF NOT EXISTS ams_address_troubles (
  member_id BINARY(16) NOT NULL PRIMARY KEY,
  address VARCHAR(254) NOT NULL,
  broken_at BIGINT NULL,
  confirmed_at BIGINT NULL,
  status VARCHAR(16) NOT NULL,
  KEY by_address (address)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What the mailbox held, by its server's own identifier: nothing is handled twice. state: 1 handled
-- and may be deleted there, 2 kept only in part, so it stays there.
CREATE TABLE IF NOT EXISTS ams_mailbox_seen (
  uid_hash BINARY(32) NOT NULL PRIMARY KEY,
  state TINYINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  seen_at BIGINT NOT NULL,
  KEY by_age (seen_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Replies by plain e-mail. The mail lies sealed, as it came.
CREATE TABLE IF NOT EXISTS ams_mail_replies (
  id BINARY(16) NOT NULL PRIMARY KEY,
  token BINARY(16) NULL,
  raw_sealed MEDIUMBLOB NOT NULL,
  cut TINYINT NOT NULL,
  received_at BIGINT NOT NULL,
  done_by BINARY(16) NULL,
  done_at BIGINT NULL,
  KEY open_ones (done_at, received_at),
  KEY by_age (received_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Who was answered automatically, and when last: one answer a day (RFC 3834).
CREATE TABLE IF NOT EXISTS ams_reply_answers (
  sender_hash BINARY(32) NOT NULL PRIMARY KEY,
  answered_at BIGINT NOT NULL,
  KEY by_age (answered_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A new address waits for its owner (SHR-03). state: 0 waits for the new address, 1 in effect,
-- 2 given up or run out, 3 objected to from the old address. `open_member` is the member while the
-- change waits: one at a time. Tokens are stored as hashes.
CREATE TABLE IF NOT EXISTS ams_address_changes (
  id BINARY(16) NOT NULL PRIMARY KEY,
  member_id BINARY(16) NOT NULL,
  open_member BINARY(16) NULL,
  old_email VARCHAR(254) NOT NULL,
  new_email VARCHAR(254) NOT NULL,
  state TINYINT NOT NULL,
  confirm_hash BINARY(32) NOT NULL,
  object_hash BINARY(32) NOT NULL,
  mails INT NOT NULL,
  created_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  confirmed_at BIGINT NULL,
  UNIQUE KEY one_open_change (open_member),
  UNIQUE KEY by_confirm (confirm_hash),
  UNIQUE KEY by_object (object_hash),
  KEY by_member (member_id, created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What staff changed at a member's address, and why.
CREATE TABLE IF NOT EXISTS ams_address_audit (
  id BINARY(16) NOT NULL PRIMARY KEY,
  staff_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  content_sealed VARBINARY(2000) NOT NULL,
  created_at BIGINT NOT NULL,
  KEY by_member (member_id, created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
