// Reading, showing and keeping answers, with the questionnaires that ship.
#include <gmock/gmock.h>

#include <plugin/questionnaires/catalog.hpp>
#include <plugin/questionnaires/form.hpp>
#include <plugin/questionnaires/rules.hpp>
#include <tandem_data.hpp>
#include <tandem_templates.hpp>

namespace tandem::questionnaires {
namespace {

using ams::kit::Fields;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Questionnaires : public testing::Test {
 protected:
  static std::string_view file(const char *name) {
    return ams::kit::embedded(tandem_data(), std::string("templates/questionnaire/") + name);
  }

  // Every required field of the mentor questionnaire.
  static Fields complete() {
    Fields fields;
    for (auto [name, value] : {std::pair{"province", "ON"}, {"languages", "en"},
                               {"practice_areas", "PA_MH"}, {"client_ages", "CA_ADU"},
                               {"biography", "Hello."}})
      fields.add(std::string("m_") + name, value);
    return fields;
  }
  Fields all() {
    Fields fields = complete();
    for (const char *field : {"years", "training", "topics", "modes"})
      fields.add(std::string("m_") + field,
                 catalog.mentor().find(field)->list->items.front().code);
    return fields;
  }
  Reading read(const Fields &fields, bool complete = true) {
    return questionnaires::read(catalog.mentor(), fields, "m_", complete, texts,
                                Language::english);
  }
  static std::vector<std::string> fields_of(const std::vector<FieldError> &errors) {
    std::vector<std::string> names;
    for (const auto &error : errors) names.push_back(error.field);
    return names;
  }

  Catalog catalog{file("lists.xml"), file("mentor.xml"), file("mentee.xml")};
  ams::kit::Catalogue texts{ams::kit::embedded(tandem_templates(), "fr.mo")};
  ams::kit::Templates templates{tandem_templates()};
};

TEST_F(Questionnaires, complete_answers_are_read_without_an_error) {
  const auto reading = read(all());
  EXPECT_THAT(reading.errors, IsEmpty());
  EXPECT_THAT(missing(catalog.mentor(), reading.sheet), IsEmpty());
  EXPECT_EQ(reading.sheet.value("province"), "ON");
}

TEST_F(Questionnaires, FOM_05_each_required_field_is_missed_beside_it) {
  const auto errors = read({}).errors;
  EXPECT_THAT(fields_of(errors),
              testing::UnorderedElementsAre("m_province", "m_languages", "m_practice_areas",
                                            "m_client_ages", "m_years", "m_training", "m_topics",
                                            "m_modes", "m_biography"));
}

TEST_F(Questionnaires, a_draft_may_be_blank) { EXPECT_THAT(read({}, false).errors, IsEmpty()); }

TEST_F(Questionnaires, a_code_that_is_not_in_the_list_is_refused) {
  Fields fields = all();
  fields.add("m_practice_areas", "PA_NONE");
  EXPECT_THAT(fields_of(read(fields).errors), ElementsAre("m_practice_areas"));
}

TEST_F(Questionnaires, one_answer_where_one_is_asked) {
  Fields fields = all();
  fields.add("m_province", "QC");
  EXPECT_THAT(fields_of(read(fields).errors), ElementsAre("m_province"));
}

TEST_F(Questionnaires, lengths_count_characters_not_bytes) {
  Fields fields = all();
  std::string sixty;
  for (int i = 0; i < 60; ++i) sixty += "é";
  fields.add("m_pronouns", sixty);
  EXPECT_THAT(read(fields).errors, IsEmpty());
  Fields longer = all();
  longer.add("m_pronouns", sixty + "é");
  EXPECT_THAT(fields_of(read(longer).errors), ElementsAre("m_pronouns"));
}

TEST_F(Questionnaires, one_line_fields_refuse_line_breaks) {
  for (const char *text : {"she\r\nher", "she\nher", "she\xE2\x80\xA8her"}) {
    Fields fields = all();
    fields.add("m_pronouns", text);
    EXPECT_THAT(fields_of(read(fields).errors), ElementsAre("m_pronouns"));
  }
}

TEST_F(Questionnaires, capacity_is_a_whole_number_in_its_range) {
  for (const char *text : {"0", "51", "3.5", "-1", "many"}) {
    Fields fields = all();
    fields.add("m_capacity", text);
    EXPECT_THAT(fields_of(read(fields).errors), ElementsAre("m_capacity")) << text;
  }
  Fields fields = all();
  fields.add("m_capacity", "3");
  EXPECT_EQ(read(fields).sheet.value("capacity"), "3");
}

TEST_F(Questionnaires, PRV_01_an_identity_answer_needs_its_own_consent_and_audience) {
  Fields fields = all();
  fields.add("m_gender", "GNB");
  EXPECT_THAT(fields_of(read(fields).errors), ElementsAre("m_gender_audience", "m_gender_consent"));
  for (const auto &error : read(fields).errors)
    EXPECT_EQ(error.message.substr(0, 8), "Gender: ") << "the summary lists it without its question";
  fields.add("m_gender_audience", "searchable");
  EXPECT_THAT(fields_of(read(fields).errors), ElementsAre("m_gender_consent"));
  fields.add("m_gender_consent", "1");
  const auto reading = read(fields);
  EXPECT_THAT(reading.errors, IsEmpty());
  EXPECT_EQ(reading.sheet.identity.at("gender").audience, Audience::searchable);
}

// What cannot be searched by is not offered as searchable: a mentee stands in no directory.
TEST_F(Questionnaires, PRV_14_only_a_criterion_can_be_made_searchable) {
  for (const auto *questionnaire : {&catalog.mentor(), &catalog.mentee()}) {
    const auto html = render_form(templates, *questionnaire, {}, {}, "m_", Language::english);
    for (const auto &section : questionnaire->sections) {
      for (const auto &field : section.fields) {
        if (!field.identity) continue;
        const auto begin = html.find("id=\"m_" + field.id + "_audience\"");
        ASSERT_NE(begin, html.npos) << field.id;
        const auto choices = html.substr(begin, html.find("</fieldset>", begin) - begin);
        EXPECT_EQ(choices.find("value=\"searchable\"") != choices.npos, field.searchable())
            << questionnaire->id << " " << field.id;
        EXPECT_EQ(choices.find("mentors I write to") != choices.npos, !questionnaire->listed);
      }
    }
  }
  Fields fields = all();
  fields.add("m_trans_experience", "PNTA");
  fields.add("m_trans_experience_audience", "searchable");
  fields.add("m_trans_experience_consent", "1");
  EXPECT_THAT(fields_of(read(fields).errors), ElementsAre("m_trans_experience_audience"));
}

// A mentor in the first year is one, and nothing asks for an age or a licence.
TEST_F(Questionnaires, FOM_23_no_experience_age_or_licence_is_a_minimum) {
  const auto *years = catalog.mentor().find("years");
  ASSERT_TRUE(years && years->list);
  for (const auto &item : years->list->items) {
    auto fields = complete();
    for (const char *field : {"training", "topics", "modes"})
      fields.add(std::string("m_") + field,
                 catalog.mentor().find(field)->list->items.front().code);
    fields.add("m_years", item.code);
    EXPECT_THAT(read(fields).errors, IsEmpty()) << item.code;
  }
  for (const auto &section : catalog.mentor().sections)
    for (const auto &field : section.fields)
      for (const char *word : {"birth", "licen", "registration"})
        EXPECT_EQ(field.id.find(word), std::string::npos) << field.id;
}

TEST_F(Questionnaires, FOM_14_identity_answers_are_never_required) {
  for (const auto *questionnaire : {&catalog.mentor(), &catalog.mentee()})
    for (const auto &section : questionnaire->sections)
      for (const auto &field : section.fields) EXPECT_FALSE(field.identity && field.required);
}

TEST_F(Questionnaires, FOM_13_the_mentor_questionnaire_feeds_all_ten_criteria) {
  std::vector<std::string> criteria;
  for (const auto &section : catalog.mentor().sections)
    for (const auto &field : section.fields)
      if (!field.criterion.empty()) criteria.push_back(field.criterion);
  EXPECT_THAT(criteria, testing::IsSupersetOf({"practice_area", "training", "client_age",
                                               "location", "gender", "race", "orientation",
                                               "ethnicity", "language", "experience"}));
}

TEST_F(Questionnaires, preferring_not_to_answer_stands_alone) {
  Fields fields = all();
  for (const char *code : {"GNB", "PNTA"}) fields.add("m_gender", code);
  fields.add("m_gender_audience", "shown");
  fields.add("m_gender_consent", "1");
  EXPECT_THAT(fields_of(read(fields).errors), ElementsAre("m_gender"));
}

TEST_F(Questionnaires, ethnicity_holds_five_entries_without_doubles) {
  Fields fields = all();
  for (const char *entry : {"Igbo", "  ", "Igbo", "Métis", "Acadian", "Cree", "Irish"})
    fields.add("m_ethnicity", entry);
  fields.add("m_ethnicity_audience", "shown");
  fields.add("m_ethnicity_consent", "1");
  EXPECT_THAT(fields_of(read(fields).errors), ElementsAre("m_ethnicity"));
}

TEST_F(Questionnaires, answers_survive_keeping_and_showing_again) {
  Fields fields = all();
  fields.add("m_gender", "SELF");
  fields.add("m_gender_specify", "agender");
  fields.add("m_gender_audience", "shown");
  fields.add("m_gender_consent", "1");
  const Sheet sheet = read(fields).sheet;
  EXPECT_EQ(from_json(open_to_json(sheet), identity_to_json(sheet)), sheet);
  EXPECT_EQ(read(to_fields(catalog.mentor(), sheet, "m_")).sheet, sheet);
}

TEST_F(Questionnaires, the_open_part_holds_nothing_of_the_identity_part) {
  Sheet sheet;
  sheet.identity["ethnicity"] = {{{"canary"}, ""}, Audience::shown};
  EXPECT_THAT(open_to_json(sheet), Not(HasSubstr("canary")));
}

TEST_F(Questionnaires, identity_answers_are_shown_only_when_marked_so) {
  Sheet sheet;
  sheet.identity["gender"] = {{{"GNB"}, ""}, Audience::shown};
  sheet.identity["orientation"] = {{{"SO_QUE"}, ""}, Audience::searchable};
  sheet.identity["race"] = {{{"PNTA"}, ""}, Audience::shown};
  const auto shown =
      shown_answers(catalog.mentor(), sheet, Identity::shown_only, Language::french);
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_THAT(shown[0].values, ElementsAre("Personne non binaire"));
  EXPECT_THAT(shown_answers(catalog.mentor(), sheet, Identity::leave_out, Language::french),
              IsEmpty());
}

TEST_F(Questionnaires, PRV_01_PRV_13_nothing_is_ticked_beforehand) {
  const auto html = render_form(templates, catalog.mentor(), {}, {}, "m_", Language::english);
  EXPECT_THAT(html, Not(HasSubstr(" checked")));
  EXPECT_THAT(html, Not(HasSubstr(" selected")));
}

TEST_F(Questionnaires, what_was_typed_and_what_is_wrong_stand_together) {
  Fields fields;
  fields.add("m_biography", "</textarea><script>alert(1)</script>");
  fields.add("m_languages", "fr");
  const auto html = render_form(templates, catalog.mentor(), fields,
                                {{"m_province", "m_province", "Choisissez-en une."}}, "m_",
                                Language::french);
  EXPECT_THAT(html, AllOf(HasSubstr("&lt;/textarea&gt;&lt;script&gt;"),
                          HasSubstr("name=\"m_languages\" value=\"fr\" checked"),
                          HasSubstr("id=\"m_province-error\">Choisissez-en une."),
                          HasSubstr("aria-invalid=\"true\"")));
}

TEST_F(Questionnaires, PRV_02_every_field_shows_help_and_purpose_in_both_languages) {
  for (const auto language : ams::kit::languages) {
    const auto html = render_form(templates, catalog.mentee(), {}, {}, "m_", language);
    for (const auto &section : catalog.mentee().sections)
      for (const auto &field : section.fields)
        EXPECT_THAT(html, HasSubstr("id=\"m_" + field.id + "-help\"")) << field.id;
  }
}

// FACTS 6.2: Île stands under I, and each language has its own order.
TEST_F(Questionnaires, provinces_and_languages_follow_the_language_of_the_page) {
  const auto labels = [&](const char *list, Language language, std::string_view group) {
    std::vector<std::string> labels;
    for (const auto *item : catalog.list(list).shown(language))
      if (item->group == group) labels.push_back(item->label.in(language));
    return labels;
  };
  EXPECT_THAT(labels("province", Language::french, ""),
              ElementsAre("Alberta", "Colombie-Britannique", "Île-du-Prince-Édouard", "Manitoba",
                          "Nouveau-Brunswick", "Nouvelle-Écosse", "Nunavut", "Ontario", "Québec",
                          "Saskatchewan", "Terre-Neuve-et-Labrador", "Territoires du Nord-Ouest",
                          "Yukon", "Hors du Canada"));
  const auto english = labels("province", Language::english, "");
  EXPECT_TRUE(std::is_sorted(english.begin(), english.end() - 1));
  EXPECT_EQ(labels("language", Language::english, "mentoring").front(), "English");
  EXPECT_EQ(labels("language", Language::english, "common").front(), "Akan (Twi)");
  EXPECT_EQ(labels("language", Language::french, "common")[2], "allemand");
  EXPECT_EQ(labels("language", Language::french, "other").size(), 1u);
  EXPECT_EQ(labels("years", Language::french, ""), [&] {
    std::vector<std::string> written;
    for (const auto &item : catalog.list("years").items) written.push_back(item.label.french);
    return written;
  }());
}

TEST_F(Questionnaires, the_form_shows_lists_in_the_order_of_its_language) {
  const auto html = render_form(templates, catalog.mentor(), {}, {}, "m_", Language::french);
  EXPECT_LT(html.find("<option value=\"NS\""), html.find("<option value=\"NL\""));
  EXPECT_LT(html.find("<option value=\"YT\""), html.find("<option value=\"XX\""));
  EXPECT_LT(html.find("name=\"m_languages\" value=\"de\""),
            html.find("name=\"m_languages\" value=\"cmn\""));
}

TEST_F(Questionnaires, limits_are_written_as_each_language_writes_numbers) {
  Fields fields = all();
  fields.add("m_skills", std::string(1500, 'a'));
  const auto message = [&](Language language) {
    return questionnaires::read(catalog.mentor(), fields, "m_", true, texts, language)
        .errors.front()
        .message;
  };
  EXPECT_THAT(message(Language::english),
              HasSubstr("at most 1,000 characters; there are 1,500."));
  EXPECT_THAT(message(Language::french),
              HasSubstr("au plus 1\u00A0000 caractères; il y en a 1\u00A0500."));
}

TEST(Joined, tells_values_with_commas_apart) {
  EXPECT_EQ(joined({}), "");
  EXPECT_EQ(joined({"Pédiatrie", "AVC"}), "Pédiatrie, AVC");
  EXPECT_EQ(joined({"Gestion", "Gestion, aspects médicolégaux", "Recherche"}),
            "Gestion; Gestion, aspects médicolégaux; Recherche");
}

TEST(QuestionnaireFiles, a_broken_file_is_refused_with_its_reason) {
  const char *list =
      "<lists><list id='a' version='1'><item code='X'><en>x</en></item></list></lists>";
  try {
    Catalog(list, "<questionnaire/>", "<questionnaire/>");
    FAIL();
  } catch (const std::runtime_error &error) {
    EXPECT_THAT(error.what(), HasSubstr("lists.xml, line 1: no_text: X"));
  }
}

}  // namespace
}  // namespace tandem::questionnaires
