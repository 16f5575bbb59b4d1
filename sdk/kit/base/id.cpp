#include <kit/base/id.hpp>

#include <cstring>
#include <stdexcept>

namespace ams::kit {
namespace {

constexpr std::size_t text_size = 36;
constexpr char digits[] = "0123456789abcdef";

bool has_dash_at(std::size_t position) {
  return position == 8 || position == 13 || position == 18 || position == 23;
}

int digit_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

}  // namespace

std::string Id::text() const {
  std::string text;
  text.reserve(text_size);
  for (auto byte : bytes) {
    if (has_dash_at(text.size())) text += '-';
    text += digits[byte >> 4];
    text += digits[byte & 0xF];
  }
  return text;
}

std::optional<Id> Id::parse(std::string_view text) {
  if (text.size() != text_size) return std::nullopt;
  Id id;
  std::size_t half = 0;
  for (std::size_t at = 0; at < text_size; ++at) {
    if (has_dash_at(at)) {
      if (text[at] != '-') return std::nullopt;
      continue;
    }
    int value = digit_value(text[at]);
    if (value < 0) return std::nullopt;
    auto &byte = id.bytes[half++ / 2];
    byte = static_cast<std::uint8_t>(byte << 4 | value);
  }
  return id;
}

std::string Id::binary() const {
  return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

Id Id::from_binary(std::string_view bytes) {
  Id id;
  if (bytes.size() != id.bytes.size()) throw std::invalid_argument("an id has 16 bytes");
  std::memcpy(id.bytes.data(), bytes.data(), bytes.size());
  return id;
}

// RFC 9562, 5.7: 48 bits of milliseconds, version 7, variant 10, all the rest random.
Id make_id(const Clock &clock, Random &random) {
  Id id;
  random.fill("id", std::as_writable_bytes(std::span(id.bytes)));
  auto milliseconds = static_cast<std::uint64_t>(to_us(clock.now()) / 1000);
  for (std::size_t at = 0; at < 6; ++at) {
    id.bytes[at] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * at));
  }
  id.bytes[6] = static_cast<std::uint8_t>(0x70 | (id.bytes[6] & 0x0F));
  id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3F));
  return id;
}

// The last eight bytes are random in every id made here.
std::size_t IdHash::operator()(const Id &id) const {
  std::uint64_t tail;
  std::memcpy(&tail, id.bytes.data() + 8, sizeof tail);
  return static_cast<std::size_t>(tail);
}

}  // namespace ams::kit
