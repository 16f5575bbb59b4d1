// All mentors as staff see them: who they are and in which state, never what they answered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/members/types.hpp>

namespace tandem::mentors {

// One mentor without anything sealed.
struct RosterLine {
  members::Member member;
  bool opted_in = false;
  bool paused = false;
  bool full = false;
  bool hidden = false;
  bool suspended = false;
  std::string terms_version;
  std::string confidentiality_version;
  Instant answered_at{};
  Instant opted_in_at{};
};

enum class RosterFilter { all, found, paused, full, hidden, suspended, lapsed, left };

constexpr RosterFilter roster_filters[] = {
    RosterFilter::all,    RosterFilter::found,     RosterFilter::paused, RosterFilter::full,
    RosterFilter::hidden, RosterFilter::suspended, RosterFilter::lapsed, RosterFilter::left};

// As it stands in an address.
const char *code(RosterFilter filter);
std::optional<RosterFilter> parse_roster_filter(std::string_view code);

struct RosterQuery {
  RosterFilter filter = RosterFilter::all;
  std::string name;      // the beginning of a given or family name; empty: everybody
  Id after = {};         // the last member of the page before; none: from the beginning
  kit::Date today{};     // of the association's zone
};

// In order of names, at most `limit`.
std::vector<RosterLine> roster(Transaction &transaction, const RosterQuery &query, unsigned limit);
std::optional<RosterLine> find_in_roster(Transaction &transaction, const Id &member_id);

struct RosterCount {
  RosterFilter filter;
  std::int64_t count;
};
// How many there are of each kind, in the order of `roster_filters`.
std::vector<RosterCount> roster_counts(Transaction &transaction, kit::Date today);

}  // namespace tandem::mentors
