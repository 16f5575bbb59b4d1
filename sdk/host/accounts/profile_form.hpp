// The host's own fields of the profile form: what was typed, and what is wrong with it. Pure.
#pragma once

#include <string>
#include <vector>

#include <host/members/member.hpp>
#include <kit/language/catalogue.hpp>
#include <kit/web/fields.hpp>

namespace ams::host {

enum class ProfileFault {
  given_name_missing,
  family_name_missing,
  name_unreadable,    // control characters, or too long
  email_malformed,
  province_unknown,
  country_unknown,
  province_and_country_differ,
  language_unknown,
};

struct ProfileForm {
  // What is shown again, whatever was typed.
  std::string given_name, family_name, email, province, country, language;

  static ProfileForm of(const Member &member);
  static ProfileForm typed(const kit::Fields &fields);
  std::vector<ProfileFault> faults() const;
  // `member` with these values. Only for a form without faults.
  Member applied_to(Member member) const;
};

// The field a fault stands beside, and the sentence.
const char *field_of(ProfileFault fault);
kit::Text sentence(ProfileFault fault);

}  // namespace ams::host
