#include <host/members/membership.hpp>

namespace ams::host {

bool membership_active(const std::optional<kit::Date> &paid_through, kit::Date today) {
  return paid_through && days_left(*paid_through, today) >= 0;
}

int days_left(kit::Date paid_through, kit::Date today) {
  return (std::chrono::sys_days(paid_through) - std::chrono::sys_days(today)).count();
}

}  // namespace ams::host
