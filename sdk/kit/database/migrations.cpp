#include <kit/database/migrations.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace ams::kit {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Microseconds longest_statement = minutes(10);
constexpr Microseconds longest_wait = minutes(10);
constexpr Microseconds short_call = seconds(20);
// A plugin asks it while it is activated, and a host waits 10 s for that: a database that is away
// has to be told before.
constexpr std::chrono::seconds version_time{4};
constexpr Microseconds lease_time = seconds(5);
constexpr Microseconds poll_interval = milliseconds(100);
constexpr int no_such_table = 1146;

// Leases alone run on the database's time (DESIGN 3.8).
constexpr const char *database_now = "CAST(UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 AS SIGNED)";

std::string_view take_line(std::string_view &rest) {
  auto end = std::min(rest.find('\n'), rest.size());
  auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  auto last = line.find_last_not_of(" \t\r");
  return line.substr(0, last == line.npos ? 0 : last + 1);
}

std::vector<std::string> split(const Migration &migration) {
  std::vector<std::string> statements;
  std::string statement;
  for (auto rest = migration.sql; !rest.empty();) {
    auto line = take_line(rest);
    if (line.empty() || line.starts_with("--")) continue;
    statement.append(line).append("\n");
    if (!line.ends_with(';')) continue;
    statement.resize(statement.size() - 2);
    statements.push_back(std::move(statement));
    statement.clear();
  }
  if (statement.empty()) return statements;
  throw std::runtime_error(migration.name + ": the last statement does not end with ';'");
}

void require_no_gap(std::span<const Migration> migrations) {
  for (std::size_t at = 0; at < migrations.size(); ++at) {
    if (migrations[at].version == at + 1) continue;
    throw std::runtime_error(fmt::format("{}: number {} where {} was expected", migrations[at].name,
                                         migrations[at].version, at + 1));
  }
}

// Another host took the lease over. Never leaves this file.
struct LeaseLost {};

class Migrator {
 public:
  Migrator(Database &database, const Clock &clock, std::string_view prefix)
      : database_(database), clock_(clock), prefix_(prefix) {}

  void make_tables();
  // Waits for the lease, then applies what is missing. LeaseLost when it was taken over.
  void apply_missing(std::span<const Migration> migrations, std::vector<std::string> &applied);
  std::uint32_t version();

 private:
  void take_lease();
  bool try_take_lease();
  void renew_lease(Transaction &transaction);
  void release_lease();
  void apply(const Migration &migration);
  void run(const std::string &statement);
  void record(const Migration &migration);
  std::string sql(std::string_view pattern) const;

  Database &database_;
  const Clock &clock_;
  std::string prefix_;
  std::int64_t fence_ = 0;
};

// "{p}" is the prefix, "{now}" the database's time.
std::string Migrator::sql(std::string_view pattern) const {
  return fmt::format(fmt::runtime(pattern), fmt::arg("p", prefix_), fmt::arg("now", database_now));
}

void Migrator::make_tables() {
  database_.run(clock_.in(short_call), [&](Transaction &transaction) {
    transaction.execute(
        sql("CREATE TABLE IF NOT EXISTS {p}_schema_versions (version INT UNSIGNED PRIMARY KEY, "
            "name VARCHAR(200) NOT NULL, applied_at BIGINT NOT NULL) "
            "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"));
    transaction.execute(
        sql("CREATE TABLE IF NOT EXISTS {p}_schema_lease (id TINYINT UNSIGNED PRIMARY KEY, "
            "fence BIGINT NOT NULL, ends_at BIGINT NOT NULL) ENGINE=InnoDB"));
    transaction.execute(sql("INSERT IGNORE INTO {p}_schema_lease VALUES (1, 0, 0)"));
  });
}

std::uint32_t Migrator::version() {
  try {
    return database_.run(clock_.in(version_time), [&](Transaction &transaction) {
      auto row = transaction.query_one(sql("SELECT MAX(version) FROM {p}_schema_versions"));
      return row->is_null(0) ? 0u : static_cast<std::uint32_t>(row->integer(0));
    });
  } catch (const DatabaseError &error) {
    if (error.code == no_such_table) return 0;
    throw;
  }
}

