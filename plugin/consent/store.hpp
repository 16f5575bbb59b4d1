// All SQL of tandem_consents.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/consent/types.hpp>

namespace tandem::consent::store {

void insert(Transaction &transaction, const Id &id, const Line &line);
// False when none stood.
bool end(Transaction &transaction, const Id &member_id, std::string_view purpose, Instant at);
// In order of purpose.
std::vector<Line> standing(Transaction &transaction, const Id &member_id);
std::optional<Line> standing(Transaction &transaction, const Id &member_id,
                             std::string_view purpose);

}  // namespace tandem::consent::store
