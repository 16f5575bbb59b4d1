// The program's published texts: Terms of Use, Confidentiality Agreement, Rules of Engagement,
// privacy policy. What is published is never changed; a new version stands beside the older ones.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/catalogue.hpp>
#include <kit/language/language.hpp>

namespace tandem::consent {

struct KnownDocument {
  const char *id;
  ams::kit::Text title;
  bool acknowledged;  // mentors agree to it (FOM-06)
};
inline constexpr const char *terms_of_use = "terms_of_use";
inline constexpr const char *confidentiality_agreement = "confidentiality_agreement";

const std::vector<KnownDocument> &known_documents();
const KnownDocument *find_document(std::string_view id);

// One text, in one language. `html` begins with <h2>, whose text is the title.
struct DocumentText {
  std::string title;
  std::string html;
};

// One version of a document, in both languages.
struct Edition {
  std::string document;
  std::string version;
  DocumentText english;
  DocumentText french;
  ams::kit::Instant published_at{};
  ams::kit::Id published_by{};  // none: came with the program
  std::int64_t number = 0;    // the newest has the highest

  const DocumentText &in(ams::kit::Language language) const {
    return language == ams::kit::Language::english ? english : french;
  }
};

// The newest edition of every document.
struct Shelf {
  std::int64_t revision = 0;
  std::map<std::string, Edition, std::less<>> in_force;

  const Edition &at(std::string_view document) const;
};

// A new version as staff wrote it.
struct Draft {
  std::string document;
  std::string english;
  std::string french;
};

// What stands in the way of publishing; `line` counts from 1, 0: about the text as a whole.
enum class Flaw {
  missing,           // nothing was written
  too_long,
  not_well_formed,   // a tag is not closed, an & stands alone
  no_title,          // does not begin with <h2>
  tag_not_allowed,
  attribute_not_allowed,
  address_not_allowed,
  empty_element,
  identical,         // both languages say the same
  unchanged,         // neither language differs from what is in force
};
struct FlawFound {
  Flaw flaw;
  ams::kit::Language language = ams::kit::Language::english;
  unsigned line = 0;
  std::string what = {};  // the tag, the attribute
};

// Pure: what may be published of an HTML fragment that staff wrote. Only tags, attributes and
// addresses of a short list pass; whatever else stands in it is named with its line. `clean` is
// written anew from what was read, so that nothing passes that was not understood.
struct Cleaned {
  DocumentText text;
  std::vector<FlawFound> flaws;
};
Cleaned clean_document(std::string_view html, ams::kit::Language language);
// The version's name: the day, and a number from the second one of that day on.
std::string next_version(ams::kit::Date today, const std::vector<std::string> &taken);

}  // namespace tandem::consent
