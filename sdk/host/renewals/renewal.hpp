// One renewal of a membership.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>

namespace ams::host {

enum class RenewalState { awaiting_payment = 0, settled = 1, failed = 2, given_up = 3 };

struct Renewal {
  kit::Id id;
  kit::Id member_id;
  kit::Id operation_id;
  RenewalState state = RenewalState::awaiting_payment;
  std::int64_t fee_cents = 0;
  std::optional<kit::Date> old_paid_through;
  kit::Date new_paid_through;
  std::vector<std::string> left_out;  // parts of the form that did not answer, for people
  std::optional<kit::Id> ended_event;
  kit::Instant created_at;
  std::map<std::string, kit::Id> submissions;  // by plugin, the event that carried it
};

}  // namespace ams::host
