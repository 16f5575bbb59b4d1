// Notices of the provider: signature, age, amount, currency, reference, each fact once (DESIGN 6).
#include <host/payments/checkout_store.hpp>
#include <host/payments/notice_store.hpp>

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "fake_provider.hpp"
#include "host_fixture.hpp"

namespace ams::host {
namespace {

using testing::Contains;
using testing::Field;
using testing::SizeIs;

struct Heard : PaymentListener {
  void on_settled(kit::Transaction &, const Checkout &) override {
    if (fail) throw std::runtime_error("what is paid for cannot be recorded");
    ++settled;
  }
  void on_failed(kit::Transaction &, const Checkout &) override { ++failed; }
  void after_notice(const Checkout &) override { ++after; }
  bool fail = false;
  std::atomic<int> settled = 0, failed = 0, after = 0;
};

class PaymentsTest : public HostTest {
 protected:
  PaymentsTest() {
    payments.set_listener(heard);
    checkout.id = kit::make_id(clock, random);
    checkout.reference = kit::make_id(clock, random);
    checkout.amount_cents = 25000;
    checkout.return_path = "/back";
    checkout.created_at = clock.now();
    in([&](kit::Transaction &transaction) { CheckoutStore::insert(transaction, checkout); });
  }

  NoticeOutcome send(const std::string &body) {
    return payments.receive(make_signature(secret, machine.now(), body), body, soon());
  }
  NoticeOutcome settle(const std::string &id = "n1") { return send(notice_body(checkout, id)); }
  CheckoutState state() {
    return in([&](kit::Transaction &transaction) {
      return CheckoutStore::find(transaction, checkout.id)->state;
    });
  }
  std::vector<RefusedNotice> refused() {
    return in([](kit::Transaction &transaction) { return NoticeStore::refused(transaction, 10); });
  }
  // Refused for that reason, recorded, and without effect.
  void expect_refused(const NoticeOutcome &outcome, const std::string &reason) {
    EXPECT_EQ(outcome.result, NoticeResult::refused);
    EXPECT_EQ(outcome.reason, reason);
    EXPECT_THAT(refused(), Contains(Field(&RefusedNotice::reason, reason)));
    EXPECT_EQ(state(), CheckoutState::open);
    EXPECT_EQ(heard.settled, 0);
  }

  kit::SystemClock machine;
  kit::SecretKey secret{1, 2, 3};
  FakeProvider provider;
  Payments payments{database, clock, machine, log, provider, secret};
  Heard heard;
  Checkout checkout;
};

TEST_F(PaymentsTest, a_signed_notice_settles) {
  EXPECT_EQ(settle().result, NoticeResult::accepted);
  EXPECT_EQ(state(), CheckoutState::settled);
  EXPECT_EQ(heard.settled, 1);
  EXPECT_EQ(heard.after, 1);
}

TEST_F(PaymentsTest, a_repeated_notice_has_no_second_effect) {
  settle();
  EXPECT_EQ(settle().result, NoticeResult::repeated);
  EXPECT_EQ(settle("n2").result, NoticeResult::accepted);  // the same fact under another id
  EXPECT_EQ(heard.settled, 1);
}

TEST_F(PaymentsTest, the_same_notice_many_times_at_once_has_one_effect) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&, i] { settle(i % 2 == 0 ? "n1" : "n" + std::to_string(i)); });
  for (auto &thread : threads) thread.join();
  EXPECT_EQ(state(), CheckoutState::settled);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_checkouts WHERE state=1"), 1);
  EXPECT_GE(heard.settled, 1);  // an attempt that was run again counts here, its effect does not
}

TEST_F(PaymentsTest, a_forged_notice_is_refused_and_does_not_take_the_genuine_ones_id) {
  std::string body = notice_body(checkout, "n1");
  kit::SecretKey other{9};
  expect_refused(payments.receive(make_signature(other, machine.now(), body), body, soon()),
                 "signature is wrong");
  EXPECT_EQ(settle().result, NoticeResult::accepted);
}

TEST_F(PaymentsTest, an_unsigned_notice_is_refused) {
  expect_refused(payments.receive("", notice_body(checkout, "n1"), soon()), "no signature");
}

