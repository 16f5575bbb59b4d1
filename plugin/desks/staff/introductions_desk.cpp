#include <plugin/desks/staff/introductions_desk.hpp>

#include <ctemplate/template.h>

#include <plugin/base/form_page.hpp>
#include <plugin/introductions/words.hpp>

namespace tandem::desks {

using ctemplate::TemplateDictionary;
using introductions::RegisterFilter;
using introductions::RegisterQuery;

namespace {

constexpr unsigned per_page = 50;

RegisterQuery query_of(const PageRequest &request) {
  return {.filter = introductions::parse_register_filter(request.query.first("show"))
                        .value_or(RegisterFilter::open),
          .member_id = {},
          .after = Id::parse(request.query.first("after")).value_or(Id{})};
}

void fill_choice(TemplateDictionary &dictionary, const RegisterQuery &query) {
  for (const auto filter : {RegisterFilter::open, RegisterFilter::ended, RegisterFilter::all})
    dictionary.ShowSection(std::string(filter == query.filter ? "at_" : "not_at_") +
                           introductions::code(filter));
}

// One more was asked for than is shown: then there is a next page.
template <class Line>
void fill_more(TemplateDictionary &dictionary, const RegisterQuery &query,
               std::vector<Line> &lines) {
  if (lines.size() <= per_page) return;
  lines.pop_back();
  auto &more = *dictionary.AddSectionDictionary("more");
  more.SetValue("show", introductions::code(query.filter));
  more.SetValue("after", lines.back().id.text());
}

}  // namespace

PageRoutes IntroductionsDesk::routes() {
  return {{"GET", "/console/mentorship/introductions", "staff",
           [this](const PageRequest &r) { return introductions(r); }},
          {"GET", "/console/mentorship/pairings", "staff",
           [this](const PageRequest &r) { return pairings(r); }}};
}

PageReply IntroductionsDesk::introductions(const PageRequest &request) const {
  const auto query = query_of(request);
  const auto html = context_.database.run(request.deadline, [&](Transaction &transaction) {
    TemplateDictionary dictionary("introductions");
    fill_choice(dictionary, query);
    auto found = introductions::introductions_in_register(transaction, query, per_page + 1);
    fill_more(dictionary, query, found);
    dictionary.ShowSection(found.empty() ? "none" : "some");
    for (const auto &envelope : found) {
      auto &line = *dictionary.AddSectionDictionary("line");
      line.SetValue("mentee", names_.of(transaction, envelope.mentee_id, request.language));
      line.SetValue("mentor", names_.of(transaction, envelope.mentor_id, request.language));
      line.SetValue("state",
                    introductions::say_state(context_, request.language, envelope.state));
      line.SetValue("sent", long_date(context_, request.language, envelope.sent_at));
      const auto end = envelope.ended_at.value_or(envelope.expires_at);
      line.SetValue("end", long_date(context_, request.language, end));
    }
    return context_.templates.render("staff/introductions.html.tpl", request.language, dictionary);
  });
  return {Page{200, context_.catalogue.say(request.language, _("Introductions")), html}};
}

PageReply IntroductionsDesk::pairings(const PageRequest &request) const {
  const auto query = query_of(request);
  const auto html = context_.database.run(request.deadline, [&](Transaction &transaction) {
    TemplateDictionary dictionary("pairings");
    fill_choice(dictionary, query);
    auto found = introductions::pairings_in_register(transaction, query, per_page + 1);
    fill_more(dictionary, query, found);
    dictionary.ShowSection(found.empty() ? "none" : "some");
    for (const auto &pairing : found) {
      auto &line = *dictionary.AddSectionDictionary("line");
      line.SetValue("mentee", names_.of(transaction, pairing.mentee_id, request.language));
      line.SetValue("mentor", names_.of(transaction, pairing.mentor_id, request.language));
      line.SetValue("began", long_date(context_, request.language, pairing.began_at));
      if (pairing.ended_at)
        line.SetValueAndShowSection(
            "date", long_date(context_, request.language, *pairing.ended_at), "ended");
      else
        line.ShowSection("standing");
    }
    return context_.templates.render("staff/pairings.html.tpl", request.language, dictionary);
  });
  return {Page{200, context_.catalogue.say(request.language, _("Mentorships")), html}};
}

}  // namespace tandem::desks
