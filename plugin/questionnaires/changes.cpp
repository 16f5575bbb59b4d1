#include <plugin/questionnaires/changes.hpp>

#include <algorithm>
#include <charconv>

#include <plugin/questionnaires/rules.hpp>

namespace tandem::questionnaires {

namespace {

bool same(const Bilingual &one, const Bilingual &other) {
  return one.english == other.english && one.french == other.french;
}

bool same(const Item &one, const Item &other) {
  return same(one.label, other.label) && same(one.hint, other.hint) && one.group == other.group &&
         one.special == other.special && one.pinned == other.pinned && one.also == other.also;
}

void compare_choices(const List *before, const List *after, FieldChange &change) {
  if (!before || !after) return;
  std::vector<std::string_view> kept_before, kept_after;
  for (const auto &item : after->items) {
    const auto *was = before->find(item.code);
    if (!was) change.choices_added.push_back(&item);
    else if (!same(*was, item)) change.choices_reworded.push_back(&item);
    if (was) kept_after.push_back(item.code);
  }
  for (const auto &item : before->items) {
    if (after->find(item.code)) kept_before.push_back(item.code);
    else change.choices_removed.push_back(&item);
  }
  change.order = kept_before != kept_after;
}

FieldChange compare(const Field &before, const Field &after) {
  FieldChange change;
  change.before = &before;
  change.after = &after;
  change.words = !same(before.label, after.label) || !same(before.shown, after.shown) ||
                 !same(before.help, after.help) || !same(before.purpose, after.purpose);
  change.required = before.required != after.required;
  change.limits = before.max != after.max || before.min != after.min || before.count != after.count;
  change.criterion = before.criterion != after.criterion;
  compare_choices(before.list, after.list, change);
  return change;
}

// Everything but the fields' insides.
std::vector<std::string> arrangement_of(const Questionnaire &questionnaire,
                                        const Questionnaire &other) {
  std::vector<std::string> lines;
  for (const auto &section : questionnaire.sections) {
    lines.push_back(section.id + '\n' + section.title.english + '\n' + section.title.french + '\n' +
                    section.intro.english + '\n' + section.intro.french);
    for (const auto &field : section.fields)
      if (other.find(field.id)) lines.push_back(field.id);
  }
  return lines;
}

bool passes(const Field &field, const Answer &answer) {
  const auto fits = [&](const std::string &value) {
    if (field.list) return field.list->find(value) != nullptr;
    if (field.kind != Kind::number) return ams::kit::length_of(value) <= field.max;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc{} && number >= field.min && number <= field.max;
  };
  if (field.kind == Kind::tags && answer.values.size() > field.count) return false;
  return std::ranges::all_of(answer.values, fits);
}

}  // namespace

Changes changes_of(const Questionnaire &before, const Questionnaire &after) {
  Changes changes;
  for (const auto &section : after.sections)
    for (const auto &field : section.fields) {
      const auto *was = before.find(field.id);
      if (!was) changes.added.push_back(&field);
      else if (auto change = compare(*was, field); change.any())
        changes.changed.push_back(std::move(change));
    }
  for (const auto &section : before.sections)
    for (const auto &field : section.fields)
      if (!after.find(field.id)) changes.removed.push_back(&field);
  changes.arrangement = arrangement_of(before, after) != arrangement_of(after, before);
  return changes;
}

bool still_passes(const Questionnaire &questionnaire, const Sheet &sheet) {
  if (!missing(questionnaire, sheet).empty()) return false;
  for (const auto &section : questionnaire.sections)
    for (const auto &field : section.fields)
      if (const auto *answer = sheet.find(field.id); answer && !passes(field, *answer))
        return false;
  return true;
}

}  // namespace tandem::questionnaires
