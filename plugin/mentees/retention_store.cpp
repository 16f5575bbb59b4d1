#include <plugin/mentees/retention.hpp>

namespace tandem::mentees {

std::vector<Id> inactive_since(Transaction &transaction, Instant before, kit::Date today,
                               unsigned limit) {
  std::vector<Id> found;
  for (const auto &row : transaction.query(
           "SELECT t.member_id FROM tandem_mentees t JOIN tandem_members m ON m.id = t.member_id "
           "WHERE t.answered_at < ? AND (m.paid_through IS NULL OR m.paid_through < ?) AND NOT "
           "EXISTS (SELECT 1 FROM tandem_introductions i WHERE i.mentee_id = t.member_id AND "
           "i.sent_at >= ?) ORDER BY t.member_id LIMIT ?",
           {before, today, before, limit}))
    found.push_back(row.id(0));
  return found;
}

}  // namespace tandem::mentees
