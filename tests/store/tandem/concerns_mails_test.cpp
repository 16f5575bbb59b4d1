// The mails about concerns in both languages, beside their samples. UPDATE_GOLDEN=1 writes the
// samples anew; look at the difference before committing it.
#include <tests/store/tandem/concerns_world.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace tandem::concerns::testing {
namespace {

const std::filesystem::path samples = std::filesystem::path(SOURCE_FOLDER) / "tests/golden/mails";

// What differs from run to run.
std::string steady(const std::string &text) {
  static const std::regex id("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  static const std::regex reference("C-[0-9A-Z]{4}-[0-9A-Z]{4}");
  return std::regex_replace(std::regex_replace(text, id, "ID"), reference, "C-0000-0000");
}

class ConcernsMails : public ConcernsTest, public ::testing::WithParamInterface<Language> {
 protected:
  void compare(const std::string &name, const std::string &kind, const std::string &text) {
    const auto path = samples / (name + "." + kit::code(GetParam()) + "." + kind);
    if (std::getenv("UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << steady(text);
    std::ifstream file(path, std::ios::binary);
    std::ostringstream sample;
    sample << file.rdbuf();
    EXPECT_EQ(steady(text), sample.str()) << path.filename();
  }
  void expect(const std::string &name, const std::vector<Mail> &among, const std::string &to) {
    for (const auto &mail : among) {
      if (mail.recipient != to) continue;
      compare(name, "txt", mail.text);
      compare(name, "html", mail.html);
      return;
    }
    ADD_FAILURE() << "no mail " << name << " to " << to;
  }
};

TEST_P(ConcernsMails, AreTheSamples) {
  const Id eve = mentee("Eve", GetParam());
  mails();
  const Id id = report(eve, ben);
  const auto at_once = mails();
  expect("concern_received", at_once, "Eve@example.org");
  expect("concern_for_staff", at_once, "otmentor@caot.ca");
  close(id, Outcome::referred);
  expect("concern_closed", mails(), "Eve@example.org");
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, ConcernsMails,
                         ::testing::Values(Language::english, Language::french),
                         [](const auto &info) { return kit::code(info.param); });

}  // namespace
}  // namespace tandem::concerns::testing
