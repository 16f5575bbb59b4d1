// What becomes of words in introductions when somebody is gone, or when they have served their time.
//
//  1. Gone: what a person wrote in an introduction that led to no pairing goes at once, and the
//     profile sent with it. Where a pairing came of it, the other one received those words and
//     keeps them until the end of their time; the profile goes, its name becomes "a former member".
//  2. In time (PRV-07): all words go, whoever wrote them; the envelope stays.
#pragma once

#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/introductions/types.hpp>

namespace tandem::introductions {

// Every introduction that the member sent or received, oldest first.
std::vector<Id> ids_of(Transaction &transaction, const Id &member_id);
// Repeating it changes nothing.
void erase_words_of(Transaction &transaction, const Context &context, const Id &member_id);
// Introductions that ended before `before`, with their pairing if there was one: one bounded step;
// true when another is due at once.
bool forget_words_step(Transaction &transaction, const Context &context, Instant before);

}  // namespace tandem::introductions
