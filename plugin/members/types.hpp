// A member of the association as Tandem knows them: the projection of those who take part, fed by
// the host's events and reconciled nightly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <kit/base/id.hpp>
#include <kit/language/language.hpp>

namespace tandem::members {

namespace kit = ams::kit;

struct Member {
  kit::Id id;
  std::int64_t revision = 0;
  std::string given_name;
  std::string family_name;
  std::string email;
  std::string category;
  std::string subtype;
  std::optional<kit::Date> paid_through;
  std::string province;
  std::string country;
  kit::Language language = kit::Language::english;
  bool gone = false;  // erased or merged away: terminal

  std::string full_name() const { return given_name + " " + family_name; }
};

// FOM-01: any category, not expired. Paid through a day means to its end in the association's zone,
// so a civil date of that zone is all that is compared (SHR-05).
inline bool is_active(const Member &member, kit::Date today) {
  return !member.gone && member.paid_through && *member.paid_through >= today;
}

}  // namespace tandem::members
