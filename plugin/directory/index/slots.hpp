// Which values the index keeps a set of rows for, by number: every value of every criterion, and
// values of other open fields that words typed may find by their labels (FOM-13).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <plugin/directory/types.hpp>

namespace tandem::directory {

using Slot = std::uint16_t;

class Slots {
 public:
  // Both outlive it.
  Slots(const std::vector<Criterion> &criteria, const questionnaires::Questionnaire &mentor);

  std::size_t size() const { return size_; }
  std::size_t criteria() const { return facets_.size(); }
  const Criterion &criterion(std::size_t at) const { return *facets_[at].criterion; }
  // The place of a demand's criterion.
  std::size_t place_of(const Criterion &criterion) const;

  // The slot of the mentors whom a filter for the item finds (FACTS 4.2), by place in the list.
  static constexpr Slot none = 0xFFFF;
  const std::vector<Slot> &answering(std::size_t criterion) const {
    return facets_[criterion].answering;
  }
  Slot answering(std::size_t criterion, std::string_view code) const;

  // Slots of an entry; one may come twice.
  template <class Visit>
  void each(const Searchable &entry, Visit visit) const {
    for (const Facet &facet : facets_) {
      auto codes = entry.facets.find(facet.criterion->id);
      if (codes == entry.facets.end()) continue;
      for (const auto &code : codes->second) visit_slots(facet.values, code, visit);
    }
    for (const Further &further : further_) {
      auto answer = entry.open.find(further.field);
      if (answer == entry.open.end()) continue;
      for (const auto &code : answer->second.values) visit_slots(further.values, code, visit);
    }
  }

  // Words of labels in both languages, sorted, and whose label they stand in.
  struct LabelWord {
    std::string word;
    Slot slot;
    auto operator<=>(const LabelWord &) const = default;
  };
  const std::vector<LabelWord> &label_words() const { return label_words_; }

 private:
  using Values = std::unordered_map<std::string, std::vector<Slot>>;  // by code
  struct Facet {
    const Criterion *criterion;
    std::vector<Slot> answering;
    Values values;
  };
  struct Further {
    std::string field;
    Values values;
  };
  template <class Visit>
  static void visit_slots(const Values &values, const std::string &code, Visit visit) {
    if (auto found = values.find(code); found != values.end()) {
      for (const Slot slot : found->second) visit(slot);
    }
  }
  Slot next() { return static_cast<Slot>(size_++); }
  Facet facet_of(const Criterion &criterion);
  void add_labels(const questionnaires::Field &field, const Values &values);

  std::size_t size_ = 0;
  std::vector<Facet> facets_;
  std::vector<Further> further_;
  std::vector<LabelWord> label_words_;
};

}  // namespace tandem::directory
