// The servers that other tests rely on: a test that trusts a broken one could not fail.
#include <gmock/gmock.h>

#include <kit/base/system.hpp>
#include <testing/clock.hpp>
#include <testing/log.hpp>
#include <testing/mariadb.hpp>
#include <testing/smtp.hpp>

namespace ams::test {
namespace {

using kit::SmtpSettings;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Sends with Python's client, which is not ours either; what it prints is the server's reply.
std::string send(const PrivateSmtp &server,
                 const std::string &body = "Subject: x\r\n\r\n.\r\nhi\r\n",
                 const std::string &password = "") {
  auto settings = server.settings();
  std::string security = settings.security == SmtpSettings::Security::starttls ? "starttls" : "";
  if (settings.security == SmtpSettings::Security::tls) security = "tls";
  constexpr const char *script = R"(
import smtplib, ssl, sys
port, security, ca, user, password, body = sys.argv[1:]
context = ssl.create_default_context(cafile=ca) if ca else None
kind = smtplib.SMTP_SSL if security == "tls" else smtplib.SMTP
more = {"context": context} if security == "tls" else {}
try:
    with kind("127.0.0.1", int(port), timeout=2, **more) as client:
        if security == "starttls": client.starttls(context=context)
        if user: client.login(user, password)
        client.sendmail("from@a.test", ["to@b.test"], body.encode())
        print("sent")
except Exception as error:
    print(type(error).__name__, error)
)";
  return run_command({"/usr/bin/python3", "-c", script, std::to_string(settings.port), security,
                      settings.ca_file, settings.user,
                      password.empty() ? settings.password : password, body});
}

TEST(private_smtp, keeps_what_arrives_byte_by_byte) {
  PrivateSmtp server;
  EXPECT_EQ(send(server), "sent\n");
  auto received = server.wait_for(1);
  ASSERT_EQ(received.size(), 1u);
  EXPECT_EQ(received[0].mail_from, "from@a.test");
  EXPECT_THAT(received[0].recipients, ElementsAre("to@b.test"));
  EXPECT_EQ(received[0].message, "Subject: x\r\n\r\n.\r\nhi\r\n");
  EXPECT_FALSE(received[0].encrypted);
}

TEST(private_smtp, answers_as_it_is_told) {
  PrivateSmtp server;
  server.refuse("451 4.3.0 later");
  EXPECT_THAT(send(server), HasSubstr("451"));
  server.refuse("550 5.1.1 nobody", PrivateSmtp::Stage::recipient);
  EXPECT_THAT(send(server), HasSubstr("550"));
  server.hang();
  EXPECT_THAT(send(server), HasSubstr("imed out"));
  EXPECT_TRUE(server.received().empty());
  server.drop();
  EXPECT_THAT(send(server), HasSubstr("SMTPServerDisconnected"));
  EXPECT_EQ(server.wait_for(1).size(), 1u);
  server.accept();
  EXPECT_EQ(send(server), "sent\n");
  EXPECT_EQ(server.wait_for(2).size(), 2u);
}

TEST(private_smtp, wants_tls_and_the_right_password) {
  for (auto security : {SmtpSettings::Security::starttls, SmtpSettings::Security::tls}) {
    PrivateSmtp server({.security = security, .user = "ams", .password = "right"});
    EXPECT_EQ(send(server), "sent\n");
    EXPECT_THAT(send(server, "x", "wrong"), HasSubstr("535"));
    auto received = server.wait_for(1);
    ASSERT_EQ(received.size(), 1u);
    EXPECT_TRUE(received[0].encrypted);
    EXPECT_EQ(received[0].user, "ams");
  }
}

TEST(private_smtp, goes_away_and_comes_back_on_its_port) {
  PrivateSmtp server;
  EXPECT_EQ(send(server), "sent\n");
  server.stop();
  EXPECT_THAT(send(server), HasSubstr("refused"));
  server.start();
  EXPECT_EQ(send(server), "sent\n");
  EXPECT_EQ(server.wait_for(2).size(), 2u);
}

TEST(private_mariadb, listens_on_its_socket_alone_and_leaves_nothing) {
  std::filesystem::path folder;
  {
    PrivateMariaDb server;
    folder = server.data().parent_path();
    kit::SystemClock clock;
    kit::SystemRandom random;
    kit::Database base(server.settings(), clock, random);
    base.run(clock.in(seconds(20)), [](kit::Transaction &transaction) {
      auto row = transaction.query_one("SELECT @@skip_networking, @@performance_schema");
      EXPECT_EQ(row->integer(0), 1);
      EXPECT_EQ(row->integer(1), 0);
    });
  }
  EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST(process, reports_how_it_ended) {
  TemporaryFolder folder;
  Process returns({"sh", "-c", "echo out; exit 3"}, folder / "log");
  EXPECT_EQ(returns.wait(seconds(20)), 3);
  EXPECT_EQ(read_file(folder / "log"), "out\n");
  Process killed({"sleep", "60"}, folder / "log");
  EXPECT_FALSE(killed.wait(milliseconds(20)));
  killed.signal(SIGKILL);
  EXPECT_EQ(killed.wait(seconds(20)), 128 + SIGKILL);
  Process absent({"no-such-program"}, folder / "log");
  EXPECT_EQ(absent.wait(seconds(20)), 127);
}

TEST(manual_clock, moves_by_hand_while_the_steady_one_goes_on) {
  ManualClock clock;
  auto now = clock.now();
  auto steady = clock.steady_us();
  EXPECT_TRUE(eventually([&] { return clock.steady_us() > steady; }));
  EXPECT_EQ(clock.now(), now);
  clock.advance(std::chrono::hours(24));
  EXPECT_EQ(clock.now() - now, std::chrono::hours(24));
  clock.push_steady(seconds(100));
  EXPECT_GT(clock.steady_us(), steady + 100'000'000);
}

TEST(capturing_log, finds_what_must_not_be_there) {
  CapturingLog log;
  log.write(kit::Level::warning, "events.deliver", "an answer");
  EXPECT_TRUE(log.contains("answer"));
  EXPECT_TRUE(log.contains("deliver"));
  EXPECT_FALSE(log.contains("other"));
  EXPECT_EQ(log.count(kit::Level::warning), 1u);
  EXPECT_EQ(log.count(kit::Level::error), 0u);
}

}  // namespace
}  // namespace ams::test
