// The search page: form and results, from what the pages found out.
#pragma once

#include <string>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/directory/choices.hpp>
#include <plugin/directory/service.hpp>
#include <plugin/directory/types.hpp>

namespace tandem::directory {

enum class SearchNotice { none, search_over, left_out, too_many };

struct SearchView {
  Language language = Language::english;
  std::string csrf;
  Filters typed;  // in the form
  std::vector<questionnaires::FieldError> errors;
  SearchNotice notice = SearchNotice::none;
  // The results, and the part of the address that stands for them: "search=…", "language=fr".
  Filters asked;
  Matches matches;
  unsigned page = 1;
  std::string current;
};

std::string render_search(const Context &context, const std::vector<Criterion> &criteria,
                          const Choices &choices, const SearchView &view);

// At least one.
unsigned pages_of(std::size_t total);
// "/mentorship/mentors?…" with the page, when it is not the first.
std::string search_path(const std::string &current, unsigned page);
// "Ottawa, Ontario", as far as it is told.
std::string place_of(const Searchable &mentor, const std::vector<Criterion> &criteria,
                     Language language);
std::string open_value(const Searchable &mentor, std::string_view field);

}  // namespace tandem::directory
