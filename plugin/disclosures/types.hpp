// A disclosure: something of a member's was shown to somebody, under one consent line (PRV-01).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>

namespace tandem::disclosures {

namespace kit = ams::kit;
using kit::Id;
using kit::Instant;

enum class Kind {
  introduction,     // a mentee's message and profile, sent to a mentor (FOM-15)
  contact_details,  // name and address, exchanged on acceptance (DESIGN 5)
  identity_shown,   // an identity answer marked as shown, on a page that others see (FOM-14)
  sealed_words,     // staff opened a person's words, with a reason
};

constexpr Kind kinds[] = {Kind::introduction, Kind::contact_details, Kind::identity_shown,
                          Kind::sealed_words};
// As it is stored.
const char *code(Kind kind);
std::optional<Kind> parse_kind(std::string_view code);

// What is about to be handed on.
struct Handing {
  Id member_id;         // whose it is
  std::string purpose;  // of the consent line that has to stand
  Kind kind;
  Id to_member_id = {};
  Id about_id = {};  // the introduction
};

struct Disclosure {
  Id id;
  Id member_id;
  Id consent_id;
  std::string purpose;  // of that line
  Kind kind;
  Id to_member_id;  // none: members who looked, counted
  Id about_id;
  std::int64_t viewers = 1;
  Instant first_at{};
  Instant last_at{};
};

// Sending an introduction, and accepting one, are consents of their own: to this person, for this.
inline std::string introduction_purpose(const Id &introduction_id) {
  return "introduction." + introduction_id.text();
}

}  // namespace tandem::disclosures
