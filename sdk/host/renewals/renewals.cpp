#include <host/renewals/renewals.hpp>

#include <ams/ext/events.h>
#include <ams/ext/forms.h>

#include <algorithm>
#include <stdexcept>

#include <host/mail/host_mail.hpp>
#include <host/payments/checkout_store.hpp>
#include <host/renewals/renewal_store.hpp>
#include <host/renewals/rules.hpp>
#include <kit/language/format.hpp>

namespace ams::host {
namespace {

constexpr unsigned abandoned_a_step = 20;
// So often another transaction may change the member between our reading and writing.
constexpr int most_member_conflicts = 5;

struct TooEarly {};

template <class Value>
Value expect(std::optional<Value> value, const char *what) {
  if (!value) throw std::runtime_error(std::string("there is no such ") + what);
  return std::move(*value);
}

}  // namespace

// One call of `begin`; the body of its transaction may run several times.
struct Renewals::Attempt {
  kit::Id member;
  const SectionAnswer &answer;
  kit::Language language;
  Renewal renewal;
};

Renewals::Renewals(const Context &context, EventOutbox &events, Payments &payments)
    : context_(context), events_(events), payments_(payments) {
  payments.set_listener(*this);
}

kit::Date Renewals::today() const {
  return kit::date_in(context_.clock.now(), context_.settings.zone);
}

Begun Renewals::begin(const kit::Id &member, const kit::Id &operation, const SectionAnswer &answer,
                      kit::Language language, kit::Deadline deadline) {
  Attempt attempt{member, answer, language, {}};
  attempt.renewal.operation_id = operation;
  try {
    bool first = context_.database.once(
        deadline, "INSERT INTO ams_operations (operation_id, member_id, created_at) VALUES (?,?,?)",
        {operation, member, context_.clock.now()},
        [&](kit::Transaction &transaction) { write(transaction, attempt); });
    if (!first) return repeated(member, operation, deadline);
  } catch (const kit::DuplicateKey &duplicate) {
    if (duplicate.key != "one_open_renewal") throw;
    return {BeginResult::other_open, expect(find_open(member, deadline), "renewal")};
  } catch (const TooEarly &) {
    return {BeginResult::too_early, {}};
  }
  std::vector<kit::Id> recorded;
  for (const auto &[plugin, event] : attempt.renewal.submissions) recorded.push_back(event);
  bool delivered = events_.deliver_inline(recorded, context_.clock.in(inline_delivery_time));
  return {BeginResult::begun, std::move(attempt.renewal), delivered};
}

void Renewals::write(kit::Transaction &transaction, Attempt &attempt) const {
  Member member = expect(MemberStore::find(transaction, attempt.member), "member");
  if (!may_renew(member.paid_through, today())) throw TooEarly{};
  Renewal &renewal = attempt.renewal;
  renewal.id = kit::make_id(context_.clock, context_.random);
  renewal.member_id = member.id;
  renewal.fee_cents = context_.settings.renewal_fee_cents;
  renewal.old_paid_through = member.paid_through;
  renewal.new_paid_through = new_paid_through(member.paid_through, today());
  renewal.left_out = attempt.answer.left_out;
  renewal.created_at = context_.clock.now();
  RenewalStore::insert(transaction, renewal);
  insert_checkout(transaction, attempt);
  record_submissions(transaction, attempt, member);
}

void Renewals::insert_checkout(kit::Transaction &transaction, const Attempt &attempt) const {
  Checkout checkout;
  checkout.id = kit::make_id(context_.clock, context_.random);
  checkout.reference = attempt.renewal.id;
  checkout.amount_cents = attempt.renewal.fee_cents;
  checkout.language = attempt.language;
  checkout.return_path = "/account/renewal/" + attempt.renewal.id.text() + "/return";
  checkout.created_at = attempt.renewal.created_at;
  CheckoutStore::insert(transaction, checkout);
}

void Renewals::record_submissions(kit::Transaction &transaction, Attempt &attempt,
                                  const Member &member) const {
  attempt.renewal.submissions.clear();
  for (const Submission &submission : attempt.answer.submissions) {
    Event event;
    event.type = AMS_EVENT_FORM_SUBMITTED;
    event.member = member;
    event.form = AMS_FORM_RENEWAL;
    event.plugin = submission.plugin;
    event.submission = submission.sealed;
    kit::Id id = events_.record(transaction, event);
    RenewalStore::add_submission(transaction, attempt.renewal.id, submission.plugin, id);
    attempt.renewal.submissions[submission.plugin] = id;
  }
}

Begun Renewals::repeated(const kit::Id &member, const kit::Id &operation,
                         kit::Deadline deadline) const {
  return {BeginResult::repeated,
          expect(find_by_operation(member, operation, deadline), "renewal")};
}

std::optional<Renewal> Renewals::find_by_operation(const kit::Id &member, const kit::Id &operation,
                                                   kit::Deadline deadline) const {
  return context_.database.run(deadline, [&](kit::Transaction &transaction) {
    return RenewalStore::find_by_operation(transaction, member, operation);
  });
}

std::optional<Renewal> Renewals::find(const kit::Id &id, kit::Deadline deadline) const {
  return context_.database.run(
      deadline, [&](kit::Transaction &transaction) { return RenewalStore::find(transaction, id); });
}

std::optional<Renewal> Renewals::find_open(const kit::Id &member, kit::Deadline deadline) const {
  return context_.database.run(deadline, [&](kit::Transaction &transaction) {
    return RenewalStore::find_open(transaction, member);
  });
}

std::optional<std::string> Renewals::payment_page(const kit::Id &renewal, kit::Deadline deadline) {
  auto checkout = context_.database.run(deadline, [&](kit::Transaction &transaction) {
    return CheckoutStore::find_by_reference(transaction, renewal);
  });
  return checkout ? payments_.hosted_page(*checkout, deadline) : std::nullopt;
}

bool Renewals::delivered(const Renewal &renewal, kit::Deadline deadline) const {
  return context_.database.run(deadline, [&](kit::Transaction &transaction) {
    return std::all_of(renewal.submissions.begin(), renewal.submissions.end(),
                       [&](const auto &submission) {
                         std::vector<kit::Id> events{submission.second};
                         if (renewal.ended_event) events.push_back(*renewal.ended_event);
                         return events_.delivered(transaction, submission.first, events);
                       });
  });
}

bool Renewals::give_up(const Renewal &renewal, kit::Deadline deadline) {
  auto checkout = context_.database.run(deadline, [&](kit::Transaction &transaction) {
    return CheckoutStore::find_by_reference(transaction, renewal.id);
  });
  if (!checkout || checkout->state != CheckoutState::open) return false;
  bool ended = payments_.give_up(*checkout, deadline, [&](kit::Transaction &transaction) {
    end_unpaid(transaction, renewal.id, RenewalState::given_up);
  });
  if (ended) after_notice(*checkout);
  return ended;
}

bool Renewals::abandon_some(kit::Instant now, kit::Deadline deadline) {
  auto ids = context_.database.run(deadline, [&](kit::Transaction &transaction) {
    return RenewalStore::open_since(transaction, now - renewal_abandoned_after, abandoned_a_step);
  });
  bool any = false;
  for (const kit::Id &id : ids)
    if (auto renewal = find(id, deadline)) any = give_up(*renewal, deadline) || any;
  return any && ids.size() == abandoned_a_step;
}

std::optional<kit::Instant> Renewals::next_abandoned(kit::Deadline deadline) const {
  auto oldest = context_.database.run(deadline, [](kit::Transaction &transaction) {
    return RenewalStore::oldest_open(transaction);
  });
  if (!oldest) return std::nullopt;
  return *oldest + renewal_abandoned_after;
}

void Renewals::on_settled(kit::Transaction &transaction, const Checkout &checkout) {
  Renewal renewal =
      expect(RenewalStore::find(transaction, checkout.reference), "renewal to settle");
  if (!RenewalStore::end(transaction, renewal.id, RenewalState::settled, context_.clock.now()))
    throw std::logic_error("an open checkout of a renewal that has ended");
  Member member = extend_membership(transaction, renewal);
  Event event;
  event.type = AMS_EVENT_MEMBERSHIP_RENEWED;
  event.member = member;
  event.old_paid_through = renewal.old_paid_through;
  event.new_paid_through = renewal.new_paid_through;
  event.submission_event_ids = renewal.submissions;
  kit::Id id = events_.record(transaction, event);
  RenewalStore::set_ended(transaction, renewal.id, renewal.new_paid_through, id);
  send_receipt(transaction, member, renewal);
}

// What the form promised counts, also when the old end has passed since; only where the membership
// itself was changed in between is it worked out anew.
Member Renewals::extend_membership(kit::Transaction &transaction, Renewal &renewal) const {
  for (int conflict = 0; conflict < most_member_conflicts; ++conflict) {
    Member member = expect(MemberStore::find(transaction, renewal.member_id), "member");
    if (member.paid_through != renewal.old_paid_through) {
      renewal.old_paid_through = member.paid_through;
      renewal.new_paid_through = new_paid_through(member.paid_through, today());
    }
    member.paid_through = renewal.new_paid_through;
    if (MemberStore::update(transaction, member)) return member;
  }
  throw kit::DatabaseUnavailable("the member keeps being changed");
}

void Renewals::send_receipt(kit::Transaction &transaction, const Member &member,
                            const Renewal &renewal) const {
  auto day = [&](kit::Date date) { return kit::long_date(member.language, date); };
  send_mail(context_, transaction, member,
            {"renewal_receipt",
             _("Your membership is renewed"),
             "",
             {{"AMOUNT", kit::money(member.language, renewal.fee_cents)},
              {"PAID_ON", day(today())},
              {"PAID_THROUGH", day(renewal.new_paid_through)},
              {"REFERENCE", renewal.id.text()}},
             kit::MailClass::transactional});
}

void Renewals::on_failed(kit::Transaction &transaction, const Checkout &checkout) {
  end_unpaid(transaction, checkout.reference, RenewalState::failed);
}

void Renewals::end_unpaid(kit::Transaction &transaction, const kit::Id &id,
                          RenewalState state) const {
  if (!RenewalStore::end(transaction, id, state, context_.clock.now())) return;
  Renewal renewal = expect(RenewalStore::find(transaction, id), "renewal");
  Event event;
  event.type = AMS_EVENT_PAYMENT_FAILED;
  event.member = expect(MemberStore::find(transaction, renewal.member_id), "member");
  event.submission_event_ids = renewal.submissions;
  kit::Id recorded = events_.record(transaction, event);
  RenewalStore::set_ended(transaction, id, renewal.new_paid_through, recorded);
}

void Renewals::after_notice(const Checkout &checkout) {
  kit::Deadline deadline = context_.clock.in(inline_delivery_time);
  try {
    auto renewal = find(checkout.reference, deadline);
    if (renewal && renewal->ended_event) events_.deliver_inline({*renewal->ended_event}, deadline);
  } catch (const kit::DatabaseUnavailable &error) {
    context_.log.write(kit::Level::warning, "renewals.after_notice", error.what());
  }
}

}  // namespace ams::host
