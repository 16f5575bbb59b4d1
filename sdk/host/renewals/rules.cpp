#include <host/renewals/rules.hpp>

namespace ams::host {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

kit::Date day_before(kit::Date date) { return kit::Date(sys_days(date) - days(1)); }

}  // namespace

kit::Date months_later(kit::Date date, std::chrono::months months) {
  kit::Date later = date + months;
  return later.ok() ? later : kit::Date(later.year() / later.month() / std::chrono::last);
}

kit::Date new_paid_through(const std::optional<kit::Date> &old_paid_through, kit::Date today) {
  if (old_paid_through && *old_paid_through >= today)
    return months_later(*old_paid_through, membership_length);
  return day_before(months_later(today, membership_length));
}

std::optional<kit::Date> renewable_from(const std::optional<kit::Date> &old_paid_through) {
  if (!old_paid_through) return std::nullopt;
  return months_later(*old_paid_through, -longest_paid_ahead);
}

bool may_renew(const std::optional<kit::Date> &old_paid_through, kit::Date today) {
  auto from = renewable_from(old_paid_through);
  return !from || *from <= today;
}

}  // namespace ams::host
