// Which worker gets a mail, and whose report counts.
#include <gmock/gmock.h>

#include <functional>
#include <set>
#include <stdexcept>
#include <thread>

#include <tests/store/kit/outbox_fixture.hpp>

namespace ams::kit {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;

// Sends by the real transport, with something happening just before or after.
class Interrupted final : public Transport {
 public:
  Interrupted(Transport &real, std::function<void()> before, std::function<void()> after)
      : real_(real), before_(std::move(before)), after_(std::move(after)) {}

  Attempt send(std::string_view envelope_from, std::string_view recipient, std::string_view message,
               Deadline deadline) override {
    if (before_) before_();
    const Attempt attempt = real_.send(envelope_from, recipient, message, deadline);
    if (after_) after_();
    return attempt;
  }

 private:
  Transport &real_;
  std::function<void()> before_;
  std::function<void()> after_;
};

struct outbox_claims : outbox_fixture {};

TEST_F(outbox_claims, sends_no_more_than_the_limit_and_says_that_more_wait) {
  for (int i = 0; i < 5; ++i) enqueue();
  EXPECT_TRUE(step(1, 2));
  EXPECT_EQ(server.received().size(), 2u);
  EXPECT_TRUE(step(1, 2));
  EXPECT_FALSE(step(1, 2));
  EXPECT_EQ(server.received().size(), 5u);
}

TEST_F(outbox_claims, gives_each_mail_to_one_of_several_workers) {
  std::set<std::string> ids;
  for (int i = 0; i < 30; ++i) ids.insert(enqueue().text());
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < 3; ++i) workers.emplace_back([&] { step(7, 100); });
  }
  const auto received = server.received();
  EXPECT_EQ(received.size(), ids.size());
  for (const auto &mail : received) {
    const std::size_t at = mail.message.find("Message-ID: <") + 13;
    EXPECT_EQ(ids.erase(mail.message.substr(at, 36)), 1u);
  }
  EXPECT_THAT(ids, IsEmpty());
  for (const MailLine &line : recent()) {
    EXPECT_EQ(line.state, MailState::sent);
    EXPECT_EQ(line.attempts, 1u);
  }
}

// The one moment in which a mail goes out twice: the copy has the same Message-ID.
TEST_F(outbox_claims, sends_again_after_a_crash_between_sending_and_recording) {
  enqueue();
  auto smtp = make_smtp(server.settings(), clock);
  Interrupted crash(*smtp, nullptr, [] { throw std::runtime_error("crash"); });
  EXPECT_THROW(box.step(crash, sender, 1, 10, soon()), std::runtime_error);
  EXPECT_EQ(only().state, MailState::claimed);
  step(2);
  EXPECT_EQ(server.received().size(), 1u) << "the lease has not ended";
  const auto lease_end = box.next_due(soon());
  ASSERT_TRUE(lease_end);
  EXPECT_GT(*lease_end, clock.now() + 60s);
  clock.set(*lease_end);
  step(2);
  EXPECT_EQ(only().state, MailState::sent);
  ASSERT_EQ(server.received().size(), 2u);
  EXPECT_EQ(server.received()[0].message, server.received()[1].message);
}

TEST_F(outbox_claims, drops_the_report_of_a_worker_whose_claim_has_passed_on) {
  enqueue();
  auto smtp = make_smtp(server.settings(), clock);
  Interrupted late(*smtp, nullptr, [&] {
    clock.advance(24h);
    server.refuse("550 no longer");
    step(2);
    EXPECT_EQ(only().state, MailState::dead);
  });
  box.step(late, sender, 1, 10, clock.in(10s));
  EXPECT_EQ(only().state, MailState::dead) << "the older worker's 250 must not count";
  EXPECT_EQ(only().attempts, 2u);
  EXPECT_TRUE(log.contains("the claim had passed on"));
}

// A claim of the same token, as after a restart of the only worker.
TEST_F(outbox_claims, tells_two_claims_of_one_token_apart_by_their_attempt) {
  enqueue();
  auto smtp = make_smtp(server.settings(), clock);
  Interrupted late(*smtp, nullptr, [&] {
    clock.advance(24h);
    server.refuse("450 later");
    step(1);
  });
  box.step(late, sender, 1, 10, clock.in(10s));
  EXPECT_EQ(only().state, MailState::queued);
  EXPECT_EQ(only().reply, "450 later");
}

// DESIGN 7: the wall clock of --dev jumps, and ends the lease of a worker that is still sending.
TEST_F(outbox_claims, gives_a_worker_with_an_older_token_nothing_even_after_a_jump) {
  enqueue();
  auto smtp = make_smtp(server.settings(), clock);
  Interrupted jump(
      *smtp,
      [&] {
        clock.advance(72h);
        enqueue();
        EXPECT_FALSE(step(4));
        EXPECT_THAT(server.received(), IsEmpty());
      },
      nullptr);
  box.step(jump, sender, 5, 1, clock.in(10s));
  EXPECT_EQ(server.received().size(), 1u);
  step(5);
  for (const MailLine &line : recent()) EXPECT_EQ(line.state, MailState::sent);
  EXPECT_EQ(server.received().size(), 2u);
}

}  // namespace
}  // namespace ams::kit
