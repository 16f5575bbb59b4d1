// mail.bounced: the mail log says so, where staff see it and can send it anew. The member is told by
// the host, on every page (SHR-03).
#include <hooks/hooks.hpp>

#include <ams/text.hpp>

#include <plugin/module.hpp>

namespace tandem::hooks {

void on_mail_bounced(Module &module, Transaction &transaction, const ams_event_t &event) {
  if (event.size < sizeof event) return;
  // A failure that may pass: the servers go on trying.
  if (event.mail_permanent == 0) return;
  const std::string status = event.mail_status[0] ? std::string(" ") + event.mail_status : "";
  module.outbox.came_back(transaction, ams::to_id(event.mail_id), "came back:" + status);
}

}  // namespace tandem::hooks
