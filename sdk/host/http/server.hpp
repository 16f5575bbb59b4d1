// The HTTP/1.1 server: one thread for the sockets, a bounded pool for the handlers. Beast protects
// nothing by itself, so every limit stands here by name.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include <host/http/wire.hpp>
#include <kit/base/log.hpp>

namespace ams::host {

struct ServerSettings {
  std::string address = "127.0.0.1";
  unsigned short port = 8080;      // 0: any free one, see port()
  std::size_t header_limit = 16 * 1024;
  std::size_t target_limit = 8 * 1024;
  unsigned idle_seconds = 30;      // between requests, and for a whole header to arrive
  unsigned body_seconds = 30;      // for a whole body to arrive
  unsigned write_seconds = 30;
  unsigned stop_seconds = 10;      // what is under way may finish; then the sockets are cut
  std::size_t connection_limit = 512;  // beyond it the kernel's backlog waits
  unsigned workers = 8;
  std::size_t queue_limit = 128;   // beyond it: 503
};

class Server {
 public:
  // Any thread, several at a time; must not throw.
  using Handler = std::function<WireReply(const WireRequest &)>;
  // The body limit of a route, asked once its header is read; the largest allowed answer bounds
  // every body. On the sockets' thread: quick, must not throw.
  using BodyLimit = std::function<std::size_t(Method method, std::string_view target)>;
  // What the server answers by itself (400, 413, 431, 501, 503 ...), to as much of the request as
  // was read; without its body.
  using Refusal = std::function<WireReply(unsigned status, const WireRequest &request)>;

  // Binds at once; throws std::runtime_error when the port is taken.
  Server(ServerSettings settings, Handler handler, BodyLimit body_limit, Refusal refusal,
         kit::Log &log);
  ~Server();
  Server(const Server &) = delete;
  Server &operator=(const Server &) = delete;

  unsigned short port() const;
  // Serves until `stop`, or SIGTERM or SIGINT when `signals` is set; returns when all is over.
  void run(bool signals);
  // Any thread. Requests under way are answered, others not taken.
  void stop();

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace ams::host
