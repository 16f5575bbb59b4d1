// Consents and acknowledgements: one line per purpose, with text version, language and time
// (PRV-01, PRV-14, FOM-06). Lines are withdrawn, never changed or deleted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/consent/types.hpp>

namespace tandem::consent {

class Service {
 public:
  explicit Service(const Context &context) : context_(context) {}

  // Gives a consent; one that stands with the same text version stays as it is.
  void give(Transaction &transaction, const Line &line) const;
  // Ends every standing consent for the purpose. True when there was one.
  bool withdraw(Transaction &transaction, const Id &member_id, std::string_view purpose,
                Instant at) const;
  // Ends every standing consent whose purpose begins so.
  void withdraw_all(Transaction &transaction, const Id &member_id, std::string_view beginning,
                    Instant at) const;
  std::vector<Line> standing(Transaction &transaction, const Id &member_id) const;
  std::optional<Line> standing(Transaction &transaction, const Id &member_id,
                               std::string_view purpose) const;

 private:
  const Context &context_;
};

}  // namespace tandem::consent
