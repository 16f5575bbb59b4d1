// A plugin never costs the member the renewal (DESIGN 2): the pool's deadline and its breaker.
#include <host/plugins/call_pool.hpp>

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>

#include <testing/clock.hpp>

namespace ams::host {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A door that calls wait at until the test opens it; shared with them, as payloads are.
struct Door {
  std::mutex mutex;
  std::condition_variable changed;
  bool open = false;
  int passed = 0;

  void pass() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return open; });
    ++passed;
  }
  void unlock() {
    std::lock_guard lock(mutex);
    open = true;
    changed.notify_all();
  }
};

class CallPoolTest : public testing::Test {
 protected:
  ~CallPoolTest() override { door->unlock(); }

  static CallLimits limits() {
    CallLimits limits;
    limits.threads = 4;
    limits.fair_time = milliseconds(10);
    return limits;
  }
  Called<int> quick() {
    return pool.call<int>(clock.in(seconds(5)), [] { return 7; });
  }
  Called<int> hang(milliseconds patience = milliseconds(30)) {
    return pool.call<int>(clock.in(patience), [door = door] {
      door->pass();
      return 1;
    });
  }

  test::ManualClock clock;
  std::shared_ptr<Door> door = std::make_shared<Door>();
  CallPool pool{clock, limits()};
};

TEST_F(CallPoolTest, gives_the_result) {
  auto called = quick();
  EXPECT_EQ(called.state, CallState::returned);
  EXPECT_EQ(called.result, 7);
}

TEST_F(CallPoolTest, stops_exceptions) {
  auto called =
      pool.call<int>(clock.in(seconds(5)), []() -> int { throw std::runtime_error("x"); });
  EXPECT_EQ(called.state, CallState::threw);
  EXPECT_FALSE(called.result);
}

TEST_F(CallPoolTest, waits_no_longer_than_the_deadline) {
  auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(hang(milliseconds(50)).state, CallState::overdue);
  EXPECT_LT(std::chrono::steady_clock::now() - began, milliseconds(1000));
}

TEST_F(CallPoolTest, owns_the_payload_until_the_call_returns) {
  auto payload = std::make_shared<int>(42);
  std::weak_ptr<int> watched = payload;
  pool.call<int>(clock.in(milliseconds(30)), [door = door, payload = std::move(payload)] {
    door->pass();
    return *payload;
  });
  EXPECT_FALSE(watched.expired());
  door->unlock();
  EXPECT_TRUE(pool.drain(clock.in(seconds(5))));
  EXPECT_TRUE(watched.expired());
}

TEST_F(CallPoolTest, others_are_served_while_one_hangs) {
  hang();
  EXPECT_EQ(quick().state, CallState::returned);
}

TEST_F(CallPoolTest, breaker_opens_after_three_overdue_calls_and_refuses_at_once) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(hang().state, CallState::overdue);
  EXPECT_TRUE(pool.breaker_open());
  auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(quick().state, CallState::refused);
  EXPECT_LT(std::chrono::steady_clock::now() - began, milliseconds(500));
}

TEST_F(CallPoolTest, breaker_lets_one_trial_through_and_closes_on_its_return) {
  for (int i = 0; i < 3; ++i) hang();
  clock.push_steady(seconds(31));
  EXPECT_EQ(quick().state, CallState::returned);
  EXPECT_FALSE(pool.breaker_open());
}

TEST_F(CallPoolTest, an_overdue_trial_opens_the_breaker_again) {
  for (int i = 0; i < 3; ++i) hang();
  clock.push_steady(seconds(31));
  EXPECT_EQ(hang().state, CallState::overdue);
  EXPECT_EQ(quick().state, CallState::refused);
}

TEST_F(CallPoolTest, overdue_calls_far_apart_do_not_open_it) {
  for (int i = 0; i < 4; ++i) {
    hang(milliseconds(20));
    clock.push_steady(seconds(31));
  }
  EXPECT_FALSE(pool.breaker_open());
}

TEST_F(CallPoolTest, a_call_without_a_free_thread_is_refused_at_its_deadline) {
  CallLimits narrow = limits();
  narrow.threads = 1;
  CallPool single(clock, narrow);
  single.call<int>(clock.in(milliseconds(30)), [door = door] { return door->pass(), 1; });
  auto called = single.call<int>(clock.in(milliseconds(30)), [] { return 2; });
  EXPECT_EQ(called.state, CallState::refused);
  door->unlock();
  EXPECT_TRUE(single.drain(clock.in(seconds(5))));
}

TEST_F(CallPoolTest, drain_says_that_a_call_is_stuck) {
  hang();
  EXPECT_FALSE(pool.drain(clock.in(milliseconds(30))));
  EXPECT_EQ(quick().state, CallState::refused);
  door->unlock();
  EXPECT_TRUE(pool.drain(clock.in(seconds(5))));
  EXPECT_EQ(door->passed, 1);
}

}  // namespace
}  // namespace ams::host
