// How a submission changes a mentor: pure (DESIGN 2, FOM-05, FOM-06, FOM-10, FOM-11).
//
//  1. What takes something back acts at once, paid or not: opting out, pausing, clearing an
//     identity answer or narrowing its audience.
//  2. What gives something waits for the fee when it came with the renewal.
//  3. A withdrawal beats every older opt-in; the newer answer beats the older one, in whichever
//     order they arrive.
#pragma once

#include <string>
#include <vector>

#include <plugin/mentors/submission.hpp>
#include <plugin/mentors/types.hpp>

namespace tandem::mentors {

struct Documents {
  std::string terms_version;
  std::string confidentiality_version;
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

}  // namespace tandem::mentors
