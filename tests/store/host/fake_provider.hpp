// A payment provider in memory, with the notices the real one would send.
#pragma once

#include <host/payments/payments.hpp>
#include <host/payments/signature.hpp>
#include <kit/base/system.hpp>

#include <map>
#include <mutex>
#include <string>

namespace ams::host {

class FakeProvider : public PaymentProvider {
 public:
  std::optional<std::string> open(const Checkout &checkout, kit::Deadline) override {
    std::lock_guard lock(mutex_);
    if (away) throw ProviderUnavailable("away");
    auto &state = states_.try_emplace(checkout.id, CheckoutState::open).first->second;
    if (state == CheckoutState::voided) return std::nullopt;
    return "/pay/" + checkout.id.text();
  }
  VoidResult void_checkout(const kit::Id &checkout, kit::Deadline) override {
    std::lock_guard lock(mutex_);
    if (away) throw ProviderUnavailable("away");
    auto &state = states_.try_emplace(checkout, CheckoutState::open).first->second;
    if (state != CheckoutState::open && state != CheckoutState::voided)
      return VoidResult::ended_before;
    state = CheckoutState::voided;
    return VoidResult::voided;
  }
  std::string address(const std::string &path) const override {
    return "http://provider.example" + path;
  }
  // As if the person had paid or declined there.
  void ended(const kit::Id &checkout, CheckoutState state) { states_[checkout] = state; }

  bool away = false;

 private:
  std::mutex mutex_;
  std::map<kit::Id, CheckoutState> states_;
};

inline std::string notice_body(const Checkout &checkout, const std::string &id,
                               const char *kind = "settled") {
  return R"({"id":")" + id + R"(","kind":")" + kind + R"(","checkout":")" + checkout.id.text() +
         R"(","reference":")" + checkout.reference.text() + R"(","amount_cents":)" +
         std::to_string(checkout.amount_cents) + R"(,"currency":")" + checkout.currency +
         R"(","environment":")" + checkout.environment + "\"}";
}

}  // namespace ams::host
