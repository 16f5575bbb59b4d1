// The mails of a mentor's clocks in both languages, beside their samples (house style 26).
// UPDATE_GOLDEN=1 writes the samples anew; look at the difference before committing it.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::mentors {
namespace {

using namespace std::chrono_literals;

const std::filesystem::path samples = std::filesystem::path(SOURCE_FOLDER) / "tests/golden/mails";

class MentorClockMails : public introductions::testing::IntroductionsTest,
                         public ::testing::WithParamInterface<Language> {
 protected:
  MentorClockMails() {
    consents.listen(mentors);
    mails();
  }
  void expect(const std::string &name) {
    const auto sent = mails();
    ASSERT_EQ(sent.size(), 1u) << name;
    compare(name, "txt", sent[0].text);
    compare(name, "html", sent[0].html);
  }
  void compare(const std::string &name, const std::string &kind, const std::string &text) {
    const auto path = samples / (name + "." + kit::code(GetParam()) + "." + kind);
    if (std::getenv("UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << text;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream sample;
    sample << file.rdbuf();
    EXPECT_EQ(text, sample.str()) << path.filename();
  }
  void run_clock() {
    while (run([&](Transaction &t) { return mentors.clock_step(t, clock.now()); })) continue;
  }

  Id ana = mentor("Ana", GetParam());
};

TEST_P(MentorClockMails, AreTheSamples) {
  for (int i = 0; i < 3; ++i)
    run([&](Transaction &transaction) { mentors.request_expired(transaction, ana); });
  expect("mentor_still_there");
  clock.advance(8 * 24h);
  run_clock();
  expect("mentor_paused_kindly");
  clock.advance(90 * 24h);
  run_clock();
  expect("mentor_paused_reminder");
  run([&](Transaction &transaction) {
    const auto version = consents.in_force(transaction)->at("terms_of_use").version;
    return consents.publish(transaction,
                            {"terms_of_use", "<h2>New</h2>", "<h2>Nouveau</h2>"}, version, ana,
                            clock.now())
        .has_value();
  });
  run_clock();
  expect("mentor_documents_changed");
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, MentorClockMails,
                         ::testing::Values(Language::english, Language::french),
                         [](const auto &info) { return kit::code(info.param); });

}  // namespace
}  // namespace tandem::mentors
