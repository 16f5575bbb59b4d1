// The host's own mails: one text and one HTML template each, in the member's language (LNG-04),
// with the footer that every mail carries (CSL-03), written into the outbox of the transaction.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <host/context.hpp>
#include <host/members/member.hpp>

namespace ams::host {

struct HostMail {
  std::string name;      // "password_reset": templates/mail/<name>.txt.tpl and .html.tpl
  kit::Text subject;
  std::string to_email;  // empty: the member's address on file
  std::vector<std::pair<std::string, std::string>> values;  // markers of the templates
  kit::MailClass mail_class = kit::MailClass::transactional;
  std::string reply_to = {};  // empty: the program's support
  std::vector<std::pair<std::string, std::string>> headers = {};  // further ones
  kit::Id id = {};  // none: a new one
};

// Somebody who is no member, as far as a mail goes: no name, and an address.
Member addressee(const std::string &email, kit::Language language);

void send_mail(const Context &context, kit::Transaction &transaction, const Member &member,
               const HostMail &mail);

// "https://site/path" on `public_url`.
std::string absolute_url(const Settings &settings, std::string_view path);

}  // namespace ams::host
