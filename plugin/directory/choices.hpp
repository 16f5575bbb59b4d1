// The boxes of the search form. Some hundred of them are most of a page's work, and the same on
// every page but for a number and a tick: they are rendered once for each language, by their
// template, and each page fills in what is its own. Holds nothing of any member.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/directory/types.hpp>

namespace tandem::directory {

// Any thread, once it is made.
class Choices {
 public:
  // The criteria outlive it.
  Choices(const Context &context, const std::vector<Criterion> &criteria);
  bool are_of(const std::vector<Criterion> &criteria) const { return &criteria == &criteria_; }

  // Of the criterion at `place` among the criteria; `chosen` is ticked, and what `counts` counts
  // (by place in the criterion's list) has its number. Nothing for a criterion without a list.
  std::string html(Language language, std::size_t place, const std::vector<std::string> &chosen,
                   const std::vector<std::size_t> &counts) const;

 private:
  struct Box {
    std::string before_tick, before_count;
    std::string code;
    std::size_t place;  // in the criterion's list
  };
  struct Part {
    std::vector<Box> boxes;
    std::string end;
  };
  static Part render(const Context &context, const Criterion &criterion, Language language);

  const std::vector<Criterion> &criteria_;
  std::array<std::vector<Part>, 2> parts_;  // by language, then by criterion
};

}  // namespace tandem::directory
