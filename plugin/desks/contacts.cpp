#include <plugin/desks/contacts.hpp>

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

}  // namespace tandem::desks
