#include <kit/database/connection.hpp>

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>
#include <cppconn/statement.h>
#include <fmt/format.h>
#include <mysql_driver.h>

#include <algorithm>
#include <charconv>

#include <kit/database/errors.hpp>

namespace ams::kit {
namespace {

constexpr std::size_t most_prepared = 64;
constexpr unsigned longest_lock_wait_s = 2;
constexpr unsigned longest_connect_s = 5;
constexpr unsigned read_timeout_steps_s[] = {1,  2,  3,  4,  5,  6,   8,   10,
                                             15, 20, 30, 45, 60, 120, 300, 600};

sql::SQLString to_sql(std::string_view text) { return {text.data(), text.size()}; }

sql::Connection *connect(const DatabaseSettings &settings, unsigned read_timeout_s) {
  sql::ConnectOptionsMap options;
  options["hostName"] = to_sql(settings.address);
  options["userName"] = to_sql(settings.user);
  options["password"] = to_sql(settings.password);
  options["schema"] = to_sql(settings.schema);
  options["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
  options["OPT_CONNECT_TIMEOUT"] = static_cast<int>(std::min(read_timeout_s, longest_connect_s));
  options["OPT_READ_TIMEOUT"] = static_cast<int>(read_timeout_s);
  options["OPT_WRITE_TIMEOUT"] = static_cast<int>(read_timeout_s);
  return sql::mysql::get_driver_instance()->connect(options);
}

void bind(sql::PreparedStatement &statement, const Parameters &parameters) {
  unsigned at = 0;
  for (const auto &value : parameters) {
    ++at;
    if (value.is_null()) {
      statement.setNull(at, 0);
    } else if (value.is_integer()) {
      statement.setInt64(at, value.integer());
    } else {
      statement.setString(at, to_sql(value.text()));
    }
  }
}

// How a column's values are read; decided once a result.
enum class Kind { integer, unsigned_integer, whole_decimal, bytes };

Kind kind_of(sql::ResultSetMetaData &columns, unsigned at) {
  switch (columns.getColumnType(at)) {
    case sql::DataType::TINYINT:
    case sql::DataType::SMALLINT:
    case sql::DataType::MEDIUMINT:
    case sql::DataType::INTEGER:
    case sql::DataType::BIGINT:
      return columns.isSigned(at) ? Kind::integer : Kind::unsigned_integer;
    case sql::DataType::DECIMAL:
      return columns.getScale(at) == 0 ? Kind::whole_decimal : Kind::bytes;
    default:
      return Kind::bytes;
  }
}

std::vector<Kind> kinds_of(sql::ResultSet &result) {
  auto *columns = result.getMetaData();
  std::vector<Kind> kinds;
  for (unsigned at = 1; at <= columns->getColumnCount(); ++at) {
    kinds.push_back(kind_of(*columns, at));
  }
  return kinds;
}

[[noreturn]] void too_large() { throw DatabaseError("a number is too large for 64 bits", 0); }

Value read_unsigned(sql::ResultSet &result, unsigned at) {
  auto number = result.getUInt64(at);
  if (number > std::uint64_t{INT64_MAX}) too_large();
  return Value(number);
}

// SUM of whole numbers comes as DECIMAL.
Value read_decimal(const std::string &digits) {
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{}) too_large();
  return Value(number);
}

// By index, which takes half as long as by name. getInt truncates silently, so it is never used.
Value read_value(sql::ResultSet &result, unsigned at, Kind kind) {
  if (result.isNull(at)) return {};
  if (kind == Kind::integer) return Value(std::int64_t{result.getInt64(at)});
  if (kind == Kind::unsigned_integer) return read_unsigned(result, at);
  auto bytes = result.getString(at);
  std::string text(bytes.c_str(), bytes.length());
  if (kind == Kind::whole_decimal) return read_decimal(text);
  return Value(std::move(text));
}

// Everything is read before the statement can be executed again, since that would re-point the
// result.
Rows read_all(sql::ResultSet &result) {
  auto kinds = kinds_of(result);
  Rows rows;
  while (result.next()) {
    std::vector<Value> values;
    values.reserve(kinds.size());
    for (unsigned at = 0; at < kinds.size(); ++at) {
      values.push_back(read_value(result, at + 1, kinds[at]));
    }
    rows.emplace_back(std::move(values));
  }
  return rows;
}

}  // namespace

void prepare_driver() { sql::mysql::get_driver_instance(); }

// With a little indulgence: a deadline of ten seconds is one of ten also when it has just begun.
unsigned read_timeout_s(Microseconds remaining) {
  constexpr Microseconds indulgence{50'000};
  unsigned chosen = read_timeout_steps_s[0];
  for (auto step : read_timeout_steps_s) {
    if (std::chrono::seconds{step} <= remaining + indulgence) chosen = step;
  }
  return chosen;
}

Connection::Connection(const DatabaseSettings &settings, unsigned read_timeout_s)
    : read_timeout_s_(read_timeout_s) {
  try {
    connection_.reset(connect(settings, read_timeout_s));
    set_session();
  } catch (const sql::SQLException &error) {
    throw_named(error, "connecting");
  }
}

Connection::~Connection() = default;

// MySQL knows no max_statement_time; only MariaDB reads what stands in the comment.
void Connection::set_session() {
  connection_->setTransactionIsolation(sql::TRANSACTION_READ_COMMITTED);
  command(
      fmt::format("SET SESSION sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
                  "NO_ZERO_DATE,NO_ZERO_IN_DATE,NO_ENGINE_SUBSTITUTION', "
                  "innodb_lock_wait_timeout = {} /*M!, max_statement_time = {} */",
                  std::min(longest_lock_wait_s, read_timeout_s_), read_timeout_s_));
}

Rows Connection::query(std::string_view sql, const Parameters &parameters) {
  try {
    std::unique_ptr<sql::ResultSet> result(prepare(sql, parameters).executeQuery());
    return read_all(*result);
  } catch (const sql::SQLException &error) {
    fail(error, sql);
  }
}

std::uint64_t Connection::execute(std::string_view sql, const Parameters &parameters) {
  if (parameters.empty()) return command(sql);
  try {
    return static_cast<std::uint64_t>(prepare(sql, parameters).executeUpdate());
  } catch (const sql::SQLException &error) {
    fail(error, sql);
  }
}

std::uint64_t Connection::command(std::string_view sql) {
  try {
    std::unique_ptr<sql::Statement> statement(connection_->createStatement());
    if (!statement->execute(to_sql(sql))) return statement->getUpdateCount();
    std::unique_ptr<sql::ResultSet> unread(statement->getResultSet());
    return 0;
  } catch (const sql::SQLException &error) {
    fail(error, sql);
  }
}

sql::PreparedStatement &Connection::prepare(std::string_view sql, const Parameters &parameters) {
  auto found = std::ranges::find(prepared_, sql, &Prepared::sql);
  if (found != prepared_.end()) {
    prepared_.splice(prepared_.begin(), prepared_, found);
  } else {
    std::unique_ptr<sql::PreparedStatement> made(connection_->prepareStatement(to_sql(sql)));
    prepared_.push_front({std::string(sql), std::move(made)});
    if (prepared_.size() > most_prepared) prepared_.pop_back();
  }
  auto &statement = *prepared_.front().statement;
  if (found != prepared_.end()) statement.clearParameters();
  bind(statement, parameters);
  return statement;
}

void Connection::fail(const sql::SQLException &error, std::string_view sql) {
  if (!keeps_connection(error.getErrorCode())) retire();
  throw_named(error, sql);
}

}  // namespace ams::kit
