// Reads the host's own mails out of the development Maildir. Only for what this host wrote: a small
// reader of the forms that kit::compose makes, not of mail from anywhere.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ams::host {

struct MailSummary {
  std::string id;  // the file's name
  std::string to;
  std::string subject;
  std::string at;  // of the Date header, as it stands there
};

class MailReader {
 public:
  explicit MailReader(std::filesystem::path maildir) : maildir_(std::move(maildir)) {}

  // The newest last, at most `most_mails`.
  std::vector<MailSummary> list() const;
  // The whole message; nothing when there is none of that id.
  std::optional<std::string> raw(std::string_view id) const;

 private:
  std::filesystem::path maildir_;
};

// The first value of a header, unfolded and decoded (RFC 2047).
std::string header_of(std::string_view message, std::string_view name);
// The decoded text/plain part.
std::string text_part(std::string_view message);

}  // namespace ams::host
