#include "smtp_dialog.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/MailStream.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <sstream>
#include <stop_token>
#include <vector>

namespace ams::kit::mail {
namespace {

constexpr std::size_t longest_reply_line = 2048;  // RFC 5321, 4.5.3.1.5 says 512
constexpr unsigned most_reply_lines = 100;
constexpr std::size_t longest_reply = 8192;
constexpr std::size_t longest_log_line = 400;
constexpr Microseconds longest_quit = std::chrono::seconds(1);

int status_of(const std::string &line) {
  const bool digits = line.size() >= 3 && std::all_of(line.begin(), line.begin() + 3,
                                                      [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::stoi(line.substr(0, 3)) : 0;
}

// An address as it is: asking for its host would ask DNS for the name behind it.
std::vector<Poco::Net::IPAddress> addresses_of(const std::string &host) {
  Poco::Net::IPAddress address;
  if (Poco::Net::IPAddress::tryParse(host, address)) return {address};
  return Poco::Net::DNS::hostByName(host).addresses();
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line(text.substr(0, longest_log_line));
  for (char &c : line) {
    if (c < 0x20 || c >= 0x7F) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : '?';
  }
  return line;
}

Dialog::Dialog(const std::string &host, unsigned port, const Clock &clock, Deadline deadline)
    : host_(host), clock_(clock), deadline_(deadline) {
  connect(port);
  cut_off_at_deadline();
}

Dialog::~Dialog() {
  watchdog_.request_stop();
  if (watchdog_.joinable()) watchdog_.join();
  if (watched_ >= 0) ::close(watched_);
}

Microseconds Dialog::remaining() const {
  return Microseconds(std::max<std::int64_t>(0, deadline_.steady_us - clock_.steady_us()));
}

void Dialog::fail(const std::string &what) const {
  throw DialogBroken(clock_.passed(deadline_) ? "time-out: " + what : what);
}

// Tries every address of the host: "localhost" is often ::1 first, where nobody listens.
void Dialog::connect(unsigned port) {
  std::string last = "the host has no address";
  try {
    for (const auto &address : addresses_of(host_)) {
      if (clock_.passed(deadline_)) break;
      try {
        socket_ = Poco::Net::StreamSocket();
        socket_.connect({address, static_cast<Poco::UInt16>(port)},
                        Poco::Timespan(remaining().count()));
        return;
      } catch (const Poco::Exception &error) {
        last = error.displayText();
      }
    }
  } catch (const Poco::Exception &error) {
    last = error.displayText();
  }
  fail("cannot connect: " + last);
}

// Time-outs of a socket begin anew with each byte, so a server that drips would hold the lane for
// ever. At the deadline the connection is shut down, which ends every read and write at once.
void Dialog::cut_off_at_deadline() {
  watched_ = ::dup(socket_.impl()->sockfd());
  if (watched_ < 0) fail("no file descriptor left");
  watchdog_ = std::jthread([fd = watched_, wait = remaining()](std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, stop, wait, [] { return false; });
    if (!stop.stop_requested()) ::shutdown(fd, SHUT_RDWR);
  });
}

void Dialog::start_tls(Poco::Net::Context::Ptr context) {
  if (next_ < received_.size()) fail("the server spoke before TLS had begun");
  try {
    socket_ = Poco::Net::SecureStreamSocket::attach(socket_, host_, context);
  } catch (const Poco::Exception &error) {
    fail("TLS: " + error.displayText());
  }
}

Reply Dialog::read_reply() {
  std::string text;
  for (unsigned i = 0; i < most_reply_lines; ++i) {
    const std::string line = read_line();
    const int status = status_of(line);
    if (status < 200 || status > 599) fail("not an SMTP reply: " + line);
    text += (text.empty() ? "" : " | ") + line;
    if (line.size() == 3 || line[3] != '-') return {status, text};
    if (text.size() > longest_reply) break;
  }
  fail("a reply without end");
}

Reply Dialog::command(std::string_view line) {
  write(std::string(line) + "\r\n");
  return read_reply();
}

Reply Dialog::data(std::string_view message) {
  std::ostringstream stuffed;
  Poco::Net::MailOutputStream out(stuffed);
  out.write(message.data(), static_cast<std::streamsize>(message.size()));
  out.close();
  write(stuffed.str());
  return read_reply();
}

void Dialog::quit() noexcept {
  try {
    const auto wait = std::min(remaining(), longest_quit);
    if (wait.count() == 0) return;
    socket_.setReceiveTimeout(Poco::Timespan(wait.count()));
    command("QUIT");
    socket_.close();
  } catch (...) {
    // The answer to the mail is known; how the server says good-bye changes nothing.
  }
}

void Dialog::write(std::string_view bytes) {
  try {
    while (!bytes.empty()) {
      const int sent = socket_.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
      if (sent <= 0) fail("the server closed the connection");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  } catch (const Poco::Exception &error) {
    fail("cannot send: " + error.displayText());
  }
}

std::string Dialog::read_line() {
  std::string line;
  for (char c = read_byte(); c != '\n'; c = read_byte()) {
    if (line.size() == longest_reply_line) fail("a reply line without end");
    line += c;
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

char Dialog::read_byte() {
  if (next_ == received_.size()) {
    std::array<char, 1024> buffer;
    int got = 0;
    try {
      got = socket_.receiveBytes(buffer.data(), buffer.size());
    } catch (const Poco::Exception &error) {
      fail("cannot receive: " + error.displayText());
    }
    if (got <= 0) fail("the server closed the connection");
    received_.assign(buffer.data(), static_cast<std::size_t>(got));
    next_ = 0;
  }
  return received_[next_++];
}

}  // namespace ams::kit::mail
