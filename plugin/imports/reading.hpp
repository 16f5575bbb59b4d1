// The files as far as they can be read without knowing anybody: rows with their values, and what is
// wrong with them. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <kit/language/catalogue.hpp>
#include <plugin/imports/types.hpp>

namespace tandem::imports {

// The bytes of the files that were chosen.
using Upload = std::map<File, std::string>;

template <class Content>
struct Line {
  unsigned line = 0;
  Content content;
  bool sound = true;  // nothing is wrong with it
};

struct Reading {
  std::vector<Line<MentorRow>> mentors;
  std::vector<Line<ConsentRow>> consents;
  std::vector<Line<PairingRow>> pairings;
  std::vector<Finding> findings;

  // Every address in it, once.
  std::set<std::string> addresses() const;
};

struct ReadingFacts {
  const questionnaires::Questionnaire &mentor;
  const kit::Catalogue &catalogue;
  std::vector<std::string> versions;  // "terms_of_use/2026-11", of every published edition
  Date today;
};
Reading read_files(const Upload &upload, const ReadingFacts &facts);

}  // namespace tandem::imports
