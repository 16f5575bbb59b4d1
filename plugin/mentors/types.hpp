// A mentor: off or on, with two independent marks (paused by self, suspended), and what they
// answered (FACTS 1.6).
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
  bool suspended = false;    // by staff or by outdated terms
  Sheet sheet;
  std::string terms_version;            // acknowledged last; empty: never (FOM-06)
  std::string confidentiality_version;
  kit::Instant answered_at{};  // of the newest answers applied
  kit::Instant withdrawn_at{};  // of the newest opt-out; a withdrawal beats older opt-ins
  kit::Instant opted_in_at{};
};

// In search results, were the membership active: what the record itself says.
inline bool is_listable(const Mentor &mentor) {
  return mentor.opted_in && !mentor.paused && !mentor.suspended;
}

}  // namespace tandem::mentors