void Migrator::take_lease() {
  for (auto deadline = clock_.in(longest_wait); !try_take_lease();) {
    if (clock_.passed(deadline)) {
      throw std::runtime_error("another host has been migrating " + prefix_ + " for too long");
    }
    std::this_thread::sleep_for(poll_interval);
  }
}

bool Migrator::try_take_lease() {
  return database_.run(clock_.in(short_call), [&](Transaction &transaction) {
    auto changed = transaction.execute(
        sql("UPDATE {p}_schema_lease SET fence = fence + 1, ends_at = {now} + ? "
            "WHERE id = 1 AND ends_at < {now}"),
        {lease_time.count()});
    if (changed == 0) return false;
    fence_ = transaction.query_one(sql("SELECT fence FROM {p}_schema_lease"))->integer(0);
    return true;
  });
}

void Migrator::renew_lease(Transaction &transaction) {
  // The fence is counted up no further; `ends_at` always changes, since time goes on.
  auto changed = transaction.execute(
      sql("UPDATE {p}_schema_lease SET ends_at = {now} + ? WHERE id = 1 AND fence = ?"),
      {lease_time.count(), fence_});
  if (changed == 0) throw LeaseLost{};
}

// Whether or not the database answers now: the lease also ends by itself.
void Migrator::release_lease() {
  try {
    database_.run(clock_.in(short_call), [&](Transaction &transaction) {
      transaction.execute(sql("UPDATE {p}_schema_lease SET ends_at = 0 WHERE id = 1 AND fence = ?"),
                          {fence_});
    });
  } catch (const DatabaseUnavailable &) {
  }
}

void Migrator::apply_missing(std::span<const Migration> migrations,
                             std::vector<std::string> &applied) {
  take_lease();
  auto done = version();
  try {
    for (const auto &migration : migrations) {
      if (migration.version <= done) continue;
      apply(migration);
      applied.push_back(migration.name);
    }
  } catch (const std::runtime_error &) {
    release_lease();
    throw;
  }
  release_lease();
}

void Migrator::apply(const Migration &migration) {
  auto statements = split(migration);
  for (std::size_t at = 0; at < statements.size(); ++at) {
    try {
      run(statements[at]);
    } catch (const std::runtime_error &error) {
      throw std::runtime_error(
          fmt::format("{}, statement {}: {}", migration.name, at + 1, error.what()));
    }
  }
  record(migration);
}

// The lease is renewed in a transaction of its own: DDL commits whatever is open.
void Migrator::run(const std::string &statement) {
  database_.run(clock_.in(short_call), [&](Transaction &transaction) { renew_lease(transaction); });
  database_.run(clock_.in(longest_statement),
                [&](Transaction &transaction) { transaction.execute(statement); });
}

// When the outcome of the first COMMIT was unknown, the row is already there, and ours.
void Migrator::record(const Migration &migration) {
  database_.once(clock_.in(short_call),
                 sql("INSERT INTO {p}_schema_versions (version, name, applied_at) "
                     "VALUES (?, ?, ?)"),
                 {migration.version, migration.name, clock_.now()},
                 [&](Transaction &transaction) { renew_lease(transaction); });
}

}  // namespace

std::vector<std::string> migrate(Database &database, const Clock &clock, std::string_view prefix,
                                 std::span<const Migration> migrations) {
  require_no_gap(migrations);
  std::vector<std::string> applied;
  Migrator migrator(database, clock, prefix);
  if (!migrations.empty() && migrator.version() >= migrations.back().version) return applied;
  migrator.make_tables();
  for (;;) {
    try {
      migrator.apply_missing(migrations, applied);
      return applied;
    } catch (const LeaseLost &) {
      continue;
    }
  }
}

std::uint32_t schema_version(Database &database, const Clock &clock, std::string_view prefix) {
  return Migrator(database, clock, prefix).version();
}

}  // namespace ams::kit
