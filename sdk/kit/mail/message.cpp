#include "message.hpp"

#include <Poco/DateTimeFormatter.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/MultipartWriter.h>
#include <Poco/Net/QuotedPrintableEncoder.h>
#include <Poco/Timestamp.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "header_text.hpp"

namespace ams::kit {
namespace {

// RFC 2045, 6.7: "=_" cannot occur in quoted-printable text, so no body can hold this boundary,
// and the same message always gives the same bytes.
constexpr const char *boundary = "=_alternative";
constexpr std::size_t longest_further_line = 990;  // RFC 5322, 2.1.1: 998 with name and CRLF

constexpr std::string_view own_fields[] = {"date",    "from",        "sender",   "to",
                                           "cc",      "bcc",         "reply-to", "message-id",
                                           "subject", "mime-version"};

[[noreturn]] void refuse(std::string_view what) {
  throw std::invalid_argument("mail: " + std::string(what));
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char &c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_atom_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c != '\0' && std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos);
}

bool is_dot_atom(std::string_view text) {
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  if (text.find("..") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '.' || is_atom_character(c); });
}

bool is_label(std::string_view text) {
  if (text.empty() || text.size() > 63 || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  });
}

bool is_domain(std::string_view text) {
  if (text == "localhost") return true;
  if (text.find('.') == std::string_view::npos) return false;
  for (;;) {
    const std::size_t dot = text.find('.');
    if (!is_label(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_message_id(std::string_view text) {
  const bool angled = text.size() > 4 && text.front() == '<' && text.back() == '>';
  const std::string_view inner = angled ? text.substr(1, text.size() - 2) : "";
  const std::size_t at = inner.find('@');
  return angled && text.size() < 200 && at != std::string_view::npos &&
         is_dot_atom(inner.substr(0, at)) && is_dot_atom(inner.substr(at + 1));
}

void check_address(const Address &address, const char *field) {
  if (!is_email(address.email)) refuse(std::string(field) + " is no address");
  if (!is_header_text(address.name)) refuse(std::string(field) + " name holds a control character");
}

void check_further(const std::pair<std::string, std::string> &field) {
  const std::string name = lower(field.first);
  const bool token = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return c > 0x20 && c < 0x7F && c != ':';
  });
  if (!token) refuse("a further header has no valid name");
  const bool own =
      name.starts_with("content-") ||
      std::find(std::begin(own_fields), std::end(own_fields), name) != std::end(own_fields);
  if (own) refuse("a further header repeats " + name);
  const bool valid = !field.second.empty() && mail::is_printable_ascii(field.second);
  if (!valid || name.size() + field.second.size() > longest_further_line) {
    refuse("the value of " + name + " is not one line of ASCII");
  }
}

void check(const Message &message) {
  check_address(message.from, "From");
  check_address(message.to, "To");
  if (!message.reply_to.email.empty()) check_address(message.reply_to, "Reply-To");
  if (!is_header_text(message.subject)) refuse("the subject holds a control character");
  if (!is_message_id(message.message_id)) refuse("the Message-ID is not <id@domain>");
  for (const auto &field : message.headers) check_further(field);
}

std::string date_text(Instant instant) {
  return Poco::DateTimeFormatter::format(Poco::Timestamp(to_us(instant)),
                                         "%w, %d %b %Y %H:%M:%S +0000");
}

// Line ends of every kind become CRLF, which quoted-printable keeps as the line end it is; a last
// line end is added, since the encoder forgets a space at the very end.
std::string with_crlf(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' && text[i] != '\n') {
      result += text[i];
      continue;
    }
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
    result += "\r\n";
  }
  if (!result.ends_with('\n')) result += "\r\n";
  return result;
}

std::string quoted_printable(std::string_view text) {
  std::ostringstream out;
  Poco::Net::QuotedPrintableEncoder encoder(out);
  encoder << with_crlf(text);
  encoder.close();
  return out.str();
}

void add_part(Poco::Net::MultipartWriter &parts, std::ostream &out, const char *type,
              std::string_view text) {
  Poco::Net::MessageHeader header;
  header.set("Content-Type", type);
  header.set("Content-Transfer-Encoding", "quoted-printable");
  parts.nextPart(header);
  out << quoted_printable(text);
}

// RFC 2046, 5.1.4: the plainest part first, the preferred one last.
std::string alternatives(const Message &message) {
  std::ostringstream out;
  Poco::Net::MultipartWriter parts(out, boundary);
  add_part(parts, out, "text/plain; charset=utf-8", message.text);
  add_part(parts, out, "text/html; charset=utf-8", message.html);
  parts.close();
  return out.str();
}

std::string body(const Message &message) {
  if (!message.html.empty()) {
    return std::string("Content-Type: multipart/alternative; boundary=\"") + boundary +
           "\"\r\n\r\n" + alternatives(message);
  }
  return "Content-Type: text/plain; charset=utf-8\r\n"
         "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
         quoted_printable(message.text);
}

}  // namespace

// Poco's MailMessage would quote the encoded names, let control characters through and pick a
// random boundary: the fields are written here, Poco encodes and separates the parts.
std::string compose(const Message &message) {
  check(message);
  std::string text = "Date: " + date_text(message.date) + "\r\n";
  text += mail::address_field("From", message.from.name, message.from.email);
  text += mail::address_field("To", message.to.name, message.to.email);
  if (!message.reply_to.email.empty()) {
    text += mail::address_field("Reply-To", message.reply_to.name, message.reply_to.email);
  }
  text += "Message-ID: " + message.message_id + "\r\n";
  text += mail::text_field("Subject", message.subject);
  for (const auto &[name, value] : message.headers) text += name + ": " + value + "\r\n";
  text += "MIME-Version: 1.0\r\n";
  text += std::string("Content-Language: ") + code(message.language) + "\r\n";
  return text + body(message);
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (text.size() > 254 || at == std::string_view::npos || at > 64) return false;
  return is_dot_atom(text.substr(0, at)) && is_domain(text.substr(at + 1));
}

}  // namespace ams::kit
