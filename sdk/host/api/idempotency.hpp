// Idempotency-Key: the operation that a key stands for, and that it stands for one request alone.
#pragma once

#include <optional>
#include <string_view>

#include <host/api/exchange.hpp>
#include <host/context.hpp>

namespace ams::host {

class IdempotencyKeys {
 public:
  explicit IdempotencyKeys(const Context &context);

  static bool readable(std::string_view key);
  // The operation's id, the same for the same member, operation and key. Nothing: the key came with
  // another address or body before.
  std::optional<kit::Id> operation(const ApiRequest &request, std::string_view path,
                                   std::string_view key) const;

 private:
  const Context &context_;
  kit::SecretKey key_;
};

}  // namespace ams::host
