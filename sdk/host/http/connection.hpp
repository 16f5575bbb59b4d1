// One connection: read a header, judge it, read the body, hand it over, write the reply, again.
// Everything but the handler runs on the sockets' thread, so nothing here needs a lock.
#pragma once

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <host/http/server.hpp>
#include <host/http/workers.hpp>

namespace ams::host {

// What a connection shares with its server, which outlives it.
struct Serving {
  const ServerSettings &settings;
  const Server::Handler &handler;
  const Server::BodyLimit &body_limit;
  const Server::Refusal &refusal;
  kit::Log &log;
  Workers &workers;
  bool stopping = false;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(boost::asio::ip::tcp::socket socket, Serving &serving,
             std::function<void(Connection *)> closed);
  ~Connection();

  void start();
  // Idle: closes at once. Busy: closes after the reply under way.
  void stop();
  void cut();

 private:
  using Error = boost::beast::error_code;
  void read_header();
  void on_header(Error error);
  void read_body();
  void on_body(Error error);
  void hand_over();
  void refuse(unsigned status);
  void write(const WireReply &reply, bool head, bool keep_alive);
  void on_written(Error error, bool keep_alive);
  void close();
  void linger();
  unsigned header_refusal() const;

  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
  boost::beast::http::response<boost::beast::http::empty_body> continue_;
  boost::beast::http::response<boost::beast::http::string_body> full_;
  boost::beast::http::response<boost::beast::http::empty_body> bare_;
  Serving &serving_;
  std::function<void(Connection *)> closed_;
  std::string peer_;
  std::array<char, 4096> leftover_;
  std::size_t lingered_ = 0;
  bool refused_ = false;
  bool busy_ = false;  // between a whole header and the end of its reply
};

}  // namespace ams::host
