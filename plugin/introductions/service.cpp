#include <plugin/introductions/service.hpp>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <plugin/base/audit.hpp>
#include <plugin/base/links.hpp>
#include <plugin/base/throttle.hpp>
#include <plugin/introductions/pairing_store.hpp>

namespace tandem::introductions {

namespace {

// What one page lists of a person's introductions, newest first.
constexpr unsigned list_limit = 200;

std::string take(std::variant<std::string, Refusal> read) {
  if (const auto *refusal = std::get_if<Refusal>(&read)) throw RefusedError({*refusal});
  return std::get<std::string>(std::move(read));
}

const char *action_of(Command command) {
  switch (command) {
    case Command::accept:
      return "introduction.accepted";
    case Command::decline:
      return "introduction.declined";
    case Command::ask:
      return "introduction.question_asked";
    case Command::reply:
      return "introduction.question_answered";
    case Command::withdraw:
      return "introduction.withdrawn";
    case Command::remind:
      return "introduction.reminded";
    case Command::expire:
      return "introduction.expired";
    case Command::leave:
      return "introduction.auto_declined";
  }
  return "";
}

}  // namespace

Service::Service(const Context &context, const members::Service &members,
                 const mentors::Service &mentors, const mentees::Service &mentees,
                 const Letters &letters)
    : context_(context),
      members_(members),
      mentors_(mentors),
      mentees_(mentees),
      letters_(letters),
      limits_(limits_of(context.program)),
      handover_(context),
      pairings_(context, members, mentors, letters) {}

// ---- Mentees ----

SendingFacts Service::sending_facts(Transaction &transaction, const Id &mentee_id,
                                    const Id &mentor_id, store::Hold hold, Instant now) const {
  const auto history = store::history(transaction, mentee_id, mentor_id, hold);
  const auto today = members_.today(now);
  const auto mentee = members_.find(transaction, mentee_id);
  const auto mentor = members_.find(transaction, mentor_id);
  const auto record = mentors_.find(transaction, mentor_id);
  return {.to_self = mentee_id == mentor_id,
          .mentee_active = mentee && members::is_active(*mentee, today),
          .barred = separations_ && separations_->barred(transaction, mentee_id),
          .mentor_active = mentor && members::is_active(*mentor, today),
          .mentor_on = record && mentors::may_be_asked(*record, today),
          .apart = separations_ && separations_->apart(transaction, mentee_id, mentor_id),
          .mentor_paused = record && record->paused,
          .mentor_full = record && record->full,
          .profile_complete = mentees_.is_complete(transaction, mentee_id),
          .paired = store::is_paired(transaction, mentee_id, mentor_id),
          .open_with_mentor = history.open,
          .open_of_mentee = store::slots_of_mentee(transaction, mentee_id),
          .open_of_mentor = store::slots_of_mentor(transaction, mentor_id),
          .declined_at = history.declined_at};
}

std::optional<Refused> Service::why_not(Transaction &transaction, const Id &mentee_id,
                                        const Id &mentor_id, Instant now) const {
  return why_not_send(sending_facts(transaction, mentee_id, mentor_id, store::Hold::no, now),
                      limits_, now);
}

Id Service::send(Transaction &transaction, const Id &mentee_id, const Id &mentor_id,
                 std::string_view typed, Instant now) const {
  std::string message = take(read_message(typed));
  store::lock_inbox(transaction, mentor_id);
  const auto facts = sending_facts(transaction, mentee_id, mentor_id, store::Hold::yes, now);
  if (const auto refused = why_not_send(facts, limits_, now)) throw RefusedError(*refused);
  if (!take_place(transaction, context_, "introductions_per_day", mentee_id.text(), limits_.per_day,
                  std::chrono::days(1)))
    throw RefusedError({Refusal::too_many_today});

  const auto clocks = clocks_of(limits_, now, context_.program.zone());
  const Introduction introduction{{.id = context_.make_id(),
                                   .mentee_id = mentee_id,
                                   .mentor_id = mentor_id,
                                   .sent_at = now,
                                   .remind_at = clocks.remind_at,
                                   .expires_at = clocks.expires_at},
                                  std::move(message),
                                  mentees_.snapshot(transaction, mentee_id).value(),
                                  {}};
  const auto &envelope = introduction.envelope;
  take_places(transaction, envelope);
  store::insert(transaction, context_, introduction);
  const auto people = people_of(transaction, envelope);
  handover_.sent(transaction, envelope, people.mentee.language);
  letters_.sent(transaction, introduction, people);
  write_audit(transaction, context_,
              {.actor_id = mentee_id,
               .action = "introduction.sent",
               .subject_id = envelope.id,
               .about_id = mentor_id,
               .after = code(State::sent)});
  return envelope.id;
}

// The counts that the rules saw may be older than somebody's commit; the rows are not.
void Service::take_places(Transaction &transaction, const Envelope &envelope) const {
  if (!store::take_mentee_slot(transaction, envelope, limits_.open_per_mentee))
    throw RefusedError({Refusal::too_many_open});
  if (!store::take_mentor_slot(transaction, envelope, limits_.open_per_mentor))
    throw RefusedError({Refusal::mentor_inbox_full});
}

void Service::withdraw(Transaction &transaction, const Id &introduction_id, const Id &mentee_id,
                       Instant now) const {
  carry_out(transaction, {introduction_id, Command::withdraw, mentee_id}, now);
}

void Service::reply(Transaction &transaction, const Id &introduction_id, const Id &mentee_id,
                    std::string_view typed, Instant now) const {
  carry_out(transaction, {introduction_id, Command::reply, mentee_id, take(read_reply(typed))},
            now);
}

std::optional<Instant> Service::may_write_again(const Envelope &envelope) const {
  if (envelope.state != State::declined || !envelope.ended_at) return std::nullopt;
  return *envelope.ended_at + std::chrono::days(limits_.waiting_days);
}

Service::Places Service::places(Transaction &transaction, const Id &mentee_id) const {
  return {store::slots_of_mentee(transaction, mentee_id), limits_.open_per_mentee};
}

// ---- Mentors ----

bool Service::is_full(const Id &mentor_id, kit::Deadline deadline) const {
  const auto record = context_.database.run(deadline, [&](Transaction &transaction) {
    return mentors_.find(transaction, mentor_id);
  });
  return record && record->full;
}

void Service::answer(Transaction &transaction, const Id &introduction_id, const Id &mentor_id,
                     Answer answer, std::string_view typed_note, Instant now) const {
  const auto command = answer == Answer::accept ? Command::accept : Command::decline;
  // The mentor's places are counted behind the same lock that every change of them takes (FOM-12).
  if (command == Command::accept) store::lock_inbox(transaction, mentor_id);
  carry_out(transaction, {introduction_id, command, mentor_id, take(read_note(typed_note))}, now);
  mentors_.request_answered(transaction, mentor_id);
}

void Service::ask(Transaction &transaction, const Id &introduction_id, const Id &mentor_id,
                  std::string_view typed, Instant now) const {
  carry_out(transaction, {introduction_id, Command::ask, mentor_id, take(read_question(typed))},
            now);
  mentors_.request_answered(transaction, mentor_id);
}

void Service::on_mentor_left(Transaction &transaction, const Id &mentor_id, Instant at) {
  store::lock_inbox(transaction, mentor_id);
  for (const auto &envelope : store::lock_open_of_mentor(transaction, mentor_id))
    carry_out(transaction, {envelope.id, Command::leave}, at);
}

void Service::on_mentor_saved(Transaction &transaction, const mentors::Mentor &before,
                              const mentors::Mentor &after) {
  const auto capacity = mentors::capacity_of(after);
  if (!capacity && !mentors::capacity_of(before) && !before.full) return;
  store::lock_inbox(transaction, after.member_id);
  pairings_.refresh_full(transaction, after.member_id, capacity);
}

void Service::part(Transaction &transaction, const Id &one, const Id &other, Instant now) const {
  // In one order, so that two who part each other at once do not wait in a circle.
  for (const auto &id : {std::min(one, other), std::max(one, other)})
    store::lock_inbox(transaction, id);
  for (const auto &envelope : store::lock_open_between(transaction, one, other))
    carry_out(transaction, {envelope.id, Command::leave}, now);
  pairings_.end_between(transaction, one, other, now);
}

// ---- What every change goes through ----

void Service::carry_out(Transaction &transaction, const Request &request, Instant now) const {
  const auto envelope = store::lock_envelope(transaction, request.introduction_id);
  if (!envelope) throw RefusedError({Refusal::not_theirs});
  check_actor(*envelope, request);
  const auto people = people_of(transaction, *envelope);
  const auto facts = facts_of(*envelope, people, now);
  const auto verdict = decide(envelope->state, request.command, facts, now);
  if (const auto *refusal = std::get_if<Refusal>(&verdict)) throw RefusedError({*refusal});

  const auto &move = std::get<Move>(verdict);
  store_move(transaction, *envelope, move, request, now);
  // As it is now: what was just written belongs to what the mails tell.
  const auto after = store::lock_envelope(transaction, envelope->id);
  auto introduction = store::open_locked(transaction, context_, after.value());
  if (!is_open(move.to)) introduction.note = request.words;
  for (const auto effect : move.effects) apply(transaction, effect, introduction, people, now);
}

void Service::check_actor(const Envelope &envelope, const Request &request) const {
  if (request.actor_id.is_none()) return;
  const bool mentees = request.command == Command::withdraw || request.command == Command::reply;
  const auto &owner = mentees ? envelope.mentee_id : envelope.mentor_id;
  if (request.actor_id != owner) throw RefusedError({Refusal::not_theirs});
}

Facts Service::facts_of(const Envelope &envelope, const People &people, Instant now) const {
  const auto today = members_.today(now);
  return {.remind_at = envelope.remind_at,
          .expires_at = envelope.expires_at,
          .reminded = envelope.reminded_at.has_value(),
          .mentee_active = members::is_active(people.mentee, today),
          .mentor_active = members::is_active(people.mentor, today),
          .questions_asked = envelope.questions_asked};
}

Envelope Service::after_reply(const Envelope &before, Instant now) const {
  Envelope after = before;
  after.expires_at =
      end_after_reply(limits_, before.expires_at, now, context_.program.zone());
  if (!after.reminded_at && now >= before.remind_at) after.reminded_at = now;
  return after;
}

bool Service::written(Transaction &transaction, const Envelope &before, const Move &move,
                      const Request &request, Instant now) const {
  switch (request.command) {
    case Command::ask:
      return store::ask(transaction, context_, before, now, request.words);
    case Command::reply:
      return store::reply(transaction, context_, before, after_reply(before, now), now,
                          request.words);
    case Command::remind:
      return store::mark_reminded(transaction, before, now);
    default:
      return store::end(transaction, context_, before, move.to, now, request.words);
  }
}

void Service::store_move(Transaction &transaction, const Envelope &before, const Move &move,
                         const Request &request, Instant now) const {
  if (!written(transaction, before, move, request, now))
    throw std::logic_error("an introduction changed under its lock");
  if (request.command == Command::withdraw) handover_.withdrawn(transaction, before, now);
  const auto &other = request.actor_id == before.mentee_id ? before.mentor_id : before.mentee_id;
  write_audit(transaction, context_,
              {.actor_id = request.actor_id,
               .action = action_of(request.command),
               .subject_id = before.id,
               .about_id = other,
               .before = code(before.state),
               .after = code(move.to)});
}

void Service::apply(Transaction &transaction, Effect effect, const Introduction &introduction,
                    const People &people, Instant now) const {
  const auto &envelope = introduction.envelope;
  switch (effect) {
    case Effect::free_slots:
      return store::free_slots(transaction, envelope.id);
    case Effect::kill_links:
      return kill_links_about(transaction, context_, envelope.id);
    case Effect::begin_pairing:
      handover_.accepted(transaction, envelope, people.mentee.language, people.mentor.language,
                         now);
      return pairings_.begin(transaction, envelope, now);
    case Effect::remind_mentor:
      return letters_.reminder(transaction, introduction, people);
    case Effect::ask_mentee:
      return letters_.question(transaction, introduction, people);
    case Effect::tell_reply:
      return letters_.reply(transaction, introduction, people);
    case Effect::connect_both:
      return letters_.connected(transaction, introduction, people);
    case Effect::tell_declined:
      return letters_.declined(transaction, introduction, people);
    case Effect::tell_withdrawn:
      return letters_.withdrawn(transaction, introduction, people);
    case Effect::tell_expired:
      return letters_.expired(transaction, introduction, people);
    case Effect::tell_auto_declined:
      return letters_.auto_declined(transaction, introduction, people);
  }
}

People Service::people_of(Transaction &transaction, const Envelope &envelope) const {
  return introductions::people_of(transaction, members_, envelope.mentee_id, envelope.mentor_id);
}

// ---- Reading ----

std::optional<Introduction> Service::find(Transaction &transaction,
                                          const Id &introduction_id) const {
  return store::find(transaction, context_, introduction_id);
}

std::vector<Envelope> Service::of_mentee(Transaction &transaction, const Id &mentee_id) const {
  return store::of_mentee(transaction, mentee_id, list_limit);
}

std::vector<Envelope> Service::of_mentor(Transaction &transaction, const Id &mentor_id) const {
  return store::of_mentor(transaction, mentor_id, list_limit);
}

std::vector<Pairing> Service::pairings_of(Transaction &transaction, const Id &member_id) const {
  return pairings_.standing_of(transaction, member_id);
}

std::optional<Pairing> Service::pairing_between(Transaction &transaction, const Id &mentee_id,
                                                const Id &mentor_id) const {
  return pairings_.between(transaction, mentee_id, mentor_id);
}

// ---- Clocks ----

// Somebody was faster, and nothing has been written: the next step looks anew.
void Service::carry_out_by_clock(Transaction &transaction, const Request &request,
                                 Instant now) const {
  try {
    carry_out(transaction, request, now);
  } catch (const RefusedError &overtaken) {
    context_.log.write(kit::Level::debug, action_of(request.command), overtaken.what());
  }
}

std::optional<Instant> Service::next_reminder(Transaction &transaction, Instant now) const {
  return store::next_reminder(transaction, now);
}

bool Service::remind_step(Transaction &transaction, Instant now) const {
  const auto id = store::due_for_reminder(transaction, now);
  if (!id) return false;
  carry_out_by_clock(transaction, {*id, Command::remind}, now);
  return true;
}

std::optional<Instant> Service::next_expiry(Transaction &transaction) const {
  return store::next_expiry(transaction);
}

bool Service::expire_step(Transaction &transaction, Instant now) const {
  const auto id = store::due_for_expiry(transaction, now);
  if (!id) return false;
  const auto before = store::lock_envelope(transaction, *id);
  carry_out_by_clock(transaction, {*id, Command::expire}, now);
  // A mentor who had asked something was not silent: it was the mentee who did not answer.
  if (before && before->state == State::sent)
    mentors_.request_expired(transaction, before->mentor_id);
  return true;
}

void Service::on_member_changed(Transaction &transaction, const Id &id) {
  for (const auto &listed : of_mentor(transaction, id)) {
    if (!is_open(listed.state) || has_live_link(transaction, context_, listed.id, id)) continue;
    // Somebody may have ended it since it was listed; then it needs no link.
    const auto envelope = store::lock_envelope(transaction, listed.id);
    if (!envelope || !is_open(envelope->state) || envelope->expires_at <= context_.clock.now())
      continue;
    letters_.to_mentor(transaction, store::open_locked(transaction, context_, *envelope),
                       people_of(transaction, *envelope));
  }
}

void Service::on_member_gone(Transaction &transaction, const Id &id) {
  for (const auto &envelope : of_mentee(transaction, id))
    if (is_open(envelope.state)) withdraw(transaction, envelope.id, id, context_.clock.now());
  pairings_.end_all_of(transaction, id, context_.clock.now());
  handover_.forgotten(transaction, id, context_.clock.now());
}

}  // namespace tandem::introductions
