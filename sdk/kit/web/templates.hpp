// ctemplate with a cache of its own per owner (the default one is shared by the whole process).
// One compiled template per language: "en/<name>" and "fr/<name>" in the embedded files.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <kit/language/language.hpp>
#include <kit/web/embedded.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace ams::kit {

class Templates {
 public:
  // Takes every file whose name ends in ".tpl". An HTML template that does not begin with
  // {{%AUTOESCAPE context="HTML"}} is refused: std::invalid_argument.
  explicit Templates(EmbeddedFiles files);
  ~Templates();
  Templates(const Templates &) = delete;
  Templates &operator=(const Templates &) = delete;

  // `name` without language: "introductions/write.html.tpl". Throws std::runtime_error when it
  // does not exist or does not expand whole. Any thread.
  std::string render(std::string_view name, Language language,
                     const ctemplate::TemplateDictionary &dictionary) const;

  // For an include {{>FIELD}}: the file name to give to SetFilename of the include's dictionary.
  static std::string include_name(std::string_view name, Language language);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ams::kit
