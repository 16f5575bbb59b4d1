#include "templates.hpp"

#include <ctemplate/template.h>

#include <stdexcept>

namespace ams::kit {

namespace {

constexpr std::string_view autoescape = "{{%AUTOESCAPE context=\"HTML\"}}";

// Pages lose their blank lines; in a mail's text every line break counts. ctemplate looks an
// include up under the mode of the template around it, so the mode follows from the kind of file.
ctemplate::Strip strip_of(std::string_view name) {
  return name.ends_with(".html.tpl") ? ctemplate::STRIP_BLANK_LINES : ctemplate::DO_NOT_STRIP;
}

void refuse_unescaped(const EmbeddedFile &file) {
  if (file.name.ends_with(".txt.tpl")) return;
  if (!file.name.ends_with(".html.tpl"))
    throw std::invalid_argument("neither .html.tpl nor .txt.tpl: " + std::string(file.name));
  if (!file.bytes.starts_with(autoescape))
    throw std::invalid_argument(std::string(file.name) + " does not begin with " +
                                std::string(autoescape));
}

}  // namespace

struct Templates::Impl {
  ctemplate::TemplateCache cache;

  void add(const EmbeddedFile &file) {
    refuse_unescaped(file);
    // The key is copied by ctemplate, the text is parsed at once: nothing of ours stays inside it.
    const std::string key(file.name);
    if (!cache.StringToTemplateCache(key, file.bytes.data(), file.bytes.size(), strip_of(key)))
      throw std::invalid_argument("not a template: " + key);
  }
};

Templates::Templates(EmbeddedFiles files) : impl_(std::make_unique<Impl>()) {
  for (const auto &file : files)
    if (file.name.ends_with(".tpl")) impl_->add(file);
  // Frozen, it never looks for a file on disk, and expanding needs no lock on it.
  impl_->cache.Freeze();
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view name, Language language,
                              const ctemplate::TemplateDictionary &dictionary) const {
  const std::string key = include_name(name, language);
  const auto &cache = impl_->cache;
  ctemplate::PerExpandData data;
  std::string output;
  if (!cache.ExpandNoLoad(key, strip_of(key), &dictionary, &data, &output))
    throw std::runtime_error("template does not exist or does not expand whole: " + key);
  return output;
}

std::string Templates::include_name(std::string_view name, Language language) {
  return std::string(code(language)).append("/").append(name);
}

}  // namespace ams::kit
