#include <host/api/idempotency.hpp>

#include <algorithm>

#include <host/keys.hpp>
#include <kit/crypto/token.hpp>

namespace ams::host {

namespace {

constexpr std::size_t longest_key = 200;

}  // namespace

IdempotencyKeys::IdempotencyKeys(const Context &context)
    : context_(context), key_(context.keys.current("host.visitors")) {}

bool IdempotencyKeys::readable(std::string_view key) {
  return !key.empty() && key.size() <= longest_key &&
         std::ranges::all_of(key, [](unsigned char c) { return c > 0x20 && c < 0x7f; });
}

// Keyed hashes: neither the key, which may be anything, nor the body can be found out from them.
std::optional<kit::Id> IdempotencyKeys::operation(const ApiRequest &request, std::string_view path,
                                                  std::string_view key) const {
  const auto hashed = [&](std::string text) { return kit::hash_token(kit::sign(key_, text)); };
  const auto id = kit::Id::from_binary(
      hashed("operation:" + request.session->member_id.text() + ':' + std::string(key))
          .substr(0, 16));
  const auto request_hash = hashed("request:" + std::string(path) + '\0' + request.body);
  return context_.database.run(
      request.deadline, [&](kit::Transaction &transaction) -> std::optional<kit::Id> {
        transaction.execute(
            "INSERT IGNORE INTO ams_api_keys (operation_id, request_hash, created_at)"
            " VALUES (?, ?, ?)",
            {id, request_hash, request.now});
        const auto row = transaction.query_one(
            "SELECT request_hash FROM ams_api_keys WHERE operation_id = ?", {id});
        if (!row || row->text(0) != request_hash) return std::nullopt;
        return id;
      });
}

}  // namespace ams::host
