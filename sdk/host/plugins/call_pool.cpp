#include <host/plugins/call_pool.hpp>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace ams::host {
namespace {

enum class Progress { waiting, running, returned, threw, given_up };

struct Task {
  std::function<void()> work;
  Progress progress = Progress::waiting;
};

}  // namespace

// Shared with the threads, so that a stuck one finds it after the pool is gone.
struct CallPool::State {
  explicit State(CallLimits call_limits) : limits(call_limits), breaker(call_limits.breaker) {}

  const CallLimits limits;
  mutable std::mutex mutex;
  std::condition_variable work_came;
  std::condition_variable work_ended;
  std::deque<std::shared_ptr<Task>> queue;
  std::vector<std::thread> threads;
  unsigned idle = 0;
  unsigned running = 0;
  bool closed = false;
  Breaker breaker;

  static void serve(std::shared_ptr<State> self);
  static Progress perform(Task &task);
};

CallPool::CallPool(const kit::Clock &clock, CallLimits limits)
    : clock_(clock), state_(std::make_shared<State>(limits)) {}

CallPool::~CallPool() {
  std::vector<std::thread> threads;
  bool stuck;
  {
    std::lock_guard lock(state_->mutex);
    state_->closed = true;
    stuck = state_->running > 0;
    threads.swap(state_->threads);
  }
  state_->work_came.notify_all();
  for (auto &thread : threads) stuck ? thread.detach() : thread.join();
}

bool CallPool::breaker_open() const {
  std::lock_guard lock(state_->mutex);
  return state_->breaker.open();
}

unsigned CallPool::running() const {
  std::lock_guard lock(state_->mutex);
  return state_->running;
}

bool CallPool::drain(kit::Deadline deadline) {
  std::unique_lock lock(state_->mutex);
  state_->closed = true;
  for (auto &task : state_->queue) task->progress = Progress::given_up;
  state_->queue.clear();
  state_->work_ended.notify_all();
  auto left = kit::Microseconds(std::max<std::int64_t>(0, deadline.steady_us - clock_.steady_us()));
  return state_->work_ended.wait_for(lock, left, [&] { return state_->running == 0; });
}

CallState CallPool::run(kit::Deadline deadline, std::function<void()> work) {
  auto task = std::make_shared<Task>();
  task->work = std::move(work);
  State &state = *state_;
  std::unique_lock lock(state.mutex);
  if (state.closed || state.queue.size() >= state.limits.waiting ||
      !state.breaker.admit(clock_.steady_us()))
    return CallState::refused;
  state.queue.push_back(task);
  if (state.idle < state.queue.size() && state.threads.size() < state.limits.threads)
    state.threads.emplace_back(State::serve, state_);
  state.work_came.notify_one();

  const std::int64_t asked_us = clock_.steady_us();
  auto left = kit::Microseconds(std::max<std::int64_t>(0, deadline.steady_us - asked_us));
  state.work_ended.wait_for(lock, left, [&] { return task->progress >= Progress::returned; });
  switch (task->progress) {
    case Progress::returned:
      return state.breaker.returned(), CallState::returned;
    case Progress::threw:
      return state.breaker.returned(), CallState::threw;
    case Progress::running:
      if (left >= state.limits.fair_time)
        state.breaker.overdue(clock_.steady_us());
      else
        state.breaker.not_made();
      return CallState::overdue;
    default:
      break;
  }
  // No thread was free in time: a trial that found none says that the plugin still hangs.
  task->progress = Progress::given_up;
  std::erase(state.queue, task);
  if (state.breaker.open()) state.breaker.overdue(clock_.steady_us());
  return CallState::refused;
}

void CallPool::State::serve(std::shared_ptr<State> self) {
  std::unique_lock lock(self->mutex);
  while (true) {
    ++self->idle;
    self->work_came.wait(lock, [&] { return self->closed || !self->queue.empty(); });
    --self->idle;
    if (self->queue.empty()) return;
    auto task = self->queue.front();
    self->queue.pop_front();
    task->progress = Progress::running;
    ++self->running;
    lock.unlock();
    Progress outcome = perform(*task);
    lock.lock();
    --self->running;
    task->progress = outcome;
    self->work_ended.notify_all();
  }
}

// The work and its payload end here, on this thread, before anyone is told.
Progress CallPool::State::perform(Task &task) {
  Progress outcome = Progress::returned;
  try {
    task.work();
  } catch (...) {
    outcome = Progress::threw;
  }
  task.work = nullptr;
  return outcome;
}

}  // namespace ams::host
