#include "header_text.hpp"

#include <algorithm>

#include <kit/base/utf8.hpp>

#include "message.hpp"

namespace ams::kit {
namespace mail {
namespace {

constexpr std::size_t longest_line = 76;
constexpr std::size_t longest_encoded_word = 75;  // RFC 2047, 2
constexpr std::string_view word_start = "=?utf-8?q?";
constexpr std::string_view word_end = "?=";

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// The first character; a byte that is none stands for itself.
std::string_view front(std::string_view text) {
  std::string_view rest = text;
  return text.substr(0, take_character(rest) ? text.size() - rest.size() : 1);
}

// What an encoded word may hold as it is inside a phrase: RFC 2047, 5 (3).
std::string encoded_character(std::string_view character) {
  static constexpr char hex[] = "0123456789ABCDEF";
  if (character == " ") return "_";
  const bool plain = is_alphanumeric(character[0]) ||
                     std::string_view("!*+-/").find(character[0]) != std::string_view::npos;
  if (plain) return std::string(character);
  std::string escaped;
  for (const unsigned char byte : character) escaped += {'=', hex[byte >> 4], hex[byte & 15]};
  return escaped;
}

// Encoded words, each on a line of its own and each holding whole characters. Readers drop the
// white space between two encoded words, so folding adds nothing to the text.
std::string encoded_words(std::string_view text, std::size_t column) {
  std::string words(word_start);
  std::size_t used = column + word_start.size();
  while (!text.empty()) {
    const std::string next = encoded_character(front(text));
    if (used + next.size() + word_end.size() > longest_encoded_word) {
      words.append(word_end).append("\r\n ").append(word_start);
      used = 1 + word_start.size();
    }
    words += next;
    used += next.size();
    text.remove_prefix(front(text).size());
  }
  return words.append(word_end);
}

// What looks like an encoded word, or could lose a space, has to be encoded to arrive as typed.
bool survives_plain(std::string_view text, std::size_t room) {
  return is_printable_ascii(text) && text.size() <= room && !text.starts_with(' ') &&
         !text.ends_with(' ') && text.find("  ") == std::string_view::npos &&
         text.find("=?") == std::string_view::npos;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result += '"';
}

// Controls of both ranges, and the two line ends that only Unicode has.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

}  // namespace

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string text_field(std::string_view name, std::string_view text) {
  std::string field = std::string(name) + ": ";
  const bool plain = survives_plain(text, longest_line - field.size());
  field += plain ? std::string(text) : encoded_words(text, field.size());
  return field + "\r\n";
}

std::string address_field(std::string_view name, std::string_view display_name,
                          std::string_view email) {
  std::string field = std::string(name) + ": ";
  if (!display_name.empty()) {
    const bool plain = survives_plain(display_name, longest_line / 2);
    field += plain ? quoted(display_name) : encoded_words(display_name, field.size());
    const std::size_t line = field.size() - (field.rfind('\n') + 1);
    field += line + email.size() + 3 > longest_line ? "\r\n " : " ";
  }
  return field.append("<").append(email).append(">\r\n");
}

}  // namespace mail

bool is_header_text(std::string_view text) {
  while (!text.empty()) {
    const auto character = take_character(text);
    if (!character || mail::is_control(*character)) return false;
  }
  return true;
}

std::string header_text(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const std::string_view character = mail::front(text);
    if (is_header_text(character) && character != " ") {
      line += character;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
    text.remove_prefix(character.size());
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace ams::kit
