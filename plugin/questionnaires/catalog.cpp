#include <plugin/questionnaires/catalog.hpp>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include <kit/language/format.hpp>
#include <pugixml.hpp>

namespace tandem::questionnaires {

namespace {

[[noreturn]] void refuse(const std::string &what) {
  throw std::runtime_error("questionnaire: " + what);
}

Bilingual bilingual(const pugi::xml_node &node) {
  return {node.child("en").text().get(), node.child("fr").text().get()};
}

Bilingual needed(const pugi::xml_node &node, const std::string &where) {
  Bilingual text = bilingual(node);
  if (text.english.empty() || text.french.empty()) refuse(where + " lacks a text");
  return text;
}

std::vector<std::string> words_of(const char *text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

Special special_of(std::string_view text) {
  if (text.empty()) return Special::none;
  if (text == "self") return Special::self_describe;
  if (text == "pnta") return Special::prefer_not;
  if (text == "unsure") return Special::unsure;
  if (text == "other") return Special::other;
  refuse("unknown special " + std::string(text));
}

Kind kind_of(std::string_view text) {
  if (text == "one") return Kind::one;
  if (text == "many") return Kind::many;
  if (text == "text") return Kind::text;
  if (text == "words") return Kind::words;
  if (text == "tags") return Kind::tags;
  if (text == "number") return Kind::number;
  refuse("unknown type " + std::string(text));
}

Item read_item(const pugi::xml_node &node) {
  Item item;
  item.code = node.attribute("code").value();
  item.label = needed(node, "item " + item.code);
  item.hint = bilingual(node.child("hint"));
  item.group = node.attribute("group").value();
  item.special = special_of(node.attribute("special").value());
  item.pinned = node.attribute("pinned").as_bool();
  item.also = words_of(node.attribute("also").value());
  return item;
}

// Groups stay where they are and apart; a list whose items all are pinned keeps its order.
std::vector<std::size_t> order_of(const std::vector<Item> &items, Language language, bool sorted) {
  std::vector<std::string> runs;
  for (const auto &item : items)
    runs.push_back(sorted && !item.pinned ? "in " + item.group : std::string());
  std::vector<ams::kit::Listed> lines;
  for (std::size_t i = 0; i < items.size(); ++i)
    lines.push_back({items[i].label.in(language), runs[i]});
  return ams::kit::alphabetical(lines);
}

List read_list(const pugi::xml_node &node) {
  List list;
  list.id = node.attribute("id").value();
  list.version = node.attribute("version").as_int(1);
  for (const auto &item : node.children("item")) list.items.push_back(read_item(item));
  const bool sorted = node.attribute("sorted").as_bool();
  list.english_order = order_of(list.items, Language::english, sorted);
  list.french_order = order_of(list.items, Language::french, sorted);
  return list;
}

std::map<std::string, List, std::less<>> read_lists(std::string_view xml) {
  pugi::xml_document document;
  if (const auto parsed = document.load_buffer(xml.data(), xml.size()); !parsed)
    refuse(std::string("lists.xml: ") + parsed.description());
  std::map<std::string, List, std::less<>> lists;
  for (const auto &node : document.child("lists").children("list")) {
    List list = read_list(node);
    lists.emplace(list.id, std::move(list));
  }
  return lists;
}

using Lists = std::map<std::string, List, std::less<>>;

Field read_field(const pugi::xml_node &node, const Lists &lists, bool identity) {
  Field field;
  field.id = node.attribute("id").value();
  field.kind = kind_of(node.attribute("type").value());
  field.required = node.attribute("required").as_bool();
  field.identity = identity;
  field.max = node.attribute("max").as_uint(200);
  field.min = node.attribute("min").as_uint(0);
  field.count = node.attribute("count").as_uint(5);
  field.criterion = node.attribute("criterion").value();
  field.label = needed(node.child("label"), field.id + " label");
  field.shown = field.label;
  if (const auto shown = node.child("shown")) field.shown = needed(shown, field.id + " shown");
  field.help = needed(node.child("help"), field.id + " help");
  field.purpose = needed(node.child("purpose"), field.id + " purpose");
  if (field.kind == Kind::one || field.kind == Kind::many) {
    const auto list = lists.find(node.attribute("list").value());
    if (list == lists.end()) refuse(field.id + " names an unknown list");
    field.list = &list->second;
  }
  if (identity && field.required) refuse(field.id + ": an identity answer is never required");
  return field;
}

Questionnaire read_questionnaire(std::string_view xml, const Lists &lists) {
  pugi::xml_document document;
  if (const auto parsed = document.load_buffer(xml.data(), xml.size()); !parsed)
    refuse(parsed.description());
  const auto root = document.child("questionnaire");
  Questionnaire questionnaire{
      root.attribute("id").value(), root.attribute("version").as_int(1),
      root.attribute("listed").as_bool(), {}};
  for (const auto &node : root.children("section")) {
    Section section{node.attribute("id").value(), node.attribute("identity").as_bool(),
                    needed(node.child("title"), "section title"), bilingual(node.child("intro")),
                    {}};
    for (const auto &field : node.children("field"))
      section.fields.push_back(read_field(field, lists, section.identity));
    questionnaire.sections.push_back(std::move(section));
  }
  if (questionnaire.sections.empty()) refuse("no <section>");
  return questionnaire;
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
    : lists_(read_lists(lists_xml)),
      mentor_(read_questionnaire(mentor_xml, lists_)),
      mentee_(read_questionnaire(mentee_xml, lists_)) {}

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
