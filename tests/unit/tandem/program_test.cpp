// The program's settings: the file's, and what the host's configuration puts in their place.
#include <gmock/gmock.h>

#include <map>

#include <plugin/base/program.hpp>

namespace tandem {
namespace {

using ams::kit::Language;

class ProgramTest : public testing::Test {
 protected:
  void configure() {
    program.configure([&](const std::string &name) -> std::optional<std::string> {
      const auto found = configured.find(name);
      return found == configured.end() ? std::nullopt : std::optional(found->second);
    });
  }
  std::map<std::string, std::string> configured;
  Program program = Program::parse(R"(<program>
    <setting name="reminder_days">7</setting>
    <setting name="time_zone">America/Toronto</setting>
    <text name="telephone"><en>1-800</en><fr>1 800</fr></text>
    <text name="support_email">a@example.org</text>
    <document id="terms_of_use" version="2026-11-01"/></program>)");
};

TEST_F(ProgramTest, has_the_values_of_its_file) {
  configure();
  EXPECT_EQ(program.number("reminder_days"), 7);
  EXPECT_EQ(program.zone(), "America/Toronto");
  EXPECT_EQ(program.text("telephone", Language::french), "1 800");
  EXPECT_EQ(program.text("support_email", Language::french), "a@example.org");
}

TEST_F(ProgramTest, takes_what_the_host_says_instead) {
  configured = {{"reminder_days", "5"},
                {"time_zone", "America/Vancouver"},
                {"telephone.fr", "1 888"},
                {"support_email", "b@example.org"},
                {"support_email.fr", "c@example.org"}};
  configure();
  EXPECT_EQ(program.number("reminder_days"), 5);
  EXPECT_EQ(program.zone(), "America/Vancouver");
  EXPECT_EQ(program.text("telephone", Language::english), "1-800");
  EXPECT_EQ(program.text("telephone", Language::french), "1 888");
  EXPECT_EQ(program.text("support_email", Language::english), "b@example.org");
  EXPECT_EQ(program.text("support_email", Language::french), "c@example.org");
}

TEST_F(ProgramTest, names_a_setting_that_is_no_number) {
  configured = {{"reminder_days", "a week"}};
  try {
    configure();
    FAIL();
  } catch (const std::runtime_error &problem) {
    EXPECT_STREQ(problem.what(), "setting reminder_days is not a whole number");
  }
}

}  // namespace
}  // namespace tandem
