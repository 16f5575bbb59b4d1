#include <plugin/desks/staff/questionnaires_desk.hpp>

#include <algorithm>
#include <charconv>

#include <ctemplate/template.h>

#include <kit/base/utf8.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/desks/staff/questionnaire_flaws.hpp>
#include <plugin/directory/rules.hpp>
#include <plugin/questionnaires/form.hpp>

namespace tandem::desks {

using ctemplate::TemplateDictionary;
using questionnaires::Field;
using questionnaires::FieldChange;
using questionnaires::Item;
using questionnaires::Questionnaire;

namespace {

constexpr const char *list_path = "/console/mentorship/questionnaires";
// A file of at most 300,000 bytes, and the same in the text area, three times as long when encoded.
constexpr std::uint32_t body_limit = 2 * 1024 * 1024;
constexpr unsigned mentors_at_a_time = 2'000;

std::string form_path(std::string_view id) {
  return std::string(list_path) + "/" + std::string(id);
}

int number_in(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string labels_of(const std::vector<const Item *> &items, Language language) {
  std::vector<std::string> labels;
  for (const auto *item : items) labels.push_back(item->label.in(language));
  return questionnaires::joined(labels);
}

void fill_fields(TemplateDictionary &dictionary, const char *section,
                 const std::vector<const Field *> &fields, Language language) {
  for (const auto *field : fields) {
    auto &part = *dictionary.AddSectionDictionary(section);
    part.SetValue("label", field->label.in(language));
    part.SetValue("id", field->id);
    if (field->identity) part.ShowSection("identity");
    if (field->required) part.ShowSection("required");
  }
}

// Thrown out of the transaction: it has flaws, or another version is in force by now.
struct NotPublished {};

}  // namespace

PageRoutes QuestionnairesDesk::routes() {
  constexpr const char *one = "/console/mentorship/questionnaires/{questionnaire}";
  constexpr const char *the_file = "/console/mentorship/questionnaires/{questionnaire}/file";
  return {{"GET", list_path, "staff", [this](const PageRequest &r) { return list(r); }},
          {"GET", one, "staff", [this](const PageRequest &r) { return write(r); }},
          {"GET", the_file, "staff", [this](const PageRequest &r) { return file(r); }},
          {"POST", one, "staff", [this](const PageRequest &r) { return send(r); }, body_limit}};
}

std::string QuestionnairesDesk::title(const PageRequest &request, std::string_view id) const {
  return context_.catalogue.say(request.language, id == "mentor" ? _("Mentor questionnaire")
                                                                 : _("Mentee questionnaire"));
}

// ---- The list ----

PageReply QuestionnairesDesk::list(const PageRequest &request) const {
  TemplateDictionary dictionary("questionnaires");
  const auto published = request.query.first("published");
  context_.database.run(request.deadline, [&](Transaction &transaction) {
    for (const std::string id : questionnaires::questionnaire_ids) {
      auto &part = *dictionary.AddSectionDictionary("questionnaire");
      part.SetValue("title", title(request, id));
      part.SetValue("path", form_path(id));
      if (published == id)
        dictionary.SetValueAndShowSection("title", title(request, id), "published");
      bool newest = true;
      const auto add = [&](int version) -> TemplateDictionary & {
        auto &line = *part.AddSectionDictionary("version");
        line.SetIntValue("number", version);
        line.SetValue("file", form_path(id) + "/file?version=" + std::to_string(version));
        if (newest) line.ShowSection("in_force");
        newest = false;
        return line;
      };
      for (const auto &each : questionnaires_.published(transaction, id)) {
        auto &line = add(each.version);
        auto &when = *line.AddSectionDictionary("when");
        when.SetValue("date", long_date(context_, request.language, each.published_at));
        if (const auto who = members_.find(transaction, each.published_by))
          line.SetValueAndShowSection("name", who->full_name(), "by");
        else
          line.ShowSection("by_staff");
      }
      add(catalog_.built_in(id)->questionnaire.version).ShowSection("built_in");
    }
  });
  return {Page{200, context_.catalogue.say(request.language, _("Questionnaires")),
               context_.templates.render("staff/questionnaires.html.tpl", request.language,
                                         dictionary)}};
}

PageReply QuestionnairesDesk::file(const PageRequest &request) const {
  const std::string id(request.parameters.first("questionnaire"));
  const auto *in_force = catalog_.in_force(id);
  if (!in_force) return {NotThere{}};
  const int version = request.query.has("version") ? number_in(request.query.first("version"))
                                                   : in_force->questionnaire.version;
  auto source = version == in_force->questionnaire.version
                    ? std::optional(questionnaires_.source_in_force(id))
                    : context_.database.run(request.deadline, [&](Transaction &transaction) {
                        return questionnaires_.source(transaction, id, version);
                      });
  if (!source) return {NotThere{}};
  // Of the types that a host passes on (ams.pages/1), the one that no browser runs.
  return {Raw{200, "text/plain", id + "-" + std::to_string(version) + ".xml",
              std::move(*source)}};
}

// ---- Writing ----

PageReply QuestionnairesDesk::write(const PageRequest &request) const {
  const std::string id(request.parameters.first("questionnaire"));
  const auto *in_force = catalog_.in_force(id);
  if (!in_force) return {NotThere{}};
  return form(request, {id, "", in_force->questionnaire.version}, {});
}

std::optional<QuestionnairesDesk::Typed> QuestionnairesDesk::typed_in(
    const PageRequest &request) const {
  Typed typed{std::string(request.parameters.first("questionnaire")),
              std::string(request.fields.first("file")), number_in(request.fields.first("base"))};
  if (!catalog_.in_force(typed.id)) return std::nullopt;
  if (typed.xml.empty()) typed.xml = request.fields.first("xml");
  return typed;
}

PageReply QuestionnairesDesk::send(const PageRequest &request) const {
  const auto typed = typed_in(request);
  if (!typed) return {NotThere{}};
  const auto step = request.fields.first("step");
  if (request.switches_language() || step == "back") return form(request, *typed, {});
  // What was published by this very form is told once more, before anything is looked at.
  const bool publishes = step == "publish" && request.fields.first("confirm") == "1" &&
                         operation_of(request).has_value();
  if (publishes) {
    if (auto published = publish(request, *typed)) return std::move(*published);
  }
  if (typed->base != catalog_.in_force(typed->id)->questionnaire.version)
    return overtaken(request, *typed);
  const auto checked = questionnaires_.check(typed->id, typed->xml);
  if (const auto *flaws = std::get_if<std::vector<questionnaires::FlawFound>>(&checked)) {
    std::vector<ShownError> errors;
    for (const auto &flaw : *flaws)
      errors.push_back({"xml", say(context_.catalogue, request.language, flaw)});
    return form(request, *typed, errors);
  }
  return look(request, *typed,
              *std::get<std::unique_ptr<const questionnaires::Edition>>(checked),
              step == "publish");
}

PageReply QuestionnairesDesk::form(const PageRequest &request, const Typed &typed,
                                   const std::vector<ShownError> &errors) const {
  TemplateDictionary dictionary("questionnaire_write");
  fill_form(dictionary, context_, request);
  if (!errors.empty()) {
    auto &summary = *dictionary.AddSectionDictionary("error_summary");
    for (const auto &error : errors) {
      auto &entry = *summary.AddSectionDictionary("entry");
      entry.SetValue("anchor", error.anchor);
      entry.SetValue("message", error.message);
      dictionary.AddSectionDictionary("xml_error")->SetValue("message", error.message);
    }
    dictionary.ShowSection("xml_invalid");
  }
  const int in_force = catalog_.in_force(typed.id)->questionnaire.version;
  const auto name = title(request, typed.id);
  dictionary.SetValue("title", name);
  dictionary.SetValue("path", form_path(typed.id));
  dictionary.SetIntValue("base", typed.base);
  dictionary.SetIntValue("in_force", in_force);
  dictionary.SetIntValue("next", in_force + 1);
  if (kit::is_utf8(typed.xml)) dictionary.SetValue("xml", typed.xml);
  return {Page{errors.empty() ? 200u : 422u,
               context_.catalogue.say(request.language, _("New version: {title}"),
                                      {{"title", name}}),
               context_.templates.render("staff/questionnaire_write.html.tpl", request.language,
                                         dictionary)}};
}

// ---- Looking at it, and publishing ----

QuestionnairesDesk::Mentors QuestionnairesDesk::count(const PageRequest &request,
                                                      const Questionnaire &next) const {
  Mentors counted;
  std::int64_t reached = 0;
  for (bool more = true; more;) {
    const auto changes = context_.database.run(request.deadline, [&](Transaction &transaction) {
      return mentors_.changed_since(transaction, reached, mentors_at_a_time);
    });
    for (const auto &change : changes) {
      reached = change.revision;
      if (!change.mentor.opted_in) continue;
      ++counted.all;
      if (!questionnaires::still_passes(next, change.mentor.sheet)) ++counted.to_ask;
    }
    more = changes.size() == mentors_at_a_time;
  }
  return counted;
}

void QuestionnairesDesk::fill_change(TemplateDictionary &part, const PageRequest &request,
                                     const FieldChange &change) const {
  part.SetValue("label", change.after->label.in(request.language));
  part.SetValue("id", change.after->id);
  const auto add = [&](std::string words) {
    part.AddSectionDictionary("what")->SetValue("words", std::move(words));
  };
  const auto say = [&](kit::Text words) {
    return context_.catalogue.say(request.language, words);
  };
  const auto with = [&](kit::Text words, const std::vector<const Item *> &items) {
    if (!items.empty())
      add(context_.catalogue.say(request.language, words,
                                 {{"choices", labels_of(items, request.language)}}));
  };
  if (change.words) add(say(_("Other words")));
  if (change.required)
    add(change.after->required ? say(_("Required from now on")) : say(_("No longer required")));
  if (change.limits) add(say(_("Other limits")));
  if (change.criterion) add(say(_("Found otherwise in the search")));
  with(_("New choices: {choices}"), change.choices_added);
  with(_("Choices that disappear: {choices}"), change.choices_removed);
  with(_("Choices in other words: {choices}"), change.choices_reworded);
  if (change.order) add(say(_("Choices in another order")));
}

void QuestionnairesDesk::fill_changes(TemplateDictionary &dictionary, const PageRequest &request,
                                      const Questionnaire &before,
                                      const Questionnaire &after) const {
  const auto changes = questionnaires::changes_of(before, after);
  if (!changes.added.empty())
    fill_fields(*dictionary.AddSectionDictionary("added"), "field", changes.added,
                request.language);
  if (!changes.removed.empty())
    fill_fields(*dictionary.AddSectionDictionary("removed"), "field", changes.removed,
                request.language);
  if (!changes.changed.empty()) {
    auto &part = *dictionary.AddSectionDictionary("changed");
    for (const auto &change : changes.changed)
      fill_change(*part.AddSectionDictionary("field"), request, change);
  }
  if (changes.arrangement) dictionary.ShowSection("arrangement");
  if (!after.listed) return;
  std::vector<const Field *> lost;
  const auto criteria = directory::criteria_of(after);
  for (const auto &criterion : directory::criteria_of(before))
    if (!directory::find(criteria, criterion.id)) lost.push_back(criterion.field);
  if (!lost.empty())
    fill_fields(*dictionary.AddSectionDictionary("lost"), "field", lost, request.language);
}

PageReply QuestionnairesDesk::look(const PageRequest &request, const Typed &typed,
                                   const questionnaires::Edition &next, bool unconfirmed) const {
  TemplateDictionary dictionary("questionnaire_look");
  fill_form(dictionary, context_, request);
  if (unconfirmed)
    fill_errors(dictionary, {{"confirm", context_.catalogue.say(request.language,
        _("Tick the box to say that this may be published."))}});
  const auto name = title(request, typed.id);
  dictionary.SetValue("title", name);
  dictionary.SetValue("path", form_path(typed.id));
  dictionary.SetIntValue("base", typed.base);
  dictionary.SetValue("xml", next.source);
  dictionary.SetIntValue("version", next.questionnaire.version);
  fill_changes(dictionary, request, catalog_.in_force(typed.id)->questionnaire,
               next.questionnaire);
  if (next.questionnaire.listed) {
    const auto mentors = count(request, next.questionnaire);
    auto &part = *dictionary.AddSectionDictionary("mentors");
    part.SetValue("to_ask", context_.catalogue.say(request.language,
        _n("The answers of {n} mentor would not pass any more.",
           "The answers of {n} mentors would not pass any more."), mentors.to_ask));
    part.SetValue("all", context_.catalogue.say(request.language,
        _n("{n} mentor takes part.", "{n} mentors take part."), mentors.all));
  } else {
    dictionary.ShowSection("mentees");
  }
  for (const Language language : kit::languages)
    dictionary.SetValue(language == Language::english ? "english" : "french",
                        questionnaires::render_form(context_.templates, next.questionnaire, {}, {},
                                                    language == Language::english ? "en_" : "fr_",
                                                    language));
  return {Page{unconfirmed ? 422u : 200u,
               context_.catalogue.say(request.language, _("Publish: {title}"), {{"title", name}}),
               context_.templates.render("staff/questionnaire_look.html.tpl", request.language,
                                         dictionary)}};
}

std::optional<PageReply> QuestionnairesDesk::publish(const PageRequest &request,
                                                     const Typed &typed) const {
  try {
    return PageReply{Redirect{run_operation(
        context_, *operation_of(request), request.member_id, request.deadline,
        [&](Transaction &transaction) {
          if (!questionnaires_.publish(transaction, typed.id, typed.xml, typed.base,
                                       request.member_id, request.now))
            throw NotPublished();
          return std::string(list_path) + "?published=" + typed.id;
        })}};
  } catch (const NotPublished &) {
    return std::nullopt;
  }
}

PageReply QuestionnairesDesk::overtaken(const PageRequest &request, const Typed &typed) const {
  return form(request,
              {typed.id, typed.xml, catalog_.in_force(typed.id)->questionnaire.version},
              {{"xml", context_.catalogue.say(request.language,
                  _("Somebody has published another version meanwhile. What you wrote is kept "
                    "below: compare it with the version in force and send it again."))}});
}

}  // namespace tandem::desks
