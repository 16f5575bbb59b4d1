#include <plugin/questionnaires/reader.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <set>

#include <pugixml.hpp>

#include <kit/base/utf8.hpp>
#include <plugin/questionnaires/spelling.hpp>

namespace tandem::questionnaires {

namespace {

using std::ptrdiff_t;
using Names = std::initializer_list<std::string_view>;

constexpr std::size_t longest_source = 300'000;
constexpr std::size_t most_fields = 100;
constexpr std::size_t most_items = 400;
// The directory counts values of lists in 16 bits, two for a value that finds others as well.
constexpr std::size_t most_choices = 15'000;
constexpr std::size_t most_characters = 20'000;
constexpr std::size_t most_entries = 20;
constexpr std::size_t most_versions = 1'000'000;
constexpr std::size_t flaws_kept = 50;

constexpr std::array<std::string_view, 10> criteria{
    "practice_area", "training", "client_age", "location", "gender",
    "race", "orientation", "ethnicity", "language", "experience"};
constexpr std::array<std::string_view, 5> identity_lists{
    "gender", "trans_experience", "orientation", "indigenous_identity", "race"};
// Names that both languages spell alike.
constexpr std::array<std::string_view, 8> same_in_both{
    "Alberta", "Manitoba", "Nunavut", "Ontario", "Saskatchewan", "Yukon", "Queer", "Race"};

// What the program itself asks for by name.
constexpr std::array<std::string_view, 9> needed_of_mentors{
    "province", "languages", "practice_areas", "client_ages", "years",
    "training", "topics", "modes", "biography"};
constexpr std::array<std::string_view, 8> needed_of_mentees{
    "display_name", "role", "province", "languages", "practice_areas",
    "topics", "goals", "introduction"};

template <class Range>
bool is_one_of(const Range &range, std::string_view text) {
  return std::ranges::find(range, text) != std::ranges::end(range);
}

constexpr const char *blank_notice[] = {"A blank never costs you",
                                        "Une case vide ne vous coûte jamais"};
constexpr const char *client_notice[] = {"identify a client",
                                         "reconnaître une personne de votre clientèle"};

unsigned line_at(std::string_view text, ptrdiff_t offset) {
  const auto end = std::clamp<ptrdiff_t>(offset, 0, static_cast<ptrdiff_t>(text.size()));
  return 1 + static_cast<unsigned>(std::count(text.begin(), text.begin() + end, '\n'));
}

// Reads one file; what is wrong goes to `flaws`, and reading goes on.
class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  std::vector<FlawFound> flaws;

  pugi::xml_node open(const char *root) {
    if (trimmed(source_).empty()) return refuse(Flaw::missing);
    if (source_.size() > longest_source) return refuse(Flaw::too_long, {}, "300 000");
    if (!ams::kit::is_utf8(source_)) return refuse(Flaw::not_utf8);
    const auto parsed = document_.load_buffer(source_.data(), source_.size(), pugi::parse_default,
                                              pugi::encoding_utf8);
    if (!parsed) {
      flaws.push_back({Flaw::not_well_formed, line_at(source_, parsed.offset),
                       parsed.description()});
      return {};
    }
    const auto node = document_.child(root);
    if (!node) return refuse(Flaw::not_questionnaire, document_.first_child(), root);
    return node;
  }

  void questionnaire(const pugi::xml_node &root, std::string_view id, const Questionnaire *before,
                     Edition &edition) {
    before_ = before;
    into_ = &edition;
    mentee_ = id == "mentee";
    auto &read = edition.questionnaire;
    check_attributes(root, {"id", "version", "listed"});
    check_children(root, {"list", "section"});
    read.id = root.attribute("id").value();
    read.listed = root.attribute("listed").as_bool();
    if (read.id != id || read.listed == mentee_)
      refuse(Flaw::not_questionnaire, root, std::string(id));
    read.version = static_cast<int>(number(root, "questionnaire", "version", 1, most_versions));
    if (before && read.version != before->version + 1)
      refuse(Flaw::wrong_version, root, std::to_string(before->version + 1));
    std::set<std::string> lists;
    for (const auto &node : root.children("list")) own_list(node, lists);
    for (const auto &node : root.children("section")) section(node);
    if (read.sections.empty()) refuse(Flaw::no_sections, root);
    if (fields_.size() > most_fields)
      refuse(Flaw::too_long, root, std::to_string(most_fields) + " <field>");
    if (choices_ > most_choices) refuse(Flaw::too_long, root, std::to_string(most_choices));
    needed(root);
    order();
  }

