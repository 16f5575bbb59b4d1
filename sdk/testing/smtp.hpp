// A real SMTP server of a test's own, which is not ours: aiosmtpd, on a free port of 127.0.0.1.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <kit/mail/transport.hpp>
#include <testing/folder.hpp>
#include <testing/process.hpp>

namespace ams::test {

struct SmtpOptions {
  kit::SmtpSettings::Security security = kit::SmtpSettings::Security::none;
  std::string user;  // with one, nothing is taken without signing in
  std::string password;
};

class PrivateSmtp {
 public:
  struct Received {
    std::string mail_from;
    std::vector<std::string> recipients;
    std::string message;  // byte by byte as it arrived, dots unstuffed
    bool encrypted;
    std::string user;
    std::string helo;
  };
  enum class Stage { recipient, data };

  explicit PrivateSmtp(SmtpOptions options = {});

  // How to reach it, with its own self-signed certificate as the only authority.
  kit::SmtpSettings settings() const;
  unsigned port() const { return port_; }
  std::filesystem::path ca_file() const { return folder_ / "cert.pem"; }

  // What it does from now on, at the next command of that stage.
  void accept();
  void refuse(std::string_view reply, Stage stage = Stage::data);  // "451 4.3.0 later"
  void hang(Stage stage = Stage::data);
  // Closes without a reply; at Stage::data it has kept the message, as when the reply is lost.
  void drop(Stage stage = Stage::data);

  std::vector<Received> received() const;
  // Waits for that many; what there is after 20 s otherwise.
  std::vector<Received> wait_for(std::size_t count) const;

  // The port refuses connections, and takes them again.
  void stop();
  void start();

 private:
  void answer(Stage stage, std::string_view what);
  std::vector<std::string> command() const;

  SmtpOptions options_;
  TemporaryFolder folder_;
  unsigned port_ = 0;
  std::unique_ptr<Process> server_;
};

}  // namespace ams::test
