#include <host/site/theme.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <kit/crypto/token.hpp>

namespace ams::host {

namespace {

constexpr const char *css_file = "theme/host.css";

std::string contents(const std::filesystem::path &file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return bytes;
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

Stylesheet::Stylesheet(const Theme &theme)
    : css_(kit::embedded(theme.files(), css_file)),
      hash_(kit::to_base64url(kit::hash_token(css_)).substr(0, 16)),
      path_("/theme/" + hash_ + "/host.css") {}

void Stylesheet::add_routes(Router &router) const {
  Route route{Method::get, "/theme/{hash}/host.css", "public", [this](const Request &request) {
                const bool current = request.parameters.first("hash") == hash_;
                Reply reply;
                reply.content_type = "text/css; charset=utf-8";
                reply.body = css_;
                // A page from before an upgrade still gets a style sheet, but does not keep it.
                reply.headers.emplace_back(
                    "Cache-Control", current ? "public, max-age=31536000, immutable" : "no-store");
                return reply;
              }};
  route.plain = true;
  router.add(std::move(route));
}

}  // namespace ams::host
