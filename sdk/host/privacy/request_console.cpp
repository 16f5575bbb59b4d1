#include <host/privacy/request_console.hpp>

#include <ctemplate/template.h>

#include <charconv>

#include <kit/language/format.hpp>
#include <kit/mail/message.hpp>

namespace ams::host {

namespace {

using Dictionary = ctemplate::TemplateDictionary;
constexpr const char *list_path = "/console/privacy-requests";
constexpr const char *one_pattern = "/console/privacy-requests/{request}";
constexpr const char *new_path = "/console/privacy-requests/new";
constexpr std::size_t body_limit = 128 * 1024;
constexpr std::size_t name_limit = 200;

// Beside which field the reason for a refusal stands.
const char *field_of(RequestRefusal why) {
  switch (why) {
    case RequestRefusal::outcome_missing:
      return "outcome";
    case RequestRefusal::words_missing:
    case RequestRefusal::words_too_long:
    case RequestRefusal::words_malformed:
    case RequestRefusal::not_answered:
      return "words";
    default:
      return "command";
  }
}

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

struct RequestConsole::Shown {
  PrivacyRequest one;
  RequestContact contact = {};
  std::string owner = {};
  std::string words = {};  // for whoever has taken it on
  std::vector<RequestStep> steps = {};
  RequestFacts facts = {};
};

void RequestConsole::add_routes(Router &router) {
  const auto add = [&](Method method, const char *pattern, auto handler) {
    router.add({method, pattern, "staff", handler, body_limit});
  };
  add(Method::get, list_path, [this](const Request &request) { return list(request); });
  add(Method::get, new_path, [this](const Request &request) { return form(request, 200, {}); });
  add(Method::post, new_path, [this](const Request &request) { return enter(request); });
  add(Method::get, one_pattern, [this](const Request &request) { return show(request, 200, {}); });
  add(Method::post, one_pattern, [this](const Request &request) { return handle(request); });
}

std::string RequestConsole::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

FieldError RequestConsole::error(const Request &request, const char *field,
                                 RequestRefusal why) const {
  return {field, field, say(request, text_of(why))};
}

std::string RequestConsole::name_of(kit::Transaction &transaction, const kit::Id &id) const {
  const auto member = id.is_none() ? std::nullopt : MemberStore::find(transaction, id);
  return member ? member->given_name + " " + member->family_name : "";
}

// ---- The queue ----

void RequestConsole::show_due(Dictionary &line, const Request &request,
                              const PrivacyRequest &one) const {
  line.SetValue("DUE", kit::long_date(request.language, one.due_on));
  const auto today = requests_.today(request.now);
  const auto urgency = urgency_of(one.state, one.due_on, today);
  if (urgency == Urgency::overdue) {
    const int late = days_between(one.due_on, today);
    line.SetValueAndShowSection(
        "TEXT",
        context_.catalogue.say(request.language,
                               _n("{n} day overdue", "{n} days overdue"), late),
        "LATE");
  } else if (one.state != RequestState::closed) {
    const int left = days_between(today, one.due_on);
    line.SetValueAndShowSection(
        "TEXT", context_.catalogue.say(request.language, _n("{n} day left", "{n} days left"), left),
        urgency == Urgency::soon ? "NEAR" : "LEFT");
  }
}

Reply RequestConsole::list(const Request &request) const {
  const bool closed = request.query.first("show") == "closed";
  Dictionary page("privacy_requests");
  page.ShowSection(closed ? "AT_CLOSED" : "AT_OPEN");
  if (request.query.has("entered")) page.ShowSection("ENTERED");
  const auto all = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    std::vector<std::pair<PrivacyRequest, std::string>> found;
    for (auto &one : requests_.list(transaction, closed)) {
      auto owner = name_of(transaction, one.owner_id);
      found.emplace_back(std::move(one), std::move(owner));
    }
    return found;
  });
  auto &body = *page.AddSectionDictionary(all.empty() ? "NONE" : "SOME");
  body.ShowSection(closed ? "NO_CLOSED" : "NO_OPEN");
  for (const auto &[one, owner] : all) {
    auto &row = *body.AddSectionDictionary("REQUEST");
    row.SetValue("LINK", std::string(list_path) + "/" + one.id.text());
    row.SetValue("REFERENCE", reference_of(one.id));
    row.SetValue("WHAT", say(request, text_of(one.kind)));
    row.SetValue("STATE", say(request, text_of(one.state)));
    if (one.outcome)
      row.SetValueAndShowSection("OUTCOME", say(request, text_of(*one.outcome)), "ENDED");
    row.SetValue("OWNER", owner.empty() ? "–" : owner);
    row.SetValue("RECEIVED", kit::long_date(request.language, one.received_on));
    show_due(row, request, one);
  }
  return layout_.page(
      request, 200, say(request, _("Privacy requests")),
      context_.templates.render("privacy/console_requests.html.tpl", request.language, page));
}

