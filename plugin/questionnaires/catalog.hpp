// The questionnaires in force: those that come with the program, until staff have published others
// (service.hpp). What was in force stays valid for as long as the catalog is there: there are few
// versions, and others point into them.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/questionnaires/reader.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::questionnaires {

class Catalog {
 public:
  // Throws std::runtime_error that names file, line and fault when something is wrong with them.
  // The files' bytes outlive the catalog.
  Catalog(std::string_view lists_xml, std::string_view mentor_xml, std::string_view mentee_xml);

  // Any thread. A reference stays valid; the next call may lead to a newer version.
  const Questionnaire &mentor() const { return mentor_.in_force.load()->questionnaire; }
  const Questionnaire &mentee() const { return mentee_.in_force.load()->questionnaire; }
  // Nothing for an id that is neither "mentor" nor "mentee".
  const Edition *in_force(std::string_view id) const;
  const Edition *built_in(std::string_view id) const;

  // From now on in this process.
  void use(std::unique_ptr<const Edition> edition);
  void use_built_in(std::string_view id);

  // The program's lists; a published version may bring others in their place.
  const Lists &lists() const { return lists_; }
  std::string_view lists_source() const { return lists_source_; }
  const List &list(std::string_view id) const;
  // The label of a code in a list; the code itself when the list does not know it (an old answer).
  std::string label(std::string_view list, std::string_view code, Language language) const;

 private:
  struct Shelf {
    std::unique_ptr<const Edition> built_in;
    std::atomic<const Edition *> in_force;
    std::vector<std::unique_ptr<const Edition>> published{};  // guarded by mutex_
  };
  const Shelf *shelf(std::string_view id) const;

  std::string_view lists_source_;
  Lists lists_;
  Shelf mentor_;
  Shelf mentee_;
  std::mutex mutex_;
};

inline constexpr std::array questionnaire_ids{"mentor", "mentee"};

}  // namespace tandem::questionnaires
