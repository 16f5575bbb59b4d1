#include "slots.hpp"

#include <algorithm>

#include <plugin/directory/rules.hpp>
#include <plugin/directory/words.hpp>

namespace tandem::directory {

using questionnaires::Field;
using questionnaires::Item;

Slots::Slots(const std::vector<Criterion> &criteria,
             const questionnaires::Questionnaire &mentor) {
  for (const Criterion &criterion : criteria) {
    facets_.push_back(facet_of(criterion));
    if (!criterion.identity && is_found_by_labels(*criterion.field))
      add_labels(*criterion.field, facets_.back().values);
  }
  for (const auto &section : mentor.sections) {
    for (const Field &field : section.fields) {
      const bool known = std::ranges::find(criteria, &field, &Criterion::field) != criteria.end();
      if (known || !is_found_by_labels(field)) continue;
      Further further{field.id, {}};
      for (const Item &item : field.list->items) further.values[item.code] = {next()};
      add_labels(field, further.values);
      further_.push_back(std::move(further));
    }
  }
  std::ranges::sort(label_words_);
}

// The first slot of a value is its own. A value that filters for others find as well has theirs
// behind it; a filter that finds other values as well has a slot of its own for what it finds.
Slots::Facet Slots::facet_of(const Criterion &criterion) {
  Facet facet{&criterion, {}, {}};
  if (!criterion.field->list) return facet;
  const auto &items = criterion.field->list->items;
  for (const Item &item : items) {
    if (criterion.offers(item)) facet.values[item.code] = {next()};
  }
  for (const Item &item : items) {
    if (!criterion.offers(item)) {
      facet.answering.push_back(none);
      continue;
    }
    Slot slot = facet.values[item.code].front();
    if (!item.also.empty()) {
      slot = next();
      facet.values[item.code].push_back(slot);
      for (const auto &code : item.also) {
        if (auto value = facet.values.find(code); value != facet.values.end())
          value->second.push_back(slot);
      }
    }
    facet.answering.push_back(slot);
  }
  return facet;
}

void Slots::add_labels(const Field &field, const Values &values) {
  for (const Item &item : field.list->items) {
    const auto value = values.find(item.code);
    if (value == values.end() || item.special != questionnaires::Special::none) continue;
    Words words;
    add_words(words, item.label.english);
    add_words(words, item.label.french);
    settle(words);
    for (auto &word : words) label_words_.push_back({std::move(word), value->second.front()});
  }
}

std::size_t Slots::place_of(const Criterion &criterion) const {
  const auto found = std::ranges::find_if(
      facets_, [&](const Facet &facet) { return facet.criterion->id == criterion.id; });
  return static_cast<std::size_t>(found - facets_.begin());
}

Slot Slots::answering(std::size_t criterion, std::string_view code) const {
  const Facet &facet = facets_[criterion];
  const auto &items = facet.criterion->field->list->items;
  const auto found = std::ranges::find(items, code, &Item::code);
  return found == items.end() ? none
                              : facet.answering[static_cast<std::size_t>(found - items.begin())];
}

}  // namespace tandem::directory