  List list(const pugi::xml_node &node) {
    List list;
    check_attributes(node, {"id", "version", "sorted"});
    check_children(node, {"item"});
    list.id = node.attribute("id").value();
    if (!is_name(list.id)) refuse(Flaw::bad_name, node, list.id);
    list.version = static_cast<int>(number(node, list.id, "version", 1, most_versions));
    std::set<std::string> codes;
    for (const auto &each : node.children("item")) list.items.push_back(item(each, codes));
    if (list.items.empty()) refuse(Flaw::bad_attribute, node, list.id + ": <item>");
    if (list.items.size() > most_items)
      refuse(Flaw::too_long, node, std::to_string(most_items) + " <item>");
    for (const auto &each : node.children("item"))
      for (const auto &also : words_of(each.attribute("also").value()))
        if (!codes.contains(also)) refuse(Flaw::unknown_code, each, also);
    const bool sorted = node.attribute("sorted").as_bool();
    list.english_order = order_of(list.items, Language::english, sorted);
    list.french_order = order_of(list.items, Language::french, sorted);
    return list;
  }

 private:
  pugi::xml_node refuse(Flaw flaw, const pugi::xml_node &at = {}, std::string what = {},
                        Language language = Language::english) {
    const unsigned line = at ? line_at(source_, at.offset_debug()) : 0;
    if (flaws.size() < flaws_kept)
      flaws.push_back({flaw, line, std::move(what).substr(0, 120), language});
    return {};
  }

  void check_attributes(const pugi::xml_node &node, Names known) {
    std::set<std::string_view> seen;
    for (const auto &attribute : node.attributes()) {
      if (!is_one_of(known, attribute.name()))
        refuse(Flaw::unknown_attribute, node, attribute.name());
      if (!seen.insert(attribute.name()).second) refuse(Flaw::twice, node, attribute.name());
    }
  }

  void check_children(const pugi::xml_node &node, Names known) {
    for (const auto &child : node.children())
      if (child.type() != pugi::node_element || !is_one_of(known, child.name()))
        refuse(Flaw::unknown_element, child,
               child.type() == pugi::node_element ? "<" + std::string(child.name()) + ">"
                                                  : trimmed(child.value()));
  }

  std::size_t number(const pugi::xml_node &node, const std::string &of, const char *name,
                     std::size_t least, std::size_t most) {
    const std::string_view text = node.attribute(name).value();
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
      refuse(Flaw::bad_attribute, node, of + ": " + name);
    return value;
  }

  std::string text(const pugi::xml_node &node, const char *name, const std::string &of,
                   Language language) {
    const auto found = node.child(name);
    const bool plain = !found.first_child() ||
                       (found.first_child() == found.last_child() &&
                        found.first_child().type() != pugi::node_element);
    auto words = trimmed(found.text().get());
    if (!found || found.next_sibling(name) || !plain || words.empty())
      refuse(Flaw::no_text, found ? found : node, of, language);
    return words;
  }

  // LNG-01: both languages, each once, and not the same.
  Bilingual pair(const pugi::xml_node &node, const std::string &of) {
    Bilingual read{text(node, "en", of, Language::english), text(node, "fr", of, Language::french)};
    if (!read.english.empty() && read.english == read.french &&
        !is_one_of(same_in_both, read.english))
      refuse(Flaw::identical, node, read.english);
    return read;
  }

  Bilingual part(const pugi::xml_node &parent, const char *name, const std::string &of,
                 bool optional = false) {
    const auto node = parent.child(name);
    if (!node && optional) return {};
    const std::string where = of + ": <" + name + ">";
    if (!node) refuse(Flaw::no_text, parent, where);
    if (!node) return {};
    if (node.next_sibling(name)) refuse(Flaw::twice, node.next_sibling(name), where);
    check_children(node, {"en", "fr"});
    return pair(node, where);
  }

