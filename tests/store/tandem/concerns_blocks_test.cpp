// Who is apart from whom, and that the other cannot notice (issue 3, item 4).
#include <tests/store/tandem/concerns_world.hpp>

#include <barrier>
#include <cstdlib>
#include <regex>
#include <thread>

namespace tandem::concerns::testing {
namespace {

using ::testing::HasSubstr;

// packaging/test --full plays the race ten times as often.
const int rounds = std::getenv("TANDEM_FULL") ? 1000 : 100;

class ConcernsBlocks : public ConcernsTest {
 protected:
  Id target;
};

TEST_F(ConcernsBlocks, KeepTheTwoApartInBothDirectionsUntilLifted) {
  const Id eve = mentor("Eve");
  for (const auto &[who, whom] : {std::pair(eve, ben), std::pair(ben, eve)}) {
    block(who, whom);
    EXPECT_TRUE(apart(eve, ben));
    EXPECT_FALSE(finds(eve, ben) || finds(ben, eve));
    EXPECT_TRUE(finds(ana, ben) && finds(ana, eve)) << "others see no difference";
    unblock(who, whom);
    EXPECT_FALSE(apart(eve, ben));
    EXPECT_TRUE(finds(eve, ben) && finds(ben, eve));
  }
}

TEST_F(ConcernsBlocks, EndWhatIsOpenBetweenTheTwo) {
  const Id introduction = send(ana, ben);
  mails();
  block(ben, ana);
  EXPECT_EQ(state(introduction), "auto_declined");
  EXPECT_EQ(mails().size(), 1u) << "the notice of a mentor who is not there any more";
  EXPECT_EQ(refusal([&] { send(ana, ben); }), "not_available");
  unblock(ben, ana);
  const Id again = send(ana, ben);
  answer(again, ben, introductions::Service::Answer::accept);
  block(ana, ben);
  EXPECT_EQ(count("tandem_pairings WHERE standing = 1"), 0);
}

TEST_F(ConcernsBlocks, BlockingTwiceIsBlockingOnce) {
  block(ana, ben);
  block(ana, ben);
  EXPECT_EQ(blocks_of(ana), 1u);
  EXPECT_EQ(count("tandem_audit WHERE action = 'block.made'"), 1);
  EXPECT_EQ(refused([&] { block(ana, ana); }), "to_self");
  // Whom, only the block itself says.
  EXPECT_EQ(count("tandem_audit WHERE action = 'block.made' AND about_id = X'" + hex(ben) + "'"),
            0);
}

TEST_F(ConcernsBlocks, AReportedPairIsApartUntilThereWasNothingToIt) {
  const Id first = report(ana, ben);
  EXPECT_TRUE(apart(ana, ben));
  EXPECT_FALSE(finds(ana, ben));
  close(first, Outcome::no_action);
  EXPECT_FALSE(apart(ana, ben));
  const Id second = report(ana, ben);
  close(second, Outcome::advice_given);
  EXPECT_TRUE(apart(ana, ben));
  EXPECT_TRUE(finds(kim, ben));
}

TEST_F(ConcernsBlocks, AReportAloneEndsNothing) {
  const Id introduction = send(ana, ben);
  mails();
  report(ana, ben);
  EXPECT_EQ(state(introduction), "sent");
  for (const auto &mail : mails()) EXPECT_NE(mail.recipient, "Ben@example.org");
}

// ---- What the other can see ----

class ConcernsWorlds : public ConcernsTest {
 protected:
  static std::string masked(std::string text) {
    static const std::regex operation("name=\"operation\" value=\"[^\"]*\"");
    return std::regex_replace(text, operation, "name=\"operation\"");
  }
  std::string seen(const PageReply &reply) {
    if (not_there(reply)) return "not there";
    if (const auto to = redirect(reply); !to.empty()) return "to " + to;
    const auto shown = page(reply);
    return std::to_string(shown.status) + "\n" + shown.title + "\n" + masked(shown.html);
  }
  // Every page of `who` that somebody else may have to do with, in both languages, and the answer
  // to writing to them.
  std::vector<std::string> world(const Id &who, const Id &other,
                                 const std::vector<std::string> &own) {
    std::vector<std::string> paths{
        "/mentorship", "/mentorship/mentors", "/mentorship/mentors?practice_area=PA_MH",
        "/mentorship/mentors/" + other.text(),
        "/mentorship/mentors/" + other.text() + "/introduction", "/mentorship/concerns",
        "/mentorship/blocks", of(other), "/mentorship/blocks/new?member=" + other.text(),
        "/console/mentorship/concerns", "/console/mentorship/concerns?show=closed"};
    paths.insert(paths.end(), own.begin(), own.end());
    std::vector<std::string> all;
    for (const auto language : {Language::english, Language::french}) {
      for (const auto &path : paths)
        all.push_back(path + "\n" + seen(get_page({who, language}, path)));
      kit::Fields fields;
      fields.add("message", "Hello");
      fields.add("operation", make_id().text());
      all.push_back("post\n" + seen(post({who, language},
                                         "/mentorship/mentors/" + other.text() + "/introduction",
                                         fields)));
    }
    return all;
  }
  static void expect_same(const std::vector<std::string> &one,
                          const std::vector<std::string> &other) {
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i], other[i]);
  }
};

