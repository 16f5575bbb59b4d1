// Who is a member of the demonstration association. Deterministic; dates are counted from today.
#pragma once

#include <vector>

#include <host/members/member.hpp>

namespace ams::host {

struct SeedPerson {
  Member member;  // with its id; the revision comes when it is stored
  bool staff = false;
  bool named = false;  // one of those that guides and tests speak of
};

// The named people first, then as many made-up ones as `members` asks for in all.
std::vector<SeedPerson> seed_people(kit::Date today, unsigned members);

}  // namespace ams::host
