// What somebody and a mentor have to do with each other already. The directory asks; introductions
// come after it and know, so that desks/contacts.hpp answers.
#pragma once

#include <optional>
#include <string>

#include <plugin/base/context.hpp>

namespace tandem::directory {

struct Contact {
  enum class State { waiting, connected };
  State state = State::waiting;
  Instant since{};
  std::string path;  // of the introduction
};

class Contacts {
 public:
  virtual ~Contacts() = default;
  // Nothing: they may write to the mentor as far as this goes.
  virtual std::optional<Contact> between(Transaction &transaction, const Id &mentee_id,
                                         const Id &mentor_id) const = 0;
};

}  // namespace tandem::directory
