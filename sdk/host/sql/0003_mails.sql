-- The outbox of the host's own mails, as sdk/kit/mail/README.md gives it.
CREATE TABLE IF NOT EXISTS ams_mails (
  id BINARY(16) NOT NULL PRIMARY KEY,
  template VARCHAR(80) NOT NULL,
  class TINYINT NOT NULL,
  member_id BINARY(16) NOT NULL,
  about_id BINARY(16) NOT NULL,
  language CHAR(2) NOT NULL,
  recipient VARBINARY(254) NOT NULL,
  content_sealed MEDIUMBLOB NULL,
  state TINYINT NOT NULL,
  attempts INT NOT NULL,
  fence BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  give_up_at BIGINT NOT NULL,
  reply VARCHAR(500) NOT NULL,
  created_at BIGINT NOT NULL,
  sent_at BIGINT NULL,
  KEY due (state, due_at),
  KEY fence (fence),
  KEY created (created_at),
  KEY member (member_id, created_at),
  KEY about (about_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
