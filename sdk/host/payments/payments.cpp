#include <host/payments/payments.hpp>

#include <host/payments/checkout_store.hpp>
#include <host/payments/notice_store.hpp>
#include <host/payments/signature.hpp>

namespace ams::host {
namespace {

// Leaves the transaction of a notice that turns out not to belong to its checkout.
struct Refused {
  std::string reason;
};

const char *reason_of(SignatureCheck check) {
  switch (check) {
    case SignatureCheck::good:
      return "";
    case SignatureCheck::malformed:
      return "no signature";
    case SignatureCheck::too_old:
      return "too old";
    case SignatureCheck::forged:
      break;
  }
  return "signature is wrong";
}

}  // namespace

Payments::Payments(kit::Database &database, const kit::Clock &clock,
                   const kit::Clock &machine_clock, kit::Log &log, PaymentProvider &provider,
                   kit::SecretKey secret)
    : database_(database),
      clock_(clock),
      machine_clock_(machine_clock),
      log_(log),
      provider_(provider),
      secret_(secret) {}

std::optional<std::string> Payments::hosted_page(const Checkout &checkout, kit::Deadline deadline) {
  if (checkout.state != CheckoutState::open) return std::nullopt;
  if (!checkout.hosted_path.empty()) return provider_.address(checkout.hosted_path);
  auto path = provider_.open(checkout, deadline);
  if (!path) return std::nullopt;
  database_.run(deadline, [&](kit::Transaction &transaction) {
    CheckoutStore::set_hosted_path(transaction, checkout.id, *path);
  });
  return provider_.address(*path);
}

bool Payments::give_up(const Checkout &checkout, kit::Deadline deadline,
                       const std::function<void(kit::Transaction &)> &also) {
  // The provider first: once it has voided the checkout, nobody can pay it any more.
  if (provider_.void_checkout(checkout.id, deadline) == VoidResult::ended_before) return false;
  return database_.run(deadline, [&](kit::Transaction &transaction) {
    bool ended = CheckoutStore::end(transaction, checkout.id, CheckoutState::voided, clock_.now());
    if (ended) also(transaction);
    return ended;
  });
}

NoticeOutcome Payments::receive(std::string_view signature, const std::string &body,
                                kit::Deadline deadline) {
  auto notice = parse_notice(body);
  const std::string id = notice ? notice->id : "";
  const std::string checkout = notice ? notice->checkout.text() : "";
  SignatureCheck check = check_signature(secret_, machine_clock_.now(), signature, body);
  if (check != SignatureCheck::good) return refuse(id, checkout, reason_of(check), deadline);
  if (!notice) return refuse(id, checkout, "not a notice", deadline);
  try {
    return act_on(*notice, deadline);
  } catch (const Refused &refused) {
    return refuse(id, checkout, refused.reason, deadline);
  }
}

NoticeOutcome Payments::act_on(const Notice &notice, kit::Deadline deadline) {
  std::optional<Checkout> checkout;
  bool first = database_.once(
      deadline,
      "INSERT INTO ams_payment_notices (id, kind, checkout_id, received_at) VALUES (?,?,?,?)",
      {notice.id, notice.kind == NoticeKind::settled ? "settled" : "failed", notice.checkout,
       clock_.now()},
      [&](kit::Transaction &transaction) {
        checkout = CheckoutStore::find(transaction, notice.checkout);
        if (!checkout) throw Refused{"checkout is not known"};
        if (auto reason = mismatch(notice, *checkout); !reason.empty()) throw Refused{reason};
        apply(transaction, notice, *checkout);
      });
  if (!first) return {NoticeResult::repeated, ""};
  if (listener_ != nullptr) listener_->after_notice(*checkout);
  return {NoticeResult::accepted, ""};
}

void Payments::apply(kit::Transaction &transaction, const Notice &notice,
                     const Checkout &checkout) {
  const bool settled = notice.kind == NoticeKind::settled;
  const CheckoutState state = settled ? CheckoutState::settled : CheckoutState::failed;
  if (!CheckoutStore::end(transaction, checkout.id, state, clock_.now())) {
    // Two notices of one fact, with two ids, are one effect; two facts are a contradiction.
    auto now = CheckoutStore::find(transaction, checkout.id);
    if (now && now->state == state) return;
    throw Refused{"checkout is not open"};
  }
  if (listener_ == nullptr) return;
  if (settled)
    listener_->on_settled(transaction, checkout);
  else
    listener_->on_failed(transaction, checkout);
}

NoticeOutcome Payments::refuse(const std::string &notice_id, const std::string &checkout,
                               const std::string &reason, kit::Deadline deadline) {
  log_.write(kit::Level::error, "payments.receive", "a notice is refused: " + reason);
  database_.run(deadline, [&](kit::Transaction &transaction) {
    NoticeStore::refuse(transaction, {notice_id, reason, checkout, 1, clock_.now()});
  });
  return {NoticeResult::refused, reason};
}

}  // namespace ams::host