// ---- One request ----

std::optional<RequestConsole::Shown> RequestConsole::read(const Request &request) const {
  const auto id = kit::Id::parse(request.parameters.first("request"));
  if (!id) return std::nullopt;
  return context_.database.run(
      request.deadline, [&](kit::Transaction &transaction) -> std::optional<Shown> {
        const auto one = requests_.find(transaction, *id);
        if (!one) return std::nullopt;
        Shown shown{.one = *one};
        shown.contact = requests_.contact(transaction, *one);
        shown.owner = name_of(transaction, one->owner_id);
        shown.steps = requests_.steps(transaction, *id);
        shown.facts = requests_.facts_of(*one, request.session->member_id, request.now);
        // PRV-06: read by whoever answers it, and taking it on leaves a line.
        if (shown.facts.by_owner)
          shown.words = requests_.words(transaction, *id);
        else
          for (auto &step : shown.steps) step.words.clear();
        return shown;
      });
}

Reply RequestConsole::show(const Request &request, unsigned status,
                           const FormErrors &errors) const {
  const auto shown = read(request);
  if (!shown) return layout_.failure(request, 404);
  const auto &one = shown->one;
  Dictionary page("privacy_request");
  page.SetTemplateGlobalValue("CSRF", request.csrf_token);
  page.SetTemplateGlobalValue("PATH", std::string(list_path) + "/" + one.id.text());
  page.SetTemplateGlobalValue("VERSION", std::to_string(one.version));
  if (request.query.has("done")) page.ShowSection("JUST_DONE");
  show_errors(page, errors, request.language);
  page.SetValue("REFERENCE", reference_of(one.id));
  page.SetValue("WHAT", say(request, text_of(one.kind)));
  page.SetValue("CHANNEL", say(request, text_of(one.channel)));
  page.SetValue("STATE", say(request, text_of(one.state)));
  if (one.outcome)
    page.SetValueAndShowSection("RESULT", say(request, text_of(*one.outcome)), "CLOSED");
  page.SetValue("RECEIVED", kit::long_date(request.language, one.received_on));
  show_due(page, request, one);
  if (one.extended) page.ShowSection("EXTENDED");
  page.SetValue("OWNER", shown->owner.empty() ? "–" : shown->owner);
  page.SetValue("NAME", shown->contact.name.empty() ? say(request, _("Erased since"))
                                                    : shown->contact.name);
  page.SetValue("EMAIL", shown->contact.email);
  if (shown->contact.email.empty()) page.ShowSection("BY_LETTER");
  page.SetValue("ANSWER_LANGUAGE", one.language == kit::Language::french
                                       ? say(request, _("French"))
                                       : say(request, _("English")));
  if (!shown->words.empty()) page.SetValueAndShowSection("TEXT", shown->words, "WORDS_SHOWN");
  if (shown->words.empty() && one.has_words) page.ShowSection("WORDS_HIDDEN");
  show_choices(page, request, *shown);
  show_steps(page, context_, request, shown->steps);
  return layout_.page(
      request, status, say(request, _("Privacy request")),
      context_.templates.render("privacy/console_request.html.tpl", request.language, page));
}

void RequestConsole::show_choices(Dictionary &page, const Request &request,
                                  const Shown &shown) const {
  if (shown.facts.own) page.ShowSection("OWN");
  if (!why_not(RequestAction::taken, shown.facts)) page.ShowSection("MAY_TAKE");
  auto facts = shown.facts;
  facts.has_words = true;
  facts.outcome = RequestOutcome::granted;
  Dictionary *form = nullptr;
  for (const auto action :
       {RequestAction::answered, RequestAction::extended, RequestAction::closed}) {
    if (why_not(action, facts)) continue;
    if (!form) form = page.AddSectionDictionary("MAY_HANDLE");
    auto &choice = *form->AddSectionDictionary(std::string("MAY_") + code(action));
    if (request.fields.first("command") == code(action)) choice.ShowSection("CHOSEN");
  }
  if (!form) return;
  form->SetValue("WORDS", std::string(request.fields.first("words")));
  for (const auto outcome : request_outcomes) {
    auto &line = *form->AddSectionDictionary("OUTCOMES");
    line.SetValue("CODE", code(outcome));
    line.SetValue("LABEL", say(request, text_of(outcome)));
    if (request.fields.first("outcome") == code(outcome)) line.ShowSection("CHOSEN");
  }
}

