// "Not receiving our e-mails?" (SHR-03): what usually helps, the state of the latest mails, a test
// message, and the word that an address works again.
#pragma once

#include <host/context.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ams::host {

constexpr std::int64_t test_messages_an_hour = 3;

class HelpPages {
 public:
  HelpPages(const Context &context, const Layout &layout) : context_(context), layout_(layout) {}
  void add_routes(Router &router);

 private:
  Reply help(const Request &request, unsigned status, bool too_many) const;
  Reply send_test(const Request &request) const;
  Reply test_result(const Request &request) const;
  Reply works(const Request &request) const;
  std::string say(const Request &request, kit::Text text) const;

  const Context &context_;
  const Layout &layout_;
};

}  // namespace ams::host
