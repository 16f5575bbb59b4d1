// Mails that go out with a return path of their own, and what comes back (SHR-03, EML-05).
#include <ams/ext/events.h>
#include <gmock/gmock.h>

#include <host/mailbox/help_pages.hpp>
#include <host/mailbox/post.hpp>
#include <host/mailbox/replies.hpp>
#include <host/mailbox/sent_mails.hpp>
#include <host/mailbox/tokens.hpp>
#include <host/mailbox/troubles.hpp>
#include <tests/store/host/site_fixture.hpp>

namespace ams::host {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

struct Server : kit::Transport {
  kit::Attempt send(std::string_view envelope_from, std::string_view recipient,
                    std::string_view message, kit::Deadline) override {
    from = envelope_from;
    to = recipient;
    bytes = message;
    ++count;
    return answer;
  }
  std::string from, to, bytes;
  int count = 0;
  kit::Attempt answer{kit::Delivery::accepted, "250 2.0.0 Ok"};
};

Settings with_mailbox() {
  Settings settings;
  settings.mailbox.emplace();
  return settings;
}

class MailboxTest : public testing::Test {
 protected:
  // A plugin's mail, as its outbox composes it. Returns the return path it left with.
  std::string send(const std::string &to = "a@example.org", const char *owner = "demo") {
    mail_id = kit::make_id(site.clock, site.random);
    attempt = mails.send(owner, "", to,
                         "From: <no-reply@caot.example>\r\nTo: <" + to +
                             ">\r\nReply-To: <otmentor@caot.ca>\r\nMessage-ID: <" +
                             mail_id.text() +
                             "@caot.example>\r\nSubject: =?utf-8?q?R=C3=A9ponse?=\r\n\r\nText",
                         site.soon());
    return server.from;
  }
  static std::string report(const std::string &to, const std::string &status = "5.1.1") {
    return "To: " + to +
           "\r\nFrom: MAILER-DAEMON@mx.example.org\r\nContent-Type: multipart/report;"
           " report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nSorry\r\n--b\r\n"
           "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
           "Final-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: " +
           status + "\r\nDiagnostic-Code: smtp; 550 No such user\r\n\r\n--b--\r\n";
  }
  std::string take(const std::string &raw) {
    return site.database.run(site.soon(), [&](kit::Transaction &transaction) {
      return Post(site.context, site.events).take_in(transaction, raw, false);
    });
  }
  std::int64_t waiting() {
    return site.database.run(site.soon(), [](kit::Transaction &transaction) {
      return Troubles::count_open(transaction) + Replies::count_open(transaction);
    });
  }
  bool broken() {
    return site.count("ams_address_troubles WHERE broken_at IS NOT NULL") > 0;
  }