TEST_F(ConcernsWorlds, ABlockIsForTheOtherAsIfTheMentorWereNotListed) {
  mentor("Eve");  // somebody to be found in both worlds, and counted
  const Id introduction = send(ana, ben);
  const std::vector<std::string> own{"/mentorship/introductions/" + introduction.text()};
  const Instant at = clock.now();
  const auto listed = world(ana, ben, own);

  // World one: Ben left the directory at the moment at which, in world two, he blocked Ana.
  run([&](Transaction &t) { mentors.suspend(t, ben, sam, "test"); });
  const auto unlisted = world(ana, ben, own);
  ASSERT_NE(listed, unlisted) << "the comparison would see a difference";
  run([&](Transaction &t) { mentors.restore(t, ben, sam, "test"); });
  run([&](Transaction &t) {
    t.execute("UPDATE tandem_introductions SET state = 'sent', open_pair = 1, ended_at = NULL");
  });
  ASSERT_EQ(clock.now(), at);
  block(ben, ana);
  const auto blocked = world(ana, ben, own);
  expect_same(unlisted, blocked);
}

TEST_F(ConcernsWorlds, TheMentorWhoWasBlockedSeesNothing) {
  const auto before = world(ben, ana, {});
  mails();
  block(ana, ben);
  expect_same(before, world(ben, ana, {}));
  EXPECT_TRUE(mails().empty());
}

// From the report to its closing, with a note and a measure that changes nothing in between.
TEST_F(ConcernsWorlds, ThePersonNamedSeesNothingOfACase) {
  const Id introduction = send(ana, ben);
  const std::vector<std::string> own{"/mentorship/requests/" + introduction.text()};
  const auto before = world(ben, ana, own);
  mails();
  const Id id = report(ana, ben);
  expect_same(before, world(ben, ana, own));
  EXPECT_TRUE(not_there(get_page({ben}, path_of(id))));
  EXPECT_TRUE(not_there(get_page({ben}, case_path(id))));
  close(id, Outcome::advice_given);
  expect_same(before, world(ben, ana, own));
  for (const auto &mail : mails()) EXPECT_NE(mail.recipient, "Ben@example.org");
}

// ---- At the same moment ----

// Either the sender sees the block, or the block sees what was sent.
TEST_F(ConcernsBlocks, NothingIsOpenBetweenTwoOfWhomOneBlockedTheOther) {
  for (int round = 0; round < rounds; ++round) {
    const Id to = round % 10 == 0 ? (target = mentor("T" + std::to_string(round))) : target;
    std::string outcome;
    std::barrier start(2);
    {
      std::jthread sending([&] {
        start.arrive_and_wait();
        outcome = refusal([&] { send(ana, to); });
      });
      std::jthread blocking([&] {
        start.arrive_and_wait();
        round % 2 ? block(to, ana) : block(ana, to);
      });
    }
    EXPECT_TRUE(outcome == "allowed" || outcome == "not_available") << outcome;
    EXPECT_EQ(count("tandem_introductions WHERE open_pair = 1"), 0);
    EXPECT_EQ(count("tandem_introduction_slots"), 0);
    unblock(to, ana);
    unblock(ana, to);
    clock.advance(std::chrono::hours(3));
  }
}

}  // namespace
}  // namespace tandem::concerns::testing
