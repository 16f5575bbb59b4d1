// 128-bit ids, made by the application as UUIDv7 (DESIGN 4): no meaning in their order.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <kit/base/random.hpp>
#include <kit/base/time.hpp>

namespace ams::kit {

struct Id {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Id &) const = default;
  bool is_none() const { return *this == Id{}; }

  // Lower-case UUID text, "0190…-….".
  std::string text() const;
  // Accepts exactly what `text` writes; anything else is no id.
  static std::optional<Id> parse(std::string_view text);

  // The 16 bytes as they are stored in BINARY(16).
  std::string binary() const;
  // Throws std::invalid_argument unless `bytes` has 16 bytes.
  static Id from_binary(std::string_view bytes);
};

Id make_id(const Clock &clock, Random &random);

struct IdHash {
  std::size_t operator()(const Id &id) const;
};

}  // namespace ams::kit
