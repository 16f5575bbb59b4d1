// The mails about concerns. None holds what was written or whom it is about: a mail may be read by
// others than its recipient.
#pragma once

#include <plugin/base/mailer.hpp>
#include <plugin/concerns/types.hpp>
#include <plugin/members/types.hpp>

namespace tandem::concerns {

class Letters {
 public:
  Letters(const Context &context, const Mailer &mailer) : context_(context), mailer_(mailer) {}

  // To the reporter: it has come, under this reference, and what happens next.
  void received(Transaction &transaction, const Concern &concern,
                const members::Member &reporter) const;
  // To the program's support address: the envelope alone.
  void to_staff(Transaction &transaction, const Concern &concern, Language language) const;
  // To the reporter: somebody has looked at it, and it is closed.
  void closed(Transaction &transaction, const Concern &concern,
              const members::Member &reporter) const;

 private:
  MailContent content_for(const Concern &concern, Language language) const;
  void send(Transaction &transaction, const char *name, const Concern &concern,
            const members::Member &reporter) const;

  const Context &context_;
  const Mailer &mailer_;
};

}  // namespace tandem::concerns
