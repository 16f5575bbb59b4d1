// A consent or an acknowledgement: one line per purpose (PRV-01, PRV-14, FOM-06).
#pragma once

#include <string>
#include <string_view>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>

namespace tandem::consent {

struct Line {
  ams::kit::Id member_id;
  std::string purpose;  // "terms_of_use", "confidentiality_agreement", "identity.gender.searchable"
  std::string text_version;
  ams::kit::Language language = ams::kit::Language::english;
  ams::kit::Instant given_at;
};

// The purpose of an identity answer with its audience.
inline std::string identity_purpose(std::string_view field, std::string_view audience) {
  return "identity." + std::string(field) + "." + std::string(audience);
}

}  // namespace tandem::consent
