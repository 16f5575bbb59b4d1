// member.changed and membership.lapsed: the projection takes the newer snapshot. A lapse needs no
// event to take effect: dates are compared wherever it matters.
#include <hooks/hooks.hpp>

#include <plugin/module.hpp>

namespace tandem::hooks {

void on_member_changed(Module &module, Transaction &transaction, const ams_event_t &event) {
  module.members.refresh(transaction, ports::to_member(ams::to_member(*event.member)));
}

}  // namespace tandem::hooks
