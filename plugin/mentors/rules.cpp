#include <plugin/mentors/rules.hpp>

#include <algorithm>

namespace tandem::mentors {

std::string_view state_code(const Mentor &mentor) {
  if (!mentor.opted_in) return "off";
  if (mentor.suspended) return "suspended";
  if (mentor.hidden) return "hidden";
  return mentor.paused ? "paused" : "on";
}

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
  change.mentor.hidden = false;
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
  if (submission.paused && mentor.opted_in && !mentor.paused &&
      mentor.paused_at <= submission.answered_at) {
    change.mentor.paused = true;
    change.mentor.paused_at = submission.answered_at;
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
  // A pause that was begun or ended on a page after this form was answered stays.
  if (!mentor.opted_in || mentor.paused_at <= submission.answered_at) {
    next.paused = submission.paused;
    if (next.paused != mentor.paused) next.paused_at = submission.answered_at;
  }
  next.opted_in = true;
  next.answered_at = submission.answered_at;
  if (!mentor.opted_in) next.opted_in_at = submission.answered_at;
  return {Applied::applied, {next, true, !mentor.opted_in, false}};
}

Outstanding outstanding(const Mentor &mentor, const Documents &in_force) {
  if (!mentor.opted_in) return {};
  return {mentor.terms_version != in_force.terms_version,
          mentor.confidentiality_version != in_force.confidentiality_version};
}

std::optional<kit::Date> acknowledge_by(const Mentor &mentor, const Documents &in_force) {
  const auto missing = outstanding(mentor, in_force);
  if (missing.terms && missing.confidentiality)
    return std::min(in_force.terms_grace_until, in_force.confidentiality_grace_until);
  if (missing.terms) return in_force.terms_grace_until;
  if (missing.confidentiality) return in_force.confidentiality_grace_until;
  return std::nullopt;
}

Transition set_paused(const Mentor &mentor, bool paused, kit::Instant at) {
  Transition change{mentor};
  if (!mentor.opted_in || mentor.paused == paused) return change;
  change.mentor.paused = paused;
  change.mentor.paused_at = at;
  change.changed = true;
  return change;
}

Transition set_hidden(const Mentor &mentor, bool hidden) {
  Transition change{mentor};
  if (!mentor.opted_in || mentor.hidden == hidden) return change;
  change.mentor.hidden = hidden;
  change.changed = true;
  return change;
}

Transition acknowledge(const Mentor &mentor, const Documents &seen, const Documents &in_force) {
  Transition change{mentor};
  const auto missing = outstanding(mentor, in_force);
  if (missing.terms && seen.terms_version == in_force.terms_version) {
    change.mentor.terms_version = in_force.terms_version;
    change.changed = true;
  }
  if (missing.confidentiality &&
      seen.confidentiality_version == in_force.confidentiality_version) {
    change.mentor.confidentiality_version = in_force.confidentiality_version;
    change.changed = true;
  }
  return change;
}

}  // namespace tandem::mentors
