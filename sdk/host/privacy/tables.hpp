// What leaves in a member's copy, and what an erasure reports: text in parts, columns and rows.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace ams::host {

struct CopyColumn {
  std::string key;
  std::string label;
};

struct CopyPart {
  std::string id;  // "<source>.<part>": "host.member", "tandem.mentor"
  std::string label;
  std::vector<CopyColumn> columns;
  std::vector<std::vector<std::string>> rows;  // as many values as columns
};

using CopyParts = std::vector<CopyPart>;

struct ReportLine {
  bool stays = false;
  std::string what;
  std::string why;
};

using Report = std::vector<ReportLine>;

}  // namespace ams::host
