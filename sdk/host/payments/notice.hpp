// A notice of the provider, as its signed JSON says it. Pure.
#pragma once

#include <optional>
#include <string>

#include <host/payments/checkout.hpp>

namespace ams::host {

enum class NoticeKind { settled, failed };

struct Notice {
  std::string id;  // the provider's; the same at every sending
  NoticeKind kind;
  kit::Id checkout;
  kit::Id reference;
  std::int64_t amount_cents;
  std::string currency;
  std::string environment;
};

// Nothing when it is not a whole notice.
std::optional<Notice> parse_notice(const std::string &body);

// Why this notice does not belong to this checkout; empty when it does.
std::string mismatch(const Notice &notice, const Checkout &checkout);

}  // namespace ams::host
