// The pages of the mentee, and My Mentorship (issue 2, items 5 and 10).
#include <tests/store/tandem/introductions_pages.hpp>

namespace tandem::introductions::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using enum Service::Answer;

// ---- Writing ----

TEST_F(IntroductionsPages, WritingShowsWhatGoesAlongWithoutIdentity) {
  const auto shown = page(get_page({ana}, writing(ben)));
  EXPECT_EQ(shown.status, 200u);
  EXPECT_THAT(shown.html, StartsWith("<h1>Write to Ben Roy</h1>"));
  EXPECT_THAT(shown.html, HasSubstr("Find my feet.<br>Then run."));
  EXPECT_THAT(shown.html, HasSubstr("Hello, I am &lt;new&gt; &amp; curious."));
  EXPECT_THAT(shown.html, HasSubstr("5 more now"));
  EXPECT_THAT(shown.html, Not(HasSubstr("CANARY")));
  EXPECT_THAT(shown.html, HasSubstr("otmentor@caot.ca"));  // FOM-22
}

TEST_F(IntroductionsPages, Fom15_WithoutAProfileTheQuestionnaireComesFirst) {
  const Id newcomer = member("New");
  EXPECT_EQ(redirect(get_page({newcomer}, writing(ben))), "/mentorship/profile?for=" + ben.text());
  const auto reply = post({newcomer}, writing(ben), form({{"message", "Hello\nthere"}}));
  EXPECT_EQ(page(reply).status, 409u);
  EXPECT_THAT(page(reply).html, HasSubstr("Hello\nthere</textarea>")) << "nothing typed is lost";
}

TEST_F(IntroductionsPages, SendingLeadsToTheIntroduction) {
  const auto path = redirect(post({ana}, writing(ben), form({{"message", "Hello"}})));
  EXPECT_THAT(path, AllOf(StartsWith("/mentorship/introductions/"), HasSubstr("?sent=1")));
  const auto shown = page(get_page({ana}, path));
  EXPECT_THAT(shown.html, HasSubstr("Your introduction is on its way to Ben Roy"));
  EXPECT_THAT(shown.html, HasSubstr("Waiting for an answer"));
}

TEST_F(IntroductionsPages, ABlankMessageIsToldBesideItsField) {
  const auto reply = page(post({ana}, writing(ben), form({{"message", "  "}})));
  EXPECT_EQ(reply.status, 422u);
  EXPECT_THAT(reply.html, HasSubstr("class=\"error-summary\" role=\"alert\" tabindex=\"-1\""));
  EXPECT_THAT(reply.html, HasSubstr("<a href=\"#message\">"));
  EXPECT_THAT(reply.html, HasSubstr("aria-describedby=\"message-help message-error\""));
  EXPECT_THAT(reply.html, HasSubstr("aria-invalid=\"true\""));
}

TEST_F(IntroductionsPages, TheSameFormMaySendAfterARefusal) {
  auto fields = form({{"message", ""}});
  const std::string operation(fields.first("operation"));
  EXPECT_THAT(page(post({ana}, writing(ben), fields)).html, HasSubstr(operation));
  kit::Fields again;
  again.add("operation", operation);
  again.add("message", "Now with words");
  EXPECT_THAT(redirect(post({ana}, writing(ben), again)), HasSubstr("?sent=1"));
}

TEST_F(IntroductionsPages, AFormWithoutOperationIsShownAgain) {
  kit::Fields fields;
  fields.add("message", "Hello");
  EXPECT_EQ(page(post({ana}, writing(ben), fields)).status, 422u);
  EXPECT_EQ(count("tandem_introductions"), 0);
}

TEST_F(IntroductionsPages, TheLanguageToggleKeepsWhatWasTypedAndSendsNothing) {
  auto fields = form({{"message", "  Half\n\n a thought"}, {"switch_language", "fr"}});
  const auto shown = page(post({ana, Language::french}, writing(ben), fields));
  EXPECT_EQ(shown.status, 200u);
  EXPECT_THAT(shown.html, HasSubstr(">\n  Half\n\n a thought</textarea>"));
  EXPECT_THAT(shown.html, Not(HasSubstr("error-summary")));
  EXPECT_EQ(count("tandem_introductions"), 0);
}

