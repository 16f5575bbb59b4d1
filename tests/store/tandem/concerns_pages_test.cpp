// The pages of reporter, whoever blocks, and staff.
#include <tests/store/tandem/concerns_world.hpp>

#include <regex>

namespace tandem::concerns::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char *writing = "/mentorship/concerns/new";

class ConcernsPages : public ConcernsTest {
 protected:
  kit::Fields report_form(std::vector<std::pair<std::string, std::string>> pairs) {
    kit::Fields fields = form({{"about", ben.text()}, {"regarding", "profile"}});
    for (auto &[name, value] : pairs) fields.add(name, value);
    return fields;
  }
  std::string sent(kit::Fields fields) { return redirect(post({ana}, writing, std::move(fields))); }
};

// ---- Reporting ----

TEST_F(ConcernsPages, TheFormNamesWhomTheReporterKnows) {
  EXPECT_THAT(html(ana, of(ben)), AllOf(StartsWith("<h1>Report a concern</h1>"),
                                        HasSubstr("This is about Ben Roy."),
                                        HasSubstr("I also want to block Ben Roy")));
  // From an introduction the mentor knows the mentee by the name they chose to show.
  const Id luc = member("Luc");
  profile(luc, sheet("Alix Doe"));
  send(luc, ben);
  EXPECT_THAT(html(ben, of(luc, "introduction")),
              AllOf(HasSubstr("Alix Doe"), Not(HasSubstr("Luc Roy"))));
}

TEST_F(ConcernsPages, AMadeUpAddressTellsNothingAboutAnybody) {
  const auto masked = [&](const Id &about) {
    return std::regex_replace(html(ana, of(about)), std::regex("value=\"[0-9a-f-]{36}\""), "ID");
  };
  const auto nobody = masked(make_id());
  EXPECT_THAT(nobody, Not(HasSubstr("name=\"block\"")));
  EXPECT_EQ(masked(kim), nobody) << "a member who takes no part";
  const Id gone = mentor("Gone");
  submit(gone, false);
  EXPECT_EQ(masked(gone), nobody) << "a mentor who has left";
  EXPECT_THAT(html(ana, writing), HasSubstr("anything in the program that worries you"));
  EXPECT_EQ(html(ana, "/mentorship/concerns/new?about=x").find("hidden\" name=\"about"),
            std::string::npos);
}

TEST_F(ConcernsPages, AReportLeadsToItsReference) {
  const auto path = sent(report_form({{"kind", "conduct"}, {"words", "Like this."}}));
  EXPECT_THAT(path, AllOf(StartsWith("/mentorship/concerns/"), HasSubstr("?new=1")));
  const auto shown = html(ana, path);
  EXPECT_THAT(shown, AllOf(HasSubstr("Thank you for telling us"), HasSubstr("C-"),
                           HasSubstr("What happens next"), HasSubstr("Ben Roy"),
                           Not(HasSubstr("Like this"))));
  EXPECT_THAT(html(ana, "/mentorship/concerns"), AllOf(HasSubstr("Received"), HasSubstr("C-")));
  EXPECT_EQ(blocks_of(ana), 0u);
}

TEST_F(ConcernsPages, ASecondClickReportsOnce) {
  const auto fields = report_form({{"kind", "other"}, {"words", "Once."}});
  EXPECT_EQ(sent(fields), sent(fields));
  EXPECT_EQ(count("tandem_concerns"), 1);
}

TEST_F(ConcernsPages, TheBoxBlocksAsWell) {
  sent(report_form({{"kind", "safety"}, {"words", "Help."}, {"block", "1"}}));
  EXPECT_EQ(blocks_of(ana), 1u);
  EXPECT_THAT(html(ana, "/mentorship/blocks"), HasSubstr("Ben Roy"));
  // Whoever is blocked already is not offered it again.
  EXPECT_THAT(html(ana, of(ben)), Not(HasSubstr("name=\"block\"")));
}

