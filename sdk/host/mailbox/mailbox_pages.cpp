#include <host/mailbox/mailbox_pages.hpp>

#include <ctemplate/template.h>

#include <host/mailbox/replies.hpp>
#include <host/mailbox/tokens.hpp>
#include <host/mailbox/troubles.hpp>
#include <kit/language/format.hpp>

namespace ams::host {
namespace {

constexpr unsigned most_rows = 100;
using Dictionary = ctemplate::TemplateDictionary;

}  // namespace

void MailboxPages::add_routes(Router &router) {
  router.add({Method::get, "/console/mailbox", "staff",
              [this](const Request &request) { return overview(request); }});
  router.add({Method::post, "/console/mailbox/bounces/{bounce}/done", "staff",
              [this](const Request &request) { return bounce_done(request); }});
  router.add({Method::get, "/console/mailbox/replies/{reply}", "staff",
              [this](const Request &request) { return reply(request); }});
  router.add({Method::post, "/console/mailbox/replies/{reply}/done", "staff",
              [this](const Request &request) { return reply_done(request, true); }});
  router.add({Method::post, "/console/mailbox/replies/{reply}/open", "staff",
              [this](const Request &request) { return reply_done(request, false); }});
}

std::string MailboxPages::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

std::string MailboxPages::time(const Request &request, kit::Instant instant) const {
  return kit::long_time(request.language, instant, context_.settings.zone);
}

Reply MailboxPages::overview(const Request &request) const {
  std::vector<BounceLine> bounces;
  std::vector<ReplyLine> replies;
  std::int64_t unknown = 0;
  context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    bounces = Troubles::latest(transaction, most_rows);
    replies = Replies(context_).latest(transaction, most_rows);
    unknown = transaction
                  .query_one("SELECT COUNT(*) FROM ams_mailbox_seen WHERE kind = 'unknown'")
                  ->integer(0);
  });
  Dictionary page("mailbox");
  const auto &settings = context_.settings;
  page.SetTemplateGlobalValue("RETURN_PATH",
                              return_address(settings.return_path, settings.mail_from));
  page.ShowSection(settings.mailbox ? "SET_UP" : "NOT_SET_UP");
  if (unknown > 0)
    page.AddSectionDictionary("UNKNOWN")
        ->SetValue("TEXT", context_.catalogue.say(
                               request.language,
                               _n("{n} report belonged to none of our e-mails.",
                                  "{n} reports belonged to none of our e-mails."),
                               unknown, {}));
  show_bounces(page, request, bounces);
  show_replies(page, request, replies);
  return layout_.page(
      request, 200, say(request, _("E-mails that came back, and replies")),
      context_.templates.render("console/mailbox.html.tpl", request.language, page));
}

void MailboxPages::show_bounces(Dictionary &page, const Request &request,
                                const std::vector<BounceLine> &bounces) const {
  if (bounces.empty()) return page.ShowSection("NO_BOUNCES");
  auto *table = page.AddSectionDictionary("ANY_BOUNCES");
  for (const BounceLine &line : bounces) {
    auto *row = table->AddSectionDictionary("BOUNCE");
    row->SetValue("ADDRESS", line.recipient);
    row->SetValue("KIND", say(request, line.failure.permanent ? _("For good") : _("May pass")));
    row->SetValue("STATUS", line.failure.status);
    row->SetValue("DIAGNOSTIC", line.failure.diagnostic);
    row->SetValue("AT", time(request, line.received_at));
    if (line.done_at) {
      row->ShowSection("DONE");
      continue;
    }
    auto *open = row->AddSectionDictionary("OPEN");
    open->SetValue("ACTION", "/console/mailbox/bounces/" + line.id.text() + "/done");
    open->SetValue("CSRF", request.csrf_token);
  }
}

void MailboxPages::show_replies(Dictionary &page, const Request &request,
                                const std::vector<ReplyLine> &replies) const {
  if (replies.empty()) return page.ShowSection("NO_REPLIES");
  auto *table = page.AddSectionDictionary("ANY_REPLIES");
  for (const ReplyLine &line : replies) {
    auto *row = table->AddSectionDictionary("REPLY");
    row->SetValue("FROM", line.from);
    row->SetValue("REPLY_SUBJECT",
                  line.subject.empty() ? say(request, _("No subject")) : line.subject);
    row->SetValue("LINK", "/console/mailbox/replies/" + line.id.text());
    row->SetValue("AT", time(request, line.received_at));
    row->SetValue("STATE", say(request, line.done_at ? _("Done") : _("Open")));
  }
}

Reply MailboxPages::reply(const Request &request) const {
  const auto id = kit::Id::parse(request.parameters.first("reply"));
  const auto shown =
      id ? context_.database.run(request.deadline,
                                 [&](kit::Transaction &transaction) {
                                   return Replies(context_).find(transaction, *id);
                                 })
         : std::nullopt;
  if (!shown) return Reply::redirect("/console/mailbox");  // looked after long ago
  Dictionary page("reply");
  page.SetValue("FROM", shown->line.from);
  page.SetValue("REPLY_SUBJECT", shown->line.subject);
  page.SetValue("AT", time(request, shown->line.received_at));
  page.SetValue("TEXT", shown->text);
  if (shown->line.cut) page.ShowSection("CUT");
  if (!shown->answers_recipient.empty()) {
    auto *answers = page.AddSectionDictionary("ANSWERS");
    answers->SetValue("ANSWERS_SUBJECT", shown->answers_subject);
    answers->SetValue("ANSWERS_RECIPIENT", shown->answers_recipient);
  }
  auto *action = page.AddSectionDictionary(shown->line.done_at ? "DONE" : "OPEN");
  action->SetValue("ACTION", request.path + (shown->line.done_at ? "/open" : "/done"));
  action->SetValue("CSRF", request.csrf_token);
  return layout_.page(request, 200, say(request, _("A reply we received")),
                      context_.templates.render("console/reply.html.tpl", request.language, page));
}

Reply MailboxPages::bounce_done(const Request &request) const {
  const auto id = kit::Id::parse(request.parameters.first("bounce"));
  const bool there =
      id && context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
        return Troubles::done(transaction, *id, request.session->member_id, request.now);
      });
  return there ? Reply::redirect("/console/mailbox") : layout_.failure(request, 404);
}

Reply MailboxPages::reply_done(const Request &request, bool done) const {
  const auto id = kit::Id::parse(request.parameters.first("reply"));
  const bool there =
      id && context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
        return Replies(context_).set_done(transaction, *id, request.session->member_id, done);
      });
  return there ? Reply::redirect("/console/mailbox") : layout_.failure(request, 404);
}

}  // namespace ams::host
