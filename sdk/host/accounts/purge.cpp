#include <host/accounts/purge.hpp>

#include <host/accounts/sessions.hpp>
#include <host/accounts/throttle.hpp>
#include <host/accounts/tokens.hpp>

namespace ams::host {

namespace {

constexpr auto attempts_kept = std::chrono::hours(24);
constexpr auto links_kept = std::chrono::hours(24 * 7);
constexpr auto operations_kept = std::chrono::hours(24 * 30);
// Tokens that are over stay on their member's page for a while.
constexpr auto tokens_kept = std::chrono::hours(24 * 90);

}  // namespace

std::uint64_t purge_accounts(const Context &context, kit::Transaction &transaction,
                             kit::Instant now) {
  std::uint64_t rows = Sessions(context).purge(transaction, now);
  rows += Throttle(context).purge(transaction, now - attempts_kept);
  rows += transaction.execute("DELETE FROM ams_password_resets WHERE ends_at < ?",
                              {now - links_kept});
  rows += transaction.execute("DELETE FROM ams_operations WHERE created_at < ?",
                              {now - operations_kept});
  rows += transaction.execute("DELETE FROM ams_api_keys WHERE created_at < ?",
                              {now - operations_kept});
  rows += TokenStore::purge(transaction, now - tokens_kept);
  return rows;
}

}  // namespace ams::host
