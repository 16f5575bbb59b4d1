// One checkout: what has to be paid at the provider's page, and what came of it.
#pragma once

#include <string>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>

namespace ams::host {

constexpr const char *currency_cad = "CAD";
// A notice of another environment (a test account against real money, or the reverse) is refused.
constexpr const char *payment_environment = "development";

enum class CheckoutState { open = 0, settled = 1, failed = 2, voided = 3 };

struct Checkout {
  kit::Id id;         // also the idempotency key at the provider
  kit::Id reference;  // what it pays for: a renewal
  CheckoutState state = CheckoutState::open;
  std::int64_t amount_cents = 0;
  std::string currency = currency_cad;
  std::string environment = payment_environment;
  kit::Language language = kit::Language::english;
  std::string return_path;  // of the host, where the provider leads back to
  std::string hosted_path;  // of the provider; empty until it answered
  kit::Instant created_at;
};

}  // namespace ams::host
