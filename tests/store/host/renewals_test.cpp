// A renewal from form to receipt, with every way it can go (SHR-05, DESIGN 2).
#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <host/payments/checkout_store.hpp>
#include <host/renewals/renewals.hpp>

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "fake_provider.hpp"
#include "host_fixture.hpp"

namespace ams::host {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

// A plugin "tandem" that takes everything.
class Tandem : public EventReceivers {
 public:
  std::vector<std::string> known() const override { return {"tandem"}; }
  bool present(const std::string &) const override { return there; }
  ams_status_t deliver(const std::string &, const EventDelivery &delivery, kit::Deadline) override {
    got.push_back(delivery);
    return AMS_OK;
  }
  std::vector<std::string> types() const {
    std::vector<std::string> types;
    for (const EventDelivery &delivery : got) types.push_back(delivery.event.type);
    return types;
  }
  bool there = true;
  std::vector<EventDelivery> got;
};

class RenewalsTest : public HostTest {
 protected:
  Begun begin(const kit::Id &operation) {
    return renewals.begin(amelie.id, operation, answer, kit::Language::english, soon());
  }
  Begun begin() { return begin(kit::make_id(clock, random)); }
  Checkout checkout_of(const Renewal &renewal) {
    return *in([&](kit::Transaction &transaction) {
      return CheckoutStore::find_by_reference(transaction, renewal.id);
    });
  }
  NoticeOutcome notify(const Renewal &renewal, const char *kind) {
    Checkout checkout = checkout_of(renewal);
    provider.ended(checkout.id,
                   std::string(kind) == "settled" ? CheckoutState::settled : CheckoutState::failed);
    std::string body = notice_body(checkout, kit::make_id(clock, random).text(), kind);
    return payments.receive(make_signature(secret, machine.now(), body), body, soon());
  }
  RenewalState state(const Renewal &renewal) { return renewals.find(renewal.id, soon())->state; }
  std::int64_t receipts() {
    return count("SELECT COUNT(*) FROM ams_mails WHERE template='renewal_receipt'");
  }

  Member amelie = add_member(date(2026, 12, 31));
  SectionAnswer answer{{}, {{"tandem", "sealed"}}, {}};
  kit::SystemClock machine;
  kit::SecretKey secret{1, 2, 3};
  Tandem tandem;
  FakeProvider provider;
  EventOutbox events{database, clock, random, log, tandem};
  Payments payments{database, clock, machine, log, provider, secret};
  Renewals renewals{context, events, payments};
};

TEST_F(RenewalsTest, the_submission_is_handed_over_before_any_payment) {
  Begun begun = begin();
  EXPECT_EQ(begun.result, BeginResult::begun);
  EXPECT_TRUE(begun.delivered);
  EXPECT_THAT(tandem.types(), ElementsAre(AMS_EVENT_FORM_SUBMITTED));
  EXPECT_EQ(tandem.got[0].event.form, AMS_FORM_RENEWAL);
  EXPECT_EQ(tandem.got[0].event.submission, "sealed");
  EXPECT_EQ(member(amelie.id).paid_through, date(2026, 12, 31));
}

TEST_F(RenewalsTest, SHR_05_settlement_extends_reports_and_sends_the_receipt) {
  Renewal renewal = begin().renewal;
  EXPECT_EQ(notify(renewal, "settled").result, NoticeResult::accepted);
  EXPECT_EQ(member(amelie.id).paid_through, date(2027, 12, 31));
  EXPECT_EQ(receipts(), 1);
  ASSERT_THAT(tandem.types(), ElementsAre(AMS_EVENT_FORM_SUBMITTED, AMS_EVENT_MEMBERSHIP_RENEWED));
  const Event &renewed = tandem.got[1].event;
  EXPECT_EQ(renewed.submission_event_ids.at("tandem"), tandem.got[0].event_id);
  EXPECT_EQ(renewed.old_paid_through, date(2026, 12, 31));
  EXPECT_EQ(renewed.new_paid_through, date(2027, 12, 31));
  EXPECT_EQ(renewed.member.paid_through, date(2027, 12, 31));
  EXPECT_TRUE(renewals.delivered(*renewals.find(renewal.id, soon()), soon()));
}

TEST_F(RenewalsTest, a_double_click_is_one_renewal) {
  kit::Id operation = kit::make_id(clock, random);
  Renewal first = begin(operation).renewal;
  Begun second = begin(operation);
  EXPECT_EQ(second.result, BeginResult::repeated);
  EXPECT_EQ(second.renewal.id, first.id);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_events"), 1);
}

TEST_F(RenewalsTest, another_window_finds_the_open_renewal_and_keeps_nothing) {
  Renewal first = begin().renewal;
  Begun second = begin();
  EXPECT_EQ(second.result, BeginResult::other_open);
  EXPECT_EQ(second.renewal.id, first.id);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_events"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_operations"), 1);
}

TEST_F(RenewalsTest, many_windows_at_once_have_one_effect) {
  kit::Id operation = kit::make_id(clock, random);
  std::atomic<int> begun = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&, i] {
      if (begin(i % 2 == 0 ? operation : kit::make_id(clock, random)).result == BeginResult::begun)
        ++begun;
    });
  for (auto &thread : threads) thread.join();
  EXPECT_EQ(begun, 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_renewals"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_checkouts"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_events"), 1);
}

