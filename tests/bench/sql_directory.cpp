#include "sql_directory.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <numeric>
#include <tuple>

#include <kit/base/system.hpp>

namespace tandem::bench {
namespace {

constexpr std::size_t bits_in_column = 63;
constexpr std::chrono::hours patience{2};

// Not what a server is given on a small machine, but what this question would want.
constexpr const char *settings[] = {
    "SET GLOBAL innodb_buffer_pool_size = 3221225472",
    "SET GLOBAL innodb_log_file_size = 1073741824",
    "SET GLOBAL innodb_flush_log_at_trx_commit = 0",
    "SET GLOBAL max_heap_table_size = 2147483648",
    "SET GLOBAL tmp_table_size = 2147483648",
    "SET GLOBAL sort_buffer_size = 67108864",
    "SET GLOBAL innodb_ft_enable_stopword = OFF",
};

std::size_t place_of(const Criterion &criterion) {
  const auto found = std::ranges::find(criteria(), criterion.id, &Criterion::id);
  return static_cast<std::size_t>(found - criteria().begin());
}

std::size_t item_of(const Criterion &criterion, std::string_view code) {
  const auto &items = criterion.field->list->items;
  return static_cast<std::size_t>(std::ranges::find(items, code, &questionnaires::Item::code) -
                                  items.begin());
}

int date_of(kit::Date date) {
  return static_cast<int>(date.year()) * 10'000 +
         static_cast<int>(static_cast<unsigned>(date.month()) * 100 +
                          static_cast<unsigned>(date.day()));
}

std::string joined(const std::vector<std::string> &parts, const char *between) {
  std::string text;
  for (const auto &part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

// Where each mentor stands in the order of names: SQL is spared sorting by them.
std::vector<std::uint32_t> places(std::uint64_t seed, std::size_t mentors) {
  std::vector<std::string> names(mentors);
  for (std::size_t number = 0; number < mentors; ++number)
    names[number] = sort_name_of(seed, number);
  std::vector<std::uint32_t> order(mentors), places(mentors);
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](auto left, auto right) {
    return std::tie(names[left], left) < std::tie(names[right], right);
  });
  for (std::uint32_t at = 0; at < mentors; ++at) places[order[at]] = at;
  return places;
}

}  // namespace

SqlDirectory::SqlDirectory(std::uint64_t seed, std::size_t mentors) {
  kit::Database root(server_.settings(), clock_, random_);
  root.run(clock_.in(patience), [](kit::Transaction &transaction) {
    for (const char *setting : settings) transaction.execute(setting);
  });
  auto own = server_.fresh_schema();
  own.pool_size = 1;  // temporary tables belong to a connection
  database_ = std::make_unique<kit::Database>(own, clock_, random_);
  add_columns();
  fill(seed, mentors);
}

void SqlDirectory::add_columns() {
  for (std::size_t at = 0; at < criteria().size(); ++at) {
    const auto *list = criteria()[at].field->list;
    for (std::size_t first = 0; list && first < list->items.size(); first += bits_in_column) {
      columns_.push_back({"c" + std::to_string(at) + "_" + std::to_string(first), at, first});
    }
  }
}

void SqlDirectory::fill(std::uint64_t seed, std::size_t mentors) {
  const auto order = places(seed, mentors);
  const std::string values = server_.data().parent_path() / "values";
  const std::string texts = values + "_texts";
  {
    std::ofstream value_rows(values), text_rows(texts);
    for (std::size_t number = 0; number < mentors; ++number) {
      const Searchable mentor = make_mentor(seed, number);
      Masks masks;
      for (const auto &[id, codes] : mentor.facets) {
        const Criterion &criterion = *directory::find(criteria(), id);
        for (const auto &code : codes)
          set_bit(masks, place_of(criterion), item_of(criterion, code));
      }
      value_rows << number << '\t' << date_of(mentor.listed_until) << '\t' << order[number];
      for (const Column &column : columns_) value_rows << '\t' << masks.by_column[column.name];
      value_rows << '\n';
      text_rows << number << '\t' << joined(mentor.text, " ") << '\n';
    }
  }
  std::string definition;
  for (const Column &column : columns_) definition += ", " + column.name + " BIGINT NOT NULL";
  const auto begun = std::chrono::steady_clock::now();
  database_->run(clock_.in(patience), [&](kit::Transaction &transaction) {
    transaction.execute(
        "CREATE TABLE mentors (id INT PRIMARY KEY, listed_until INT NOT NULL, "
        "place INT NOT NULL" +
        definition + ") ENGINE=InnoDB");
    transaction.execute(
        "CREATE TABLE texts (FTS_DOC_ID BIGINT UNSIGNED PRIMARY KEY, "
        "words TEXT NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4");
    transaction.execute("LOAD DATA INFILE '" + values + "' INTO TABLE mentors");
    transaction.execute("LOAD DATA INFILE '" + texts + "' INTO TABLE texts");
    transaction.execute("ALTER TABLE texts ADD FULLTEXT KEY words (words)");
    transaction.query("ANALYZE TABLE mentors, texts");
  });
  build_seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

void SqlDirectory::set_bit(Masks &masks, std::size_t criterion, std::size_t item) const {
  const std::size_t first = item / bits_in_column * bits_in_column;
  masks.by_column["c" + std::to_string(criterion) + "_" + std::to_string(first)] |=
      std::uint64_t{1} << (item - first);
}

std::string SqlDirectory::any_of(const Masks &masks) const {
  std::vector<std::string> parts;
  for (const auto &[column, mask] : masks.by_column)
    parts.push_back("(" + column + " & " + std::to_string(mask) + ") <> 0");
  return parts.empty() ? "0" : "(" + joined(parts, " OR ") + ")";
}

SqlDirectory::Masks SqlDirectory::accepted(const Criterion &criterion,
                                           const directory::Wanted &wanted) const {
  Masks masks;
  for (const auto &code : wanted.accepted)
    set_bit(masks, place_of(criterion), item_of(criterion, code));
  return masks;
}

// Values that stand for themselves alone are counted together; others one by one.
std::string SqlDirectory::fit(const directory::Question &question) const {
  std::vector<std::string> parts;
  for (const auto &wish : question.wishes) {
    Masks alone;
    const std::string weight = std::to_string(wish.criterion->weight) + " * ";
    for (const auto &value : wish.values) {
      if (value.accepted.size() == 1) {
        set_bit(alone, place_of(*wish.criterion), item_of(*wish.criterion, value.code));
      } else {
        parts.push_back(weight + any_of(accepted(*wish.criterion, value)));
      }
    }
    for (const auto &[column, mask] : alone.by_column)
      parts.push_back(weight + "BIT_COUNT(" + column + " & " + std::to_string(mask) + ")");
  }
  return parts.empty() ? "0" : joined(parts, " + ");
}

// Everybody who meets all demands but one at most; `met` says which, a bit for each.
void SqlDirectory::put_matches(kit::Transaction &transaction,
                               const directory::Question &question) const {
  std::vector<std::string> met, enough;
  for (std::size_t at = 0; at < question.demands.size(); ++at) {
    const auto &demand = question.demands[at];
    Masks masks;
    for (const auto &value : demand.values) {
      for (const auto &[column, mask] : accepted(*demand.criterion, value).by_column)
        masks.by_column[column] |= mask;
    }
    met.push_back("(" + any_of(masks) + " << " + std::to_string(at) + ")");
  }
  const std::size_t all = (std::size_t{1} << question.demands.size()) - 1;
  for (std::size_t at = 0; at < question.demands.size(); ++at)
    enough.push_back(std::to_string(all & ~(std::size_t{1} << at)));
  enough.push_back(std::to_string(all));
  std::vector<std::string> names;
  for (const Column &column : columns_) names.push_back(column.name);
  std::string where = "listed_until >= " + std::to_string(date_of(question.today)) + " AND id <> " +
                      std::to_string(number_of(question.asked_by));
  for (const auto &word : question.words) {
    where += " AND id IN (SELECT FTS_DOC_ID FROM texts WHERE MATCH (words) AGAINST ('+" + word +
             "*' IN BOOLEAN MODE))";
  }
  transaction.execute("DROP TEMPORARY TABLE IF EXISTS found");
  transaction.execute("CREATE TEMPORARY TABLE found ENGINE=MEMORY SELECT id, place, " +
                      joined(names, ", ") + ", " + joined(met, " | ") +
                      " AS met FROM mentors WHERE " + where + " HAVING met IN (" +
                      joined(enough, ", ") + ")");
}

void SqlDirectory::count(kit::Transaction &transaction, const std::vector<std::size_t> &counted,
                         const std::string &where, directory::Counts &counts) const {
  std::vector<std::string> sums;
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (const std::size_t at : counted) {
    const Criterion &criterion = criteria()[at];
    const auto &items = criterion.field->list->items;
    counts[at].resize(items.size());
    for (std::size_t item = 0; item < items.size(); ++item) {
      if (!criterion.offers(items[item])) continue;
      directory::Wanted wanted{items[item].code, {items[item].code}};
      wanted.accepted.insert(wanted.accepted.end(), items[item].also.begin(),
                             items[item].also.end());
      sums.push_back("SUM(" + any_of(accepted(criterion, wanted)) + ")");
      places.emplace_back(at, item);
    }
  }
  if (sums.empty()) return;
  const auto row =
      transaction.query_one("SELECT " + joined(sums, ", ") + " FROM found WHERE " + where);
  for (std::size_t at = 0; at < places.size(); ++at) {
    if (!row->is_null(at))
      counts[places[at].first][places[at].second] = static_cast<std::size_t>(row->integer(at));
  }
}

SqlAnswer SqlDirectory::ask(const directory::Question &question) {
  return database_->run(clock_.in(patience), [&](kit::Transaction &transaction) {
    SqlAnswer answer;
    answer.counts.resize(criteria().size());
    put_matches(transaction, question);
    const std::size_t all = (std::size_t{1} << question.demands.size()) - 1;
    std::vector<std::size_t> others;
    for (std::size_t at = 0; at < criteria().size(); ++at) {
      if (criteria()[at].identity) continue;
      const auto demand = std::ranges::find_if(question.demands, [&](const auto &demand) {
        return demand.criterion->id == criteria()[at].id;
      });
      if (demand == question.demands.end()) {
        others.push_back(at);
        continue;
      }
      const std::size_t bit = std::size_t{1} << (demand - question.demands.begin());
      count(transaction, {at},
            "met IN (" + std::to_string(all) + ", " + std::to_string(all & ~bit) + ")",
            answer.counts);
    }
    const std::string found = "met = " + std::to_string(all);
    count(transaction, others, found, answer.counts);
    answer.total = static_cast<std::size_t>(
        transaction.query_one("SELECT COUNT(*) FROM found WHERE " + found)->integer(0));
    for (const auto &row : transaction.query("SELECT id FROM found WHERE " + found + " ORDER BY " +
                                             fit(question) + " DESC, place LIMIT 20"))
      answer.page.push_back(static_cast<std::size_t>(row.integer(0)));
    return answer;
  });
}

double SqlDirectory::megabytes() {
  return database_->run(clock_.in(patience), [](kit::Transaction &transaction) {
    return static_cast<double>(
               transaction
                   .query_one("SELECT CAST(SUM(data_length + index_length) AS SIGNED) FROM "
                              "information_schema.tables WHERE table_schema = DATABASE()")
                   ->integer(0)) /
           1e6;
  });
}

}  // namespace tandem::bench
