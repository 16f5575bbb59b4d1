#include <plugin/concerns/report_pages.hpp>

#include <algorithm>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/concerns/words.hpp>

namespace tandem::concerns {

using ctemplate::TemplateDictionary;

namespace {

// 5,000 characters of any script, percent-encoded.
constexpr std::uint32_t body_limit = 128 * 1024;

Typed typed_in(const kit::Fields &fields) {
  return {std::string(fields.first("kind")), std::string(fields.first("words")),
          std::string(fields.first("reach"))};
}

const char *anchor_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::kind_missing:
      return "kind";
    case Refusal::words_missing:
    case Refusal::words_too_long:
    case Refusal::words_malformed:
      return "words";
    case Refusal::reach_too_long:
    case Refusal::reach_malformed:
      return "reach";
    default:
      return "";
  }
}

}  // namespace

std::string path_of(const Id &concern_id) { return "/mentorship/concerns/" + concern_id.text(); }

PageRoutes ReportPages::routes() {
  constexpr const char *writing = "/mentorship/concerns/new";
  return {{"GET", writing, "account", [this](const PageRequest &r) { return write(r); }},
          {"POST", writing, "account", [this](const PageRequest &r) { return send(r); },
           body_limit},
          {"GET", "/mentorship/concerns", "account",
           [this](const PageRequest &r) { return list(r); }},
          {"GET", "/mentorship/concerns/{concern}", "account",
           [this](const PageRequest &r) { return show(r); }}};
}

// ---- Reporting ----

ReportPages::About ReportPages::about_of(const PageRequest &request,
                                         const kit::Fields &fields) const {
  About about;
  about.id = Id::parse(fields.first("about")).value_or(Id{});
  if (about.id.is_none() || about.id == request.member_id) return {};
  about.regarding = parse_in(regardings, fields.first("regarding")).value_or(Regarding::general);
  context_.database.run(request.deadline, [&](Transaction &transaction) {
    about.name = concerns_.name_of(transaction, request.member_id, about.id, request.now);
    about.blocked = concerns_.has_blocked(transaction, request.member_id, about.id);
  });
  return about;
}

PageReply ReportPages::write(const PageRequest &request) const {
  return form(request, about_of(request, request.query), {});
}

PageReply ReportPages::send(const PageRequest &request) const {
  const auto about = about_of(request, request.fields);
  Filled filled{.typed = typed_in(request.fields),
                .block = request.fields.first("block") == "1"};
  if (request.switches_language()) return form(request, about, filled);
  auto read = read_report(filled.typed);
  filled.refusals = std::move(read.refusals);
  filled.without_operation = !operation_of(request);
  if (!filled.refusals.empty() || filled.without_operation) {
    filled.status = 422;
    return form(request, about, filled);
  }
  return send_once(request, about, std::move(filled),
                   {about.id, "", about.regarding, read.kind, std::move(read.words),
                    request.language});
}

PageReply ReportPages::send_once(const PageRequest &request, const About &about, Filled filled,
                                 Report report) const {
  try {
    return {Redirect{run_operation(
        context_, *operation_of(request), request.member_id, request.deadline,
        [&](Transaction &transaction) {
          const bool blocks = filled.block && about.name;
          if (blocks)
            concerns_.block(transaction, request.member_id, about.id, *about.name, request.now);
          const Id id = concerns_.report(transaction, request.member_id, report, request.now);
          return path_of(id) + "?new=1";
        })}};
  } catch (const RefusedError &error) {
    filled.refusals = {error.why};
    filled.status = error.why == Refusal::too_many_today ? 429 : 409;
    return form(request, about, filled);
  }
}

std::vector<ShownError> ReportPages::errors_of(const PageRequest &request,
                                               const Filled &filled) const {
  std::vector<ShownError> errors;
  for (const auto refusal : filled.refusals)
    errors.push_back({anchor_of(refusal), say(context_, request.language, refusal)});
  if (filled.without_operation)
    errors.push_back({"", context_.catalogue.say(
                              request.language,
                              _("This form was incomplete when it reached us. Please send it "
                                "again."))});
  return errors;
}

