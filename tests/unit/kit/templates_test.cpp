#include <ctemplate/template.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include <kit/web/templates.hpp>

#include "translated_for_tests.hpp"

namespace ams::kit {
namespace {

constexpr std::string_view pragma = "{{%AUTOESCAPE context=\"HTML\"}}\n";

std::string html(std::string_view rest) { return std::string(pragma).append(rest); }

// Templates of one file with that text.
std::unique_ptr<Templates> made_of(std::string_view name, std::string_view text) {
  const EmbeddedFile file{name, text};
  return std::make_unique<Templates>(EmbeddedFiles(&file, 1));
}

class TemplatesTest : public testing::Test {
 protected:
  TemplatesTest() {
    dictionary.SetValue("NAME", "<b>\"A&B\"</b>");
    dictionary.SetValue("QUERY", "a&b=c d");
  }
  // Shows the include {{>NOTE}} from that file.
  void include(const std::string &file) {
    auto *note = dictionary.AddIncludeDictionary("NOTE");
    note->SetFilename(file);
    note->SetValue("NAME", "Zoé");
  }
  std::string page(Language language) {
    return templates.render("pages/mentor.html.tpl", language, dictionary);
  }

  Templates templates{translated_for_tests()};
  ctemplate::TemplateDictionary dictionary{"test"};
};

TEST_F(TemplatesTest, HasOneTemplateForEachLanguage) {
  EXPECT_NE(page(Language::english).find("Mentor: "), std::string::npos);
  EXPECT_NE(page(Language::french).find("Mentor\u00a0: "), std::string::npos);
  EXPECT_NE(page(Language::french).find("Trouver un mentor"), std::string::npos);
}

TEST_F(TemplatesTest, EscapesByContextInPages) {
  const auto text = page(Language::english);
  EXPECT_EQ(text.find("<b>"), std::string::npos);
  EXPECT_NE(text.find("title=\"&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;\""), std::string::npos);
  EXPECT_NE(text.find("/search?q=a%26b%3Dc+d\""), std::string::npos);
}

TEST_F(TemplatesTest, WritesPlainTextAsItIs) {
  ctemplate::TemplateDictionary mail("mail");
  mail.SetValue("NAME", "<Zoé & co>");
  mail.SetValue("NOTE", "one\n\ntwo");
  EXPECT_EQ(templates.render("mails/note.txt.tpl", Language::french, mail),
            "Un mot de <Zoé & co>\n\none\n\ntwo\n");
}

TEST_F(TemplatesTest, IncludesInTheSameLanguage) {
  include(Templates::include_name("pages/note.html.tpl", Language::french));
  EXPECT_NE(page(Language::french).find("<p>Un mot de Zoé</p>"), std::string::npos);
}

TEST_F(TemplatesTest, RefusesAPageThatDoesNotExpandWhole) {
  include("en/pages/missing.html.tpl");
  EXPECT_THROW(page(Language::english), std::runtime_error);
}

TEST_F(TemplatesTest, RefusesANameThatDoesNotExist) {
  EXPECT_THROW(templates.render("pages/missing.html.tpl", Language::english, dictionary),
               std::runtime_error);
}

// Whatever lies on the disk, only what was built in is shown.
TEST_F(TemplatesTest, NeverReadsTheDisk) {
  include(__FILE__);
  EXPECT_THROW(page(Language::english), std::runtime_error);
}

TEST(Templates, RefusesAPageThatDoesNotBeginWithAutoescape) {
  EXPECT_THROW(made_of("en/a.html.tpl", "<p>{{X}}</p>"), std::invalid_argument);
  EXPECT_THROW(made_of("en/a.html.tpl", "\n" + html("<p>{{X}}</p>")), std::invalid_argument);
  EXPECT_NO_THROW(made_of("en/a.html.tpl", html("<p>{{X}}</p>")));
}

TEST(Templates, RefusesWhatItCannotTellHowToEscape) {
  EXPECT_THROW(made_of("en/a.js.tpl", html("{{X}}")), std::invalid_argument);
  EXPECT_THROW(made_of("en/a.tpl", html("{{X}}")), std::invalid_argument);
}

TEST(Templates, RefusesWhatDoesNotParse) {
  EXPECT_THROW(made_of("en/a.html.tpl", html("{{#OPEN}}never closed")), std::invalid_argument);
}

TEST(Templates, LeavesOtherFilesAlone) {
  EXPECT_NO_THROW(made_of("fr.mo", "no template"));
}

// ctemplate's default cache is shared by the whole process; two owners must not meet there.
TEST(Templates, KeepsTwoOwnersApart) {
  const auto ours = made_of("en/a.txt.tpl", "ours");
  const auto theirs = made_of("en/a.txt.tpl", "theirs");
  const ctemplate::TemplateDictionary dictionary("test");
  EXPECT_EQ(ours->render("a.txt.tpl", Language::english, dictionary), "ours");
  EXPECT_EQ(theirs->render("a.txt.tpl", Language::english, dictionary), "theirs");
}

TEST(Templates, ComesBackAfterItsOwnerWasDestroyed) {
  for (int round = 0; round < 10; ++round) {
    const auto text = "round " + std::to_string(round);
    const ctemplate::TemplateDictionary dictionary("test");
    EXPECT_EQ(made_of("en/a.txt.tpl", text)->render("a.txt.tpl", Language::english, dictionary),
              text);
  }
}

TEST_F(TemplatesTest, AnswersManyThreadsAtOnce) {
  include(Templates::include_name("pages/note.html.tpl", Language::english));
  const auto expected = page(Language::english);
  std::atomic<int> wrong{0};
  std::vector<std::jthread> threads;
  for (int n = 0; n < 4; ++n)
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) wrong += page(Language::english) != expected;
    });
  threads.clear();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace ams::kit
