// When and how often a transaction is run again.
#pragma once

#include <kit/base/random.hpp>
#include <kit/base/time.hpp>
#include <kit/database/errors.hpp>

namespace ams::kit {

class Retry {
 public:
  Retry(Deadline deadline, const Clock &clock, Random &random)
      : deadline_(deadline), clock_(clock), random_(random) {}

  // Throws DatabaseUnavailable when the deadline has passed.
  void check_deadline() const;
  // Waits before the next attempt, longer each time; DatabaseUnavailable when none is left.
  void after(const TransientError &error);

 private:
  Microseconds delay();

  Deadline deadline_;
  const Clock &clock_;
  Random &random_;
  Microseconds ceiling_{4'000};
};

}  // namespace ams::kit
