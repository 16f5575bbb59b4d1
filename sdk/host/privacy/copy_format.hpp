// A member's copy as files: JSON, one CSV for each part, and the JSON Schema of the first (PRV-17).
// Pure. Keys and codes are the same in both languages, labels are not (LNG-05).
#pragma once

#include <string>
#include <string_view>

#include <host/privacy/tables.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>

namespace ams::host {

// Takes the next number when a reader of the older one would fail.
constexpr const char *copy_format = "ams.member-copy/1";

struct CopyHead {
  std::string schema_url;
  kit::Instant made_at;
  kit::Language language;
};

std::string copy_to_json(const CopyHead &head, const CopyParts &parts);
// A label above each column. A cell that a spreadsheet would run as a formula is led by an
// apostrophe, which is what spreadsheets themselves take for "this is text".
std::string part_to_csv(const CopyPart &part);
// Describes exactly these parts; rows and labels do not matter.
std::string schema_of_copy(std::string_view schema_url, const CopyParts &parts);
// "2026-11-22T15:04:05Z"
std::string utc_text(kit::Instant instant);

// How a report is kept.
std::string report_to_json(const Report &report);
Report report_from_json(const std::string &json);

}  // namespace ams::host
