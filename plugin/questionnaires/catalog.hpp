// The lists and questionnaires in force, read once from the embedded XML.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <plugin/questionnaires/types.hpp>

namespace tandem::questionnaires {

class Catalog {
 public:
  // Throws std::runtime_error that names file and element when something is wrong with them.
  Catalog(std::string_view lists_xml, std::string_view mentor_xml, std::string_view mentee_xml);

  const Questionnaire &mentor() const { return mentor_; }
  const Questionnaire &mentee() const { return mentee_; }
  const List &list(std::string_view id) const;
  // The label of a code in a list; the code itself when the list does not know it (an old answer).
  std::string label(std::string_view list, std::string_view code, Language language) const;

 private:
  std::map<std::string, List, std::less<>> lists_;
  Questionnaire mentor_;
  Questionnaire mentee_;
};

}  // namespace tandem::questionnaires
