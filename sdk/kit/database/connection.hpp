// One connection with its prepared statements. On one thread at a time.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>

#include <kit/database/database.hpp>

namespace sql {
class Connection;
class PreparedStatement;
class SQLException;
}  // namespace sql

namespace ams::kit {

// Makes the driver exist. Its first use races (DEPENDENCIES.md), so that whoever makes a Database
// calls this before there are threads that use one.
void prepare_driver();

// How long one read from the server may take. The connector takes it at connect time only, in
// seconds; hence one of a few steps, the longest that `remaining` allows, at least a second.
unsigned read_timeout_s(Microseconds remaining);

class Connection {
 public:
  // Strict mode, utf8mb4, READ COMMITTED: guarded statements see what is committed, and lock what
  // they change and nothing around it. Throws TransientError when the server cannot be reached.
  Connection(const DatabaseSettings &settings, unsigned read_timeout_s);
  ~Connection();
  Connection(const Connection &) = delete;
  Connection &operator=(const Connection &) = delete;

  // Throw TransientError, DuplicateKey or DatabaseError.
  Rows query(std::string_view sql, const Parameters &parameters);
  std::uint64_t execute(std::string_view sql, const Parameters &parameters);
  // A statement without parameters and rows, never prepared.
  std::uint64_t command(std::string_view sql);

  unsigned read_timeout_s() const { return read_timeout_s_; }
  // Whether it must not be used again.
  bool broken() const { return broken_; }
  void retire() { broken_ = true; }

 private:
  struct Prepared {
    std::string sql;
    std::unique_ptr<sql::PreparedStatement> statement;
  };

  void set_session();
  sql::PreparedStatement &prepare(std::string_view sql, const Parameters &parameters);
  [[noreturn]] void fail(const sql::SQLException &error, std::string_view sql);

  unsigned read_timeout_s_;
  bool broken_ = false;
  // Statements go before the connection that made them; most recently used first.
  std::unique_ptr<sql::Connection> connection_;
  std::list<Prepared> prepared_;
};

}  // namespace ams::kit
