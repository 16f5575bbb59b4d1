#include <kit/database/pool.hpp>

#include <stdexcept>

#include <kit/database/errors.hpp>

namespace ams::kit {

Pool::Pool(DatabaseSettings settings, const Clock &clock)
    : settings_(std::move(settings)), clock_(clock) {
  if (settings_.pool_size == 0) throw std::invalid_argument("a pool holds a connection at least");
  idle_.reserve(settings_.pool_size);
}

Pool::Loan Pool::borrow(Deadline deadline) {
  std::unique_ptr<Connection> surplus;  // closed outside of the lock
  unsigned timeout_s;
  {
    std::unique_lock lock(mutex_);
    wait_for_place(lock, deadline);
    timeout_s = read_timeout_s(Microseconds{deadline.steady_us - clock_.steady_us()});
    if (auto fitting = take_idle(timeout_s)) {
      ++lent_;
      return {*this, std::move(fitting)};
    }
    if (lent_ + idle_.size() == settings_.pool_size) {
      surplus = std::move(idle_.front());
      idle_.erase(idle_.begin());
    }
    ++lent_;
  }
  surplus.reset();
  return {*this, open(timeout_s)};
}

void Pool::wait_for_place(std::unique_lock<std::mutex> &lock, Deadline deadline) {
  auto remaining = Microseconds{deadline.steady_us - clock_.steady_us()};
  bool free = remaining.count() > 0 &&
              freed_.wait_for(lock, remaining, [&] { return lent_ < settings_.pool_size; });
  if (!free) throw DatabaseUnavailable("no connection became free by the deadline");
}

// One whose time-out the deadline allows; but none so short that it would cut the work in half.
std::unique_ptr<Connection> Pool::take_idle(unsigned read_timeout_s) {
  for (auto at = idle_.rbegin(); at != idle_.rend(); ++at) {
    auto has = (*at)->read_timeout_s();
    if (has <= read_timeout_s && has * 2 >= read_timeout_s) {
      auto connection = std::move(*at);
      idle_.erase(std::next(at).base());
      return connection;
    }
  }
  return nullptr;
}

std::unique_ptr<Connection> Pool::open(unsigned read_timeout_s) {
  try {
    auto connection = std::make_unique<Connection>(settings_, read_timeout_s);
    std::lock_guard lock(mutex_);
    away_since_us_.reset();
    return connection;
  } catch (const TransientError &error) {
    free_place();
    if (away_too_long()) throw DatabaseUnavailable(error.what());
    throw;
  } catch (...) {
    free_place();
    throw;
  }
}

bool Pool::away_too_long() {
  std::lock_guard lock(mutex_);
  const auto now = clock_.steady_us();
  if (!away_since_us_) away_since_us_ = now;
  return now - *away_since_us_ >= patience.count();
}

void Pool::take_back(std::unique_ptr<Connection> connection) {
  if (connection->broken()) connection.reset();
  {
    std::lock_guard lock(mutex_);
    if (connection) idle_.push_back(std::move(connection));
    --lent_;
  }
  freed_.notify_one();
}

void Pool::free_place() {
  {
    std::lock_guard lock(mutex_);
    --lent_;
  }
  freed_.notify_one();
}

void Pool::drop_idle() {
  Connections dropped;  // closed outside of the lock
  std::lock_guard lock(mutex_);
  dropped.swap(idle_);
}

}  // namespace ams::kit
