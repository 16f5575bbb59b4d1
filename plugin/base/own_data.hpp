// A member's own copy, and the report of an erasure, as the nouns write them: no ABI (PRV-17,
// PRV-20). Keys and codes are the same in both languages; the reader of a label speaks one.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include <kit/base/time.hpp>
#include <kit/language/catalogue.hpp>

namespace tandem {

struct CopyColumn {
  const char *key;
  ams::kit::Text label;
};

class Copy {
 public:
  virtual ~Copy() = default;
  // Begins a part; what follows are its rows. Called whether there are rows or not.
  virtual void part(const char *id, ams::kit::Text label,
                    std::initializer_list<CopyColumn> columns) = 0;
  // As many values as the part has columns.
  virtual void row(const std::vector<std::string> &values) = 0;
};

class ErasureReport {
 public:
  virtual ~ErasureReport() = default;
  virtual void goes(ams::kit::Text what) = 0;
  virtual void stays(ams::kit::Text what, ams::kit::Text why) = 0;
};

// "2026-11-22T15:04:05Z", "yes" and "no": the same for every reader and spreadsheet.
std::string copy_time(ams::kit::Instant instant);
inline std::string copy_time(const std::optional<ams::kit::Instant> &instant) {
  return instant ? copy_time(*instant) : "";
}
inline std::string copy_flag(bool flag) { return flag ? "yes" : "no"; }

}  // namespace tandem
