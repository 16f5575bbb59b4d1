// Runs the jobs: one worker thread for each lane, so that a hanging SMTP server stops no reminder.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <host/jobs/job.hpp>
#include <host/jobs/leases.hpp>
#include <kit/base/log.hpp>

namespace ams::host {

// For the console.
struct JobStatus {
  std::string name;
  std::string lane;
  std::optional<kit::Instant> last_run;
  std::optional<kit::Instant> next_due;
  std::uint64_t runs = 0;
  std::string last_error;
};

class JobRunner {
 public:
  JobRunner(const kit::Clock &clock, kit::Log &log, Leases &leases);
  ~JobRunner();
  JobRunner(const JobRunner &) = delete;
  JobRunner &operator=(const JobRunner &) = delete;

  // All jobs are added before `start`.
  void add(std::unique_ptr<Job> job);
  void start();
  // Lets running steps end, at most until `deadline`. False: one is stuck; the process then leaves
  // by _exit, since this object must not go away under that step.
  bool stop(kit::Deadline deadline);
  // Asks all jobs at once when they are due: the clock was moved, or work was left for them.
  void wake();

  std::vector<JobStatus> status() const;

  // For the moved clock (dev/): runs, on the calling thread, what is due now until nothing is. The
  // number of steps run. A job that fails, or never has enough, is left to its lane.
  unsigned run_due();
  // The earliest time at which a job is due that does not poll; nothing when none waits.
  std::optional<kit::Instant> earliest_due();

 private:
  struct Entry;
  struct Lane;
  void serve(Lane &lane);
  bool step_if_due(Entry &entry);
  bool run_step(Entry &entry);
  bool run_leased(Entry &entry, JobRun &run);
  std::optional<kit::Instant> ask(Entry &entry);
  void failed(Entry &entry, const char *call, const std::string &why);

  const kit::Clock &clock_;
  kit::Log &log_;
  Leases &leases_;
  std::vector<std::unique_ptr<Lane>> lanes_;
};

}  // namespace ams::host
