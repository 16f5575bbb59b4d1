#include <plugin/concerns/console_pages.hpp>

#include <chrono>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/concerns/words.hpp>

namespace tandem::concerns {

using ctemplate::TemplateDictionary;

namespace {

constexpr const char *list_path = "/console/mentorship/concerns";

std::string case_path_of(const Id &concern_id) {
  return std::string(list_path) + "/" + concern_id.text();
}

constexpr Named<Service::Shelf> shelves[] = {{Service::Shelf::open, "open"},
                                             {Service::Shelf::mine, "mine"},
                                             {Service::Shelf::closed, "closed"}};

const char *anchor_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::outcome_missing:
      return "outcome";
    case Refusal::reason_missing:
    case Refusal::reason_too_long:
    case Refusal::reason_malformed:
      return "reason";
    default:
      return "";
  }
}

bool is_about_fields(Refusal refusal) { return *anchor_of(refusal) != '\0'; }

}  // namespace

PageRoutes ConsolePages::routes() {
  constexpr const char *one = "/console/mentorship/concerns/{concern}";
  return {{"GET", list_path, "staff", [this](const PageRequest &r) { return list(r); }},
          {"GET", one, "staff", [this](const PageRequest &r) { return show(r); }},
          {"POST", one, "staff", [this](const PageRequest &r) { return handle(r); }}};
}

// ---- The list ----

std::string ConsolePages::name_of(Transaction &transaction, const Id &member_id) const {
  if (member_id.is_none()) return "";
  const auto member = members_.find(transaction, member_id);
  return member ? member->full_name() : "–";
}

std::string ConsolePages::age(const PageRequest &request, const Concern &concern) const {
  const auto &zone = context_.program.zone();
  const auto days = std::chrono::sys_days(kit::date_in(request.now, zone)) -
                    std::chrono::sys_days(kit::date_in(concern.reported_at, zone));
  return context_.catalogue.say(request.language, _n("{n} day", "{n} days"), days.count());
}

std::vector<ConsolePages::Line> ConsolePages::lines(const PageRequest &request,
                                                    Service::Shelf shelf) const {
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    std::vector<Line> lines;
    for (auto &concern : concerns_.list(transaction, shelf, request.member_id)) {
      auto owner = name_of(transaction, concern.owner_id);
      auto about = name_of(transaction, concern.about_id);
      lines.push_back({std::move(concern), std::move(owner), std::move(about)});
    }
    return lines;
  });
}

PageReply ConsolePages::list(const PageRequest &request) const {
  const auto shelf =
      parse_in(shelves, request.query.first("show")).value_or(Service::Shelf::open);
  TemplateDictionary dictionary("concerns");
  for (const auto &[each, shelf_code] : shelves)
    dictionary.ShowSection(std::string(each == shelf ? "at_" : "not_at_") + shelf_code);
  const auto found = lines(request, shelf);
  dictionary.ShowSection(found.empty() ? "none" : "some");
  for (const auto &[concern, owner, about] : found) {
    auto &line = *dictionary.AddSectionDictionary("concern");
    line.SetValue("reference", concern.reference);
    line.SetValue("path", case_path_of(concern.id));
    line.SetValue("kind", say(context_, request.language, concern.kind));
    line.SetValue("state", say(context_, request.language, concern.state));
    line.SetValue("reported_date", long_date(context_, request.language, concern.reported_at));
    line.SetValue("age", age(request, concern));
    line.SetValue("owner", owner.empty() ? "–" : owner);
    line.SetValue("about", about.empty() ? "–" : about);
  }
  return {Page{200, context_.catalogue.say(request.language, _("Concerns")),
               context_.templates.render("concerns/console_list.html.tpl", request.language,
                                         dictionary)}};
}

// ---- One case ----

