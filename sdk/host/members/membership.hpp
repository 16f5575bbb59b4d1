// What a membership means today (SHR-05, FOM-01). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <host/members/member.hpp>

namespace ams::host {

// Paid through a day means to the end of that day in the association's zone; `today` is the civil
// date there.
bool membership_active(const std::optional<kit::Date> &paid_through, kit::Date today);

// From this many days before the end on, the account reminds of the renewal.
constexpr int renewal_notice_days = 60;
// Days left, counting today as 0 when it is the last one; negative once it is over.
int days_left(kit::Date paid_through, kit::Date today);

}  // namespace ams::host
