#include <testing/clean_schema.hpp>

#include <map>
#include <mutex>

#include <kit/base/system.hpp>
#include <testing/mariadb.hpp>

namespace ams::test {

namespace {

struct Table {
  std::string name;
  bool filled;  // by the migrations: a copy of its rows stands in the pool's schema of originals
};

struct Pool {
  std::vector<std::string> free;
  std::string originals;
  std::vector<Table> tables;
};

std::mutex mutex;
std::map<std::string, Pool> pools;  // by prefix

template <class Body>
void in_schema(const std::string &schema, Body body) {
  kit::SystemClock clock;
  kit::SystemRandom random;
  kit::Database database(shared_mariadb().settings(schema), clock, random);
  database.run(clock.in(std::chrono::seconds(20)), body);
}

std::string migrated(const std::string &prefix, const std::vector<kit::Migration> &migrations) {
  const auto settings = shared_mariadb().fresh_schema();
  kit::SystemClock clock;
  kit::SystemRandom random;
  kit::Database database(settings, clock, random);
  kit::migrate(database, clock, prefix, migrations);
  return settings.schema;
}

void keep_originals(Pool &pool, const std::string &schema) {
  pool.originals = shared_mariadb().fresh_schema().schema;
  in_schema(schema, [&](kit::Transaction &transaction) {
    pool.tables.clear();
    for (const auto &row : transaction.query(
             "SELECT table_name FROM information_schema.tables WHERE table_schema = ?", {schema}))
      pool.tables.push_back({row.text(0), false});
    for (auto &table : pool.tables) {
      table.filled = transaction.query_one("SELECT 1 FROM " + table.name + " LIMIT 1").has_value();
      if (table.filled)
        transaction.execute("CREATE TABLE IF NOT EXISTS " + pool.originals + "." + table.name +
                            " AS SELECT * FROM " + table.name);
    }
  });
}

void clean(const Pool &pool, const std::string &schema) {
  in_schema(schema, [&](kit::Transaction &transaction) {
    for (const auto &table : pool.tables) {
      transaction.execute("DELETE FROM " + table.name);
      if (table.filled)
        transaction.execute("INSERT INTO " + table.name + " SELECT * FROM " + pool.originals +
                            "." + table.name);
    }
  });
}

}  // namespace

CleanSchema::CleanSchema(const std::string &prefix, const std::vector<kit::Migration> &migrations)
    : prefix_(prefix) {
  std::lock_guard lock(mutex);
  auto &pool = pools[prefix];
  if (pool.free.empty()) {
    name_ = migrated(prefix, migrations);
    if (pool.originals.empty()) keep_originals(pool, name_);
    return;
  }
  name_ = pool.free.back();
  pool.free.pop_back();
  clean(pool, name_);
}

CleanSchema::~CleanSchema() {
  std::lock_guard lock(mutex);
  pools[prefix_].free.push_back(name_);
}

kit::DatabaseSettings CleanSchema::settings() const { return shared_mariadb().settings(name_); }

}  // namespace ams::test
