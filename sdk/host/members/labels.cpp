#include <host/members/labels.hpp>

#include <algorithm>

#include <kit/language/format.hpp>

namespace ams::host {

std::span<const Label> provinces() {
  static constexpr Label list[] = {
      {"AB", _("Alberta")},
      {"BC", _("British Columbia")},
      {"MB", _("Manitoba")},
      {"NB", _("New Brunswick")},
      {"NL", _("Newfoundland and Labrador")},
      {"NT", _("Northwest Territories")},
      {"NS", _("Nova Scotia")},
      {"NU", _("Nunavut")},
      {"ON", _("Ontario")},
      {"PE", _("Prince Edward Island")},
      {"QC", _("Quebec")},
      {"SK", _("Saskatchewan")},
      {"YT", _("Yukon")},
      {"XX", _("Outside Canada"), true},
  };
  return list;
}

std::span<const Label> countries() {
  static constexpr Label list[] = {
      {"CA", _("Canada"), true},
      {"AU", _("Australia")},
      {"BE", _("Belgium")},
      {"BR", _("Brazil")},
      {"CN", _("China")},
      {"FR", _("France")},
      {"DE", _("Germany")},
      {"HT", _("Haiti")},
      {"IN", _("India")},
      {"IE", _("Ireland")},
      {"IL", _("Israel")},
      {"JM", _("Jamaica")},
      {"JP", _("Japan")},
      {"KE", _("Kenya")},
      {"LB", _("Lebanon")},
      {"MX", _("Mexico")},
      {"MA", _("Morocco")},
      {"NL", _("Netherlands")},
      {"NZ", _("New Zealand")},
      {"NG", _("Nigeria")},
      {"PH", _("Philippines")},
      {"ZA", _("South Africa")},
      {"CH", _("Switzerland")},
      {"TN", _("Tunisia")},
      {"AE", _("United Arab Emirates")},
      {"GB", _("United Kingdom")},
      {"US", _("United States")},
      {"ZZ", _("Another country"), true},
  };
  return list;
}

std::span<const Label> categories() {
  static constexpr Label list[] = {
      {"MEM", _("Member")},
      {"MEM_OUT", _("Member Practicing Outside Canada")},
      {"MEM_RET", _("Retired Member")},
      {"ASC_OTA", _("Occupational Therapist Assistant (Associate)")},
      {"ASC_STU", _("Student Associate")},
      {"ASC_PROV", _("Provisional Associate")},
      {"ASC_IND", _("Individual Associate")},
  };
  return list;
}

std::vector<NamedLabel> in_order(const kit::Catalogue &catalogue, kit::Language language,
                                 std::span<const Label> labels) {
  std::vector<NamedLabel> named;
  for (const auto &label : labels)
    named.push_back({label.code, catalogue.say(language, label.text)});
  std::vector<kit::Listed> lines;
  for (std::size_t i = 0; i < named.size(); ++i)
    lines.push_back({named[i].name, labels[i].pinned ? "" : "in order"});
  std::vector<NamedLabel> ordered;
  for (const auto at : kit::alphabetical(lines)) ordered.push_back(std::move(named[at]));
  return ordered;
}

const char *own_name(kit::Language language) {
  return language == kit::Language::french ? "Français" : "English";
}

std::string label_of(const kit::Catalogue &catalogue, kit::Language language,
                     std::span<const Label> labels, std::string_view code) {
  const auto found = std::ranges::find(labels, code, &Label::code);
  return found == labels.end() ? std::string(code) : catalogue.say(language, found->text);
}

}  // namespace ams::host
