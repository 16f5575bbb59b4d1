#include <plugin/desks/staff/words.hpp>

#include <span>

namespace tandem::desks {

namespace {

struct Wording {
  std::string_view code;
  kit::Text text;
};

// Every action and every mail stands here (tests/tidy/words_test.py): staff read words, not codes.
constexpr Wording actions[] = {
    {"introduction.sent", _("Introduction sent")},
    {"introduction.accepted", _("Introduction accepted")},
    {"introduction.declined", _("Introduction declined")},
    {"introduction.withdrawn", _("Introduction withdrawn")},
    {"introduction.expired", _("Introduction expired without an answer")},
    {"introduction.reminded", _("Reminder of an introduction sent")},
    {"introduction.question_asked", _("Question of a mentor sent")},
    {"introduction.question_answered", _("Question of a mentor answered")},
    {"introduction.auto_declined", _("Introduction ended: the mentor is not available any more")},
    {"pairing.ended", _("Mentorship ended")},
    {"pairing.agreement_changed", _("What the pair agreed on changed")},
    {"mentor.suspended", _("Mentor profile hidden by staff")},
    {"mentor.restored", _("Mentor profile shown again by staff")},
    {"mentor.hidden", _("Mentor profile hidden by the mentor")},
    {"mentor.shown", _("Mentor profile shown again by the mentor")},
    {"mentor.opted_in", _("Became a mentor")},
    {"mentor.opted_out", _("Stopped being a mentor")},
    {"mentor.changed", _("Mentor answers changed")},
    {"mentor.acknowledged", _("Documents accepted by the mentor")},
    {"mentor.paused", _("Mentor paused")},
    {"mentor.resumed", _("Mentor takes new mentees again")},
    {"mentor.asked", _("Asked whether still taking mentees")},
    {"mentor.full", _("Mentor full: no place left")},
    {"mentor.not_full", _("Mentor has a place again")},
    {"mentor.prepared", _("Mentor profile prepared by staff")},
    {"mentor.imported", _("Mentor imported from a file")},
    {"mentor.import_undone", _("Import of a mentor undone")},
    {"pairing.imported", _("Mentorship imported from a file")},
    {"pairing.import_undone", _("Import of a mentorship undone")},
    {"import.checked", _("Files for an import checked")},
    {"import.discarded", _("Files for an import discarded")},
    {"import.started", _("Import started")},
    {"import.done", _("Import done")},
    {"import.undo_started", _("Undoing of an import started")},
    {"import.undone", _("Import undone")},
    {"mentor.erased", _("Mentor answers erased")},
    {"member.erased", _("Everything about a member erased")},
    {"mentee.profile_saved", _("Mentee profile saved")},
    {"mentee.erased", _("Mentee profile erased")},
    {"document.published", _("New version of a text published")},
    {"questionnaire.published", _("New version of a questionnaire published")},
    {"concern.received", _("Concern received")},
    {"concern.assigned", _("Concern taken over")},
    {"concern.noted", _("Note added to a concern")},
    {"concern.words_opened", _("Words of a concern opened")},
    {"concern.profile_hidden", _("Profile hidden because of a concern")},
    {"concern.profile_shown", _("Profile shown again after a concern")},
    {"concern.bar_lifted", _("Somebody let write to mentors again after a concern")},
    {"concern.closed", _("Concern closed")},
    {"member.barred", _("Somebody barred from writing to mentors")},
    {"member.bar_lifted", _("Somebody may write to mentors again")},
    {"block.made", _("Somebody blocked")},
    {"block.lifted", _("Block lifted")},
    {"incident.entered", _("Incident entered in the register")},
    {"incident.corrected", _("Incident in the register corrected")},
    {"mail.sent_again", _("Mail sent again")},
};

constexpr Wording mails[] = {
    {"introduction_received", _("Introduction, to the mentor")},
    {"introduction_sent", _("Introduction, copy for the mentee")},
    {"introduction_reminder", _("Reminder of an introduction")},
    {"introduction_accepted_mentee", _("Accepted, to the mentee")},
    {"introduction_accepted_mentor", _("Accepted, to the mentor")},
    {"introduction_declined", _("Declined")},
    {"introduction_withdrawn", _("Withdrawn")},
    {"introduction_expired", _("Expired")},
    {"introduction_auto_declined", _("Mentor not available any more")},
    {"introduction_question", _("Question of a mentor")},
    {"introduction_reply", _("Reply to a mentor’s question")},
    {"pairing_ended", _("Mentorship ended, to the other side")},
    {"pairing_ended_confirmation", _("Mentorship ended, confirmation")},
    {"pairing_ended_staff", _("Mentorship ended, to staff")},
    {"mentor_opted_in", _("Became a mentor")},
    {"mentor_opted_out", _("Stopped being a mentor")},
    {"mentor_answers_kept", _("Mentor answers kept as a draft")},
    {"mentor_needs_acknowledgement", _("Texts to be acknowledged")},
    {"mentor_documents_changed", _("Texts have changed")},
    {"mentor_prepared", _("Mentor profile prepared by staff")},
    {"mentor_still_there", _("Asked whether still taking mentees")},
    {"mentor_paused_kindly", _("Paused after unanswered introductions")},
    {"mentor_paused_reminder", _("Reminder of a pause")},
    {"concern_received", _("Concern acknowledged")},
    {"concern_for_staff", _("Concern, to staff")},
    {"concern_closed", _("Concern closed")},
};

std::string say(const Context &context, Language language, std::span<const Wording> wordings,
                std::string_view code) {
  for (const auto &[known, text] : wordings)
    if (known == code) return context.catalogue.say(language, text);
  return std::string(code);
}

kit::Text text_of(kit::MailState state) {
  switch (state) {
    case kit::MailState::queued:
      return _("Waiting");
    case kit::MailState::claimed:
      return _("Being sent");
    case kit::MailState::sent:
      return _("Sent out");
    case kit::MailState::dead:
      return _("Given up");
    case kit::MailState::purged:
      break;
  }
  return _("Sent, content deleted");
}

kit::Text text_of(mentors::RosterFilter filter) {
  using enum mentors::RosterFilter;
  switch (filter) {
    case all:
      return _("All");
    case found:
      return _("Can be found");
    case paused:
      return _("Paused");
    case full:
      return _("Full");
    case hidden:
      return _("Hidden by themselves");
    case suspended:
      return _("Hidden by staff");
    case lapsed:
      return _("Membership not active");
    case left:
      break;
  }
  return _("No longer a mentor");
}

}  // namespace

std::string say_action(const Context &context, Language language, std::string_view action) {
  return say(context, language, actions, action);
}

std::string say_mail(const Context &context, Language language, std::string_view name) {
  return say(context, language, mails, name);
}

std::string say_state(const Context &context, Language language, kit::MailState state) {
  return context.catalogue.say(language, text_of(state));
}

std::string say_filter(const Context &context, Language language, mentors::RosterFilter filter) {
  return context.catalogue.say(language, text_of(filter));
}

const HidingReason hiding_reasons[4] = {
    {"conduct", _("Conduct against the Terms of Use")},
    {"inaccurate", _("The profile is not accurate")},
    {"asked", _("The mentor asked for it")},
    {"other", _("Another reason, written down elsewhere")},
};

const HidingReason *find_hiding_reason(std::string_view code) {
  for (const auto &reason : hiding_reasons)
    if (code == reason.code) return &reason;
  return nullptr;
}

}  // namespace tandem::desks
