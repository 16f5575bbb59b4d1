#include "filters.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <kit/language/format.hpp>
#include <plugin/directory/words.hpp>

namespace tandem::directory {
namespace {

using nlohmann::json;
using questionnaires::FieldError;

// In the list's order, each once, so that one choice has one address.
void read_codes(Filters &filters, const Criterion &criterion, const kit::Fields &fields) {
  if (!criterion.field->list) return;
  const auto posted = fields.all(criterion.id);
  for (const auto &item : criterion.field->list->items) {
    if (!criterion.offers(item)) continue;
    if (std::ranges::find(posted, item.code) != posted.end()) {
      filters.codes[criterion.id].push_back(item.code);
    }
  }
}

class TypedReader {
 public:
  TypedReader(const kit::Fields &fields, const kit::Catalogue &catalogue, kit::Language language)
      : fields_(fields), catalogue_(catalogue), language_(language) {}

  // As typed, also when it is refused; nothing when it is blank.
  std::string read(const std::string &name, std::vector<FieldError> &errors) const {
    const std::string typed(fields_.first(name));
    const auto clean = kit::clean_text(typed, kit::Lines::one);
    if (!clean || kit::length_of(*clean) > longest_words) {
      errors.push_back({name, name, refusal()});
      return typed;
    }
    // Dropped without a word it would find everybody.
    if (!clean->empty() && words_of(*clean).empty()) errors.push_back({name, name, no_word()});
    return *clean;
  }

 private:
  std::string no_word() const {
    return catalogue_.say(language_, _("Type words of at least two letters or digits: nothing "
                                       "shorter is searched."));
  }

  std::string refusal() const {
    return catalogue_.say(language_, _("Type words on one line, {n} characters at most."),
                          {{"n", kit::whole_number(language_, longest_words)}});
  }

  const kit::Fields &fields_;
  const kit::Catalogue &catalogue_;
  kit::Language language_;
};

}  // namespace

std::string own_words_name(const Criterion &criterion) { return criterion.id + "_words"; }

FiltersRead read_posted(const std::vector<Criterion> &criteria, const kit::Fields &fields,
                        const kit::Catalogue &catalogue, kit::Language language) {
  FiltersRead read;
  const TypedReader typed(fields, catalogue, language);
  read.filters.words = typed.read(words_name, read.errors);
  for (const Criterion &criterion : criteria) {
    read_codes(read.filters, criterion, fields);
    if (!criterion.identity) continue;
    std::string own = typed.read(own_words_name(criterion), read.errors);
    if (!own.empty()) read.filters.own_words[criterion.id] = std::move(own);
  }
  return read;
}

bool fits_address(const std::vector<Criterion> &criteria, const Filters &filters) {
  return filters.words.empty() && filters.own_words.empty() &&
         std::ranges::none_of(criteria, [&](const Criterion &criterion) {
           return criterion.identity && filters.codes.contains(criterion.id);
         });
}

std::string to_address(const std::vector<Criterion> &criteria, const Filters &filters) {
  std::string address;
  for (const Criterion &criterion : criteria) {
    auto chosen = filters.codes.find(criterion.id);
    if (criterion.identity || chosen == filters.codes.end()) continue;
    for (const std::string &code : chosen->second) {
      if (!address.empty()) address += '&';
      address += kit::urlencode(criterion.id) + '=' + kit::urlencode(code);
    }
  }
  return address;
}

AddressRead read_address(const std::vector<Criterion> &criteria, const kit::Fields &query) {
  AddressRead read;
  read.left_out = query.has(words_name);
  for (const Criterion &criterion : criteria) {
    if (!criterion.identity) {
      read_codes(read.filters, criterion, query);
    } else if (query.has(criterion.id) || query.has(own_words_name(criterion))) {
      read.left_out = true;
    }
  }
  return read;
}

std::string to_json(const Filters &filters) {
  return json{{"codes", filters.codes}, {"own_words", filters.own_words}, {"words", filters.words}}
      .dump();
}

std::optional<Filters> from_json(std::string_view text) {
  const json read = json::parse(text, nullptr, false);
  try {
    Filters filters;
    for (const auto &[id, codes] : read.at("codes").items()) filters.codes[id] = codes;
    for (const auto &[id, typed] : read.at("own_words").items()) filters.own_words[id] = typed;
    filters.words = read.at("words");
    return filters;
  } catch (const json::exception &) {
    return std::nullopt;
  }
}

}  // namespace tandem::directory
