// A mentor's submissions for their own copy (PRV-17): drafts and what waits with their answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/mentors/submission.hpp>

namespace tandem::mentors {

struct KeptSubmission {
  Id event_id;
  std::string form;
  std::string state;
  Instant answered_at;
  std::optional<Instant> decided_at;
  std::optional<Submission> content;  // nothing: applied, or superseded by a withdrawal
};

// The oldest first.
std::vector<KeptSubmission> every_submission(Transaction &transaction, const Context &context,
                                             const Id &member_id);
// PRV-07: the open answers of mentors who left before `before`, and their submissions; one bounded
// step, true when another is due at once. What the record says of when stays.
bool forget_answers_step(Transaction &transaction, const Context &context, Instant before);

}  // namespace tandem::mentors
