#include <host/site/form_errors.hpp>

#include <ctemplate/template.h>

#include <cctype>

#include <kit/web/templates.hpp>

namespace ams::host {

void show_errors(ctemplate::TemplateDictionary &page, const FormErrors &errors,
                 kit::Language language) {
  if (errors.empty()) return;
  auto *summary = page.AddIncludeDictionary("ERROR_SUMMARY");
  summary->SetFilename(kit::Templates::include_name("site/error_summary.html.tpl", language));
  for (const auto &error : errors) {
    auto *line = summary->AddSectionDictionary("ERROR");
    line->SetValue("ANCHOR", error.anchor);
    line->SetValue("MESSAGE", error.message);
    std::string section = error.field + "_ERROR";
    for (char &c : section) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    page.AddSectionDictionary(section)->SetValue("MESSAGE", error.message);
  }
}

}  // namespace ams::host
