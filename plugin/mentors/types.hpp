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
  bool hidden = false;       // by the mentor, at once and from everybody (PRV-18)
  bool full = false;         // as many mentees as they set (FOM-12); kept by Service::mark_full
  Sheet sheet;
  std::string terms_version;            // acknowledged last; empty: never (FOM-06)
  std::string confidentiality_version;
  kit::Instant answered_at{};  // of the newest answers applied
  // When the newest opt-out that changed this record was answered, or the member was erased. A
  // trace alone: that a withdrawal beats older opt-ins is decided by store::newest_applied_at.
  kit::Instant withdrawn_at{};
  kit::Instant opted_in_at{};
  kit::Instant paused_at{};  // of the pause that is on, or of the last one's end
  // The last day on which the mentor is listed without having acknowledged the documents in force
  // (FOM-06). Not kept: the service works it out. Nothing: both are acknowledged.
  std::optional<kit::Date> acknowledge_by;
};

// Whoever writes to them may expect an answer: nothing but a pause, their places and the
// membership stands between (FOM-06, FOM-10, PRV-18).
inline bool may_be_asked(const Mentor &mentor, kit::Date today) {
  return mentor.opted_in && !mentor.suspended && !mentor.hidden &&
         (!mentor.acknowledge_by || today <= *mentor.acknowledge_by);
}

// In search results, were the membership active: what the record itself says.
inline bool is_listable(const Mentor &mentor) {
  return mentor.opted_in && !mentor.paused && !mentor.suspended && !mentor.hidden &&
         !mentor.full;
}

}  // namespace tandem::mentors
