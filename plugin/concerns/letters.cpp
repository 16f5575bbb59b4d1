#include <plugin/concerns/letters.hpp>

#include <kit/language/format.hpp>
#include <plugin/concerns/words.hpp>

namespace tandem::concerns {

namespace {

constexpr auto mail_class = kit::MailClass::service;

}  // namespace

MailContent Letters::content_for(const Concern &concern, Language language) const {
  MailContent content;
  content.values = {
      {"reference", concern.reference},
      {"kind", say(context_, language, concern.kind)},
      {"reported_date",
       kit::long_date(language, kit::date_in(concern.reported_at, context_.program.zone()))},
      {"concern_url", context_.urls.absolute("/mentorship/concerns/" + concern.id.text())},
      {"case_url", context_.urls.absolute("/console/mentorship/concerns/" + concern.id.text())}};
  return content;
}

void Letters::send(Transaction &transaction, const char *name, const Concern &concern,
                   const members::Member &reporter) const {
  if (reporter.gone) return;
  mailer_.send(transaction, name, mail_class,
               {reporter.id, kit::header_text(reporter.full_name()), reporter.email,
                reporter.language},
               concern.id, content_for(concern, reporter.language));
}

void Letters::received(Transaction &transaction, const Concern &concern,
                       const members::Member &reporter) const {
  send(transaction, "concern_received", concern, reporter);
}

void Letters::closed(Transaction &transaction, const Concern &concern,
                     const members::Member &reporter) const {
  send(transaction, "concern_closed", concern, reporter);
}

// In the reporter's language, since whoever answers has to know it; at that language's address.
void Letters::to_staff(Transaction &transaction, const Concern &concern, Language language) const {
  const auto &program = context_.program;
  mailer_.send(transaction, "concern_for_staff", mail_class,
               {{}, program.text("program_fom", language), program.text("support_email", language),
                language},
               concern.id, content_for(concern, language));
}

}  // namespace tandem::concerns
