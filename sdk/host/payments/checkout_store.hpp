// All SQL of ams_checkouts.
#pragma once

#include <optional>

#include <host/payments/checkout.hpp>
#include <kit/database/database.hpp>

namespace ams::host {

class CheckoutStore {
 public:
  static void insert(kit::Transaction &transaction, const Checkout &checkout);
  static std::optional<Checkout> find(kit::Transaction &transaction, const kit::Id &id);
  static std::optional<Checkout> find_by_reference(kit::Transaction &transaction,
                                                   const kit::Id &reference);
  static void set_hosted_path(kit::Transaction &transaction, const kit::Id &id,
                              const std::string &path);
  // Ends an open checkout. False: it had ended before.
  static bool end(kit::Transaction &transaction, const kit::Id &id, CheckoutState state,
                  kit::Instant now);
};

}  // namespace ams::host
