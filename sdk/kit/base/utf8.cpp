#include <kit/base/utf8.hpp>

namespace ams::kit {
namespace {

struct Lead {
  std::size_t size;   // bytes of the whole character
  char32_t bits;      // what the first byte contributes
  char32_t smallest;  // below it the form is overlong
};

std::optional<Lead> read_lead(unsigned char byte) {
  if (byte < 0x80) return Lead{1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return Lead{2, byte & 0x1Fu, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return Lead{3, byte & 0x0Fu, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return Lead{4, byte & 0x07u, 0x10000};
  return std::nullopt;
}

bool is_scalar(char32_t character) {
  return character < 0xD800 || (character > 0xDFFF && character <= 0x10FFFF);
}

}  // namespace

std::optional<char32_t> take_character(std::string_view &rest) {
  if (rest.empty()) return std::nullopt;
  auto lead = read_lead(static_cast<unsigned char>(rest[0]));
  if (!lead || rest.size() < lead->size) return std::nullopt;
  char32_t character = lead->bits;
  for (std::size_t at = 1; at < lead->size; ++at) {
    auto byte = static_cast<unsigned char>(rest[at]);
    if ((byte & 0xC0) != 0x80) return std::nullopt;
    character = character << 6 | (byte & 0x3Fu);
  }
  if (character < lead->smallest || !is_scalar(character)) return std::nullopt;
  rest.remove_prefix(lead->size);
  return character;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (!take_character(text)) return false;
  }
  return true;
}

void append_utf8(std::string &text, char32_t character) {
  auto put = [&](char32_t bits) { text += static_cast<char>(bits); };
  auto follow = [&](int shift) { put(0x80 | (character >> shift & 0x3F)); };
  if (character < 0x80) return put(character);
  if (character < 0x800) {
    put(0xC0 | character >> 6);
  } else if (character < 0x10000) {
    put(0xE0 | character >> 12);
    follow(6);
  } else {
    put(0xF0 | character >> 18);
    follow(12);
    follow(6);
  }
  follow(0);
}

}  // namespace ams::kit
