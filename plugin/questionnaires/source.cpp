// A questionnaire's file as staff work on it, and its flaws as logs name them.
#include <iterator>
#include <set>

#include <pugixml.hpp>

#include <plugin/questionnaires/reader.hpp>

namespace tandem::questionnaires {

namespace {

struct Text : pugi::xml_writer {
  std::string bytes;
  void write(const void *data, std::size_t size) override {
    bytes.append(static_cast<const char *>(data), size);
  }
};

// The program's lists that the file rests on and does not bring itself, in their order.
void bring_lists(pugi::xml_node root, const Edition &edition, std::string_view lists_xml) {
  std::set<std::string_view> used;
  for (const auto &section : edition.questionnaire.sections)
    for (const auto &field : section.fields)
      if (field.list) used.insert(field.list->id);
  for (const auto &node : root.children("list")) used.erase(node.attribute("id").value());
  pugi::xml_document lists;
  lists.load_buffer(lists_xml.data(), lists_xml.size());
  auto before = root.child("section");
  for (const auto &node : lists.child("lists").children("list"))
    if (used.contains(node.attribute("id").value())) root.insert_copy_before(node, before);
}

}  // namespace

std::string whole_source(const Edition &edition, std::string_view lists_xml) {
  pugi::xml_document document;
  document.load_buffer(edition.source.data(), edition.source.size(),
                       pugi::parse_default | pugi::parse_comments, pugi::encoding_utf8);
  bring_lists(document.child("questionnaire"), edition, lists_xml);
  Text text;
  document.save(text, "  ", pugi::format_indent, pugi::encoding_utf8);
  return text.bytes;
}

namespace {

constexpr const char *names[] = {
    "missing", "too_long", "not_utf8", "not_well_formed", "not_questionnaire", "unknown_element",
    "unknown_attribute", "bad_attribute", "bad_name", "twice", "unknown_list", "unknown_code",
    "no_text", "identical", "no_sections", "identity_section", "identity_required",
    "identity_list", "no_refusal", "no_blank_notice", "no_client_notice", "indigenous_first",
    "speaks_to_mentee", "unknown_criterion", "needed_field", "another_meaning", "wrong_version",
    "unchanged"};
static_assert(std::size(names) == static_cast<std::size_t>(Flaw::unchanged) + 1);

}  // namespace

std::string describe(const FlawFound &flaw) {
  return "line " + std::to_string(flaw.line) + ": " +
         names[static_cast<std::size_t>(flaw.flaw)] + ": " + flaw.what;
}

}  // namespace tandem::questionnaires
