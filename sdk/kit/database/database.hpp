// The way to MariaDB: a bounded pool, and transactions that are run again until their deadline.
//
//  1. `run` opens a transaction, calls the body, and commits by the statement COMMIT (the
//     connector's commit() swallows errors). The body may be called several times: it reads
//     everything anew and keeps no effect outside of the transaction.
//  2. Transient errors (deadlock, lock wait, lost connection, server starting or read-only, no
//     quorum) roll back and run the whole body again with jitter until the deadline; then
//     DatabaseUnavailable is thrown. An error during COMMIT is unknown and is run again too.
//     A body that catches a transient error and goes on is rolled back and run again all the same.
//  3. Because of 2, a transaction that must happen once begins with its idempotency or inbox row:
//     use `once`.
//  4. The session is strict, utf8mb4 and READ COMMITTED: each statement sees what is committed
//     when it begins. What was read may have changed since, hence guarded statements (DESIGN 4).
//  5. Read time-outs come from the deadline, in whole seconds: a call may be late by one second
//     when the server hangs. A lock is waited for 2 s at most before the transaction starts anew.
//  6. Exceptions hold no values of parameters or columns, so that they may be logged (PRV-08).
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/base/random.hpp>
#include <kit/base/time.hpp>

namespace ams::kit {

struct DatabaseSettings {
  std::string address;  // "unix:///path" or "tcp://127.0.0.1:3306"
  std::string user;
  std::string password;
  std::string schema;
  unsigned pool_size = 8;
};

// Nothing is known to have been done by the deadline; the same call may succeed later. If it was
// COMMIT that remained unanswered, it may have been done all the same: see `once`.
struct DatabaseUnavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// A unique key was violated (1062). `key` is the index's name: "PRIMARY", "one_open_pair".
struct DuplicateKey : std::runtime_error {
  DuplicateKey(std::string message, std::string key_name)
      : std::runtime_error(std::move(message)), key(std::move(key_name)) {}
  std::string key;
};
// Thrown by a body whose guarded write found that what it had read is not so any more: everything
// is rolled back and the body is run again, like after a transient error.
struct Conflict : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// Any other error of the server: a defect, or a damaged schema.
struct DatabaseError : std::runtime_error {
  DatabaseError(const std::string &message, int error_code)
      : std::runtime_error(message), code(error_code) {}
  int code;
};

// A parameter or a column: NULL, a whole number, or bytes (text and BINARY alike).
class Value {
 public:
  Value() = default;
  Value(std::nullptr_t) {}
  Value(bool flag) : value_(std::int64_t{flag}) {}
  template <std::integral T>
  Value(T number) : value_(static_cast<std::int64_t>(number)) {}
  Value(const char *text) : value_(std::string(text)) {}
  Value(std::string text) : value_(std::move(text)) {}
  Value(std::string_view text) : value_(std::string(text)) {}
  Value(const Id &id) : value_(id.binary()) {}
  Value(Instant instant) : value_(to_us(instant)) {}
  // Civil dates are stored as INT yyyymmdd.
  Value(Date date);
  template <class T>
  Value(const std::optional<T> &maybe) {
    if (maybe) *this = Value(*maybe);
  }

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  bool is_integer() const { return std::holds_alternative<std::int64_t>(value_); }
  // Throw std::logic_error when the column holds something else: a defect of the caller.
  std::int64_t integer() const;
  const std::string &text() const;
  Id id() const;
  Instant instant() const;
  Date date() const;

 private:
  std::variant<std::monostate, std::int64_t, std::string> value_;
};

class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  const Value &operator[](std::size_t column) const { return values_.at(column); }
  bool is_null(std::size_t column) const { return values_.at(column).is_null(); }
  std::int64_t integer(std::size_t column) const { return values_.at(column).integer(); }
  const std::string &text(std::size_t column) const { return values_.at(column).text(); }
  Id id(std::size_t column) const { return values_.at(column).id(); }
  Instant instant(std::size_t column) const { return values_.at(column).instant(); }
  Date date(std::size_t column) const { return values_.at(column).date(); }

 private:
  std::vector<Value> values_;
};

using Rows = std::vector<Row>;
using Parameters = std::vector<Value>;

// An open transaction, on one thread. Rolls back unless `run` commits it.
class Transaction {
 public:
  virtual ~Transaction() = default;
  // All rows of a SELECT. Columns are named, never "*".
  virtual Rows query(std::string_view sql, const Parameters &parameters = {}) = 0;
  // The number of rows changed (found and altered) by INSERT, UPDATE or DELETE.
  virtual std::uint64_t execute(std::string_view sql, const Parameters &parameters = {}) = 0;

  std::optional<Row> query_one(std::string_view sql, const Parameters &parameters = {});
};

class Database {
 public:
  // Connects at first use. The clock and randomness (jitter) outlive it.
  Database(DatabaseSettings settings, const Clock &clock, Random &random);
  ~Database();
  Database(const Database &) = delete;
  Database &operator=(const Database &) = delete;

  // Any thread. What `body` returns is returned once the commit succeeded.
  template <class Body>
  auto run(Deadline deadline, Body &&body) {
    using Result = std::invoke_result_t<Body, Transaction &>;
    if constexpr (std::is_void_v<Result>) {
      run_erased(deadline, [&](Transaction &transaction) { body(transaction); });
    } else {
      std::optional<Result> result;
      run_erased(deadline, [&](Transaction &transaction) { result.emplace(body(transaction)); });
      return std::move(*result);
    }
  }

  // `first_row` is the INSERT of the idempotency or inbox row. False: it had been done before (by
  // an earlier call, or by an attempt whose COMMIT was lost), and `body` was not run or was rolled
  // back. A DuplicateKey from `body` itself is not caught.
  bool once(Deadline deadline, std::string_view first_row, const Parameters &parameters,
            const std::function<void(Transaction &)> &body);

  // Statements of bodies executed by this object so far; for tests that bound a page's work.
  std::uint64_t statements() const;

 private:
  void run_erased(Deadline deadline, const std::function<void(Transaction &)> &body);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ams::kit