  SiteUnderTest site{with_mailbox()};
  Member member = site.add_member("a@example.org", "a long password");
  Server server;
  SentMails mails{site.context, server};
  kit::Id mail_id;
  kit::Attempt attempt;
};

TEST_F(MailboxTest, eml_05_every_mail_has_a_return_path_that_nobody_guesses) {
  const auto first = send(), second = send();
  EXPECT_THAT(first, testing::MatchesRegex("bounces[+][0-9a-f]*@caot.example"));
  EXPECT_EQ(first.size(), std::string("bounces+@caot.example").size() + 32);
  EXPECT_NE(first, second);
  EXPECT_THAT(server.bytes, HasSubstr("Reply-To: <reply+"));
  EXPECT_THAT(server.bytes, HasSubstr("@caot.example>\r\nMessage-ID: "));
}

TEST_F(MailboxTest, every_attempt_of_one_mail_has_the_same_return_path) {
  server.answer = {kit::Delivery::retry_later, "451"};
  const std::string message = "Message-ID: <x@y>\r\nReply-To: <other@example.org>\r\n\r\nx";
  mails.send("demo", "", "a@example.org", message, site.soon());
  const auto first = server.from;
  mails.send("demo", "", "a@example.org", message, site.soon());
  EXPECT_EQ(server.from, first);
  EXPECT_EQ(server.bytes, message) << "another person's Reply-To stays";
  mails.send("demo", "own@plugin.example", "a@example.org", message, site.soon());
  EXPECT_EQ(server.from, "own@plugin.example");
}

TEST_F(MailboxTest, shr_03_eml_05_a_report_raises_the_banner_tells_the_plugin_and_holds_back) {
  const auto path = send();
  const auto its_id = mail_id;
  EXPECT_EQ(take(report(path)), "bounce");
  ASSERT_EQ(site.events.all.size(), 1u);
  const Event &event = site.events.all[0];
  EXPECT_EQ(event.type, AMS_EVENT_MAIL_BOUNCED);
  EXPECT_EQ(event.plugin, "demo");
  EXPECT_EQ(event.mail_id, its_id);
  EXPECT_EQ(event.member.id, member.id);
  EXPECT_EQ(event.mail_status, "5.1.1");
  EXPECT_TRUE(event.mail_permanent);
  EXPECT_TRUE(broken());
  Visitor visitor(site);
  visitor.sign_in("a@example.org", "a long password");
  EXPECT_TRUE(visitor.get("/privacy").holds("Our e-mail to a@example.org came back on"));
  EXPECT_EQ(waiting(), 1) << "the console's first page counts it";
  const int before = server.count;
  send();
  EXPECT_EQ(attempt.delivery, kit::Delivery::retry_later);
  EXPECT_EQ(server.count, before) << "not even tried";
  visitor.get("/help/e-mail");
  visitor.post("/help/e-mail/works", {});
  EXPECT_FALSE(visitor.get("/account").holds("came back on"));
  send();
  EXPECT_EQ(server.count, before + 1);
}

TEST_F(MailboxTest, what_the_account_needs_is_tried_all_the_same) {
  take(report(send()));
  Visitor visitor(site);
  visitor.get("/password-reset");
  visitor.post("/password-reset", {{"email", "a@example.org"}});
  const auto own = make_own_transport(mails);
  const int before = server.count;
  site.outbox.step(*own, {{"A", "no-reply@caot.example"}, "", "caot.example"}, 1, 10, site.soon());
  EXPECT_EQ(server.count, before + 1);
  EXPECT_EQ(attempt.delivery, kit::Delivery::accepted);
}

TEST_F(MailboxTest, a_report_without_our_token_changes_nothing_and_is_counted) {
  send();
  for (const char *to : {"bounces@caot.example", "no-reply@caot.example",
                         "bounces+00000000000000000000000000000000@caot.example",
                         "bounces+ffffffffffffffffffffffffffffffff@evil.example"})
    EXPECT_EQ(take(report(to)), "unknown");
  EXPECT_FALSE(broken());
  EXPECT_TRUE(site.events.all.empty());
}

TEST_F(MailboxTest, the_same_report_twice_counts_once) {
  const auto path = send();
  take(report(path));
  take(report(path));
  EXPECT_EQ(site.count("ams_bounces"), 1);
  EXPECT_EQ(site.events.all.size(), 1u);
}

TEST_F(MailboxTest, failures_that_may_pass_raise_the_banner_at_the_third_within_two_weeks) {
  take(report(send(), "4.2.2"));
  site.clock.advance(24h * 15);
  take(report(send(), "4.2.2"));
  take(report(send(), "4.2.2"));
  EXPECT_FALSE(broken()) << "the first is too long ago";
  take(report(send(), "4.2.2"));
  EXPECT_TRUE(broken());
}

TEST_F(MailboxTest, a_report_on_a_mail_from_before_the_confirmation_is_late) {
  const auto path = send();
  take(report(send()));
  site.clock.advance(1h);
  site.database.run(site.soon(), [&](kit::Transaction &transaction) {
    Troubles::confirm(transaction, member.id, site.clock.now());
  });
  take(report(path));
  EXPECT_FALSE(broken());
}

TEST_F(MailboxTest, a_mail_that_arrives_at_a_changed_address_ends_it) {
  take(report(send()));
  site.database.run(site.soon(), [&](kit::Transaction &transaction) {
    auto changed = *MemberStore::find(transaction, member.id);
    changed.email = "b@example.org";
    MemberStore::update(transaction, changed);
  });
  send("b@example.org");
  EXPECT_EQ(attempt.delivery, kit::Delivery::accepted);
  EXPECT_EQ(site.count("ams_address_troubles"), 0);
}

TEST_F(MailboxTest, a_reply_is_kept_passed_on_and_answered_once_a_day) {
  send();
  const auto at = server.bytes.find("reply+");
  const auto to = server.bytes.substr(at, server.bytes.find('>', at) - at);
  const std::string raw = "To: " + to + "\r\nFrom: Alix <alix@example.org>\r\nSubject: Re: x\r\n"
                          "Content-Type: text/plain; charset=utf-8\r\n\r\nOui, avec plaisir\r\n";
  EXPECT_EQ(take(raw), "reply");
  EXPECT_EQ(take(raw), "reply");
  EXPECT_EQ(waiting(), 2) << "the console's first page counts them";
  EXPECT_EQ(site.count("ams_mails WHERE template = 'reply_forwarded'"
                       " AND recipient = 'otmentor@caot.ca'"),
            2);
  EXPECT_EQ(site.count("ams_mails WHERE template = 'reply_received'"
                       " AND recipient = 'alix@example.org'"),
            1);
  EXPECT_EQ(site.count("ams_mail_replies WHERE raw_sealed LIKE '%plaisir%'"), 0) << "sealed";
  site.clock.advance(25h);
  take(raw);
  EXPECT_EQ(site.count("ams_mails WHERE template = 'reply_received'"), 2);
  const auto shown = site.database.run(site.soon(), [&](kit::Transaction &transaction) {
    const Replies replies(site.context);
    return *replies.find(transaction, replies.latest(transaction, 1).at(0).id);
  });
  EXPECT_EQ(shown.text, "Oui, avec plaisir\n");
  EXPECT_EQ(shown.answers_subject, "Réponse");
  EXPECT_EQ(shown.answers_recipient, "a@example.org");
}

TEST_F(MailboxTest, machines_lists_and_ourselves_get_no_answer) {
  EXPECT_EQ(take("From: a@example.org\r\nAuto-Submitted: auto-replied\r\n\r\nAway"), "machine");
  EXPECT_EQ(take("From: a@example.org\r\nPrecedence: list\r\n\r\nHello"), "reply");
  EXPECT_EQ(take("From: otmentor@caot.ca\r\n\r\nHello"), "reply");
  EXPECT_EQ(take("no header at all"), "reply");
  EXPECT_EQ(site.count("ams_mails WHERE template = 'reply_received'"), 0);
  EXPECT_EQ(site.count("ams_mail_replies"), 3) << "none is lost";
}

TEST_F(MailboxTest, shr_03_three_test_messages_an_hour) {
  Visitor visitor(site);
  visitor.sign_in("a@example.org", "a long password");
  visitor.get("/help/e-mail");
  Seen sent;
  for (std::int64_t i = 0; i < test_messages_an_hour; ++i)
    EXPECT_EQ((sent = visitor.post("/help/e-mail/test", {})).status, 303u);
  EXPECT_EQ(visitor.post("/help/e-mail/test", {}).status, 429u);
  const auto page = sent.header("Location");
  EXPECT_TRUE(visitor.get(page).holds("is on its way"));
  const auto own = make_own_transport(mails);
  site.outbox.step(*own, {{"A", "no-reply@caot.example"}, "", "caot.example"}, 1, 10, site.soon());
  EXPECT_TRUE(visitor.get(page).holds("has accepted"));
  take(report(server.from));
  EXPECT_TRUE(visitor.get("/help/e-mail").holds("Came back"));
  site.add_member("other@example.org", "a long password");
  Visitor other(site);
  other.sign_in("other@example.org", "a long password");
  EXPECT_EQ(other.get(page).status, 404u);
  site.clock.advance(61min);
  visitor.get("/help/e-mail");
  EXPECT_EQ(visitor.post("/help/e-mail/test", {}).status, 303u);
}

TEST_F(MailboxTest, shr_03_the_help_page_discloses_nothing_to_who_is_signed_out) {
  take(report(send()));
  const auto page = Visitor(site).get("/help/e-mail");
  EXPECT_EQ(page.status, 200u);
  EXPECT_FALSE(page.holds("a@example.org"));
  EXPECT_TRUE(page.holds("no-reply@caot.example"));
}

}  // namespace
}  // namespace ams::host
