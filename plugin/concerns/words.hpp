// What codes and refusals are called, in both languages.
#pragma once

#include <string>

#include <plugin/base/context.hpp>
#include <plugin/concerns/rules.hpp>

namespace tandem::concerns {

std::string say(const Context &context, Language language, Kind kind);
std::string say(const Context &context, Language language, Regarding regarding);
// For staff; and for the reporter, who reads no outcome.
std::string say(const Context &context, Language language, State state);
std::string say(const Context &context, Language language, Outcome outcome);
std::string say(const Context &context, Language language, Command command);
std::string say(const Context &context, Language language, Refusal refusal);

}  // namespace tandem::concerns
