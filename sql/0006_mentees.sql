-- Mentees: one profile per person, sealed; open and identity answers apart (FOM-14, FOM-15).

CREATE TABLE IF NOT EXISTS tandem_mentees (
  member_id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  answers_sealed MEDIUMBLOB NOT NULL,
  identity_sealed MEDIUMBLOB NOT NULL,
  answered_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
