#include <plugin/desks/staff/mails_desk.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/audit.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/desks/staff/words.hpp>

namespace tandem::desks {

using ctemplate::TemplateDictionary;

namespace {

constexpr const char *list_path = "/console/mentorship/mails";
constexpr unsigned per_page = 50;

struct Choice {
  const char *code;
  std::optional<kit::MailState> state;
};
constexpr Choice choices[] = {{"all", std::nullopt},
                              {"waiting", kit::MailState::queued},
                              {"sent", kit::MailState::sent},
                              {"given_up", kit::MailState::dead}};

const Choice &choice_of(const PageRequest &request) {
  for (const auto &choice : choices)
    if (request.query.first("show") == choice.code) return choice;
  return choices[0];
}

bool can_go_again(kit::MailState state) {
  return state == kit::MailState::sent || state == kit::MailState::dead;
}

}  // namespace

PageRoutes MailsDesk::routes() {
  return {{"GET", list_path, "staff", [this](const PageRequest &r) { return list(r); }},
          {"POST", "/console/mentorship/mails/{mail}/again", "staff",
           [this](const PageRequest &r) { return send_again(r); }}};
}

PageReply MailsDesk::list(const PageRequest &request) const {
  const auto &chosen = choice_of(request);
  // All mails of whoever has this address today, also those to a former one.
  const auto email = std::string(request.query.first("email"));
  const auto whose = email.empty() ? std::nullopt : finder_.by_email(email);
  const bool nobodys = !email.empty() && !whose;
  const auto html = context_.database.run(request.deadline, [&](Transaction &transaction) {
    TemplateDictionary dictionary("mails");
    dictionary.SetTemplateGlobalValue("email", email);
    dictionary.SetValue("show", chosen.code);
    if (finder_.offered()) dictionary.ShowSection("search");
    if (nobodys) dictionary.ShowSection("nobody");
    for (const auto &choice : choices)
      dictionary.ShowSection(std::string(&choice == &chosen ? "at_" : "not_at_") + choice.code);
    if (request.query.first("done") == "again") dictionary.ShowSection("done");
    kit::MailQuery query{.state = chosen.state, .member_id = whose ? whose->id : Id{}};
    if (const auto after = Id::parse(request.query.first("after")))
      query.after = outbox_.find(transaction, *after);
    auto found = outbox_.list(transaction, query, nobodys ? 0 : per_page + 1);
    if (found.size() > per_page) {
      found.pop_back();
      auto &more = *dictionary.AddSectionDictionary("more");
      more.SetValue("show", chosen.code);
      more.SetValue("after", found.back().id.text());
    }
    if (!nobodys) dictionary.ShowSection(found.empty() ? "none" : "some");
    for (const auto &mail : found) {
      auto &line = *dictionary.AddSectionDictionary("line");
      line.SetValue("kind", say_mail(context_, request.language, mail.template_name));
      line.SetValue("name", mail.member_id.is_none()
                                ? "–"
                                : names_.of(transaction, mail.member_id, request.language));
      line.SetValue("address", mail.recipient);
      line.SetValue("state", say_state(context_, request.language, mail.state));
      line.SetValue("at", kit::long_time(request.language, mail.created_at,
                                         context_.program.zone()));
      line.SetValue("answer", mail.reply);
      if (!can_go_again(mail.state)) continue;
      auto &again = *line.AddSectionDictionary("again");
      again.SetValue("path", std::string(list_path) + "/" + mail.id.text() + "/again");
      again.SetValue("csrf", request.csrf_token);
      again.SetValue("operation", context_.make_id().text());
    }
    return context_.templates.render("staff/mails.html.tpl", request.language, dictionary);
  });
  return {Page{200, context_.catalogue.say(request.language, _("Mail")), html}};
}

PageReply MailsDesk::send_again(const PageRequest &request) const {
  const auto id = Id::parse(request.parameters.first("mail"));
  const auto operation = operation_of(request);
  if (!id || !operation) return {NotThere{}};
  const bool known = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return outbox_.find(transaction, *id).has_value();
  });
  if (!known) return {NotThere{}};
  return {Redirect{run_operation(
      context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
        if (!outbox_.send_again(transaction, *id)) return std::string(list_path);
        write_audit(transaction, context_,
                    {.actor_id = request.member_id,
                     .action = "mail.sent_again",
                     .subject_id = *id,
                     .about_id = outbox_.find(transaction, *id)->member_id});
        return std::string(list_path) + "?done=again";
      })}};
}

}  // namespace tandem::desks
