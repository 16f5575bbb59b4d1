// How the site looks: the built-in templates and style sheet, or those of a theme folder.
#pragma once

#include <deque>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

#include <host/site/router.hpp>
#include <kit/web/embedded.hpp>

namespace ams::host {

// The built-in files, with those that the folder has under the same name in their place
// ("en/layout/page.html.tpl", "theme/1_ground.css") and those it has besides. Lives as long as what is
// made of it.
class Theme {
 public:
  // Throws std::runtime_error when the folder is given but cannot be read.
  Theme(std::initializer_list<kit::EmbeddedFiles> built_in, const std::filesystem::path &folder);
  kit::EmbeddedFiles files() const { return files_; }

 private:
  void put(std::string name, std::string bytes);
  std::deque<std::string> kept_;
  std::vector<kit::EmbeddedFile> files_;
};

// Style sheet and icon, under addresses that change with their content and may be kept for a year.
class ThemeAssets {
 public:
  explicit ThemeAssets(const Theme &theme);
  std::string path(std::string_view file) const {
    return "/theme/" + hash_ + "/" + std::string(file);
  }
  void add_routes(Router &router) const;

 private:
  Reply reply(const Request &request, const std::string &bytes, const char *content_type) const;
  std::string css_;
  std::string icon_;
  std::string hash_;
};

}  // namespace ams::host
