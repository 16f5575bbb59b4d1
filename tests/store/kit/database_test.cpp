// What a transaction stores, reads, refuses and counts. Faults are in database_faults_test.cpp.
#include <gmock/gmock.h>

#include <kit/base/system.hpp>
#include <kit/database/database.hpp>
#include <kit/database/errors.hpp>
#include <testing/mariadb.hpp>
#include <thread>

namespace ams::kit {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct database : testing::Test {
  template <class Body>
  auto run(Body body) {
    return base.run(clock.in(seconds(20)), body);
  }
  void create(std::string_view columns) {
    run([&](Transaction &transaction) {
      transaction.execute("CREATE TABLE things (" + std::string(columns) + ") ENGINE=InnoDB " +
                          "DEFAULT CHARSET=utf8mb4");
    });
  }
  Row one(std::string_view sql, const Parameters &parameters = {}) {
    return run([&](Transaction &transaction) { return *transaction.query_one(sql, parameters); });
  }
  std::int64_t number(std::string_view sql) { return one(sql).integer(0); }

  SystemClock clock;
  SystemRandom random;
  DatabaseSettings settings = test::shared_mariadb().fresh_schema();
  Database base{settings, clock, random};
};

TEST_F(database, keeps_every_kind_of_value_as_it_was) {
  create(
      "id BINARY(16) PRIMARY KEY, n BIGINT, small TINYINT, big BIGINT UNSIGNED, flag BOOL, "
      "at BIGINT, day INT, name VARCHAR(100), raw LONGBLOB");
  auto id = make_id(clock, random);
  auto now = clock.now();
  auto day = std::chrono::year{2026} / 11 / 22;
  std::string raw("\0\xFF'\\\x1A \0", 7);
  run([&](Transaction &transaction) {
    transaction.execute("INSERT INTO things VALUES (?,?,?,?,?,?,?,?,?)",
                        {id, INT64_MIN, -128, INT64_MAX, true, now, day, "Éloïse ’𝄞", raw});
  });
  auto row =
      one("SELECT id, n, small, big, flag, at, day, name, raw FROM things WHERE id = ?", {id});
  EXPECT_EQ(row.id(0), id);
  EXPECT_EQ(row.integer(1), INT64_MIN);
  EXPECT_EQ(row.integer(2), -128);
  EXPECT_EQ(row.integer(3), INT64_MAX);
  EXPECT_EQ(row.integer(4), 1);
  EXPECT_EQ(row.instant(5), now);
  EXPECT_EQ(row.date(6), day);
  EXPECT_EQ(row.text(7), "Éloïse ’𝄞");
  EXPECT_EQ(row.text(8), raw);
}

TEST_F(database, keeps_null_apart_from_empty_and_zero) {
  create("n BIGINT, name VARCHAR(10), raw BLOB");
  run([](Transaction &transaction) {
    transaction.execute("INSERT INTO things VALUES (?,?,?)",
                        {nullptr, Value(), std::optional<int>()});
    transaction.execute("INSERT INTO things VALUES (?,?,?)",
                        {0, "", std::optional<std::string>("")});
  });
  auto rows = run([](Transaction &transaction) {
    return transaction.query("SELECT n, name, raw FROM things ORDER BY n");
  });
  ASSERT_EQ(rows.size(), 2u);
  for (std::size_t column = 0; column < 3; ++column) {
    EXPECT_TRUE(rows[0].is_null(column));
    EXPECT_FALSE(rows[1].is_null(column));
    EXPECT_THROW(rows[0].text(column), std::logic_error);
    EXPECT_THROW(rows[0].integer(column), std::logic_error);
  }
  EXPECT_EQ(rows[1].text(1), "");
}

TEST_F(database, keeps_large_values_whole) {
  create("id INT PRIMARY KEY, raw LONGBLOB, words LONGTEXT");
  for (std::size_t size : {1u, 65'536u, 300'000u, 3'000'000u}) {
    std::string raw(size, '\0');
    random.fill("bytes", std::as_writable_bytes(std::span(raw)));
    std::string words(size, 'e');
    run([&](Transaction &transaction) {
      transaction.execute("REPLACE INTO things VALUES (?,?,?)", {size, raw, words});
    });
    auto row = one("SELECT raw, words FROM things WHERE id = ?", {size});
    EXPECT_TRUE(row.text(0) == raw) << size;
    EXPECT_TRUE(row.text(1) == words) << size;
  }
}

TEST_F(database, finds_ids_whatever_their_bytes) {
  create("id BINARY(16) PRIMARY KEY");
  for (unsigned byte = 0; byte < 256; ++byte) {
    Id id;
    id.bytes.fill(static_cast<std::uint8_t>(byte));
    run([&](Transaction &transaction) {
      transaction.execute("INSERT INTO things VALUES (?)", {id});
      EXPECT_EQ(transaction.query_one("SELECT id FROM things WHERE id = ?", {id})->id(0), id);
    });
  }
  EXPECT_EQ(number("SELECT COUNT(*) FROM things"), 256);
}

TEST_F(database, reads_sums_as_numbers_and_refuses_what_does_not_fit) {
  create("n BIGINT, u BIGINT UNSIGNED");
  run([](Transaction &transaction) {
    transaction.execute("INSERT INTO things VALUES (?, 18446744073709551615), (?, 1)",
                        {INT64_MAX, -5});
  });
  EXPECT_EQ(number("SELECT SUM(n) FROM things"), INT64_MAX - 5);
  EXPECT_EQ(number("SELECT MAX(n) FROM things"), INT64_MAX);
  EXPECT_THROW(number("SELECT SUM(u) FROM things"), DatabaseError);
  EXPECT_THROW(number("SELECT MAX(u) FROM things"), DatabaseError);
  EXPECT_TRUE(one("SELECT SUM(n) FROM things WHERE n = 7").is_null(0));
}

TEST_F(database, has_a_strict_session_that_reads_what_is_committed) {
  auto row = one("SELECT @@sql_mode, @@tx_isolation, @@character_set_client, @@autocommit");
  EXPECT_THAT(row.text(0), HasSubstr("STRICT_ALL_TABLES"));
  EXPECT_EQ(row.text(1), "READ-COMMITTED");
  EXPECT_EQ(row.text(2), "utf8mb4");
  create("name VARCHAR(3)");
  EXPECT_THROW(run([](Transaction &t) { t.execute("INSERT INTO things VALUES (?)", {"four"}); }),
               DatabaseError);
}

TEST_F(database, counts_rows_that_changed) {
  create("id INT PRIMARY KEY, n INT");
  run([](Transaction &transaction) {
    EXPECT_EQ(transaction.execute("INSERT INTO things VALUES (1, 1), (2, 2)"), 2u);
    EXPECT_EQ(transaction.execute("UPDATE things SET n = ? WHERE id = ?", {5, 1}), 1u);
    EXPECT_EQ(transaction.execute("UPDATE things SET n = ? WHERE id = ?", {5, 1}), 0u);
    EXPECT_EQ(transaction.execute("UPDATE things SET n = ? WHERE id = ?", {5, 9}), 0u);
    EXPECT_EQ(transaction.execute("DELETE FROM things WHERE n > ?", {0}), 2u);
  });
}

TEST_F(database, commits_all_or_nothing) {
  create("id INT PRIMARY KEY");
  struct Refused {};
  EXPECT_THROW(run([](Transaction &transaction) {
                 transaction.execute("INSERT INTO things VALUES (1)");
                 throw Refused{};
               }),
               Refused);
  EXPECT_EQ(number("SELECT COUNT(*) FROM things"), 0);
  EXPECT_EQ(run([](Transaction &transaction) {
              transaction.execute("INSERT INTO things VALUES (2)");
              return std::string("result");
            }),
            "result");
  EXPECT_EQ(number("SELECT MAX(id) FROM things"), 2);
}

TEST_F(database, names_the_key_that_a_duplicate_violates) {
  create("id VARCHAR(60) PRIMARY KEY, pair VARCHAR(60), UNIQUE KEY one_open_pair (pair)");
  auto key_of = [&](const char *id, const char *pair) -> std::string {
    try {
      run([&](Transaction &t) { t.execute("INSERT INTO things VALUES (?, ?)", {id, pair}); });
    } catch (const DuplicateKey &duplicate) {
      EXPECT_THAT(duplicate.what(), Not(HasSubstr("secret")));
      return duplicate.key;
    }
    return "none";
  };
  EXPECT_EQ(key_of("a secret' for key 'x", "a secret' for key 'x"), "none");
  EXPECT_EQ(key_of("a secret' for key 'x", "b"), "PRIMARY");
  EXPECT_EQ(key_of("b", "a secret' for key 'x"), "one_open_pair");
  EXPECT_EQ(duplicate_key_name("Duplicate entry 'x' for key 'things.one_open_pair'"),
            "one_open_pair");
}

TEST_F(database, goes_on_after_a_duplicate_that_the_body_expects) {
  create("id INT PRIMARY KEY");
  run([](Transaction &transaction) {
    transaction.execute("INSERT INTO things VALUES (?)", {1});
    EXPECT_THROW(transaction.execute("INSERT INTO things VALUES (?)", {1}), DuplicateKey);
    transaction.execute("INSERT INTO things VALUES (?)", {2});
  });
  EXPECT_EQ(number("SELECT COUNT(*) FROM things"), 2);
}

TEST_F(database, says_no_values_in_its_errors) {  // PRV-08
  create("n INT, flag ENUM('a')");
  for (const char *sql :
       {"INSERT INTO things (n) VALUES (?)", "INSERT INTO things (flag) VALUES (?)",
        "UPDATE things SET n = 1 WHERE n = CAST(? AS DATETIME)"}) {
    try {
      run([&](Transaction &t) {
        t.execute("INSERT INTO things (n) VALUES (?)", {3});
        t.execute(sql, {"secret 'quoted' answer"});
      });
      FAIL() << sql;
    } catch (const DatabaseError &error) {
      EXPECT_THAT(error.what(), Not(HasSubstr("secret")));
      EXPECT_THAT(error.what(), Not(HasSubstr("quoted")));
      EXPECT_THAT(error.what(), HasSubstr(sql));
    }
  }
}

TEST_F(database, tells_a_defect_by_its_code) {
  try {
    number("SELECT n FROM nowhere");
    FAIL();
  } catch (const DatabaseError &error) {
    EXPECT_EQ(error.code, 1146);
  }
  EXPECT_THROW(one("SELECT ?"), DatabaseError);  // a parameter is missing
  EXPECT_THROW(one("SELECT 1", {5}), DatabaseError);
  EXPECT_EQ(number("SELECT 7"), 7);
}

TEST_F(database, finds_one_row_none_or_too_many) {
  create("id INT PRIMARY KEY");
  run([](Transaction &transaction) {
    EXPECT_FALSE(transaction.query_one("SELECT id FROM things"));
    transaction.execute("INSERT INTO things VALUES (1), (2)");
    EXPECT_EQ(transaction.query_one("SELECT id FROM things WHERE id = ?", {2})->integer(0), 2);
    EXPECT_THROW(transaction.query_one("SELECT id FROM things"), std::logic_error);
  });
}

TEST_F(database, survives_a_change_of_the_table_under_a_cached_statement) {
  create("id INT PRIMARY KEY");
  auto select = [&] { return number("SELECT MAX(id) FROM things"); };
  run([](Transaction &transaction) { transaction.execute("INSERT INTO things VALUES (?)", {1}); });
  EXPECT_EQ(select(), 1);
  run([](Transaction &t) { t.execute("ALTER TABLE things MODIFY id BIGINT, ADD note TEXT"); });
  EXPECT_EQ(select(), 1);
}

TEST_F(database, keeps_few_prepared_statements_and_counts_what_bodies_execute) {
  auto before = base.statements();
  for (int count = 0; count < 200; ++count) {
    auto sql = "SELECT ? + " + std::to_string(count);
    EXPECT_EQ(one(sql, {1}).integer(0), count + 1);
  }
  EXPECT_EQ(base.statements() - before, 200u);
  auto open =
      one("SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS "
          "WHERE VARIABLE_NAME = 'PREPARED_STMT_COUNT'");
  // Of all tests that share the server, whose connections may just be closing.
  EXPECT_LT(std::stoi(open.text(0)), 100);
}

TEST_F(database, once_does_its_work_one_time) {
  create("id INT PRIMARY KEY, n INT");
  run([](Transaction &t) { t.execute("INSERT INTO things VALUES (0, 0)"); });
  auto attempt = [&](int id) {
    return base.once(clock.in(seconds(20)), "INSERT INTO things VALUES (?, 0)", {id},
                     [](Transaction &t) { t.execute("UPDATE things SET n = n + 1 WHERE id = 0"); });
  };
  EXPECT_TRUE(attempt(1));
  EXPECT_FALSE(attempt(1));
  EXPECT_TRUE(attempt(2));
  EXPECT_EQ(number("SELECT n FROM things WHERE id = 0"), 2);
}

TEST_F(database, once_does_not_hide_a_duplicate_of_the_body) {
  create("id INT PRIMARY KEY");
  EXPECT_THROW(base.once(clock.in(seconds(20)), "INSERT INTO things VALUES (?)", {1},
                         [](Transaction &t) { t.execute("INSERT INTO things VALUES (?)", {1}); }),
               DuplicateKey);
  EXPECT_EQ(number("SELECT COUNT(*) FROM things"), 0);
}

TEST_F(database, once_is_one_effect_for_many_at_the_same_time) {
  create("id INT PRIMARY KEY, n INT");
  run([](Transaction &t) { t.execute("INSERT INTO things VALUES (0, 0)"); });
  std::atomic<int> done{0};
  std::vector<std::jthread> threads;
  for (int count = 0; count < 8; ++count) {
    threads.emplace_back([&] {
      done +=
          base.once(clock.in(seconds(20)), "INSERT INTO things VALUES (?, 0)", {1},
                    [](Transaction &t) { t.execute("UPDATE things SET n = n + 1 WHERE id = 0"); });
    });
  }
  threads.clear();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(number("SELECT n FROM things WHERE id = 0"), 1);
}

TEST_F(database, dates_are_dates_or_refused) {
  using std::chrono::year;
  EXPECT_THROW(Value(year{2026} / 2 / 30), std::invalid_argument);
  EXPECT_EQ(Value(year{2026} / 2 / 3).integer(), 20260203);
  EXPECT_THROW(Value(20260230).date(), std::logic_error);
  EXPECT_THROW(Value(0).date(), std::logic_error);
  EXPECT_THROW(Value("short").id(), std::logic_error);
}

}  // namespace
}  // namespace ams::kit
