// Moves the association's clock forward for tests and demonstrations, stopping at each due job to
// run it: what would have happened in between, happens.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include <host/jobs/job_runner.hpp>
#include <host/system/clock.hpp>

namespace ams::host {

struct ClockMove {
  bool reached = false;  // false: too many stops on the way; move again
  unsigned stops = 0;
  unsigned steps = 0;  // of jobs
};

class ClockMover {
 public:
  ClockMover(HostClock &clock, JobRunner &jobs) : clock_(clock), jobs_(jobs) {}

  // Forward only; nothing when `target` is before now.
  std::optional<ClockMove> move_to(kit::Instant target);
  // From now on, whatever has passed since the caller looked; by nothing: only runs what is due.
  ClockMove advance(kit::Microseconds by);
  kit::Instant now() const { return clock_.now(); }

 private:
  ClockMove move(kit::Instant target);

  HostClock &clock_;
  JobRunner &jobs_;
  std::mutex mutex_;  // one move at a time
};

// "2026-12-01T09:00:00Z", to the second; and back.
std::optional<kit::Instant> parse_instant(std::string_view text);
std::string instant_text(kit::Instant instant);

}  // namespace ams::host
