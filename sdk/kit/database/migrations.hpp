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
  // Statements, each ended by ';' at the end of a line; lines that begin with "--" are comments.
  std::string_view sql;
};

// Applies what is missing, in order, and returns the names applied. DDL commits by itself in
// MariaDB: statements are written so that a migration cut in the middle can be run again
// (IF NOT EXISTS). Throws std::runtime_error on a gap in the numbers or a failing statement.
//
// Several hosts may call it at once: a short lease in `<prefix>_schema_lease`, guarded by a fencing
// number and renewed before each statement, lets one of them work while the others wait. Should a
// statement outlast the lease, the next holder runs that statement again, which is harmless for
// the reason above, and the former one finds its lease gone and waits in turn.
std::vector<std::string> migrate(Database &database, const Clock &clock, std::string_view prefix,
                                 std::span<const Migration> migrations);

// The highest applied version; 0 when there is none, or no such table yet.
std::uint32_t schema_version(Database &database, const Clock &clock, std::string_view prefix);

}  // namespace ams::kit
