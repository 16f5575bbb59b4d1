// A POP3 server that misbehaves ends the session, and in time. A well-behaved one (Dovecot) is met
// in tests/functional/bounces_test.py.
#include <gmock/gmock.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <thread>

#include <kit/base/system.hpp>
#include <kit/mail/pop3.hpp>

namespace ams::kit {
namespace {

using namespace std::chrono_literals;

// Accepts one connection and lets the test talk.
class Server {
 public:
  explicit Server(std::function<void(int)> talk) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket_, reinterpret_cast<sockaddr *>(&address), size);
    ::listen(socket_, 1);
    ::getsockname(socket_, reinterpret_cast<sockaddr *>(&address), &size);
    settings.port = ntohs(address.sin_port);
    thread_ = std::thread([this, talk] {
      const int peer = ::accept(socket_, nullptr, nullptr);
      if (peer < 0) return;
      talk(peer);
      ::close(peer);
    });
  }
  ~Server() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }

  static bool say(int peer, std::string_view text) {
    return ::send(peer, text.data(), text.size(), MSG_NOSIGNAL) > 0;
  }
  // One command, whatever it is. False: the client is gone.
  static bool hear(int peer) {
    char buffer[512];
    return ::recv(peer, buffer, sizeof buffer, 0) > 0;
  }

  Pop3Settings settings;

 private:
  int socket_;
  std::thread thread_;
};

struct pop3 : testing::Test {
  SystemClock clock;
  void ends_in_time(const Server &server, Microseconds deadline) {
    const auto begin = clock.steady_us();
    EXPECT_THROW(
        {
          Pop3 session(server.settings, clock, clock.in(deadline));
          std::string message;
          for (const auto &entry : session.list(10)) session.retrieve(entry, message);
        },
        Pop3Broken);
    EXPECT_LT(clock.steady_us() - begin, 5'000'000);
  }
};

TEST_F(pop3, a_server_that_says_nothing_is_left_at_the_deadline) {
  const Server server([](int peer) { Server::hear(peer); });
  ends_in_time(server, 300ms);
}

TEST_F(pop3, a_server_that_drips_is_left_at_the_deadline) {
  const Server server([](int peer) {
    while (Server::say(peer, "+")) std::this_thread::sleep_for(20ms);
  });
  ends_in_time(server, 300ms);
}

TEST_F(pop3, a_line_without_end_is_not_taken_in) {
  const Server server([](int peer) {
    const std::string much(1 << 16, 'x');
    while (Server::say(peer, much)) {
    }
  });
  ends_in_time(server, 4s);
}

TEST_F(pop3, a_server_that_refuses_is_named) {
  const Server server([](int peer) {
    Server::say(peer, "+OK\r\n");
    while (Server::hear(peer)) Server::say(peer, "-ERR no\r\n");
  });
  try {
    Pop3(server.settings, clock, clock.in(5s));
    FAIL();
  } catch (const Pop3Broken &error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("sign-in"));
  }
}

TEST_F(pop3, of_a_giant_message_the_beginning_is_taken) {
  Server server([](int peer) {
    Server::say(peer, "+OK\r\n");
    for (const char *answer : {"+OK\r\n", "+OK\r\n", "+OK 1 9\r\n", "+OK 1 uid-1\r\n", "+OK\r\n"})
      if (!Server::hear(peer) || !Server::say(peer, answer)) return;
    const std::string line = std::string(998, 'x') + "\r\n";
    while (Server::say(peer, line)) {
    }
  });
  server.settings.largest = 10'000;
  Pop3 session(server.settings, clock, clock.in(5s));
  const auto entries = session.list(10);
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].uid, "uid-1");
  std::string message;
  EXPECT_FALSE(session.retrieve(entries[0], message));
  EXPECT_EQ(message.size(), 10'000u);
}

}  // namespace
}  // namespace ams::kit
