// Every mail about introductions in both languages, beside its sample. UPDATE_GOLDEN=1 writes the
// samples anew; look at the difference before committing it.
#include <plugin/introductions/view.hpp>
#include <tests/store/tandem/introductions_world.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace tandem::introductions::testing {
namespace {

using enum Service::Answer;

const std::filesystem::path samples =
    std::filesystem::path(SOURCE_FOLDER) / "tests/golden/mails";

// What differs from run to run.
std::string steady(const std::string &text) {
  static const std::regex token("/mentorship/links/[A-Za-z0-9_-]{43}");
  static const std::regex id("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  return std::regex_replace(std::regex_replace(text, token, "/mentorship/links/TOKEN"), id, "ID");
}

std::string sample(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class IntroductionsMails : public IntroductionsTest,
                           public ::testing::WithParamInterface<Language> {
 protected:
  void compare(const std::string &name, const std::string &kind, const std::string &text) {
    const auto path = samples / (name + "." + kit::code(GetParam()) + "." + kind);
    if (std::getenv("UPDATE_GOLDEN")) {
      std::filesystem::create_directories(samples);
      std::ofstream(path, std::ios::binary) << steady(text);
    }
    EXPECT_EQ(steady(text), sample(path)) << path.filename();
    seen.insert(name);
  }
  void expect(const std::string &name, const std::string &recipient) {
    expect_mail("introduction_" + name, recipient + "@example.org");
  }
  void expect_mail(const std::string &name, const std::string &address) {
    for (const auto &mail : latest) {
      if (mail.recipient != address) continue;
      compare(name, "txt", mail.text);
      compare(name, "html", mail.html);
      return;
    }
    ADD_FAILURE() << "no mail " << name << " to " << address;
  }
  void after(const std::function<void()> &step) {
    mails();
    step();
    latest = mails();
  }

  std::vector<Mail> latest;
  std::set<std::string> seen;
  Id ana = mentee("Ana", GetParam());
  Id ben = mentor("Ben", GetParam());
};

TEST_P(IntroductionsMails, AreTheSamples) {
  const std::string message = "Dear Ben,\n\nI saw that you <mentor> & teach \"well\".\n\nAna";
  Id id;
  after([&] { id = send(ana, ben, message); });
  expect("received", "Ben");
  expect("sent", "Ana");
  after([&] {
    clock.advance(std::chrono::days(7));
    remind();
  });
  expect("reminder", "Ben");
  after([&] { answer(id, ben, accept, "With pleasure.\nShall we talk on Friday?"); });
  expect("accepted_mentee", "Ana");
  expect("accepted_mentor", "Ben");

  const Id eve = mentor("Eve", GetParam());
  id = send(ana, eve);
  after([&] { answer(id, eve, decline, "I have no time this year, sorry."); });
  expect("declined", "Ana");
  const Id kim = mentor("Kim", GetParam());
  id = send(ana, kim);
  after([&] { withdraw(id, ana); });
  expect("withdrawn", "Kim");
  after([&] {
    send(ana, kim);
    mails();
    clock.advance(std::chrono::days(22));
    expire();
  });
  expect("expired", "Ana");
  after([&] {
    send(ana, kim);
    mails();
    submit(kim, false);
  });
  expect("auto_declined", "Ana");
  const Id lea = mentor("Lea", GetParam());
  id = send(ana, lea);
  after([&] { ask(id, lea, "Which setting do you work in?\nAnd since when?"); });
  expect("question", "Ana");
  after([&] { reply(id, ana, "In a hospital, since May.\n<Ana>"); });
  expect("reply", "Lea");
  EXPECT_EQ(seen.size(), 11u) << "a mail of introductions has no sample";
}

TEST_P(IntroductionsMails, OfAPairingAreTheSamples) {
  const Id one = pair(ana, ben);
  after([&] { end(one, ben, "Thank you for these months.\nAll the best!", true); });
  expect_mail("pairing_ended", "Ana@example.org");
  expect_mail("pairing_ended_confirmation", "Ben@example.org");
  expect_mail("pairing_ended_staff", "otmentor@caot.ca");
  EXPECT_EQ(seen.size(), 3u);
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, IntroductionsMails,
                         ::testing::Values(Language::english, Language::french),
                         [](const auto &info) { return kit::code(info.param); });

// The mentor meets a person under the name they chose; the one on file stands beside it once.
TEST_F(IntroductionsTest, TheWantedNameIsUsedEverywhere) {
  const Id luc = member("Luc");
  profile(luc, sheet("Alix Doe"));
  const Id ben = mentor("Ben");
  mails();
  const Id id = send(luc, ben);
  answer(id, ben, Service::Answer::accept);
  int on_file = 0;
  for (const auto &mail : mails()) {
    EXPECT_EQ(mail.raw.find("Luc Roy"), mail.raw.find("Luc Roy)")) << mail.raw;
    const auto at = mail.text.find("Luc Roy");
    if (at == std::string::npos) continue;
    ++on_file;
    EXPECT_EQ(mail.text.find("Alix Doe (Luc Roy) has received"), at - 10);
    EXPECT_EQ(mail.text.find("Luc Roy", at + 1), std::string::npos);
    EXPECT_NE(mail.raw.find("Subject: You and Alix Doe are connected"), std::string::npos);
    EXPECT_NE(mail.raw.find("Reply-To: \"Alix Doe\" <Luc@example.org>"), std::string::npos);
  }
  EXPECT_EQ(on_file, 1);
  const auto desk = page(get_page({ben}, "/mentorship")).html;
  EXPECT_NE(desk.find("mailto:Luc@example.org"), std::string::npos);
  EXPECT_EQ(desk.find("Luc Roy"), std::string::npos);
  EXPECT_EQ(page(get_page({ben}, request_path_of(id))).html.find("Luc Roy"), std::string::npos);
}

// Names, messages and notes of any kind change no header and arrive as typed (issue 2, item 6).
TEST_F(IntroductionsTest, HostileWordsChangeNoHeaderAndArriveAsTyped) {
  const std::string hostile =
      "\r\nBcc: eve@example.org\r\n\r\n.\r\n=?utf-8?q?x?= \"quoted\" \xE2\x80\xA8 <script>{{x}}";
  const Id ana = mentee("Ana");
  auto answers = sheet("=?utf-8?q?Evil?= \"A\" <b@c>");
  profile(ana, answers);
  const Id ben = mentor("Ben");
  change(ben, [](auto &member) { member.family_name = "R\xE2\x80\xA8oy\nBcc: x@example.org"; });
  mails();
  send(ana, ben, hostile);
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 2u);
  for (const auto &mail : sent) {
    const auto headers = mail.raw.substr(0, mail.raw.find("\r\n\r\n"));
    EXPECT_EQ(headers.find("\r\nBcc"), std::string::npos);
    EXPECT_NE(mail.text.find("Bcc: eve@example.org\n\n.\n=?utf-8?q?x?= \"quoted\" \xE2\x80\xA8 "
                             "<script>{{x}}"),
              std::string::npos);
    EXPECT_EQ(mail.html.find("<script>"), std::string::npos);
  }
}

}  // namespace
}  // namespace tandem::introductions::testing
