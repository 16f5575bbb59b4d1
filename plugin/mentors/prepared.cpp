// A mentor profile that staff prepare for a member: a draft like any other, which nothing but the
// member's own acknowledgement brings into use (FOM-05, FOM-06).
#include <plugin/mentors/service.hpp>
#include <plugin/mentors/store.hpp>

namespace tandem::mentors {

const char *code(Unprepared why) {
  switch (why) {
    case Unprepared::unknown_member:
      return "unknown_member";
    case Unprepared::is_mentor:
      return "is_mentor";
    case Unprepared::has_answers:
      return "has_answers";
  }
  return "";
}

std::optional<Unprepared> Service::why_not_prepare(Transaction &transaction,
                                                   const Id &member_id) const {
  if (!members_.find(transaction, member_id)) return Unprepared::unknown_member;
  const auto mentor = find(transaction, member_id);
  if (mentor && mentor->opted_in) return Unprepared::is_mentor;
  const auto newest = store::newest(transaction, member_id);
  const bool own = newest && (newest->state == "waiting" || newest->state == "draft" ||
                              newest->state == "needs_acknowledgement");
  return own ? std::optional(Unprepared::has_answers) : std::nullopt;
}

void Service::prepare(Transaction &transaction, const Id &member_id, const Id &staff_id,
                      questionnaires::Sheet answers) const {
  if (const auto why = why_not_prepare(transaction, member_id)) throw UnpreparedError(*why);
  Submission submission;
  submission.member_id = member_id;
  submission.form = "profile";
  submission.answered_at = context_.clock.now();
  submission.wants = true;
  submission.sheet = std::move(answers);
  // PRV-01: nobody but the member consents to an identity answer.
  submission.sheet.identity.clear();
  store::supersede_older(transaction, member_id, submission.answered_at, false);
  const Id id = context_.make_id();
  store::keep(transaction, {id, member_id, submission.form, "prepared", submission.answered_at,
                            seal(context_.sealer, submission)});
  write_audit(transaction, context_,
              {.actor_id = staff_id,
               .action = "mentor.prepared",
               .subject_id = id,
               .about_id = member_id});
  tell(transaction, "mentor_prepared", member_id, id);
}

}  // namespace tandem::mentors
