// An import from the files to its undoing, on a real database: what is written, when, and what is
// taken back (issue 3, item 8).
#include <tests/store/tandem/imports_world.hpp>

namespace tandem::imports::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST_F(Imports, CheckingWritesNothingButThePlan) {
  const auto id = keep(upload());
  EXPECT_THAT(rows(id), ElementsAre("consent waiting ", "consent waiting ", "consent waiting ",
                                    "consent waiting ", "mentor waiting ", "mentor waiting ",
                                    "prepared waiting ", "pairing waiting ", "pairing waiting "));
  for (const char *table : {"tandem_mentors", "tandem_consents", "tandem_submissions",
                            "tandem_pairings", "tandem_introductions", "tandem_members"})
    EXPECT_EQ(count(table), 0) << table;
  // PRV-08: what the files say lies sealed.
  EXPECT_EQ(count("tandem_import_rows WHERE content_sealed LIKE '%example.org%'"), 0);
  EXPECT_EQ(count("tandem_import_rows WHERE content_sealed LIKE '%CANARY%'"), 0);
  EXPECT_FALSE(step());
}

TEST_F(Imports, FOM_06_WithBothConsentsMentorsAreListedAndWithoutTheyAreAsked) {
  done(upload());
  EXPECT_THAT(found_by(ana), ElementsAre("Ben", "Max"));
  run([&](Transaction &t) {
    const auto mentor = mentors.find(t, ben).value();
    EXPECT_FALSE(mentor.acknowledge_by);
    EXPECT_EQ(mentor.opted_in_at, kit::begin_of_day(2026y / 2 / 1, "America/Toronto"));
    const auto line = consents.standing(t, ben, "confidentiality_agreement").value();
    EXPECT_EQ(line.language, Language::french);
    EXPECT_EQ(line.given_at, mentor.opted_in_at);
    EXPECT_EQ(mentors.standing(t, eve), mentors::Standing::prepared);
    EXPECT_FALSE(mentors.find(t, eve));
    EXPECT_EQ(mentors.draft(t, eve).value().sheet.value("biography"), "CANARY-biography");
  });
  EXPECT_THAT(mails(), IsEmpty());
}

TEST_F(Imports, StaffChooseWhetherMembersAreTold) {
  const auto id = keep({{File::mentors, mentors_file({"eve"})}});
  EXPECT_TRUE(start(id, true));
  work();
  EXPECT_THAT(mail_to("Eve").text, HasSubstr("example.org"));
}

TEST_F(Imports, FOM_18_PairingsHaveTheirPagesForBoth) {
  done(upload());
  const auto pairing = run([&](Transaction &t) {
    return introductions.pairings().between(t, ana, ben).value();
  });
  EXPECT_EQ(pairing.place, 1);
  for (const auto &who : {ana, ben}) {
    const auto html = page(get_page({who}, "/mentorship/pairings/" + pairing.id.text())).html;
    EXPECT_THAT(html, HasSubstr(who == ana ? "Ben" : "Ana"));
    EXPECT_THAT(page(get_page({who}, "/mentorship")).html, HasSubstr(pairing.id.text()));
  }
  EXPECT_EQ(page(get_page({ana}, "/mentorship/introductions/" +
                                     pairing.introduction_id.text())).status, 200u);
  EXPECT_EQ(page(get_page({ben}, "/mentorship/requests/" +
                                     pairing.introduction_id.text())).status, 200u);
  EXPECT_EQ(run([&](Transaction &t) { return introductions.pairings().ended_of(t, zoe); }).size(),
            1u);
  // Either may end it as any other (FOM-20).
  end(pairing.id, ana, "Thank you");
}

TEST_F(Imports, FOM_12_APairingBeyondTheCapacityMakesTheMentorFull) {
  auto files = upload();
  files[File::mentors] = mentors_file({}) + mentor_line("ben", "1") + mentor_line("max", "1") +
                         mentor_line("eve");
  files[File::pairings] = pairings_file(pairing_line("ben", "ana") + pairing_line("ben", "zoe"));
  const auto id = done(files);
  EXPECT_THAT(found_by(ana), ElementsAre("Max"));
  EXPECT_TRUE(undo(id));
  work();
  EXPECT_FALSE(run([&](Transaction &t) { return mentors.find(t, ben).value().full; }));
}

