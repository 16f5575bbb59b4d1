// payment.failed: nobody becomes a mentor; the answers stay as a draft.
#include <hooks/hooks.hpp>

#include <ams/text.hpp>

#include <plugin/module.hpp>

namespace tandem::hooks {

void on_payment_failed(Module &module, Transaction &transaction, const ams_event_t &event) {
  const Id submission = ams::to_id(event.submission_event_id);
  if (!submission.is_none()) module.mentors.payment_failed(transaction, submission);
}

}  // namespace tandem::hooks
