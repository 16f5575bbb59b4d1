// Files that staff import: reading them strictly, and telling what is wrong by line and column.
#include <gmock/gmock.h>

#include <kit/web/embedded.hpp>
#include <plugin/imports/content.hpp>
#include <plugin/imports/csv.hpp>
#include <plugin/imports/reading.hpp>
#include <plugin/imports/rules.hpp>
#include <plugin/questionnaires/catalog.hpp>
#include <tandem_data.hpp>
#include <tandem_templates.hpp>

namespace tandem::imports {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// "line:code" of what is broken, or the cells of all lines joined.
std::string read(std::string_view bytes) {
  const auto read = read_csv(bytes);
  if (const auto *broken = std::get_if<Broken>(&read))
    return std::to_string(broken->line) + ":" + code(broken->problem);
  const auto &table = std::get<Table>(read);
  std::string text;
  const auto add = [&](const std::vector<std::string> &cells) {
    for (const auto &cell : cells) text += "[" + cell + "]";
  };
  add(table.header);
  for (const auto &row : table.rows) {
    text += " " + std::to_string(row.line);
    add(row.cells);
  }
  return text;
}

TEST(ImportsCsv, ReadsWhatSpreadsheetsWrite) {
  EXPECT_EQ(read("a,b\n1,2\n"), "[a][b] 2[1][2]");
  EXPECT_EQ(read("\xEF\xBB\xBF" "a;b\r\n1,5;2\r\n"), "[a][b] 2[1,5][2]");
  EXPECT_EQ(read("a,b\r1,2"), "[a][b] 2[1][2]");
  EXPECT_EQ(read("a,b\n\"x \"\"y\"\", z\",\"\"\n"), "[a][b] 2[x \"y\", z][]");
  EXPECT_EQ(read("a;b\n\"one\ntwo\";2\n3;4\n"), "[a][b] 2[one\ntwo][2] 4[3][4]");
  EXPECT_EQ(read("a,b\n\n,\n ,\t\n1,2\n"), "[a][b] 5[1][2]");
  EXPECT_EQ(read("\"a;b;c\",d\n1,2\n"), "[a;b;c][d] 2[1][2]");
  EXPECT_EQ(read("a\n1,2\n"), "[a] 2[1][2]");  // too many values are told by the row
}

TEST(ImportsCsv, NamesTheLineOfWhatItCannotRead) {
  EXPECT_EQ(read(""), "1:no_header");
  EXPECT_EQ(read(" , \n1,2\n"), "1:no_header");
  EXPECT_EQ(read("a,b\n\"never ends\n1,2\n"), "2:quote_left_open");
  EXPECT_EQ(read("a,b\n1,x\"y\n"), "2:stray_quote");
  EXPECT_EQ(read("a,b\n1,\"x\"y\n"), "2:stray_quote");
  EXPECT_EQ(read("a\nMontr\xE9" "al\n"), "2:not_utf8");
  EXPECT_EQ(read(std::string("\xFF\xFE" "a\0,\0", 6)), "1:not_utf8");
  EXPECT_EQ(read(std::string("a\n\0\n", 4)), "2:not_utf8");
  EXPECT_EQ(read("a\n" + std::string(longest_value + 1, 'x')), "2:too_long_a_value");
  EXPECT_EQ(read(std::string(most_columns, ',')), "1:too_many_columns");
  std::string rows = "a\n";
  for (std::size_t row = 0; row <= most_rows; ++row) rows += "x\n";
  EXPECT_EQ(read(rows), std::to_string(most_rows + 2) + ":too_many_rows");
}

// Every beginning of a file, and every byte of it turned into another: an answer, and no more.
TEST(ImportsCsv, SurvivesWhateverItIsGiven) {
  const std::string file = "a;\"b\"\r\n\"x\"\"y\n\";2\r\n\xC3\xA9;\"\"\n";
  for (std::size_t size = 0; size <= file.size(); ++size) read(file.substr(0, size));
  for (std::size_t at = 0; at < file.size(); ++at) {
    for (const char byte : {'"', ';', '\r', '\n', '\0', '\xFF'}) {
      auto other = file;
      other[at] = byte;
      EXPECT_FALSE(read(other).empty());
    }
  }
}

TEST(ImportsCsv, NoCellRunsAsAFormula) {
  EXPECT_EQ(csv_cell("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(csv_cell("@x"), "\"'@x\"");
  EXPECT_EQ(csv_cell("a \"b\""), "\"a \"\"b\"\"\"");
}

TEST(ImportsRules, DatesAreCivilDays) {
  EXPECT_EQ(parse_date("2026-02-28"), (Date{2026y / 2 / 28}));
  for (const char *wrong : {"2026-02-29", "26-02-28", "2026-2-28", "28/02/2026", "2026-02-28x",
                            "-026-02-28", "2026-+2-28", "1989-01-01", ""})
    EXPECT_FALSE(parse_date(wrong)) << wrong;
  EXPECT_EQ(date_text(Date{2026y / 2 / 8}), "2026-02-08");
}

class ImportsReading : public ::testing::Test {
 protected:
  Reading read_all(const Upload &upload) {
    return read_files(upload, {catalog.mentor(), catalogue,
                               {"terms_of_use/1", "confidentiality_agreement/1"},
                               Date{2026y / 11 / 22}});
  }
  // "file line column code" of each finding.
  std::vector<std::string> findings(const Upload &upload) {
    std::vector<std::string> texts;
    for (const auto &finding : read_all(upload).findings)
      texts.push_back(std::string(code(finding.file)) + " " + std::to_string(finding.line) + " " +
                      finding.column + " " + code(finding.problem));
    return texts;
  }

  kit::Catalogue catalogue{kit::embedded(tandem_templates(), "fr.mo")};
  questionnaires::Catalog catalog{
      kit::embedded(tandem_data(), "templates/questionnaire/lists.xml"),
      kit::embedded(tandem_data(), "templates/questionnaire/mentor.xml"),
      kit::embedded(tandem_data(), "templates/questionnaire/mentee.xml")};
};

TEST_F(ImportsReading, PRV_01_IdentityColumnsAreRefused) {
  EXPECT_THAT(findings({{File::mentors, "email,gender,race_consent,shoe\n"}}),
              ElementsAre("mentors 1 gender identity_column",
                          "mentors 1 race_consent identity_column",
                          "mentors 1 shoe unknown_column"));
  for (const auto &column : columns_of(File::mentors, catalog.mentor()))
    EXPECT_FALSE(column.field && column.field->identity) << column.name;
}

TEST_F(ImportsReading, AHeaderIsReadInAnyOrderAndCase) {
  EXPECT_THAT(findings({{File::pairings, " Began_On ;MENTEE_email;mentor_email\n"}}), IsEmpty());
  EXPECT_THAT(findings({{File::pairings, "began_on,mentor_email,began_on\n"}}),
              ElementsAre("pairings 1 began_on column_twice",
                          "pairings 1 mentee_email column_missing"));
}

TEST_F(ImportsReading, AnswersAreCheckedAsInTheForm) {
  const Upload upload = {
      {File::mentors,
       "email,paused,languages,years,capacity\n"
       "A@example.org,oui,en | fr,YP_6_10,3\nb@example.org,perhaps,xx,YP_6_10|YP_21,0\n"}};
  const auto reading = read_all(upload);
  ASSERT_THAT(reading.mentors, SizeIs(2));
  const auto &first = reading.mentors[0];
  EXPECT_TRUE(first.sound && first.content.paused);
  EXPECT_EQ(first.content.email, "a@example.org");
  EXPECT_THAT(first.content.sheet.open.at("languages").values, ElementsAre("en", "fr"));
  EXPECT_THAT(findings(upload),
              ElementsAre("mentors 3 paused not_yes_or_no", "mentors 3 languages answer",
                          "mentors 3 years answer", "mentors 3 capacity answer"));
  EXPECT_FALSE(reading.mentors[1].sound);
  EXPECT_THAT(reading.findings[1].english, HasSubstr("choose from the list"));
  EXPECT_NE(reading.findings[1].english, reading.findings[1].french);
  EXPECT_EQ(reading.findings[1].value, "xx");
}

// Whoever is listed at once answers all that is required; a prepared profile may be thin.
TEST_F(ImportsReading, FOM_06_BothConsentsAskForAllAnswers) {
  const std::string consents =
      "email,document,version,language,given_on\na@example.org,terms_of_use,1,en,2026-01-31\n";
  const std::string other = "a@example.org,confidentiality_agreement,1,fr,2026-02-01\n";
  const std::string mentors = "email,languages\na@example.org,en\n";
  EXPECT_THAT(findings({{File::mentors, mentors}, {File::consents, consents}}), IsEmpty());
  EXPECT_THAT(findings({{File::mentors, mentors}, {File::consents, consents + other}}),
              ::testing::Contains("mentors 2 practice_areas answer"));
}

TEST_F(ImportsReading, ConsentsNameWhatWasPublished) {
  EXPECT_THAT(findings({{File::consents, "email,document,version,language,given_on\n"
                                         "a@x.org,terms,1,en,2026-01-31\n"
                                         "a@x.org,terms_of_use,2,de,31.1.2026\n"
                                         ",terms_of_use,,fr,2026-11-23\n"
                                         "b@x.org,terms_of_use,1,fr,2026-11-22\n"
                                         "B@x.org,terms_of_use,1,fr,2026-11-22\n"
                                         "c@x.org,terms_of_use\n"}}),
              ElementsAre("consents 2 document unknown_document",
                          "consents 3 version unknown_version",
                          "consents 3 language unknown_language", "consents 3 given_on not_a_date",
                          "consents 4 email missing", "consents 4 version missing",
                          "consents 4 given_on in_the_future", "consents 6 email twice",
                          "consents 7  wrong_number_of_values"));
}

TEST_F(ImportsReading, PairingsEndAfterTheyBegan) {
  EXPECT_THAT(findings({{File::pairings, "mentor_email,mentee_email,began_on,ended_on\n"
                                         "a@x.org,a@x.org,2026-01-31,\n"
                                         "a@x.org,b@x.org,2026-01-31,2026-01-30\n"
                                         "a@x.org,c@x.org,2026-01-31,2026-01-31\n"
                                         "a@x.org,c@x.org,2026-01-31,\n"}}),
              ElementsAre("pairings 2 mentee_email same_person",
                          "pairings 3 ended_on ends_before_it_begins",
                          "pairings 5 mentee_email twice"));
}

TEST(ImportsContent, IsReadAsItWasWritten) {
  MentorRow mentor{"a@x.org", true};
  mentor.sheet.open["languages"] = {{"en", "fr"}, "x"};
  EXPECT_EQ(mentor_from_json(to_json(mentor)).sheet, mentor.sheet);
  const PairingRow pairing{"a@x.org", "b@x.org", Date{2026y / 1 / 31}, Date{2026y / 2 / 1}};
  EXPECT_EQ(pairing_from_json(to_json(pairing)).ended_on, pairing.ended_on);
  EXPECT_EQ(addresses_of(to_json(pairing)), "a@x.org, b@x.org");
  const std::vector<Finding> findings{{File::consents, 7, "email", Problem::twice, "é\"x"}};
  EXPECT_EQ(findings_from_json(to_json(findings)).front().value, "é\"x");
  // Every code is read back as what it was.
  for (int at = 0; at <= static_cast<int>(Problem::not_a_mentor); ++at)
    EXPECT_EQ(parse_problem(code(static_cast<Problem>(at))), static_cast<Problem>(at));
  for (int at = 0; at <= static_cast<int>(Reason::is_mentor_still); ++at)
    EXPECT_EQ(parse_reason(code(static_cast<Reason>(at))), static_cast<Reason>(at));
}

}  // namespace
}  // namespace tandem::imports