PageReply ReportPages::form(const PageRequest &request, const About &about,
                            const Filled &filled) const {
  TemplateDictionary dictionary("report");
  fill_form(dictionary, context_, request);
  fill_errors(dictionary, errors_of(request, filled));
  if (!about.id.is_none()) {
    auto &person = *dictionary.AddSectionDictionary("person");
    person.SetValue("about", about.id.text());
    person.SetValue("regarding", code(about.regarding));
    if (about.name)
      person.SetValueAndShowSection("name", *about.name, "named");
    else
      person.ShowSection("unnamed");
    if (about.name && !about.blocked) {
      auto &choice = *dictionary.AddSectionDictionary("may_block");
      choice.SetValue("name", *about.name);
      if (filled.block) choice.ShowSection("chosen");
    }
  } else {
    dictionary.ShowSection("general");
  }
  for (const auto &[kind, kind_code] : kinds) {
    auto &choice = *dictionary.AddSectionDictionary("kinds");
    choice.SetValue("code", kind_code);
    choice.SetValue("label", say(context_, request.language, kind));
    if (filled.typed.kind == kind_code) choice.ShowSection("chosen");
  }
  dictionary.SetValue("words", filled.typed.words);
  dictionary.SetValue("reach", filled.typed.reach);
  dictionary.SetValue("limit", kit::whole_number(request.language, words_limit));
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  dictionary.SetValue("telephone", context_.program.text("telephone", request.language));
  return {Page{filled.status, context_.catalogue.say(request.language, _("Report a concern")),
               context_.templates.render("concerns/report.html.tpl", request.language,
                                         dictionary)}};
}

// ---- What became of it ----

namespace {

void fill_case(TemplateDictionary &dictionary, const Context &context, const PageRequest &request,
               const Concern &concern, const std::string &name) {
  dictionary.SetValue("reference", concern.reference);
  dictionary.SetValue("path", path_of(concern.id));
  dictionary.SetValue("kind", say(context, request.language, concern.kind));
  dictionary.SetValue("state", say(context, request.language, concern.state));
  dictionary.ShowSection(code(concern.state));
  dictionary.SetValue("reported_date", long_date(context, request.language, concern.reported_at));
  if (concern.closed_at) {
    dictionary.AddSectionDictionary("closed_on")
        ->SetValue("closed_date", long_date(context, request.language, *concern.closed_at));
  }
  if (!name.empty()) dictionary.SetValueAndShowSection("name", name, "named");
}

}  // namespace

PageReply ReportPages::list(const PageRequest &request) const {
  TemplateDictionary dictionary("concerns");
  std::vector<std::pair<Concern, std::string>> found;
  context_.database.run(request.deadline, [&](Transaction &transaction) {
    found.clear();
    for (auto &concern : concerns_.of_reporter(transaction, request.member_id)) {
      auto name = concerns_.about_name(transaction, concern.id);
      found.emplace_back(std::move(concern), std::move(name));
    }
  });
  dictionary.ShowSection(found.empty() ? "none" : "some");
  for (const auto &[concern, name] : found)
    fill_case(*dictionary.AddSectionDictionary("concern"), context_, request, concern, name);
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  return {Page{200, context_.catalogue.say(request.language, _("My concerns")),
               context_.templates.render("concerns/list.html.tpl", request.language,
                                         dictionary)}};
}

PageReply ReportPages::show(const PageRequest &request) const {
  const auto id = Id::parse(request.parameters.first("concern"));
  if (!id) return {NotThere{}};
  std::optional<Concern> concern;
  std::string name;
  bool blocked = false;
  context_.database.run(request.deadline, [&](Transaction &transaction) {
    concern = concerns_.find(transaction, *id);
    if (!concern || concern->reporter_id != request.member_id) return;
    name = concerns_.about_name(transaction, *id);
    blocked = concerns_.has_blocked(transaction, request.member_id, concern->about_id);
  });
  if (!concern || concern->reporter_id != request.member_id) return {NotThere{}};
  TemplateDictionary dictionary("concern");
  fill_case(dictionary, context_, request, *concern, name);
  const auto arrived = request.query.first("new");
  if (!arrived.empty() && concern->state != State::closed) dictionary.ShowSection("just_sent");
  if (blocked) dictionary.SetValueAndShowSection("name", name, "blocked");
  if (!blocked && !name.empty()) {
    auto &choice = *dictionary.AddSectionDictionary("may_block");
    choice.SetValue("name", name);
    choice.SetValue("about", concern->about_id.text());
  }
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  dictionary.SetValue("telephone", context_.program.text("telephone", request.language));
  return {Page{200, context_.catalogue.say(request.language, _("My concern")),
               context_.templates.render("concerns/concern.html.tpl", request.language,
                                         dictionary)}};
}

}  // namespace tandem::concerns
