// Bytes of somebody else's mail as text for people.
#include <kit/base/utf8.hpp>

#include <algorithm>
#include <array>

#include "message.hpp"
#include "received.hpp"

namespace ams::kit {
namespace {

constexpr char32_t replacement = 0xFFFD;
enum class Charset { utf8, latin };

// Windows-1252 in place of the controls of ISO-8859-1, as every reader of mail has it.
constexpr std::array<char32_t, 32> windows = {
    0x20AC, replacement, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, replacement, 0x017D, replacement, replacement, 0x2018, 0x2019, 0x201C, 0x201D,
    0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, replacement, 0x017E, 0x0178};

std::string lowered(std::string_view text) {
  std::string result(text.substr(0, 100));
  for (char &c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// What is not known is read as UTF-8: its ASCII stays, the rest shows that something is missing.
Charset charset_of(std::string_view name) {
  const std::string low = lowered(name);
  const bool latin = low == "iso-8859-1" || low == "windows-1252" || low == "cp1252" ||
                     low == "latin1" || low == "iso-8859-15";
  return latin ? Charset::latin : Charset::utf8;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string from_quoted_printable(std::string_view text, bool header, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < text.size() && out.size() < most; ++i) {
    if (text[i] == '_' && header) {
      out += ' ';
    } else if (text[i] != '=') {
      out += text[i];
    } else if (text.substr(i, 3) == "=\r\n") {
      i += 2;
    } else if (text.substr(i, 2) == "=\n") {
      i += 1;
    } else if (i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string from_base64(std::string_view text, std::size_t most) {
  static constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0, held = 0;
  for (const char c : text) {
    if (out.size() >= most || c == '=') break;
    const auto value = c == '\0' ? alphabet.npos : alphabet.find(c);
    if (value == alphabet.npos) continue;
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    held += 6;
    if (held >= 8) out += static_cast<char>(bits >> (held -= 8) & 0xFF);
  }
  return out;
}

char32_t take(std::string_view &bytes, Charset charset) {
  const auto byte = static_cast<unsigned char>(bytes.front());
  if (charset == Charset::utf8) {
    if (const auto character = take_character(bytes)) return *character;
    bytes.remove_prefix(1);
    return replacement;
  }
  bytes.remove_prefix(1);
  return byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte;
}

// Controls, and what turns the direction of text, are no text that anybody wrote to be read.
bool is_shown(char32_t c) {
  if (c == '\n' || c == '\t') return true;
  return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !(c >= 0x202A && c <= 0x202E) &&
         !(c >= 0x2066 && c <= 0x2069) && c != 0x2028 && c != 0x2029 && c != 0xFEFF;
}

std::string to_utf8(std::string_view bytes, Charset charset, std::size_t most) {
  std::string text;
  while (!bytes.empty() && text.size() + 4 <= most) {
    const char32_t character = take(bytes, charset);
    if (is_shown(character)) append_utf8(text, character);
  }
  return text;
}

std::string without_tags(std::string_view html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  return text;
}

// One "=?charset?q?text?=" at the front of `rest`, taken off it.
bool take_encoded_word(std::string_view &rest, std::string &out) {
  if (!rest.starts_with("=?")) return false;
  const auto charset = rest.find('?', 2);
  if (charset == rest.npos || charset + 2 >= rest.size() || rest[charset + 2] != '?') return false;
  const auto end = rest.find("?=", charset + 3);
  if (end == rest.npos) return false;
  const char kind = rest[charset + 1];
  const std::string_view content = rest.substr(charset + 3, end - charset - 3);
  const std::string bytes = kind == 'b' || kind == 'B'
                                ? from_base64(content, content.size())
                                : from_quoted_printable(content, true, content.size());
  out += to_utf8(bytes, charset_of(rest.substr(2, charset - 2)), bytes.size() * 4 + 4);
  rest.remove_prefix(end + 2);
  return true;
}

const ReceivedPart *first_of(const ReceivedMail &mail, std::string_view type) {
  const auto found = std::find_if(mail.parts.begin(), mail.parts.end(),
                                  [&](const ReceivedPart &part) { return part.type == type; });
  return found == mail.parts.end() ? nullptr : &*found;
}

}  // namespace

std::string text_of(const ReceivedPart &part, const ReceivedLimits &limits) {
  const std::string encoding = lowered(part.fields.first("content-transfer-encoding"));
  const Charset charset = charset_of(parameter_of(part.fields.first("content-type"), "charset"));
  if (encoding == "base64")
    return to_utf8(from_base64(part.body, limits.text), charset, limits.text);
  if (encoding == "quoted-printable")
    return to_utf8(from_quoted_printable(part.body, false, limits.text), charset, limits.text);
  return to_utf8(part.body.substr(0, limits.text), charset, limits.text);
}

std::string text_of(const ReceivedMail &mail, const ReceivedLimits &limits) {
  if (const auto *plain = first_of(mail, "text/plain")) return text_of(*plain, limits);
  if (const auto *html = first_of(mail, "text/html")) return without_tags(text_of(*html, limits));
  return {};
}

std::string header_text_of(std::string_view value) {
  std::string text;
  bool after_word = false;
  while (!value.empty()) {
    if (after_word) {  // space between two encoded words is no text
      const auto next = value.find_first_not_of(' ');
      if (next != value.npos && value.substr(next).starts_with("=?")) value.remove_prefix(next);
    }
    after_word = take_encoded_word(value, text);
    if (after_word) continue;
    text += value.front();
    value.remove_prefix(1);
  }
  return header_text(text);
}

}  // namespace ams::kit
