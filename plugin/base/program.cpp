#include <plugin/base/program.hpp>

#include <charconv>
#include <stdexcept>

#include <pugixml.hpp>

namespace tandem {

using ams::kit::Language;

namespace {

[[noreturn]] void refuse(const std::string &what) {
  throw std::runtime_error("program.xml: " + what);
}

std::string name_of(const pugi::xml_node &node, const char *attribute) {
  const std::string name = node.attribute(attribute).value();
  if (name.empty()) refuse(std::string("a <") + node.name() + "> without " + attribute);
  return name;
}

std::int64_t whole_number(const std::string &name, std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    throw std::runtime_error("setting " + name + " is not a whole number");
  return number;
}

std::map<Language, std::string> both(const pugi::xml_node &node) {
  if (!node.child("en")) {
    return {{Language::english, node.text().get()}, {Language::french, node.text().get()}};
  }
  return {{Language::english, node.child("en").text().get()},
          {Language::french, node.child("fr").text().get()}};
}

}  // namespace

Program Program::parse(std::string_view xml) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size());
  if (!parsed) refuse(parsed.description());
  Program program;
  for (const auto &node : document.child("program").children()) {
    const std::string_view kind = node.name();
    if (kind == "setting" && name_of(node, "name") == "time_zone") {
      program.zone_ = node.text().get();
    } else if (kind == "setting") {
      const auto name = name_of(node, "name");
      program.numbers_[name] = whole_number(name, node.text().get());
    } else if (kind == "text") {
      program.texts_[name_of(node, "name")] = both(node);
    } else if (kind == "document") {
      program.documents_[name_of(node, "id")] = name_of(node, "version");
    }
  }
  if (program.documents_.empty()) refuse("no <document>");
  return program;
}

void Program::configure(const Lookup &lookup) {
  for (auto &[name, number] : numbers_) {
    if (const auto value = lookup(name)) number = whole_number(name, *value);
  }
  for (auto &[name, texts] : texts_) {
    for (auto &[language, text] : texts) {
      const auto value = lookup(name + "." + ams::kit::code(language));
      text = value ? *value : lookup(name).value_or(text);
    }
  }
  zone_ = lookup("time_zone").value_or(zone_);
}

namespace {

template <class Map>
const auto &at(const Map &map, std::string_view name) {
  const auto found = map.find(name);
  if (found == map.end()) throw std::out_of_range("program.xml lacks " + std::string(name));
  return found->second;
}

}  // namespace

std::int64_t Program::number(std::string_view name) const { return at(numbers_, name); }

const std::string &Program::text(std::string_view name, Language language) const {
  return at(texts_, name).at(language);
}

const std::string &Program::document_version(std::string_view document) const {
  return at(documents_, document);
}

}  // namespace tandem
