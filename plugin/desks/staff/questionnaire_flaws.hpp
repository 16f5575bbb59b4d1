// What stands in the way of publishing a questionnaire, in words.
#pragma once

#include <string>

#include <plugin/base/context.hpp>
#include <plugin/questionnaires/reader.hpp>

namespace tandem::desks {

std::string say(const kit::Catalogue &catalogue, Language language,
                const questionnaires::FlawFound &flaw);

}  // namespace tandem::desks