  Item item(const pugi::xml_node &node, std::set<std::string> &codes) {
    Item item;
    check_attributes(node, {"code", "special", "group", "also", "pinned", "live"});
    check_children(node, {"en", "fr", "hint"});
    item.code = node.attribute("code").value();
    if (!is_code(item.code)) refuse(Flaw::bad_name, node, item.code);
    if (!codes.insert(item.code).second) refuse(Flaw::twice, node, item.code);
    item.label = pair(node, item.code);
    item.hint = part(node, "hint", item.code, true);
    item.group = node.attribute("group").value();
    const auto special = special_of(node.attribute("special").value());
    if (!special) refuse(Flaw::bad_attribute, node, item.code + ": special");
    item.special = special.value_or(Special::none);
    item.pinned = node.attribute("pinned").as_bool();
    item.also = words_of(node.attribute("also").value());
    return item;
  }

  void own_list(const pugi::xml_node &node, std::set<std::string> &seen) {
    auto read = list(node);
    if (!seen.insert(read.id).second) refuse(Flaw::twice, node, read.id);
    into_->lists.insert_or_assign(read.id, std::move(read));
  }

  void section(const pugi::xml_node &node) {
    Section section;
    check_attributes(node, {"id", "identity"});
    check_children(node, {"title", "intro", "field"});
    section.id = node.attribute("id").value();
    if (!is_name(section.id)) refuse(Flaw::bad_name, node, section.id);
    if (!sections_.insert(section.id).second) refuse(Flaw::twice, node, section.id);
    section.identity = node.attribute("identity").as_bool();
    section.title = part(node, "title", section.id);
    section.intro = part(node, "intro", section.id, true);
    if (section.identity)
      notice(node, section.intro, blank_notice, Flaw::no_blank_notice, section.id);
    for (const auto &each : node.children("field")) field(each, section);
    into_->questionnaire.sections.push_back(std::move(section));
  }

  void notice(const pugi::xml_node &node, const Bilingual &text, const char *const (&words)[2],
              Flaw flaw, const std::string &of) {
    if (text.english.find(words[0]) == std::string::npos) refuse(flaw, node, of, Language::english);
    if (text.french.find(words[1]) == std::string::npos) refuse(flaw, node, of, Language::french);
  }

  void field(const pugi::xml_node &node, Section &section) {
    Field field;
    field.id = node.attribute("id").value();
    if (!is_name(field.id)) refuse(Flaw::bad_name, node, field.id);
    if (!fields_.emplace(field.id, node).second) refuse(Flaw::twice, node, field.id);
    field.required = node.attribute("required").as_bool();
    field.identity = section.identity;
    if (node.attribute("identity").as_bool() != section.identity)
      refuse(Flaw::identity_section, node, field.id);
    if (field.identity && field.required) refuse(Flaw::identity_required, node, field.id);
    kind(node, field);
    criterion(node, field);
    check_children(node, {"label", "shown", "help", "purpose"});
    field.label = part(node, "label", field.id);
    field.shown = node.child("shown") ? part(node, "shown", field.id) : field.label;
    field.help = part(node, "help", field.id);
    field.purpose = part(node, "purpose", field.id);
    if (field.kind == Kind::words)
      notice(node, field.help, client_notice, Flaw::no_client_notice, field.id);
    for (const Language language : ams::kit::languages)
      if (mentee_ && says_you(field.shown.in(language), language))
        refuse(Flaw::speaks_to_mentee, node, field.shown.in(language), language);
    keeps_its_meaning(node, field);
    section.fields.push_back(std::move(field));
  }

  void kind(const pugi::xml_node &node, Field &field) {
    const auto kind = kind_of(node.attribute("type").value());
    if (!kind) {
      refuse(Flaw::bad_attribute, node, field.id + ": type");
      return;
    }
    field.kind = *kind;
    switch (field.kind) {
      case Kind::one:
      case Kind::many:
        check_attributes(node, {"id", "type", "required", "criterion", "identity", "list"});
        return choices(node, field);
      case Kind::text:
      case Kind::words:
        check_attributes(node, {"id", "type", "required", "criterion", "identity", "max"});
        field.max = number(node, field.id, "max", 1, most_characters);
        return;
      case Kind::tags:
        check_attributes(node, {"id", "type", "required", "criterion", "identity", "max", "count"});
        field.max = number(node, field.id, "max", 1, most_characters);
        field.count = number(node, field.id, "count", 1, most_entries);
        return;
      case Kind::number:
        check_attributes(node, {"id", "type", "required", "criterion", "identity", "max", "min"});
        field.min = number(node, field.id, "min", 0, most_versions);
        field.max = number(node, field.id, "max", field.min, most_versions);
    }
  }

