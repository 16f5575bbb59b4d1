// Staff’s log of the program’s mails: to whom, what, in which state; and sending one again. What
// stands in them is sealed and not shown.
#pragma once

#include <kit/mail/outbox.hpp>
#include <plugin/base/page.hpp>
#include <plugin/desks/staff/names.hpp>

namespace tandem::desks {

class MailsDesk {
 public:
  MailsDesk(const Context &context, const members::Service &members, kit::Outbox &outbox)
      : context_(context), names_(context, members), outbox_(outbox) {}

  PageRoutes routes();

 private:
  PageReply list(const PageRequest &request) const;
  PageReply send_again(const PageRequest &request) const;

  const Context &context_;
  const Names names_;
  kit::Outbox &outbox_;
};

}  // namespace tandem::desks