TEST_F(Imports, AMembersOwnWordIsNeverOverwritten) {
  submit(ben, true);
  submit(max, true);
  submit(max, false);
  submit(eve, false);  // says no, after the days in the file
  auto files = upload();
  files[File::consents] = consents_file({"ben", "max", "eve"});
  const auto id = done(files);
  EXPECT_THAT(rows(id), ElementsAre("consent skipped mentor_left_out",
                                    "consent skipped mentor_left_out",
                                    "consent skipped mentor_left_out",
                                    "consent skipped mentor_left_out",
                                    "consent skipped mentor_left_out",
                                    "consent skipped mentor_left_out", "mentor skipped is_mentor",
                                    "mentor skipped left_program", "mentor skipped said_no",
                                    "pairing done ", "pairing done "));
}

// Between checking and doing, and while it is done: the member was faster.
TEST_F(Imports, AnswersGivenMeanwhileWin) {
  const auto id = keep(upload());
  submit(ben, true, true);
  EXPECT_TRUE(start(id));
  work();
  EXPECT_THAT(rows(id), Contains("mentor skipped is_mentor"));
  EXPECT_TRUE(run([&](Transaction &t) { return mentors.find(t, ben).value().paused; }));
  // And afterwards: an imported record gives way to any answer of the member's.
  submit(max, true, true);
  EXPECT_TRUE(run([&](Transaction &t) { return mentors.find(t, max).value().paused; }));
}

TEST_F(Imports, TwoWhoAreKeptApartAreNotBroughtTogether) {
  submit(ben, true);
  run([&](Transaction &t) { concerns.block(t, ana, ben, "Ben", clock.now()); });
  const auto id = done({{File::pairings, pairings_file(pairing_line("ben", "ana"))}});
  EXPECT_THAT(rows(id), ElementsAre("pairing skipped kept_apart"));
}

TEST_F(Imports, ErrorsAreToldAndTheirRowsLeftOut) {
  auto files = upload();
  files[File::mentors] += mentor_line("nobody") + mentor_line("ben");
  files[File::consents] += "zoe@example.org,terms_of_use,x,en,2026-01-31\n";
  files[File::pairings] += pairing_line("zoe", "ana") + pairing_line("nobody", "ana");
  const auto plan = check(files);
  std::vector<std::string> told;
  for (const auto &finding : plan.findings)
    told.push_back(std::string(code(finding.file)) + " " + std::to_string(finding.line) + " " +
                   finding.column + " " + code(finding.problem));
  EXPECT_THAT(told, ElementsAre("mentors 5 email unknown_member", "mentors 6 email twice",
                                "consents 6 version unknown_version",
                                "consents 6 email no_mentor_row",
                                "pairings 4 mentor_email not_a_mentor",
                                "pairings 5 mentor_email unknown_member"));
  EXPECT_EQ(plan.findings[1].member_id, ben);
}

TEST_F(Imports, AMentorWithWrongConsentsIsNotPreparedInTheirPlace) {
  auto files = upload();
  files[File::consents] = consents_file({"ben"}) + "max@example.org,terms_of_use,x,en,2026-01-31\n";
  const auto id = keep(files);
  EXPECT_THAT(rows(id), Contains("mentor waiting "));
  EXPECT_THAT(rows(id), Contains("prepared skipped consents_wrong"));
}

TEST_F(Imports, ASpoiltFileStopsTheWholeImport) {
  auto files = upload();
  files[File::consents] = "email;document\n";
  const auto id = keep(files);
  EXPECT_FALSE(start(id));
  EXPECT_EQ(state_of(id), "checked");
  EXPECT_THAT(page(get_page({staff}, path_of(id))).html,
              AllOf(HasSubstr("cannot be used as it is"), Not(HasSubstr("/start"))));
}

// ---- Step by step ----

class ManyImports : public Imports {
 protected:
  ManyImports() {
    for (int at = 0; at < 120; ++at) {
      const auto name = "m" + std::to_string(at);
      finder.ids[name + "@example.org"] = member(name);
      names.push_back(name);
    }
  }
  std::vector<std::string> names;
};

