// The outbox against a real MariaDB and a real SMTP server.
#include <gmock/gmock.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <set>
#include <stdexcept>
#include <thread>

#include <kit/base/system.hpp>
#include <kit/mail/outbox.hpp>
#include <testing/clock.hpp>
#include <testing/keys.hpp>
#include <testing/log.hpp>
#include <testing/mariadb.hpp>
#include <testing/random.hpp>
#include <testing/smtp.hpp>

namespace ams::kit {
namespace {

using namespace std::chrono_literals;
using test::PrivateSmtp;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The table as sdk/kit/mail/README.md gives it to owners.
std::string documented_table() {
  const auto root = std::filesystem::path(__FILE__).parent_path() / "../../..";
  const std::string readme = test::read_file(root / "sdk/kit/mail/README.md");
  const std::size_t begin = readme.find("CREATE TABLE");
  return readme.substr(begin, readme.find(';', begin) - begin);
}

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

struct outbox : testing::Test {
  outbox() {
    database.run(soon(), [](Transaction &transaction) { transaction.execute(documented_table()); });
  }

  Deadline soon() const { return clock.in(10s); }

  OutgoingMail mail() {
    OutgoingMail mail;
    mail.id = make_id(clock, random);
    mail.template_name = "introduction_received";
    mail.member_id = make_id(clock, random);
    mail.about_id = make_id(clock, random);
    mail.to = {"Zoë CANARY-NAME", "zoe@example.org"};
    mail.reply_to = {"CANARY-REPLY", "canary-reply@example.org"};
    mail.language = Language::french;
    mail.subject = "Été CANARY-SUBJECT";
    mail.text = "CANARY-TEXT\n.\n";
    mail.html = "<p>CANARY-HTML</p>\n";
    return mail;
  }
  Id enqueue(const OutgoingMail &mail) {
    database.run(soon(), [&](Transaction &transaction) { box.enqueue(transaction, mail); });
    return mail.id;
  }
  Id enqueue() { return enqueue(mail()); }

  bool step(std::int64_t fence = 1, unsigned limit = 100) {
    auto transport = make_smtp(server.settings(), clock);
    return box.step(*transport, sender, fence, limit, soon());
  }
  std::vector<MailLine> recent() {
    return database.run(soon(),
                        [&](Transaction &transaction) { return box.recent(transaction, 1000); });
  }
  MailLine only() {
    const auto lines = recent();
    if (lines.size() != 1) throw std::logic_error("not one mail");
    return lines[0];
  }
  bool requeue(const Id &id) {
    return database.run(soon(),
                        [&](Transaction &transaction) { return box.requeue(transaction, id); });
  }
  std::string dump() {
    const auto rows = database.run(soon(), [](Transaction &transaction) {
      return transaction.query(
          "SELECT CONCAT_WS('|', HEX(id), template, HEX(member_id), HEX(about_id), language, "
          "recipient, content_sealed, reply) FROM tandem_mails");
    });
    std::string text;
    for (const Row &row : rows) text += row.text(0) + "\n";
    return text;
  }

