// The life of a mail in the outbox.
#include <gmock/gmock.h>

#include <set>
#include <stdexcept>

#include <tests/store/kit/outbox_fixture.hpp>

namespace ams::kit {
namespace {

using namespace std::chrono_literals;
using test::PrivateSmtp;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct outbox : outbox_fixture {};

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

TEST_F(outbox, lists_by_state_and_member_page_by_page) {
  const Id first = enqueue();
  EXPECT_FALSE(step());
  clock.advance(1s);
  const Id second = enqueue();
  database.run(soon(), [&](Transaction &transaction) {
    const auto all = box.list(transaction, {}, 10);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].id, second) << "newest first";
    EXPECT_EQ(box.list(transaction, {.after = all[0]}, 10).at(0).id, first);
    EXPECT_EQ(box.list(transaction, {.state = MailState::sent}, 10).at(0).id, first);
    EXPECT_EQ(box.list(transaction, {.state = MailState::dead}, 10).size(), 0u);
    EXPECT_EQ(box.list(transaction, {.member_id = all[0].member_id}, 1).size(), 1u);
    EXPECT_EQ(box.list(transaction, {.member_id = second}, 10).size(), 0u);
    EXPECT_EQ(box.find(transaction, first)->state, MailState::sent);
    EXPECT_FALSE(box.find(transaction, all[0].member_id));
  });
}

TEST_F(outbox, sends_once_more_while_the_content_is_there) {
  const Id id = enqueue();
  EXPECT_FALSE(step());
  const auto again = [&] {
    return database.run(soon(), [&](Transaction &transaction) {
      return box.send_again(transaction, id);
    });
  };
  EXPECT_TRUE(again());
  EXPECT_FALSE(again()) << "it waits already";
  EXPECT_FALSE(step());
  ASSERT_EQ(server.received().size(), 2u);
  clock.advance(1h);
  EXPECT_EQ(box.purge(clock.now(), soon()), 1u);
  EXPECT_FALSE(again()) << "nothing is left to be sent";
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

TEST_F(outbox, csl_02_refuses_commercial_mail_since_no_consent_is_kept) {
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
  EXPECT_EQ(box.dead(soon()), 1u);
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