std::optional<ConsolePages::Case> ConsolePages::read(const PageRequest &request) const {
  const auto id = Id::parse(request.parameters.first("concern"));
  if (!id) return std::nullopt;
  const auto step_id = Id::parse(request.query.first("opened"));
  return context_.database.run(
      request.deadline, [&](Transaction &transaction) -> std::optional<Case> {
        const auto concern = concerns_.find(transaction, *id);
        const auto &who = request.member_id;
        if (!concern || concern->about_id == who || concern->reporter_id == who)
          return std::nullopt;
        Case shown{.concern = *concern};
        shown.reporter = name_of(transaction, concern->reporter_id);
        shown.about = name_of(transaction, concern->about_id);
        shown.owner = name_of(transaction, concern->owner_id);
        shown.hidden = concerns_.is_hidden(transaction, *concern);
        shown.barred = concerns_.is_barred(transaction, concern->about_id);
        for (auto &step : concerns_.steps(transaction, *id)) {
          auto actor = name_of(transaction, step.actor_id);
          shown.steps.emplace_back(std::move(step), std::move(actor));
        }
        if (step_id)
          shown.words = concerns_.opened_words(transaction, *id, who, *step_id, request.now);
        return shown;
      });
}

PageReply ConsolePages::show(const PageRequest &request) const {
  const auto shown = read(request);
  return shown ? page(request, *shown, {}) : PageReply{NotThere{}};
}

PageReply ConsolePages::handle(const PageRequest &request) const {
  const auto shown = read(request);
  if (!shown) return {NotThere{}};
  Filled filled{.command = std::string(request.fields.first("command")),
                .outcome = std::string(request.fields.first("outcome")),
                .reason = std::string(request.fields.first("reason"))};
  if (request.switches_language()) return page(request, *shown, filled);
  const auto command = parse_in(commands, filled.command);
  if (!command || !operation_of(request)) {
    filled.status = 422;
    filled.incomplete = true;
    return page(request, *shown, filled);
  }
  return handle_once(request, shown->concern.id, *command, std::move(filled));
}

PageReply ConsolePages::handle_once(const PageRequest &request, const Id &concern_id,
                                    Command command, Filled filled) const {
  try {
    return {Redirect{run_operation(
        context_, *operation_of(request), request.member_id, request.deadline,
        [&](Transaction &transaction) {
          const Id step = concerns_.handle(transaction,
                                           {.concern_id = concern_id,
                                            .actor_id = request.member_id,
                                            .command = command,
                                            .typed_reason = filled.reason,
                                            .outcome = parse_in(outcomes, filled.outcome)},
                                           request.now);
          const auto path = case_path_of(concern_id);
          return path + (command == Command::open_words ? "?opened=" + step.text() : "?done=1");
        })}};
  } catch (const RefusedError &error) {
    filled.refusal = error.why;
    filled.status = is_about_fields(error.why) ? 422 : 409;
    const auto shown = read(request);
    return shown ? page(request, *shown, filled) : PageReply{NotThere{}};
  }
}

// ---- Showing it ----

void ConsolePages::fill_case(TemplateDictionary &dictionary, const PageRequest &request,
                             const Case &shown) const {
  const auto &concern = shown.concern;
  const auto language = request.language;
  dictionary.SetValue("reference", concern.reference);
  dictionary.SetValue("path", case_path_of(concern.id));
  dictionary.SetValue("kind", say(context_, language, concern.kind));
  dictionary.SetValue("regarding", say(context_, language, concern.regarding));
  dictionary.SetValue("state", say(context_, language, concern.state));
  dictionary.SetValue("reported_date", long_date(context_, language, concern.reported_at));
  dictionary.SetValue("age", age(request, concern));
  dictionary.SetValue("reporter", shown.reporter);
  dictionary.SetValue("owner", shown.owner.empty() ? "–" : shown.owner);
  if (concern.outcome)
    dictionary.SetValueAndShowSection("outcome", say(context_, language, *concern.outcome),
                                      "has_outcome");
  if (shown.about.empty())
    dictionary.ShowSection("nobody");
  else
    dictionary.SetValueAndShowSection("about", shown.about, "somebody");
  if (shown.hidden) dictionary.ShowSection("profile_is_hidden");
  if (shown.barred) dictionary.ShowSection("is_barred");
  for (const auto &[step, actor] : shown.steps) {
    auto &line = *dictionary.AddSectionDictionary("step");
    line.SetValue("at", kit::long_time(language, step.at, context_.program.zone()));
    line.SetValue("actor", actor);
    line.SetValue("action", say(context_, language, step.action));
    if (step.outcome)
      line.SetValueAndShowSection("outcome", say(context_, language, *step.outcome),
                                  "step_outcome");
    if (!step.words.empty())
      fill_lines(*line.AddSectionDictionary("said"), "words", step.words);
  }
  dictionary.ShowSection(shown.steps.empty() ? "no_steps" : "some_steps");
  if (!shown.words) return;
  auto &words = *dictionary.AddSectionDictionary("opened");
  fill_lines(words, "words", shown.words->text);
  if (!shown.words->reach.empty())
    words.SetValueAndShowSection("reach", shown.words->reach, "has_reach");
}

