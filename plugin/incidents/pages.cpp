#include <plugin/incidents/pages.hpp>

#include <algorithm>
#include <charconv>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/base/operations.hpp>

namespace tandem::incidents {

namespace {

using ctemplate::TemplateDictionary;
constexpr const char *list_path = "/console/mentorship/incidents";

kit::Text words_of(Flaw flaw) {
  switch (flaw) {
    case Flaw::missing:
      return _("This is required in the register.");
    case Flaw::malformed:
      return _("Please write this in the form that is asked for.");
    case Flaw::too_long:
      return _("This is too long.");
    case Flaw::more_in_quebec:
      return _("There cannot be more people in Quebec than in all.");
    case Flaw::not_told:
      return _("With a serious risk this is required: who was told, and when.");
  }
  return _("This is required in the register.");
}

kit::Text risk_words(std::string_view risk) {
  if (risk == "serious") return _("Yes, a serious one");
  return risk == "low" ? _("A low one") : _("None");
}

// Somebody corrected the incident since the form was shown.
struct Moved {};

}  // namespace

PageRoutes Pages::routes() {
  const auto route = [this](const char *method, const char *pattern,
                            PageReply (Pages::*page)(const PageRequest &) const) {
    return PageRoute{method, pattern, "staff",
                     [this, page](const PageRequest &request) { return (this->*page)(request); }};
  };
  return {route("GET", "/console/mentorship/incidents", &Pages::list),
          route("GET", "/console/mentorship/incidents.csv", &Pages::file),
          route("GET", "/console/mentorship/incidents/new", &Pages::empty_form),
          route("POST", "/console/mentorship/incidents/new", &Pages::enter),
          route("GET", "/console/mentorship/incidents/{incident}", &Pages::show),
          route("POST", "/console/mentorship/incidents/{incident}", &Pages::correct)};
}

std::string Pages::say(const PageRequest &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

PageReply Pages::list(const PageRequest &request) const {
  const auto all = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return incidents_.newest(transaction);
  });
  TemplateDictionary dictionary("incidents");
  if (request.query.has("entered")) dictionary.ShowSection("entered");
  dictionary.ShowSection(all.empty() ? "none" : "some");
  for (const auto &line : all) {
    auto &row = *dictionary.AddSectionDictionary("incident");
    row.SetValue("path", std::string(list_path) + "/" + line.incident_id.text());
    row.SetValue("known_on", line.content.at("known_on"));
    row.SetValue("data", line.content.at("data"));
    row.SetValue("risk", say(request, risk_words(line.content.at("risk"))));
    row.SetValue("people", line.content.at("people"));
  }
  return {Page{200, say(request, _("Register of incidents")),
               context_.templates.render("incidents/list.html.tpl", request.language,
                                         dictionary)}};
}

PageReply Pages::file(const PageRequest &request) const {
  return {Raw{200, "text/csv", "incidents.csv",
              context_.database.run(request.deadline, [&](Transaction &transaction) {
                return incidents_.csv(transaction, request.language);
              })}};
}

PageReply Pages::empty_form(const PageRequest &request) const { return form(request, {}); }

PageReply Pages::enter(const PageRequest &request) const {
  Shown shown{200, read(request.fields)};
  const auto operation = operation_of(request);
  if (request.switches_language()) {
    shown.reading.flaws.clear();
    return form(request, shown);
  }
  shown.status = 422;
  if (!operation || !shown.reading.flaws.empty()) return form(request, shown);
  return {Redirect{run_operation(context_, *operation, request.member_id, request.deadline,
                                 [&](Transaction &transaction) {
                                   incidents_.enter(transaction, shown.reading.content,
                                                    request.member_id, request.now);
                                   return std::string(list_path) + "?entered=1";
                                 })}};
}

std::vector<Line> Pages::history(const PageRequest &request) const {
  const auto id = Id::parse(request.parameters.first("incident"));
  if (!id) return {};
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    return incidents_.history(transaction, *id);
  });
}

PageReply Pages::show(const PageRequest &request) const {
  Shown shown{.history = history(request)};
  if (shown.history.empty()) return {NotThere{}};
  shown.reading.content = shown.history.front().content;
  return form(request, shown);
}

