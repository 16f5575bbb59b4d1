// What the host itself holds of a member: its parts of the copy, and taking it out (PRV-17, PRV-20).
#pragma once

#include <host/context.hpp>
#include <host/privacy/tables.hpp>

namespace ams::host {

// The same parts for everybody; `member` none describes them, without rows.
CopyParts own_copy(const Context &context, kit::Transaction &transaction, const kit::Id &member,
                   kit::Language language);
// What goes and what stays of the host's own, for everybody the same.
Report own_report(const Context &context, kit::Language language);

// Whether something of the member's is still on its way that must end first: a payment.
bool awaits_payment(kit::Transaction &transaction, const kit::Id &member);
// Nobody signs in as this member any more.
void close_account(kit::Transaction &transaction, const kit::Id &member);
// Everything that goes, the member's record last. Returns the record's last revision, and nothing
// when there was none any more.
std::optional<std::int64_t> erase_own(kit::Transaction &transaction, const kit::Id &member,
                                      kit::Instant now);

}  // namespace ams::host
