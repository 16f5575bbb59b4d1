-- What staff look through: newest first, and what concerns one person.

ALTER TABLE tandem_audit
  ADD KEY IF NOT EXISTS newest (at),
  ADD KEY IF NOT EXISTS about (about_id, at);

ALTER TABLE tandem_introductions ADD KEY IF NOT EXISTS newest (sent_at);
ALTER TABLE tandem_pairings ADD KEY IF NOT EXISTS newest (began_at);

ALTER TABLE tandem_mails ADD KEY IF NOT EXISTS listed (state, created_at);