Reply RequestConsole::handle(const Request &request) const {
  if (request.switches_language()) return show(request, 200, {});
  const auto id = kit::Id::parse(request.parameters.first("request"));
  if (!id) return layout_.failure(request, 404);
  const auto action = parse_request_action(request.fields.first("command"));
  if (!action || *action == RequestAction::received)
    return show(request, 422, {{"command", "command", say(request, _("Choose what to do."))}});
  auto words = read_request_words(request.fields.first("words"));
  if (const auto *why = std::get_if<RequestRefusal>(&words))
    return show(request, 422, {error(request, "words", *why)});
  try {
    context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
      requests_.handle(transaction,
                       {.request_id = *id,
                        .actor_id = request.session->member_id,
                        .action = *action,
                        .version = number_in(request.fields.first("version")),
                        .words = std::get<std::string>(words),
                        .outcome = parse_request_outcome(request.fields.first("outcome"))},
                       request.now);
    });
  } catch (const RequestRefusedError &refused) {
    const char *field = field_of(refused.why);
    return show(request, std::string_view(field) == "command" ? 409 : 422,
                {error(request, field, refused.why)});
  }
  return Reply::redirect(std::string(list_path) + "/" + id->text() + "?done=1");
}

// ---- Entering one ----

Reply RequestConsole::form(const Request &request, unsigned status,
                           const FormErrors &errors) const {
  const auto operation = kit::Id::parse(request.fields.first("operation"));
  const auto typed = [&](const char *field) { return std::string(request.fields.first(field)); };
  Dictionary page("privacy_request_new");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("OPERATION",
                operation.value_or(kit::make_id(context_.clock, context_.random)).text());
  show_errors(page, errors, request.language);
  show_kinds(page, context_, request);
  for (const auto channel : {RequestChannel::mail, RequestChannel::telephone}) {
    auto &line = *page.AddSectionDictionary("CHANNEL");
    line.SetValue("CODE", code(channel));
    line.SetValue("LABEL", say(request, text_of(channel)));
    if (typed("channel") == code(channel)) line.ShowSection("CHOSEN");
  }
  page.ShowSection(typed("language") == "fr" ? "IN_FRENCH" : "IN_ENGLISH");
  page.SetValue("RECEIVED_ON", typed("received_on"));
  page.SetValue("NAME", typed("name"));
  page.SetValue("EMAIL", typed("email"));
  page.SetValue("WORDS", typed("words"));
  return layout_.page(
      request, status, say(request, _("Enter a privacy request")),
      context_.templates.render("privacy/console_new.html.tpl", request.language, page));
}

Requests::New RequestConsole::read_entry(const Request &request, FormErrors &errors) const {
  const auto refuse = [&](const char *field, RequestRefusal why) {
    errors.push_back(error(request, field, why));
  };
  Requests::New entry;
  entry.entered_by = request.session->member_id;
  entry.language =
      kit::parse_language(request.fields.first("language")).value_or(kit::Language::english);
  const auto received =
      read_receipt(request.fields.first("received_on"), requests_.today(request.now));
  if (const auto *day = std::get_if<kit::Date>(&received))
    entry.received_on = *day;
  else
    refuse("received_on", std::get<RequestRefusal>(received));
  const auto channel = parse_request_channel(request.fields.first("channel"));
  if (!channel || *channel == RequestChannel::page)
    refuse("channel", RequestRefusal::channel_missing);
  entry.channel = channel.value_or(RequestChannel::mail);
  const auto kind = parse_request_kind(request.fields.first("kind"));
  if (!kind) refuse("kind", RequestRefusal::kind_missing);
  entry.kind = kind.value_or(RequestKind::access);

  entry.contact.email = request.fields.first("email");
  const bool has_address = !entry.contact.email.empty();
  if (has_address && !kit::is_email(entry.contact.email))
    refuse("email", RequestRefusal::email_malformed);
  const auto name = kit::clean_text(request.fields.first("name"), kit::Lines::one);
  entry.contact.name = name.value_or("");
  if (has_address) {
    const auto member = context_.database.run(
        request.deadline, [&](kit::Transaction &transaction) {
          return MemberStore::find_by_email(transaction, entry.contact.email);
        });
    if (member) entry.member_id = member->id;
  }
  const auto length = kit::length_of(entry.contact.name);
  if (entry.member_id.is_none() && (length == 0 || length > name_limit))
    refuse("name", RequestRefusal::name_missing);
  const auto words = read_request_words(request.fields.first("words"));
  const auto *text = std::get_if<std::string>(&words);
  if (!text) refuse("words", std::get<RequestRefusal>(words));
  if (text && text->empty()) refuse("words", RequestRefusal::words_missing);
  if (text) entry.words = *text;
  return entry;
}

Reply RequestConsole::enter(const Request &request) const {
  if (request.switches_language()) return form(request, 200, {});
  FormErrors errors;
  auto entry = read_entry(request, errors);
  const auto operation = kit::Id::parse(request.fields.first("operation"));
  if (!errors.empty() || !operation) return form(request, 422, errors);
  entry.id = *operation;
  context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    requests_.receive(transaction, entry, request.now);
  });
  return Reply::redirect(std::string(list_path) + "?entered=1");
}

}  // namespace ams::host
