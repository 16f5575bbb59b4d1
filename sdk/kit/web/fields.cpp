#include <kit/web/fields.hpp>

#include <algorithm>

#include <kit/base/utf8.hpp>

namespace ams::kit {
namespace {

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

std::optional<char> decode_escape(std::string_view from_percent) {
  if (from_percent.size() < 3) return std::nullopt;
  int high = hex_value(from_percent[1]);
  int low = hex_value(from_percent[2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<char>(high << 4 | low);
}

std::optional<std::string> decode(std::string_view coded) {
  std::string text;
  text.reserve(coded.size());
  for (std::size_t at = 0; at < coded.size(); ++at) {
    char byte = coded[at] == '+' ? ' ' : coded[at];
    if (byte == '%') {
      auto escaped = decode_escape(coded.substr(at));
      if (!escaped) return std::nullopt;
      byte = *escaped;
      at += 2;
    }
    if (byte == '\0') return std::nullopt;
    text += byte;
  }
  if (!is_utf8(text)) return std::nullopt;
  return text;
}

// Without '=' the value is empty, as browsers write a valueless pair.
bool add_pair(Fields &fields, std::string_view pair) {
  auto equals = std::min(pair.find('='), pair.size());
  auto name = decode(pair.substr(0, equals));
  auto value = decode(pair.substr(std::min(equals + 1, pair.size())));
  if (!name || !value) return false;
  fields.add(std::move(*name), std::move(*value));
  return true;
}

bool is_unreserved(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

constexpr char32_t line_separator = 0x2028, paragraph_separator = 0x2029, no_break_space = 0xA0;

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

bool is_separator(char32_t character) {
  return character == line_separator || character == paragraph_separator;
}

// What a person typed at one place becomes this; nothing when it is refused.
std::optional<char32_t> regular(char32_t character, Lines lines) {
  if (character == '\t') return lines == Lines::one ? U' ' : U'\t';
  if (character == '\n' && lines == Lines::many) return character;
  if (is_control(character) || (lines == Lines::one && is_separator(character)))
    return std::nullopt;
  return character;
}

bool is_space(char32_t character) {
  return character == ' ' || character == '\t' || character == '\n' || character == no_break_space;
}

// The part of `text` that ends with its last character that is no space.
std::string_view without_trailing_space(std::string_view text) {
  std::size_t kept = 0;
  for (auto rest = text; auto character = take_character(rest);) {
    if (!is_space(*character)) kept = text.size() - rest.size();
  }
  return text.substr(0, kept);
}

}  // namespace

std::string_view Fields::first(std::string_view name) const {
  for (const auto &[key, value] : pairs_) {
    if (key == name) return value;
  }
  return {};
}

bool Fields::has(std::string_view name) const {
  return std::ranges::any_of(pairs_, [&](const auto &pair) { return pair.first == name; });
}

std::vector<std::string> Fields::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto &[key, value] : pairs_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::optional<Fields> parse_urlencoded(std::string_view text, std::size_t limit) {
  Fields fields;
  while (!text.empty()) {
    auto end = std::min(text.find('&'), text.size());
    auto pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (fields.pairs().size() == limit || !add_pair(fields, pair)) return std::nullopt;
  }
  return fields;
}

std::string urlencode(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string coded;
  coded.reserve(text.size());
  for (char byte : text) {
    if (is_unreserved(byte)) {
      coded += byte;
    } else {
      auto bits = static_cast<unsigned char>(byte);
      coded += {'%', digits[bits >> 4], digits[bits & 0xF]};
    }
  }
  return coded;
}

std::optional<std::string> clean_text(std::string_view typed, Lines lines) {
  std::string clean;
  clean.reserve(typed.size());
  bool after_return = false;
  while (!typed.empty()) {
    auto character = take_character(typed);
    if (!character) return std::nullopt;
    bool returned = *character == '\r';
    if (*character == '\n' && after_return) {
      after_return = false;
      continue;
    }
    after_return = returned;
    auto kept = regular(returned ? U'\n' : *character, lines);
    if (!kept) return std::nullopt;
    append_utf8(clean, *kept);
  }
  clean.resize(without_trailing_space(clean).size());
  return clean;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

}  // namespace ams::kit
