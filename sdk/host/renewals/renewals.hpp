// Renewals: begun with a form, ended by what came of the payment.
//
//  1. `begin` writes, in one transaction, the operation, the renewal, its checkout and one
//     form.submitted for each sealed submission: at once, paid or not (DESIGN 2.4).
//  2. The settlement of the checkout writes, in its own transaction, the new end of the membership,
//     membership.renewed and the receipt.
//  3. A checkout that failed, was given up, or was left alone for a day, ends the renewal with
//     payment.failed. Nobody owes anything.
#pragma once

#include <host/context.hpp>
#include <host/events/event_outbox.hpp>
#include <host/members/member.hpp>
#include <host/payments/payments.hpp>
#include <host/plugins/form_sections.hpp>
#include <host/renewals/renewal.hpp>

namespace ams::host {

constexpr std::chrono::hours renewal_abandoned_after = std::chrono::hours(24);

enum class BeginResult {
  begun,       // by this call
  repeated,    // by an earlier call with the same operation: a double click
  other_open,  // the member has another one open: another window
  too_early,   // paid too far ahead
};

struct Begun {
  BeginResult result;
  Renewal renewal;  // not for too_early
  bool delivered = true;
};

class Renewals : public PaymentListener {
 public:
  Renewals(const Context &context, EventOutbox &events, Payments &payments);

  Begun begin(const kit::Id &member, const kit::Id &operation, const SectionAnswer &answer,
              kit::Language language, kit::Deadline deadline);
  std::optional<Renewal> find(const kit::Id &id, kit::Deadline deadline) const;
  // What an earlier click on the same form began.
  std::optional<Renewal> find_by_operation(const kit::Id &member, const kit::Id &operation,
                                           kit::Deadline deadline) const;
  std::optional<Renewal> find_open(const kit::Id &member, kit::Deadline deadline) const;
  // The provider's page for it; nothing when there is nothing to pay any more. Throws
  // ProviderUnavailable.
  std::optional<std::string> payment_page(const kit::Id &renewal, kit::Deadline deadline);
  // Whether the plugins that took part in its form have handled its events.
  bool delivered(const Renewal &renewal, kit::Deadline deadline) const;
  // False: it had ended before, or its payment is being processed. Throws ProviderUnavailable.
  bool give_up(const Renewal &renewal, kit::Deadline deadline);

  // For the job: gives up some that were left alone. True when more are waiting.
  bool abandon_some(kit::Instant now, kit::Deadline deadline);
  std::optional<kit::Instant> next_abandoned(kit::Deadline deadline) const;

  // PaymentListener
  void on_settled(kit::Transaction &transaction, const Checkout &checkout) override;
  void on_failed(kit::Transaction &transaction, const Checkout &checkout) override;
  void after_notice(const Checkout &checkout) override;

 private:
  struct Attempt;
  void write(kit::Transaction &transaction, Attempt &attempt) const;
  void record_submissions(kit::Transaction &transaction, Attempt &attempt,
                          const Member &member) const;
  void insert_checkout(kit::Transaction &transaction, const Attempt &attempt) const;
  Begun repeated(const kit::Id &member, const kit::Id &operation, kit::Deadline deadline) const;
  Member extend_membership(kit::Transaction &transaction, Renewal &renewal) const;
  void end_unpaid(kit::Transaction &transaction, const kit::Id &renewal, RenewalState state) const;
  void send_receipt(kit::Transaction &transaction, const Member &member,
                    const Renewal &renewal) const;
  kit::Date today() const;

  const Context &context_;
  EventOutbox &events_;
  Payments &payments_;
};

}  // namespace ams::host
