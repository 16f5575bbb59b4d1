// How a submission changes a mentor: pure (DESIGN 2, FOM-05, FOM-06, FOM-10, FOM-11).
//
//  1. What takes something back acts at once, paid or not: opting out, pausing, clearing an
//     identity answer or narrowing its audience.
//  2. What gives something waits for the fee when it came with the renewal.
//  3. A withdrawal beats every older opt-in; the newer answer beats the older one, in whichever
//     order they arrive.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/mentors/submission.hpp>
#include <plugin/mentors/types.hpp>

namespace tandem::mentors {

// For the audit: "off", or the strongest of the marks, or "on".
std::string_view state_code(const Mentor &mentor);

struct Documents {
  std::string terms_version;
  std::string confidentiality_version;
  // The last day on which who acknowledged only an older version stays listed (FOM-06).
  kit::Date terms_grace_until{};
  kit::Date confidentiality_grace_until{};
};

struct Transition {
  Mentor mentor;
  bool changed = false;
  bool opted_in = false;   // became a mentor
  bool opted_out = false;  // was one
};

enum class Applied {
  applied,
  superseded,             // something newer was applied: kept as a draft
  needs_acknowledgement,  // the documents changed since, or were not acknowledged: kept as a draft
};

// The part that takes back. `newest_applied_at` is the time of the newest submission applied.
Transition take_back(const Mentor &mentor, const Submission &submission,
                 kit::Instant newest_applied_at);

struct Application {
  Applied outcome = Applied::applied;
  Transition transition;
};

// The whole of it, once nothing has to be waited for.
Application apply(const Mentor &mentor, const Submission &submission,
                  kit::Instant newest_applied_at, const Documents &in_force);

// FOM-12: how many mentees the mentor wants at most; nothing for no limit.
std::optional<std::int64_t> capacity_of(const Mentor &mentor);

// Which documents in force the mentor has not acknowledged.
struct Outstanding {
  bool terms = false;
  bool confidentiality = false;

  bool any() const { return terms || confidentiality; }
};
Outstanding outstanding(const Mentor &mentor, const Documents &in_force);
// FOM-06: the last day on which the mentor is listed for all that; nothing: none is outstanding.
std::optional<kit::Date> acknowledge_by(const Mentor &mentor, const Documents &in_force);

// ---- Thrown on a page, and in effect at once ----

// Nothing changes for whoever is no mentor, or when it is so already.
Transition set_paused(const Mentor &mentor, bool paused, kit::Instant at);  // FOM-11
Transition set_hidden(const Mentor &mentor, bool hidden);                   // PRV-18
// The versions are those that the mentor had before their eyes; others change nothing.
Transition acknowledge(const Mentor &mentor, const Documents &seen, const Documents &in_force);

}  // namespace tandem::mentors
