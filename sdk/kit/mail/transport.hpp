// How a finished message leaves: SMTP through Poco, or a Maildir.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <kit/base/time.hpp>

namespace ams::kit {

enum class Delivery { accepted, retry_later, rejected };

struct Attempt {
  Delivery delivery;
  std::string reply;  // the server's reply line or the error, one line, no body
};

class Transport {
 public:
  virtual ~Transport() = default;
  // One attempt. 4xx, network errors and time-outs are retry_later, 5xx is rejected. Any thread.
  virtual Attempt send(std::string_view envelope_from, std::string_view recipient,
                       std::string_view message, Deadline deadline) = 0;
};

struct SmtpSettings {
  std::string host = "127.0.0.1";
  unsigned port = 25;
  enum class Security { none, starttls, tls } security = Security::none;
  std::string user;      // empty: no authentication
  std::string password;
  std::string ca_file;   // empty: the system's
  std::string helo_name = "localhost";
};

std::unique_ptr<Transport> make_smtp(SmtpSettings settings, const Clock &clock);
// Writes tmp/ then links into new/, as Maildir demands; files are named by time and a counter.
std::unique_ptr<Transport> make_maildir(std::filesystem::path folder, const Clock &clock);

}  // namespace ams::kit
