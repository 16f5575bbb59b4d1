#include <plugin/desks/staff/prepare_desk.hpp>

#include <ctemplate/template.h>

#include <plugin/base/operations.hpp>
#include <plugin/questionnaires/form.hpp>
#include <plugin/questionnaires/rules.hpp>

namespace tandem::desks {

using ctemplate::TemplateDictionary;
using mentors::Unprepared;

namespace {

constexpr const char *look_path = "/console/mentorship/prepare";
constexpr const char *prefix = "mentor_";
constexpr unsigned most_found = 50;
constexpr std::size_t longest_search = 200;
constexpr std::uint32_t body_limit = 256 * 1024;

std::string path_of(const Id &member_id) {
  return std::string(look_path) + "/" + member_id.text();
}

// What staff may answer for somebody else: nothing about who they are.
questionnaires::Questionnaire without_identity(const questionnaires::Questionnaire &whole) {
  auto open = whole;
  std::erase_if(open.sections, [](const auto &section) { return section.identity; });
  return open;
}

}  // namespace

// The form as it is shown: prefilled, or as typed.
struct PrepareDesk::Shown {
  kit::Fields fields;
  std::vector<questionnaires::FieldError> errors = {};
  std::string whole = {};
  unsigned status = 200;
};

PrepareDesk::PrepareDesk(const Context &context, const members::Service &members,
                         const members::Finder &finder, const mentors::Service &mentors,
                         const questionnaires::Catalog &catalog)
    : context_(context),
      members_(members),
      finder_(finder),
      mentors_(mentors),
      catalog_(catalog) {}

PageRoutes PrepareDesk::routes() {
  constexpr const char *one = "/console/mentorship/prepare/{member}";
  return {{"GET", look_path, "staff", [this](const PageRequest &r) { return look(r); }},
          {"GET", one, "staff", [this](const PageRequest &r) { return fill_in(r); }},
          {"POST", one, "staff", [this](const PageRequest &r) { return prepare(r); }, body_limit}};
}

std::string PrepareDesk::say(Language language, Unprepared why) const {
  const auto text = why == Unprepared::is_mentor ? _("Is a mentor already")
                    : why == Unprepared::has_answers
                        ? _("Has mentor answers of their own that wait for a fee or a confirmation")
                        : _("Is not known to the association any more");
  return context_.catalogue.say(language, text);
}

// ---- Looking for the member ----

PageReply PrepareDesk::look(const PageRequest &request) const {
  const auto text = std::string(request.query.first("name").substr(0, longest_search));
  TemplateDictionary dictionary("prepare_look");
  dictionary.SetValue("name", text);
  if (request.query.first("done") == "1") dictionary.ShowSection("done");
  if (!finder_.offered()) {
    dictionary.ShowSection("not_offered");
  } else if (!text.empty()) {
    const auto found = finder_.find(text, most_found);
    dictionary.ShowSection(found.empty() ? "nobody" : "somebody");
    if (found.size() == most_found) dictionary.ShowSection("too_many");
    const auto refusals = context_.database.run(request.deadline, [&](Transaction &transaction) {
      std::vector<std::optional<Unprepared>> refusals;
      for (const auto &member : found)
        refusals.push_back(mentors_.why_not_prepare(transaction, member.id));
      return refusals;
    });
    for (std::size_t at = 0; at < found.size(); ++at) {
      auto &line = *dictionary.AddSectionDictionary("member");
      line.SetValue("full_name", found[at].full_name());
      line.SetValue("address", found[at].email);
      if (refusals[at])
        line.SetValueAndShowSection("text", say(request.language, *refusals[at]), "refused");
      else
        line.SetValueAndShowSection("path", path_of(found[at].id), "may");
    }
  }
  return {Page{200, context_.catalogue.say(request.language, _("Prepare a mentor profile")),
               context_.templates.render("staff/prepare_look.html.tpl", request.language,
                                         dictionary)}};
}

// ---- Filling in ----

std::optional<members::Member> PrepareDesk::member_of(const PageRequest &request) const {
  const auto id = Id::parse(request.parameters.first("member"));
  return id ? members_.current(request.deadline, *id) : std::nullopt;
}

PageReply PrepareDesk::fill_in(const PageRequest &request) const {
  const auto member = member_of(request);
  if (!member) return {NotThere{}};
  const auto refused = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return mentors_.why_not_prepare(transaction, member->id);
  });
  Shown shown;
  if (refused) {
    shown.whole = say(request.language, *refused);
    shown.status = 409;
  }
  shown.fields.add(std::string(prefix) + "province", member->province);
  shown.fields.add(std::string(prefix) + "languages", kit::code(member->language));
  return form_page(request, *member, shown);
}

PageReply PrepareDesk::prepare(const PageRequest &request) const {
  const auto member = member_of(request);
  if (!member) return {NotThere{}};
  Shown typed{.fields = request.fields};
  if (request.switches_language()) return form_page(request, *member, typed);
  auto reading = questionnaires::read(without_identity(catalog_.mentor()), request.fields, prefix,
                                      true, context_.catalogue, request.language);
  const auto operation = operation_of(request);
  typed.errors = std::move(reading.errors);
  typed.status = 422;
  if (!operation)
    typed.whole = context_.catalogue.say(
        request.language, _("This form was incomplete when it reached us. Please save it again."));
  if (!typed.errors.empty() || !operation) return form_page(request, *member, typed);
  try {
    return {Redirect{run_operation(
        context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
          mentors_.prepare(transaction, member->id, request.member_id, reading.sheet);
          return std::string(look_path) + "?done=1";
        })}};
  } catch (const mentors::UnpreparedError &refused) {
    typed.whole = say(request.language, refused.why);
    typed.status = 409;
    return form_page(request, *member, typed);
  }
}

PageReply PrepareDesk::form_page(const PageRequest &request, const members::Member &member,
                                 const Shown &shown) const {
  TemplateDictionary dictionary("prepare");
  fill_form(dictionary, context_, request);
  std::vector<ShownError> errors;
  if (!shown.whole.empty()) errors.push_back({"", shown.whole});
  for (const auto &error : shown.errors) errors.push_back({error.anchor, error.message});
  fill_errors(dictionary, errors);
  dictionary.SetValue("name", member.full_name());
  dictionary.SetValue("path", path_of(member.id));
  dictionary.SetValue(
      "questions", questionnaires::render_form(context_.templates,
                                               without_identity(catalog_.mentor()), shown.fields,
                                               shown.errors, prefix, request.language));
  return {Page{
      shown.status, context_.catalogue.say(request.language, _("Prepare a mentor profile")),
      context_.templates.render("staff/prepare.html.tpl", request.language, dictionary)}};
}

}  // namespace tandem::desks
