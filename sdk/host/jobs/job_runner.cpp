#include <host/jobs/job_runner.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace ams::host {
namespace {

constexpr kit::Microseconds ask_every = std::chrono::seconds(1);
// A lease outlives the longest step by this, for the statements around it.
constexpr kit::Microseconds lease_margin = std::chrono::seconds(5);
constexpr kit::Microseconds shortest_pause_after_failure = std::chrono::seconds(1);
// Short, so that work goes on soon after a database that was away is back.
constexpr kit::Microseconds longest_pause_after_failure = std::chrono::seconds(10);
// Steps of one job under one lease; others may have their turn then.
constexpr unsigned steps_a_lease = 20;
// A job that is still due after so many steps without a pause is broken, and paused like one that
// failed.
constexpr unsigned most_steps_at_once = 1000;
// How long a moved clock waits for a lane that is busy.
constexpr std::chrono::seconds busy_lane = std::chrono::seconds(10);

}  // namespace

struct JobRunner::Entry {
  std::unique_ptr<Job> job;
  mutable std::mutex mutex;
  JobStatus status;                  // guarded by `mutex`; the rest by the lane's `turn`
  std::int64_t paused_until_us = 0;  // steady
  kit::Microseconds pause = shortest_pause_after_failure;
  unsigned steps_in_a_row = 0;

  template <class Change>
  void note(Change change) {
    std::lock_guard lock(mutex);
    change(status);
  }
};

struct JobRunner::Lane {
  std::string name;
  std::vector<std::unique_ptr<Entry>> entries;
  std::timed_mutex turn;  // whoever holds it runs this lane's jobs
  std::mutex mutex;       // guards the rest
  std::condition_variable changed;
  std::uint64_t wakes = 0;
  bool stopping = false;
  bool ended = false;
  std::thread worker;
};

JobRunner::JobRunner(const kit::Clock &clock, kit::Log &log, Leases &leases)
    : clock_(clock), log_(log), leases_(leases) {}

JobRunner::~JobRunner() { stop(clock_.in(std::chrono::hours(1))); }

void JobRunner::add(std::unique_ptr<Job> job) {
  std::string name = job->lane();
  auto found =
      std::find_if(lanes_.begin(), lanes_.end(), [&](auto &lane) { return lane->name == name; });
  if (found == lanes_.end()) {
    lanes_.push_back(std::make_unique<Lane>());
    lanes_.back()->name = name;
    found = std::prev(lanes_.end());
  }
  auto entry = std::make_unique<Entry>();
  entry->status.name = job->name();
  entry->status.lane = name;
  entry->job = std::move(job);
  (*found)->entries.push_back(std::move(entry));
}

void JobRunner::start() {
  for (auto &lane : lanes_) lane->worker = std::thread([this, &lane = *lane] { serve(lane); });
}

bool JobRunner::stop(kit::Deadline deadline) {
  for (auto &lane : lanes_) {
    std::lock_guard lock(lane->mutex);
    lane->stopping = true;
    lane->changed.notify_all();
  }
  bool all = true;
  for (auto &lane : lanes_) {
    if (!lane->worker.joinable()) continue;
    std::unique_lock lock(lane->mutex);
    auto left =
        kit::Microseconds(std::max<std::int64_t>(0, deadline.steady_us - clock_.steady_us()));
    bool ended = lane->changed.wait_for(lock, left, [&] { return lane->ended; });
    lock.unlock();
    if (ended) lane->worker.join();
    all = all && ended;
  }
  return all;
}

void JobRunner::wake() {
  for (auto &lane : lanes_) {
    std::lock_guard lock(lane->mutex);
    ++lane->wakes;
    lane->changed.notify_all();
  }
}

void JobRunner::serve(Lane &lane) {
  std::unique_lock lock(lane.mutex);
  while (!lane.stopping) {
    std::uint64_t seen = lane.wakes;
    lock.unlock();
    bool worked = false;
    for (auto &entry : lane.entries) {
      std::lock_guard turn(lane.turn);
      worked = step_if_due(*entry) || worked;
    }
    lock.lock();
    if (!worked)
      lane.changed.wait_for(lock, ask_every, [&] { return lane.stopping || lane.wakes != seen; });
  }
  lane.ended = true;
  lane.changed.notify_all();
}

