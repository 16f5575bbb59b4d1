// A schema as migrations leave it, for one test at a time.
//
// The first one of a prefix is migrated; later ones are the same schema, emptied and filled again
// with what the migrations put there, which takes a hundredth of the time. For tests that change
// rows, never tables; those take PrivateMariaDb::fresh_schema.
#pragma once

#include <string>
#include <vector>

#include <kit/database/database.hpp>
#include <kit/database/migrations.hpp>

namespace ams::test {

class CleanSchema {
 public:
  // In shared_mariadb(). `prefix` names the migrations, which are the same at every call. Any thread.
  CleanSchema(const std::string &prefix, const std::vector<kit::Migration> &migrations);
  // Others may have it from here on: whoever uses it has ended.
  ~CleanSchema();
  CleanSchema(const CleanSchema &) = delete;
  CleanSchema &operator=(const CleanSchema &) = delete;

  kit::DatabaseSettings settings() const;

 private:
  std::string prefix_;
  std::string name_;
};

}  // namespace ams::test
