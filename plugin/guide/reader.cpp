#include <plugin/guide/reader.hpp>

#include <map>
#include <set>
#include <stdexcept>
#include <string_view>

#include <pugixml.hpp>

namespace tandem::guide {

namespace {

constexpr unsigned most_lines = 12;

[[noreturn]] void refuse(const std::string &what) {
  throw std::runtime_error("workbook: " + what);
}

Wording read_wording(pugi::xml_node node) {
  Wording wording{node.child("en").text().get(), node.child("fr").text().get()};
  if (wording.english.empty() || wording.french.empty())
    refuse(std::string("a text in one language only in <") + node.name() + ">: " +
           wording.english + wording.french);
  return wording;
}

std::vector<Wording> read_all(pugi::xml_node parent, const char *name) {
  std::vector<Wording> all;
  for (const auto child : parent.children(name)) all.push_back(read_wording(child));
  return all;
}

Kind read_kind(std::string_view name) {
  static const std::map<std::string_view, Kind> kinds = {
      {"p", Kind::paragraph},      {"heading", Kind::heading}, {"list", Kind::list},
      {"steps", Kind::steps},      {"checklist", Kind::checklist},
      {"writing", Kind::writing},  {"scale", Kind::scale},     {"table", Kind::table}};
  const auto found = kinds.find(name);
  if (found == kinds.end()) refuse("unknown element <" + std::string(name) + ">");
  return found->second;
}

bool has_items(Kind kind) {
  return kind == Kind::list || kind == Kind::steps || kind == Kind::checklist ||
         kind == Kind::scale;
}

Block read_block(pugi::xml_node node) {
  Block block{.kind = read_kind(node.name())};
  const bool list = block.kind == Kind::list || block.kind == Kind::steps ||
                    block.kind == Kind::checklist;
  if (!list) block.text = read_wording(node);
  block.items = read_all(node, "item");
  block.columns = read_all(node, "column");
  block.english = std::string_view(node.attribute("lang").value()) == "en";
  block.lines = node.attribute("lines").as_uint();
  if (has_items(block.kind) && block.items.empty()) refuse("a list without items");
  if (block.kind == Kind::table && block.columns.size() < 2) refuse("a table without columns");
  const bool space = block.kind == Kind::writing ||
                     (block.kind == Kind::table && block.items.empty());
  if (space && (block.lines == 0 || block.lines > most_lines)) refuse("no or too much space");
  return block;
}

Part read_part(pugi::xml_node node) {
  Part part{.id = node.attribute("id").value(), .title = read_wording(node), .blocks = {}};
  if (part.id.empty()) refuse("a part without id: " + part.title.english);
  for (const auto child : node.children()) {
    const std::string_view name = child.name();
    if (name != "en" && name != "fr") part.blocks.push_back(read_block(child));
  }
  return part;
}

}  // namespace

Workbook read_workbook(std::string_view xml) {
  pugi::xml_document document;
  const auto result = document.load_buffer(xml.data(), xml.size());
  if (!result) refuse(result.description());
  const auto root = document.child("workbook");
  Workbook workbook{.version = root.attribute("version").value(),
                    .title = read_wording(root.child("title")),
                    .lead = read_wording(root.child("lead")),
                    .parts = {}};
  if (workbook.version.empty()) refuse("no version");
  std::set<std::string> ids;
  for (const auto child : root.children("part")) {
    workbook.parts.push_back(read_part(child));
    if (!ids.insert(workbook.parts.back().id).second)
      refuse("two parts are called " + workbook.parts.back().id);
  }
  return workbook;
}

}  // namespace tandem::guide
