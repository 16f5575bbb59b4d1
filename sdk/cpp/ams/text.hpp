// Text, ids and dates on their way through the contract. What `view` gives is borrowed as the
// bytes are: until the call that handed them over returns.
#pragma once

#include <ams/types.h>

#include <algorithm>
#include <string_view>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>

namespace ams {

inline std::string_view view(const ams_bytes_t &bytes) {
  return {static_cast<const char *>(bytes.data), static_cast<std::size_t>(bytes.size)};
}

inline ams_bytes_t bytes(std::string_view text) { return {text.data(), text.size()}; }

inline kit::Id to_id(const ams_id_t &id) {
  kit::Id result;
  std::ranges::copy(id.bytes, result.bytes.begin());
  return result;
}

inline ams_id_t from_id(const kit::Id &id) {
  ams_id_t result;
  std::ranges::copy(id.bytes, result.bytes);
  return result;
}

// "No date", all zero in the contract, is Date{}, which is not ok().
inline kit::Date to_date(const ams_date_t &date) {
  return kit::Date{std::chrono::year{date.year},
                   std::chrono::month{static_cast<unsigned>(date.month)},
                   std::chrono::day{static_cast<unsigned>(date.day)}};
}

inline ams_date_t from_date(kit::Date date) {
  return {static_cast<int>(date.year()), static_cast<std::int32_t>(unsigned(date.month())),
          static_cast<std::int32_t>(unsigned(date.day()))};
}

// Whether the writer of a payload filled `member`: structs grow at the tail (types.h, 1).
template <class Struct, class Member>
bool has(const Struct &payload, Member Struct::*member) {
  const auto *begin = reinterpret_cast<const char *>(&payload);
  const auto *end = reinterpret_cast<const char *>(&(payload.*member) + 1);
  return static_cast<std::uint64_t>(end - begin) <= payload.size;
}

}  // namespace ams
