// The server's errors, told apart: what may be run again, what is a duplicate, what is a defect.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace sql {
class SQLException;
}

namespace ams::kit {

// Rolled back, or its outcome unknown: the whole transaction is run again. Never leaves this
// folder.
struct TransientError : std::runtime_error {
  TransientError(const std::string &message, int error_code)
      : std::runtime_error(message), code(error_code) {}
  int code;
};

// The codes of DESIGN 4, and those that say the same in another version or phase.
bool is_transient(int code);
// The connection is still good, and a ROLLBACK makes it as new. After everything else it is
// dropped with all its statements.
bool keeps_connection(int code);
// The whole server went away, so that the pool's idle connections did as well.
bool lost_server(int code);

// Throws TransientError, DuplicateKey or DatabaseError. The message holds the statement, whose
// values are parameters, but none of the values the server quotes (PRV-08).
[[noreturn]] void throw_named(const sql::SQLException &error, std::string_view statement);

// The index in "Duplicate entry '…' for key 'name'", without a table's name in front.
std::string duplicate_key_name(std::string_view message);
// Without what the server quotes of a value.
std::string without_values(std::string_view message, int code);

}  // namespace ams::kit
