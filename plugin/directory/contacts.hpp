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

// Why they may not write to the mentor yet, whatever else speaks for it (FOM-16).
struct NotYet {
  enum class Why { too_many_open, declined };
  Why why = Why::too_many_open;
  Instant until{};  // when the first of the open ones ends; when they may write to the mentor again
};

class Contacts {
 public:
  virtual ~Contacts() = default;
  // Nothing: they may write to the mentor as far as this goes.
  virtual std::optional<Contact> between(Transaction &transaction, const Id &mentee_id,
                                         const Id &mentor_id) const = 0;
  virtual std::optional<NotYet> not_yet(Transaction &transaction, const Id &mentee_id,
                                        const Id &mentor_id, Instant now) const = 0;
};

}  // namespace tandem::directory
