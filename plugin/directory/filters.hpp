// What a member filters by, as it is posted, as it stands in an address, and as it is kept. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kit/language/catalogue.hpp>
#include <kit/web/fields.hpp>
#include <plugin/directory/types.hpp>

namespace tandem::directory {

// Names posted: the criterion's id for codes, with "_words" for an identity criterion's own words,
// and "words".
std::string own_words_name(const Criterion &criterion);
constexpr const char *words_name = "words";
constexpr std::size_t longest_words = 200;  // characters

struct FiltersRead {
  Filters filters;
  std::vector<questionnaires::FieldError> errors;
};
// Codes that no list knows are left out; what is typed is kept as typed.
FiltersRead read_posted(const std::vector<Criterion> &criteria, const kit::Fields &fields,
                        const kit::Catalogue &catalogue, kit::Language language);

// Whether an address may hold all of it: codes of open criteria only, never free text (DESIGN 5).
bool fits_address(const std::vector<Criterion> &criteria, const Filters &filters);
// "language=fr&practice_area=PA_MH", of what an address may hold.
std::string to_address(const std::vector<Criterion> &criteria, const Filters &filters);

struct AddressRead {
  Filters filters;
  bool left_out = false;  // the address named what an address may not hold; it was ignored
};
AddressRead read_address(const std::vector<Criterion> &criteria, const kit::Fields &query);

// For sealing. Nothing when it is not what `to_json` wrote.
std::string to_json(const Filters &filters);
std::optional<Filters> from_json(std::string_view json);

}  // namespace tandem::directory