TEST_F(RenewalsTest, a_failed_payment_extends_nothing_and_may_be_tried_again) {
  Renewal renewal = begin().renewal;
  notify(renewal, "failed");
  EXPECT_EQ(state(renewal), RenewalState::failed);
  EXPECT_EQ(member(amelie.id).paid_through, date(2026, 12, 31));
  EXPECT_EQ(receipts(), 0);
  ASSERT_THAT(tandem.types(), ElementsAre(AMS_EVENT_FORM_SUBMITTED, AMS_EVENT_PAYMENT_FAILED));
  EXPECT_EQ(tandem.got[1].event.submission_event_ids.at("tandem"), tandem.got[0].event_id);
  EXPECT_EQ(begin().result, BeginResult::begun);
}

TEST_F(RenewalsTest, giving_up_cannot_be_paid_afterwards) {
  Renewal renewal = begin().renewal;
  EXPECT_TRUE(renewals.give_up(renewal, soon()));
  EXPECT_FALSE(renewals.give_up(renewal, soon()));
  EXPECT_EQ(renewals.payment_page(renewal.id, soon()), std::nullopt);
  EXPECT_EQ(state(renewal), RenewalState::given_up);
  EXPECT_THAT(tandem.types(), ElementsAre(AMS_EVENT_FORM_SUBMITTED, AMS_EVENT_PAYMENT_FAILED));
  EXPECT_EQ(begin().result, BeginResult::begun);
}

TEST_F(RenewalsTest, what_is_left_alone_for_a_day_is_given_up) {
  Renewal renewal = begin().renewal;
  EXPECT_EQ(renewals.next_abandoned(soon()), clock.now() + 24h);
  clock.advance(24h - 1s);
  renewals.abandon_some(clock.now(), soon());
  EXPECT_EQ(state(renewal), RenewalState::awaiting_payment);
  clock.advance(1s);
  renewals.abandon_some(clock.now(), soon());
  EXPECT_EQ(state(renewal), RenewalState::given_up);
  EXPECT_EQ(tandem.types().back(), AMS_EVENT_PAYMENT_FAILED);
}

TEST_F(RenewalsTest, what_was_paid_in_the_last_moment_is_not_given_up) {
  Renewal renewal = begin().renewal;
  provider.ended(checkout_of(renewal).id, CheckoutState::settled);
  clock.advance(25h);
  EXPECT_FALSE(renewals.abandon_some(clock.now(), soon()));
  notify(renewal, "settled");
  EXPECT_EQ(state(renewal), RenewalState::settled);
}

TEST_F(RenewalsTest, a_provider_that_is_away_leaves_the_renewal_open) {
  provider.away = true;
  Renewal renewal = begin().renewal;
  EXPECT_THROW(renewals.payment_page(renewal.id, soon()), ProviderUnavailable);
  provider.away = false;
  EXPECT_NE(renewals.payment_page(renewal.id, soon()), std::nullopt);
}

TEST_F(RenewalsTest, refuses_who_has_paid_more_than_thirteen_months_ahead) {
  amelie = add_member(date(2027, 12, 23));
  EXPECT_EQ(begin().result, BeginResult::too_early);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_operations"), 0);
}

TEST_F(RenewalsTest, what_the_form_promised_counts_when_the_old_end_passes_meanwhile) {
  amelie = add_member(date(2026, 11, 22));
  Renewal renewal = begin().renewal;
  clock.advance(20h);
  notify(renewal, "settled");
  EXPECT_EQ(member(amelie.id).paid_through, date(2027, 11, 22));
}

TEST_F(RenewalsTest, a_membership_changed_meanwhile_is_extended_from_there) {
  Renewal renewal = begin().renewal;
  in([&](kit::Transaction &transaction) {
    Member changed = *MemberStore::find(transaction, amelie.id);
    changed.paid_through = date(2027, 1, 31);
    ASSERT_TRUE(MemberStore::update(transaction, changed));
  });
  notify(renewal, "settled");
  EXPECT_EQ(member(amelie.id).paid_through, date(2028, 1, 31));
}

TEST_F(RenewalsTest, the_receipt_is_in_the_members_language) {
  amelie = add_member(date(2026, 12, 31), kit::Language::french);
  notify(begin().renewal, "settled");
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_mails WHERE language='fr'"), 1);
}

TEST_F(RenewalsTest, a_plugin_that_is_away_costs_nothing_and_hears_it_later) {
  tandem.there = false;
  Begun begun = begin();
  EXPECT_FALSE(begun.delivered);
  EXPECT_EQ(notify(begun.renewal, "settled").result, NoticeResult::accepted);
  EXPECT_EQ(member(amelie.id).paid_through, date(2027, 12, 31));
  EXPECT_FALSE(renewals.delivered(*renewals.find(begun.renewal.id, soon()), soon()));
  tandem.there = true;
  events.step(soon());
  EXPECT_THAT(tandem.got, SizeIs(2));
  EXPECT_TRUE(renewals.delivered(*renewals.find(begun.renewal.id, soon()), soon()));
}

}  // namespace
}  // namespace ams::host
