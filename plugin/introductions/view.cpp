#include <plugin/introductions/view.hpp>

#include <ctemplate/template.h>

#include <plugin/base/form_page.hpp>
#include <plugin/introductions/letters.hpp>
#include <plugin/introductions/words.hpp>

namespace tandem::introductions {

using ctemplate::TemplateDictionary;

void fill_introduction(TemplateDictionary &dictionary, const Context &context,
                       const questionnaires::Catalog &catalog, const Introduction &introduction,
                       Language language) {
  const auto &envelope = introduction.envelope;
  dictionary.SetValue("mentee_name", name_of_mentee(introduction));
  dictionary.SetValue("mentee_id", envelope.mentee_id.text());
  dictionary.SetValue("mentor_id", envelope.mentor_id.text());
  dictionary.SetValue("state", say_state(context, language, envelope.state));
  dictionary.ShowSection(code(envelope.state));
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
  if (!introduction.note.empty())
    fill_lines(*dictionary.AddSectionDictionary("has_note"), "note", introduction.note);
}

std::string path_of(const Id &introduction_id) {
  return "/mentorship/introductions/" + introduction_id.text();
}

std::string request_path_of(const Id &introduction_id) {
  return "/mentorship/requests/" + introduction_id.text();
}

std::string answer_path_of(const Id &introduction_id) {
  return "/mentorship/answers/" + introduction_id.text();
}

}  // namespace tandem::introductions
