#include <kit/database/errors.hpp>

#include <cppconn/exception.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include <kit/database/database.hpp>

namespace ams::kit {
namespace {

constexpr int duplicate_entry = 1062;
constexpr std::size_t longest_statement_shown = 160;

constexpr int transient_codes[] = {
    1213,                    // deadlock; also a conflict that Galera certified
    1205,                    // waited too long for a lock
    1020,                    // the row changed since it was read (innodb_snapshot_isolation)
    1047,                    // Galera has no quorum
    1180,                    // error during commit
    1158, 1159, 1160, 1161,  // network
    2002, 2003, 2006, 2013,  // no server, or it went away
    2055, 2027,              // it went away during the handshake, or inside a packet
    1053,                    // shutting down
    1927, 1317,              // connection or query killed, which a shutdown does as well
    1152,                    // connection aborted
    1040, 1203,              // too many connections
    1290, 1836,              // read-only while it is moved or repaired
    1969,                    // its share of the deadline is used up
    1615, 2057, 1243,        // a prepared statement from before a migration or a restart
};

constexpr int lost_codes[] = {2002, 2003, 2006, 2013, 2055, 1053, 1927};

constexpr int quoting_codes[] = {1062, 1292, 1366, 1367, 1411, 1525, 4079};

bool holds(auto &codes, int code) { return std::ranges::find(codes, code) != std::end(codes); }

}  // namespace

bool is_transient(int code) { return holds(transient_codes, code); }

bool keeps_connection(int code) {
  return code == duplicate_entry || code == 1213 || code == 1205 || code == 1020;
}

bool lost_server(int code) { return holds(lost_codes, code); }

// The value stands before the name and may hold anything, so the name is searched from the end.
std::string duplicate_key_name(std::string_view message) {
  constexpr std::string_view before = "for key '";
  auto begin = message.rfind(before);
  auto end = message.rfind('\'');
  if (begin == message.npos || end < begin + before.size()) return {};
  auto name = message.substr(begin + before.size(), end - begin - before.size());
  return std::string(name.substr(name.rfind('.') + 1));
}

std::string without_values(std::string_view message, int code) {
  auto begin = message.find('\'');
  auto end = message.rfind('\'');
  if (!holds(quoting_codes, code) || begin == end) return std::string(message);
  return std::string(message.substr(0, begin)) + "'…'" + std::string(message.substr(end + 1));
}

void throw_named(const sql::SQLException &error, std::string_view statement) {
  int code = error.getErrorCode();
  auto shown = statement.substr(0, longest_statement_shown);
  if (code == duplicate_entry) {
    auto key = duplicate_key_name(error.what());
    throw DuplicateKey(fmt::format("duplicate key {}: {}", key, shown), key);
  }
  auto message = fmt::format("{} {}: {}", code, without_values(error.what(), code), shown);
  if (is_transient(code)) throw TransientError(message, code);
  throw DatabaseError(message, code);
}

}  // namespace ams::kit
