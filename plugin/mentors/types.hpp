// A mentor: off or on, suspended or not, and what they answered. Of the two marks of FACTS 1.6 only
// `paused_by_self` is kept here; `full` needs a count of mentees, which this record has not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <kit/base/id.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::mentors {

namespace kit = ams::kit;
using questionnaires::Sheet;

struct Mentor {
  kit::Id member_id;
  std::int64_t version = 0;  // 0: no record yet
  bool opted_in = false;     // "I want to be a mentor" (FOM-05, FOM-10)
  bool paused = false;       // "currently not taking on new mentees" (FOM-11)
  bool suspended = false;    // not listed and not asked, whatever the other two say (FACTS 1.6)
  Sheet sheet;
  std::string terms_version;            // acknowledged last; empty: never (FOM-06)
  std::string confidentiality_version;
  kit::Instant answered_at{};  // of the newest answers applied
  // When the newest opt-out that changed this record was answered, or the member was erased. A
  // trace alone: that a withdrawal beats older opt-ins is decided by store::newest_applied_at.
  kit::Instant withdrawn_at{};
  kit::Instant opted_in_at{};
};

// In search results, were the membership active: what the record itself says.
inline bool is_listable(const Mentor &mentor) {
  return mentor.opted_in && !mentor.paused && !mentor.suspended;
}

}  // namespace tandem::mentors
