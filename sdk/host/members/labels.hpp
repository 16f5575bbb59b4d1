// What people read for the codes of a member record (FACTS 1.4, 4.7).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <kit/language/catalogue.hpp>

namespace ams::host {

struct Label {
  const char *code;
  kit::Text text;
  bool pinned = false;  // keeps its place among labels in order
};

// "XX" (outside Canada) comes last.
std::span<const Label> provinces();
// The countries offered: Canada first, "ZZ" (another one) last.
std::span<const Label> countries();
std::span<const Label> categories();

struct NamedLabel {
  const char *code;
  std::string name;
};
// In the order in which people of that language look for a name.
std::vector<NamedLabel> in_order(const kit::Catalogue &catalogue, kit::Language language,
                                 std::span<const Label> labels);

// A language in its own words, the same on every page: "English", "Français".
const char *own_name(kit::Language language);

// The label of a code; the code itself when the list does not hold it.
std::string label_of(const kit::Catalogue &catalogue, kit::Language language,
                     std::span<const Label> labels, std::string_view code);

}  // namespace ams::host
