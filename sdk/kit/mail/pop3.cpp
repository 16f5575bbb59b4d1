#include "pop3.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/POP3ClientSession.h>
#include <Poco/Net/SecureStreamSocketImpl.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/StreamSocketImpl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <ostream>
#include <stop_token>
#include <streambuf>
#include <thread>

#include "smtp_dialog.hpp"

namespace ams::kit {
namespace {

// Of one session. Poco reads lines of any length, so a server that never ends one is stopped here.
constexpr std::int64_t most_bytes = 64 << 20;

// A socket that counts what comes in.
template <class Socket>
class Counted final : public Socket {
 public:
  using Socket::Socket;
  int receiveBytes(void *buffer, int length, int flags) override {
    const int received = Socket::receiveBytes(buffer, length, flags);
    total_ += received;
    if (total_ > most_bytes) throw Poco::IOException("the mailbox sends without end");
    return received;
  }

 private:
  std::int64_t total_ = 0;
};

// Takes a message up to its limit, and then refuses.
class Bounded final : public std::streambuf {
 public:
  Bounded(std::string &into, std::size_t most) : into_(into), most_(most) {}

 protected:
  int_type overflow(int_type c) override {
    if (into_.size() >= most_) return traits_type::eof();
    into_ += traits_type::to_char_type(c);
    return c;
  }
  std::streamsize xsputn(const char *text, std::streamsize size) override {
    const auto room = static_cast<std::streamsize>(most_ - into_.size());
    into_.append(text, static_cast<std::size_t>(std::min(size, room)));
    return std::min(size, room);
  }

 private:
  std::string &into_;
  std::size_t most_;
};

std::vector<Poco::Net::IPAddress> addresses_of(const std::string &host) {
  Poco::Net::IPAddress address;
  if (Poco::Net::IPAddress::tryParse(host, address)) return {address};
  return Poco::Net::DNS::hostByName(host).addresses();
}

Poco::Net::StreamSocket made_socket(const Pop3Settings &settings) {
  if (settings.security == Pop3Settings::Security::none)
    return Poco::Net::StreamSocket(new Counted<Poco::Net::StreamSocketImpl>());
  Poco::Net::Context::Ptr context = new Poco::Net::Context(
      Poco::Net::Context::TLS_CLIENT_USE, "", "", settings.ca_file,
      Poco::Net::Context::VERIFY_STRICT, 9, settings.ca_file.empty());
  auto *secure = new Counted<Poco::Net::SecureStreamSocketImpl>(context);
  secure->setPeerHostName(settings.host);
  return Poco::Net::StreamSocket(secure);
}

}  // namespace

struct Pop3::Impl {
  Impl(const Pop3Settings &with, const Clock &time, Deadline until)
      : settings(with), clock(time), deadline(until) {}
  ~Impl() {
    watchdog.request_stop();
    if (watchdog.joinable()) watchdog.join();
    // Poco's session says QUIT when it goes, which would delete: the connection is ended first.
    end();
    session.reset();
    if (watched >= 0) ::close(watched);
  }

  void end() const {
    if (watched >= 0) ::shutdown(watched, SHUT_RDWR);
  }

  // Every failure of Poco's, by one name.
  template <class Call>
  auto guarded(const char *what, Call call) {
    const auto broken = [&](const std::string &why) {
      const std::string text = std::string(what) + ": " + mail::one_line(why);
      return Pop3Broken(clock.passed(deadline) ? "time-out: " + text : text);
    };
    try {
      return call();
    } catch (const Poco::Exception &error) {
      throw broken(error.displayText());
    }
  }

  Microseconds remaining() const {
    return Microseconds(std::max<std::int64_t>(1, deadline.steady_us - clock.steady_us()));
  }

  void connect() {
    std::string last = "the host has no address";
    for (const auto &address : addresses_of(settings.host)) {
      try {
        Poco::Net::StreamSocket socket = made_socket(settings);
        // Before the hand-shake of TLS, so that this ends in time as well.
        socket.connect({address, static_cast<Poco::UInt16>(settings.port)},
                       Poco::Timespan(remaining().count()));
        socket.setReceiveTimeout(Poco::Timespan(remaining().count()));
        socket.setSendTimeout(Poco::Timespan(remaining().count()));
        cut_off_at_deadline(socket.impl()->sockfd());
        session = std::make_unique<Poco::Net::POP3ClientSession>(socket);
        return;
      } catch (const Poco::Exception &error) {
        last = error.displayText();
      }
    }
    throw Poco::IOException(last);
  }

  // Time-outs of a socket begin anew with each byte; at the deadline every read and write ends.
  void cut_off_at_deadline(int fd) {
    watched = ::dup(fd);  // a second descriptor, so that no other connection can be hit
    if (watched < 0) throw Poco::IOException("no file descriptor left");
    watchdog = std::jthread([own = watched, wait = remaining()](std::stop_token stop) {
      std::mutex mutex;
      std::condition_variable_any stopped;
      std::unique_lock lock(mutex);
      stopped.wait_for(lock, stop, wait, [] { return false; });
      if (!stop.stop_requested()) ::shutdown(own, SHUT_RDWR);
    });
  }

  std::string answer(const std::string &command, int number) {
    std::string text;
    if (!session->sendCommand(command, std::to_string(number), text))
      throw Poco::IOException(command + " was refused: " + text);
    return text;
  }

  const Pop3Settings settings;
  const Clock &clock;
  const Deadline deadline;
  std::unique_ptr<Poco::Net::POP3ClientSession> session;
  int watched = -1;
  std::jthread watchdog;
};

Pop3::Pop3(const Pop3Settings &settings, const Clock &clock, Deadline deadline)
    : impl_(std::make_unique<Impl>(settings, clock, deadline)) {
  impl_->guarded("cannot connect to the mailbox", [&] { impl_->connect(); });
  impl_->guarded("the mailbox refused the sign-in",
                 [&] { impl_->session->login(settings.user, settings.password); });
}

Pop3::~Pop3() = default;

// "+OK 3 the-uid"; asked one by one, since the list of a mailbox has no bound.
std::vector<Pop3Entry> Pop3::list(unsigned most) {
  return impl_->guarded("the mailbox cannot be listed", [&] {
    std::vector<Pop3Entry> entries;
    const int count = impl_->session->messageCount();
    for (int number = 1; number <= count && entries.size() < most; ++number) {
      const std::string text = impl_->answer("UIDL", number);
      const auto space = text.rfind(' ');
      if (space != text.npos) entries.push_back({number, text.substr(space + 1)});
    }
    return entries;
  });
}

bool Pop3::retrieve(const Pop3Entry &entry, std::string &message) {
  return impl_->guarded("a message cannot be fetched", [&] {
    message.clear();
    Bounded buffer(message, impl_->settings.largest);
    std::ostream out(&buffer);
    impl_->session->retrieveMessage(entry.number, out);
    if (out.good()) return true;
    impl_->end();
    return false;
  });
}

void Pop3::remove(const Pop3Entry &entry) {
  impl_->guarded("a message cannot be deleted",
                 [&] { impl_->session->deleteMessage(entry.number); });
}

void Pop3::quit() {
  impl_->guarded("the mailbox did not say good-bye", [&] { impl_->session->close(); });
}

}  // namespace ams::kit