TEST_F(IntroductionsPages, AfterTheLimitOfTheDayTheTextIsKept) {
  for (int i = 0; i < 10; ++i) withdraw(send(ana, ben), ana);
  const auto reply = page(post({ana}, writing(ben), form({{"message", "The eleventh"}})));
  EXPECT_EQ(reply.status, 429u);
  EXPECT_THAT(reply.html, HasSubstr("The eleventh</textarea>"));
}

TEST_F(IntroductionsPages, Fom11_WhoSubmitsAfterThePauseIsToldSo) {
  submit(ben, true, true);
  const auto reply = page(post({ana}, writing(ben), form({{"message", "Hello"}})));
  EXPECT_EQ(reply.status, 409u);
  EXPECT_THAT(reply.html,
              AllOf(HasSubstr("is not taking on new mentees"), HasSubstr("Hello</textarea>")));
  EXPECT_EQ(page(get_page({ana}, writing(ben))).status, 409u);
}

TEST_F(IntroductionsPages, Fom10_WhoHasLeftIsNotThereAndNotNamed) {
  submit(ben, false);
  EXPECT_TRUE(not_there(get_page({ana}, writing(ben))));
  const auto reply = page(post({ana}, writing(ben), form({{"message", "Hello"}})));
  EXPECT_EQ(reply.status, 409u);
  EXPECT_THAT(reply.html, Not(HasSubstr("Ben")));
}

TEST_F(IntroductionsPages, WhoNeverWasAMentorIsNotThere) {
  EXPECT_TRUE(not_there(get_page({ana}, writing(member("Nobody")))));
  EXPECT_TRUE(not_there(post({ana}, writing(make_id()), form({{"message", "Hello"}}))));
  EXPECT_TRUE(not_there(get_page({ana}, "/mentorship/mentors/none/introduction")));
}

TEST_F(IntroductionsPages, AWaitingTimeIsToldWithItsDate) {
  const Id id = send(ana, ben);
  answer(id, ben, decline);
  EXPECT_THAT(page(get_page({ana}, writing(ben))).html, HasSubstr("December 22, 2026"));
  const auto again = HasSubstr("From December 22, 2026 you can also write to Ben Roy again.");
  EXPECT_THAT(page(get_page({ana}, path_of(id))).html, again);
  clock.advance(std::chrono::days(31));
  EXPECT_THAT(page(get_page({ana}, path_of(id))).html, Not(again));
}

// ---- The mentee's own ----

TEST_F(IntroductionsPages, OthersDoNotSeeAnIntroduction) {
  const Id id = send(ana, ben);
  const Id eve = mentor("Eve");
  for (const auto &path : {path_of(id), request_path_of(id)}) {
    EXPECT_TRUE(not_there(get_page({eve}, path)));
    EXPECT_TRUE(not_there(get_page({ana}, path.substr(0, path.size() - 36) + make_id().text())));
  }
  EXPECT_TRUE(not_there(get_page({ana}, request_path_of(id))));
  EXPECT_TRUE(not_there(post({eve}, path_of(id) + "/withdraw", form({}))));
  EXPECT_TRUE(not_there(post({ben}, path_of(id) + "/withdraw", form({}))));
  EXPECT_TRUE(not_there(post({eve}, request_path_of(id), form({{"answer", "accept"}}))));
  EXPECT_EQ(state(id), "sent");
  EXPECT_EQ(redirect(get_page({ben}, path_of(id))), request_path_of(id));
}