TEST_F(ConcernsPages, ErrorsStandBesideTheirFieldsAndNothingTypedIsLost) {
  auto fields = report_form({{"words", "Half\na thought"},
                             {"reach", std::string(201, 'x')},
                             {"block", "1"}});
  const auto reply = page(post({ana}, writing, fields));
  EXPECT_EQ(reply.status, 422u);
  EXPECT_THAT(reply.html, AllOf(HasSubstr("class=\"error-summary\" role=\"alert\""),
                                HasSubstr("<a href=\"#kind\">"), HasSubstr("<a href=\"#reach\">"),
                                HasSubstr("Half\na thought</textarea>"),
                                HasSubstr("aria-invalid=\"true\""),
                                HasSubstr("value=\"1\" checked"),
                                HasSubstr(std::string(201, 'x'))));
  EXPECT_THAT(reply.html, HasSubstr(std::string(fields.first("operation"))));
  EXPECT_EQ(count("tandem_concerns"), 0);
  EXPECT_EQ(blocks_of(ana), 0u);
}

TEST_F(ConcernsPages, TheLanguageToggleKeepsWhatWasTypedAndSendsNothing) {
  auto fields = report_form({{"kind", "accuracy"}, {"words", "Moitié"}, {"switch_language", "fr"}});
  const auto shown = page(post({ana, Language::french}, writing, fields));
  EXPECT_EQ(shown.status, 200u);
  EXPECT_THAT(shown.html, AllOf(HasSubstr("Moitié</textarea>"), HasSubstr("Signaler"),
                                HasSubstr("value=\"accuracy\" checked"),
                                Not(HasSubstr("error-summary"))));
  EXPECT_EQ(count("tandem_concerns"), 0);
}

TEST_F(ConcernsPages, AFormWithoutOperationIsShownAgain) {
  kit::Fields fields;
  fields.add("kind", "other");
  fields.add("words", "x");
  EXPECT_EQ(page(post({ana}, writing, fields)).status, 422u);
  EXPECT_EQ(count("tandem_concerns"), 0);
}

TEST_F(ConcernsPages, ACaseIsItsReportersAlone) {
  const Id id = report(ana, ben);
  for (const auto &who : {ben, kim, sam}) EXPECT_TRUE(not_there(get_page({who}, path_of(id))));
  EXPECT_THAT(html(kim, "/mentorship/concerns"), HasSubstr("You have not reported anything"));
}

// ---- Blocking ----

TEST_F(ConcernsPages, BlockingIsConfirmedListedByNameAndLifted) {
  const auto asking = "/mentorship/blocks/new?member=" + ben.text();
  EXPECT_THAT(html(ana, "/mentorship/blocks"), HasSubstr("You have blocked nobody"));
  EXPECT_THAT(html(ana, asking), StartsWith("<h1>Block Ben Roy</h1>"));
  const auto done = redirect(post({ana}, "/mentorship/blocks/new", form({{"member", ben.text()}})));
  EXPECT_THAT(html(ana, done), AllOf(HasSubstr("Ben Roy"), HasSubstr("role=\"status\"")));
  // The name stays as it was known, though nobody finds it any more.
  EXPECT_THAT(html(ana, asking), HasSubstr("Ben Roy"));
  const auto lifted =
      redirect(post({ana}, "/mentorship/blocks/lift", form({{"member", ben.text()}})));
  EXPECT_THAT(html(ana, lifted), AllOf(HasSubstr("The block is lifted"),
                                       HasSubstr("You have blocked nobody")));
  EXPECT_FALSE(apart(ana, ben));
}

TEST_F(ConcernsPages, NobodyBlocksWhomTheyDoNotKnow) {
  for (const auto &who : {kim, ana, make_id()}) {
    EXPECT_TRUE(not_there(get_page({ana}, "/mentorship/blocks/new?member=" + who.text())));
    EXPECT_TRUE(not_there(post({ana}, "/mentorship/blocks/new", form({{"member", who.text()}}))));
  }
  EXPECT_EQ(redirect(get_page({ana}, "/mentorship/blocks/new")), "/mentorship/blocks");
  EXPECT_EQ(blocks_of(ana), 0u);
}

// ---- Staff ----

class ConcernsConsole : public ConcernsPages {
 protected:
  Id id = report(ana, ben);

