#include <plugin/questionnaires/catalog.hpp>

#include <algorithm>
#include <stdexcept>

namespace tandem::questionnaires {

namespace {

void require(const std::string &file, const std::vector<FlawFound> &flaws) {
  if (!flaws.empty())
    throw std::runtime_error("questionnaire: " + file + ".xml, " + describe(flaws.front()));
}

Lists lists_of(std::string_view xml) {
  auto read = read_lists(xml);
  require("lists", read.flaws);
  return std::move(read.lists);
}

std::unique_ptr<const Edition> edition_of(const std::string &id, std::string_view xml,
                                          const Lists &lists) {
  auto read = read_edition(id, xml, lists);
  require(id, read.flaws);
  return std::move(read.edition);
}

}  // namespace

const Item *List::find(std::string_view code) const {
  const auto found = std::ranges::find(items, code, &Item::code);
  return found == items.end() ? nullptr : &*found;
}

std::vector<const Item *> List::shown(Language language) const {
  const auto &order = language == Language::english ? english_order : french_order;
  std::vector<const Item *> shown;
  for (const auto at : order) shown.push_back(&items[at]);
  return shown;
}

const Field *Questionnaire::find(std::string_view field) const {
  for (const auto &section : sections) {
    const auto found = std::ranges::find(section.fields, field, &Field::id);
    if (found != section.fields.end()) return &*found;
  }
  return nullptr;
}

const Answer *Sheet::find(std::string_view field) const {
  if (const auto found = open.find(field); found != open.end()) return &found->second;
  if (const auto found = identity.find(field); found != identity.end())
    return &found->second.answer;
  return nullptr;
}

std::string_view Sheet::value(std::string_view field) const {
  const auto *answer = find(field);
  return answer && !answer->values.empty() ? std::string_view(answer->values.front())
                                           : std::string_view();
}

Catalog::Catalog(std::string_view lists_xml, std::string_view mentor_xml,
                 std::string_view mentee_xml)
    : lists_source_(lists_xml),
      lists_(lists_of(lists_xml)),
      mentor_{edition_of("mentor", mentor_xml, lists_), nullptr},
      mentee_{edition_of("mentee", mentee_xml, lists_), nullptr} {
  for (const char *id : questionnaire_ids) use_built_in(id);
}

const Catalog::Shelf *Catalog::shelf(std::string_view id) const {
  return id == "mentor" ? &mentor_ : id == "mentee" ? &mentee_ : nullptr;
}

const Edition *Catalog::in_force(std::string_view id) const {
  const auto *found = shelf(id);
  return found ? found->in_force.load() : nullptr;
}

const Edition *Catalog::built_in(std::string_view id) const {
  const auto *found = shelf(id);
  return found ? found->built_in.get() : nullptr;
}

void Catalog::use(std::unique_ptr<const Edition> edition) {
  auto &into = edition->questionnaire.id == "mentor" ? mentor_ : mentee_;
  std::lock_guard lock(mutex_);
  into.published.push_back(std::move(edition));
  into.in_force = into.published.back().get();
}

void Catalog::use_built_in(std::string_view id) {
  auto &into = id == "mentor" ? mentor_ : mentee_;
  into.in_force = into.built_in.get();
}

const List &Catalog::list(std::string_view id) const {
  const auto found = lists_.find(id);
  if (found == lists_.end()) throw std::out_of_range("no list " + std::string(id));
  return found->second;
}

std::string Catalog::label(std::string_view list_id, std::string_view code,
                           Language language) const {
  const auto *item = list(list_id).find(code);
  return item ? item->label.in(language) : std::string(code);
}

}  // namespace tandem::questionnaires
