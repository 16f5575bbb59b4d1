// What has served its time goes: bodies of sent mails, spent limits, results of old operations,
// dead links (PRV-07, PRV-20).
#pragma once

#include <kit/mail/outbox.hpp>
#include <plugin/base/context.hpp>

namespace tandem {

void clean_up(const Context &context, kit::Outbox &outbox, kit::Deadline deadline);

// What a member leaves behind by using the program: mails to them, kept searches, links, results of
// operations (PRV-20). Repeating it changes nothing.
void erase_traces(Transaction &transaction, const Id &member_id);
// PRV-07: audit lines older than `before`; one bounded step, true when another is due at once.
bool forget_audit_step(Transaction &transaction, Instant before);

}  // namespace tandem
