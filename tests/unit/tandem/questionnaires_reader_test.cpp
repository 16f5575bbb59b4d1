// Reading a questionnaire that staff wrote: what is wrong is named with its line (FOM-13, FOM-14,
// PRV-01, PRV-02, LNG-01), and what a new version changes.
#include <gmock/gmock.h>

#include <plugin/questionnaires/catalog.hpp>
#include <plugin/questionnaires/changes.hpp>
#include <tandem_data.hpp>

namespace tandem::questionnaires {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::string_view file(const char *name) {
  return ams::kit::embedded(tandem_data(), std::string("templates/questionnaire/") + name);
}
const Catalog &catalog() {
  static const Catalog catalog(file("lists.xml"), file("mentor.xml"), file("mentee.xml"));
  return catalog;
}

std::string with(std::string text, std::string_view was, std::string_view is) {
  const auto at = text.find(was);
  EXPECT_NE(at, std::string::npos) << was;
  return at == std::string::npos ? text : text.replace(at, was.size(), is);
}
// What is in force, with the next number.
std::string next(std::string_view id = "mentor") {
  const auto &edition = *catalog().in_force(id);
  return with(whole_source(edition, catalog().lists_source()), "version=\"1\"", "version=\"2\"");
}
EditionRead read(const std::string &xml, std::string_view id = "mentor") {
  return read_edition(id, xml, catalog().lists(), &catalog().in_force(id)->questionnaire);
}
std::vector<std::pair<Flaw, unsigned>> flaws_of(const std::string &xml,
                                                std::string_view id = "mentor") {
  std::vector<std::pair<Flaw, unsigned>> found;
  for (const auto &flaw : read(xml, id).flaws) found.emplace_back(flaw.flaw, flaw.line);
  return found;
}
unsigned line_of(const std::string &xml, std::string_view words) {
  return 1 + static_cast<unsigned>(std::count(xml.begin(), xml.begin() + xml.find(words), '\n'));
}
// A questionnaire with one thing wrong, and the line on which it is.
void expect_flaw(Flaw flaw, std::string_view was, std::string_view is, std::string_view line) {
  const auto xml = with(next(), was, is);
  EXPECT_THAT(flaws_of(xml), Contains(Pair(flaw, line_of(xml, line)))) << is;
}

TEST(questionnaire_reader, takes_back_what_is_in_force_with_the_lists_it_rests_on) {
  for (const std::string id : questionnaire_ids) {
    const auto again = read(next(id), id);
    ASSERT_THAT(again.flaws, IsEmpty()) << id << ": " << describe(again.flaws.front());
    EXPECT_FALSE(changes_of(catalog().in_force(id)->questionnaire, again.edition->questionnaire)
                     .any())
        << id;
    for (const auto &section : again.edition->questionnaire.sections)
      for (const auto &field : section.fields)
        EXPECT_TRUE(!field.list || field.list == &again.edition->lists.at(field.list->id))
            << field.id;
  }
}

TEST(questionnaire_reader, names_the_line_of_whatever_it_refuses) {
  EXPECT_THAT(flaws_of(" \n"), ElementsAre(Pair(Flaw::missing, 0)));
  EXPECT_THAT(flaws_of("\xff"), ElementsAre(Pair(Flaw::not_utf8, 0)));
  EXPECT_THAT(flaws_of("<questionnaire>\n<section>\n</questionnaire>"),
              ElementsAre(Pair(Flaw::not_well_formed, 3)));
  EXPECT_THAT(flaws_of("<lists/>"), ElementsAre(Pair(Flaw::not_questionnaire, 1)));
  const auto other = next("mentee");
  EXPECT_THAT(flaws_of(other),
              Contains(Pair(Flaw::not_questionnaire, line_of(other, "<questionnaire"))));
  EXPECT_THAT(flaws_of(std::string(300'001, ' ') + "x"), ElementsAre(Pair(Flaw::too_long, 0)));
  expect_flaw(Flaw::wrong_version, "version=\"2\"", "version=\"3\"", "<questionnaire");
  expect_flaw(Flaw::unknown_attribute, "id=\"city\"", "id=\"city\" colour=\"red\"", "\"city\"");
  expect_flaw(Flaw::unknown_element, "<field id=\"city\"", "<script/><field id=\"city\"",
              "<script");
  expect_flaw(Flaw::bad_attribute, "max=\"80\"", "max=\"many\"", "\"city\"");
  expect_flaw(Flaw::bad_attribute, "id=\"city\" type=\"text\"", "id=\"city\" type=\"date\"",
              "\"city\"");
  expect_flaw(Flaw::bad_name, "id=\"city\"", "id=\"9 lives\"", "9 lives");
  expect_flaw(Flaw::bad_name, "id=\"city\"", "id=\"city_consent\"", "city_consent");
  expect_flaw(Flaw::twice, "id=\"city\"", "id=\"pronouns\"",
              "id=\"pronouns\" type=\"text\" max=\"80\"");
  expect_flaw(Flaw::unknown_list, "list=\"language\"", "list=\"tongues\"", "\"tongues\"");
  expect_flaw(Flaw::unknown_code, "also=\"", "also=\"NOBODY ", "NOBODY");
}

TEST(questionnaire_reader, LNG_01_wants_both_languages_of_every_text) {
  expect_flaw(Flaw::no_text, "<fr>Ville ou région</fr>", "",
              "<label>\n        <en>City or region</en>");
  expect_flaw(Flaw::identical, "<fr>Ville ou région</fr>", "<fr>City or region</fr>",
              "<label>\n        <en>City or region</en>");
  expect_flaw(Flaw::no_text, "<fr>Santé mentale</fr>", "<fr> </fr>", "<fr> </fr>");
}

TEST(questionnaire_reader, FOM_14_PRV_01_PRV_02_keep_the_rules_of_identity) {
  const auto xml = next();
  const auto gender = xml.substr(xml.find("<field id=\"gender\""));
  const auto start = gender.substr(0, gender.find('>') + 1);
  expect_flaw(Flaw::identity_required, start,
              with(start, "identity=", "required=\"true\" identity="),
              "<field id=\"gender\"");
  expect_flaw(Flaw::identity_section, start, with(start, " identity=\"true\"", ""),
              "<field id=\"gender\"");
  expect_flaw(Flaw::identity_list, "list=\"mode\"", "list=\"race\"", "id=\"modes\"");
  expect_flaw(Flaw::no_blank_notice, "A blank never costs you", "A blank may cost you",
              "<section id=\"identity\"");
  // What members could not search by, when it was answered, cannot be searched by now.
  expect_flaw(Flaw::another_meaning, "<field id=\"trans_experience\"",
              "<field criterion=\"experience\" id=\"trans_experience\"",
              "<field criterion=\"experience\"");
}

TEST(questionnaire_reader, FOM_13_keeps_what_the_program_rests_on) {
  expect_flaw(Flaw::unknown_criterion, "criterion=\"location\"", "criterion=\"shoe_size\"",
              "shoe_size");
  expect_flaw(Flaw::needed_field, "id=\"biography\"", "id=\"story\"", "<questionnaire");
  expect_flaw(Flaw::another_meaning, "id=\"city\" type=\"text\" max=\"80\"",
              "id=\"city\" type=\"number\" min=\"1\" max=\"80\"", "id=\"city\"");
}

TEST(questionnaire_changes, say_what_is_added_removed_and_changed) {
  auto xml = next();
  xml = with(xml, "id=\"city\"", "id=\"town\"");
  xml = with(xml, "<item code=\"MD_TEL\"", "<item code=\"MD_NEW\"><en>Letter</en><fr>Lettre</fr>"
                                            "</item><item code=\"MD_TELEPHONE\"");
  xml = with(xml, "<en>Pronouns</en>", "<en>Your pronouns</en>");
  const auto read_now = read(xml);
  ASSERT_THAT(read_now.flaws, IsEmpty()) << describe(read_now.flaws.front());
  const auto changes = changes_of(catalog().mentor(), read_now.edition->questionnaire);
  ASSERT_EQ(changes.added.size(), 1u);
  EXPECT_EQ(changes.added.front()->id, "town");
  ASSERT_EQ(changes.removed.size(), 1u);
  EXPECT_EQ(changes.removed.front()->id, "city");
  ASSERT_EQ(changes.changed.size(), 2u);
  EXPECT_TRUE(changes.changed[0].words);
  const auto &modes = changes.changed[1];
  EXPECT_EQ(modes.after->id, "modes");
  ASSERT_EQ(modes.choices_added.size(), 2u);
  ASSERT_EQ(modes.choices_removed.size(), 1u);
  EXPECT_EQ(modes.choices_removed.front()->code, "MD_TEL");
  EXPECT_FALSE(changes.arrangement);
}

TEST(questionnaire_changes, tell_which_answers_would_not_pass) {
  Sheet sheet;
  for (const auto &section : catalog().mentor().sections)
    for (const auto &field : section.fields)
      if (field.required)
        sheet.open[field.id] = {{field.list ? field.list->items.front().code : "Words"}, ""};
  EXPECT_TRUE(still_passes(catalog().mentor(), sheet));
  sheet.open["modes"] = {{"MD_TEL"}, ""};
  const auto without = read(with(next(), "code=\"MD_TEL\"", "code=\"MD_TELEPHONE\""));
  ASSERT_TRUE(without.edition);
  EXPECT_TRUE(still_passes(catalog().mentor(), sheet));
  EXPECT_FALSE(still_passes(without.edition->questionnaire, sheet));
  const auto required =
      read(with(next(), "<field id=\"city\"", "<field required=\"true\" id=\"city\""));
  ASSERT_TRUE(required.edition);
  sheet.open["modes"] = {{"MD_VIDEO"}, ""};
  EXPECT_FALSE(still_passes(required.edition->questionnaire, sheet));
  sheet.open["city"] = {{"Rimouski"}, ""};
  EXPECT_TRUE(still_passes(required.edition->questionnaire, sheet));
}

}  // namespace
}  // namespace tandem::questionnaires
