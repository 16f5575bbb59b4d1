// The projection's SQL.
#pragma once

#include <optional>

#include <kit/database/database.hpp>
#include <plugin/members/types.hpp>

namespace tandem::members::store {

std::optional<Member> find(kit::Transaction &transaction, const kit::Id &id);
// Keeps the snapshot unless what is kept is as new or newer, or gone. True when it was kept.
bool keep(kit::Transaction &transaction, const Member &member);
void bury(kit::Transaction &transaction, const kit::Id &id, std::int64_t revision);
// The same for who is there already. False as well when nobody is.
bool update(kit::Transaction &transaction, const Member &member);

std::int64_t revision_read(kit::Transaction &transaction);
kit::Instant read_at(kit::Transaction &transaction);
void set_revision_read(kit::Transaction &transaction, std::int64_t revision, kit::Instant at);

// The columns in the order `from_row` reads them, beginning at `first`, for joins.
inline constexpr const char *columns =
    "m.id, m.revision, m.given_name, m.family_name, m.email, m.category, m.subtype, "
    "m.paid_through, m.province, m.country, m.language, m.gone";
Member from_row(const kit::Row &row, std::size_t first = 0);

}  // namespace tandem::members::store
