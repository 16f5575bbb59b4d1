// The HTTP server over real sockets: limits, refusals, keep-alive, a graceful end.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <host/http/server.hpp>
#include <semaphore>
#include <testing/log.hpp>
#include <thread>

namespace ams::host {
namespace {

class Wire {
 public:
  explicit Wire(unsigned short port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    timeval patience{10, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected = ::connect(fd_, reinterpret_cast<sockaddr *>(&to), sizeof to) == 0;
  }
  ~Wire() { ::close(fd_); }
  Wire(const Wire &) = delete;
  Wire &operator=(const Wire &) = delete;

  void send(const std::string &bytes) {
    (void)!::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  // Until the other side closes.
  std::string rest() {
    std::string all;
    char buffer[4096];
    for (ssize_t size; (size = ::recv(fd_, buffer, sizeof buffer, 0)) > 0;) {
      all.append(buffer, size);
    }
    return all;
  }
  // Until `end` was seen.
  std::string until(const std::string &end) {
    std::string all;
    char byte;
    while (all.find(end) == std::string::npos && ::recv(fd_, &byte, 1, 0) == 1) all += byte;
    return all;
  }

  bool connected = false;

 private:
  int fd_;
};

class ServerTest : public testing::Test {
 protected:
  void start(ServerSettings settings = {}) {
    settings.port = 0;
    server = std::make_unique<Server>(
        settings,
        [this](const WireRequest &request) {
          ++handled;
          if (request.target == "/slow") blocked.acquire();
          WireReply reply;
          reply.headers.emplace_back("Content-Type", "text/plain");
          reply.body = request.target + " " + request.body;
          return reply;
        },
        [](Method, std::string_view target) { return target == "/big" ? 100000u : 1000u; },
        [](unsigned status, const WireRequest &) {
          WireReply reply;
          reply.status = status;
          return reply;
        },
        log);
    thread = std::thread([this] { server->run(false); });
  }
  void TearDown() override {
    if (!server) return;
    server->stop();
    if (thread.joinable()) thread.join();
  }

  std::string ask(const std::string &bytes) {
    Wire wire(server->port());
    wire.send(bytes);
    return wire.rest();
  }
  static std::string status(const std::string &reply) {
    return reply.size() < 12 ? "none" : reply.substr(9, 3);
  }
  static std::string get(const std::string &target) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  }

  test::CapturingLog log;
  std::atomic<int> handled{0};
  std::counting_semaphore<> blocked{0};
  std::unique_ptr<Server> server;
  std::thread thread;
};

TEST_F(ServerTest, answers_and_keeps_the_connection) {
  start();
  Wire wire(server->port());
  wire.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_NE(wire.until("/a ").find("200 OK"), std::string::npos);
  EXPECT_NE(wire.until("/b ").find("200 OK"), std::string::npos) << "pipelined";
  wire.send("POST /c HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_NE(wire.until("/c hello").find("200 OK"), std::string::npos);
}

TEST_F(ServerTest, head_has_the_length_but_no_body) {
  start();
  const auto reply = ask("HEAD /abc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_NE(reply.find("Content-Length: 5"), std::string::npos) << reply;
  EXPECT_TRUE(reply.ends_with("\r\n\r\n")) << reply;
}

TEST_F(ServerTest, takes_chunks_up_to_the_limit_of_the_route) {
  start();
  const std::string head = "POST /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                           "Transfer-Encoding: chunked\r\n\r\n";
  EXPECT_TRUE(ask(head + "3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n").ends_with("/a abcdef"));
  const auto large = "3e9\r\n" + std::string(1001, 'x') + "\r\n0\r\n\r\n";
  EXPECT_EQ(status(ask(head + large)), "413");
  std::string small_chunks;
  for (int chunk = 0; chunk < 101; ++chunk) small_chunks += "a\r\n0123456789\r\n";
  EXPECT_EQ(status(ask(head + small_chunks + "0\r\n\r\n")), "413") << "however it is cut";
}

TEST_F(ServerTest, refuses_a_long_body_by_its_length_before_it_comes) {
  start();
  const auto post = [](const char *target, int length) {
    return std::string("POST ") + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
           "Content-Length: " + std::to_string(length) + "\r\n\r\n";
  };
  EXPECT_EQ(status(ask(post("/a", 1001))), "413");
  EXPECT_EQ(handled, 0);
  EXPECT_EQ(status(ask(post("/a", 1000) + std::string(1000, 'x'))), "200");
  EXPECT_EQ(status(ask(post("/big", 50000) + std::string(50000, 'x'))), "200");
}

TEST_F(ServerTest, refuses_what_two_parsers_could_read_differently) {
  start();
  EXPECT_EQ(status(ask("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
                       "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")), "400");
  EXPECT_EQ(status(ask("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
                       "Content-Length: 3\r\n\r\nabc")), "400");
  EXPECT_EQ(status(ask("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
                       "Content-Length: 4\r\n\r\nabcd")), "400");
  EXPECT_EQ(status(ask("GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n")), "400");
  EXPECT_EQ(status(ask("GET /a HTTP/1.1\r\n\r\n")), "400");
  EXPECT_EQ(status(ask("GET http://y/a HTTP/1.1\r\nHost: x\r\n\r\n")), "400");
  EXPECT_EQ(status(ask("nonsense\r\n\r\n")), "400");
  EXPECT_EQ(handled, 0);
}

TEST_F(ServerTest, refuses_methods_it_does_not_serve) {
  start();
  EXPECT_EQ(status(ask("DELETE /a HTTP/1.1\r\nHost: x\r\n\r\n")), "405");
  EXPECT_EQ(status(ask("BREW /a HTTP/1.1\r\nHost: x\r\n\r\n")), "501");
}

TEST_F(ServerTest, refuses_a_header_that_is_too_long) {
  start();
  EXPECT_EQ(status(ask("GET /a HTTP/1.1\r\nHost: x\r\nX: " + std::string(20000, 'a') + "\r\n\r\n")),
            "431");
  EXPECT_EQ(status(ask("GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n")), "414");
}

TEST_F(ServerTest, cuts_who_sends_a_header_drop_by_drop) {
  ServerSettings settings;
  settings.idle_seconds = 1;
  start(settings);
  Wire wire(server->port());
  wire.send("GET /a HTT");
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(wire.rest(), "");
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
}

TEST_F(ServerTest, cuts_who_sends_a_body_too_slowly) {
  ServerSettings settings;
  settings.body_seconds = 1;
  start(settings);
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(ask("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nab"), "");
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  EXPECT_EQ(handled, 0);
}

TEST_F(ServerTest, asks_for_a_body_that_waits_to_be_asked_for) {
  start();
  Wire wire(server->port());
  wire.send("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_NE(wire.until("\r\n\r\n").find("100 Continue"), std::string::npos);
  wire.send("hi");
  EXPECT_NE(wire.until("/a hi").find("200 OK"), std::string::npos);
}

TEST_F(ServerTest, a_full_queue_is_503_at_once) {
  ServerSettings settings;
  settings.workers = 1;
  settings.queue_limit = 1;
  start(settings);
  Wire running(server->port()), waiting(server->port());
  running.send(get("/slow"));
  while (handled == 0) std::this_thread::yield();
  waiting.send(get("/slow"));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));  // until the second one is queued
  EXPECT_EQ(status(ask(get("/third"))), "503");
  blocked.release(2);
  EXPECT_EQ(status(running.rest()), "200");
  EXPECT_EQ(status(waiting.rest()), "200");
}

TEST_F(ServerTest, stopping_lets_the_request_under_way_finish) {
  start();
  Wire wire(server->port()), idle(server->port());
  wire.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  while (handled == 0) std::this_thread::yield();
  server->stop();
  EXPECT_EQ(idle.rest(), "") << "an idle connection is closed";
  blocked.release();
  const auto reply = wire.rest();
  EXPECT_EQ(status(reply), "200");
  EXPECT_NE(reply.find("Connection: close"), std::string::npos);
  thread.join();
  EXPECT_FALSE(Wire(server->port()).connected);
}

TEST_F(ServerTest, beyond_the_most_connections_the_next_one_waits_its_turn) {
  ServerSettings settings;
  settings.connection_limit = 1;
  start(settings);
  auto first = std::make_unique<Wire>(server->port());
  first->send("GET /first HTTP/1.1\r\nHost: x\r\n\r\n");
  first->until("/first");
  Wire second(server->port());
  second.send(get("/second"));
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_EQ(handled, 1);
  first.reset();
  EXPECT_EQ(status(second.rest()), "200");
}

TEST_F(ServerTest, a_port_that_is_taken_is_said_so) {
  start();
  ServerSettings settings;
  settings.port = server->port();
  EXPECT_THROW(Server(settings, nullptr, nullptr, nullptr, log), std::runtime_error);
}

}  // namespace
}  // namespace ams::host
