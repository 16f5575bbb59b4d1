// What a new version of a questionnaire changes. Pure.
#pragma once

#include <vector>

#include <plugin/questionnaires/types.hpp>

namespace tandem::questionnaires {

// A question that both versions ask, and how they differ. Points into both.
struct FieldChange {
  const Field *before = nullptr;
  const Field *after = nullptr;
  bool words = false;      // label, help or purpose
  bool required = false;   // asked of everybody now, or no longer
  bool limits = false;     // how long, how many, from where to where
  bool criterion = false;  // what members search by
  bool order = false;      // of the choices
  std::vector<const Item *> choices_added;
  std::vector<const Item *> choices_removed;
  std::vector<const Item *> choices_reworded;  // as they are now

  bool any() const {
    return words || required || limits || criterion || order || !choices_added.empty() ||
           !choices_removed.empty() || !choices_reworded.empty();
  }
};

struct Changes {
  std::vector<const Field *> added;
  std::vector<const Field *> removed;
  std::vector<FieldChange> changed;
  bool arrangement = false;  // sections, their titles, or the order of questions

  bool any() const {
    return arrangement || !added.empty() || !removed.empty() || !changed.empty();
  }
};
Changes changes_of(const Questionnaire &before, const Questionnaire &after);

// Whether the answers would pass as they are: nothing required is blank, every choice is on its
// list, nothing is too long. What is no longer asked does not count.
bool still_passes(const Questionnaire &questionnaire, const Sheet &sheet);

}  // namespace tandem::questionnaires
