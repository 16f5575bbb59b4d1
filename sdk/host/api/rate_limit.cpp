#include <host/api/rate_limit.hpp>

namespace ams::host {

std::optional<std::chrono::seconds> RateLimit::take(const std::string &key, kit::Instant now) {
  const std::int64_t second = kit::to_us(now) / 1'000'000;
  const std::int64_t minute = second / 60;
  std::lock_guard lock(mutex_);
  if (minute != minute_ || taken_.size() >= most_keys) {
    minute_ = minute;
    taken_.clear();
  }
  unsigned &taken = taken_[key];
  if (taken >= limit_) return std::chrono::seconds(60 - second % 60);
  ++taken;
  return std::nullopt;
}

}  // namespace ams::host
