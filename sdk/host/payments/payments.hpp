// Checkouts: opened with what they pay for, settled by a signed notice of the provider alone.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <host/payments/checkout.hpp>
#include <host/payments/notice.hpp>
#include <host/payments/provider_client.hpp>
#include <kit/base/log.hpp>
#include <kit/database/database.hpp>

namespace ams::host {

// What is paid for learns here what came of it, in the transaction that records it.
class PaymentListener {
 public:
  virtual ~PaymentListener() = default;
  virtual void on_settled(kit::Transaction &transaction, const Checkout &checkout) = 0;
  virtual void on_failed(kit::Transaction &transaction, const Checkout &checkout) = 0;
  // After the commit, so that the next page already shows the effect.
  virtual void after_notice(const Checkout &checkout) = 0;
};

enum class NoticeResult { accepted, repeated, refused };

struct NoticeOutcome {
  NoticeResult result;
  std::string reason;  // of a refusal: "amount differs"
};

class Payments {
 public:
  // `clock` is the association's, for what is stored; `machine_clock` is never moved, for the age
  // of signatures. References outlive it.
  Payments(kit::Database &database, const kit::Clock &clock, const kit::Clock &machine_clock,
           kit::Log &log, PaymentProvider &provider, kit::SecretKey secret);

  // Set before the first notice.
  void set_listener(PaymentListener &listener) { listener_ = &listener; }

  // The address of the provider's page for an open checkout, opening it there when that has not
  // been done. Nothing when it has ended. Throws ProviderUnavailable.
  std::optional<std::string> hosted_page(const Checkout &checkout, kit::Deadline deadline);
  // Makes sure that it will never be paid, and records that with `also` in one transaction. False:
  // it had ended before, or its notice is on the way. Throws ProviderUnavailable.
  bool give_up(const Checkout &checkout, kit::Deadline deadline,
               const std::function<void(kit::Transaction &)> &also);

  // A message that claims to come from the provider. Throws kit::DatabaseUnavailable.
  NoticeOutcome receive(std::string_view signature, const std::string &body,
                        kit::Deadline deadline);

 private:
  NoticeOutcome act_on(const Notice &notice, kit::Deadline deadline);
  void apply(kit::Transaction &transaction, const Notice &notice, const Checkout &checkout);
  NoticeOutcome refuse(const std::string &notice_id, const std::string &checkout,
                       const std::string &reason, kit::Deadline deadline);

  kit::Database &database_;
  const kit::Clock &clock_;
  const kit::Clock &machine_clock_;
  kit::Log &log_;
  PaymentProvider &provider_;
  kit::SecretKey secret_;
  PaymentListener *listener_ = nullptr;
};

}  // namespace ams::host