TEST_F(ManyImports, GoesOnWhereItStoppedAndDoesNothingTwice) {
  const auto id = keep({{File::mentors, mentors_file(names)}});
  EXPECT_TRUE(start(id));
  EXPECT_TRUE(step());
  EXPECT_EQ(count("tandem_submissions"), 50);
  // A step that dies before its commit leaves nothing.
  struct Killed {};
  EXPECT_THROW(run([&](Transaction &t) {
                 imports.step(t, clock.now());
                 throw Killed();
               }),
               Killed);
  EXPECT_EQ(count("tandem_submissions"), 50);
  EXPECT_EQ(count("tandem_import_rows WHERE state = 'done'"), 50);
  EXPECT_THAT(page(get_page({staff}, path_of(id))).html,
              AllOf(HasSubstr("<progress id=\"progress\" max=\"120\" value=\"50\""),
                    HasSubstr("50 of 120 rows")));
  work();
  EXPECT_EQ(count("tandem_submissions WHERE state = 'prepared'"), 120);
  EXPECT_EQ(state_of(id), "done");
}

TEST_F(ManyImports, UndoingARunningImportStopsItFirst) {
  const auto id = keep({{File::mentors, mentors_file(names)}});
  EXPECT_TRUE(start(id));
  step();
  EXPECT_TRUE(undo(id));
  EXPECT_FALSE(undo(id));
  work();
  EXPECT_EQ(state_of(id), "undone");
  EXPECT_EQ(count("tandem_import_rows WHERE state = 'undone'"), 50);
  EXPECT_EQ(count("tandem_import_rows WHERE reason = 'stopped'"), 70);
  EXPECT_EQ(count("tandem_submissions WHERE state = 'prepared'"), 0);
}

// ---- Undoing ----

TEST_F(Imports, UndoingTakesEverythingBackAndMayBeDoneOver) {
  const auto id = done(upload());
  EXPECT_TRUE(undo(id));
  work();
  EXPECT_EQ(state_of(id), "undone");
  EXPECT_THAT(found_by(ana), IsEmpty());
  EXPECT_EQ(count("tandem_pairings") + count("tandem_introductions"), 0);
  // PRV-01: consents are withdrawn, never deleted.
  EXPECT_EQ(count("tandem_consents"), 4);
  EXPECT_EQ(count("tandem_consents WHERE standing = 1"), 0);
  EXPECT_TRUE(run([&](Transaction &t) { return mentors.find(t, ben).value().sheet.open.empty(); }));
  EXPECT_EQ(run([&](Transaction &t) { return mentors.standing(t, eve); }),
            mentors::Standing::none);
  EXPECT_FALSE(undo(id));
  EXPECT_FALSE(step());
  // The same files once more, mended meanwhile.
  const auto again = done(upload());
  EXPECT_THAT(rows(again), Not(Contains(HasSubstr("skipped"))));
  EXPECT_THAT(found_by(ana), ElementsAre("Ben", "Max"));
}

TEST_F(Imports, UndoingLeavesWhatChangedSince) {
  const auto id = done(upload());
  submit(max, true);  // their own answers now
  submit(eve, true);
  const auto pairing = run([&](Transaction &t) {
    return introductions.pairings().between(t, ana, ben).value();
  });
  run([&](Transaction &t) {
    introductions.pairings().agree(t, pairing.id, ana, {.availability = "Mondays"}, clock.now());
  });
  EXPECT_TRUE(undo(id));
  work();
  EXPECT_THAT(rows(id),
              ElementsAre("consent left is_mentor_still", "consent left is_mentor_still",
                          "consent left is_mentor_still", "consent left is_mentor_still",
                          "mentor left mentors_since", "mentor left changed_since",
                          "prepared left changed_since", "pairing left changed_since",
                          "pairing undone "));
  EXPECT_THAT(found_by(ana), ElementsAre("Ben", "Eve", "Max"));
  EXPECT_THAT(page(get_page({staff}, path_of(id))).html,
              AllOf(HasSubstr("What was undone"), HasSubstr("Left as it is"),
                    HasSubstr("max@example.org"),
                    HasSubstr("Somebody has changed it since")));
}

TEST_F(Imports, FOM_10_IntroductionsSinceEndWithANeutralNotice) {
  const auto id = done(upload());
  profile(zoe, sheet("Zoe"));
  const auto introduction = send(zoe, max);
  EXPECT_TRUE(undo(id));
  work();
  EXPECT_EQ(state(introduction), "auto_declined");
}

// ---- Two of staff, and time ----

