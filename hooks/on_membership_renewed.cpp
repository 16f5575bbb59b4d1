// membership.renewed: the fee settled; the submission that waited is applied.
#include <hooks/hooks.hpp>

#include <ams/text.hpp>

#include <plugin/module.hpp>

namespace tandem::hooks {

void on_membership_renewed(Module &module, Transaction &transaction, const ams_event_t &event) {
  module.members.refresh(transaction, ports::to_member(ams::to_member(*event.member)));
  const Id submission = ams::to_id(event.submission_event_id);
  if (!submission.is_none()) module.mentors.renewed(transaction, submission);
}

}  // namespace tandem::hooks
