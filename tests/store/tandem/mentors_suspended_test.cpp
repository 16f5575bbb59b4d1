// Staff take a mentor out of the directory and bring them back (FACTS 1.6).
#include <tests/store/tandem/mentors_fixture.hpp>

namespace tandem::mentors {
namespace {

class MentorsSuspended : public MentorsTest {
 protected:
  bool suspend(const Id &id) {
    return run([&](Transaction &t) { return mentors.suspend(t, id, staff, "concern"); });
  }
  bool restore(const Id &id) {
    return run([&](Transaction &t) { return mentors.restore(t, id, staff, "concern"); });
  }
  std::int64_t revision() {
    return run([&](Transaction &t) { return mentors.revision(t); });
  }

  Id staff = member("Sam");
};

TEST_F(MentorsSuspended, AreOutAtOnceKeepTheirAnswersAndComeBack) {
  const Id ben = mentor("Ben"), ana = mentee("Ana");
  const Id introduction = send(ana, ben);
  const auto before = revision();
  EXPECT_TRUE(suspend(ben));
  EXPECT_TRUE(record(ben).suspended);
  EXPECT_FALSE(is_listable(record(ben)));
  EXPECT_FALSE(record(ben).sheet.open.empty());
  EXPECT_GT(revision(), before) << "the next search has to see it";
  EXPECT_EQ(state(introduction), "auto_declined");
  EXPECT_EQ(refusal([&] { send(ana, ben); }), "mentor_left");

  const auto out = revision();
  EXPECT_TRUE(restore(ben));
  EXPECT_TRUE(is_listable(record(ben)));
  EXPECT_GT(revision(), out);
  EXPECT_EQ(refusal([&] { send(ana, ben); }), "allowed");
}

TEST_F(MentorsSuspended, EachDecisionIsAuditedOnceWithItsReason) {
  const Id ben = mentor("Ben");
  EXPECT_FALSE(restore(ben));
  EXPECT_TRUE(suspend(ben));
  EXPECT_FALSE(suspend(ben));
  EXPECT_TRUE(restore(ben));
  const std::string by = "tandem_audit WHERE reason = 'concern' AND actor_id = X'" + hex(staff) +
                         "' AND subject_id = X'" + hex(ben) + "' AND ";
  EXPECT_EQ(count(by + "action = 'mentor.suspended' AND state_before = 'on' "
                       "AND state_after = 'suspended'"), 1);
  EXPECT_EQ(count(by + "action = 'mentor.restored' AND state_before = 'suspended' "
                       "AND state_after = 'on'"), 1);
}

TEST_F(MentorsSuspended, AnswersOfTheirOwnDoNotBringThemBack) {
  const Id ben = mentor("Ben");
  suspend(ben);
  submit(ben, false);
  submit(ben, true);
  EXPECT_TRUE(record(ben).opted_in);
  EXPECT_FALSE(is_listable(record(ben)));
}

TEST_F(MentorsSuspended, WhoeverIsNoMentorIsKeptFromBecomingOne) {
  const Id eve = member("Eve");
  EXPECT_TRUE(suspend(eve));
  EXPECT_EQ(standing(eve), Standing::none);
  submit(eve, true);
  EXPECT_FALSE(is_listable(record(eve)));
}

}  // namespace
}  // namespace tandem::mentors
