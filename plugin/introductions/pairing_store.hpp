// All SQL of pairings. Farewell and agreement are sealed at rest.
#pragma once

#include <optional>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/introductions/types.hpp>

namespace tandem::introductions::store {

// Throws DuplicateKey when the introduction has become a pairing, the two are one already, or the
// place is taken.
void insert(Transaction &transaction, const Pairing &pairing);
bool is_paired(Transaction &transaction, const Id &mentee_id, const Id &mentor_id);
// In which the member is mentee or mentor, newest first: those that stand, and those that ended.
enum class Which { standing, ended };
std::vector<Pairing> pairings_of(Transaction &transaction, const Context &context,
                                 const Id &member_id, Which which);
std::optional<Pairing> find_pairing(Transaction &transaction, const Context &context,
                                    const Id &id);
std::optional<Pairing> pairing_of_introduction(Transaction &transaction, const Context &context,
                                               const Id &introduction_id);
// The newest committed one, held until the transaction ends.
std::optional<Pairing> lock_pairing(Transaction &transaction, const Context &context,
                                    const Id &id);
// Whichever of the two is the mentor.
std::vector<Pairing> lock_standing_between(Transaction &transaction, const Context &context,
                                           const Id &one, const Id &other);
std::vector<Pairing> lock_standing_of(Transaction &transaction, const Context &context,
                                      const Id &member_id);

// The places of a mentor's standing pairings, as committed last, and held; 0 for one that an older
// version began.
std::vector<std::int64_t> hold_places(Transaction &transaction, const Id &mentor_id);

// False: the pairing is not what `before` says any more.
bool end(Transaction &transaction, const Context &context, const Pairing &before,
         const Ending &ending);
bool agree(Transaction &transaction, const Context &context, const Id &pairing_id,
           std::int64_t before_version, const Agreement &agreement);

}  // namespace tandem::introductions::store
