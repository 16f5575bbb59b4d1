#include <plugin/consent/pages.hpp>

#include <algorithm>

#include <ctemplate/template.h>

namespace tandem::consent {

namespace {

struct Document {
  const char *id;
  kit::Text title;
};

constexpr Document documents[] = {
    {"terms_of_use", _("Terms of Use")},
    {"confidentiality_agreement", _("Confidentiality Agreement")},
    {"rules_of_engagement", _("Rules of Engagement")},
    {"privacy_policy", _("Mentorship privacy policy")},
};

// The texts are fragments that begin with <h2>; a page begins with <h1>.
std::string as_page(std::string_view fragment) {
  std::string text(fragment);
  for (auto [from, to] : {std::pair{"<h2", "<h1"}, {"</h2>", "</h1>"}, {"<h3", "<h2"},
                          {"</h3>", "</h2>"}}) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 3))
      text.replace(at, std::string_view(from).size(), to);
  }
  return text;
}

}  // namespace

PageRoutes Pages::routes() {
  return {{"GET", "/mentorship/documents/{document}", "public",
           [this](const PageRequest &request) { return document(request); }}};
}

PageReply Pages::document(const PageRequest &request) const {
  const auto found =
      std::ranges::find(documents, request.parameters.first("document"), &Document::id);
  if (found == std::end(documents)) return {NotThere{}};
  const std::string file = std::string("templates/legal/") + found->id + "." +
                           kit::code(request.language) + ".html";
  ctemplate::TemplateDictionary dictionary("document");
  dictionary.SetValue("text", as_page(kit::embedded(files_, file)));
  dictionary.SetValue("version", context_.program.document_version(found->id));
  return {Page{200, context_.catalogue.say(request.language, found->title),
               context_.templates.render("consent/document.html.tpl", request.language,
                                         dictionary)}};
}

}  // namespace tandem::consent
