// Consents and acknowledgements: one line per purpose, with text version, language and time
// (PRV-01, PRV-14, FOM-06). Lines are withdrawn, never changed or deleted.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>

namespace tandem::consent {

struct Line {
  Id member_id;
  std::string purpose;  // "terms_of_use", "confidentiality_agreement", "identity.gender.searchable"
  std::string text_version;
  Language language = Language::english;
  Instant given_at;
};

// The purpose of an identity answer with its audience.
std::string identity_purpose(std::string_view field, std::string_view audience);

class Service {
 public:
  explicit Service(const Context &context) : context_(context) {}

  // Gives a consent; one that stands with the same text version stays as it is.
  void give(Transaction &transaction, const Line &line) const;
  // Ends every standing consent for the purpose. True when there was one.
  bool withdraw(Transaction &transaction, const Id &member_id, std::string_view purpose,
                Instant at) const;
  std::vector<Line> standing(Transaction &transaction, const Id &member_id) const;
  std::optional<Line> standing(Transaction &transaction, const Id &member_id,
                               std::string_view purpose) const;

 private:
  const Context &context_;
};

}  // namespace tandem::consent
