// Mails of the program: a template pair per mail, in the recipient's language, into the outbox in
// the transaction that causes them. Footer and headers per FACTS 5.3 and 5.4.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <kit/mail/message.hpp>
#include <kit/mail/outbox.hpp>
#include <plugin/base/context.hpp>

namespace tandem {

struct MailTo {
  Id member_id;
  std::string name;
  std::string address;
  Language language = Language::english;
};

// What a mail template is filled with: text markers, and sections shown (a marker of a section is a
// name with value "1" in `shown`). Values are text; the templates escape them.
struct MailContent {
  std::map<std::string, std::string> values = {};
  std::vector<std::string> shown = {};
  // Repeated sections: name -> rows of markers.
  std::map<std::string, std::vector<std::map<std::string, std::string>>> rows = {};
  // Whose words the mail relays: shown beside the association's name as its sender (EML-06).
  std::string on_behalf_of = {};
  // Where an answer goes; without address: to the program's support.
  kit::Address reply_to = {};
};

class Mailer {
 public:
  Mailer(const Context &context, kit::Outbox &outbox) : context_(context), outbox_(outbox) {}

  // Renders mails/<name>.subject.txt.tpl, .txt.tpl and .html.tpl in the recipient's language, and
  // puts both bodies into mails/layout.{txt,html}.tpl with the footer (CSL-03, FOM-22). `about`
  // is what it is about. `id` makes the effect unique: the same id twice throws DuplicateKey.
  // Somebody whose address cannot be used gets none, and the log says so.
  void send(Transaction &transaction, std::string_view name, kit::MailClass mail_class,
            const MailTo &to, const Id &about, const MailContent &content, const Id &id) const;
  void send(Transaction &transaction, std::string_view name, kit::MailClass mail_class,
            const MailTo &to, const Id &about, const MailContent &content) const {
    send(transaction, name, mail_class, to, about, content, context_.make_id());
  }

 private:
  const Context &context_;
  kit::Outbox &outbox_;
};

}  // namespace tandem
