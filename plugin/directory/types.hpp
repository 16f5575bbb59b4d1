// The directory: what a search can find, what was asked, and what it answers.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::directory {

namespace kit = ams::kit;
using kit::Date;
using kit::Id;
using questionnaires::Answer;

// Criterion id ("practice_area") -> codes, in the list's order.
using Codes = std::map<std::string, std::vector<std::string>, std::less<>>;
// Folded words, sorted, each once.
using Words = std::vector<std::string>;
using Answers = std::map<std::string, Answer, std::less<>>;  // by field

// One thing members search by (FOM-13). Which there are is data: the questionnaire says.
struct Criterion {
  std::string id;
  const questionnaires::Field *field = nullptr;  // whose answers it looks at; outlives all this
  bool identity = false;
  int weight = 0;  // what one wanted value that is found adds to the fit; 0 for identity (DESIGN 5)

  // What a filter may name: no "prefer not to answer", no "I do not know", and no "in my own
  // words", which is found by its words (FOM-14).
  bool offers(const questionnaires::Item &item) const;
  bool offers(std::string_view code) const;
};

// A mentor as the directory knows them. It holds nothing but what others may find or see: an
// identity answer for staff alone, a refusal to answer and a blank all leave no trace, so that no
// page can tell them apart (DESIGN 5). Built by `searchable` and `as_listed` in rules.hpp alone.
struct Searchable {
  Id mentor_id;
  std::string name;
  std::string sort_name;  // folded
  // To the end of this day in the association's zone: the membership is paid for, and the documents
  // in force are acknowledged or need not be yet (FOM-01, FOM-06).
  Date listed_until;
  Codes facets;  // open criteria, and identity criteria with audience searchable or shown
  // Own words and free entries under identity criteria, same audiences: one list for each entry.
  std::map<std::string, std::vector<Words>, std::less<>> own_words;
  Words text;     // of the name and of what was typed in open answers; never of identity
  Words words;    // `text`, and the labels of open answers in both languages
  Answers open;   // for reading
  Answers shown;  // identity answers with audience shown
};

// What a member chose to filter by, as typed.
struct Filters {
  Codes codes;
  std::map<std::string, std::string, std::less<>> own_words;  // identity; entries parted by commas
  std::string words;

  bool empty() const { return codes.empty() && own_words.empty() && words.empty(); }
  bool operator==(const Filters &) const = default;
};

// The member who searches, and what their mentee profile says they look for, by criterion. Identity
// has no place in it: fit never rests on it.
struct Seeker {
  Id member_id;
  Codes wishes;
  std::vector<Id> apart{};  // whom they never find (separations.hpp)
};

// A value asked for, and the codes that answer it: itself and those it also finds (FACTS 4.2).
struct Wanted {
  std::string code;
  std::vector<std::string> accepted;
};
struct Demand {
  const Criterion *criterion = nullptr;
  std::vector<Wanted> values;    // any of these,
  std::vector<Words> own_words;  // or an entry with all words of any of these
};

// A question, prepared once (rules.hpp) and then put to every entry.
struct Question {
  std::vector<Demand> demands;  // a mentor meets all of them
  std::vector<Demand> wishes;   // what adds to the fit: never identity
  Words words;                  // a mentor has all of them
  bool identity = false;        // an identity filter is on
  Id asked_by;                  // never among their own results
  std::vector<Id> excluded;     // never among these results, sorted
  Date today;
  unsigned page = 1;
};

// Why a mentor fits, as data; the pages word it. Never identity.
struct Reason {
  const Criterion *criterion = nullptr;
  std::vector<std::string> codes;  // of the mentor, in the list's order
  int weight = 0;
};

struct Match {
  std::shared_ptr<const Searchable> mentor;
  int fit = 0;
  std::vector<Reason> reasons;  // heaviest first
};

// How many would be found with a value instead of what is asked for under its criterion, everything
// else as asked: by criterion, and place in its list. Identity has none, and while an identity
// filter is on there is none at all (FOM-14).
using Counts = std::vector<std::vector<std::size_t>>;

// One page of an answer. While an identity filter is on there is no total (FOM-14).
struct Matches {
  std::vector<Match> page;
  bool more = false;  // there is a next page
  std::optional<std::size_t> total;
  Counts counts;
  // What the counts and reasons are about: a new questionnaire may be in force by now.
  const std::vector<Criterion> *criteria = nullptr;
};

constexpr unsigned matches_per_page = 20;
// A page number beyond this is nobody's reading.
constexpr unsigned highest_page = 100'000;

}  // namespace tandem::directory
