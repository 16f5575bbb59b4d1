// Staff’s log of the program’s mails: to whom, what, in which state; and sending one again. What
// stands in them is sealed and not shown.
#pragma once

#include <kit/mail/outbox.hpp>
#include <plugin/base/page.hpp>
#include <plugin/desks/staff/names.hpp>
#include <plugin/members/finder.hpp>

namespace tandem::desks {

class MailsDesk {
 public:
  MailsDesk(const Context &context, const members::Service &members,
            const members::Finder &finder, kit::Outbox &outbox)
      : context_(context), names_(context, members), finder_(finder), outbox_(outbox) {}

  PageRoutes routes();

 private:
  PageReply list(const PageRequest &request) const;
  PageReply send_again(const PageRequest &request) const;

  const Context &context_;
  const Names names_;
  const members::Finder &finder_;
  kit::Outbox &outbox_;
};

}  // namespace tandem::desks
