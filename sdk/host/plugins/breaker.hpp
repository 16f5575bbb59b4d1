// Keeps the host from calling a plugin that hangs: after several overdue calls it opens, and after
// a while it lets one call through as a trial. Not thread-safe; its pool locks.
#pragma once

#include <cstdint>
#include <deque>

#include <kit/base/time.hpp>

namespace ams::host {

struct BreakerLimits {
  unsigned overdue_calls = 3;  // so many within `window` open it
  kit::Microseconds window = std::chrono::seconds(30);
  kit::Microseconds open_for = std::chrono::seconds(30);  // then one trial
};

class Breaker {
 public:
  explicit Breaker(BreakerLimits limits) : limits_(limits) {}

  // Whether a call may be made at this steady time. While half-open, true for one call only.
  bool admit(std::int64_t steady_us);
  void returned();
  void overdue(std::int64_t steady_us);
  // The admitted call was not made after all: the trial, if it was one, is given back.
  void not_made() { trial_running_ = false; }
  bool open() const { return open_; }

 private:
  void open_until(std::int64_t steady_us);

  BreakerLimits limits_;
  std::deque<std::int64_t> overdue_at_;
  bool open_ = false;
  bool trial_running_ = false;
  std::int64_t trial_at_us_ = 0;
};

}  // namespace ams::host
