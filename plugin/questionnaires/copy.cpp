#include <plugin/questionnaires/copy.hpp>

namespace tandem::questionnaires {

namespace {

// A question that the questionnaire does not know any more keeps its code.
std::string label_of(const Field *field, const std::string &id, Language language) {
  return field ? field->label.in(language) : id;
}

std::string label_of(const Field *field, const Item *item, Language language) {
  return field && item ? item->label.in(language) : "";
}

struct Row {
  const std::string &about;
  const std::string &field;
  const Answer &answer;
  std::string audience;  // empty: an open answer
};

void copy_answer(Copy &copy, const Questionnaire &questionnaire, const Row &row,
                 Language language) {
  const auto *field = questionnaire.find(row.field);
  for (const auto &value : row.answer.values) {
    const auto *item = field && field->list ? field->list->find(value) : nullptr;
    copy.row({row.about, row.field, label_of(field, row.field, language), value,
              label_of(field, item, language), row.answer.specify,
              copy_flag(!row.audience.empty()), row.audience});
  }
}

}  // namespace

void begin_answers(Copy &copy, const char *part, ams::kit::Text label, CopyColumn about) {
  copy.part(part, label,
            {about,
             {"question", _("Question (code)")},
             {"question_label", _("Question")},
             {"answer", _("Answer, or its code")},
             {"answer_label", _("Answer")},
             {"specified", _("In own words")},
             {"identity", _("Identity answer")},
             {"audience", _("Who may be served by it (code)")}});
}

void copy_answers(Copy &copy, const std::string &about, const Questionnaire &questionnaire,
                  const Sheet &sheet, Language language) {
  for (const auto &[field, answer] : sheet.open)
    copy_answer(copy, questionnaire, {about, field, answer, ""}, language);
  for (const auto &[field, given] : sheet.identity)
    copy_answer(copy, questionnaire,
                {about, field, given.answer, audience_code(given.audience)}, language);
}

}  // namespace tandem::questionnaires
