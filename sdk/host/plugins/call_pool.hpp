// The threads on which one plugin is called, so that no caller waits longer than its deadline.
//
//  1. Each plugin has a pool of its own: a plugin that hangs holds its own threads and nobody
//     else's.
//  2. The work owns its payload. A caller whose deadline passed goes away; the work, and all it
//     captured, lives until the plugin really returns.
//  3. After several overdue calls the breaker refuses calls at once (breaker.hpp).
//  4. A thread that is stuck in a plugin cannot be ended. At shutdown `drain` says so; the process
//     then exits without unloading that plugin, and the destructor leaves the thread behind.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <host/plugins/breaker.hpp>
#include <kit/base/time.hpp>

namespace ams::host {

enum class CallState {
  returned,  // the result is there
  threw,     // an exception crossed the ABI: a defect of the plugin
  overdue,   // the deadline passed; the call may still be running
  refused,   // not called: breaker open, no thread free until the deadline, or shutting down
};

template <class Result>
struct Called {
  CallState state;
  std::optional<Result> result;
};

struct CallLimits {
  unsigned threads = 8;
  unsigned waiting = 64;  // calls that wait for a thread
  // Only a call that had at least this long counts as overdue against the plugin.
  kit::Microseconds fair_time = std::chrono::milliseconds(100);
  BreakerLimits breaker;
};

class CallPool {
 public:
  explicit CallPool(const kit::Clock &clock, CallLimits limits = {});
  ~CallPool();
  CallPool(const CallPool &) = delete;
  CallPool &operator=(const CallPool &) = delete;

  // [any] Runs `work` on a thread of the pool. `work` captures by value or by shared pointer.
  template <class Result>
  Called<Result> call(kit::Deadline deadline, std::function<Result()> work) {
    auto slot = std::make_shared<std::optional<Result>>();
    CallState state = run(deadline, [slot, work = std::move(work)] { slot->emplace(work()); });
    if (state != CallState::returned) return {state, std::nullopt};
    return {state, std::move(*slot)};
  }

  bool breaker_open() const;
  unsigned running() const;  // calls inside the plugin now, stuck ones included
  // Refuses further calls and waits for running ones. False: some did not return.
  bool drain(kit::Deadline deadline);

 private:
  CallState run(kit::Deadline deadline, std::function<void()> work);
  struct State;
  const kit::Clock &clock_;
  std::shared_ptr<State> state_;
};

}  // namespace ams::host
