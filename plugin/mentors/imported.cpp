#include <plugin/mentors/imported.hpp>

#include <plugin/mentors/store.hpp>

namespace tandem::mentors {

namespace {

// Whoever has never been a mentor, and whoever was one only by an import that was undone.
bool is_blank(const Mentor &mentor) {
  return mentor.withdrawn_at == Instant{} && mentor.opted_in_at == Instant{};
}

void write_guarded(Transaction &transaction, const Context &context, Mentor &mentor) {
  try {
    if (store::write(transaction, context, mentor)) return;
  } catch (const kit::DuplicateKey &) {
  }
  throw kit::Conflict("the mentor's record changed meanwhile");
}

}  // namespace

std::optional<NotEntered> Imported::why_not(Transaction &transaction, const Id &member_id,
                                            std::optional<Instant> agreed_at) const {
  if (const auto mentor = store::find(transaction, context_, member_id)) {
    if (mentor->suspended) return NotEntered::suspended;
    if (mentor->opted_in) return NotEntered::is_mentor;
    if (!is_blank(*mentor)) return NotEntered::left;
  }
  const auto newest = store::newest(transaction, member_id);
  if (!newest) return std::nullopt;
  if (newest->state == "waiting" || newest->state == "draft" ||
      newest->state == "needs_acknowledgement")
    return NotEntered::has_answers;
  if (newest->state == "prepared") return NotEntered::prepared_before;
  const auto said = store::newest_applied_at(transaction, member_id);
  return agreed_at && said > *agreed_at ? std::optional(NotEntered::said_no) : std::nullopt;
}

std::int64_t Imported::enter(Transaction &transaction, const Entry &entry, const Id &staff_id,
                             bool tell, Listener &listener) const {
  Mentor before;
  before.member_id = entry.member_id;
  if (const auto found = store::find(transaction, context_, entry.member_id)) before = *found;
  Mentor mentor = before;
  mentor.opted_in = true;
  mentor.sheet = entry.sheet;
  mentor.sheet.identity.clear();  // PRV-01: nobody but the member consents to an identity answer
  mentor.paused = entry.paused;
  mentor.hidden = false;
  mentor.terms_version = entry.agreed.terms_version;
  mentor.confidentiality_version = entry.agreed.confidentiality_version;
  mentor.answered_at = mentor.opted_in_at = entry.agreed_at;
  const auto now = context_.clock.now();
  mentor.paused_at = entry.paused ? now : Instant{};
  write_guarded(transaction, context_, mentor);
  if (entry.paused) {
    const auto days = std::chrono::days(context_.program.number("paused_reminder_days"));
    store::set_remind_at(transaction, entry.member_id, now + days);
  }
  if (tell && outstanding(mentor, mentors_.documents(transaction)).any())
    store::set_tell_at(transaction, entry.member_id, now);
  write_audit(transaction, context_,
              {.actor_id = staff_id,
               .action = "mentor.imported",
               .subject_id = entry.member_id,
               .about_id = entry.member_id,
               .before = state_code(before),
               .after = state_code(mentor)});
  listener.on_mentor_saved(transaction, before, mentor);
  store::stamp(transaction, entry.member_id);
  return mentor.version;
}

Id Imported::prepare(Transaction &transaction, const Id &member_id, const Id &staff_id,
                     questionnaires::Sheet answers, bool tell) const {
  if (tell) {
    mentors_.prepare(transaction, member_id, staff_id, std::move(answers));
    return store::newest(transaction, member_id).value().event_id;
  }
  Submission submission;
  submission.member_id = member_id;
  submission.form = "profile";
  submission.answered_at = context_.clock.now();
  submission.wants = true;
  submission.sheet = std::move(answers);
  submission.sheet.identity.clear();
  const Id id = context_.make_id();
  store::keep(transaction, {id, member_id, submission.form, "prepared", submission.answered_at,
                            seal(context_.sealer, submission)});
  write_audit(transaction, context_,
              {.actor_id = staff_id,
               .action = "mentor.prepared",
               .subject_id = id,
               .about_id = member_id});
  return id;
}

bool Imported::take_out(Transaction &transaction, const Id &member_id, std::int64_t version,
                        const Id &staff_id, Listener &listener) const {
  const auto found = store::find(transaction, context_, member_id);
  if (!found || found->version != version || !found->opted_in) return false;
  Mentor mentor = *found;
  const auto before = state_code(mentor);
  mentor.opted_in = mentor.paused = mentor.hidden = false;
  mentor.sheet = {};
  mentor.terms_version.clear();
  mentor.confidentiality_version.clear();
  mentor.answered_at = mentor.opted_in_at = mentor.paused_at = Instant{};
  write_guarded(transaction, context_, mentor);
  store::drop_clocks(transaction, member_id);
  write_audit(transaction, context_,
              {.actor_id = staff_id,
               .action = "mentor.import_undone",
               .subject_id = member_id,
               .about_id = member_id,
               .before = before,
               .after = "off"});
  listener.on_mentor_saved(transaction, *found, mentor);
  listener.on_mentor_left(transaction, member_id, context_.clock.now());
  store::stamp(transaction, member_id);
  return true;
}

bool Imported::drop_prepared(Transaction &transaction, const Id &member_id, const Id &prepared_id,
                             const Id &staff_id) const {
  if (!store::decide(transaction, prepared_id, "prepared", "superseded", context_.clock.now(),
                     true))
    return false;
  write_audit(transaction, context_,
              {.actor_id = staff_id,
               .action = "mentor.import_undone",
               .subject_id = prepared_id,
               .about_id = member_id,
               .before = "prepared",
               .after = "off"});
  return true;
}

}  // namespace tandem::mentors