  PageReply act(const std::string &command, const std::string &reason = "",
                const std::string &outcome = "") {
    return post({sam}, case_path(id),
                form({{"command", command}, {"reason", reason}, {"outcome", outcome}}));
  }
};

TEST_F(ConcernsConsole, TheListHasShelvesAndAges) {
  clock.advance(std::chrono::days(3));
  const std::string list = "/console/mentorship/concerns", reference = concern(id).reference;
  EXPECT_THAT(html(sam, list), AllOf(HasSubstr(reference), HasSubstr("3 days"),
                                     HasSubstr("Ben Roy"), Not(HasSubstr("CANARY"))));
  EXPECT_THAT(html(sam, list + "?show=mine"), Not(HasSubstr(reference)));
  act("assigned");
  EXPECT_THAT(html(sam, list + "?show=mine"), HasSubstr(reference));
  act("closed", "Done.", "no_action");
  EXPECT_THAT(html(sam, list), HasSubstr("No case is open"));
  EXPECT_THAT(html(sam, list + "?show=closed"), HasSubstr(reference));
}

TEST_F(ConcernsConsole, WhatWasWrittenIsReadWithAReason) {
  EXPECT_THAT(html(sam, case_path(id)), AllOf(HasSubstr("Take this case on"),
                                              Not(HasSubstr("CANARY")),
                                              Not(HasSubstr("value=\"words_opened\""))));
  act("assigned");
  EXPECT_THAT(html(sam, case_path(id)), Not(HasSubstr("CANARY")));
  EXPECT_EQ(page(act("words_opened")).status, 422u);
  const auto opened = redirect(act("words_opened", "To call Ana."));
  EXPECT_THAT(html(sam, opened), AllOf(HasSubstr("CANARY-words"), HasSubstr("CANARY-reach"),
                                       HasSubstr("To call Ana.")));
  EXPECT_THAT(html(kim, opened), Not(HasSubstr("CANARY"))) << "somebody else's opening";
}

TEST_F(ConcernsConsole, ARefusedCommandKeepsWhatWasTyped) {
  act("assigned");
  const auto reply = page(act("closed", "Half\na reason"));
  EXPECT_EQ(reply.status, 422u);
  EXPECT_THAT(reply.html, AllOf(HasSubstr("<a href=\"#outcome\">"), HasSubstr("Choose an outcome."),
                                HasSubstr("Half\na reason</textarea>"),
                                HasSubstr("value=\"closed\" checked")));
  const auto blank = page(act("closed", "", "referred"));
  EXPECT_THAT(blank.html, AllOf(HasSubstr("<a href=\"#reason\">"),
                                HasSubstr("value=\"referred\" checked")));
  EXPECT_EQ(page(act("nonsense", "x")).status, 422u);
  EXPECT_EQ(page(act("assigned")).status, 409u) << "theirs already";
  EXPECT_EQ(concern(id).state, State::in_review);
}

TEST_F(ConcernsConsole, OnlyWhatMayBeDoneIsOffered) {
  id = report(ana, make_id());
  act("assigned");
  const auto general = html(sam, case_path(id));
  EXPECT_THAT(general, AllOf(HasSubstr("Nobody"), HasSubstr("value=\"no_action\""),
                             Not(HasSubstr("value=\"removed\"")),
                             Not(HasSubstr("Hide the mentor profile"))));
  act("closed", "Done.", "no_action");
  EXPECT_THAT(html(sam, case_path(id)), AllOf(HasSubstr("No action needed"),
                                              Not(HasSubstr("value=\"noted\"")),
                                              Not(HasSubstr("Take this case on"))));
}

TEST_F(ConcernsConsole, TheHistorySaysWhoDidWhatAndWhen) {
  act("assigned");
  act("noted", "Spoke to Ana.");
  const auto shown = html(sam, case_path(id));
  EXPECT_THAT(shown, AllOf(HasSubstr("Taken on"), HasSubstr("Sam Roy"),
                           HasSubstr("Spoke to Ana."), HasSubstr("November 22, 2026 at")));
}

}  // namespace
}  // namespace tandem::concerns::testing