TEST_F(Imports, OneOfTwoStartsIt) {
  const auto id = keep(upload());
  const auto one = post({staff}, path_of(id) + "/start", form({}));
  const auto other = post({make_id()}, path_of(id) + "/start", form({}));
  EXPECT_EQ(redirect(one), path_of(id));
  EXPECT_EQ(page(other).status, 409u);
  EXPECT_EQ(count("tandem_audit WHERE action = 'import.started'"), 1);
  work();
  EXPECT_EQ(redirect(post({staff}, path_of(id) + "/undo", form({}))), path_of(id));
  EXPECT_EQ(page(post({staff}, path_of(id) + "/undo", form({}))).status, 409u);
}

TEST_F(Imports, PRV_07_WhatTheFilesSaidGoesAfterThirtyDays) {
  const auto id = done(upload());
  const auto due = run([&](Transaction &t) { return imports.next_due(t, clock.now()).value(); });
  EXPECT_EQ(due, clock.now() + kept_for);
  clock.advance(kept_for);
  EXPECT_TRUE(step());
  EXPECT_EQ(count("tandem_import_rows WHERE content_sealed IS NOT NULL"), 0);
  EXPECT_EQ(count("tandem_imports WHERE report_sealed IS NOT NULL"), 0);
  EXPECT_FALSE(undo(id));
  EXPECT_FALSE(step());
  EXPECT_THAT(page(get_page({staff}, path_of(id))).html, HasSubstr("has been deleted"));
}

TEST_F(Imports, PRV_20_WhatConcernsAMemberGoesWithThem) {
  auto files = upload();
  files[File::mentors] += mentor_line("ben");
  const auto id = keep(files);
  run([&](Transaction &t) { members.forget(t, ben, 99); });
  EXPECT_THAT(run([&](Transaction &t) { return imports.report(t, id); }), IsEmpty());
  EXPECT_TRUE(start(id));
  work();
  EXPECT_THAT(rows(id), Contains("mentor skipped unknown_member"));
  EXPECT_THAT(rows(id), Contains("pairing skipped unknown_member"));
  EXPECT_THAT(found_by(ana), ElementsAre("Max"));
}

TEST_F(Imports, DiscardedFilesLeaveNothing) {
  const auto id = keep(upload());
  EXPECT_EQ(redirect(post({staff}, path_of(id) + "/discard", form({}))), path_of(id));
  EXPECT_EQ(count("tandem_import_rows WHERE content_sealed IS NOT NULL"), 0);
  EXPECT_FALSE(start(id));
}

// ---- Pages ----

TEST_F(Imports, FilesArePostedAndAnEmptyFormIsToldSo) {
  auto fields = form({{"mentors", mentors_file({"ben"})}, {"consents", ""}});
  const auto path = redirect(post({staff}, list_path, fields));
  EXPECT_EQ(path, redirect(post({staff}, list_path, fields)));  // a second click
  EXPECT_EQ(count("tandem_imports"), 1);
  EXPECT_THAT(page(get_page({staff}, path)).html, HasSubstr("Import 1 row"));
  const auto empty = page(post({staff}, list_path, form({{"mentors", ""}})));
  EXPECT_EQ(empty.status, 422u);
  EXPECT_THAT(empty.html, HasSubstr("Choose at least one file"));
  EXPECT_TRUE(not_there(get_page({staff}, path_of(make_id()))));
}

TEST_F(Imports, TheReportIsAFileThatRunsNothing) {
  auto files = upload();
  files[File::mentors] += "=cmd@x,,,,,,,,,,\n";
  const auto id = keep(files);
  const auto reply = get_page({staff, Language::french}, path_of(id) + "/report.csv");
  const auto &raw = std::get<Raw>(reply.content);
  EXPECT_THAT(raw.body, AllOf(HasSubstr("\"Fichier\";\"Ligne\""), HasSubstr("\"'=cmd@x\""),
                              HasSubstr("Aucun membre")));
}

TEST_F(Imports, TheFilesToBeginWithPassTheirOwnCheck) {
  Upload files;
  for (const auto file : imports::files) {
    const auto path = std::string(list_path) + "/" + code(file) + ".csv";
    files[file] = std::get<Raw>(get_page({staff, Language::french}, path).content).body;
  }
  for (const auto &finding : check(files).findings)
    EXPECT_EQ(finding.problem, Problem::unknown_member) << finding.column << " " << finding.english;
  EXPECT_THAT(page(get_page({staff}, std::string(list_path) + "/columns")).html,
              AllOf(HasSubstr("<code>PA_MH</code>"), Not(HasSubstr("<code>gender</code>"))));
}

}  // namespace
}  // namespace tandem::imports::testing
