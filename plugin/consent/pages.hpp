// The program's documents, readable before agreeing and by anybody, in every version that was ever
// published (FOM-06, PRV-11).
#pragma once

#include <plugin/base/context.hpp>
#include <plugin/base/page.hpp>
#include <plugin/consent/service.hpp>

namespace tandem::consent {

class Pages {
 public:
  Pages(const Context &context, const Service &consents)
      : context_(context), consents_(consents) {}
  PageRoutes routes();

 private:
  // GET /mentorship/documents/{document}; ?version=… for an older one, ?text=fr for another
  // language than the page's.
  PageReply document(const PageRequest &request) const;
  // GET /mentorship/agreements: what the reader agreed to, with the very texts.
  PageReply agreements(const PageRequest &request) const;

  const Context &context_;
  const Service &consents_;
};

// The path of a version's text in a language.
std::string document_path(std::string_view document, std::string_view version, Language language);
// The texts are fragments that begin with <h2>: for a place where the page's own headings end at
// `level`.
std::string with_headings_below(std::string_view fragment, int level);

}  // namespace tandem::consent
