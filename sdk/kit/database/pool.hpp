// A bounded pool of connections.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <kit/database/connection.hpp>
#include <kit/database/database.hpp>

namespace ams::kit {

class Pool {
 public:
  // A connection on loan; comes back at the end of its life, or is dropped if it is broken.
  class Loan {
   public:
    Loan(Pool &pool, std::unique_ptr<Connection> connection)
        : pool_(pool), connection_(std::move(connection)) {}
    ~Loan() { pool_.take_back(std::move(connection_)); }
    Loan(const Loan &) = delete;
    Loan &operator=(const Loan &) = delete;
    Connection &operator*() const { return *connection_; }
    Connection *operator->() const { return connection_.get(); }

   private:
    Pool &pool_;
    std::unique_ptr<Connection> connection_;
  };

  Pool(DatabaseSettings settings, const Clock &clock);

  // Waits for a free one until the deadline; then DatabaseUnavailable. TransientError when a new
  // one cannot be opened; DatabaseUnavailable when none could be for `patience`, so that an outage
  // does not hold every worker until its deadline. Any thread.
  Loan borrow(Deadline deadline);
  // The server went away: every idle connection did.
  void drop_idle();

 private:
  // A restart of the server is ridden out.
  static constexpr Microseconds patience{3'000'000};
  using Connections = std::vector<std::unique_ptr<Connection>>;

  void wait_for_place(std::unique_lock<std::mutex> &lock, Deadline deadline);
  std::unique_ptr<Connection> take_idle(unsigned read_timeout_s);
  std::unique_ptr<Connection> open(unsigned read_timeout_s);
  // Of an open that failed since the last one that did not.
  bool away_too_long();
  void take_back(std::unique_ptr<Connection> connection);
  void free_place();

  const DatabaseSettings settings_;
  const Clock &clock_;
  std::mutex mutex_;
  std::condition_variable freed_;
  unsigned lent_ = 0;  // lent_ + idle_.size() <= pool_size
  Connections idle_;   // most recently used last
  std::optional<std::int64_t> away_since_us_;  // steady; the first open that failed in a row
};

}  // namespace ams::kit
