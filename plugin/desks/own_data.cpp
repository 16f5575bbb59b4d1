#include <plugin/desks/own_data.hpp>

#include <kit/mail/member_mails.hpp>
#include <plugin/base/audit.hpp>
#include <plugin/base/upkeep.hpp>
#include <plugin/consent/copy.hpp>
#include <plugin/introductions/erasure.hpp>
#include <plugin/mentors/copy.hpp>
#include <plugin/questionnaires/copy.hpp>

namespace tandem::desks {

namespace {

constexpr unsigned every = 100000;

const char *code_of(kit::MailState state) {
  constexpr const char *codes[] = {"queued", "queued", "sent", "not_delivered", "sent"};
  return codes[static_cast<std::size_t>(state)];
}

}  // namespace

void OwnData::copy(Transaction &transaction, const Id &member_id, Language language,
                   Copy &copy) const {
  copy_mentor(transaction, member_id, language, copy);
  copy_submissions(transaction, member_id, language, copy);
  copy_mentee(transaction, member_id, language, copy);
  copy_introductions(transaction, member_id, language, copy);
  copy_pairings(transaction, member_id, copy);
  copy_consents(transaction, member_id, copy);
  copy_concerns(transaction, member_id, copy);
  copy_mails(transaction, member_id, copy);
}

void OwnData::copy_mentor(Transaction &transaction, const Id &member_id, Language language,
                          Copy &copy) const {
  copy.part("mentor", _("As a mentor"),
            {{"opted_in", _("Wants to be a mentor")},
             {"paused", _("Not taking on new mentees")},
             {"terms_version", _("Terms of Use accepted (version)")},
             {"confidentiality_version", _("Confidentiality Agreement accepted (version)")},
             {"answered_at", _("Answered at")},
             {"opted_in_at", _("Mentor since")},
             {"withdrawn_at", _("Opted out at")}});
  const auto mentor = nouns_.mentors.find(transaction, member_id);
  const auto time = [](Instant at) { return at == Instant{} ? "" : copy_time(at); };
  if (mentor) {
    copy.row({copy_flag(mentor->opted_in), copy_flag(mentor->paused), mentor->terms_version,
              mentor->confidentiality_version, time(mentor->answered_at),
              time(mentor->opted_in_at), time(mentor->withdrawn_at)});
  }
  questionnaires::begin_answers(copy, "mentor_answers", _("Answers as a mentor"),
                                {"record", _("Record")});
  if (mentor)
    questionnaires::copy_answers(copy, "mentor", nouns_.catalog.mentor(), mentor->sheet, language);
}

void OwnData::copy_submissions(Transaction &transaction, const Id &member_id, Language language,
                               Copy &copy) const {
  const auto all = mentors::every_submission(transaction, context_, member_id);
  copy.part("submissions", _("Answers sent in with a form"),
            {{"submission", _("Submission")},
             {"form", _("Form (code)")},
             {"state", _("State (code)")},
             {"answered_at", _("Answered at")},
             {"decided_at", _("Decided at")}});
  for (const auto &kept : all) {
    copy.row({kept.event_id.text(), kept.form, kept.state, copy_time(kept.answered_at),
              copy_time(kept.decided_at)});
  }
  questionnaires::begin_answers(copy, "submission_answers", _("Answers that wait, and drafts"),
                                {"submission", _("Submission")});
  for (const auto &kept : all) {
    if (!kept.content) continue;
    questionnaires::copy_answers(copy, kept.event_id.text(), nouns_.catalog.mentor(),
                                 kept.content->sheet, language);
  }
}

void OwnData::copy_mentee(Transaction &transaction, const Id &member_id, Language language,
                          Copy &copy) const {
  questionnaires::begin_answers(copy, "mentee_answers", _("Answers as a mentee"),
                                {"answered_at", _("Answered at")});
  const auto profile = nouns_.mentees.find(transaction, member_id);
  if (profile) {
    questionnaires::copy_answers(copy, copy_time(profile->answered_at), nouns_.catalog.mentee(),
                                 profile->sheet, language);
  }
}

void OwnData::copy_introductions(Transaction &transaction, const Id &member_id, Language language,
                                 Copy &copy) const {
  std::vector<introductions::Introduction> all;
  for (const auto &id : introductions::ids_of(transaction, member_id))
    if (auto found = nouns_.introductions.find(transaction, id)) all.push_back(std::move(*found));
  copy.part("introductions", _("Introductions, sent and received"),
            {{"introduction", _("Introduction")},
             {"role", _("My role (code)")},
             {"sent_at", _("Sent at")},
             {"state", _("State (code)")},
             {"ended_at", _("Ended at")},
             {"message", _("Message of the mentee")},
             {"note", _("Note of the mentor")}});
  for (const auto &found : all) {
    const auto &envelope = found.envelope;
    copy.row({envelope.id.text(), envelope.mentee_id == member_id ? "mentee" : "mentor",
              copy_time(envelope.sent_at), code(envelope.state), copy_time(envelope.ended_at),
              found.message, found.note});
  }
  copy.part("introduction_questions", _("Questions before an answer"),
            {{"introduction", _("Introduction")},
             {"asked_at", _("Asked at")},
             {"question", _("Question of the mentor")},
             {"answered_at", _("Answered at")},
             {"answer", _("Answer of the mentee")}});
  for (const auto &found : all) {
    for (const auto &asked : found.exchange)
      copy.row({found.envelope.id.text(), copy_time(asked.asked_at), asked.question,
                copy_time(asked.answered_at), asked.answer});
  }
  // Of a profile that somebody else sent, its words are theirs to have, and not in this copy.
  questionnaires::begin_answers(copy, "introduction_profiles", _("My profile as it was sent"),
                                {"introduction", _("Introduction")});
  for (const auto &found : all) {
    if (found.envelope.mentee_id == member_id)
      questionnaires::copy_answers(copy, found.envelope.id.text(), nouns_.catalog.mentee(),
                                   found.profile, language);
  }
}

void OwnData::copy_pairings(Transaction &transaction, const Id &member_id, Copy &copy) const {
  copy.part("pairings", _("Mentorships"),
            {{"pairing", _("Mentorship")},
             {"introduction", _("Introduction")},
             {"role", _("My role (code)")},
             {"began_at", _("Began at")},
             {"ended_at", _("Ended at")},
             {"farewell", _("Parting words")},
             {"availability", _("Agreed: availability")},
             {"frequency", _("Agreed: how often")},
             {"form", _("Agreed: how")},
             {"length", _("Agreed: how long")}});
  auto all = nouns_.introductions.pairings().standing_of(transaction, member_id);
  for (auto &ended : nouns_.introductions.pairings().ended_of(transaction, member_id))
    all.push_back(ended);
  for (const auto &pairing : all) {
    const auto &agreement = pairing.agreement;
    copy.row({pairing.id.text(), pairing.introduction_id.text(),
              pairing.mentee_id == member_id ? "mentee" : "mentor", copy_time(pairing.began_at),
              pairing.ending ? copy_time(pairing.ending->at) : "",
              pairing.ending ? pairing.ending->farewell : "", agreement.availability,
              agreement.frequency, agreement.form, agreement.length});
  }
}

void OwnData::copy_consents(Transaction &transaction, const Id &member_id, Copy &copy) const {
  copy.part("consents", _("Consents and acknowledgements"),
            {{"purpose", _("Purpose (code)")},
             {"text_version", _("Version of the text")},
             {"language", _("Language (code)")},
             {"given_at", _("Given at")},
             {"withdrawn_at", _("Withdrawn at")}});
  for (const auto &kept : consent::every_line(transaction, member_id, every)) {
    copy.row({kept.line.purpose, kept.line.text_version, kit::code(kept.line.language),
              copy_time(kept.line.given_at), copy_time(kept.withdrawn_at)});
  }
  copy.part("disclosures", _("What was shown to whom"),
            {{"kind", _("What (code)")},
             {"purpose", _("Under the consent (code)")},
             {"introduction", _("Introduction")},
             {"to", _("To whom (code)")},
             {"viewers", _("How many people")},
             {"first_at", _("First at")},
             {"last_at", _("Last at")}});
  for (const auto &shown : disclosures_.of_member(transaction, member_id)) {
    const bool by_staff = shown.kind == disclosures::Kind::sealed_words;
    copy.row({code(shown.kind), shown.purpose,
              by_staff || shown.about_id.is_none() ? "" : shown.about_id.text(),
              by_staff                          ? "staff"
              : shown.to_member_id.is_none()    ? "members_who_searched"
                                                : "one_person",
              std::to_string(shown.viewers), copy_time(shown.first_at),
              copy_time(shown.last_at)});
  }
}

void OwnData::copy_concerns(Transaction &transaction, const Id &member_id, Copy &copy) const {
  copy.part("concerns", _("Concerns I raised"),
            {{"reference", _("Number of the case")},
             {"kind", _("Kind (code)")},
             {"state", _("State (code)")},
             {"reported_at", _("Reported at")},
             {"closed_at", _("Closed at")},
             {"words", _("What I wrote")},
             {"reach", _("How to reach me")}});
  for (const auto &concern : nouns_.concerns.of_reporter(transaction, member_id)) {
    const auto words = nouns_.concerns.words_of_reporter(transaction, concern);
    copy.row({concern.reference, code(concern.kind), code(concern.state),
              copy_time(concern.reported_at), copy_time(concern.closed_at),
              words ? words->text : "", words ? words->reach : ""});
  }
  copy.part("blocks", _("People I blocked"),
            {{"name", _("As I knew them")}, {"blocked_at", _("Blocked at")}});
  for (const auto &block : nouns_.concerns.blocks_of(transaction, member_id))
    copy.row({block.name, copy_time(block.blocked_at)});
}

void OwnData::copy_mails(Transaction &transaction, const Id &member_id, Copy &copy) const {
  copy.part("mails", _("Messages of the program to me"),
            {{"created_at", _("Written at")},
             {"sent_at", _("Sent at")},
             {"kind", _("Kind (code)")},
             {"subject", _("Subject")},
             {"language", _("Language (code)")},
             {"state", _("State (code)")}});
  for (const auto &mail : kit::mails_of(transaction, context_.sealer, "tandem", member_id)) {
    copy.row({copy_time(mail.created_at), copy_time(mail.sent_at), mail.template_name,
              mail.subject, kit::code(mail.language), code_of(mail.state)});
  }
}

// ---- The end ----

void OwnData::erase(Transaction &transaction, const Id &member_id, Instant now) const {
  // While their name is known: the other one is told with whom the mentorship has ended.
  nouns_.introductions.pairings().end_all_of(transaction, member_id, now);
  const auto member = nouns_.members.find(transaction, member_id);
  nouns_.members.forget(transaction, member_id, member ? member->revision : 0);
  introductions::erase_words_of(transaction, context_, member_id);
  erase_traces(transaction, member_id);
  if (member) {
    write_audit(transaction, context_,
                {.actor_id = member_id, .action = "member.erased", .subject_id = member_id});
  }
}

void OwnData::report(ErasureReport &report) {
  report.goes(_("Your mentor profile with all answers, identity answers among them, and answers "
                "that were waiting"));
  report.goes(_("Your mentee profile, also as it was sent with introductions"));
  report.goes(_("What you wrote in introductions that led to no mentorship"));
  report.goes(_("What you wrote to us when you raised a concern, and whom you had blocked"));
  report.goes(_("The program’s messages to you, your kept searches and the links we sent you"));
  report.stays(_("What you wrote to somebody you were connected with"),
               _("They received it from you. It stays readable for them alone, without your name, "
                 "until 24 months after the mentorship ended."));
  report.stays(_("What others wrote to you"),
               _("These are their own words; they see them until 24 months after the introduction "
                 "or the mentorship ended."));
  report.stays(_("Which consents you gave and what was shown under them, under a number without a "
                 "name"),
               _("To prove that nothing was shown without a consent. Five years."));
  report.stays(_("The record of who did what, as numbers without names or contents"),
               _("To be able to look into misuse. Six years."));
  report.stays(_("The outside of a concern: that it was raised, and how it was decided"),
               _("To protect others. It holds numbers, no names and none of your words."));
  report.stays(_("What others were already sent by e-mail"),
               _("It has left and cannot be taken back. Our own copy of its text goes 30 days "
                 "after it was sent."));
}

}  // namespace tandem::desks
