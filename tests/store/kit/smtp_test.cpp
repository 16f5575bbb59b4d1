// The SMTP transport against a real server.
#include <gmock/gmock.h>

#include <stdexcept>

#include <testing/smtp.hpp>
#include <tests/store/kit/smtp_fixture.hpp>

namespace ams::kit {
namespace {

using namespace std::chrono_literals;
using test::PrivateSmtp;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;
using Security = SmtpSettings::Security;

struct smtp : smtp_fixture {};

TEST_F(smtp, hands_over_envelope_and_bytes_as_they_are) {
  PrivateSmtp server;
  SmtpSettings settings = at(server.port());
  settings.helo_name = "host.test";
  const Attempt attempt = send(settings);
  EXPECT_EQ(attempt.delivery, Delivery::accepted);
  EXPECT_EQ(attempt.reply, "250 kept");
  ASSERT_EQ(server.received().size(), 1u);
  const auto mail = server.received()[0];
  EXPECT_EQ(mail.mail_from, "bounces@association.example");
  EXPECT_THAT(mail.recipients, ElementsAre("marie@example.org"));
  EXPECT_EQ(mail.helo, "host.test");
  EXPECT_EQ(mail.message, dotted_mail);
}

TEST_F(smtp, sends_with_an_empty_return_path) {
  PrivateSmtp server;
  auto transport = make_smtp(server.settings(), clock);
  const auto attempt = transport->send("", "marie@example.org", dotted_mail, clock.in(5s));
  EXPECT_EQ(attempt.delivery, Delivery::accepted);
  EXPECT_EQ(server.received().at(0).mail_from, "<>");
}

TEST_F(smtp, signs_in_after_starttls) {
  PrivateSmtp server({Security::starttls, "tandem", std::string(80, 'p') + "=ä 1"});
  const Attempt attempt = send(server.settings());
  EXPECT_EQ(attempt.delivery, Delivery::accepted) << attempt.reply;
  const auto mail = server.received().at(0);
  EXPECT_TRUE(mail.encrypted);
  EXPECT_EQ(mail.user, "tandem");
  EXPECT_EQ(mail.message, dotted_mail);
}

TEST_F(smtp, speaks_tls_from_the_first_byte) {
  PrivateSmtp server({Security::tls, "", ""});
  const Attempt attempt = send(server.settings());
  EXPECT_EQ(attempt.delivery, Delivery::accepted) << attempt.reply;
  EXPECT_EQ(server.received().at(0).message, dotted_mail);
}

// A wrong password is our configuration: it must not turn the queue into dead letters.
TEST_F(smtp, tries_again_later_when_the_password_is_wrong) {
  PrivateSmtp server({Security::starttls, "tandem", "right"});
  SmtpSettings settings = server.settings();
  settings.password = "wrong";
  const Attempt attempt = send(settings);
  EXPECT_EQ(attempt.delivery, Delivery::retry_later);
  EXPECT_THAT(attempt.reply, StartsWith("535"));
  settings.user.clear();
  EXPECT_EQ(send(settings).delivery, Delivery::retry_later);
  EXPECT_TRUE(server.received().empty());
}

TEST_F(smtp, refuses_a_certificate_for_another_name) {
  for (const Security security : {Security::starttls, Security::tls}) {
    PrivateSmtp server({security, "", ""});
    SmtpSettings settings = server.settings();
    ASSERT_EQ(send(settings).delivery, Delivery::accepted);
    settings.host = "127.1";  // the same machine, by a name the certificate does not have
    const Attempt attempt = send(settings);
    EXPECT_EQ(attempt.delivery, Delivery::retry_later);
    EXPECT_THAT(attempt.reply, HasSubstr("TLS")) << attempt.reply;
    EXPECT_EQ(server.received().size(), 1u);
  }
}

TEST_F(smtp, refuses_a_certificate_nobody_vouches_for) {
  PrivateSmtp server({Security::starttls, "", ""}), other({Security::starttls, "", ""});
  SmtpSettings settings = server.settings();
  for (const std::string &ca_file : {other.ca_file().string(), std::string()}) {
    settings.ca_file = ca_file;
    const Attempt attempt = send(settings);
    EXPECT_EQ(attempt.delivery, Delivery::retry_later);
    EXPECT_THAT(attempt.reply, HasSubstr("TLS")) << attempt.reply;
  }
  EXPECT_TRUE(server.received().empty());
}

TEST_F(smtp, never_goes_on_in_the_clear) {
  PrivateSmtp server;
  SmtpSettings settings = server.settings();
  settings.security = Security::starttls;
  EXPECT_EQ(send(settings).delivery, Delivery::retry_later);
  EXPECT_TRUE(server.received().empty());
}

TEST_F(smtp, sends_no_password_in_the_clear_to_another_machine) {
  SmtpSettings remote = at(25);
  remote.host = "mail.example.org";
  remote.user = "tandem";
  EXPECT_THROW(make_smtp(remote, clock), std::invalid_argument);
  remote.security = Security::starttls;
  EXPECT_NO_THROW(make_smtp(remote, clock));
}

TEST_F(smtp, says_at_the_start_that_the_ca_file_is_missing) {
  SmtpSettings broken = at(25);
  broken.security = Security::tls;
  broken.ca_file = "/nowhere/nothing.pem";
  EXPECT_THROW(make_smtp(broken, clock), std::invalid_argument);
}

TEST_F(smtp, tells_temporary_from_permanent_refusals) {
  PrivateSmtp server;
  for (const auto stage : {PrivateSmtp::Stage::recipient, PrivateSmtp::Stage::data}) {
    const auto delivery_after = [&](const char *reply) {
      server.refuse(reply, stage);
      const Attempt attempt = send(server.settings());
      EXPECT_EQ(attempt.reply, reply);
      return attempt.delivery;
    };
    EXPECT_EQ(delivery_after("450 4.2.1 busy"), Delivery::retry_later);
    EXPECT_EQ(delivery_after("452 full"), Delivery::retry_later);
    EXPECT_EQ(delivery_after("550 5.1.1 unknown"), Delivery::rejected);
    EXPECT_EQ(delivery_after("554 spam"), Delivery::rejected);
    EXPECT_EQ(delivery_after("530 5.7.0 sign in first"), Delivery::retry_later);
  }
  EXPECT_TRUE(server.received().empty());
  server.accept();
  EXPECT_EQ(send(server.settings()).delivery, Delivery::accepted);
}

TEST_F(smtp, gives_up_on_a_hanging_server_at_the_deadline) {
  PrivateSmtp server;
  for (const auto stage : {PrivateSmtp::Stage::recipient, PrivateSmtp::Stage::data}) {
    server.hang(stage);
    const auto begin = clock.steady_us();
    const Attempt attempt = send(server.settings(), 400ms);
    EXPECT_EQ(attempt.delivery, Delivery::retry_later);
    EXPECT_THAT(attempt.reply, StartsWith("time-out"));
    EXPECT_GE(clock.steady_us() - begin, 390'000);
    EXPECT_LT(clock.steady_us() - begin, 1'500'000);
  }
}

TEST_F(smtp, tries_again_later_when_the_connection_is_lost) {
  PrivateSmtp server({Security::starttls, "", ""});
  server.drop(PrivateSmtp::Stage::recipient);
  EXPECT_EQ(send(server.settings()).delivery, Delivery::retry_later);
  server.drop(PrivateSmtp::Stage::data);
  EXPECT_EQ(send(server.settings()).delivery, Delivery::retry_later);
}

TEST_F(smtp, tries_again_later_where_nobody_listens) {
  PrivateSmtp server;
  server.stop();
  const Attempt attempt = send(server.settings());
  EXPECT_EQ(attempt.delivery, Delivery::retry_later);
  EXPECT_THAT(attempt.reply, HasSubstr("refused"));
  SmtpSettings nowhere = at(25);
  nowhere.host = "nowhere.invalid";
  EXPECT_EQ(send(nowhere).delivery, Delivery::retry_later);
}

TEST_F(smtp, refuses_what_could_speak_to_the_server_itself) {
  PrivateSmtp server;
  auto transport = make_smtp(server.settings(), clock);
  const std::string hostile = "marie@example.org>\r\nRCPT TO:<x@example.org";
  EXPECT_EQ(transport->send("", hostile, dotted_mail, clock.in(5s)).delivery, Delivery::rejected);
  EXPECT_EQ(transport->send(hostile, "marie@example.org", dotted_mail, clock.in(5s)).delivery,
            Delivery::rejected);
  for (const std::string &text :
       {std::string("no end"), std::string("bare\n.\n\r\n"), std::string("bare\rcr\r\n"),
        std::string("ends in cr\r"), std::string("\xC3\xA9\r\n"), std::string("a\0b\r\n", 5),
        std::string(1200, 'x') + "\r\n", std::string()}) {
    EXPECT_EQ(send(server.settings(), 5s, text).delivery, Delivery::rejected) << text;
  }
  EXPECT_TRUE(server.received().empty());
}

TEST_F(smtp, does_not_begin_after_the_deadline) {
  PrivateSmtp server;
  EXPECT_EQ(send(server.settings(), 0s).delivery, Delivery::retry_later);
  EXPECT_TRUE(server.received().empty());
}

}  // namespace
}  // namespace ams::kit