PageReply Pages::correct(const PageRequest &request) const {
  Shown shown{200, read(request.fields), history(request)};
  if (shown.history.empty()) return {NotThere{}};
  if (request.switches_language()) {
    shown.reading.flaws.clear();
    return form(request, shown);
  }
  std::int64_t seen = 0;
  const auto text = request.fields.first("line");
  std::from_chars(text.data(), text.data() + text.size(), seen);
  const auto operation = operation_of(request);
  shown.status = 422;
  if (!operation || !shown.reading.flaws.empty()) return form(request, shown);
  const auto &id = shown.history.front().incident_id;
  try {
    return {Redirect{run_operation(
        context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
          if (!incidents_.correct(transaction, id, seen, shown.reading.content, request.member_id,
                                  request.now))
            throw Moved{};
          return std::string(list_path) + "/" + id.text();
        })}};
  } catch (const Moved &) {
    shown.status = 409;
    shown.history = history(request);
    shown.corrected_meanwhile = true;
    return form(request, shown);
  }
}

PageReply Pages::form(const PageRequest &request, const Shown &shown) const {
  TemplateDictionary dictionary("incident");
  fill_form(dictionary, context_, request);
  std::vector<ShownError> errors;
  for (const auto &[field, flaw] : shown.reading.flaws)
    errors.push_back({std::string(field), say(request, words_of(flaw))});
  fill_errors(dictionary, errors);
  if (shown.corrected_meanwhile) dictionary.ShowSection("corrected_meanwhile");
  for (const auto &field : fields)
    fill_field(*dictionary.AddSectionDictionary("field"), request, field, shown.reading);
  const bool is_new = shown.history.empty();
  dictionary.ShowSection(is_new ? "new" : "old");
  dictionary.SetValue("path", is_new ? std::string(list_path) + "/new"
                                     : std::string(list_path) + "/" +
                                           shown.history.front().incident_id.text());
  if (!is_new) {
    dictionary.SetValue("line", std::to_string(shown.history.front().number));
    fill_history(dictionary, request, shown.history);
  }
  return {Page{shown.status, is_new ? say(request, _("Enter an incident"))
                                    : say(request, _("An incident")),
               context_.templates.render("incidents/incident.html.tpl", request.language,
                                         dictionary)}};
}

void Pages::fill_field(TemplateDictionary &row, const PageRequest &request, const Field &field,
                       const Reading &reading) const {
  const auto found = reading.content.find(field.id);
  const std::string value = found == reading.content.end() ? "" : found->second;
  row.SetValue("id", std::string(field.id));
  row.SetValue("label", say(request, field.label));
  row.SetValue("help", say(request, field.help));
  if (field.required) row.ShowSection("required");
  const auto flaw = std::ranges::find(reading.flaws, field.id, &FlawFound::field);
  const bool wrong = flaw != reading.flaws.end();
  if (wrong) row.SetValueAndShowSection("message", say(request, words_of(flaw->flaw)), "invalid");
  auto &input = *row.AddSectionDictionary(field.kind == Kind::words  ? "words"
                                          : field.kind == Kind::risk ? "risk"
                                                                     : "line_input");
  if (wrong) input.ShowSection("wrong");
  input.SetValue("value", value);
  if (field.kind != Kind::risk) return;
  for (const auto code : risks) {
    auto &choice = *input.AddSectionDictionary("choice");
    choice.SetValue("code", std::string(code));
    choice.SetValue("words", say(request, risk_words(code)));
    if (value == code) choice.ShowSection("chosen");
  }
}

void Pages::fill_history(TemplateDictionary &dictionary, const PageRequest &request,
                         const std::vector<Line> &history) const {
  for (const auto &line : history) {
    auto &row = *dictionary.AddSectionDictionary("entry_line");
    row.SetValue("at", kit::long_time(request.language, line.written_at, context_.program.zone()));
    row.SetValue("number", std::to_string(line.number));
    for (const auto &field : fields) {
      const auto found = line.content.find(field.id);
      if (found == line.content.end()) continue;
      auto &said = *row.AddSectionDictionary("said");
      said.SetValue("label", say(request, field.label));
      said.SetValue("value", field.kind == Kind::risk ? say(request, risk_words(found->second))
                                                      : found->second);
    }
  }
}

}  // namespace tandem::incidents
