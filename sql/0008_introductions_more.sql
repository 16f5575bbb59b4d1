-- Questions before an answer, places of a mentor, and the life and the end of a pairing.

-- A question that waits for the mentee leaves `state` at 'sent': an older version goes on working
-- with the row, and answers, reminds and expires it as ever.
ALTER TABLE tandem_introductions
  ADD COLUMN IF NOT EXISTS questions_asked SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS question_open TINYINT NOT NULL DEFAULT 0;

CREATE TABLE IF NOT EXISTS tandem_introduction_questions (
  introduction_id BINARY(16) NOT NULL,
  number SMALLINT NOT NULL,
  asked_at BIGINT NOT NULL,
  answered_at BIGINT NULL,
  question_sealed MEDIUMBLOB NOT NULL,
  answer_sealed MEDIUMBLOB NULL,
  PRIMARY KEY (introduction_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- FOM-12: as many mentees as the mentor set, or more. Kept by those who know how many they are.
ALTER TABLE tandem_mentors
  ADD COLUMN IF NOT EXISTS is_full TINYINT NOT NULL DEFAULT 0;

-- `place` is NULL once a pairing has ended, and where an older version began it.
ALTER TABLE tandem_pairings
  ADD COLUMN IF NOT EXISTS place INT NULL,
  ADD COLUMN IF NOT EXISTS ended_by BINARY(16) NULL,
  ADD COLUMN IF NOT EXISTS staff_told TINYINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS farewell_sealed MEDIUMBLOB NULL,
  ADD COLUMN IF NOT EXISTS agreement_version BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS agreed_at BIGINT NULL,
  ADD COLUMN IF NOT EXISTS agreed_by BINARY(16) NULL,
  ADD COLUMN IF NOT EXISTS agreement_sealed MEDIUMBLOB NULL,
  ADD UNIQUE KEY IF NOT EXISTS one_place (mentor_id, place);

UPDATE tandem_pairings p JOIN (
  SELECT id, ROW_NUMBER() OVER (PARTITION BY mentor_id ORDER BY began_at, id) AS nth
  FROM tandem_pairings WHERE standing = 1
) n ON n.id = p.id SET p.place = n.nth WHERE p.standing = 1 AND p.place IS NULL;
