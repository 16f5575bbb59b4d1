// Lanes, leases and the clock that moves (DESIGN 3.7, 3.8, 7).
#include <ams/ext/events.h>
#include <host/dev/clock_mover.hpp>
#include <host/events/event_outbox.hpp>
#include <host/jobs/host_jobs.hpp>
#include <host/jobs/job_runner.hpp>
#include <host/jobs/lapses.hpp>
#include <host/system/clock.hpp>

#include <gmock/gmock.h>

#include <atomic>
#include <condition_variable>
#include <set>

#include "host_fixture.hpp"

namespace ams::host {
namespace {

using testing::ElementsAre;

class JobsTest : public HostTest {
 protected:
  Leases leases_of_another_process() {
    return Leases(database, clock, kit::make_id(clock, random));
  }
  std::unique_ptr<Job> at(std::string name, kit::Instant due, std::function<void()> work,
                          JobScope scope = JobScope::each_instance) {
    auto done = std::make_shared<std::atomic<bool>>(false);
    return make_job(
        {name, name, scope,
         [due, done](kit::Instant) { return *done ? std::nullopt : std::optional(due); },
         [work, done](const JobRun &) {
           *done = true;
           work();
           return false;
         }});
  }

  Leases leases{database, clock, kit::make_id(clock, random)};
  JobRunner runner{clock, log, leases};
};

TEST_F(JobsTest, a_lease_has_one_holder_and_a_growing_fence) {
  Leases other = leases_of_another_process();
  auto first = leases.take("job", 60s);
  ASSERT_TRUE(first);
  EXPECT_FALSE(other.take("job", 60s));
  auto again = leases.take("job", 60s);
  EXPECT_GT(again, first);
  leases.give_back("job");
  EXPECT_GT(other.take("job", 60s), again);
  EXPECT_FALSE(leases.take("job", 60s));
}

TEST_F(JobsTest, a_lease_ends_by_the_time_of_the_database_alone) {
  Leases other = leases_of_another_process();
  ASSERT_TRUE(leases.take("job", 200ms));
  clock.advance(1000h);  // a moved clock ends no lease
  EXPECT_FALSE(other.take("job", 60s));
  EXPECT_TRUE(test::eventually([&] { return other.take("job", 60s).has_value(); }));
}

TEST_F(JobsTest, nobody_gives_back_what_is_held_by_another) {
  Leases other = leases_of_another_process();
  ASSERT_TRUE(leases.take("job", 60s));
  other.give_back("job");
  EXPECT_FALSE(other.take("job", 60s));
}

TEST_F(JobsTest, a_hanging_lane_stops_no_other) {
  std::mutex mutex;
  std::condition_variable changed;
  bool open = false;
  std::atomic<bool> hangs = false, ran = false;
  runner.add(at("hanging", clock.now(), [&] {
    std::unique_lock lock(mutex);
    hangs = true;
    changed.wait(lock, [&] { return open; });
  }));
  runner.add(at("mail", clock.now(), [&] { ran = true; }));
  runner.start();
  EXPECT_TRUE(test::eventually([&] { return hangs && ran; }));
  EXPECT_FALSE(runner.stop(clock.in(50ms)));
  {
    std::lock_guard lock(mutex);
    open = true;
  }
  changed.notify_all();
  EXPECT_TRUE(runner.stop(soon()));
}

TEST_F(JobsTest, a_failing_job_is_shown_and_stops_no_other) {
  std::atomic<bool> ran = false;
  runner.add(make_job({"broken", "lane", JobScope::each_instance,
                       [](kit::Instant now) { return std::optional(now); },
                       [](const JobRun &) -> bool { throw std::runtime_error("no disk"); }}));
  runner.add(make_job({"works", "lane", JobScope::each_instance,
                       [&](kit::Instant now) { return ran ? std::nullopt : std::optional(now); },
                       [&](const JobRun &) {
                         ran = true;
                         return false;
                       }}));
  runner.run_due();
  EXPECT_TRUE(ran);
  EXPECT_EQ(runner.status()[0].last_error, "no disk");
  EXPECT_EQ(runner.status()[1].runs, 1u);
}

TEST_F(JobsTest, a_job_that_never_has_enough_is_paused) {
  std::atomic<int> steps = 0;
  runner.add(make_job({"greedy", "lane", JobScope::each_instance,
                       [](kit::Instant now) { return std::optional(now); },
                       [&](const JobRun &) { return ++steps, true; }}));
  runner.run_due();
  EXPECT_LE(steps, 1000);
}

TEST_F(JobsTest, once_per_cluster_is_not_run_while_another_process_has_it) {
  Leases other = leases_of_another_process();
  std::atomic<int> runs = 0;
  runner.add(at(
      "single", clock.now(), [&] { ++runs; }, JobScope::once_per_cluster));
  ASSERT_TRUE(other.take("single", 60s));
  runner.run_due();
  EXPECT_EQ(runs, 0);
  other.give_back("single");
  runner.run_due();
  EXPECT_EQ(runs, 1);
}

class ClockMoverTest : public HostTest {
 protected:
  HostClock moved;
  Leases leases{database, moved, kit::make_id(moved, random)};
  JobRunner runner{moved, log, leases};
  ClockMover mover{moved, runner};
  std::vector<std::pair<std::string, kit::Instant>> ran;

