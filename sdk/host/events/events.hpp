// The event outbox: written in the transaction of the fact, delivered at least once (DESIGN 2).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <host/members/member.hpp>
#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/database/database.hpp>

namespace ams::host {

struct Event {
  std::string type;  // AMS_EVENT_…
  Member member;     // the snapshot
  std::string form;
  std::string plugin;      // only for this plugin; empty: for all
  std::string submission;  // that plugin's sealed blob
  // membership.renewed, payment.failed: by plugin, its form.submitted; missing: it was left out.
  std::map<std::string, kit::Id> submission_event_ids;
  std::optional<kit::Date> old_paid_through;
  std::optional<kit::Date> new_paid_through;
  kit::Id merged_into;
  // mail.bounced
  std::string mail_owner;  // the plugin whose mail it was; empty: the host's
  kit::Id mail_id;
  std::string address_hash;  // 32 bytes
  std::string mail_status;
  bool mail_permanent = false;
};

class Events {
 public:
  virtual ~Events() = default;
  // Writes the event and one delivery row for each plugin it is for. Returns its id.
  virtual kit::Id record(kit::Transaction &transaction, const Event &event) = 0;
  // Delivers these now, at most until `deadline`; what is left goes the way of retries. True when
  // all of them were handled, so that the next page already shows the effect.
  virtual bool deliver_inline(const std::vector<kit::Id> &events, kit::Deadline deadline) = 0;
};

}  // namespace ams::host
