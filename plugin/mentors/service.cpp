#include <plugin/mentors/service.hpp>

#include <plugin/consent/settle.hpp>
#include <plugin/mentors/store.hpp>
#include <plugin/mentors/withdrawal.hpp>

namespace tandem::mentors {

namespace {

// A guarded write that found a newer record: the transaction runs again with that one.
struct RecordMoved : kit::Conflict {
  RecordMoved() : kit::Conflict("the mentor's record changed meanwhile") {}
};

}  // namespace

std::optional<Mentor> Service::find(Transaction &transaction, const Id &member_id) const {
  auto mentor = store::find(transaction, context_, member_id);
  if (mentor && mentor->opted_in)
    mentor->acknowledge_by = acknowledge_by(*mentor, documents(transaction));
  return mentor;
}

Mentor Service::load(Transaction &transaction, const Id &member_id) const {
  auto mentor = find(transaction, member_id);
  if (mentor) return *mentor;
  Mentor blank;
  blank.member_id = member_id;
  return blank;
}

std::vector<Service::Change> Service::changed_since(Transaction &transaction,
                                                     std::int64_t revision,
                                                     unsigned limit) const {
  return changes(transaction, store::changed_since(transaction, context_, revision, limit));
}

std::vector<Service::Change> Service::read(Transaction &transaction,
                                           const std::vector<Id> &ids) const {
  return changes(transaction, store::read(transaction, context_, ids));
}

std::vector<Service::Change> Service::changes(Transaction &transaction,
                                              std::vector<store::Changed> read) const {
  std::vector<Change> changes;
  if (read.empty()) return changes;
  const Documents in_force = documents(transaction);
  for (auto &entry : read) {
    entry.mentor.acknowledge_by = acknowledge_by(entry.mentor, in_force);
    changes.push_back({std::move(entry.mentor), std::move(entry.member), entry.revision});
  }
  return changes;
}

std::int64_t Service::count(Transaction &transaction) const { return store::count(transaction); }

std::int64_t Service::revision(Transaction &transaction) const {
  return store::revision(transaction);
}

void Service::submitted(Transaction &transaction, const Id &event_id, std::string_view form,
                        const Id &member_id, std::string_view sealed) const {
  const Submission submission = open_submission(context_.sealer, form, member_id, sealed);
  // Erased since: nothing is kept. A member who wants nothing leaves only the time of that answer,
  // so that an older opt-in which comes later does not beat it.
  if (submission.wants && !members_.find(transaction, member_id)) return;
  store::Kept kept{event_id,  member_id, std::string(form), "waiting", submission.answered_at,
                   std::string(sealed)};
  store::keep(transaction, kept);
  const auto early = store::take_early(transaction, event_id);
  if (form != "renewal" || early == "renewed") {
    apply(transaction, kept);
    return;
  }
  take_back(transaction, submission);
  if (!submission.wants) {
    // Nothing in it waits for a fee.
    store::decide(transaction, event_id, "waiting", "applied", context_.clock.now(), true);
    store::supersede_older(transaction, member_id, submission.answered_at, false);
  } else if (early) {
    store::decide(transaction, event_id, "waiting", "draft", context_.clock.now(), false);
  }
}

void Service::renewed(Transaction &transaction, const Id &submission_event_id) const {
  const auto kept = store::find_submission(transaction, submission_event_id);
  if (!kept) {
    store::keep_early(transaction, submission_event_id, "renewed", context_.clock.now());
  } else if (kept->state == "waiting" || kept->state == "draft") {
    apply(transaction, *kept);
  } else if (kept->state == "superseded" && !kept->sealed.empty()) {
    // Newer answers were saved while this one waited for its fee.
    tell(transaction, "mentor_answers_kept", kept->member_id, submission_event_id);
  }
}

void Service::payment_failed(Transaction &transaction, const Id &submission_event_id) const {
  const Instant now = context_.clock.now();
  if (store::find_submission(transaction, submission_event_id)) {
    // Overtaken while it waited, and never paid: nothing of it was to come into use.
    store::decide(transaction, submission_event_id, "superseded", "superseded", now, true);
    store::decide(transaction, submission_event_id, "waiting", "draft", context_.clock.now(),
                  false);
  } else {
    store::keep_early(transaction, submission_event_id, "failed", context_.clock.now());
  }
}

void Service::take_back(Transaction &transaction, const Submission &submission) const {
  const Mentor mentor = load(transaction, submission.member_id);
  if (mentor.version == 0) return;
  Transition transition = mentors::take_back(
      mentor, submission, store::newest_applied_at(transaction, submission.member_id));
  if (!transition.changed) return;
  write(transaction, transition, submission);
  clear_withdrawn_identity(transaction, context_, submission.member_id, transition.mentor.sheet,
                           submission.answered_at);
}

void Service::apply(Transaction &transaction, const store::Kept &kept) const {
  if (kept.sealed.empty()) return;  // superseded by a withdrawal, which took the answers away
  const Submission submission =
      open_submission(context_.sealer, kept.form, kept.member_id, kept.sealed);
  Application application = mentors::apply(
      load(transaction, kept.member_id), submission,
      store::newest_applied_at(transaction, kept.member_id),
      documents(transaction));
  const Instant now = context_.clock.now();
  if (application.transition.changed) write(transaction, application.transition, submission);
  switch (application.outcome) {
    case Applied::applied:
      store::decide(transaction, kept.event_id, kept.state, "applied", now, true);
      // Whatever is not decided yet has content.
      if (clear_withdrawn_identity(transaction, context_, kept.member_id, submission.sheet,
                                   submission.answered_at)) {
        store::supersede_older(transaction, kept.member_id, submission.answered_at,
                               submission.wants);
      }
      break;
    case Applied::superseded: {
      // Who has said no since takes the older answers back as well (PRV-07).
      const bool drop = !submission.wants || !application.transition.mentor.opted_in;
      store::decide(transaction, kept.event_id, kept.state, "superseded", now, drop);
      clear_withdrawn_identity(transaction, context_, kept.member_id,
                               application.transition.mentor.sheet,
                               application.transition.mentor.answered_at);
      if (!drop) tell(transaction, "mentor_answers_kept", kept.member_id, kept.event_id);
      break;
    }
    case Applied::needs_acknowledgement:
      store::decide(transaction, kept.event_id, kept.state, "needs_acknowledgement", now, false);
      tell(transaction, "mentor_needs_acknowledgement", kept.member_id, kept.event_id);
      break;
  }
}

void Service::write(Transaction &transaction, Transition &transition,
                    const Submission &submission) const {
  const auto record_before = load(transaction, submission.member_id);
  const auto before = state_code(record_before);
  if (!store::write(transaction, context_, transition.mentor)) throw RecordMoved();
  set_clocks(transaction, record_before, transition.mentor);
  const Mentor &mentor = transition.mentor;
  record_consents(transaction, mentor, submission);
  const auto *action = transition.opted_in    ? "mentor.opted_in"
                       : transition.opted_out ? "mentor.opted_out"
                                              : "mentor.changed";
  write_audit(transaction, context_,
              {mentor.member_id, action, mentor.member_id, {}, submission.form, before,
               state_code(mentor)});
  for (auto *listener : listeners_) listener->on_mentor_saved(transaction, record_before, mentor);
  if (transition.opted_in)
    tell(transaction, "mentor_opted_in", mentor.member_id, mentor.member_id);
  if (transition.opted_out) {
    tell(transaction, "mentor_opted_out", mentor.member_id, mentor.member_id);
    for (auto *listener : listeners_)
      listener->on_mentor_left(transaction, mentor.member_id, submission.answered_at);
  }
  store::stamp(transaction, mentor.member_id);
}

bool Service::suspend(Transaction &transaction, const Id &member_id, const Id &actor_id,
                      std::string_view reason) const {
  Mentor mentor = load(transaction, member_id);
  if (mentor.suspended) return false;
  const auto before = state_code(mentor);
  mentor.suspended = true;
  write(transaction, mentor,
        {actor_id, "mentor.suspended", member_id, {}, reason, before, "suspended"});
  if (mentor.opted_in) {
    for (auto *listener : listeners_)
      listener->on_mentor_left(transaction, member_id, context_.clock.now());
  }
  store::stamp(transaction, member_id);
  return true;
}

bool Service::restore(Transaction &transaction, const Id &member_id, const Id &actor_id,
                      std::string_view reason) const {
  Mentor mentor = load(transaction, member_id);
  if (!mentor.suspended) return false;
  mentor.suspended = false;
  write(transaction, mentor,
        {actor_id, "mentor.restored", member_id, {}, reason, "suspended", state_code(mentor)});
  store::stamp(transaction, member_id);
  return true;
}

void Service::write(Transaction &transaction, Mentor mentor, const AuditLine &line) const {
  if (!store::write(transaction, context_, mentor)) throw RecordMoved();
  write_audit(transaction, context_, line);
}

// The standing lines follow the record: acknowledgements are added, and each identity answer has
// exactly one consent, for the audience it has now.
void Service::record_consents(Transaction &transaction, const Mentor &mentor,
                              const Submission &submission) const {
  std::vector<consent::Line> lines;
  const auto add = [&](std::string purpose, const std::string &version, Language language) {
    if (version.empty()) return;
    lines.push_back({mentor.member_id, std::move(purpose), version, language,
                     submission.answered_at});
  };
  if (mentor.opted_in) {
    const auto read_in = submission.documents_language.value_or(submission.language);
    add(consent::terms_of_use, submission.terms_version, read_in);
    add(consent::confidentiality_agreement, submission.confidentiality_version, read_in);
  }
  for (const auto &[field, answer] : mentor.sheet.identity) {
    add(consent::identity_purpose("mentor." + field,
                                  questionnaires::audience_code(answer.audience)),
        "mentor/" + std::to_string(mentor.sheet.version), submission.language);
  }
  consent::settle(transaction, context_, {mentor.member_id, "identity.mentor."}, lines,
                  submission.answered_at);
}

void Service::tell(Transaction &transaction, std::string_view mail, const Id &member_id,
                   const Id &about) const {
  const auto member = members_.find(transaction, member_id);
  if (!member) return;
  mailer_.send(transaction, mail, kit::MailClass::service,
               {member->id, member->full_name(), member->email, member->language}, about,
               {.values = {{"profile_url", context_.urls.absolute("/account/profile")},
                           {"renewal_url", context_.urls.absolute("/account/renewal")},
                           {"mentorship_url", context_.urls.absolute("/mentorship")}},
                // Who has lapsed may be a mentor, and is found by nobody (FOM-01).
                .shown = {members::is_active(*member, members_.today(context_.clock.now()))
                              ? "active"
                              : "lapsed"}});
}

Standing Service::standing(Transaction &transaction, const Id &member_id) const {
  const auto mentor = find(transaction, member_id);
  const auto newest = store::newest(transaction, member_id);
  if (newest && newest->state == "waiting") return Standing::waits_for_fee;
  if (newest && newest->state == "needs_acknowledgement") return Standing::needs_acknowledgement;
  if (newest && newest->state == "draft") return Standing::kept_as_draft;
  if (newest && newest->state == "prepared") return Standing::prepared;
  if (!mentor) return Standing::none;
  if (!mentor->opted_in) {
    return newest && newest->answered_at == mentor->withdrawn_at ? Standing::left : Standing::none;
  }
  return mentor->paused ? Standing::paused : Standing::mentor;
}

std::optional<Submission> Service::draft(Transaction &transaction, const Id &member_id) const {
  const auto kept = store::newest_unapplied(transaction, member_id);
  if (!kept || kept->answered_at < store::newest_applied_at(transaction, member_id))
    return std::nullopt;
  return readable(*kept);
}

std::optional<Submission> Service::overtaken(Transaction &transaction, const Id &member_id) const {
  const auto kept = store::newest_unapplied(transaction, member_id);
  if (!kept || kept->state != "superseded") return std::nullopt;
  return readable(*kept);
}

// Nothing when the key is lost: the form is shown without it.
std::optional<Submission> Service::readable(const store::Kept &kept) const {
  try {
    return open_submission(context_.sealer, kept.form, kept.member_id, kept.sealed);
  } catch (const kit::SealBroken &) {
    context_.log.write(kit::Level::error, "mentors.readable",
                       "submission " + kept.event_id.text() + " cannot be opened");
    return std::nullopt;
  }
}

void Service::on_member_changed(Transaction &transaction, const Id &id) {
  store::stamp(transaction, id);
}

void Service::on_member_gone(Transaction &transaction, const Id &id) {
  store::erase_submissions(transaction, id);
  consents_.withdraw_all(transaction, id, "identity.mentor.", context_.clock.now());
  auto mentor = find(transaction, id);
  if (!mentor) return;
  const bool was_on = mentor->opted_in;
  const auto before = state_code(*mentor);
  mentor->opted_in = false;
  mentor->sheet = {};
  mentor->withdrawn_at = context_.clock.now();
  store::drop_clocks(transaction, id);
  if (!store::write(transaction, context_, *mentor)) throw RecordMoved();
  write_audit(transaction, context_,
              {{}, "mentor.erased", id, {}, "", before, "off"});
  if (was_on) {
    for (auto *listener : listeners_)
      listener->on_mentor_left(transaction, id, context_.clock.now());
  }
  store::stamp(transaction, id);
}

}  // namespace tandem::mentors
