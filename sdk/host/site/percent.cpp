#include <host/site/percent.hpp>

#include <kit/web/fields.hpp>

namespace ams::host {

namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The kit's parser of forms refuses what is no UTF-8; in it '+' would become a space.
bool is_utf8(const std::string &text) {
  return kit::parse_urlencoded("v=" + kit::urlencode(text)).has_value();
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view segment) {
  std::string plain;
  for (std::size_t at = 0; at < segment.size(); ++at) {
    char byte = segment[at];
    if (byte == '%') {
      if (at + 2 >= segment.size()) return std::nullopt;
      const int high = digit(segment[at + 1]), low = digit(segment[at + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      byte = static_cast<char>(high * 16 + low);
      at += 2;
    }
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x20 || code == 0x7f || byte == '/' || byte == '\\') return std::nullopt;
    plain += byte;
  }
  if (!is_utf8(plain)) return std::nullopt;
  return plain;
}

}  // namespace ams::host