bool JobRunner::step_if_due(Entry &entry) {
  auto due = ask(entry);
  if (!due || *due > clock_.now()) {
    entry.steps_in_a_row = 0;
    return false;
  }
  if (++entry.steps_in_a_row > most_steps_at_once) {
    entry.steps_in_a_row = 0;
    failed(entry, "run", "it is still due after many steps");
    return false;
  }
  return run_step(entry);
}

std::optional<kit::Instant> JobRunner::ask(Entry &entry) {
  if (clock_.steady_us() < entry.paused_until_us) return std::nullopt;
  try {
    auto due = entry.job->next_due(clock_.now());
    entry.note([&](JobStatus &status) { status.next_due = due; });
    return due;
  } catch (const std::exception &error) {
    failed(entry, "next_due", error.what());
  } catch (...) {
    failed(entry, "next_due", "an unknown exception");
  }
  return std::nullopt;
}

// True when it did something, so that it is asked again at once.
bool JobRunner::run_step(Entry &entry) {
  try {
    JobRun run{clock_.now(), clock_.in(entry.job->longest_step()), 0};
    bool ran = entry.job->scope() == JobScope::each_instance ? (entry.job->run(run), true)
                                                             : run_leased(entry, run);
    if (!ran) return false;
    entry.pause = shortest_pause_after_failure;
    entry.note([&](JobStatus &status) {
      status.last_run = run.now;
      ++status.runs;
      status.last_error.clear();
    });
    return true;
  } catch (const std::exception &error) {
    failed(entry, "run", error.what());
  } catch (...) {
    failed(entry, "run", "an unknown exception");
  }
  return false;
}

// False: another process holds the lease.
bool JobRunner::run_leased(Entry &entry, JobRun &run) {
  const std::string name = entry.job->name();
  auto fence = leases_.take(name, entry.job->longest_step() + lease_margin);
  if (!fence) return false;
  run.fencing_token = *fence;
  // The lease's statements took time of their own.
  run.deadline = clock_.in(entry.job->longest_step());
  bool more = true;
  for (unsigned steps = 0; more && steps < steps_a_lease && !clock_.passed(run.deadline); ++steps)
    more = entry.job->run(run);
  // Where this fails, the lease ends by itself.
  leases_.give_back(name);
  return true;
}

void JobRunner::failed(Entry &entry, const char *call, const std::string &why) {
  entry.paused_until_us = clock_.in(entry.pause).steady_us;
  entry.pause = std::min(entry.pause * 2, longest_pause_after_failure);
  entry.note([&](JobStatus &status) { status.last_error = why; });
  log_.write(kit::Level::warning, entry.job->name() + "." + call, why);
}

std::vector<JobStatus> JobRunner::status() const {
  std::vector<JobStatus> all;
  for (auto &lane : lanes_)
    for (auto &entry : lane->entries) {
      std::lock_guard lock(entry->mutex);
      all.push_back(entry->status);
    }
  return all;
}

unsigned JobRunner::run_due() {
  unsigned steps = 0;
  bool worked = true;
  while (worked) {
    worked = false;
    for (auto &lane : lanes_) {
      std::unique_lock turn(lane->turn, busy_lane);
      if (!turn) continue;
      for (auto &entry : lane->entries)
        while (step_if_due(*entry)) ++steps, worked = true;
    }
  }
  return steps;
}

std::optional<kit::Instant> JobRunner::earliest_due() {
  std::optional<kit::Instant> earliest;
  for (auto &lane : lanes_) {
    std::unique_lock turn(lane->turn, busy_lane);
    if (!turn) continue;
    for (auto &entry : lane->entries) {
      if (entry->job->polls()) continue;
      auto due = ask(*entry);
      if (due && (!earliest || *due < *earliest)) earliest = due;
    }
  }
  return earliest;
}

}  // namespace ams::host
