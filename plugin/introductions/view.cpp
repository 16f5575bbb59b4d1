#include <plugin/introductions/view.hpp>

#include <ctemplate/template.h>

#include <plugin/base/form_page.hpp>
#include <plugin/introductions/letters.hpp>
#include <plugin/introductions/words.hpp>

namespace tandem::introductions {

using ctemplate::TemplateDictionary;

namespace {

void fill_exchange(TemplateDictionary &dictionary, const Context &context,
                   const Introduction &introduction, Language language) {
  if (introduction.exchange.empty()) return;
  auto &exchange = *dictionary.AddSectionDictionary("exchange");
  for (const auto &question : introduction.exchange) {
    auto &asked = *exchange.AddSectionDictionary("asked");
    asked.SetValue("asked_date", long_date(context, language, question.asked_at));
    fill_lines(asked, "question", question.question);
    if (!question.answered_at) {
      asked.ShowSection("unanswered");
      continue;
    }
    auto &answered = *asked.AddSectionDictionary("answered");
    answered.SetValue("answered_date", long_date(context, language, *question.answered_at));
    fill_lines(answered, "reply", question.answer);
  }
}

}  // namespace

void fill_introduction(TemplateDictionary &dictionary, const Context &context,
                       const questionnaires::Catalog &catalog, const Introduction &introduction,
                       Language language) {
  const auto &envelope = introduction.envelope;
  dictionary.SetValue("mentee_name", name_of_mentee(introduction));
  dictionary.SetValue("mentee_id", envelope.mentee_id.text());
  dictionary.SetValue("mentor_id", envelope.mentor_id.text());
  dictionary.SetValue("state", say_state(context, language, envelope.state));
  dictionary.ShowSection(code(envelope.state));
  if (is_open(envelope.state)) dictionary.ShowSection("open");
  dictionary.SetValue("sent_date", long_date(context, language, envelope.sent_at));
  dictionary.SetValue("expiry_date", long_date(context, language, envelope.expires_at));
  if (envelope.ended_at) {
    auto &ended = *dictionary.AddSectionDictionary("ended");
    ended.SetValue("ended_date", long_date(context, language, *envelope.ended_at));
  }
  fill_lines(dictionary, "message", introduction.message);
  questionnaires::fill_answers(dictionary,
               questionnaires::shown_answers(catalog.mentee(), introduction.profile,
                                             questionnaires::Identity::leave_out, language));
  fill_exchange(dictionary, context, introduction, language);
  if (!introduction.note.empty())
    fill_lines(*dictionary.AddSectionDictionary("has_note"), "note", introduction.note);
}

std::string path_of(const Id &introduction_id) {
  return "/mentorship/introductions/" + introduction_id.text();
}

std::string request_path_of(const Id &introduction_id) {
  return "/mentorship/requests/" + introduction_id.text();
}

std::string pairing_path_of(const Id &pairing_id) {
  return "/mentorship/pairings/" + pairing_id.text();
}

std::string answer_path_of(const Id &introduction_id) {
  return "/mentorship/answers/" + introduction_id.text();
}

}  // namespace tandem::introductions
