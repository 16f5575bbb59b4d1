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
// ("en/layout/page.html.tpl", "theme/host.css") and those it has besides. Lives as long as what is
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

// The style sheet, under an address that changes with its content and may be kept for a year.
class Stylesheet {
 public:
  explicit Stylesheet(const Theme &theme);
  const std::string &path() const { return path_; }
  void add_routes(Router &router) const;

 private:
  std::string css_;
  std::string hash_;
  std::string path_;
};

}  // namespace ams::host
