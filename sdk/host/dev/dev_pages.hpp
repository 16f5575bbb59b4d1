// What only `--dev` has: the clock that moves, the mails that were sent, and the route table.
#pragma once

#include <host/context.hpp>
#include <host/dev/clock_mover.hpp>
#include <host/dev/mail_reader.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ams::host {

class DevPages {
 public:
  DevPages(const Context &context, const Layout &layout, ClockMover &mover, MailReader mails)
      : context_(context), layout_(layout), mover_(mover), mails_(std::move(mails)) {}

  // Not called at all without `--dev`: the routes do not exist then. `router` outlives the pages.
  void add_routes(Router &router);

 private:
  // GET /dev/constant?bytes=N: that many bytes in the layout of every page.
  Reply constant(const Request &request) const;
  Reply clock() const;
  Reply move_clock(const Request &request);
  Reply mail_list() const;
  Reply mail_raw(const Request &request) const;
  Reply mailbox(const Request &request) const;
  Reply mail_page(const Request &request) const;

  const Context &context_;
  const Layout &layout_;
  ClockMover &mover_;
  MailReader mails_;
};

}  // namespace ams::host
