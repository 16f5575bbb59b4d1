// What files, problems, reasons and states are called.
#pragma once

#include <string>

#include <plugin/base/context.hpp>
#include <plugin/imports/types.hpp>

namespace tandem::imports {

kit::Text words_of(File file);
kit::Text words_of(Effect effect);
kit::Text words_of(Reason reason);
kit::Text words_of(Note note);
kit::Text words_of(State state);
// What is wrong, as a sentence.
std::string say(const Context &context, Language language, const Finding &finding);
// The file in which a row of this effect stands.
File file_of(Effect effect);

}  // namespace tandem::imports