TEST_F(IntroductionsPages, WithdrawingTwiceIsWithdrawingOnce) {
  const Id id = send(ana, ben);
  const auto fields = form({});
  EXPECT_EQ(redirect(post({ana}, path_of(id) + "/withdraw", fields)), path_of(id));
  EXPECT_EQ(redirect(post({ana}, path_of(id) + "/withdraw", fields)), path_of(id));
  EXPECT_EQ(state(id), "withdrawn");
  const auto other_window = page(post({ana}, path_of(id) + "/withdraw", form({})));
  EXPECT_EQ(other_window.status, 409u);
  EXPECT_THAT(other_window.html, HasSubstr("You have withdrawn this introduction already."));
}

TEST_F(IntroductionsPages, WithdrawingAfterAcceptanceIsToldClearly) {
  const Id id = send(ana, ben);
  answer(id, ben, accept, "Welcome!");
  const auto reply = page(post({ana}, path_of(id) + "/withdraw", form({})));
  EXPECT_EQ(reply.status, 409u);
  EXPECT_THAT(reply.html, AllOf(HasSubstr("Ben Roy has accepted this introduction already."),
                                HasSubstr("Welcome!")));
}

// ---- My Mentorship ----

TEST_F(IntroductionsPages, MyMentorshipBeginsWithWhatToDo) {
  const auto shown = page(get_page({member("New")}, "/mentorship"));
  EXPECT_THAT(shown.html, StartsWith("<h1>My Mentorship</h1>"));
  EXPECT_THAT(shown.html,
              AllOf(HasSubstr("You have not written to a mentor yet."),
                    HasSubstr("href=\"/mentorship/mentors\""),
                    HasSubstr("Fill in my mentee profile"), HasSubstr("Become a mentor")));
}

TEST_F(IntroductionsPages, MyMentorshipShowsBothRolesOfOnePerson) {
  submit(ana, true);
  send(ana, ben);
  const Id kim = mentee("Kim");
  send(kim, ana);
  const Id eve = mentor("Eve");
  answer(send(ana, eve), eve, accept);
  const auto shown = page(get_page({ana}, "/mentorship"));
  EXPECT_THAT(shown.html, HasSubstr("1 of 5 introductions is open."));
  EXPECT_THAT(shown.html, HasSubstr("Read or withdraw my introduction to Ben Roy"));
  EXPECT_THAT(shown.html, HasSubstr("Read and answer Kim"));
  EXPECT_THAT(shown.html, Not(HasSubstr("Kim Roy"))) << "a name that Kim did not choose to show";
  EXPECT_THAT(shown.html, HasSubstr("mailto:Eve@example.org"));
  EXPECT_THAT(shown.html, Not(HasSubstr("Ben@example.org")));
  EXPECT_THAT(shown.html, Not(HasSubstr("Kim@example.org")));
}

TEST_F(IntroductionsPages, ALapsedMemberSeesItWithTheWayToRenew) {
  const Id id = send(ana, ben);
  lapse(ana);
  const auto shown = page(get_page({ana}, "/mentorship"));
  EXPECT_THAT(shown.html, HasSubstr("href=\"/account/renewal\""));
  EXPECT_EQ(redirect(post({ana}, path_of(id) + "/withdraw", form({}))), path_of(id));
}

TEST_F(IntroductionsPages, EveryPageIsThereInFrench) {
  const Id id = send(ana, ben);
  for (const auto &[who, path] :
       std::vector<std::pair<Id, std::string>>{{ana, "/mentorship"},
                                               {ana, path_of(id)},
                                               {ben, request_path_of(id)},
                                               {ana, "/mentorship/profile"},
                                               {mentee("Kim"), writing(ben)}}) {
    const auto english = page(get_page({who}, path));
    const auto french = page(get_page({who, Language::french}, path));
    EXPECT_EQ(french.status, 200u);
    EXPECT_NE(english.html.substr(0, english.html.find("</h1>")),
              french.html.substr(0, french.html.find("</h1>")))
        << path;
    EXPECT_NE(english.title, french.title) << path;
  }
}

}  // namespace
}  // namespace tandem::introductions::testing
