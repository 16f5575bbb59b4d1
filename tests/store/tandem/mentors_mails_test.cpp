// Every mail about being a mentor in both languages, beside its sample (house style 26).
// UPDATE_GOLDEN=1 writes the samples anew; look at the difference before committing it.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::mentors {
namespace {

const std::filesystem::path samples =
    std::filesystem::path(SOURCE_FOLDER) / "tests/golden/mails";

std::string sample(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class MentorMails : public introductions::testing::IntroductionsTest,
                    public ::testing::WithParamInterface<Language> {
 protected:
  Submission answers() {
    clock.advance(std::chrono::seconds(1));
    Submission submission;
    submission.member_id = ana;
    submission.form = "profile";
    submission.answered_at = clock.now();
    submission.wants = true;
    submission.terms_version = program.document_version("terms_of_use");
    submission.confidentiality_version = program.document_version("confidentiality_agreement");
    return submission;
  }
  // The one mail that a submission causes is its sample.
  void expect(const std::string &name, const Submission &submission) {
    run([&](Transaction &transaction) {
      mentors.submitted(transaction, make_id(), submission.form, ana, seal(sealer, submission));
    });
    expect(name);
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
    EXPECT_EQ(text, sample(path)) << path.filename();
  }

  Id ana = member("Ana", GetParam());
};

TEST_P(MentorMails, AreTheSamples) {
  Submission outdated = answers();
  outdated.terms_version = "2020-01-01";
  expect("mentor_needs_acknowledgement", outdated);
  const Submission older = answers();
  expect("mentor_opted_in", answers());
  expect("mentor_answers_kept", older);
  Submission leaving = answers();
  leaving.wants = false;
  expect("mentor_opted_out", leaving);
}

TEST_P(MentorMails, ThatTellOfAPreparedProfileAreTheSample) {
  run([&](Transaction &transaction) { mentors.prepare(transaction, ana, make_id(), {}); });
  expect("mentor_prepared");
}

// FOM-01: who has lapsed may be a mentor, and is found by nobody.
TEST_P(MentorMails, TellALapsedMemberWhatToDo) {
  lapse(ana);
  expect("mentor_opted_in_lapsed", answers());
}

TEST_P(MentorMails, DoNotTellALapsedMemberInTheSubjectThatAllIsDone) {
  const auto subject = [&] {
    submit(ana, true);
    const std::string raw = mails().at(0).raw;
    submit(ana, false);
    mails();
    const auto at = raw.find("\r\nSubject: ") + 11;
    return raw.substr(at, raw.find("\r\n", at) - at);
  };
  const auto active = subject();
  lapse(ana);
  const auto lapsed = subject();
  EXPECT_NE(active, "");
  EXPECT_NE(lapsed, "");
  EXPECT_NE(lapsed, active);
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, MentorMails,
                         ::testing::Values(Language::english, Language::french),
                         [](const auto &info) { return kit::code(info.param); });

}  // namespace
}  // namespace tandem::mentors
