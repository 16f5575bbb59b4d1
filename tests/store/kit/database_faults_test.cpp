// Deadlocks, lost connections, a server that dies, hangs or is gone (DESIGN 4).
#include <gmock/gmock.h>

#include <algorithm>
#include <barrier>
#include <kit/base/system.hpp>
#include <kit/database/connection.hpp>
#include <kit/database/database.hpp>
#include <kit/database/errors.hpp>
#include <set>
#include <testing/mariadb.hpp>
#include <thread>

namespace ams::kit {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;

struct database_faults : testing::Test {
  // A server of its own, since most tests harm it.
  test::PrivateMariaDb server;
  SystemClock clock;
  SystemRandom random;
  DatabaseSettings settings = server.fresh_schema();
  Database base{settings, clock, random};
  Database other{settings, clock, random};

  database_faults() {
    run(base, [](Transaction &transaction) {
      transaction.execute("CREATE TABLE things (id BINARY(16) PRIMARY KEY, n INT) ENGINE=InnoDB");
      transaction.execute("INSERT INTO things VALUES ('a', 0), ('b', 0)");
    });
  }

  template <class Body>
  void run(Database &database, Body body) {
    database.run(clock.in(seconds(20)), body);
  }
  static void add_one(Transaction &transaction, const char *id) {
    transaction.execute("UPDATE things SET n = n + 1 WHERE id = RPAD(?, 16, '\\0')", {id});
  }
  std::int64_t number(std::string_view sql) {
    return other.run(clock.in(seconds(20)), [&](Transaction &transaction) {
      return transaction.query_one(sql)->integer(0);
    });
  }
  std::int64_t count_of(const char *id) {
    return number("SELECT n FROM things WHERE id = RPAD('" + std::string(id) + "', 16, '\\0')");
  }
  // Ends the connection of that transaction from outside, and waits until it is gone.
  void kill_connection(Transaction &transaction) {
    auto id = std::to_string(transaction.query_one("SELECT CONNECTION_ID()")->integer(0));
    run(other, [&](Transaction &killer) { killer.execute("KILL " + id); });
    EXPECT_TRUE(test::eventually([&] {
      return number("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = " + id) == 0;
    }));
  }
  // How long `work` takes until it gives up.
  milliseconds time_to_unavailable(const std::function<void()> &work) {
    auto begin = clock.steady_us();
    EXPECT_THROW(work(), DatabaseUnavailable);
    return std::chrono::duration_cast<milliseconds>(Microseconds{clock.steady_us() - begin});
  }
};

TEST_F(database_faults, a_deadlock_is_run_again) {
  std::barrier met(2);
  std::atomic<int> attempts{0};
  auto cross = [&](Database &database, const char *first, const char *second) {
    bool waited = false;
    run(database, [&](Transaction &transaction) {
      ++attempts;
      add_one(transaction, first);
      if (!waited) met.arrive_and_wait();
      waited = true;
      add_one(transaction, second);
    });
  };
  std::jthread there([&] { cross(base, "a", "b"); });
  cross(base, "b", "a");
  there.join();
  EXPECT_EQ(attempts, 3);
  EXPECT_EQ(count_of("a"), 2);
  EXPECT_EQ(count_of("b"), 2);
}

TEST_F(database_faults, a_lock_is_waited_for_twice_if_need_be) {
  std::barrier locked(2);
  std::jthread holder([&] {
    run(other, [&](Transaction &transaction) {
      add_one(transaction, "a");
      locked.arrive_and_wait();
      std::this_thread::sleep_for(milliseconds(2500));
    });
  });
  locked.arrive_and_wait();
  int attempts = 0;
  run(base, [&](Transaction &transaction) {
    ++attempts;
    add_one(transaction, "b");  // must be rolled back, although 1205 ends one statement alone
    add_one(transaction, "a");
  });
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(count_of("a"), 2);
  EXPECT_EQ(count_of("b"), 1);
}

TEST_F(database_faults, a_lock_is_waited_for_until_the_deadline_at_most) {
  run(other, [&](Transaction &holder) {
    add_one(holder, "a");
    auto took = time_to_unavailable(
        [&] { base.run(clock.in(milliseconds(1500)), [](Transaction &t) { add_one(t, "a"); }); });
    EXPECT_LT(took, seconds(4));
  });
  EXPECT_EQ(count_of("a"), 1);
}

TEST_F(database_faults, a_connection_lost_in_the_middle_is_run_again_as_a_whole) {
  int attempts = 0;
  run(base, [&](Transaction &transaction) {
    add_one(transaction, "a");
    if (++attempts == 1) kill_connection(transaction);
    add_one(transaction, "b");
  });
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(count_of("a"), 1);
  EXPECT_EQ(count_of("b"), 1);
}

TEST_F(database_faults, a_body_that_swallows_the_loss_is_run_again_all_the_same) {
  int attempts = 0;
  run(base, [&](Transaction &transaction) {
    add_one(transaction, "a");
    if (++attempts == 1) kill_connection(transaction);
    try {
      add_one(transaction, "b");
    } catch (const std::exception &) {
      EXPECT_THROW(add_one(transaction, "b"), std::runtime_error);
      if (attempts == 1) throw std::logic_error("what the body made of it");
    }
  });
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(count_of("b"), 1);
}

TEST_F(database_faults, a_connection_lost_before_commit_loses_nothing) {
  int attempts = 0;
  run(base, [&](Transaction &transaction) {
    add_one(transaction, "a");
    if (++attempts == 1) kill_connection(transaction);
  });
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(count_of("a"), 1);
}

TEST_F(database_faults, once_knows_that_a_commit_without_answer_was_done) {
  Id id = make_id(clock, random);
  bool first = base.once(clock.in(seconds(20)), "INSERT INTO things VALUES (?, 0)", {id},
                         [&](Transaction &transaction) {
                           add_one(transaction, "a");
                           // The server commits; its answer is lost.
                           transaction.execute("COMMIT");
                           kill_connection(transaction);
                         });
  EXPECT_FALSE(first);
  EXPECT_EQ(count_of("a"), 1);
}

TEST_F(database_faults, once_is_one_effect_when_commit_failed) {
  Id id = make_id(clock, random);
  int attempts = 0;
  bool first = base.once(clock.in(seconds(20)), "INSERT INTO things VALUES (?, 0)", {id},
                         [&](Transaction &transaction) {
                           add_one(transaction, "a");
                           if (++attempts == 1) kill_connection(transaction);
                         });
  EXPECT_TRUE(first);
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(count_of("a"), 1);
}

TEST_F(database_faults, idle_connections_of_a_restarted_server_are_replaced) {
  std::vector<std::jthread> threads;
  std::barrier all(8);
  for (int count = 0; count < 8; ++count) {
    threads.emplace_back([&] {
      run(base, [&](Transaction &transaction) {
        transaction.query("SELECT 1");
        all.arrive_and_wait();
      });
    });
  }
  threads.clear();
  server.stop();
  server.start();
  int attempts = 0;
  run(base, [&](Transaction &transaction) {
    ++attempts;
    add_one(transaction, "a");
  });
  // The first one fails, and takes all other idle connections with it.
  EXPECT_LE(attempts, 2);
  EXPECT_EQ(count_of("a"), 1);
}

TEST_F(database_faults, nothing_acknowledged_is_lost_when_the_server_is_killed_under_load) {
  std::atomic<bool> stop{false};
  std::mutex mutex;
  std::set<Id> acknowledged;
  auto write = [&] {
    while (!stop) {
      Id id = make_id(clock, random);
      base.once(clock.in(seconds(20)), "INSERT INTO things VALUES (?, 1)", {id},
                [](Transaction &transaction) { add_one(transaction, "a"); });
      std::lock_guard lock(mutex);
      acknowledged.insert(id);
    }
  };
  auto written = [&] {
    std::lock_guard lock(mutex);
    return acknowledged.size();
  };
  std::vector<std::jthread> threads;
  for (int count = 0; count < 4; ++count) threads.emplace_back(write);
  for (int round = 0; round < 3; ++round) {
    auto before = written();
    EXPECT_TRUE(test::eventually([&] { return written() > before + 50; }));
    server.kill9();
    server.start();
  }
  auto before = written();
  EXPECT_TRUE(test::eventually([&] { return written() > before + 50; }));
  stop = true;
  threads.clear();

  std::set<Id> kept;
  run(other, [&](Transaction &transaction) {
    for (const auto &row : transaction.query("SELECT id FROM things WHERE n = 1")) {
      kept.insert(row.id(0));
    }
  });
  EXPECT_TRUE(std::ranges::includes(kept, acknowledged));
  // Row and effect stand or fall together.
  EXPECT_EQ(static_cast<std::size_t>(count_of("a")), kept.size());
}

TEST_F(database_faults, the_pool_is_bounded_and_waits_until_the_deadline_at_most) {
  settings.pool_size = 2;
  Database small(settings, clock, random);
  std::barrier taken(3), free(3);
  std::vector<std::jthread> threads;
  for (int count = 0; count < 2; ++count) {
    threads.emplace_back([&] {
      run(small, [&](Transaction &transaction) {
        transaction.query("SELECT 1");
        taken.arrive_and_wait();
        free.arrive_and_wait();
      });
    });
  }
  taken.arrive_and_wait();
  bool called = false;
  auto took = time_to_unavailable(
      [&] { small.run(clock.in(milliseconds(300)), [&](Transaction &) { called = true; }); });
  EXPECT_FALSE(called);
  EXPECT_GE(took, milliseconds(290));
  EXPECT_LT(took, seconds(2));
  std::jthread waiter([&] { run(small, [](Transaction &t) { add_one(t, "a"); }); });
  std::this_thread::sleep_for(milliseconds(50));
  free.arrive_and_wait();
  waiter.join();
  EXPECT_EQ(count_of("a"), 1);
}

TEST_F(database_faults, the_pool_never_holds_more_than_its_size_whatever_the_deadlines) {
  settings = server.fresh_schema();
  settings.pool_size = 2;
  Database small(settings, clock, random);
  for (int deadline_s : {1, 10, 60, 300, 2, 20, 120}) {
    small.run(clock.in(seconds(deadline_s)), [](Transaction &t) { t.query("SELECT 1"); });
  }
  // The server needs a moment to see that a connection was closed.
  EXPECT_TRUE(test::eventually([&] {
    return number("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = '" +
                  settings.schema + "'") == 2;
  }));
}

TEST_F(database_faults, a_server_that_hangs_costs_a_second_more_than_the_deadline_at_most) {
  run(base, [](Transaction &transaction) { add_one(transaction, "a"); });
  server.pause();
  auto took = time_to_unavailable(
      [&] { base.run(clock.in(milliseconds(1500)), [](Transaction &t) { add_one(t, "a"); }); });
  server.resume();
  EXPECT_LT(took, seconds(4));
  run(base, [](Transaction &transaction) { add_one(transaction, "b"); });
  EXPECT_EQ(count_of("b"), 1);
}

TEST_F(database_faults, a_slow_statement_ends_with_its_deadline) {
  auto took = time_to_unavailable([&] {
    base.run(clock.in(milliseconds(1200)), [](Transaction &t) { t.query("SELECT SLEEP(30)"); });
  });
  EXPECT_LT(took, seconds(4));
}

TEST_F(database_faults, a_server_that_is_gone_is_waited_for) {
  server.stop();
  EXPECT_LT(time_to_unavailable([&] {
              base.run(clock.in(milliseconds(400)), [](Transaction &t) { add_one(t, "a"); });
            }),
            seconds(2));
  std::jthread waiter([&] { run(base, [](Transaction &t) { add_one(t, "a"); }); });
  std::this_thread::sleep_for(milliseconds(300));
  server.start();
  waiter.join();
  EXPECT_EQ(count_of("a"), 1);
}

TEST_F(database_faults, a_server_that_stays_away_is_told_at_once_until_it_is_back) {
  server.stop();
  const auto gives_up = [&] {
    return time_to_unavailable([&] { run(base, [](Transaction &t) { add_one(t, "a"); }); });
  };
  EXPECT_GT(gives_up(), seconds(2)) << "a restart is ridden out";
  EXPECT_LT(gives_up(), seconds(1)) << "no worker is held for an outage known already";
  server.start();
  run(base, [](Transaction &transaction) { add_one(transaction, "a"); });
  EXPECT_EQ(count_of("a"), 1);
}

TEST_F(database_faults, a_deadline_that_passed_does_nothing) {
  bool called = false;
  EXPECT_THROW(base.run(Deadline{clock.steady_us()}, [&](Transaction &) { called = true; }),
               DatabaseUnavailable);
  EXPECT_FALSE(called);
  EXPECT_THROW(base.run(clock.in(milliseconds(100)),
                        [](Transaction &transaction) {
                          add_one(transaction, "a");
                          std::this_thread::sleep_for(milliseconds(150));
                        }),
               DatabaseUnavailable);
  EXPECT_EQ(count_of("a"), 0);
}

TEST_F(database_faults, a_wrong_password_is_a_defect_and_not_waited_for) {
  settings.user = "nobody";
  Database wrong(settings, clock, random);
  EXPECT_THROW(run(wrong, [](Transaction &t) { t.query("SELECT 1"); }), DatabaseError);
}

TEST(read_timeout, is_the_longest_step_the_deadline_allows) {
  EXPECT_EQ(read_timeout_s(milliseconds(-5)), 1u);
  EXPECT_EQ(read_timeout_s(milliseconds(10)), 1u);
  EXPECT_EQ(read_timeout_s(milliseconds(1900)), 1u);
  EXPECT_EQ(read_timeout_s(seconds(2)), 2u);
  EXPECT_EQ(read_timeout_s(milliseconds(9900)), 8u);
  EXPECT_EQ(read_timeout_s(milliseconds(9999)), 10u);
  EXPECT_EQ(read_timeout_s(seconds(100'000)), 600u);
}

TEST(errors, are_told_apart_by_code) {
  for (int code : {1213, 1205, 1020, 1047, 1180, 1158, 1159, 1160, 1161, 2002, 2003, 2006, 2013,
                   1053, 1290, 1836}) {
    EXPECT_TRUE(is_transient(code)) << code;
  }
  for (int code : {0, 1062, 1064, 1146, 1045, 1406}) EXPECT_FALSE(is_transient(code)) << code;
  EXPECT_TRUE(keeps_connection(1213));
  EXPECT_FALSE(keeps_connection(2013));
  EXPECT_EQ(without_values("Truncated incorrect DOUBLE value: 'a'b'", 1292),
            "Truncated incorrect DOUBLE value: '…'");
  EXPECT_EQ(without_values("Table 'e.t' doesn't exist", 1146), "Table 'e.t' doesn't exist");
}

}  // namespace
}  // namespace ams::kit
