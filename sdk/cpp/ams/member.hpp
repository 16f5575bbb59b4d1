// A member of the association as C++ sees it (ams.members/1 and the snapshots of events).
#pragma once

#include <ams/ext/members.h>

#include <cstdint>
#include <string>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>

namespace ams {

struct Member {
  kit::Id id;
  std::int64_t revision = 0;
  std::string given_name;
  std::string family_name;
  std::string email;
  std::string category;
  std::string subtype;
  kit::Date paid_through{};  // not ok(): never paid
  std::string province;
  std::string country;
  kit::Language language = kit::Language::english;

  bool operator==(const Member &) const = default;
};

// Copies; a language that is not one of ours becomes English.
Member to_member(const ams_member_t &member);
// Borrows from `member`.
ams_member_t from_member(const Member &member);

}  // namespace ams
