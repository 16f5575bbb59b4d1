#include <plugin/mentors/rules.hpp>

#include <algorithm>

namespace tandem::mentors {

namespace {

// PRV-03: an answer that was cleared goes; an audience that was narrowed narrows. Nothing widens.
bool withdraw_identity(Sheet &sheet, const Sheet &submitted) {
  const auto before = sheet.identity;
  std::erase_if(sheet.identity,
                [&](const auto &entry) { return !submitted.identity.contains(entry.first); });
  for (auto &[field, answer] : sheet.identity) {
    const auto &newer = submitted.identity.find(field)->second;
    answer.audience = std::min(answer.audience, newer.audience);
    std::erase_if(answer.answer.values, [&](const auto &value) {
      return std::ranges::find(newer.answer.values, value) == newer.answer.values.end();
    });
    if (newer.answer.specify != answer.answer.specify) answer.answer.specify.clear();
  }
  std::erase_if(sheet.identity, [](const auto &e) { return e.second.answer.values.empty(); });
  return sheet.identity != before;
}

Transition opt_out(const Mentor &mentor, const Submission &submission) {
  Transition change{mentor, true, false, mentor.opted_in};
  change.mentor.opted_in = false;
  change.mentor.paused = false;
  change.mentor.withdrawn_at = submission.answered_at;
  change.mentor.sheet.identity.clear();  // PRV-07; the form says so before the box is unticked
  return change;
}

}  // namespace

Transition take_back(const Mentor &mentor, const Submission &submission,
                 kit::Instant newest_applied_at) {
  Transition unchanged{mentor};
  if (mentor.version == 0 || submission.answered_at < newest_applied_at) return unchanged;
  if (!submission.wants) return mentor.opted_in ? opt_out(mentor, submission) : unchanged;
  Transition change{mentor};
  if (submission.paused && mentor.opted_in && !mentor.paused) {
    change.mentor.paused = true;
    change.changed = true;
  }
  if (withdraw_identity(change.mentor.sheet, submission.sheet)) change.changed = true;
  return change;
}

Application apply(const Mentor &mentor, const Submission &submission,
                  kit::Instant newest_applied_at, const Documents &in_force) {
  if (submission.answered_at < newest_applied_at) return {Applied::superseded, {mentor}};
  if (!submission.wants) {
    return {Applied::applied, take_back(mentor, submission, newest_applied_at)};
  }
  Mentor next = mentor;
  if (!submission.terms_version.empty()) next.terms_version = submission.terms_version;
  if (!submission.confidentiality_version.empty())
    next.confidentiality_version = submission.confidentiality_version;
  if (next.terms_version != in_force.terms_version ||
      next.confidentiality_version != in_force.confidentiality_version) {
    return {Applied::needs_acknowledgement, take_back(mentor, submission, newest_applied_at)};
  }
  next.sheet = submission.sheet;
  next.paused = submission.paused;
  next.opted_in = true;
  next.answered_at = submission.answered_at;
  if (!mentor.opted_in) next.opted_in_at = submission.answered_at;
  return {Applied::applied, {next, true, !mentor.opted_in, false}};
}

}  // namespace tandem::mentors
