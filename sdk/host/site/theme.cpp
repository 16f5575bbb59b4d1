#include <host/site/theme.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include <kit/crypto/token.hpp>

namespace ams::host {

namespace {

std::string contents(const std::filesystem::path &file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return bytes;
}

// The parts in the order of their names; a whole style sheet of a theme stands alone.
std::string style_sheet(kit::EmbeddedFiles files) {
  std::map<std::string_view, std::string_view> parts;
  for (const auto &file : files) {
    if (file.name == "theme/host.css") return std::string(file.bytes);
    if (file.name.starts_with("theme/") && file.name.ends_with(".css")) {
      parts.emplace(file.name, file.bytes);
    }
  }
  std::string css;
  for (const auto &[name, bytes] : parts) css += bytes;
  return css;
}

}  // namespace

Theme::Theme(std::initializer_list<kit::EmbeddedFiles> built_in,
             const std::filesystem::path &folder) {
  for (const auto &files : built_in) files_.insert(files_.end(), files.begin(), files.end());
  if (folder.empty()) return;
  if (!std::filesystem::is_directory(folder)) {
    throw std::runtime_error("the theme is no folder: " + folder.string());
  }
  for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    put(entry.path().lexically_relative(folder).generic_string(), contents(entry.path()));
  }
}

void Theme::put(std::string name, std::string bytes) {
  const auto &kept_name = kept_.emplace_back(std::move(name));
  const auto &kept_bytes = kept_.emplace_back(std::move(bytes));
  const auto found = std::ranges::find(files_, kept_name, &kit::EmbeddedFile::name);
  if (found == files_.end()) {
    files_.push_back({kept_name, kept_bytes});
  } else {
    found->bytes = kept_bytes;
  }
}

ThemeAssets::ThemeAssets(const Theme &theme)
    : css_(style_sheet(theme.files())),
      icon_(kit::embedded(theme.files(), "theme/icon.svg")),
      hash_(kit::to_base64url(kit::hash_token(css_ + icon_)).substr(0, 16)) {}

void ThemeAssets::add_routes(Router &router) const {
  Route css{Method::get, "/theme/{hash}/host.css", "public", [this](const Request &request) {
              return reply(request, css_, "text/css; charset=utf-8");
            }};
  Route icon{Method::get, "/theme/{hash}/icon.svg", "public", [this](const Request &request) {
               return reply(request, icon_, "image/svg+xml");
             }};
  css.plain = icon.plain = true;
  router.add(std::move(css));
  router.add(std::move(icon));
}

// A page from before an upgrade still gets its files, but does not keep them.
Reply ThemeAssets::reply(const Request &request, const std::string &bytes,
                         const char *content_type) const {
  const bool current = request.parameters.first("hash") == hash_;
  Reply reply;
  reply.content_type = content_type;
  reply.body = bytes;
  reply.headers.emplace_back("Cache-Control",
                             current ? "public, max-age=31536000, immutable" : "no-store");
  return reply;
}

}  // namespace ams::host
