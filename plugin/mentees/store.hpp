// All SQL of mentees. Open and identity answers are sealed apart; identity at one length.
#pragma once

#include <optional>

#include <plugin/base/context.hpp>
#include <plugin/mentees/types.hpp>

namespace tandem::mentees::store {

std::optional<Profile> find(Transaction &transaction, const Context &context, const Id &member_id);

// Writes `profile` over version `profile.version` (0: a first one). False: there is another
// version by now.
bool write(Transaction &transaction, const Context &context, const Profile &profile);

// False when there was none.
bool erase(Transaction &transaction, const Id &member_id);

}  // namespace tandem::mentees::store
