#include <plugin/base/mailer.hpp>

#include <ctemplate/template.h>

#include <kit/mail/message.hpp>

namespace tandem {

namespace {

using ctemplate::TemplateDictionary;

void fill(TemplateDictionary &dictionary, const std::map<std::string, std::string> &values) {
  for (const auto &[name, value] : values) dictionary.SetValue(name, value);
}

void fill(TemplateDictionary &dictionary, const MailContent &content) {
  fill(dictionary, content.values);
  for (const auto &section : content.shown) dictionary.ShowSection(section);
  for (const auto &[section, rows] : content.rows) {
    for (const auto &row : rows) fill(*dictionary.AddSectionDictionary(section), row);
  }
}

// Who the mail comes from and where help is (CSL-03, FOM-22).
void fill_footer(TemplateDictionary &dictionary, const Program &program, const Urls &urls,
                 Language language) {
  for (const char *name : {"association_name", "address", "telephone", "support_email",
                           "program_fom"}) {
    dictionary.SetValue(name, program.text(name, language));
  }
  dictionary.SetValue("home_url", urls.absolute("/mentorship"));
}

// A subject is one line; a template file ends with a line break that is none of it.
std::string one_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

}  // namespace

void Mailer::send(Transaction &transaction, std::string_view name, kit::MailClass mail_class,
                  const MailTo &to, const Id &about, const MailContent &content,
                  const Id &id) const {
  // What another system holds need not be an address that mail can go to. That costs the mail, and
  // not what it was to tell of: an opt-in would be refused for ever.
  if (!kit::is_email(to.address)) {
    context_.log.write(kit::Level::error, "mailer.send",
                       "member " + to.member_id.text() + " has no address that can be used");
    return;
  }
  const std::string base = "mails/" + std::string(name);
  TemplateDictionary inner("mail");
  fill(inner, content);
  inner.SetValue("recipient_name", to.name);
  const auto &templates = context_.templates;

  kit::OutgoingMail mail;
  mail.id = id;
  mail.template_name = name;
  mail.mail_class = mail_class;
  mail.member_id = to.member_id;
  mail.about_id = about;
  mail.to = {kit::header_text(to.name), to.address};
  mail.reply_to = kit::is_email(content.reply_to.email)
                      ? content.reply_to
                      : kit::Address{"", context_.program.text("support_email", to.language)};
  mail.from_name = kit::header_text(context_.program.text("association_name", to.language));
  mail.on_behalf_of = content.on_behalf_of;
  mail.language = to.language;
  mail.subject = one_line(templates.render(base + ".subject.txt.tpl", to.language, inner));

  TemplateDictionary outer("layout");
  fill_footer(outer, context_.program, context_.urls, to.language);
  outer.SetValue("subject", mail.subject);
  outer.SetValue("recipient_name", to.name);
  outer.SetValue("content", templates.render(base + ".txt.tpl", to.language, inner));
  mail.text = templates.render("mails/layout.txt.tpl", to.language, outer);
  outer.SetValue("content", templates.render(base + ".html.tpl", to.language, inner));
  mail.html = templates.render("mails/layout.html.tpl", to.language, outer);
  outbox_.enqueue(transaction, mail);
}

}  // namespace tandem
