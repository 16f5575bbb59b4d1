#include <plugin/desks/contacts.hpp>

#include <algorithm>

#include <plugin/introductions/view.hpp>

namespace tandem::desks {

using directory::Contact;

std::optional<Contact> Contacts::between(Transaction &transaction, const Id &mentee_id,
                                         const Id &mentor_id) const {
  if (const auto pairing = introductions_.pairing_between(transaction, mentee_id, mentor_id)) {
    return Contact{Contact::State::connected, pairing->began_at,
                   introductions::path_of(pairing->introduction_id)};
  }
  for (const auto &envelope : introductions_.of_mentee(transaction, mentee_id)) {
    if (envelope.mentor_id == mentor_id && introductions::is_open(envelope.state))
      return Contact{Contact::State::waiting, envelope.sent_at,
                     introductions::path_of(envelope.id)};
  }
  return std::nullopt;
}

std::optional<directory::NotYet> Contacts::not_yet(Transaction &transaction, const Id &mentee_id,
                                                   const Id &mentor_id, Instant now) const {
  using directory::NotYet;
  const auto refused = introductions_.why_not(transaction, mentee_id, mentor_id, now);
  if (!refused) return std::nullopt;
  if (refused->why == introductions::Refusal::waiting_after_decline)
    return NotYet{NotYet::Why::declined, refused->until.value()};
  if (refused->why != introductions::Refusal::too_many_open) return std::nullopt;
  NotYet found{NotYet::Why::too_many_open, Instant::max()};
  for (const auto &envelope : introductions_.of_mentee(transaction, mentee_id))
    if (introductions::is_open(envelope.state))
      found.until = std::min(found.until, envelope.expires_at);
  if (found.until == Instant::max()) return std::nullopt;
  return found;
}

}  // namespace tandem::desks
