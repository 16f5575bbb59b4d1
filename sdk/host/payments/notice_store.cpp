#include <host/payments/notice_store.hpp>

namespace ams::host {
namespace {

constexpr std::int64_t most_refused_notices = 2000;

}  // namespace

void NoticeStore::refuse(kit::Transaction &transaction, const RefusedNotice &notice) {
  std::uint64_t known = transaction.execute(
      "UPDATE ams_refused_notices SET times=times+1, last_at=? WHERE notice_id=? AND reason=?",
      {notice.last_at, notice.notice_id, notice.reason});
  if (known > 0) return;
  auto rows = transaction.query("SELECT COUNT(*) FROM ams_refused_notices").at(0).integer(0);
  if (rows >= most_refused_notices) return;
  transaction.execute(
      "INSERT INTO ams_refused_notices (notice_id, reason, checkout_text, times, first_at, "
      "last_at) VALUES (?,?,?,1,?,?) ON DUPLICATE KEY UPDATE times=times+1",
      {notice.notice_id, notice.reason, notice.checkout, notice.last_at, notice.last_at});
}

std::vector<RefusedNotice> NoticeStore::refused(kit::Transaction &transaction, unsigned limit) {
  std::vector<RefusedNotice> notices;
  for (const kit::Row &row : transaction.query(
           "SELECT notice_id, reason, checkout_text, times, last_at FROM ams_refused_notices "
           "ORDER BY last_at DESC LIMIT " +
           std::to_string(limit)))
    notices.push_back({row.text(0), row.text(1), row.text(2), row.integer(3), row.instant(4)});
  return notices;
}

std::uint64_t NoticeStore::purge(kit::Transaction &transaction, kit::Instant before) {
  return transaction.execute("DELETE FROM ams_refused_notices WHERE last_at<?", {before});
}

}  // namespace ams::host