// What may be done now, as the rules say it; whoever is not the owner may take the case on.
void ConsolePages::fill_choices(TemplateDictionary &dictionary, const PageRequest &request,
                                const Case &shown, const Filled &filled) const {
  const auto &concern = shown.concern;
  const Facts facts{.by_owner = concern.owner_id == request.member_id,
                    .about_named = !concern.about_id.is_none(),
                    .hidden = shown.hidden,
                    .barred = shown.barred,
                    .has_words = concern.has_words};
  const auto allowed = [&](Command command, std::optional<Outcome> outcome) {
    return std::holds_alternative<Move>(decide(concern.state, command, outcome, facts));
  };
  if (allowed(Command::assign, {})) dictionary.ShowSection("may_assign");
  TemplateDictionary *form = nullptr;
  for (const auto command : {Command::open_words, Command::note, Command::hide_profile,
                             Command::show_profile, Command::lift_bar, Command::close}) {
    if (!allowed(command, Outcome::no_action)) continue;
    if (!form) form = dictionary.AddSectionDictionary("may_handle");
    auto &choice = *form->AddSectionDictionary(code(command) + std::string("_choice"));
    choice.ShowSection("choice");
    if (filled.command == code(command)) choice.ShowSection("chosen");
    if (command != Command::close) continue;
    auto &closing = *form->AddSectionDictionary("closing");
    for (const auto &[outcome, outcome_code] : outcomes) {
      if (!allowed(command, outcome)) continue;
      auto &line = *closing.AddSectionDictionary("outcomes");
      line.SetValue("code", outcome_code);
      line.SetValue("label", say(context_, request.language, outcome));
      if (filled.outcome == outcome_code) line.ShowSection("chosen");
    }
  }
  if (form) form->SetValue("reason", filled.reason);
}

std::vector<ShownError> ConsolePages::errors_of(const PageRequest &request,
                                                const Filled &filled) const {
  if (filled.refusal)
    return {{anchor_of(*filled.refusal), say(context_, request.language, *filled.refusal)}};
  if (filled.incomplete)
    return {{"command",
             context_.catalogue.say(request.language, _("Choose what you want to do."))}};
  return {};
}

PageReply ConsolePages::page(const PageRequest &request, const Case &shown,
                             const Filled &filled) const {
  TemplateDictionary dictionary("case");
  fill_form(dictionary, context_, request);
  dictionary.SetValue("assign_operation", context_.make_id().text());
  fill_errors(dictionary, errors_of(request, filled));
  fill_case(dictionary, request, shown);
  fill_choices(dictionary, request, shown, filled);
  if (request.query.first("done") == "1") dictionary.ShowSection("just_done");
  return {Page{filled.status,
               context_.catalogue.say(request.language, _("Case {reference}"),
                                      {{"reference", shown.concern.reference}}),
               context_.templates.render("concerns/console_case.html.tpl", request.language,
                                         dictionary)}};
}

}  // namespace tandem::concerns
