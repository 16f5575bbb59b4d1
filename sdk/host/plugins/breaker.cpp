#include <host/plugins/breaker.hpp>

namespace ams::host {

bool Breaker::admit(std::int64_t steady_us) {
  if (!open_) return true;
  if (trial_running_ || steady_us < trial_at_us_) return false;
  trial_running_ = true;
  return true;
}

void Breaker::returned() {
  // A straggler from before the opening proves nothing; only the trial closes the breaker.
  if (open_ && !trial_running_) return;
  open_ = false;
  trial_running_ = false;
  overdue_at_.clear();
}

void Breaker::overdue(std::int64_t steady_us) {
  if (open_) return open_until(steady_us + limits_.open_for.count());
  overdue_at_.push_back(steady_us);
  while (overdue_at_.front() <= steady_us - limits_.window.count()) overdue_at_.pop_front();
  if (overdue_at_.size() >= limits_.overdue_calls) open_until(steady_us + limits_.open_for.count());
}

void Breaker::open_until(std::int64_t steady_us) {
  open_ = true;
  trial_running_ = false;
  trial_at_us_ = steady_us;
}

}  // namespace ams::host
