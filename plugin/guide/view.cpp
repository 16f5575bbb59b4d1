#include <plugin/guide/view.hpp>

#include <ctemplate/template.h>

namespace tandem::guide {

using ctemplate::TemplateDictionary;

namespace {

const char *section_of(Kind kind) {
  switch (kind) {
    case Kind::paragraph: return "paragraph";
    case Kind::heading: return "heading";
    case Kind::list: return "list";
    case Kind::steps: return "steps";
    case Kind::checklist: return "checklist";
    case Kind::writing: return "writing";
    case Kind::scale: return "scale";
    case Kind::table: return "table";
  }
  return "paragraph";
}

void fill_scale(TemplateDictionary &scale, const Block &block, kit::Language language) {
  for (unsigned n = 1; n <= highest_rating; ++n)
    scale.AddSectionDictionary("rating")->SetIntValue("number", static_cast<int>(n));
  for (const auto &item : block.items) {
    auto &row = *scale.AddSectionDictionary("row");
    row.SetValue("text", item.in(language));
    for (unsigned n = 0; n < highest_rating; ++n) row.AddSectionDictionary("box");
  }
}

void fill_row(TemplateDictionary &row, const Block &block, const std::string &name) {
  if (!name.empty()) row.SetValueAndShowSection("text", name, "name");
  for (std::size_t n = name.empty() ? 0 : 1; n < block.columns.size(); ++n)
    row.AddSectionDictionary("empty");
}

void fill_table(TemplateDictionary &table, const Block &block, kit::Language language) {
  for (const auto &column : block.columns)
    table.AddSectionDictionary("column")->SetValue("text", column.in(language));
  for (const auto &item : block.items)
    fill_row(*table.AddSectionDictionary("row"), block, item.in(language));
  for (unsigned n = 0; block.items.empty() && n < block.lines; ++n)
    fill_row(*table.AddSectionDictionary("row"), block, "");
}

void fill_block(TemplateDictionary &part, const Block &block, kit::Language language) {
  const char *section = block.english ? "english_list" : section_of(block.kind);
  auto &shown = *part.AddSectionDictionary("block")->AddSectionDictionary(section);
  shown.SetValue("text", block.text.in(language));
  if (block.kind == Kind::scale) return fill_scale(shown, block, language);
  if (block.kind == Kind::table) return fill_table(shown, block, language);
  for (const auto &item : block.items)
    shown.AddSectionDictionary("item")->SetValue("text", item.in(language));
  for (unsigned n = 0; n < block.lines; ++n) shown.AddSectionDictionary("line");
}

}  // namespace

void fill_workbook(TemplateDictionary &dictionary, const Workbook &workbook,
                   kit::Language language) {
  dictionary.SetValue("title", workbook.title.in(language));
  dictionary.SetValue("lead", workbook.lead.in(language));
  for (const auto &part : workbook.parts) {
    auto &entry = *dictionary.AddSectionDictionary("entry");
    entry.SetValue("id", part.id);
    entry.SetValue("title", part.title.in(language));
    auto &shown = *dictionary.AddSectionDictionary("part");
    shown.SetValue("id", part.id);
    shown.SetValue("title", part.title.in(language));
    for (const auto &block : part.blocks) fill_block(shown, block, language);
  }
}

}  // namespace tandem::guide
