// Tells the directory who has written to a mentor already, and who is connected with one.
#pragma once

#include <plugin/directory/contacts.hpp>
#include <plugin/introductions/service.hpp>

namespace tandem::desks {

class Contacts final : public directory::Contacts {
 public:
  explicit Contacts(const introductions::Service &introductions) : introductions_(introductions) {}

  std::optional<directory::Contact> between(Transaction &transaction, const Id &mentee_id,
                                            const Id &mentor_id) const override;
  std::optional<directory::NotYet> not_yet(Transaction &transaction, const Id &mentee_id,
                                           const Id &mentor_id, Instant now) const override;

 private:
  const introductions::Service &introductions_;
};

}  // namespace tandem::desks
