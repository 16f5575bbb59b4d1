// The pages that anybody can read: home, privacy, accessibility.
#pragma once

#include <host/context.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ams::host {

class PublicPages {
 public:
  PublicPages(const Context &context, const Layout &layout) : context_(context), layout_(layout) {}
  void add_routes(Router &router);

 private:
  Reply show(const Request &request, kit::Text title, const char *name) const;

  const Context &context_;
  const Layout &layout_;
};

}  // namespace ams::host
