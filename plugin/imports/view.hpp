// What a page shows of an import.
#pragma once

#include <string>
#include <vector>

#include <plugin/imports/service.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace tandem::imports {

constexpr const char *list_path = "/console/mentorship/imports";
std::string path_of(const Id &id);

struct Shown {
  Import import;
  std::vector<Tally> tallies;
  std::vector<Finding> findings;
  std::vector<Row> skipped;
  std::vector<Row> left;
};

void fill_import(ctemplate::TemplateDictionary &dictionary, const Context &context,
                 const Shown &shown, Language language);
// The error report as a file.
std::string report_csv(const Context &context, const std::vector<Finding> &findings,
                       Language language);

}  // namespace tandem::imports
