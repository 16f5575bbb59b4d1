#include <host/mail/host_mail.hpp>

#include <ctemplate/template.h>

namespace ams::host {

namespace {

std::string name_of(const Member &member) {
  const std::string between = member.given_name.empty() || member.family_name.empty() ? "" : " ";
  return member.given_name + between + member.family_name;
}

std::string rendered(const Context &context, const Member &member, const HostMail &mail,
                     const std::string &kind) {
  const auto &settings = context.settings;
  ctemplate::TemplateDictionary page("mail");
  // Header and footer see what is global to the template, and nothing of their parent's.
  page.SetTemplateGlobalValue("LANG", kit::code(member.language));
  page.SetTemplateGlobalValue("NAME", name_of(member));
  page.SetTemplateGlobalValue("SUBJECT", context.catalogue.say(member.language, mail.subject));
  page.SetTemplateGlobalValue("ASSOCIATION", settings.association(member.language));
  page.SetTemplateGlobalValue("POSTAL_ADDRESS", settings.postal_address(member.language));
  page.SetTemplateGlobalValue("TELEPHONE", settings.telephone(member.language));
  page.SetTemplateGlobalValue("SUPPORT_EMAIL", settings.support_email);
  for (const auto &[marker, value] : mail.values) page.SetValue(marker, value);
  for (const char *part : {"HEADER", "FOOTER"}) {
    const std::string file = part == std::string("HEADER") ? "mail/header" : "mail/footer";
    page.AddIncludeDictionary(part)->SetFilename(
        kit::Templates::include_name(file + kind, member.language));
  }
  return context.templates.render("mail/" + mail.name + kind, member.language, page);
}

}  // namespace

Member addressee(const std::string &email, kit::Language language) {
  Member member;
  member.email = email;
  member.language = language;
  return member;
}

void send_mail(const Context &context, kit::Transaction &transaction, const Member &member,
               const HostMail &mail) {
  kit::OutgoingMail outgoing;
  outgoing.id = mail.id.is_none() ? kit::make_id(context.clock, context.random) : mail.id;
  outgoing.template_name = mail.name;
  outgoing.mail_class = mail.mail_class;
  outgoing.member_id = member.id;
  outgoing.to = {name_of(member), mail.to_email.empty() ? member.email : mail.to_email};
  outgoing.from_name = kit::header_text(context.settings.association(member.language));
  outgoing.reply_to = {"", mail.reply_to.empty() ? context.settings.support_email : mail.reply_to};
  outgoing.headers = mail.headers;
  outgoing.language = member.language;
  outgoing.subject = context.catalogue.say(member.language, mail.subject);
  outgoing.text = rendered(context, member, mail, ".txt.tpl");
  outgoing.html = rendered(context, member, mail, ".html.tpl");
  context.outbox.enqueue(transaction, outgoing);
}

std::string absolute_url(const Settings &settings, std::string_view path) {
  std::string base = settings.public_url;
  while (base.ends_with('/')) base.pop_back();
  return base + std::string(path);
}

}  // namespace ams::host
