#include <host/seed.hpp>
#include <nlohmann/json.hpp>
#include <tests/store/host/site_fixture.hpp>
#include <thread>

namespace ams::host {
namespace {

class MembersTest : public testing::Test {
 protected:
  SiteUnderTest site;
};

TEST_F(MembersTest, a_member_comes_back_as_stored) {
  auto member = site.add_member("a@example.org", "a long enough password");
  const auto found = site.stored(member.id);
  EXPECT_EQ(found.email, "a@example.org");
  EXPECT_EQ(found.paid_through, member.paid_through);
  EXPECT_EQ(found.revision, member.revision);
  site.database.run(site.soon(), [&](kit::Transaction &transaction) {
    EXPECT_EQ(MemberStore::find_by_email(transaction, "A@EXAMPLE.org")->id, member.id);
    EXPECT_FALSE(MemberStore::find_by_email(transaction, "b@example.org"));
  });
}

TEST_F(MembersTest, an_update_of_what_changed_meanwhile_is_refused) {
  auto mine = site.add_member("a@example.org", "a long enough password");
  auto theirs = mine;
  site.database.run(site.soon(), [&](kit::Transaction &transaction) {
    theirs.province = "BC";
    EXPECT_TRUE(MemberStore::update(transaction, theirs));
    mine.province = "QC";
    EXPECT_FALSE(MemberStore::update(transaction, mine));
  });
  EXPECT_EQ(site.stored(mine.id).province, "BC");
}

TEST_F(MembersTest, revisions_grow_over_all_members_and_find_what_changed) {
  auto first = site.add_member("a@example.org", "a long enough password");
  auto second = site.add_member("b@example.org", "a long enough password");
  EXPECT_GT(second.revision, first.revision);
  const auto seen = second.revision;
  site.database.run(site.soon(), [&](kit::Transaction &transaction) {
    ASSERT_TRUE(MemberStore::update(transaction, first));
    const auto changed = MemberStore::changed_since(transaction, seen, 10);
    ASSERT_EQ(changed.size(), 1u);
    EXPECT_EQ(changed[0].id, first.id);
    EXPECT_EQ(MemberStore::changed_since(transaction, 0, 1).size(), 1u) << "bounded";
    EXPECT_EQ(MemberStore::changed_since(transaction, 0, 1)[0].id, second.id) << "oldest first";
  });
}

// What ams.member_search/1 rests on.
TEST_F(MembersTest, staff_find_people_by_the_beginning_of_names_and_address) {
  auto member = site.add_member("helene@example.org", "a long enough password");
  const auto found = [&](std::vector<std::string> words) {
    return site.database.run(site.soon(), [&](kit::Transaction &transaction) {
      return MemberStore::search(transaction, words, 10).size();
    });
  };
  site.database.run(site.soon(), [&](kit::Transaction &transaction) {
    member.given_name = "Hélène";
    member.family_name = "O'Brien_Roy";
    ASSERT_TRUE(MemberStore::update(transaction, member));
  });
  EXPECT_EQ(found({"helene"}), 1u) << "case and accents do not count";
  EXPECT_EQ(found({"o'b", "HEL"}), 1u) << "in any order";
  EXPECT_EQ(found({"helene@exa"}), 1u);
  EXPECT_EQ(found({"lene"}), 0u) << "beginnings alone";
  EXPECT_EQ(found({"o'b", "nobody"}), 0u) << "every word counts";
  EXPECT_EQ(found({"%"}), 0u) << "a sign of LIKE stands for itself";
  EXPECT_EQ(found({"O'Brien_"}), 1u);
  EXPECT_EQ(found({"O_Brien"}), 0u);
}

TEST_F(MembersTest, many_writers_at_once_lose_no_change) {
  constexpr int writers = 4, rounds = 10;
  auto member = site.add_member("a@example.org", "a long enough password");
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&] {
      for (int round = 0; round < rounds;) {
        const bool done = site.database.run(site.soon(), [&](kit::Transaction &transaction) {
          auto now = MemberStore::find(transaction, member.id).value();
          now.subtype = std::to_string((now.subtype.empty() ? 0 : std::stoi(now.subtype)) + 1);
          return MemberStore::update(transaction, now);
        });
        if (done) ++round;
      }
    });
  }
  for (auto &thread : threads) thread.join();
  EXPECT_EQ(site.stored(member.id).subtype, std::to_string(writers * rounds));
}

TEST_F(MembersTest, seeding_twice_changes_nothing_and_says_how_to_sign_in) {
  site.settings.data = site.folder.path();
  EXPECT_EQ(seed(site.context, site.passwords, 30), 30u);
  const auto first = test::read_file(site.folder / "accounts.json");
  const auto revisions = site.count("ams_members WHERE revision > 0");
  EXPECT_EQ(seed(site.context, site.passwords, 30), 30u);
  EXPECT_EQ(site.count("ams_members WHERE revision > 0"), revisions);
  EXPECT_EQ(test::read_file(site.folder / "accounts.json"), first);
  const auto accounts = nlohmann::json::parse(first);
  Visitor visitor(site);
  EXPECT_EQ(visitor.sign_in(accounts[0]["email"], accounts[0]["password"]).status, 303u);
}

}  // namespace
}  // namespace ams::host
