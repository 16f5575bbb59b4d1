// Work that is due at a time: the host's own jobs and the plugins' (ams.jobs/1) look the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <kit/base/time.hpp>

namespace ams::host {

struct JobRun {
  kit::Instant now;
  kit::Deadline deadline;
  std::int64_t fencing_token = 0;  // 0 for jobs of each instance
};

enum class JobScope { each_instance, once_per_cluster };

class Job {
 public:
  virtual ~Job() = default;
  virtual std::string name() const = 0;  // unique in the host: "tandem/introductions.remind"
  virtual std::string lane() const = 0;  // jobs of one lane run one after another
  virtual JobScope scope() const = 0;
  virtual kit::Microseconds longest_step() const { return std::chrono::seconds(10); }
  // It looks, again and again, whether somebody outside left something: a clock that is moved past
  // a year does not stop for each of the looks.
  virtual bool polls() const { return false; }
  // Wall clock; nothing while nothing waits. May throw: then it is asked again later.
  virtual std::optional<kit::Instant> next_due(kit::Instant now) = 0;
  // One bounded step. True when another is due at once. Throws when it failed.
  virtual bool run(const JobRun &run) = 0;
};

}  // namespace ams::host
