#include <host/http/server.hpp>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <set>
#include <stdexcept>

#include <host/http/connection.hpp>

namespace ams::host {

namespace asio = boost::asio;
using asio::ip::tcp;

struct Server::Impl {
  Impl(ServerSettings with, Handler handle, BodyLimit limit, Refusal refuse, kit::Log &lines)
      : settings(std::move(with)),
        handler(std::move(handle)),
        body_limit(std::move(limit)),
        refusal(std::move(refuse)),
        workers(settings.workers, settings.queue_limit),
        serving{settings, handler, body_limit, refusal, lines, workers},
        log(lines) {
    bind();
  }

  // Connections hold references to what is above: they go first, with the queue's work.
  ~Impl() {
    workers.close();
    over = true;
    cut_all();
    io.restart();
    io.poll();
  }

  void bind() {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(settings.address, error);
    if (error) throw std::runtime_error("not an address: " + settings.address);
    const tcp::endpoint endpoint(address, settings.port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
      throw std::runtime_error("cannot listen on " + settings.address + ":" +
                               std::to_string(settings.port) + ": " + error.message());
    }
    port = acceptor.local_endpoint().port();
  }

  void accept() {
    if (accepting || serving.stopping || open.size() >= settings.connection_limit) return;
    accepting = true;
    acceptor.async_accept([this](boost::system::error_code error, tcp::socket socket) {
      accepting = false;
      if (!error && !serving.stopping) admit(std::move(socket));
      if (error && error != asio::error::operation_aborted) return pause();
      accept();
    });
  }

  // Out of file descriptors, most likely: wait a little rather than spin.
  void pause() {
    log.write(kit::Level::warning, "server", "cannot accept a connection; trying again");
    timer.expires_after(std::chrono::milliseconds(100));
    timer.async_wait([this](boost::system::error_code error) {
      if (!error) accept();
    });
  }

  void admit(tcp::socket socket) {
    auto connection = std::make_shared<Connection>(
        std::move(socket), serving, [this](Connection *gone) { forget(gone); });
    open.insert(connection.get());
    connection->start();
  }

  void forget(Connection *gone) {
    open.erase(gone);
    if (over) return;
    if (serving.stopping && open.empty()) return io.stop();
    accept();
  }

  void begin_stop() {
    if (serving.stopping) return;
    serving.stopping = true;
    boost::system::error_code ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    if (open.empty()) return io.stop();
    timer.expires_after(std::chrono::seconds(settings.stop_seconds));
    timer.async_wait([this](boost::system::error_code) { io.stop(); });
    for (auto *connection : std::set(open)) connection->stop();
  }

  void cut_all() {
    for (auto *connection : std::set(open)) connection->cut();
  }

  ServerSettings settings;
  Handler handler;
  BodyLimit body_limit;
  Refusal refusal;
  Workers workers;
  std::set<Connection *> open;
  Serving serving;
  kit::Log &log;
  bool accepting = false;
  bool over = false;
  unsigned short port = 0;
  // After the above: what still waits in it refers to them while it is destroyed.
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::steady_timer timer{io};
  asio::signal_set signals{io};
};

Server::Server(ServerSettings settings, Handler handler, BodyLimit body_limit, Refusal refusal,
               kit::Log &log)
    : impl_(std::make_unique<Impl>(std::move(settings), std::move(handler), std::move(body_limit),
                                   std::move(refusal), log)) {}

Server::~Server() = default;

unsigned short Server::port() const { return impl_->port; }

void Server::run(bool signals) {
  if (signals) {
    impl_->signals.add(SIGTERM);
    impl_->signals.add(SIGINT);
    impl_->signals.async_wait([this](boost::system::error_code error, int) {
      if (!error) impl_->begin_stop();
    });
  }
  impl_->accept();
  auto keep = asio::make_work_guard(impl_->io);
  impl_->io.run();
}

void Server::stop() {
  asio::post(impl_->io, [this] { impl_->begin_stop(); });
}

}  // namespace ams::host
