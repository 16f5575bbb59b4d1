// A wall clock that a test moves by hand.
#pragma once

#include <atomic>

#include <kit/base/system.hpp>

namespace ams::test {

// The steady clock goes on by itself, since time-outs against real servers need it; a test may push
// it forward as well. Any thread.
class ManualClock final : public kit::Clock {
 public:
  explicit ManualClock(kit::Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22})
      : wall_us_(kit::to_us(now)) {}

  kit::Instant now() const override { return kit::from_us(wall_us_.load()); }
  std::int64_t steady_us() const override { return machine_.steady_us() + pushed_us_.load(); }

  void set(kit::Instant now) { wall_us_.store(kit::to_us(now)); }
  void advance(kit::Microseconds duration) { wall_us_.fetch_add(duration.count()); }
  void push_steady(kit::Microseconds duration) { pushed_us_.fetch_add(duration.count()); }

 private:
  kit::SystemClock machine_;
  std::atomic<std::int64_t> wall_us_;
  std::atomic<std::int64_t> pushed_us_{0};
};

}  // namespace ams::test