  void add(std::string name, kit::Instant due) {
    auto done = std::make_shared<bool>(false);
    runner.add(
        make_job({name, name, JobScope::each_instance,
                  [due, done](kit::Instant) { return *done ? std::nullopt : std::optional(due); },
                  [this, name, done](const JobRun &run) {
                    *done = true;
                    ran.emplace_back(name, run.now);
                    return false;
                  }}));
  }
};

TEST_F(ClockMoverTest, stops_at_each_due_job_on_the_way) {
  kit::Instant start = moved.now();
  add("third", start + 72h);
  add("first", start + 24h);
  add("beyond", start + 200h);
  auto move = mover.move_to(start + 100h);
  ASSERT_TRUE(move && move->reached);
  ASSERT_EQ(ran.size(), 2u);
  EXPECT_EQ(ran[0].first, "first");
  EXPECT_LT(ran[0].second, start + 24h + 1min);
  EXPECT_EQ(ran[1].first, "third");
  EXPECT_GE(moved.now(), start + 100h);
}

// The mailbox is looked into every minute: a year of that would be half a million stops.
TEST_F(ClockMoverTest, runs_what_polls_where_it_stops_and_stops_for_nothing_of_it) {
  unsigned looks = 0;
  kit::Instant next = moved.now();
  runner.add(make_job({"polling", "polling", JobScope::each_instance,
                       [&](kit::Instant) { return next; },
                       [&](const JobRun &run) {
                         ++looks;
                         next = run.now + 1s;
                         return false;
                       },
                       true}));
  kit::Instant start = moved.now();
  add("once", start + 24h);
  auto move = mover.move_to(start + 24h * 365);
  EXPECT_TRUE(move && move->reached);
  EXPECT_EQ(ran.size(), 1u);
  EXPECT_GE(looks, 2u);
  EXPECT_LT(looks, 20u);
}

TEST_F(ClockMoverTest, by_nothing_runs_what_is_due) {
  EXPECT_TRUE(mover.advance(0h).reached);
}

TEST_F(ClockMoverTest, goes_forward_only) { EXPECT_FALSE(mover.move_to(moved.now() - 1h)); }

TEST(ClockText, reads_and_writes_whole_seconds) {
  EXPECT_EQ(instant_text(*parse_instant("2026-12-01T09:05:07Z")), "2026-12-01T09:05:07Z");
  for (const char *text : {"", "2026-12-01", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
                           "2026-12-01T24:00:00Z", "2026-12-01T09:00:00", "2026-12-01T09:00:00Zx"})
    EXPECT_FALSE(parse_instant(text)) << text;
}

// Collects what would go to plugins.
class Recorded : public Events {
 public:
  kit::Id record(kit::Transaction &, const Event &event) override {
    events.push_back(event);
    return {};
  }
  bool deliver_inline(const std::vector<kit::Id> &, kit::Deadline) override { return true; }
  std::vector<Event> events;
};

class LapsesTest : public JobsTest {
 protected:
  std::vector<kit::Id> reported() {
    std::vector<kit::Id> ids;
    for (const Event &event : recorded.events) ids.push_back(event.member.id);
    return ids;
  }
  Recorded recorded;
};

TEST_F(LapsesTest, reports_each_end_once_when_the_day_after_it_has_begun_in_the_zone) {
  Member today = add_member(date(2026, 11, 22));
  Member later = add_member(date(2026, 11, 24));
  add_member(date(2026, 3, 1));  // history
  runner.add(make_lapse_job(context, recorded));
  clock.set(std::chrono::sys_days{date(2026, 11, 22)} + 17h);
  runner.run_due();
  EXPECT_TRUE(reported().empty());
  clock.set(std::chrono::sys_days{date(2026, 11, 23)} + 4h + 59min);  // 23:59 in Toronto
  runner.run_due();
  EXPECT_TRUE(reported().empty());
  clock.set(std::chrono::sys_days{date(2026, 11, 23)} + 5h);
  runner.run_due();
  EXPECT_THAT(reported(), ElementsAre(today.id));
  EXPECT_EQ(recorded.events[0].type, AMS_EVENT_MEMBERSHIP_LAPSED);
  EXPECT_EQ(recorded.events[0].old_paid_through, date(2026, 11, 22));
  clock.advance(240h);
  runner.run_due();
  EXPECT_THAT(reported(), ElementsAre(today.id, later.id));
}

TEST_F(LapsesTest, goes_on_within_a_day_of_many) {
  for (int i = 0; i < 450; ++i) add_member(date(2026, 11, 22));
  runner.add(make_lapse_job(context, recorded));
  runner.run_due();
  clock.advance(48h);
  runner.run_due();
  auto ids = reported();
  EXPECT_EQ(std::set<kit::Id>(ids.begin(), ids.end()).size(), 450u);
  EXPECT_EQ(ids.size(), 450u);
}

}  // namespace
}  // namespace ams::host
