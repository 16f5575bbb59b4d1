// The SMTP transport against a real server, and against peers that misbehave.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <thread>

#include <kit/base/system.hpp>
#include <kit/mail/message.hpp>
#include <kit/mail/transport.hpp>
#include <testing/folder.hpp>
#include <testing/smtp.hpp>

namespace ams::kit {
namespace {

using namespace std::chrono_literals;
using test::PrivateSmtp;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;
using Security = SmtpSettings::Security;

const std::string mail_text =
    "Subject: dots\r\n\r\n.\r\n..\r\n.one\r\n\r\n.\r\nQUIT\r\n.\r\nlast\r\n.\r\n";

struct smtp : testing::Test {
  SystemClock clock;

  Attempt send(const SmtpSettings &settings, Microseconds time = 5s,
               const std::string &text = mail_text) const {
    return make_smtp(settings, clock)
        ->send("bounces@association.example", "marie@example.org", text, clock.in(time));
  }
  static SmtpSettings at(unsigned port) {
    SmtpSettings settings;
    settings.host = "localhost";
    settings.port = port;
    return settings;
  }
};

bool one_printable_line(const std::string &text) {
  return !text.empty() && text.size() <= 400 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

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
  EXPECT_EQ(mail.message, mail_text);
}

TEST_F(smtp, sends_with_an_empty_return_path) {
  PrivateSmtp server;
  auto transport = make_smtp(server.settings(), clock);
  const auto attempt = transport->send("", "marie@example.org", mail_text, clock.in(5s));
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
  EXPECT_EQ(mail.message, mail_text);
}

TEST_F(smtp, speaks_tls_from_the_first_byte) {
  PrivateSmtp server({Security::tls, "", ""});
  const Attempt attempt = send(server.settings());
  EXPECT_EQ(attempt.delivery, Delivery::accepted) << attempt.reply;
  EXPECT_EQ(server.received().at(0).message, mail_text);
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
  EXPECT_EQ(transport->send("", hostile, mail_text, clock.in(5s)).delivery, Delivery::rejected);
  EXPECT_EQ(transport->send(hostile, "marie@example.org", mail_text, clock.in(5s)).delivery,
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

// A peer on the loopback that does what it likes with its one visitor.
class Peer {
 public:
  explicit Peer(std::function<void(int)> behaviour) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(listener_, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
        ::listen(listener_, 1) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
      throw std::runtime_error("no peer");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this, behaviour] {
      const int visitor = ::accept(listener_, nullptr, nullptr);
      if (visitor < 0) return;
      behaviour(visitor);
      ::close(visitor);
    });
  }
  ~Peer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  Peer(const Peer &) = delete;
  Peer &operator=(const Peer &) = delete;

  unsigned port() const { return port_; }

 private:
  int listener_ = -1;
  unsigned port_ = 0;
  std::jthread thread_;
};

bool say(int visitor, const std::string &text) {
  return ::send(visitor, text.data(), text.size(), MSG_NOSIGNAL) > 0;
}

std::string listen_to(int visitor) {
  char buffer[4096];
  const ssize_t got = ::recv(visitor, buffer, sizeof buffer, 0);
  return {buffer, static_cast<std::size_t>(std::max<ssize_t>(0, got))};
}

struct bad_peer : smtp {
  Attempt send_to(std::function<void(int)> behaviour, Microseconds time = 5s,
                  Security security = Security::none) {
    const Peer peer(std::move(behaviour));
    SmtpSettings chosen = at(peer.port());
    chosen.security = security;
    const auto begin = clock.steady_us();
    const Attempt attempt = send(chosen, time);
    took = Microseconds(clock.steady_us() - begin);
    return attempt;
  }
  Microseconds took{};
};

TEST_F(bad_peer, that_never_speaks_costs_only_the_deadline) {
  const auto attempt = send_to([](int visitor) { listen_to(visitor); }, 300ms);
  EXPECT_EQ(attempt.delivery, Delivery::retry_later);
  EXPECT_THAT(attempt.reply, StartsWith("time-out"));
  EXPECT_LT(took, 1500ms);
}

TEST_F(bad_peer, that_drips_costs_only_the_deadline) {
  const auto attempt = send_to(
      [](int visitor) {
        while (say(visitor, "2")) std::this_thread::sleep_for(20ms);
      },
      300ms);
  EXPECT_EQ(attempt.delivery, Delivery::retry_later);
  EXPECT_THAT(attempt.reply, StartsWith("time-out"));
  EXPECT_LT(took, 1500ms);
}

TEST_F(bad_peer, that_drips_its_tls_handshake_costs_only_the_deadline) {
  const auto attempt = send_to(
      [](int visitor) {
        std::string record("\x16\x03\x03\x40", 4);
        for (std::size_t i = 0; say(visitor, i < 4 ? record.substr(i, 1) : "x"); ++i) {
          std::this_thread::sleep_for(20ms);
        }
      },
      300ms, Security::tls);
  EXPECT_EQ(attempt.delivery, Delivery::retry_later);
  EXPECT_LT(took, 1500ms);
}

TEST_F(bad_peer, that_takes_no_data_costs_only_the_deadline) {
  const Peer peer([](int visitor) {
    say(visitor, "220 hello\r\n");
    for (const char *answer : {"250 hello\r\n", "250 from\r\n", "250 to\r\n", "354 go\r\n"}) {
      listen_to(visitor);
      say(visitor, answer);
    }
    std::this_thread::sleep_for(800ms);
  });
  std::string text;
  while (text.size() < 20'000'000) text += std::string(900, 'x') + "\r\n";
  const Attempt attempt = send(at(peer.port()), 500ms, text);
  EXPECT_EQ(attempt.delivery, Delivery::retry_later);
  EXPECT_THAT(attempt.reply, StartsWith("time-out"));
}

TEST_F(bad_peer, that_goes_within_a_reply_of_several_lines_ends_the_attempt) {
  const auto attempt = send_to([](int visitor) {
    say(visitor, "220 hello\r\n");
    listen_to(visitor);
    say(visitor, "250-one\r\n");
  });
  EXPECT_EQ(attempt.delivery, Delivery::retry_later);
  EXPECT_THAT(attempt.reply, HasSubstr("closed"));
  EXPECT_LT(took, 2s);
}

TEST_F(bad_peer, that_never_ends_its_reply_ends_the_attempt) {
  const auto lines = send_to([](int visitor) {
    while (say(visitor, "220-more\r\n")) {
    }
  });
  EXPECT_THAT(lines.reply, HasSubstr("reply without end"));
  const auto line = send_to([](int visitor) {
    while (say(visitor, std::string(1000, '2'))) {
    }
  });
  EXPECT_THAT(line.reply, HasSubstr("reply line without end"));
  EXPECT_EQ(line.delivery, Delivery::retry_later);
}

TEST_F(bad_peer, that_is_no_mail_server_ends_the_attempt) {
  const auto attempt =
      send_to([](int visitor) { say(visitor, "HTTP/1.1 400 Bad\r\n\x1b[31m\xC3\xA9\r\n"); });
  EXPECT_EQ(attempt.delivery, Delivery::retry_later);
  EXPECT_TRUE(one_printable_line(attempt.reply)) << attempt.reply;
}

TEST_F(bad_peer, that_answers_in_several_hostile_lines_is_quoted_on_one) {
  const auto attempt = send_to([](int visitor) {
    say(visitor, "220 hello\r\n");
    listen_to(visitor);
    say(visitor, "250 hello\r\n");
    listen_to(visitor);
    say(visitor, "550-no\t\x01\x7F\r\n550-" + std::string(1500, 'x') + "\r\n550 \xFF end\r\n");
    listen_to(visitor);
  });
  EXPECT_EQ(attempt.delivery, Delivery::rejected);
  EXPECT_THAT(attempt.reply, StartsWith("550-no "));
  EXPECT_TRUE(one_printable_line(attempt.reply)) << attempt.reply;
}

// What came in the clear must not be taken for an answer given inside TLS.
TEST_F(bad_peer, that_speaks_ahead_of_tls_is_not_believed) {
  const auto attempt = send_to(
      [](int visitor) {
        say(visitor, "220 hello\r\n");
        listen_to(visitor);
        say(visitor, "250-hello\r\n250 STARTTLS\r\n");
        listen_to(visitor);
        say(visitor, "220 go\r\n250 AUTH PLAIN\r\n");
        listen_to(visitor);
      },
      2s, Security::starttls);
  EXPECT_EQ(attempt.delivery, Delivery::retry_later);
  EXPECT_THAT(attempt.reply, HasSubstr("before TLS"));
}

TEST_F(bad_peer, that_accepts_and_goes_without_goodbye_has_accepted) {
  const auto attempt = send_to([](int visitor) {
    say(visitor, "220 hello\r\n");
    for (const char *answer : {"250 hello\r\n", "250 from\r\n", "250 to\r\n", "354 go\r\n"}) {
      listen_to(visitor);
      say(visitor, answer);
    }
    for (std::string heard; !heard.ends_with("\r\n.\r\n");) heard += listen_to(visitor);
    say(visitor, "250 thanks\r\n");
  });
  EXPECT_EQ(attempt.delivery, Delivery::accepted);
  EXPECT_EQ(attempt.reply, "250 thanks");
}

TEST_F(bad_peer, that_refuses_to_serve_at_all_is_tried_again) {
  for (const char *greeting : {"554 go away\r\n", "421 later\r\n"}) {
    const auto attempt = send_to([&](int visitor) { say(visitor, greeting); });
    EXPECT_EQ(attempt.delivery, Delivery::retry_later) << greeting;
  }
}

TEST_F(bad_peer, that_knows_only_the_older_way_to_sign_in_gets_that) {
  std::string heard;
  const Peer peer([&](int visitor) {
    say(visitor, "220 auth.plain.test\r\n");
    for (const char *answer : {"250-auth.plain.test\r\n250-PLAIN\r\n250 AUTH=LOGIN\r\n",
                               "334 VXNlcm5hbWU6\r\n", "334 UGFzc3dvcmQ6\r\n", "535 no\r\n"}) {
      heard += listen_to(visitor);
      say(visitor, answer);
    }
  });
  SmtpSettings settings = at(peer.port());
  settings.user = "tandem";
  settings.password = std::string(80, 'p');
  EXPECT_EQ(send(settings).reply, "535 no");
  EXPECT_EQ(
      heard, "EHLO localhost\r\nAUTH LOGIN\r\ndGFuZGVt\r\n" + [] {
        std::string encoded;
        for (int i = 0; i < 26; ++i) encoded += "cHBw";
        return encoded + "cHA=\r\n";
      }());
}

TEST_F(smtp, maildir_shows_whole_messages_in_new_alone) {
  const TemporaryFolder scratch;
  const auto folder = scratch / "maildir";
  auto transport = make_maildir(folder, clock);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(transport->send("", "marie@example.org", mail_text, clock.in(5s)).delivery,
              Delivery::accepted);
  }
  std::vector<std::string> contents;
  for (const auto &entry : std::filesystem::directory_iterator(folder / "new")) {
    contents.push_back(test::read_file(entry.path()));
  }
  EXPECT_THAT(contents, ElementsAre(mail_text, mail_text, mail_text));
  EXPECT_TRUE(std::filesystem::is_empty(folder / "tmp"));
}

TEST_F(smtp, maildir_that_cannot_be_written_is_tried_again) {
  const TemporaryFolder scratch;
  const auto folder = scratch / "maildir";
  auto transport = make_maildir(folder, clock);
  std::filesystem::remove_all(folder / "tmp");
  EXPECT_EQ(transport->send("", "marie@example.org", mail_text, clock.in(5s)).delivery,
            Delivery::retry_later);
}

}  // namespace
}  // namespace ams::kit
