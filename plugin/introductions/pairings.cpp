#include <plugin/introductions/pairings.hpp>

#include <algorithm>

#include <plugin/base/audit.hpp>
#include <plugin/introductions/pairing_store.hpp>
#include <plugin/introductions/store.hpp>

namespace tandem::introductions {

namespace {

std::string take(std::variant<std::string, Refusal> read) {
  if (const auto *refusal = std::get_if<Refusal>(&read)) throw RefusedError({*refusal});
  return std::get<std::string>(std::move(read));
}

bool is_side(const Pairing &pairing, const Id &member_id) {
  return pairing.mentee_id == member_id || pairing.mentor_id == member_id;
}

}  // namespace

People people_of(Transaction &transaction, const members::Service &members, const Id &mentee_id,
                 const Id &mentor_id) {
  const auto find = [&](const Id &id) {
    members::Member nobody;
    nobody.id = id;
    nobody.gone = true;
    return members.find(transaction, id).value_or(nobody);
  };
  return {find(mentee_id), find(mentor_id)};
}

const Id &other_of(const Pairing &pairing, const Id &member_id) {
  return pairing.mentee_id == member_id ? pairing.mentor_id : pairing.mentee_id;
}

void Pairings::begin(Transaction &transaction, const Envelope &envelope, Instant now) const {
  const auto capacity = capacity_of(transaction, envelope.mentor_id);
  const auto taken = store::hold_places(transaction, envelope.mentor_id);
  if (is_full(capacity, static_cast<std::int64_t>(taken.size())))
    throw RefusedError({Refusal::capacity_reached});
  Pairing pairing{context_.make_id(), envelope.id, envelope.mentee_id, envelope.mentor_id, now};
  pairing.place = free_place(taken);
  store::insert(transaction, pairing);
  refresh_full(transaction, envelope.mentor_id, capacity);
}

std::optional<std::int64_t> Pairings::capacity_of(Transaction &transaction,
                                                  const Id &mentor_id) const {
  const auto mentor = mentors_.find(transaction, mentor_id);
  return mentor ? mentors::capacity_of(*mentor) : std::nullopt;
}

void Pairings::refresh_full(Transaction &transaction, const Id &mentor_id,
                            std::optional<std::int64_t> capacity) const {
  const auto taken = store::hold_places(transaction, mentor_id).size();
  mentors_.mark_full(transaction, mentor_id, is_full(capacity, static_cast<std::int64_t>(taken)));
}

// ---- The end ----

void Pairings::end(Transaction &transaction, const Id &pairing_id, const Id &actor_id,
                   const Farewell &farewell, Instant now) const {
  Ending ending{now, actor_id, take(read_note(farewell.typed)), farewell.tell_staff};
  const auto pairing = store::lock_pairing(transaction, context_, pairing_id);
  if (!pairing || !is_side(*pairing, actor_id)) throw RefusedError({Refusal::not_theirs});
  if (pairing->ending) throw RefusedError({Refusal::ended_before});
  store::lock_inbox(transaction, pairing->mentor_id);
  carry_out_end(transaction, *pairing, ending);
}

void Pairings::end_between(Transaction &transaction, const Id &one, const Id &other,
                           Instant now) const {
  for (const auto &pairing : store::lock_standing_between(transaction, context_, one, other))
    carry_out_end(transaction, pairing, {now});
}

void Pairings::end_all_of(Transaction &transaction, const Id &member_id, Instant now) const {
  auto standing = store::pairings_of(transaction, context_, member_id, store::Which::standing);
  // In one order, so that two erasures at once do not wait in a circle.
  std::ranges::sort(standing, {}, &Pairing::mentor_id);
  for (const auto &listed : standing) {
    store::lock_inbox(transaction, listed.mentor_id);
    const auto pairing = store::lock_pairing(transaction, context_, listed.id);
    if (pairing && !pairing->ending) carry_out_end(transaction, *pairing, {now});
  }
}

void Pairings::carry_out_end(Transaction &transaction, const Pairing &pairing,
                             const Ending &ending) const {
  if (!store::end(transaction, context_, pairing, ending))
    throw std::logic_error("a pairing changed under its lock");
  const bool by_mentee = ending.by == pairing.mentee_id;
  write_audit(transaction, context_,
              {.actor_id = ending.by,
               .action = "pairing.ended",
               .subject_id = pairing.id,
               .about_id = by_mentee ? pairing.mentor_id : pairing.mentee_id,
               .before = "active",
               .after = "ended"});
  refresh_full(transaction, pairing.mentor_id, capacity_of(transaction, pairing.mentor_id));
  const auto introduction = store::find(transaction, context_, pairing.introduction_id);
  if (!introduction) throw std::logic_error("a pairing without its introduction");
  auto ended = pairing;
  ended.ending = ending;
  letters_.ended(transaction, ended, *introduction,
                 people_of(transaction, members_, pairing.mentee_id, pairing.mentor_id));
}

// ---- What they agree on ----

void Pairings::agree(Transaction &transaction, const Id &pairing_id, const Id &actor_id,
                     const Agreement &typed, Instant now) const {
  const Agreement agreement{.version = typed.version,
                            .availability = take(read_agreement_part(typed.availability)),
                            .frequency = take(read_agreement_part(typed.frequency)),
                            .form = take(read_agreement_part(typed.form)),
                            .length = take(read_agreement_part(typed.length)),
                            .at = now,
                            .by = actor_id};
  const auto pairing = store::lock_pairing(transaction, context_, pairing_id);
  if (!pairing || !is_side(*pairing, actor_id)) throw RefusedError({Refusal::not_theirs});
  if (pairing->ending) throw RefusedError({Refusal::ended_before});
  if (!store::agree(transaction, context_, pairing_id, typed.version, agreement))
    throw RefusedError({Refusal::agreement_changed});
  write_audit(transaction, context_,
              {.actor_id = actor_id,
               .action = "pairing.agreement_changed",
               .subject_id = pairing_id,
               .about_id = other_of(*pairing, actor_id)});
}

// ---- Reading ----

std::optional<Pairing> Pairings::find(Transaction &transaction, const Id &pairing_id) const {
  return store::find_pairing(transaction, context_, pairing_id);
}

std::optional<Pairing> Pairings::of_introduction(Transaction &transaction,
                                                 const Id &introduction_id) const {
  return store::pairing_of_introduction(transaction, context_, introduction_id);
}

std::vector<Pairing> Pairings::standing_of(Transaction &transaction, const Id &member_id) const {
  auto pairings =
      store::pairings_of(transaction, context_, member_id, store::Which::standing);
  name_mentees(transaction, member_id, pairings);
  return pairings;
}

std::vector<Pairing> Pairings::ended_of(Transaction &transaction, const Id &member_id) const {
  auto pairings = store::pairings_of(transaction, context_, member_id, store::Which::ended);
  name_mentees(transaction, member_id, pairings);
  return pairings;
}

void Pairings::name_mentees(Transaction &transaction, const Id &reader_id,
                            std::vector<Pairing> &pairings) const {
  for (auto &pairing : pairings) {
    if (pairing.mentee_id == reader_id) continue;
    const auto introduction = store::find(transaction, context_, pairing.introduction_id);
    if (introduction) pairing.mentee_name = name_of_mentee(*introduction);
  }
}

std::optional<Pairing> Pairings::between(Transaction &transaction, const Id &mentee_id,
                                         const Id &mentor_id) const {
  for (auto &pairing :
       store::pairings_of(transaction, context_, mentee_id, store::Which::standing))
    if (pairing.mentee_id == mentee_id && pairing.mentor_id == mentor_id) return pairing;
  return std::nullopt;
}

}  // namespace tandem::introductions
