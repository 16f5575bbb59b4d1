// form.submitted: what takes back acts at once, what gives waits for the fee (DESIGN 2).
#include <hooks/hooks.hpp>

#include <ams/text.hpp>

#include <plugin/module.hpp>

namespace tandem::hooks {

void on_form_submitted(Module &module, Transaction &transaction, const ams_event_t &event) {
  module.members.refresh(transaction, ports::to_member(ams::to_member(*event.member)));
  module.mentors.submitted(transaction, ams::to_id(event.event_id), event.form,
                           ams::to_id(event.member->id), ams::view(event.submission));
}

}  // namespace tandem::hooks
