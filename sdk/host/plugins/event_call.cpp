#include <host/plugins/event_call.hpp>

#include <cstring>

#include <host/plugins/wire.hpp>

namespace ams::host {

EventCall::EventCall(const std::string &plugin, EventDelivery delivery, kit::Deadline deadline)
    : delivery_(std::move(delivery)), member_(to_wire(delivery_.event.member)) {
  const Event &event = delivery_.event;
  auto submitted = event.submission_event_ids.find(plugin);
  event_.size = sizeof event_;
  event_.type = event.type.c_str();
  event_.event_id = to_wire(delivery_.event_id);
  event_.occurred_at_us = kit::to_us(delivery_.occurred_at);
  event_.member = &member_;
  event_.form = event.form.c_str();
  event_.submission = to_wire(std::string_view(event.submission));
  if (submitted != event.submission_event_ids.end())
    event_.submission_event_id = to_wire(submitted->second);
  event_.old_paid_through = to_wire(event.old_paid_through);
  event_.new_paid_through = to_wire(event.new_paid_through);
  event_.merged_into = to_wire(event.merged_into);
  event_.deadline_us = deadline.steady_us;
  // Another plugin's mail is nobody's here.
  if (event.mail_owner == plugin) event_.mail_id = to_wire(event.mail_id);
  if (event.address_hash.size() == sizeof event_.address_hash)
    std::memcpy(event_.address_hash, event.address_hash.data(), sizeof event_.address_hash);
  event_.mail_status = event.mail_status.c_str();
  event_.mail_permanent = event.mail_permanent ? 1 : 0;
}

}  // namespace ams::host
