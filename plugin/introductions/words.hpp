// What a refusal is called, in both languages, to the one who meets it.
#pragma once

#include <string>

#include <plugin/base/context.hpp>
#include <plugin/introductions/rules.hpp>

namespace tandem::introductions {

// `mentor_name` is named where that helps.
std::string say_to_mentee(const Context &context, Language language, const Refused &refused,
                          const std::string &mentor_name);
std::string say_to_mentor(const Context &context, Language language, const Refused &refused);

// Of ending a pairing and of what the two agree on, to either of them.
std::string say_of_pairing(const Context &context, Language language, Refusal why,
                           const std::string &other_name);

// The state in a few words: "Waiting for an answer".
std::string say_state(const Context &context, Language language, State state);

}  // namespace tandem::introductions
