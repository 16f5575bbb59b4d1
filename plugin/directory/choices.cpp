#include "choices.hpp"

#include <algorithm>
#include <stdexcept>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/directory/wording.hpp>

namespace tandem::directory {
namespace {

using ctemplate::TemplateDictionary;
using questionnaires::Item;

// Where a page fills in. No text out of an XML file can hold these.
constexpr char tick_mark = '\x01';
constexpr char count_mark = '\x02';
constexpr std::string_view tick = " checked";

// What stands before the next mark, which is left out.
std::string take_until(std::string_view &text, char mark) {
  const auto at = text.find(mark);
  if (at == text.npos) throw std::runtime_error("directory/choices.html.tpl lacks a mark");
  std::string taken(text.substr(0, at));
  text.remove_prefix(at + 1);
  return taken;
}

void put_box(TemplateDictionary &group, const Criterion &criterion, const Item &item,
             Language language) {
  auto &row = *group.AddSectionDictionary("ITEM");
  row.SetValue("ID", criterion.id);
  row.SetValue("CODE", item.code);
  row.SetValue("TICK", std::string(1, tick_mark));
  row.SetValue("ITEM_LABEL", item.label.in(language));
  row.SetValue("COUNT", std::string(1, count_mark));
  if (const auto &hint = item.hint.in(language); !hint.empty())
    row.SetValueAndShowSection("HINT", hint, "HINT_SECTION");
}

}  // namespace

Choices::Choices(const Context &context, const std::vector<Criterion> &criteria)
    : criteria_(criteria) {
  for (const Language language : kit::languages)
    for (const Criterion &criterion : criteria)
      parts_[static_cast<std::size_t>(language)].push_back(render(context, criterion, language));
}

Choices::Part Choices::render(const Context &context, const Criterion &criterion,
                              Language language) {
  if (!criterion.field->list) return {};
  TemplateDictionary root("choices");
  TemplateDictionary *group = nullptr;
  std::string group_id;
  Part part;
  for (const Item *item : criterion.field->list->shown(language)) {
    if (!criterion.offers(*item)) continue;
    if (!group || item->group != group_id) {
      group = root.AddSectionDictionary("GROUP");
      group_id = item->group;
      if (auto label = group_label(group_id, context.catalogue, language); !label.empty())
        group->SetValueAndShowSection("GROUP_LABEL", label, "GROUP_LABEL_SECTION");
    }
    put_box(*group, criterion, *item, language);
    part.boxes.push_back({{}, {}, item->code, static_cast<std::size_t>(
                                                  item - criterion.field->list->items.data())});
  }
  const std::string html =
      context.templates.render("directory/choices.html.tpl", language, root);
  std::string_view rest = html;
  for (Box &box : part.boxes) {
    box.before_tick = take_until(rest, tick_mark);
    box.before_count = take_until(rest, count_mark);
  }
  part.end = rest;
  return part;
}

std::string Choices::html(Language language, std::size_t place,
                          const std::vector<std::string> &chosen,
                          const std::vector<std::size_t> &counts) const {
  const Part &part = parts_[static_cast<std::size_t>(language)].at(place);
  std::string html;
  for (const Box &box : part.boxes) {
    html += box.before_tick;
    if (std::ranges::find(chosen, box.code) != chosen.end()) html += tick;
    html += box.before_count;
    if (box.place >= counts.size()) continue;
    // How many would be found by it; also 0, which says that nobody would.
    html += '(';
    html += kit::whole_number(language, static_cast<std::int64_t>(counts[box.place]));
    html += ')';
  }
  return html += part.end;
}

}  // namespace tandem::directory
