#include <plugin/mentors/acknowledgement.hpp>

#include <algorithm>
#include <array>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/consent/pages.hpp>

namespace tandem::mentors {

using ctemplate::TemplateDictionary;

namespace {

struct Box {
  const char *document;
  const char *name;     // of the box; the version shown beside it is posted as <name>_version
  bool Outstanding::*missing;
  kit::Text unticked;
};
constexpr std::array boxes{
    Box{consent::terms_of_use, "agree_terms", &Outstanding::terms,
        _("Confirm that you have read and agree to the Terms of Use.")},
    Box{consent::confidentiality_agreement, "agree_confidentiality",
        &Outstanding::confidentiality,
        _("Confirm that you have read and agree to the Confidentiality Agreement.")},
};
constexpr const char *in_english = "documents_in_english";
// The texts stand below an <h3>.
constexpr int level_above_texts = 3;

std::string version_field(const Box &box) { return std::string(box.name) + "_version"; }
bool ticked(const kit::Fields &fields, std::string_view name) { return fields.first(name) == "1"; }

Language agreed_language(const Acknowledgement::Question &question, const kit::Fields &typed,
                         Language language) {
  if (!question.french_first) return language;
  return ticked(typed, in_english) ? Language::english : Language::french;
}

}  // namespace

Acknowledgement::Question Acknowledgement::question(Transaction &transaction,
                                                    const Id &mentor_id) const {
  const auto mentor = mentors_.find(transaction, mentor_id);
  if (!mentor) return {};
  const auto member = members_.find(transaction, mentor_id);
  return {.missing = mentors_.outstanding(transaction, mentor_id),
          .texts = consents_.in_force(transaction),
          .listed_until = mentor->acknowledge_by,
          .french_first = member && reads_french_first(*member)};
}

std::string Acknowledgement::html(const Question &question, const kit::Fields &typed,
                                  const std::vector<ShownError> &errors,
                                  Language language) const {
  if (!question.missing.any()) return "";
  TemplateDictionary dictionary("acknowledgement");
  const bool french_first = question.french_first && language == Language::english;
  const auto shown_language = question.french_first ? Language::french : language;
  for (const auto &box : boxes) {
    if (!(question.missing.*box.missing)) continue;
    const auto &edition = question.texts->at(box.document);
    auto &part = *dictionary.AddSectionDictionary(box.name);
    part.SetValue("version", edition.version);
    part.SetValue("text", consent::with_headings_below(edition.in(shown_language).html,
                                                       level_above_texts));
    part.SetValue("language", kit::code(shown_language));
    if (french_first)
      part.SetValueAndShowSection(
          "path", consent::document_path(box.document, edition.version, Language::english),
          "in_english_too");
    if (ticked(typed, box.name)) part.ShowSection("ticked");
    const auto error = std::ranges::find(errors, std::string(box.name), &ShownError::anchor);
    if (error != errors.end()) part.SetValueAndShowSection("error", error->message, "invalid");
  }
  if (french_first) {
    auto &choice = *dictionary.AddSectionDictionary("french_first");
    if (ticked(typed, in_english)) choice.ShowSection("ticked");
  }
  return context_.templates.render("mentors/acknowledgement.html.tpl", language, dictionary);
}

std::vector<ShownError> Acknowledgement::check(const Question &question, const kit::Fields &typed,
                                               Language language) const {
  std::vector<ShownError> errors;
  for (const auto &box : boxes) {
    if (!(question.missing.*box.missing)) continue;
    if (!ticked(typed, box.name)) {
      errors.push_back({box.name, context_.catalogue.say(language, box.unticked)});
    } else if (typed.first(version_field(box)) != question.texts->at(box.document).version) {
      errors.push_back({box.name, context_.catalogue.say(language,
                        _("This document has changed again since this page was opened. Please "
                          "read the newer version below."))});
    }
  }
  return errors;
}

bool Acknowledgement::record(Transaction &transaction, const Id &mentor_id,
                             const Question &question, const kit::Fields &typed,
                             Language language) const {
  Documents seen;
  for (const auto &box : boxes) {
    if (!(question.missing.*box.missing) || !ticked(typed, box.name)) continue;
    auto &version = box.missing == &Outstanding::terms ? seen.terms_version
                                                       : seen.confidentiality_version;
    version = typed.first(version_field(box));
  }
  return mentors_.acknowledge(transaction, mentor_id, seen,
                              agreed_language(question, typed, language));
}

}  // namespace tandem::mentors
