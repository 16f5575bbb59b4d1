// When a membership may be renewed, and until when it then runs (SHR-05). Pure.
#pragma once

#include <optional>

#include <kit/base/time.hpp>

namespace ams::host {

constexpr std::chrono::months membership_length = std::chrono::months(12);
// Who has paid further ahead than this renewed just now, and most likely did not mean it twice.
constexpr std::chrono::months longest_paid_ahead = std::chrono::months(13);

// Months later, on the last day of the month where that month is shorter.
kit::Date months_later(kit::Date date, std::chrono::months months);

// Twelve months after the old end; from today, both days included, when that end has passed or
// there was none.
kit::Date new_paid_through(const std::optional<kit::Date> &old_paid_through, kit::Date today);

// The first day on which this member may renew; in the past for most.
std::optional<kit::Date> renewable_from(const std::optional<kit::Date> &old_paid_through);
bool may_renew(const std::optional<kit::Date> &old_paid_through, kit::Date today);

}  // namespace ams::host
