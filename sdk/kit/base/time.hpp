// Instants, civil dates and the ports for the two clocks (DESIGN 3.8).
#pragma once

#include <chrono>
#include <cstdint>

namespace ams::kit {

using Microseconds = std::chrono::microseconds;
using Instant = std::chrono::sys_time<Microseconds>;
using Date = std::chrono::year_month_day;

inline std::int64_t to_us(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant from_us(std::int64_t us) { return Instant{Microseconds{us}}; }

// A point on the steady clock by which a call has to be over.
struct Deadline {
  std::int64_t steady_us;
};

class Clock {
 public:
  virtual ~Clock() = default;
  // What members see; a test can move it forward.
  virtual Instant now() const = 0;
  // For time-outs and back-off alone.
  virtual std::int64_t steady_us() const = 0;

  Deadline in(Microseconds duration) const { return {steady_us() + duration.count()}; }
  bool passed(Deadline deadline) const { return steady_us() >= deadline.steady_us; }
};

}  // namespace ams::kit