  test::ManualClock clock;
  test::SeededRandom random;
  test::MemoryKeyRing keys;
  test::CapturingLog log;
  Sealer sealer{keys};
  Database database{test::shared_mariadb().fresh_schema(), clock, random};
  Outbox box{"tandem", database, sealer, clock, log};
  OutboxSender sender{{"L’association", "office@association.example"},
                      "bounces@association.example",
                      "association.example"};
  PrivateSmtp server;
};

TEST_F(outbox, delivers_what_was_committed) {
  const Id id = enqueue();
  EXPECT_EQ(only().state, MailState::queued);
  EXPECT_FALSE(step());
  ASSERT_EQ(server.received().size(), 1u);
  const auto received = server.received()[0];
  EXPECT_EQ(received.mail_from, "bounces@association.example");
  EXPECT_THAT(received.recipients, ElementsAre("zoe@example.org"));
  EXPECT_THAT(received.message,
              HasSubstr("\r\nMessage-ID: <" + id.text() + "@association.example>\r\n"));
  for (const char *part :
       {"\r\nContent-Language: fr\r\n", "\r\nAuto-Submitted: auto-generated\r\n",
        "<canary-reply@example.org>\r\n", "\r\nCANARY-TEXT\r\n.\r\n", "<p>CANARY-HTML</p>"}) {
    EXPECT_THAT(received.message, HasSubstr(part));
  }
  const MailLine line = only();
  EXPECT_EQ(line.state, MailState::sent);
  EXPECT_EQ(line.reply, "250 kept");
  EXPECT_EQ(line.attempts, 1u);
  EXPECT_EQ(line.sent_at, clock.now());
  EXPECT_FALSE(step());
  EXPECT_EQ(server.received().size(), 1u);
}

TEST_F(outbox, shows_consoles_everything_but_the_content) {
  const OutgoingMail sent = mail();
  enqueue(sent);
  const MailLine line = only();
  EXPECT_EQ(line.id, sent.id);
  EXPECT_EQ(line.template_name, "introduction_received");
  EXPECT_EQ(line.mail_class, MailClass::service);
  EXPECT_EQ(line.member_id, sent.member_id);
  EXPECT_EQ(line.about_id, sent.about_id);
  EXPECT_EQ(line.language, Language::french);
  EXPECT_EQ(line.recipient, "zoe@example.org");
  EXPECT_EQ(line.created_at, clock.now());
  EXPECT_EQ(line.sent_at, std::nullopt);
}

TEST_F(outbox, forgets_a_mail_whose_transaction_failed) {
  EXPECT_THROW(database.run(soon(),
                            [&](Transaction &transaction) {
                              box.enqueue(transaction, mail());
                              throw std::runtime_error("changed its mind");
                            }),
               std::runtime_error);
  EXPECT_THAT(recent(), IsEmpty());
}

TEST_F(outbox, takes_a_mail_of_one_id_once) {
  const OutgoingMail once = mail();
  enqueue(once);
  try {
    enqueue(once);
    FAIL();
  } catch (const DuplicateKey &error) {
    EXPECT_EQ(error.key, "PRIMARY");
  }
  EXPECT_EQ(recent().size(), 1u);
}

// CSL-02.
TEST_F(outbox, refuses_commercial_mail_since_no_consent_is_kept) {
  OutgoingMail refused = mail();
  refused.mail_class = MailClass::commercial;
  try {
    enqueue(refused);
    FAIL();
  } catch (const std::logic_error &error) {
    EXPECT_THAT(error.what(), HasSubstr("consent"));
  }
  EXPECT_THAT(recent(), IsEmpty());
}

TEST_F(outbox, refuses_what_cannot_become_a_mail) {
  const auto refused = [&](auto change) {
    OutgoingMail bad = mail();
    change(bad);
    EXPECT_THROW(enqueue(bad), std::invalid_argument);
  };
  refused([](OutgoingMail &m) { m.id = Id{}; });
  refused([](OutgoingMail &m) { m.template_name.clear(); });
  refused([](OutgoingMail &m) { m.to.email = "nobody"; });
  refused([](OutgoingMail &m) { m.to.name = "a\r\nBcc: x@example.org"; });
  refused([](OutgoingMail &m) { m.reply_to.email = "a@b.org\nX: y"; });
  refused([](OutgoingMail &m) { m.reply_to.name = "a\xE2\x80\xA8"; });
  refused([](OutgoingMail &m) { m.subject = "a\nb"; });
  refused([](OutgoingMail &m) { m.text = "\xFF"; });
  refused([](OutgoingMail &m) { m.html = std::string(2 << 20, 'x'); });
  refused([](OutgoingMail &m) { m.headers = {{"Bcc", "x@example.org"}}; });
  EXPECT_THAT(recent(), IsEmpty());
}

// DESIGN 4: neither names nor bodies lie in the table, before, between and after the attempts.
TEST_F(outbox, is_sealed_at_rest) {
  enqueue();
  EXPECT_THAT(dump(), Not(HasSubstr("CANARY")));
  EXPECT_THAT(dump(), HasSubstr("zoe@example.org"));
  server.refuse("450 later");
  step();
  EXPECT_THAT(dump(), Not(HasSubstr("CANARY")));
  server.accept();
  clock.advance(1h);
  step();
  EXPECT_EQ(only().state, MailState::sent);
  EXPECT_THAT(dump(), Not(HasSubstr("CANARY")));
  EXPECT_FALSE(log.contains("CANARY") || log.contains("zoe@"));
}

TEST_F(outbox, tries_again_after_1_5_15_60_minutes_then_hourly_for_two_days) {
  enqueue();
  const Instant begin = clock.now();
  server.refuse("451 4.3.0 later");
  std::vector<Microseconds> delays;
  while (only().state == MailState::queued) {
    step();
    if (only().state != MailState::queued) break;
    delays.push_back(only().due_at - clock.now());
    EXPECT_EQ(box.next_due(soon()), only().due_at);
    clock.set(only().due_at - 1us);
    const unsigned attempts = only().attempts;
    step();
    EXPECT_EQ(only().attempts, attempts) << "tried too early";
    clock.advance(1us);
  }
  ASSERT_GT(delays.size(), 6u);
  EXPECT_THAT(std::vector(delays.begin(), delays.begin() + 6),
              ElementsAre(1min, 5min, 15min, 60min, 60min, 60min));
  EXPECT_EQ(only().state, MailState::dead);
  EXPECT_EQ(only().reply, "451 4.3.0 later");
  EXPECT_GT(clock.now() - begin, 46h);
  EXPECT_LE(clock.now() - begin, 48h);
  EXPECT_EQ(box.next_due(soon()), std::nullopt);
}

TEST_F(outbox, keeps_a_refused_mail_visible_and_sends_it_again_on_request) {
  const Id id = enqueue();
  EXPECT_FALSE(requeue(id));
  server.refuse("550 5.1.1 no such user", PrivateSmtp::Stage::recipient);
  step();
  EXPECT_EQ(only().state, MailState::dead);
  EXPECT_EQ(only().reply, "550 5.1.1 no such user");
  clock.advance(72h);
  server.refuse("450 later");
  EXPECT_TRUE(requeue(id));
  step();
  EXPECT_EQ(only().state, MailState::queued) << "the two days begin anew";
  server.accept();
  clock.advance(1h);
  step();
  EXPECT_EQ(only().state, MailState::sent);
  EXPECT_FALSE(requeue(id));
  EXPECT_FALSE(requeue(make_id(clock, random)));
}

TEST_F(outbox, sends_the_same_bytes_at_every_attempt) {
  enqueue();
  server.drop(PrivateSmtp::Stage::data);
  for (int i = 0; i < 3; ++i) {
    step();
    EXPECT_EQ(only().state, MailState::queued);
    clock.advance(1h);
  }
  server.accept();
  step();
  const auto received = server.received();
  ASSERT_EQ(received.size(), 4u);
  for (const auto &copy : received) EXPECT_EQ(copy.message, received[0].message);
}

TEST_F(outbox, waits_for_a_server_that_is_down) {
  enqueue();
  server.stop();
  step();
  EXPECT_EQ(only().state, MailState::queued);
  EXPECT_THAT(only().reply, HasSubstr("refused"));
  server.start();
  clock.advance(1min);
  step();
  EXPECT_EQ(only().state, MailState::sent);
}

TEST_F(outbox, records_an_attempt_that_took_the_whole_time) {
  enqueue();
  server.hang();
  auto transport = make_smtp(server.settings(), clock);
  box.step(*transport, sender, 1, 10, clock.in(500ms));
  EXPECT_EQ(only().state, MailState::queued);
  EXPECT_THAT(only().reply, HasSubstr("time-out"));
}

TEST_F(outbox, sends_no_more_than_the_limit_and_says_that_more_wait) {
  for (int i = 0; i < 5; ++i) enqueue();
  EXPECT_TRUE(step(1, 2));
  EXPECT_EQ(server.received().size(), 2u);
  EXPECT_TRUE(step(1, 2));
  EXPECT_FALSE(step(1, 2));
  EXPECT_EQ(server.received().size(), 5u);
}

TEST_F(outbox, gives_each_mail_to_one_of_several_workers) {
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
TEST_F(outbox, sends_again_after_a_crash_between_sending_and_recording) {
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

TEST_F(outbox, drops_the_report_of_a_worker_whose_claim_has_passed_on) {
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
TEST_F(outbox, tells_two_claims_of_one_token_apart_by_their_attempt) {
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
TEST_F(outbox, gives_a_worker_with_an_older_token_nothing_even_after_a_jump) {
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

TEST_F(outbox, buries_a_mail_that_cannot_be_opened_and_goes_on) {
  const Id lost = enqueue();
  keys.rotate();
  keys.destroy(1);
  clock.advance(1us);
  const Id good = enqueue();
  step();
  const auto lines = recent();
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].id, good);
  EXPECT_EQ(lines[0].state, MailState::sent);
  EXPECT_EQ(lines[1].id, lost);
  EXPECT_EQ(lines[1].state, MailState::dead);
  EXPECT_TRUE(log.contains(lost.text()));
}

TEST_F(outbox, opens_no_content_that_was_copied_from_another_mail) {
  const Id first = enqueue();
  const Id second = enqueue();
  database.run(soon(), [&](Transaction &transaction) {
    const auto row =
        transaction.query_one("SELECT content_sealed FROM tandem_mails WHERE id = ?", {first});
    transaction.execute("UPDATE tandem_mails SET content_sealed = ? WHERE id = ?",
                        {row->text(0), second});
  });
  step();
  EXPECT_EQ(server.received().size(), 1u);
}

TEST_F(outbox, purges_the_content_of_what_was_sent_before) {
  enqueue();
  step();
  clock.advance(24h);
  const Instant boundary = clock.now();
  enqueue();
  step();
  server.refuse("550 no");
  enqueue();
  step();
  EXPECT_EQ(box.purge(boundary, soon()), 1u);
  EXPECT_EQ(box.purge(boundary, soon()), 0u);
  std::multiset<MailState> states;
  for (const MailLine &line : recent()) states.insert(line.state);
  EXPECT_THAT(states, ElementsAre(MailState::sent, MailState::dead, MailState::purged));
  const auto empty = database.run(soon(), [](Transaction &transaction) {
    return transaction.query_one("SELECT COUNT(*) FROM tandem_mails WHERE content_sealed IS NULL")
        ->integer(0);
  });
  EXPECT_EQ(empty, 1);
}

TEST_F(outbox, purges_any_number) {
  for (int i = 0; i < 1201; ++i) enqueue();
  database.run(soon(), [](Transaction &transaction) {
    transaction.execute("UPDATE tandem_mails SET state = 2");
  });
  EXPECT_EQ(box.purge(clock.now() + 1s, soon()), 1201u);
}

TEST_F(outbox, has_nothing_due_when_it_is_empty) {
  EXPECT_EQ(box.next_due(soon()), std::nullopt);
  EXPECT_FALSE(step());
  const Id id = enqueue();
  EXPECT_EQ(box.next_due(soon()), clock.now());
  EXPECT_FALSE(id.is_none());
}

}  // namespace
}  // namespace ams::kit
