// The SMTP transport against peers that misbehave.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <thread>

#include <tests/store/kit/smtp_fixture.hpp>

namespace ams::kit {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;
using Security = SmtpSettings::Security;

bool one_printable_line(const std::string &text) {
  return !text.empty() && text.size() <= 400 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
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

struct bad_peer : smtp_fixture {
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
  std::string password;
  for (int i = 0; i < 26; ++i) password += "cHBw";
  EXPECT_EQ(heard, "EHLO localhost\r\nAUTH LOGIN\r\ndGFuZGVt\r\n" + password + "cHA=\r\n");
}

}  // namespace
}  // namespace ams::kit
