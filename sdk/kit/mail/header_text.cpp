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

// How much of a line the text takes up to its next space, and with it; never more than a whole one.
std::size_t encoded_size_of_word(std::string_view text) {
  constexpr std::size_t whole = longest_encoded_word - 1 - word_start.size() - word_end.size();
  std::size_t size = 0;
  for (bool ended = false; !text.empty() && !ended;) {
    const std::string_view character = front(text);
    size += encoded_character(character).size();
    if (size > whole) return 0;  // it has to be broken anyhow
    ended = character == " ";
    text.remove_prefix(character.size());
  }
  return size;
}

// Encoded words, each on a line of its own and each holding whole characters. Readers drop the
// white space between two encoded words, so folding adds nothing to the text: a space of the text
// is inside one. They are broken there if possible, for readers that get the rule wrong.
std::string encoded_words(std::string_view text, std::size_t column) {
  std::string words(word_start);
  std::size_t used = column + word_start.size();
  const std::string_view whole = text;
  while (!text.empty()) {
    const std::string next = encoded_character(front(text));
    const bool begins = text.size() < whole.size() && *(text.data() - 1) == ' ';
    const std::size_t needed = begins ? encoded_size_of_word(text) : 0;
    if (used + std::max(needed, next.size()) + word_end.size() > longest_encoded_word) {
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

// RFC 5322, 3.2.3: a word of a name that needs neither quotes nor encoding.
bool is_plain_word(std::string_view word) {
  constexpr std::size_t longest_plain_word = 60;
  constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
  return !word.empty() && word.size() <= longest_plain_word &&
         word.find("=?") == std::string_view::npos &&
         std::all_of(word.begin(), word.end(), [&](char c) {
           return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
         });
}

// Takes the next plain word, or all words up to the next plain one.
std::string_view take_piece(std::string_view &text) {
  const std::string_view whole = text;
  std::size_t end = whole.find(' ');
  if (!is_plain_word(whole.substr(0, end))) {
    while (end != std::string_view::npos) {
      const std::string_view rest = whole.substr(end + 1);
      const std::size_t length = rest.find(' ');
      if (is_plain_word(rest.substr(0, length))) break;
      end = length == std::string_view::npos ? length : end + 1 + length;
    }
  }
  text = end == std::string_view::npos ? "" : whole.substr(end + 1);
  return whole.substr(0, end);
}

// A name word by word: only what needs it is encoded, so that few encoded words ever meet. A space
// beside a plain word counts; one between two encoded words would not.
std::string phrase(std::string_view text, std::size_t column) {
  const bool even = !text.starts_with(' ') && !text.ends_with(' ') &&
                    text.find("  ") == std::string_view::npos;
  if (!even) return encoded_words(text, column);
  std::string result;
  while (!text.empty()) {
    const std::string_view piece = take_piece(text);
    const bool plain = is_plain_word(piece);
    const std::size_t begin = result.empty() ? column : 1;
    const std::string words = plain ? std::string(piece) : encoded_words(piece, begin);
    const std::size_t last_break = result.rfind('\n');
    const std::size_t used = last_break == std::string::npos ? column + result.size()
                                                             : result.size() - last_break - 1;
    const bool fits = words.find('\n') == std::string::npos &&
                      used + 1 + words.size() <= longest_encoded_word;
    if (!result.empty()) result += fits ? " " : "\r\n ";
    result += words;
  }
  return result;
}

// Controls of both ranges, and the two line ends that only Unicode has.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

// Overrides, embeddings and isolates: unseen, they make the rest of a line read backwards.
bool turns_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool turns_direction(std::string_view character) {
  const auto read = take_character(character);
  return read && turns_direction(*read);
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
    field += plain ? quoted(display_name) : phrase(display_name, field.size());
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
    if (mail::turns_direction(character)) {
      // Dropped, and nothing in its place: it has no width.
    } else if (is_header_text(character) && character != " ") {
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
