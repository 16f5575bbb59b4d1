#include <plugin/imports/work.hpp>

#include <algorithm>

#include <plugin/imports/content.hpp>

namespace tandem::imports {

void Work::carry_out(Row &row) const {
  const auto do_it = [&] {
    const bool there = members_.find(transaction_, row.member_id) &&
                       (row.effect != Effect::pairing ||
                        members_.find(transaction_, row.other_id));
    if (!there) return Reason::unknown_member;
    if (row.content.empty()) return Reason::unreadable;
    switch (row.effect) {
      case Effect::consent:
        return consent(row);
      case Effect::mentor:
        return mentor(row);
      case Effect::prepared:
        return prepared(row);
      case Effect::pairing:
        return pairing(row);
    }
    return Reason::unreadable;
  };
  row.reason = do_it();
  row.state = row.reason == Reason::none ? RowState::done : RowState::skipped;
}

Reason Work::consent(const Row &row) const {
  const auto read = consent_from_json(row.content);
  if (nouns_.consents.standing(transaction_, row.member_id, read.document))
    return Reason::agreed_before;
  nouns_.consents.give(transaction_,
                       {row.member_id, read.document, read.version, read.language,
                        day_begins(nouns_.context, read.given_on)});
  return Reason::none;
}

Reason Work::mentor(Row &row) const {
  const auto terms = nouns_.consents.standing(transaction_, row.member_id, consent::terms_of_use);
  const auto confidentiality = nouns_.consents.standing(transaction_, row.member_id,
                                                        consent::confidentiality_agreement);
  if (!terms || !confidentiality) return Reason::consents_wrong;
  const auto agreed_at = std::max(terms->given_at, confidentiality->given_at);
  if (const auto why = nouns_.imported_mentors.why_not(transaction_, row.member_id, agreed_at))
    return reason_of(*why);
  auto read = mentor_from_json(row.content);
  row.made_version = nouns_.imported_mentors.enter(
      transaction_,
      {row.member_id, std::move(read.sheet), read.paused,
       {terms->text_version, confidentiality->text_version}, agreed_at},
      import_.started_by, import_.tells, introductions_);
  return Reason::none;
}

Reason Work::prepared(Row &row) const {
  if (const auto why = nouns_.imported_mentors.why_not(transaction_, row.member_id, std::nullopt))
    return reason_of(*why);
  row.made_id =
      nouns_.imported_mentors.prepare(transaction_, row.member_id, import_.started_by,
                                      mentor_from_json(row.content).sheet, import_.tells);
  return Reason::none;
}

Reason Work::pairing(Row &row) const {
  const auto pairing = earlier(nouns_.context, pairing_from_json(row.content), row.member_id,
                               row.other_id);
  if (const auto why = why_not_pair(transaction_, nouns_, pairing); why != Reason::none)
    return why;
  const auto mentee = members_.find(transaction_, row.other_id);
  row.made_id = nouns_.imported_pairings.bring_in(transaction_, pairing, mentee->full_name(),
                                                  import_.started_by);
  return Reason::none;
}

// ---- Taking back ----

void Work::take_back(Row &row) const {
  const auto try_it = [&] {
    if (!members_.find(transaction_, row.member_id)) return Reason::unknown_member;
    switch (row.effect) {
      case Effect::consent:
        return take_consent_back(row);
      case Effect::mentor:
        return take_mentor_back(row);
      case Effect::prepared:
        return nouns_.imported_mentors.drop_prepared(transaction_, row.member_id, row.made_id,
                                                     import_.undo_by)
                   ? Reason::none
                   : Reason::changed_since;
      case Effect::pairing:
        return nouns_.imported_pairings.take_out(transaction_, row.made_id, import_.undo_by)
                   ? Reason::none
                   : Reason::changed_since;
    }
    return Reason::unreadable;
  };
  row.reason = try_it();
  row.state = row.reason == Reason::none ? RowState::undone : RowState::left;
}

bool Work::is_mentor(const Id &member_id) const {
  const auto mentor = nouns_.mentors.find(transaction_, member_id);
  return mentor && mentor->opted_in;
}

// Mentors were taken back before: who is one still is so by their own word, or because of a mentee,
// and stays with what they agreed to.
Reason Work::take_consent_back(const Row &row) const {
  if (row.content.empty()) return Reason::unreadable;
  if (is_mentor(row.member_id)) return Reason::is_mentor_still;
  const auto read = consent_from_json(row.content);
  const auto line = nouns_.consents.standing(transaction_, row.member_id, read.document);
  if (!line || line->text_version != read.version ||
      line->given_at != day_begins(nouns_.context, read.given_on))
    return Reason::changed_since;
  nouns_.consents.withdraw(transaction_, row.member_id, read.document,
                           *import_.undo_at);
  return Reason::none;
}

Reason Work::take_mentor_back(const Row &row) const {
  const auto pairings = introductions_.pairings().standing_of(transaction_, row.member_id);
  const bool has_mentees = std::ranges::any_of(
      pairings, [&](const auto &pairing) { return pairing.mentor_id == row.member_id; });
  if (has_mentees) return Reason::mentors_since;
  return nouns_.imported_mentors.take_out(transaction_, row.member_id, row.made_version,
                                          import_.undo_by, introductions_)
             ? Reason::none
             : Reason::changed_since;
}

}  // namespace tandem::imports
