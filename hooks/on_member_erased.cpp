// member.erased and member.merged: terminal; a tombstone stays.
#include <hooks/hooks.hpp>

#include <ams/text.hpp>

#include <plugin/module.hpp>

namespace tandem::hooks {

void on_member_erased(Module &module, Transaction &transaction, const ams_event_t &event) {
  module.members.forget(transaction, ams::to_id(event.member->id), event.member->revision);
}

}  // namespace tandem::hooks
