// What a member submitted in the section of the renewal or profile form. It travels through the
// host as one sealed blob (DESIGN 2) and is kept here as it came.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <kit/crypto/sealer.hpp>
#include <plugin/mentors/types.hpp>

namespace tandem::mentors {

struct Submission {
  kit::Id member_id;
  std::string form;  // "renewal" or "profile"
  kit::Language language = kit::Language::english;
  kit::Instant answered_at{};
  std::int64_t base_version = 0;  // of the record the form was prefilled from
  bool wants = false;             // "I want to be a mentor"
  bool paused = false;
  std::string terms_version;            // acknowledged in this form; empty: not asked again
  std::string confidentiality_version;
  // In which the documents were agreed to, when it is not the form's (LNG-02).
  std::optional<kit::Language> documents_language;
  Sheet sheet;

  bool operator==(const Submission &) const = default;
};

// Sealed for this member and this form: it opens for no other.
std::string seal(const kit::Sealer &sealer, const Submission &submission);
// Throws kit::SealBroken.
Submission open_submission(const kit::Sealer &sealer, std::string_view form,
                           const kit::Id &member_id, std::string_view sealed);

}  // namespace tandem::mentors
