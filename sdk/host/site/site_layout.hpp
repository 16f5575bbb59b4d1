// The layout as the host makes it: templates/layout/page.html.tpl, or the theme's.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <host/context.hpp>
#include <host/site/layout.hpp>

namespace ams::host {

class ThemeAssets;

struct MenuEntry {
  std::string label;  // in the request's language
  std::string path;
};

class SiteLayout : public Layout {
 public:
  SiteLayout(const Context &context, const ThemeAssets &assets)
      : context_(context), assets_(assets) {}

  // What stands in the menu beside the host's own entries; asked at every page, also for somebody
  // who is not signed in: then it holds what anybody may open. Set before the first page.
  void set_menu(std::function<std::vector<MenuEntry>(const Request &)> menu) {
    menu_ = std::move(menu);
  }
  // The same for the part of the site that a page belongs to; none: the page shows no second menu.
  void set_section_menu(std::function<std::vector<MenuEntry>(const Request &)> menu) {
    section_menu_ = std::move(menu);
  }

  Reply page(const Request &request, unsigned status, std::string_view title,
             std::string_view html) const override;
  Reply failure(const Request &request, unsigned status) const override;

 private:
  const Context &context_;
  const ThemeAssets &assets_;
  std::function<std::vector<MenuEntry>(const Request &)> menu_;
  std::function<std::vector<MenuEntry>(const Request &)> section_menu_;
};

}  // namespace ams::host