TEST_F(PaymentsTest, an_old_recording_is_refused_by_the_machines_time) {
  std::string body = notice_body(checkout, "n1");
  expect_refused(payments.receive(make_signature(secret, machine.now() - 6min, body), body, soon()),
                 "too old");
  clock.advance(24h * 400);  // the association's clock has no say in it
  EXPECT_EQ(settle().result, NoticeResult::accepted);
}

TEST_F(PaymentsTest, an_altered_amount_is_refused) {
  Checkout cheaper = checkout;
  cheaper.amount_cents = 1;
  expect_refused(send(notice_body(cheaper, "n1")), "amount differs");
  EXPECT_EQ(settle().result, NoticeResult::accepted);  // not taken by the refused one
}

TEST_F(PaymentsTest, another_currency_environment_or_reference_is_refused) {
  Checkout other = checkout;
  other.currency = "USD";
  expect_refused(send(notice_body(other, "n1")), "currency differs");
  other = checkout;
  other.environment = "live";
  expect_refused(send(notice_body(other, "n1")), "environment differs");
  other = checkout;
  other.reference = checkout.id;
  expect_refused(send(notice_body(other, "n1")), "reference differs");
}

TEST_F(PaymentsTest, an_unknown_checkout_and_rubbish_are_refused) {
  Checkout other = checkout;
  other.id = checkout.reference;
  expect_refused(send(notice_body(other, "n1")), "checkout is not known");
  expect_refused(send("rubbish"), "not a notice");
}

TEST_F(PaymentsTest, a_refused_notice_that_comes_again_is_counted) {
  for (int i = 0; i < 3; ++i) send("rubbish");
  ASSERT_THAT(refused(), SizeIs(1));
  EXPECT_EQ(refused()[0].times, 3);
}

TEST_F(PaymentsTest, a_failed_payment_cannot_settle_later) {
  EXPECT_EQ(send(notice_body(checkout, "n1", "failed")).result, NoticeResult::accepted);
  EXPECT_EQ(heard.failed, 1);
  EXPECT_EQ(settle("n2").reason, "checkout is not open");
  EXPECT_EQ(state(), CheckoutState::failed);
}

TEST_F(PaymentsTest, what_cannot_be_recorded_settles_nothing_and_may_come_again) {
  heard.fail = true;
  EXPECT_THROW(settle(), std::runtime_error);
  EXPECT_EQ(state(), CheckoutState::open);
  heard.fail = false;
  EXPECT_EQ(settle().result, NoticeResult::accepted);
}

TEST_F(PaymentsTest, the_hosted_page_is_opened_once) {
  auto address = payments.hosted_page(checkout, soon());
  EXPECT_EQ(address, "http://provider.example/pay/" + checkout.id.text());
  provider.away = true;
  auto stored = in([&](kit::Transaction &transaction) {
    return *CheckoutStore::find(transaction, checkout.id);
  });
  EXPECT_EQ(payments.hosted_page(stored, soon()), address);
}

TEST_F(PaymentsTest, a_provider_that_is_away_is_said_and_nothing_is_given_up) {
  provider.away = true;
  EXPECT_THROW(payments.hosted_page(checkout, soon()), ProviderUnavailable);
  EXPECT_THROW(payments.give_up(checkout, soon(), [](kit::Transaction &) {}), ProviderUnavailable);
  EXPECT_EQ(state(), CheckoutState::open);
}

TEST_F(PaymentsTest, what_was_given_up_is_never_settled) {
  int also = 0;
  EXPECT_TRUE(payments.give_up(checkout, soon(), [&](kit::Transaction &) { ++also; }));
  EXPECT_FALSE(payments.give_up(checkout, soon(), [&](kit::Transaction &) { ++also; }));
  EXPECT_EQ(also, 1);
  EXPECT_EQ(settle().reason, "checkout is not open");
}

TEST_F(PaymentsTest, what_was_paid_already_is_not_given_up) {
  provider.ended(checkout.id, CheckoutState::settled);
  EXPECT_FALSE(payments.give_up(checkout, soon(), [](kit::Transaction &) {}));
  EXPECT_EQ(settle().result, NoticeResult::accepted);
}

}  // namespace
}  // namespace ams::host
