// Reads a questionnaire and what it rests on, the program's own and what staff write alike. Pure:
// whatever is wrong is named with its line.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/questionnaires/types.hpp>

namespace tandem::questionnaires {

using Lists = std::map<std::string, List, std::less<>>;

// One version of a questionnaire. Never changed, and never moved: its fields point into its lists.
struct Edition {
  std::string source;  // as it was written
  Lists lists;         // the program's, and in their place those that the file brings itself
  Questionnaire questionnaire;
};

// `what` names the element, attribute or text. The rules are those of the build's own check
// (tests/tidy/questionnaire_check.py).
enum class Flaw {
  missing,            // nothing was written
  too_long,           // more of something than can be: what
  not_utf8,
  not_well_formed,
  not_questionnaire,  // the root is not the questionnaire that is to be published
  unknown_element,
  unknown_attribute,
  bad_attribute,      // missing, or not what it can be: what = "field: attribute"
  bad_name,
  twice,
  unknown_list,
  unknown_code,       // an `also` that leads nowhere
  no_text,            // missing, empty or there twice, in `language` (LNG-01)
  identical,          // the same in both languages
  no_sections,
  identity_section,   // the mark of the field and of its section differ (FOM-14)
  identity_required,  // PRV-02
  identity_list,      // asks about identity without being marked so (PRV-01)
  no_refusal,         // an identity list without "I prefer not to answer" (PRV-01)
  no_blank_notice,    // the identity section does not say that a blank costs nothing (OTH-02)
  no_client_notice,   // a long text does not ask to leave clients out (OTH-05)
  indigenous_first,   // race is asked before Indigenous identity (PRV-01)
  speaks_to_mentee,   // what a mentor reads over a mentee's answer says "you"
  unknown_criterion,  // FOM-13
  needed_field,       // the program rests on it: there, of its kind, and required
  another_meaning,    // an id that is in use with another kind, or another standing of identity
  wrong_version,      // what = the number it must have
  unchanged,
};

struct FlawFound {
  Flaw flaw;
  unsigned line = 0;  // from 1; 0: about the whole
  std::string what = {};
  Language language = Language::english;
};

struct EditionRead {
  std::unique_ptr<const Edition> edition;  // nothing when there is any flaw
  std::vector<FlawFound> flaws;
};

struct ListsRead {
  Lists lists;
  std::vector<FlawFound> flaws;
};

ListsRead read_lists(std::string_view xml);
// `before` is what it would take the place of, when there is one: it has the next number, and what
// is in use keeps its meaning.
EditionRead read_edition(std::string_view id, std::string_view xml, const Lists &program_lists,
                         const Questionnaire *before = nullptr);

// The questionnaire with the lists it uses, to work on: what `read_edition` reads again.
std::string whole_source(const Edition &edition, std::string_view lists_xml);

// "line 12: bad_name: 9lives", for logs.
std::string describe(const FlawFound &flaw);

}  // namespace tandem::questionnaires
