// Slows guessing down: attempts are counted in the database before they are judged, so that many
// at once count as many, and over all processes.
#pragma once

#include <cstdint>
#include <string>

#include <host/context.hpp>

namespace ams::host {

struct ThrottleRule {
  int free_attempts;             // that cost no waiting
  kit::Microseconds first_wait;  // after the next one; doubled by each further
  kit::Microseconds longest_wait;
  kit::Microseconds forget_after;  // without attempts, the count starts anew
};

// One account is guessed at slowly; one client, perhaps a whole clinic, may be wrong more often.
constexpr ThrottleRule account_rule{5, std::chrono::seconds(30), std::chrono::minutes(15),
                                    std::chrono::hours(2)};
constexpr ThrottleRule client_rule{30, std::chrono::seconds(30), std::chrono::minutes(15),
                                   std::chrono::hours(1)};
constexpr ThrottleRule code_rule{5, std::chrono::seconds(30), std::chrono::minutes(15),
                                 std::chrono::hours(2)};
// Mails somebody else can cause to be sent to a member.
constexpr ThrottleRule reset_rule{3, std::chrono::minutes(10), std::chrono::hours(2),
                                  std::chrono::hours(6)};

// How long after its last attempt the next one has to wait. Pure.
kit::Microseconds wait_after(const ThrottleRule &rule, std::int64_t attempts);

class Throttle {
 public:
  explicit Throttle(const Context &context) : context_(context) {}

  // Counts one attempt, unless `subject` still has to wait: then how long, and nothing is counted.
  std::optional<kit::Microseconds> attempt(const ThrottleRule &rule, const std::string &subject,
                                           kit::Instant now, kit::Deadline deadline) const;
  // The attempt succeeded.
  void clear(kit::Transaction &transaction, const std::string &subject) const;
  std::uint64_t purge(kit::Transaction &transaction, kit::Instant before) const;

 private:
  const Context &context_;
};

}  // namespace ams::host
