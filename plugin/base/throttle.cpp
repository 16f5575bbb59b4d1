#include <plugin/base/throttle.hpp>

#include <kit/crypto/token.hpp>

namespace tandem {

namespace {

std::string limit_key(const Context &context, std::string_view what, std::string_view key) {
  const std::string text = std::string(what) + '\0' + std::string(key);
  return kit::hash_token(kit::sign(context.hash_key, text));
}

}  // namespace

bool take_place(Transaction &transaction, const Context &context, std::string_view what,
                std::string_view key, std::int64_t limit, kit::Microseconds window) {
  const std::int64_t now = kit::to_us(context.clock.now());
  const std::int64_t start = now - now % window.count();
  const std::string id = limit_key(context, what, key);
  transaction.execute(
      "INSERT IGNORE INTO tandem_limits (limit_key, window_start, taken, window_end) "
      "VALUES (?, ?, 0, ?)",
      {id, start, start + window.count()});
  return transaction.execute(
             "UPDATE tandem_limits SET taken = taken + 1 "
             "WHERE limit_key = ? AND window_start = ? AND taken < ?",
             {id, start, limit}) == 1;
}

}  // namespace tandem
