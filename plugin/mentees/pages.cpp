#include <plugin/mentees/pages.hpp>

#include <charconv>

#include <ctemplate/template.h>

#include <plugin/base/form_page.hpp>
#include <plugin/questionnaires/form.hpp>
#include <plugin/questionnaires/rules.hpp>

namespace tandem::mentees {

namespace {

constexpr const char *path = "/mentorship/profile";
// Names of this questionnaire's fields in the form.
constexpr const char *prefix = "mentee_";
// 27 questions with words in two languages: more than a plain form.
constexpr std::uint32_t body_limit = 256 * 1024;

// The mentor whose introduction waits for the profile: from the address, then from the form.
std::optional<Id> waiting_mentor(const PageRequest &request) {
  const auto &from = request.fields.has("for") ? request.fields : request.query;
  return Id::parse(from.first("for"));
}

std::string path_of_introduction(const Id &mentor) {
  return "/mentorship/mentors/" + mentor.text() + "/introduction";
}

std::optional<std::int64_t> version_of(const PageRequest &request) {
  const auto text = request.fields.first("version");
  std::int64_t version = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size() || version < 0) return std::nullopt;
  return version;
}

}  // namespace

PageRoutes Pages::routes() {
  return {{"GET", path, "member", [this](const PageRequest &r) { return show(r); }},
          {"POST", path, "member", [this](const PageRequest &r) { return save(r); }, body_limit}};
}

PageReply Pages::show(const PageRequest &request) const {
  return page(request, from_record(request));
}

Pages::Shown Pages::from_record(const PageRequest &request) const {
  const auto profile = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return mentees_.find(transaction, request.member_id);
  });
  const auto &questionnaire = catalog_.mentee();
  if (profile)
    return {.fields = questionnaires::to_fields(questionnaire, profile->sheet, prefix),
            .version = std::to_string(profile->version)};
  const auto member = members_.current(request.deadline, request.member_id);
  const auto sheet = member ? first_sheet(questionnaire, *member) : Sheet{};
  return {.fields = questionnaires::to_fields(questionnaire, sheet, prefix), .version = "0"};
}

Pages::Shown Pages::as_typed(const PageRequest &request) const {
  return {.fields = request.fields, .version = std::string(request.fields.first("version"))};
}

PageReply Pages::save(const PageRequest &request) const {
  auto typed = as_typed(request);
  if (request.switches_language()) return page(request, typed);
  auto reading = questionnaires::read(catalog_.mentee(), request.fields, prefix, true,
                                      context_.catalogue, request.language);
  const auto version = version_of(request);
  typed.errors = reading.errors;
  if (!version) {
    typed.version = from_record(request).version;
    typed.whole = context_.catalogue.say(
        request.language, _("This form was incomplete when it reached us. Please save it again."));
  }
  if (!typed.errors.empty() || !typed.whole.empty()) {
    typed.status = 422;
    return page(request, typed);
  }
  return save_read(request, std::move(reading.sheet), *version);
}

PageReply Pages::save_read(const PageRequest &request, Sheet sheet, std::int64_t version) const {
  const auto mentor = waiting_mentor(request);
  const auto done = mentor ? path_of_introduction(*mentor) : std::string(path) + "?saved=1";
  const Profile profile{request.member_id, version, std::move(sheet), request.now};
  try {
    context_.database.run(request.deadline, [&](Transaction &transaction) {
      mentees_.save(transaction, profile, request.language);
    });
    return {Redirect{done}};
  } catch (const RefusedError &refused) {
    if (refused.why != Refusal::changed_elsewhere) throw;
    return page(request, changed_elsewhere(request));
  }
}

// What was typed is kept; saving it again writes over what the other window saved, knowingly.
Pages::Shown Pages::changed_elsewhere(const PageRequest &request) const {
  auto shown = as_typed(request);
  shown.status = 409;
  shown.version = from_record(request).version;
  shown.whole = context_.catalogue.say(
      request.language,
      _("Your profile was changed in another window since you opened this one. Below is what you "
        "typed here. Save it again to keep this version."));
  return shown;
}

PageReply Pages::page(const PageRequest &request, const Shown &shown) const {
  const auto say = [&](kit::Text text) { return context_.catalogue.say(request.language, text); };
  ctemplate::TemplateDictionary dictionary("profile");
  fill_form(dictionary, context_, request);
  std::vector<ShownError> errors;
  if (!shown.whole.empty()) errors.push_back({"", shown.whole});
  for (const auto &error : shown.errors) errors.push_back({error.anchor, error.message});
  fill_errors(dictionary, errors);
  dictionary.SetValue("version", shown.version);
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  dictionary.SetValue(
      "questions", questionnaires::render_form(context_.templates, catalog_.mentee(), shown.fields,
                                               shown.errors, prefix, request.language));
  if (const auto mentor = waiting_mentor(request)) {
    dictionary.SetValue("for", mentor->text());
    dictionary.ShowSection("waiting");
  } else {
    dictionary.ShowSection("alone");
    if (shown.status == 200 && request.query.first("saved") == "1") dictionary.ShowSection("saved");
  }
  return {
      Page{shown.status, say(_("My mentee profile")),
           context_.templates.render("mentees/profile.html.tpl", request.language, dictionary)}};
}

}  // namespace tandem::mentees
