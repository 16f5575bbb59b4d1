// ams.events/1: the inbox. One transaction for each event, the inbox row first.
#include <hooks/hooks.hpp>

#include <ams/text.hpp>

#include <plugin/module.hpp>
#include <plugin/tandem.hpp>

namespace tandem::hooks {

namespace {

using Handler = void (*)(Module &, Transaction &, const ams_event_t &);

struct Known {
  std::string_view type;
  Handler handle;
};

constexpr Known known[] = {
    {AMS_EVENT_FORM_SUBMITTED, on_form_submitted},
    {AMS_EVENT_MEMBERSHIP_RENEWED, on_membership_renewed},
    {AMS_EVENT_PAYMENT_FAILED, on_payment_failed},
    {AMS_EVENT_MAIL_BOUNCED, on_mail_bounced},
    {AMS_EVENT_MEMBER_CHANGED, on_member_changed},
    {AMS_EVENT_MEMBERSHIP_LAPSED, on_member_changed},
    {AMS_EVENT_MEMBER_ERASED, on_member_erased},
    {AMS_EVENT_MEMBER_MERGED, on_member_erased},
};

ams_status_t take_in(Module &module, Handler handle, const ams_event_t &event) {
  module.questionnaires.keep_current({event.deadline_us});
  // False is as good: the event had been handled before.
  module.database.once(
      {event.deadline_us},
      "INSERT INTO tandem_inbox (event_id, type, handled_at) VALUES (?, ?, ?)",
      {ams::to_id(event.event_id), event.type, module.clock.now()},
      [&](Transaction &transaction) { handle(module, transaction, event); });
  return AMS_OK;
}

ams_status_t handle(void *data, const ams_event_t *event) {
  auto &plugin = static_cast<Plugin &>(*static_cast<ams::PluginBase *>(data));
  return ams::guard(plugin.log(), "events.handle", [&] {
    for (const auto &[type, handler] : known)
      if (type == event->type) return take_in(plugin.module(), handler, *event);
    return AMS_OK;
  });
}

}  // namespace

const ams_plugin_events_t events{handle};

}  // namespace tandem::hooks
