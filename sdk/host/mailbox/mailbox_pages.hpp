// For staff: what came back, and the replies that were received.
#pragma once

#include <vector>

#include <host/context.hpp>
#include <host/mailbox/replies.hpp>
#include <host/mailbox/troubles.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace ams::host {

class MailboxPages {
 public:
  MailboxPages(const Context &context, const Layout &layout)
      : context_(context), layout_(layout) {}
  void add_routes(Router &router);

 private:
  Reply overview(const Request &request) const;
  void show_bounces(ctemplate::TemplateDictionary &page, const Request &request,
                    const std::vector<BounceLine> &bounces) const;
  void show_replies(ctemplate::TemplateDictionary &page, const Request &request,
                    const std::vector<ReplyLine> &replies) const;
  Reply reply(const Request &request) const;
  Reply bounce_done(const Request &request) const;
  Reply reply_done(const Request &request, bool done) const;
  std::string say(const Request &request, kit::Text text) const;
  std::string time(const Request &request, kit::Instant instant) const;

  const Context &context_;
  const Layout &layout_;
};

}  // namespace ams::host
