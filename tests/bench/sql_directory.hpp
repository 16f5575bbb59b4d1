// The same questions to MariaDB, as well as SQL can ask them: one narrow row for a mentor with the
// values of each criterion as bits of a number, so that filters, fit and counts are arithmetic on
// one scan, all counts of a group are sums of one row, and typed words are in a full-text index. A
// table of one row for each value and mentor joins and groups millions of rows instead: for a
// smaller question that took MariaDB 1.4 to 5.2 s at a million mentors.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <kit/base/system.hpp>
#include <testing/mariadb.hpp>
#include <tests/bench/generated.hpp>

namespace tandem::bench {

struct SqlAnswer {
  std::size_t total = 0;
  std::vector<std::size_t> page;  // numbers of mentors
  directory::Counts counts;
};

class SqlDirectory {
 public:
  SqlDirectory(std::uint64_t seed, std::size_t mentors);

  SqlAnswer ask(const directory::Question &question);
  double build_seconds() const { return build_seconds_; }
  // Of tables and indexes, as the server counts them.
  double megabytes();

 private:
  // Where a criterion's values stand: columns of 63 bits.
  struct Column {
    std::string name;
    std::size_t criterion;
    std::size_t first_item;
  };
  struct Masks {
    std::map<std::string, std::uint64_t> by_column;
  };
  void add_columns();
  void fill(std::uint64_t seed, std::size_t mentors);
  void set_bit(Masks &masks, std::size_t criterion, std::size_t item) const;
  std::string any_of(const Masks &masks) const;
  Masks accepted(const directory::Criterion &criterion, const directory::Wanted &wanted) const;
  std::string fit(const directory::Question &question) const;
  void put_matches(kit::Transaction &transaction, const directory::Question &question) const;
  void count(kit::Transaction &transaction, const std::vector<std::size_t> &criteria,
             const std::string &where, directory::Counts &counts) const;

  ams::test::PrivateMariaDb server_;
  kit::SystemClock clock_;
  kit::SystemRandom random_;
  std::unique_ptr<kit::Database> database_;
  std::vector<Column> columns_;
  double build_seconds_ = 0;
};

}  // namespace tandem::bench
