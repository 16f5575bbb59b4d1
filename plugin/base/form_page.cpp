#include <plugin/base/form_page.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>

namespace tandem {

std::optional<Id> operation_of(const PageRequest &request) {
  const auto id = Id::parse(request.fields.first("operation"));
  return id && !id->is_none() ? id : std::nullopt;
}

void fill_form(ctemplate::TemplateDictionary &dictionary, const Context &context,
               const PageRequest &request) {
  const auto operation = operation_of(request);
  dictionary.SetValue("csrf", request.csrf_token);
  dictionary.SetValue("operation", operation ? operation->text() : context.make_id().text());
}

void fill_errors(ctemplate::TemplateDictionary &dictionary, const std::vector<ShownError> &errors) {
  if (errors.empty()) return;
  auto &summary = *dictionary.AddSectionDictionary("error_summary");
  for (const auto &[anchor, message] : errors) {
    auto &entry = *summary.AddSectionDictionary("entry");
    auto &line = *entry.AddSectionDictionary(anchor.empty() ? "whole" : "anchored");
    line.SetValue("anchor", anchor);
    line.SetValue("message", message);
    if (!anchor.empty())
      dictionary.SetValueAndShowSection(anchor + "_error", message, anchor + "_invalid");
  }
}

void fill_lines(ctemplate::TemplateDictionary &dictionary, const std::string &name,
                const std::string &text) {
  std::size_t begin = 0;
  while (true) {
    const auto end = text.find('\n', begin);
    dictionary.AddSectionDictionary(name + "_lines")
        ->SetValue("line", text.substr(begin, end - begin));
    if (end == std::string::npos) return;
    begin = end + 1;
  }
}

std::string long_date(const Context &context, Language language, Instant instant) {
  return kit::long_date(language, kit::date_in(instant, context.program.zone()));
}

}  // namespace tandem
