#include <plugin/mentees/rules.hpp>

#include <plugin/consent/types.hpp>
#include <plugin/questionnaires/rules.hpp>

namespace tandem::mentees {

const char *code(Refusal refusal) {
  switch (refusal) {
    case Refusal::incomplete:
      return "incomplete";
    case Refusal::changed_elsewhere:
      return "changed_elsewhere";
  }
  return "";
}

bool is_complete(const questionnaires::Questionnaire &questionnaire, const Profile &profile) {
  return profile.version > 0 && questionnaires::missing(questionnaire, profile.sheet).empty();
}

Sheet open_part(const Sheet &sheet) {
  Sheet open = sheet;
  open.identity.clear();
  return open;
}

namespace {

std::vector<std::string> codes(const Sheet &sheet, std::string_view field) {
  const auto found = sheet.open.find(field);
  return found == sheet.open.end() ? std::vector<std::string>{} : found->second.values;
}

}  // namespace

MenteeFit fit_of(const Sheet &sheet) {
  return {.topics = codes(sheet, "topics"),
          .practice_areas = codes(sheet, "practice_areas"),
          .client_ages = codes(sheet, "client_ages"),
          .settings = codes(sheet, "settings"),
          .languages = codes(sheet, "languages"),
          .training = codes(sheet, "training"),
          .modes = codes(sheet, "modes"),
          .availability = codes(sheet, "availability"),
          .values = codes(sheet, "values"),
          .province = std::string(sheet.value("province"))};
}

namespace {

// Only what the questionnaire's list knows: an unknown code of the host is left for the person.
void prefill(const questionnaires::Questionnaire &questionnaire, Sheet &sheet, const char *name,
             const std::string &value) {
  const auto *field = questionnaire.find(name);
  if (!field || value.empty()) return;
  if (field->list && !field->list->find(value)) return;
  sheet.open[name] = {{value}, ""};
}

}  // namespace

Sheet first_sheet(const questionnaires::Questionnaire &questionnaire,
                  const members::Member &member) {
  Sheet sheet;
  sheet.version = questionnaire.version;
  prefill(questionnaire, sheet, "display_name", member.full_name());
  prefill(questionnaire, sheet, "role", member.category);
  const bool abroad = !member.country.empty() && member.country != "CA";
  prefill(questionnaire, sheet, "province", abroad ? "XX" : member.province);
  prefill(questionnaire, sheet, "languages", kit::code(member.language));
  return sheet;
}

namespace {

constexpr questionnaires::Audience audiences[] = {questionnaires::Audience::staff_matching,
                                                  questionnaires::Audience::searchable,
                                                  questionnaires::Audience::shown};

// A mentor's answer to the same question is another answer, with consents of its own.
std::string purpose(const std::string &field, questionnaires::Audience audience) {
  return consent::identity_purpose("mentee." + field, audience_code(audience));
}

}  // namespace

ConsentChanges consent_changes(const questionnaires::Questionnaire &questionnaire,
                               const Sheet &sheet) {
  ConsentChanges changes;
  for (const auto &[field, answer] : sheet.identity)
    changes.give.insert(purpose(field, answer.audience));
  for (const auto &section : questionnaire.sections) {
    for (const auto &field : section.fields) {
      if (!field.identity) continue;
      for (const auto audience : audiences) {
        auto other = purpose(field.id, audience);
        if (!changes.give.contains(other)) changes.withdraw.insert(std::move(other));
      }
    }
  }
  return changes;
}

}  // namespace tandem::mentees
