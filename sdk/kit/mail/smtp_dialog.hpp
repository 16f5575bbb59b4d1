// Inner part of the mail library: one connection to an SMTP server, commands out, replies in.
//
// Poco brings sockets, TLS and dot-stuffing; its SMTPClientSession is not used, since it
//  - never returns, and takes all memory, when a server closes inside a reply of several lines,
//  - keeps bytes that came before the TLS handshake as if they had come after it,
//  - bounds each read, but not the whole attempt.
#pragma once

#include <Poco/Net/Context.h>
#include <Poco/Net/StreamSocket.h>

#include <condition_variable>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include <kit/base/time.hpp>

namespace ams::kit::mail {

struct Reply {
  int status;        // 100 to 599
  std::string text;  // its lines, " | " between them, as the server wrote them; bounded

  int kind() const { return status / 100; }
};

// The dialog ended without an answer to the mail: refused, hanging, closed, not SMTP, bad TLS.
struct DialogBroken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// `text` as a log may show it: one line of printable ASCII, at most 400 bytes.
std::string one_line(std::string_view text);

class Dialog {
 public:
  // Connects; the whole dialog is cut off at the deadline, in whatever call it then is.
  Dialog(const std::string &host, unsigned port, const Clock &clock, Deadline deadline);
  ~Dialog();
  Dialog(const Dialog &) = delete;
  Dialog &operator=(const Dialog &) = delete;

  // Goes on inside TLS; the server's certificate has to be valid for `host`.
  void start_tls(Poco::Net::Context::Ptr context);
  Reply read_reply();
  Reply command(std::string_view line);
  // Dot-stuffs the message, ends it by "." and reads the answer.
  Reply data(std::string_view message);
  // Says QUIT and waits a moment for the answer; never fails.
  void quit() noexcept;

 private:
  void connect(unsigned port);
  void cut_off_at_deadline();
  void write(std::string_view bytes);
  std::string read_line();
  char read_byte();
  Microseconds remaining() const;
  [[noreturn]] void fail(const std::string &what) const;

  std::string host_;
  const Clock &clock_;
  Deadline deadline_;
  Poco::Net::StreamSocket socket_;
  std::string received_;
  std::size_t next_ = 0;
  int watched_ = -1;  // a second descriptor of the connection, so that no other one can be hit
  std::jthread watchdog_;
};

}  // namespace ams::kit::mail
