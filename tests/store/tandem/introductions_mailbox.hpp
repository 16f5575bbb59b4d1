// Takes mails where a server would, and reads their two parts.
#pragma once

#include <algorithm>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <kit/mail/transport.hpp>

namespace tandem::introductions::testing {

namespace kit = ams::kit;

struct Mail {
  std::string recipient;
  std::string raw;
  std::string text;
  std::string html;
};

// Quoted-printable as RFC 2045 has it; enough for what our own composer writes.
inline std::string decoded(std::string_view encoded) {
  std::string plain;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (encoded[i] == '\r') continue;
    if (encoded[i] != '=') {
      plain += encoded[i];
    } else if (encoded[i + 1] == '\r') {
      i += 2;  // a soft line break
    } else {
      plain += static_cast<char>(std::stoi(std::string(encoded.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    }
  }
  return plain;
}

inline std::string part_of(const std::string &raw, const std::string &type) {
  const auto named = raw.find("boundary=\"");
  const auto head = raw.find("Content-Type: " + type);
  if (named == std::string::npos || head == std::string::npos) return "";
  const auto boundary = raw.substr(named + 10, raw.find('"', named + 10) - named - 10);
  const auto body = raw.find("\r\n\r\n", head) + 4;
  const auto end = raw.find("\r\n--" + boundary, body);
  return decoded(std::string_view(raw).substr(body, end - body));
}

class Mailbox final : public kit::Transport {
 public:
  kit::Attempt send(std::string_view, std::string_view recipient, std::string_view message,
                    kit::Deadline) override {
    std::lock_guard lock(mutex_);
    std::string raw(message);
    mails_.push_back(
        {std::string(recipient), raw, part_of(raw, "text/plain"), part_of(raw, "text/html")});
    return {kit::Delivery::accepted, "250 taken"};
  }
  std::vector<Mail> take() { return std::exchange(mails_, {}); }

 private:
  std::mutex mutex_;
  std::vector<Mail> mails_;
};

}  // namespace tandem::introductions::testing
