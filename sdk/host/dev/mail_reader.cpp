#include <host/dev/mail_reader.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

namespace ams::host {
namespace {

constexpr std::size_t most_mails = 500;
constexpr std::size_t largest_mail = 4u << 20;

bool same_word(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  });
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// `header`: '_' is a space, as in encoded words.
std::string quoted_printable(std::string_view text, bool header) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && header) {
      out += ' ';
    } else if (text[at] != '=' || at + 2 >= text.size()) {
      out += text[at];
    } else if (text.substr(at, 3) == "=\r\n") {
      at += 2;  // a soft break
    } else if (hex(text[at + 1]) >= 0 && hex(text[at + 2]) >= 0) {
      out += static_cast<char>(hex(text[at + 1]) * 16 + hex(text[at + 2]));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string base64(std::string_view text) {
  static constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0, held = 0;
  for (char c : text) {
    auto value = alphabet.find(c);
    if (value == alphabet.npos) continue;
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    held += 6;
    if (held >= 8) out += static_cast<char>(bits >> (held -= 8) & 0xFF);
  }
  return out;
}

// One "=?utf-8?q?…?=" at `at`; moves `at` behind it.
bool encoded_word(std::string_view text, std::size_t &at, std::string &out) {
  if (text.substr(at, 2) != "=?") return false;
  auto charset = text.find('?', at + 2);
  if (charset == text.npos || charset + 2 >= text.size() || text[charset + 2] != '?') return false;
  auto end = text.find("?=", charset + 3);
  if (end == text.npos) return false;
  std::string_view content = text.substr(charset + 3, end - charset - 3);
  bool quoted = text[charset + 1] == 'q' || text[charset + 1] == 'Q';
  out += quoted ? quoted_printable(content, true) : base64(content);
  at = end + 2;
  return true;
}

std::string decoded_header(std::string_view text) {
  std::string out;
  bool after_word = false;
  for (std::size_t at = 0; at < text.size();) {
    if (after_word) {  // space between two encoded words is no text
      auto next = text.find_first_not_of(' ', at);
      if (next != text.npos && text.substr(next, 2) == "=?") at = next;
    }
    after_word = encoded_word(text, at, out);
    if (!after_word) out += text[at++];
  }
  return out;
}

std::string_view head_of(std::string_view message) {
  return message.substr(0, message.find("\r\n\r\n"));
}

std::string_view body_of(std::string_view message) {
  auto end = message.find("\r\n\r\n");
  return end == message.npos ? std::string_view() : message.substr(end + 4);
}

std::string raw_header(std::string_view head, std::string_view name) {
  std::string value;
  bool inside = false;
  while (!head.empty()) {
    auto end = std::min(head.find("\r\n"), head.size());
    std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (inside) value += ' ' + std::string(line.substr(line.find_first_not_of(" \t")));
      continue;
    }
    if (inside) break;
    auto colon = line.find(':');
    if (colon == line.npos || !same_word(line.substr(0, colon), name)) continue;
    inside = true;
    auto start = line.find_first_not_of(' ', colon + 1);
    if (start != line.npos) value = line.substr(start);
  }
  return value;
}

std::string boundary_of(std::string_view head) {
  std::string type = raw_header(head, "Content-Type");
  auto at = type.find("boundary=");
  if (at == type.npos) return "";
  std::string value = type.substr(at + 9);
  if (value.starts_with('"')) return value.substr(1, value.find('"', 1) - 1);
  return value.substr(0, value.find(';'));
}

std::string decoded_body(std::string_view part) {
  std::string encoding = raw_header(head_of(part), "Content-Transfer-Encoding");
  if (same_word(encoding, "quoted-printable")) return quoted_printable(body_of(part), false);
  if (same_word(encoding, "base64")) return base64(body_of(part));
  return std::string(body_of(part));
}

bool is_mail_file(const std::filesystem::path &path) {
  std::string name = path.filename().string();
  return !name.starts_with('.') && std::filesystem::is_regular_file(path);
}

std::string contents(const std::filesystem::path &path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), {});
  return text.substr(0, largest_mail);
}

}  // namespace

std::string header_of(std::string_view message, std::string_view name) {
  return decoded_header(raw_header(head_of(message), name));
}

std::string text_part(std::string_view message) {
  std::string boundary = boundary_of(head_of(message));
  if (boundary.empty()) return decoded_body(message);
  const std::string mark = "--" + boundary;
  for (auto at = message.find("\r\n" + mark); at != message.npos;) {
    auto begin = message.find("\r\n", at + 2);
    auto next = message.find("\r\n" + mark, at + 2);
    if (begin == message.npos || next == message.npos) break;
    std::string_view part = message.substr(begin + 2, next - begin - 2);
    if (raw_header(head_of(part), "Content-Type").starts_with("text/plain"))
      return decoded_body(part);
    at = next;
  }
  return "";
}

std::vector<MailSummary> MailReader::list() const {
  std::vector<std::filesystem::path> files;
  for (const char *folder : {"new", "cur"}) {
    std::error_code none;
    for (const auto &entry : std::filesystem::directory_iterator(maildir_ / folder, none))
      if (is_mail_file(entry.path())) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end(),
            [](auto &a, auto &b) { return a.filename() < b.filename(); });
  if (files.size() > most_mails) files.erase(files.begin(), files.end() - most_mails);
  std::vector<MailSummary> mails;
  for (const auto &file : files) {
    std::string message = contents(file);
    mails.push_back({file.filename().string(), header_of(message, "To"),
                     header_of(message, "Subject"), header_of(message, "Date")});
  }
  return mails;
}

std::optional<std::string> MailReader::raw(std::string_view id) const {
  // Only a name that is in the folder: never a path.
  for (const char *folder : {"new", "cur"}) {
    std::error_code none;
    for (const auto &entry : std::filesystem::directory_iterator(maildir_ / folder, none))
      if (entry.path().filename() == id && is_mail_file(entry.path()))
        return contents(entry.path());
  }
  return std::nullopt;
}

}  // namespace ams::host
