// All SQL of ams_payment_notices (but its first row, see payments.cpp) and ams_refused_notices.
#pragma once

#include <string>
#include <vector>

#include <kit/database/database.hpp>

namespace ams::host {

struct RefusedNotice {
  std::string notice_id;
  std::string reason;
  std::string checkout;
  std::int64_t times;
  kit::Instant last_at;
};

class NoticeStore {
 public:
  // Anybody can send rubbish: beyond a limit of rows, only known ones are counted on.
  static void refuse(kit::Transaction &transaction, const RefusedNotice &notice);
  static std::vector<RefusedNotice> refused(kit::Transaction &transaction, unsigned limit);
  static std::uint64_t purge(kit::Transaction &transaction, kit::Instant before);
};

}  // namespace ams::host
