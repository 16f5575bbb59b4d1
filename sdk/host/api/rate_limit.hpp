// So many calls in a minute for each key. Kept in memory, each process for itself: it protects this
// process from a program in a loop, and decides nothing that has to be right.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include <kit/base/time.hpp>

namespace ams::host {

class RateLimit {
 public:
  explicit RateLimit(unsigned calls_per_minute) : limit_(calls_per_minute) {}

  // Takes one place of the minute that holds `now`. None left: how long until the next minute.
  std::optional<std::chrono::seconds> take(const std::string &key, kit::Instant now);

 private:
  static constexpr std::size_t most_keys = 20'000;
  const unsigned limit_;
  std::mutex mutex_;
  std::int64_t minute_ = 0;
  std::unordered_map<std::string, unsigned> taken_;  // in that minute
};

}  // namespace ams::host
