#include <host/accounts/throttle.hpp>

#include <algorithm>

#include <kit/crypto/token.hpp>

namespace ams::host {

kit::Microseconds wait_after(const ThrottleRule &rule, std::int64_t attempts) {
  const auto beyond = attempts - rule.free_attempts;
  if (beyond < 0) return kit::Microseconds(0);
  constexpr std::int64_t most_doublings = 20;
  const auto wait = rule.first_wait * (std::int64_t{1} << std::min(beyond, most_doublings));
  return std::min(wait, rule.longest_wait);
}

std::optional<kit::Microseconds> Throttle::attempt(const ThrottleRule &rule,
                                                   const std::string &subject, kit::Instant now,
                                                   kit::Deadline deadline) const {
  using Wait = std::optional<kit::Microseconds>;
  const auto key = kit::hash_token(subject);
  return context_.database.run(deadline, [&](kit::Transaction &transaction) -> Wait {
    // Made first, then locked: of many at once each sees the count of the one before.
    transaction.execute(
        "INSERT IGNORE INTO ams_throttles (subject, attempts, last_at) VALUES (?, 0, ?)",
        {key, now});
    const auto row = transaction.query_one(
        "SELECT attempts, last_at FROM ams_throttles WHERE subject = ? FOR UPDATE", {key});
    auto attempts = row->integer(0);
    const auto last = row->instant(1);
    if (last + rule.forget_after <= now) attempts = 0;
    // Of two at once the one that came first may be counted last: no reason to wait.
    const auto wait = wait_after(rule, attempts);
    if (wait > kit::Microseconds(0) && last + wait > now) return last + wait - now;
    transaction.execute("UPDATE ams_throttles SET attempts = ?, last_at = ? WHERE subject = ?",
                        {attempts + 1, now, key});
    return std::nullopt;
  });
}

void Throttle::clear(kit::Transaction &transaction, const std::string &subject) const {
  transaction.execute("DELETE FROM ams_throttles WHERE subject = ?", {kit::hash_token(subject)});
}

std::uint64_t Throttle::purge(kit::Transaction &transaction, kit::Instant before) const {
  return transaction.execute("DELETE FROM ams_throttles WHERE last_at < ?", {before});
}

}  // namespace ams::host
