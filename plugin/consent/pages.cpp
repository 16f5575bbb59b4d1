#include <plugin/consent/pages.hpp>

#include <array>

#include <ctemplate/template.h>

#include <plugin/base/form_page.hpp>

namespace tandem::consent {

using ctemplate::TemplateDictionary;

namespace {

void replace_all(std::string &text, const std::string &from, const std::string &to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

std::string with_headings_below(std::string_view fragment, int level) {
  std::string text(fragment);
  const int move = level - 1;
  const auto heading = [](int n) { return "h" + std::to_string(n); };
  // Away from where the other one goes: the lower one first when they move down.
  for (const int n : move > 0 ? std::array{3, 2} : std::array{2, 3}) {
    replace_all(text, "<" + heading(n), "<" + heading(n + move));
    replace_all(text, "</" + heading(n) + ">", "</" + heading(n + move) + ">");
  }
  return text;
}

std::string document_path(std::string_view document, std::string_view version,
                          Language language) {
  return "/mentorship/documents/" + std::string(document) + "?version=" + std::string(version) +
         "&text=" + kit::code(language);
}

PageRoutes Pages::routes() {
  return {{"GET", "/mentorship/documents/{document}", "public",
           [this](const PageRequest &request) { return document(request); }},
          {"GET", "/mentorship/agreements", "account",
           [this](const PageRequest &request) { return agreements(request); }}};
}

PageReply Pages::document(const PageRequest &request) const {
  const auto *known = find_document(request.parameters.first("document"));
  if (!known) return {NotThere{}};
  const std::string version(request.query.first("version"));
  const auto [edition, newest] =
      context_.database.run(request.deadline, [&](Transaction &transaction) {
        const Edition newest = consents_.in_force(transaction)->at(known->id);
        const auto asked = version.empty() || version == newest.version
                               ? std::optional(newest)
                               : consents_.edition(transaction, known->id, version);
        return std::pair(asked, newest.version);
      });
  if (!edition) return {NotThere{}};
  const auto language =
      kit::parse_language(request.query.first("text")).value_or(request.language);
  const auto other = language == Language::english ? Language::french : Language::english;
  TemplateDictionary dictionary("document");
  dictionary.SetValue("text", with_headings_below(edition->in(language).html, 0));
  dictionary.SetValue("language", kit::code(language));
  dictionary.SetValue("version", edition->version);
  dictionary.SetValue("other_path", document_path(known->id, edition->version, other));
  dictionary.ShowSection(other == Language::english ? "in_english" : "in_french");
  if (edition->version != newest) {
    auto &older = *dictionary.AddSectionDictionary("older");
    older.SetValue("newest_path", std::string("/mentorship/documents/") + known->id);
  }
  return {Page{200, context_.catalogue.say(request.language, known->title),
               context_.templates.render("consent/document.html.tpl", request.language,
                                         dictionary)}};
}

PageReply Pages::agreements(const PageRequest &request) const {
  const auto [lines, shelf] =
      context_.database.run(request.deadline, [&](Transaction &transaction) {
        return std::pair(consents_.acknowledgements(transaction, request.member_id),
                         consents_.in_force(transaction));
      });
  TemplateDictionary dictionary("agreements");
  dictionary.ShowSection(lines.empty() ? "none" : "some");
  for (const auto &line : lines) {
    auto &row = *dictionary.AddSectionDictionary("line");
    row.SetValue("title", context_.catalogue.say(request.language,
                                                 find_document(line.purpose)->title));
    row.SetValue("version", line.text_version);
    row.SetValue("agreed_on", long_date(context_, request.language, line.given_at));
    row.SetValue("path", document_path(line.purpose, line.text_version, line.language));
    row.ShowSection(line.language == Language::english ? "in_english" : "in_french");
    const bool in_force = shelf->at(line.purpose).version == line.text_version;
    row.ShowSection(in_force ? "in_force" : "replaced");
  }
  return {Page{200, context_.catalogue.say(request.language, _("What I have agreed to")),
               context_.templates.render("consent/agreements.html.tpl", request.language,
                                         dictionary)}};
}

}  // namespace tandem::consent
