// One mail per connection: the mails of an association are few, and a fresh connection has no
// state left over from the mail before.
#include <Poco/Base64Encoder.h>
#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <ctime>
#include <sstream>
#include <stdexcept>

#include "message.hpp"
#include "smtp_dialog.hpp"
#include "transport.hpp"

namespace ams::kit {
namespace {

using mail::Dialog;
using mail::DialogBroken;
using mail::Reply;
using Security = SmtpSettings::Security;

// OpenSSL writes to its socket without MSG_NOSIGNAL: a server that has gone would end the process.
class SignalGuard {
 public:
  SignalGuard() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~SignalGuard() {
    if (sigismember(&before_, SIGPIPE)) return;
    const timespec at_once{};
    while (sigtimedwait(&pipe_, nullptr, &at_once) == SIGPIPE) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t pipe_;
  sigset_t before_;
};

std::string base64(const std::string &text) {
  std::ostringstream out;
  Poco::Base64Encoder encoder(out);
  encoder.rdbuf()->setLineLength(0);
  encoder << text;
  encoder.close();
  return out.str();
}

std::string upper(std::string text) {
  for (char &c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

bool is_loopback(const std::string &host) {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

// Whole lines of 7-bit text, each ended by CRLF. A bare CR or LF is refused: servers disagree on
// what it means, and "\n.\n" could end the mail early for one of them.
bool is_wire_text(std::string_view message) {
  std::size_t line = 0;
  for (std::size_t i = 0; i < message.size(); ++i, ++line) {
    const char c = message[i];
    if (c == '\0' || static_cast<unsigned char>(c) > 0x7F || line > 998 || c == '\n') return false;
    if (c != '\r') continue;
    if (++i == message.size() || message[i] != '\n') return false;
    line = 0;
  }
  return message.ends_with("\r\n");
}

// What a reply to MAIL, RCPT or DATA means for the mail. 530 to 538 speak of our sign-in, not of
// the mail (RFC 4954, 6): a wrong password must not turn the whole queue into dead letters.
Attempt verdict(const Reply &reply) {
  const bool sign_in = reply.status >= 530 && reply.status <= 538;
  const std::string text = mail::one_line(reply.text);
  if (reply.kind() == 2) return {Delivery::accepted, text};
  return {reply.kind() == 5 && !sign_in ? Delivery::rejected : Delivery::retry_later, text};
}

// The line of an EHLO reply that names the ways to sign in. "AUTH=" is how old servers write it;
// a server's own name may begin with "auth." and is none.
std::string auth_methods(const std::string &offered) {
  for (const char *start : {"250-AUTH ", "250 AUTH ", "250-AUTH=", "250 AUTH="}) {
    const std::size_t at = offered.find(start);
    if (at != std::string::npos) return offered.substr(at, offered.find('|', at) - at);
  }
  return "";
}

// For what comes before the mail: anything but the expected answer is the server's state or our
// configuration, and is tried again.
Reply expect(int kind, Reply reply) {
  if (reply.kind() != kind) throw DialogBroken(reply.text);
  return reply;
}

class Smtp final : public Transport {
 public:
  Smtp(SmtpSettings settings, const Clock &clock) : settings_(std::move(settings)), clock_(clock) {
    const bool plain = settings_.security == Security::none;
    if (plain && !settings_.user.empty() && !is_loopback(settings_.host)) {
      throw std::invalid_argument("smtp: a password needs TLS unless the server is this machine");
    }
    if (!plain) context_ = make_context();
  }

  Attempt send(std::string_view envelope_from, std::string_view recipient, std::string_view message,
               Deadline deadline) override {
    if (!is_email(recipient)) return {Delivery::rejected, "the recipient is no address"};
    if (!envelope_from.empty() && !is_email(envelope_from)) {
      return {Delivery::rejected, "the return path is no address"};
    }
    if (!is_wire_text(message)) return {Delivery::rejected, "the message is not 7-bit CRLF text"};
    if (clock_.passed(deadline)) return {Delivery::retry_later, "time-out: not begun"};
    const SignalGuard guard;
    try {
      Dialog dialog(settings_.host, settings_.port, clock_, deadline);
      open(dialog);
      const Attempt attempt = transfer(dialog, envelope_from, recipient, message);
      dialog.quit();
      return attempt;
    } catch (const std::exception &error) {
      return {Delivery::retry_later, mail::one_line(error.what())};
    }
  }

 private:
  // VERIFY_STRICT: with RELAXED, Poco takes a certificate for any name on the loopback.
  Poco::Net::Context::Ptr make_context() const {
    Poco::Net::Context::Params params;
    params.verificationMode = Poco::Net::Context::VERIFY_STRICT;
    params.caLocation = settings_.ca_file;
    params.loadDefaultCAs = settings_.ca_file.empty();
    try {
      Poco::Net::Context::Ptr context =
          new Poco::Net::Context(Poco::Net::Context::TLS_CLIENT_USE, params);
      context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
      return context;
    } catch (const Poco::Exception &error) {
      throw std::invalid_argument("smtp: " + error.displayText());
    }
  }

  void open(Dialog &dialog) const {
    if (settings_.security == Security::tls) dialog.start_tls(context_);
    expect(2, dialog.read_reply());
    std::string offered = hello(dialog);
    if (settings_.security == Security::starttls) {
      expect(2, dialog.command("STARTTLS"));
      dialog.start_tls(context_);
      offered = hello(dialog);  // what was offered in the clear counts for nothing
    }
    if (!settings_.user.empty()) sign_in(dialog, offered);
  }

  std::string hello(Dialog &dialog) const {
    return upper(expect(2, dialog.command("EHLO " + settings_.helo_name)).text);
  }

  void sign_in(Dialog &dialog, const std::string &offered) const {
    const std::string methods = auth_methods(offered);
    if (methods.find("PLAIN") != std::string::npos) {
      const std::string secret = '\0' + settings_.user + '\0' + settings_.password;
      expect(2, dialog.command("AUTH PLAIN " + base64(secret)));
    } else if (methods.find("LOGIN") != std::string::npos) {
      expect(3, dialog.command("AUTH LOGIN"));
      expect(3, dialog.command(base64(settings_.user)));
      expect(2, dialog.command(base64(settings_.password)));
    } else {
      throw DialogBroken("the server offers neither AUTH PLAIN nor AUTH LOGIN");
    }
  }

  static Attempt transfer(Dialog &dialog, std::string_view envelope_from,
                          std::string_view recipient, std::string_view message) {
    Reply reply = dialog.command("MAIL FROM:<" + std::string(envelope_from) + ">");
    if (reply.kind() != 2) return verdict(reply);
    reply = dialog.command("RCPT TO:<" + std::string(recipient) + ">");
    if (reply.kind() != 2) return verdict(reply);
    reply = dialog.command("DATA");
    if (reply.kind() != 3) return refusal(reply);
    return verdict(dialog.data(message));
  }

  // A 2xx to DATA is no promise to deliver: nothing was handed over yet.
  static Attempt refusal(const Reply &reply) {
    if (reply.kind() == 2) return {Delivery::retry_later, mail::one_line(reply.text)};
    return verdict(reply);
  }

  const SmtpSettings settings_;
  const Clock &clock_;
  Poco::Net::Context::Ptr context_;
};

}  // namespace

std::unique_ptr<Transport> make_smtp(SmtpSettings settings, const Clock &clock) {
  return std::make_unique<Smtp>(std::move(settings), clock);
}

}  // namespace ams::kit
