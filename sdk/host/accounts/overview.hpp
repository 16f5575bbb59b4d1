// My account: the first page after signing in.
#pragma once

#include <functional>
#include <vector>

#include <host/context.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>
#include <host/site/site_layout.hpp>

namespace ams::host {

class Overview {
 public:
  // `entries` are the plugins' places in the site, as in the menu.
  Overview(const Context &context, const Layout &layout,
           std::function<std::vector<MenuEntry>(const Request &)> entries)
      : context_(context), layout_(layout), entries_(std::move(entries)) {}

  void add_routes(Router &router);

 private:
  Reply show(const Request &request) const;

  const Context &context_;
  const Layout &layout_;
  std::function<std::vector<MenuEntry>(const Request &)> entries_;
};

}  // namespace ams::host
