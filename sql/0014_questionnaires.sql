-- Questionnaires that staff published. The first versions come with the program.

-- One row per questionnaire and version, as it was written. It is never changed or deleted: answers
-- carry the version they were given under.
CREATE TABLE IF NOT EXISTS tandem_questionnaires (
  questionnaire VARCHAR(40) NOT NULL,
  version INT NOT NULL,
  xml MEDIUMTEXT NOT NULL,
  published_at BIGINT NOT NULL,
  published_by BINARY(16) NOT NULL,
  PRIMARY KEY (questionnaire, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What every process compares before it trusts the questionnaires it holds.
CREATE TABLE IF NOT EXISTS tandem_questionnaires_revision (
  id TINYINT NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT IGNORE INTO tandem_questionnaires_revision (id, revision) VALUES (1, 0);
