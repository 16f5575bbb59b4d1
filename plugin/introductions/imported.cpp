#include <plugin/introductions/imported.hpp>

#include <plugin/base/audit.hpp>
#include <plugin/introductions/imported_store.hpp>
#include <plugin/introductions/pairing_store.hpp>
#include <plugin/introductions/store.hpp>

namespace tandem::introductions {

std::optional<NotBroughtIn> Imported::why_not(Transaction &transaction,
                                              const EarlierPairing &pairing) const {
  if (store::was_paired(transaction, pairing)) return NotBroughtIn::paired_before;
  const auto history =
      store::history(transaction, pairing.mentee_id, pairing.mentor_id, store::Hold::no);
  return history.open ? std::optional(NotBroughtIn::introduction_open) : std::nullopt;
}

Id Imported::bring_in(Transaction &transaction, const EarlierPairing &pairing,
                      const std::string &mentee_name, const Id &staff_id) const {
  store::lock_inbox(transaction, pairing.mentor_id);
  Introduction introduction;
  introduction.envelope = {.id = context_.make_id(),
                           .mentee_id = pairing.mentee_id,
                           .mentor_id = pairing.mentor_id,
                           .state = State::accepted,
                           .sent_at = pairing.began_at,
                           .remind_at = pairing.began_at,
                           .expires_at = pairing.began_at,
                           .ended_at = pairing.began_at};
  introduction.profile.open["display_name"] = {{mentee_name}, ""};
  store::insert_accepted(transaction, context_, introduction);
  const Id id = context_.make_id();
  std::optional<std::int64_t> place;
  if (!pairing.ended_at)
    place = free_place(store::hold_places(transaction, pairing.mentor_id));
  store::insert_earlier(transaction, id, introduction.envelope.id, pairing, place);
  write_audit(transaction, context_,
              {.actor_id = staff_id,
               .action = "pairing.imported",
               .subject_id = id,
               .about_id = pairing.mentor_id,
               .after = pairing.ended_at ? "ended" : "active"});
  refresh_full(transaction, pairing.mentor_id);
  return id;
}

bool Imported::take_out(Transaction &transaction, const Id &pairing_id,
                        const Id &staff_id) const {
  const auto pairing = store::lock_pairing(transaction, context_, pairing_id);
  if (!pairing) return false;
  store::lock_inbox(transaction, pairing->mentor_id);
  if (!store::remove_untouched(transaction, *pairing)) return false;
  write_audit(transaction, context_,
              {.actor_id = staff_id,
               .action = "pairing.import_undone",
               .subject_id = pairing_id,
               .about_id = pairing->mentor_id,
               .before = pairing->ending ? "ended" : "active"});
  refresh_full(transaction, pairing->mentor_id);
  return true;
}

void Imported::refresh_full(Transaction &transaction, const Id &mentor_id) const {
  const auto mentor = mentors_.find(transaction, mentor_id);
  if (!mentor) return;
  introductions_.pairings().refresh_full(transaction, mentor_id, mentors::capacity_of(*mentor));
}

}  // namespace tandem::introductions
