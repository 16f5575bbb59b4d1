// Forward-only migrations. Applied numbers live in `<prefix>_schema_versions`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <kit/database/database.hpp>

namespace ams::kit {

struct Migration {
  std::uint32_t version;
  std::string name;
  std::string_view sql;  // statements, each ended by ';' at the end of a line
};

// Applies what is missing, in order, and returns the names applied. DDL commits by itself in
// MariaDB: statements are written so that a migration cut in the middle can be run again
// (IF NOT EXISTS). Throws std::runtime_error on a gap in the numbers or a failing statement.
std::vector<std::string> migrate(Database &database, const Clock &clock, std::string_view prefix,
                                 std::span<const Migration> migrations);

// The highest applied version; 0 when there is none, or no such table yet.
std::uint32_t schema_version(Database &database, const Clock &clock, std::string_view prefix);

}  // namespace ams::kit
