// All SQL of the register of incidents. Nothing here changes or deletes a line.
#pragma once

#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/incidents/types.hpp>

namespace tandem::incidents::store {

// Throws DuplicateKey when the incident has a line of that number already.
void insert(Transaction &transaction, const Context &context, const Line &line);
// Every line, the newest incident first and in each the newest line; of one, or of all.
std::vector<Line> lines(Transaction &transaction, const Context &context);
std::vector<Line> lines_of(Transaction &transaction, const Context &context, const Id &incident_id);

}  // namespace tandem::incidents::store
