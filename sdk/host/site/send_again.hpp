// Sending a kept form again: the page that offers it, and the route that does it.
#pragma once

#include <host/context.hpp>
#include <host/site/kept_form.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>
#include <host/site/visitors.hpp>

namespace ams::host {

class SendAgain {
 public:
  // `router` is asked for the route a kept form goes to.
  SendAgain(const Context &context, const Layout &layout, const Router &router)
      : context_(context), layout_(layout), router_(router), visitors_(context) {}

  void add_routes(Router &router);
  // In the name of `request.session`, with its token. What another member typed is not shown and
  // ends there.
  Reply offer(const Request &request, unsigned status, const KeptForm &kept) const;

 private:
  Reply send(const Request &request) const;
  Reply not_theirs(const Request &request) const;
  bool is_theirs(const Request &request, const KeptForm &kept) const;

  const Context &context_;
  const Layout &layout_;
  const Router &router_;
  const Visitors visitors_;
};

}  // namespace ams::host
