#include <gmock/gmock.h>

#include <kit/base/system.hpp>
#include <kit/database/migrations.hpp>
#include <testing/clock.hpp>
#include <testing/mariadb.hpp>
#include <thread>

namespace ams::kit {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view members = R"(
-- Who takes part; this line ends with ';
CREATE TABLE IF NOT EXISTS tandem_members (
  id INT PRIMARY KEY,
  note VARCHAR(40) NOT NULL DEFAULT 'a;b'
) ENGINE=InnoDB;
INSERT IGNORE INTO tandem_members VALUES (1, 'x; y');
)";
constexpr std::string_view notes =
    "ALTER TABLE tandem_members ADD COLUMN IF NOT EXISTS note2 INT;\r\n"
    "ALTER TABLE tandem_members ADD COLUMN IF NOT EXISTS note3 INT;   \n";

struct migrations : testing::Test {
  auto migrate_to(std::span<const Migration> list) { return migrate(base, clock, "tandem", list); }
  std::uint32_t version() { return schema_version(base, clock, "tandem"); }
  Row one(std::string_view sql) {
    return base.run(clock.in(seconds(20)),
                    [&](Transaction &transaction) { return *transaction.query_one(sql); });
  }
  void execute(std::string_view sql) {
    base.run(clock.in(seconds(20)), [&](Transaction &transaction) { transaction.execute(sql); });
  }
  // The message of what `work` throws.
  std::string refusal(const std::function<void()> &work) {
    try {
      work();
    } catch (const std::runtime_error &error) {
      return error.what();
    }
    return "none";
  }

  test::ManualClock clock;
  SystemRandom random;
  DatabaseSettings settings = test::shared_mariadb().fresh_schema();
  Database base{settings, clock, random};
  const Migration both[2] = {{1, "0001_members.sql", members}, {2, "0002_notes.sql", notes}};
};

TEST_F(migrations, apply_in_order_and_once) {
  EXPECT_EQ(version(), 0u);
  EXPECT_THAT(migrate_to(std::span(both).first(1)), ElementsAre("0001_members.sql"));
  EXPECT_EQ(version(), 1u);
  EXPECT_THAT(migrate_to(both), ElementsAre("0002_notes.sql"));
  EXPECT_THAT(migrate_to(both), IsEmpty());
  EXPECT_EQ(version(), 2u);
  auto row = one("SELECT note, note2, note3 FROM tandem_members");
  EXPECT_EQ(row.text(0), "x; y");
  EXPECT_EQ(one("SELECT MAX(applied_at) FROM tandem_schema_versions").instant(0), clock.now());
}

TEST_F(migrations, of_an_older_program_leave_a_newer_schema_alone) {
  migrate_to(both);
  EXPECT_THAT(migrate_to(std::span(both).first(1)), IsEmpty());
  EXPECT_EQ(version(), 2u);
}

TEST_F(migrations, of_two_owners_do_not_meet) {
  migrate_to(both);
  EXPECT_EQ(schema_version(base, clock, "ams"), 0u);
  const Migration own[] = {{1, "0001_accounts.sql", "CREATE TABLE ams_accounts (id INT);\n"}};
  EXPECT_THAT(migrate(base, clock, "ams", own), ElementsAre("0001_accounts.sql"));
  EXPECT_EQ(schema_version(base, clock, "ams"), 1u);
}

TEST_F(migrations, cut_in_the_middle_are_run_again) {
  const Migration cut[] = {
      both[0],
      {2, "0002_notes.sql",
       "ALTER TABLE tandem_members ADD COLUMN IF NOT EXISTS note2 INT;\nSELECT FROM nothing;\n"}};
  EXPECT_THAT(refusal([&] { migrate_to(cut); }), HasSubstr("0002_notes.sql, statement 2"));
  EXPECT_EQ(version(), 1u);
  EXPECT_THAT(migrate_to(both), ElementsAre("0002_notes.sql"));
  EXPECT_EQ(version(), 2u);
  one("SELECT note2, note3 FROM tandem_members");
}

TEST_F(migrations, with_a_gap_or_an_open_end_are_refused) {
  const Migration gap[] = {both[0], {3, "0003_gap.sql", notes}};
  EXPECT_THAT(refusal([&] { migrate_to(gap); }), HasSubstr("0003_gap.sql: number 3 where 2"));
  EXPECT_EQ(version(), 0u);
  const Migration open[] = {{1, "0001_open.sql", "CREATE TABLE tandem_x (id INT);\nSELECT 1\n"}};
  EXPECT_THAT(refusal([&] { migrate_to(open); }), HasSubstr("0001_open.sql: the last statement"));
  EXPECT_EQ(version(), 0u);
}

TEST_F(migrations, of_many_hosts_at_the_same_time_are_each_applied_once) {
  // Not written to be run twice, so that a second run would fail.
  const Migration plain[] = {
      {1, "0001_once.sql",
       "CREATE TABLE tandem_once (n INT);\nINSERT INTO tandem_once VALUES (0);\n"},
      {2, "0002_count.sql", "UPDATE tandem_once SET n = n + 1;\nDO SLEEP(0.2);\n"},
      {3, "0003_count.sql", "UPDATE tandem_once SET n = n + 1;\n"}};
  std::atomic<std::size_t> applied{0};
  std::vector<std::jthread> hosts;
  for (int count = 0; count < 4; ++count) {
    hosts.emplace_back([&] {
      Database own(settings, clock, random);
      applied += migrate(own, clock, "tandem", plain).size();
    });
  }
  hosts.clear();
  EXPECT_EQ(applied, 3u);
  EXPECT_EQ(one("SELECT n FROM tandem_once").integer(0), 2);
}

TEST_F(migrations, go_on_after_a_host_that_died_with_the_lease) {
  migrate_to(std::span(both).first(1));
  execute(
      "UPDATE tandem_schema_lease SET fence = fence + 1, "
      "ends_at = UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 + 700000");
  auto begin = clock.steady_us();
  EXPECT_THAT(migrate_to(both), ElementsAre("0002_notes.sql"));
  EXPECT_GT(clock.steady_us() - begin, 300'000);
}

TEST_F(migrations, of_a_host_whose_lease_was_taken_over_wait_and_go_on) {
  // The first statement outlasts its lease: somebody else takes it, and gives it back later.
  const Migration slow[] = {
      {1, "0001_slow.sql",
       "UPDATE tandem_schema_lease SET fence = fence + 1, "
       "ends_at = UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 + 500000 WHERE fence = 1;\n"
       "CREATE TABLE IF NOT EXISTS tandem_slow (id INT);\n"}};
  EXPECT_THAT(migrate_to(slow), ElementsAre("0001_slow.sql"));
  EXPECT_EQ(version(), 1u);
  EXPECT_EQ(one("SELECT fence FROM tandem_schema_lease").integer(0), 3);
}

}  // namespace
}  // namespace ams::kit
