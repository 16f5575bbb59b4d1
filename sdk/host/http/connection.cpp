#include <host/http/connection.hpp>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <cctype>
#include <limits>

#include <host/http/refusals.hpp>

namespace ams::host {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::asio::ip::tcp;

namespace {

constexpr auto linger_time = std::chrono::seconds(2);
constexpr std::size_t linger_limit = 1024 * 1024;

Method method_of(std::string_view verb) {
  if (verb == "POST") return Method::post;
  if (verb == "PUT") return Method::put;
  if (verb == "DELETE") return Method::remove;
  return verb == "HEAD" ? Method::head : Method::get;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

template <class Body>
WireRequest without_body(const http::request<Body> &message) {
  WireRequest request;
  request.method = method_of(view(message.method_string()));
  request.target = view(message.target());
  for (const auto &field : message) {
    request.headers.add(lower(view(field.name_string())), std::string(view(field.value())));
  }
  return request;
}

template <class Body>
WireRequest wire_request(http::request<Body> &message, std::string peer) {
  WireRequest request = without_body(message);
  request.body = std::move(message.body());
  request.peer = std::move(peer);
  return request;
}

// What Beast's parser found wrong, as a status; 0 where there is nobody left to tell: a time-out
// has closed the socket already.
unsigned status_of(beast::error_code error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
  if (error == http::error::body_limit) return 413;
  if (error == http::error::end_of_stream || error == http::error::partial_message) return 0;
  if (error.category() == http::make_error_code(http::error::bad_method).category()) return 400;
  return 0;
}

template <class Response>
void fill(Response &response, const WireReply &reply, bool keep_alive) {
  response = {};
  response.result(reply.status);
  for (const auto &[name, value] : reply.headers) response.insert(name, value);
  response.keep_alive(keep_alive);
}

}  // namespace

Connection::Connection(tcp::socket socket, Serving &serving,
                       std::function<void(Connection *)> closed)
    : stream_(std::move(socket)),
      buffer_(serving.settings.header_limit + 4096),
      serving_(serving),
      closed_(std::move(closed)) {
  beast::error_code error;
  const auto endpoint = stream_.socket().remote_endpoint(error);
  if (!error) peer_ = endpoint.address().to_string();
  stream_.socket().set_option(tcp::no_delay(true), error);
}

Connection::~Connection() { closed_(this); }

void Connection::start() { read_header(); }

void Connection::stop() {
  if (!busy_) cut();
}

void Connection::cut() {
  beast::error_code ignored;
  stream_.socket().close(ignored);
}

void Connection::read_header() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(serving_.settings.header_limit));
  // The route's own limit is known after the header; until then no length is refused. (Beast 1.74
  // takes an absent limit for one of zero.)
  parser_->body_limit(std::numeric_limits<std::uint64_t>::max());
  stream_.expires_after(std::chrono::seconds(serving_.settings.idle_seconds));
  http::async_read_header(stream_, buffer_, *parser_,
                          [self = shared_from_this()](Error error, std::size_t) {
                            self->on_header(error);
                          });
}

unsigned Connection::header_refusal() const {
  const auto &message = parser_->get();
  HeaderFacts facts;
  facts.verb = view(message.method_string());
  facts.target = view(message.target());
  facts.version = message.version();
  for (const auto &field : message) {
    if (field.name() == http::field::host) ++facts.hosts;
    if (field.name() == http::field::content_length) ++facts.lengths;
    if (field.name() == http::field::transfer_encoding) {
      ++facts.codings;
      facts.chunked = lower(view(field.value())) == "chunked";
    }
  }
  if (facts.target.size() > serving_.settings.target_limit) return 414;
  return refused_header(facts);
}

void Connection::on_header(Error error) {
  if (error) {
    const unsigned status = status_of(error);
    return status == 0 ? close() : refuse(status);
  }
  busy_ = true;
  if (const unsigned status = header_refusal()) return refuse(status);
  const auto &message = parser_->get();
  const std::size_t limit = serving_.body_limit(method_of(view(message.method_string())),
                                                view(message.target()));
  const auto length = parser_->content_length();
  if (length && *length > limit) return refuse(413);
  parser_->body_limit(limit);
  stream_.expires_after(std::chrono::seconds(serving_.settings.body_seconds));
  const bool waits = lower(view(message[http::field::expect])) == "100-continue";
  if (!waits || message.version() < 11) return read_body();
  continue_ = {http::status::continue_, 11};
  http::async_write(stream_, continue_, [self = shared_from_this()](Error failed, std::size_t) {
    failed ? self->close() : self->read_body();
  });
}

void Connection::read_body() {
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](Error error, std::size_t) { self->on_body(error); });
}

void Connection::on_body(Error error) {
  if (error) {
    const unsigned status = status_of(error);
    return status == 0 ? close() : refuse(status);
  }
  stream_.expires_never();  // the handler has a deadline of its own
  hand_over();
}

void Connection::hand_over() {
  auto &message = parser_->get();
  const bool head = message.method() == http::verb::head;
  const bool keep_alive = message.keep_alive();
  auto request = std::make_shared<WireRequest>(wire_request(message, peer_));
  const bool taken = serving_.workers.submit([self = shared_from_this(), request, head,
                                              keep_alive]() mutable {
    auto reply = std::make_shared<WireReply>(self->serving_.handler(*request));
    auto executor = self->stream_.get_executor();
    // The connection goes along, so that its last reference is dropped on the sockets' thread.
    boost::asio::post(executor, [self = std::move(self), reply, head, keep_alive] {
      self->write(*reply, head, keep_alive && !self->serving_.stopping);
    });
  });
  if (!taken) refuse(503);
}

// A refused request may have more bytes under way: they cannot be told from a next request, so the
// connection ends with the reply.
void Connection::refuse(unsigned status) {
  busy_ = true;
  refused_ = true;
  const bool head = parser_->get().method() == http::verb::head;
  write(serving_.refusal(status, without_body(parser_->get())), head, false);
}

void Connection::write(const WireReply &reply, bool head, bool keep_alive) {
  stream_.expires_after(std::chrono::seconds(serving_.settings.write_seconds));
  auto written = [self = shared_from_this(), keep_alive](Error error, std::size_t) {
    self->on_written(error, keep_alive);
  };
  if (head) {
    fill(bare_, reply, keep_alive);
    bare_.content_length(reply.body.size());
    // A HEAD reply announces the length of a body that does not follow.
    return http::async_write(stream_, bare_, std::move(written));
  }
  fill(full_, reply, keep_alive);
  full_.body() = reply.body;
  full_.prepare_payload();
  http::async_write(stream_, full_, std::move(written));
}

void Connection::on_written(Error error, bool keep_alive) {
  busy_ = false;
  if (error || !keep_alive || serving_.stopping) return close();
  read_header();
}

void Connection::close() {
  beast::error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  if (!refused_) return;
  stream_.expires_after(linger_time);
  linger();
}

// A socket closed with unread bytes resets the connection, and the peer may lose the refusal it
// was sent: so a little of what still comes is read and thrown away.
void Connection::linger() {
  stream_.async_read_some(boost::asio::buffer(leftover_),
                          [self = shared_from_this()](Error error, std::size_t size) {
                            self->lingered_ += size;
                            if (!error && self->lingered_ < linger_limit) self->linger();
                          });
}

}  // namespace ams::host