  void choices(const pugi::xml_node &node, Field &field) {
    const auto found = into_->lists.find(node.attribute("list").value());
    if (found == into_->lists.end()) {
      refuse(Flaw::unknown_list, node, node.attribute("list").value());
      return;
    }
    field.list = &found->second;
    choices_ += field.list->items.size();
    if (!field.identity && is_one_of(identity_lists, field.list->id))
      refuse(Flaw::identity_list, node, field.id);
    if (field.identity && std::ranges::find(field.list->items, Special::prefer_not,
                                            &Item::special) == field.list->items.end())
      refuse(Flaw::no_refusal, node, field.list->id);
  }

  void criterion(const pugi::xml_node &node, Field &field) {
    field.criterion = node.attribute("criterion").value();
    if (field.criterion.empty()) return;
    if (mentee_ || !is_one_of(criteria, field.criterion) || (!field.list && !field.identity))
      refuse(Flaw::unknown_criterion, node, field.criterion);
    if (!criteria_.insert(field.criterion).second) refuse(Flaw::twice, node, field.criterion);
  }

  // Answers stand under the field's id. An identity answer was given for the audiences that stood
  // beside it: what members could not search by then is not searched by now (PRV-01).
  void keeps_its_meaning(const pugi::xml_node &node, const Field &field) {
    const auto *was = before_ ? before_->find(field.id) : nullptr;
    if (!was) return;
    const bool opened = field.identity && field.searchable() && !was->searchable();
    if (was->kind != field.kind || was->identity != field.identity || opened)
      refuse(Flaw::another_meaning, node, field.id);
  }

  void needed(const pugi::xml_node &root) {
    const auto check = [&](const auto &names) {
      for (const std::string_view name : names) {
        const auto *field = into_->questionnaire.find(name);
        if (!field || !field->required)
          refuse(Flaw::needed_field, field ? fields_.at(std::string(name)) : root,
                 std::string(name));
      }
    };
    if (mentee_) check(needed_of_mentees);
    else check(needed_of_mentors);
  }

  void order() {
    const auto race = fields_.find("race"), first = fields_.find("indigenous_identity");
    if (race == fields_.end() || first == fields_.end()) return;
    if (race->second.offset_debug() < first->second.offset_debug())
      refuse(Flaw::indigenous_first, race->second);
  }

  std::string_view source_;
  pugi::xml_document document_;
  const Questionnaire *before_ = nullptr;
  Edition *into_ = nullptr;
  bool mentee_ = false;
  std::set<std::string> sections_, criteria_;
  std::map<std::string, pugi::xml_node> fields_;
  std::size_t choices_ = 0;
};

}  // namespace

ListsRead read_lists(std::string_view xml) {
  ListsRead read;
  Reader reader(xml);
  for (const auto &node : reader.open("lists").children("list")) {
    auto list = reader.list(node);
    read.lists.insert_or_assign(list.id, std::move(list));
  }
  read.flaws = std::move(reader.flaws);
  return read;
}

EditionRead read_edition(std::string_view id, std::string_view xml, const Lists &program_lists,
                         const Questionnaire *before) {
  std::string source(xml);
  if (source.starts_with("\xEF\xBB\xBF")) source.erase(0, 3);
  std::erase(source, '\r');
  auto edition = std::make_unique<Edition>();
  edition->source = std::move(source);
  edition->lists = program_lists;
  Reader reader(edition->source);
  if (const auto root = reader.open("questionnaire"))
    reader.questionnaire(root, id, before, *edition);
  std::ranges::stable_sort(reader.flaws, {}, &FlawFound::line);
  if (!reader.flaws.empty()) return {nullptr, std::move(reader.flaws)};
  return {std::move(edition), {}};
}

}  // namespace tandem::questionnaires
