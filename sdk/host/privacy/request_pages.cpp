#include <host/privacy/request_pages.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>

namespace ams::host {

namespace {

using Dictionary = ctemplate::TemplateDictionary;
constexpr const char *list_path = "/account/privacy/requests";
// 5,000 characters of any script, percent-encoded.
constexpr std::size_t body_limit = 128 * 1024;

}  // namespace

void show_steps(Dictionary &page, const Context &context, const Request &request,
                const std::vector<RequestStep> &steps) {
  for (const auto &step : steps) {
    auto &line = *page.AddSectionDictionary("STEP");
    line.SetValue("AT", kit::long_time(request.language, step.at, context.settings.zone));
    line.SetValue("ACTION", context.catalogue.say(request.language, text_of(step.action)));
    if (step.outcome)
      line.SetValueAndShowSection(
          "OUTCOME", context.catalogue.say(request.language, text_of(*step.outcome)), "ENDED");
    if (!step.words.empty()) line.SetValueAndShowSection("TEXT", step.words, "SAID");
  }
}

void show_kinds(Dictionary &page, const Context &context, const Request &request) {
  for (const auto kind : request_kinds) {
    auto &line = *page.AddSectionDictionary("KIND");
    line.SetValue("CODE", code(kind));
    line.SetValue("LABEL", context.catalogue.say(request.language, text_of(kind)));
    if (request.fields.first("kind") == code(kind)) line.ShowSection("CHOSEN");
  }
}

void RequestPages::add_routes(Router &router) {
  router.add({Method::get, list_path, "account",
              [this](const Request &request) { return list(request, 200, {}); }});
  router.add({Method::post, list_path, "account",
              [this](const Request &request) { return ask(request); }, body_limit});
  router.add({Method::get, "/account/privacy/requests/{request}", "account",
              [this](const Request &request) { return show(request); }});
}

std::string RequestPages::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

Reply RequestPages::list(const Request &request, unsigned status, const FormErrors &errors) const {
  const auto all = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return requests_.of_member(transaction, request.session->member_id);
  });
  const auto operation = kit::Id::parse(request.fields.first("operation"));
  Dictionary page("requests");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("OPERATION",
                operation.value_or(kit::make_id(context_.clock, context_.random)).text());
  page.SetValue("WORDS", std::string(request.fields.first("words")));
  show_kinds(page, context_, request);
  show_errors(page, errors, request.language);
  page.ShowSection(all.empty() ? "NONE" : "SOME");
  for (const auto &one : all) {
    auto &line = *page.AddSectionDictionary("REQUEST");
    line.SetValue("LINK", std::string(list_path) + "/" + one.id.text());
    line.SetValue("REFERENCE", reference_of(one.id));
    line.SetValue("WHAT", say(request, text_of(one.kind)));
    line.SetValue("STATE", say(request, text_of(one.state)));
    line.SetValue("RECEIVED", kit::long_date(request.language, one.received_on));
    if (one.state != RequestState::closed)
      line.SetValueAndShowSection("DUE", kit::long_date(request.language, one.due_on), "OPEN");
  }
  return layout_.page(
      request, status, say(request, _("My requests under privacy law")),
      context_.templates.render("privacy/my_requests.html.tpl", request.language, page));
}

Reply RequestPages::ask(const Request &request) const {
  if (request.switches_language()) return list(request, 200, {});
  FormErrors errors;
  const auto refuse = [&](const char *field, RequestRefusal why) {
    errors.push_back({field, field, say(request, text_of(why))});
  };
  const auto kind = parse_request_kind(request.fields.first("kind"));
  if (!kind) refuse("kind", RequestRefusal::kind_missing);
  const auto words = read_request_words(request.fields.first("words"));
  const auto *text = std::get_if<std::string>(&words);
  if (!text) refuse("words", std::get<RequestRefusal>(words));
  if (text && text->empty()) refuse("words", RequestRefusal::words_missing);
  const auto operation = kit::Id::parse(request.fields.first("operation"));
  if (!errors.empty() || !operation) return list(request, 422, errors);
  const auto &member = request.session->member_id;
  try {
    context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
      requests_.receive(transaction,
                        {.id = *operation,
                         .member_id = member,
                         .kind = *kind,
                         .language = request.language,
                         .received_on = requests_.today(request.now),
                         .words = *text,
                         .entered_by = member},
                        request.now);
    });
  } catch (const RequestRefusedError &error) {
    refuse("words", error.why);
    return list(request, 409, errors);
  }
  return Reply::redirect(std::string(list_path) + "/" + operation->text() + "?new=1");
}

Reply RequestPages::show(const Request &request) const {
  const auto id = kit::Id::parse(request.parameters.first("request"));
  std::optional<PrivacyRequest> one;
  std::vector<RequestStep> steps;
  std::string words;
  if (id) {
    context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
      one = requests_.find(transaction, *id);
      if (!one || one->member_id != request.session->member_id) return one.reset();
      steps = requests_.steps(transaction, *id);
      words = requests_.words(transaction, *id);
    });
  }
  if (!one) return layout_.failure(request, 404);
  Dictionary page("request");
  if (request.query.has("new")) page.ShowSection("NEW");
  page.SetValue("REFERENCE", reference_of(one->id));
  page.SetValue("WHAT", say(request, text_of(one->kind)));
  page.SetValue("STATE", say(request, text_of(one->state)));
  page.SetValue("RECEIVED", kit::long_date(request.language, one->received_on));
  page.SetValue("DUE", kit::long_date(request.language, one->due_on));
  if (one->extended) page.ShowSection("EXTENDED");
  if (one->outcome)
    page.SetValueAndShowSection("RESULT", say(request, text_of(*one->outcome)), "CLOSED");
  page.SetValue("WORDS", words);
  page.SetValue("SUPPORT_EMAIL", context_.settings.support_email);
  show_steps(page, context_, request, steps);
  return layout_.page(
      request, 200, say(request, _("My request")),
      context_.templates.render("privacy/my_request.html.tpl", request.language, page));
}

}  // namespace ams::host
