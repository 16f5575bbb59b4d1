// The provider's interface for servers: signed JSON over HTTP.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include <host/payments/checkout.hpp>
#include <kit/crypto/sealer.hpp>

namespace ams::host {

// It did not answer, or not in a way that says what happened. The same call may succeed later.
struct ProviderUnavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class VoidResult { voided, ended_before };  // ended before: its notice is on the way

class PaymentProvider {
 public:
  virtual ~PaymentProvider() = default;
  // The path of the hosted page. The checkout's id is the idempotency key: asked again, it answers
  // the same. Nothing when the checkout was voided there.
  virtual std::optional<std::string> open(const Checkout &checkout, kit::Deadline deadline) = 0;
  // After `voided` the provider will never settle it, even if it never heard of it.
  virtual VoidResult void_checkout(const kit::Id &checkout, kit::Deadline deadline) = 0;
  // The address of a path of its pages.
  virtual std::string address(const std::string &path) const = 0;
};

struct ProviderSettings {
  std::string url;          // "http://127.0.0.1:8090"
  std::string return_base;  // the host's public_url
  std::string notice_url;   // where the provider's server reaches the host
  kit::SecretKey secret;
};

// `machine_clock` is never moved: the provider checks the age of a signature by the real time.
std::unique_ptr<PaymentProvider> make_http_provider(ProviderSettings settings,
                                                    const kit::Clock &machine_clock);

}  // namespace ams::host
