#include <host/migrations.hpp>

#include <algorithm>
#include <charconv>
#include <host_sql.hpp>

namespace ams::host {

// "sql/0002_accounts.sql" is version 2, "accounts".
std::vector<kit::Migration> host_migrations() {
  std::vector<kit::Migration> migrations;
  for (const auto &file : host_sql()) {
    const auto name = file.name.substr(file.name.rfind('/') + 1);
    kit::Migration migration{0, std::string(name.substr(0, name.rfind('.'))), file.bytes};
    std::from_chars(name.data(), name.data() + name.size(), migration.version);
    migrations.push_back(std::move(migration));
  }
  std::ranges::sort(migrations, {}, &kit::Migration::version);
  return migrations;
}

}  // namespace ams::host
