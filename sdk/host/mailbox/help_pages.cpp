#include <host/mailbox/help_pages.hpp>

#include <ctemplate/template.h>

#include <stdexcept>

#include <host/keys.hpp>
#include <host/mail/host_mail.hpp>
#include <host/mailbox/sent_mail_store.hpp>
#include <host/mailbox/troubles.hpp>
#include <kit/language/format.hpp>

namespace ams::host {
namespace {

constexpr unsigned mails_shown = 10;
using Dictionary = ctemplate::TemplateDictionary;

kit::Text state_label(SentState state) {
  switch (state) {
    case SentState::taken:
      return _("Accepted by your provider");
    case SentState::refused:
      return _("Refused by your provider");
    case SentState::came_back:
      return _("Came back");
    case SentState::delayed:
      return _("Delayed; we go on trying");
    case SentState::held:
      return _("Waits until your address works");
    case SentState::on_its_way:
      break;
  }
  return _("On its way");
}

Member member_of(kit::Transaction &transaction, const Request &request) {
  auto member = MemberStore::find(transaction, request.session->member_id);
  if (!member) throw std::runtime_error("a session without a member");
  return std::move(*member);
}

struct Known {
  Member member;
  std::optional<Trouble> trouble;
  std::vector<SentMail> mails;
};

// Subjects alone: what was written in a mail is nobody's business here.
void show_mails(Dictionary &card, const Context &context, const Request &request,
                const std::vector<SentMail> &mails) {
  if (mails.empty()) return card.ShowSection("NO_MAILS");
  const kit::Sealer subjects(context.keys.ring("host.sent_mails"));
  auto *table = card.AddSectionDictionary("ANY_MAILS");
  for (const SentMail &mail : mails) {
    auto *row = table->AddSectionDictionary("MAIL");
    row->SetValue("MAIL_SUBJECT", subjects.open(subject_place(mail.token), mail.subject_sealed));
    row->SetValue("AT",
                  kit::long_time(request.language, mail.created_at, context.settings.zone));
    row->SetValue("STATE", context.catalogue.say(request.language, state_label(mail.state)));
  }
}

}  // namespace

void HelpPages::add_routes(Router &router) {
  router.add({Method::get, "/help/e-mail", "public",
              [this](const Request &request) { return help(request, 200, false); }});
  router.add({Method::post, "/help/e-mail/test", "account",
              [this](const Request &request) { return send_test(request); }});
  router.add({Method::get, "/help/e-mail/test/{test}", "account",
              [this](const Request &request) { return test_result(request); }});
  router.add({Method::post, "/help/e-mail/works", "account",
              [this](const Request &request) { return works(request); }});
}

std::string HelpPages::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

Reply HelpPages::help(const Request &request, unsigned status, bool too_many) const {
  const auto &settings = context_.settings;
  Dictionary page("email_help");
  page.SetTemplateGlobalValue("SENDER", settings.mail_from);
  page.SetTemplateGlobalValue("SUPPORT_EMAIL", settings.support_email);
  page.SetTemplateGlobalValue("TELEPHONE", settings.telephone(request.language));
  if (too_many) page.ShowSection("TOO_MANY");
  if (request.query.has("works")) page.ShowSection("WORKS");
  if (!request.session) {
    page.ShowSection("SIGNED_OUT");
  } else {
    const Known known =
        context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
          const auto &id = request.session->member_id;
          return Known{member_of(transaction, request), Troubles::of_member(transaction, id),
                       SentMailStore::of_member(transaction, id, mails_shown)};
        });
    auto *own = page.AddSectionDictionary("SIGNED_IN");
    own->SetValue("CSRF", request.csrf_token);
    own->SetValue("EMAIL", known.member.email);
    if (known.trouble) own->AddSectionDictionary("TROUBLE")->SetValue("CSRF", request.csrf_token);
    show_mails(*own, context_, request, known.mails);
  }
  return layout_.page(
      request, status, say(request, _("Not receiving our e-mails?")),
      context_.templates.render("site/email_help.html.tpl", request.language, page));
}

// The member's row is locked, so that two clicks at once count as two.
Reply HelpPages::send_test(const Request &request) const {
  const auto id = kit::make_id(context_.clock, context_.random);
  const bool sent = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    transaction.query_one("SELECT id FROM ams_members WHERE id = ? FOR UPDATE",
                          {request.session->member_id});
    const auto row = transaction.query_one(
        "SELECT COUNT(*) FROM ams_mails WHERE member_id = ? AND template = 'test_message'"
        " AND created_at > ?",
        {request.session->member_id, request.now - std::chrono::hours(1)});
    if (row->integer(0) >= test_messages_an_hour) return false;
    HostMail mail{"test_message", _("A test message"), "", {}};
    mail.id = id;
    send_mail(context_, transaction, member_of(transaction, request), mail);
    return true;
  });
  if (!sent) return help(request, 429, true);
  return Reply::redirect("/help/e-mail/test/" + id.text());
}

Reply HelpPages::test_result(const Request &request) const {
  const auto id = kit::Id::parse(request.parameters.first("test"));
  std::string address;
  SentState state = SentState::on_its_way;
  const bool found = id && context_.database.run(request.deadline, [&](auto &transaction) {
    const auto row = transaction.query_one(
        "SELECT recipient FROM ams_mails WHERE id = ? AND member_id = ? AND"
        " template = 'test_message'",
        {*id, request.session->member_id});
    if (!row) return false;
    address = row->text(0);
    if (const auto sent = SentMailStore::of_mail(transaction, *id)) state = sent->state;
    return true;
  });
  if (!found) return layout_.failure(request, 404);
  Dictionary page("test_result");
  page.SetTemplateGlobalValue("EMAIL", address);
  page.SetTemplateGlobalValue("SENDER", context_.settings.mail_from);
  page.SetValue("AGAIN", request.path);
  page.ShowSection(state == SentState::taken                                     ? "TAKEN"
                   : state == SentState::refused || state == SentState::came_back ? "FAILED"
                                                                                 : "WAITING");
  return layout_.page(
      request, 200, say(request, _("Your test message")),
      context_.templates.render("site/test_message.html.tpl", request.language, page));
}

Reply HelpPages::works(const Request &request) const {
  context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    Troubles::confirm(transaction, request.session->member_id, request.now);
  });
  return Reply::redirect("/help/e-mail?works=1");
}

}  // namespace ams::host
