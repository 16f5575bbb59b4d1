// The directory is as current as the database in every process, or says that it is not (DESIGN 4,
// PRV-03, FOM-10, FOM-11).
#include <tests/store/tandem/directory_world.hpp>

namespace tandem::directory::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DirectoryRevision : public DirectoryTest {};

TEST_F(DirectoryRevision, AnEmptyAssociationHasNobodyToFind) { EXPECT_THAT(names(one), IsEmpty()); }

TEST_F(DirectoryRevision, AWriteOfOneProcessIsInTheNextSearchOfTheOther) {
  EXPECT_THAT(names(two), IsEmpty());
  const Id ana = member("Ana");
  submit(one, ana, sheet());
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
  submit(one, member("Bea"), sheet({"fr"}));
  EXPECT_THAT(names(two), ElementsAre("Ana Roy", "Bea Roy"));
  submit(two, ana, sheet({"fr"}));
  EXPECT_THAT(names(one, by("language", "en")), IsEmpty());
  EXPECT_THAT(names(one, by("language", "fr")), ElementsAre("Ana Roy", "Bea Roy"));
}

TEST_F(DirectoryRevision, OptingOutLeavesEveryProcessAtOnce_FOM_10) {
  const Id ana = member("Ana");
  submit(one, ana, sheet());
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
  submit(one, ana, sheet(), false);
  EXPECT_THAT(names(two), IsEmpty());
  EXPECT_EQ(two.directory.profile(two.soon(), ana, today(two)).standing, Standing::absent);
}

TEST_F(DirectoryRevision, APauseHidesAndComesBack_FOM_11) {
  const Id ana = member("Ana");
  submit(one, ana, sheet());
  submit(one, ana, sheet(), true, true);
  EXPECT_THAT(names(two), IsEmpty());
  const auto paused = two.directory.profile(two.soon(), ana, today(two));
  EXPECT_EQ(paused.standing, Standing::paused);
  EXPECT_EQ(paused.mentor, nullptr);
  submit(one, ana, sheet(), true, false);
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
}

TEST_F(DirectoryRevision, AWithdrawnIdentityAnswerIsFoundNoMore_PRV_03) {
  const Id ana = member("Ana");
  submit(one, ana, with_gender(Audience::searchable));
  EXPECT_THAT(names(two, by("gender", "GW")), ElementsAre("Ana Roy"));
  submit(one, ana, with_gender(Audience::staff_matching));
  EXPECT_THAT(names(two, by("gender", "GW")), IsEmpty());
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
  submit(one, ana, with_gender(Audience::shown));
  EXPECT_THAT(names(two, by("gender", "GW")), ElementsAre("Ana Roy"));
  submit(one, ana, sheet());
  EXPECT_THAT(names(two, by("gender", "GW")), IsEmpty());
}

TEST_F(DirectoryRevision, AMembershipThatEndsNeedsNobodyToWriteAnything_FOM_01) {
  const Id ana = member("Ana", 2026y / 11 / 22);
  submit(one, ana, sheet());
  world.clock.set(kit::end_of_day(2026y / 11 / 22, "America/Toronto") - kit::Microseconds{1});
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
  world.clock.advance(kit::Microseconds{1});
  EXPECT_THAT(names(two), IsEmpty());
  EXPECT_EQ(two.directory.profile(two.soon(), ana, today(two)).standing, Standing::absent);
}

TEST_F(DirectoryRevision, ARenewalBringsThemBackAsTheyWere) {
  const Id ana = member("Ana", 2026y / 11 / 1);
  submit(one, ana, sheet({"fr"}));
  EXPECT_THAT(names(two), IsEmpty());
  members::Member renewed = world.association[ana];
  renewed.revision = ++revision;
  renewed.paid_through = 2027y / 11 / 1;
  one.run([&](Transaction &transaction) { one.members.take(transaction, renewed); });
  EXPECT_THAT(names(two, by("language", "fr")), ElementsAre("Ana Roy"));
}

TEST_F(DirectoryRevision, AMemberWhoIsGoneIsGone) {
  const Id ana = member("Ana");
  submit(one, ana, sheet());
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
  one.run([&](Transaction &transaction) { one.members.forget(transaction, ana, ++revision); });
  EXPECT_THAT(names(two), IsEmpty());
}

TEST_F(DirectoryRevision, AMentorDoesNotFindThemselves) {
  submit(one, viewer, sheet());
  submit(one, member("Ana"), sheet());
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
}

TEST_F(DirectoryRevision, AnOlderDatabasePutBackIsReadAnew) {
  submit(one, member("Ana"), sheet());
  const Id bea = member("Bea");
  submit(one, bea, sheet());
  EXPECT_THAT(names(two), ElementsAre("Ana Roy", "Bea Roy"));
  one.run([&](Transaction &transaction) {
    transaction.execute("DELETE FROM tandem_mentors WHERE member_id = ?", {bea});
    transaction.execute("UPDATE tandem_directory_revision SET revision = 1 WHERE id = 1");
  });
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
}

TEST_F(DirectoryRevision, ARevisionThatCannotBeReadFindsNobodyRatherThanSomebodyWhoLeft) {
  submit(one, member("Ana"), sheet());
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
  one.run([](Transaction &transaction) {
    transaction.execute("RENAME TABLE tandem_directory_revision TO tandem_away");
  });
  EXPECT_THROW(names(two), kit::DatabaseUnavailable);
  one.run([](Transaction &transaction) {
    transaction.execute("RENAME TABLE tandem_away TO tandem_directory_revision");
  });
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
}

TEST_F(DirectoryRevision, ADeadlineThatPassedWhileBuildingFindsNobodyAndTheNextSearchGoesOn) {
  submit(one, member("Ana"), sheet());
  Process late(world);
  const auto passed = world.clock.in(0s);
  EXPECT_THROW(late.directory.search(passed, today(late), {}, {viewer, {}}, 1),
               kit::DatabaseUnavailable);
  EXPECT_THAT(names(late), ElementsAre("Ana Roy"));
}

}  // namespace
}  // namespace tandem::directory::testing
