#include <host/renewals/renewal_store.hpp>

#include <algorithm>

namespace ams::host {
namespace {

constexpr const char *select_renewal =
    "SELECT id, member_id, operation_id, state, fee_cents, old_paid_through, new_paid_through, "
    "left_out, ended_event_id, created_at FROM ams_renewals WHERE ";

std::int64_t number(RenewalState state) { return static_cast<std::int64_t>(state); }

// Names of parts, one a line.
std::string joined(const std::vector<std::string> &names) {
  std::string text;
  for (const std::string &name : names) text += (text.empty() ? "" : "\n") + name;
  return text.substr(0, 500);
}

std::vector<std::string> split(const std::string &text) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    names.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return names;
}

Renewal read(const kit::Row &row) {
  Renewal renewal;
  renewal.id = row.id(0);
  renewal.member_id = row.id(1);
  renewal.operation_id = row.id(2);
  renewal.state = static_cast<RenewalState>(row.integer(3));
  renewal.fee_cents = row.integer(4);
  if (!row.is_null(5)) renewal.old_paid_through = row.date(5);
  renewal.new_paid_through = row.date(6);
  renewal.left_out = split(row.text(7));
  if (!row.is_null(8)) renewal.ended_event = row.id(8);
  renewal.created_at = row.instant(9);
  return renewal;
}

std::optional<Renewal> read_one(kit::Transaction &transaction, const char *where,
                                const kit::Parameters &parameters) {
  auto row = transaction.query_one(std::string(select_renewal) + where, parameters);
  if (!row) return std::nullopt;
  Renewal renewal = read(*row);
  for (const kit::Row &submission : transaction.query(
           "SELECT plugin, event_id FROM ams_renewal_submissions WHERE renewal_id=?", {renewal.id}))
    renewal.submissions[submission.text(0)] = submission.id(1);
  return renewal;
}

}  // namespace

void RenewalStore::insert(kit::Transaction &transaction, const Renewal &renewal) {
  transaction.execute(
      "INSERT INTO ams_renewals (id, member_id, operation_id, open_member, state, fee_cents, "
      "old_paid_through, new_paid_through, left_out, created_at) VALUES (?,?,?,?,?,?,?,?,?,?)",
      {renewal.id, renewal.member_id, renewal.operation_id, renewal.member_id,
       number(RenewalState::awaiting_payment), renewal.fee_cents, renewal.old_paid_through,
       renewal.new_paid_through, joined(renewal.left_out), renewal.created_at});
}

void RenewalStore::add_submission(kit::Transaction &transaction, const kit::Id &renewal,
                                  const std::string &plugin, const kit::Id &event) {
  transaction.execute(
      "INSERT INTO ams_renewal_submissions (renewal_id, plugin, event_id) VALUES (?,?,?)",
      {renewal, plugin, event});
}

std::optional<Renewal> RenewalStore::find(kit::Transaction &transaction, const kit::Id &id) {
  return read_one(transaction, "id=?", {id});
}

std::optional<Renewal> RenewalStore::find_by_operation(kit::Transaction &transaction,
                                                       const kit::Id &member,
                                                       const kit::Id &operation) {
  return read_one(transaction, "operation_id=? AND member_id=?", {operation, member});
}

std::optional<Renewal> RenewalStore::find_open(kit::Transaction &transaction,
                                               const kit::Id &member) {
  return read_one(transaction, "open_member=?", {member});
}

std::vector<Renewal> RenewalStore::of_member(kit::Transaction &transaction, const kit::Id &member,
                                             kit::Instant made_before, const kit::Id &before,
                                             unsigned limit) {
  std::vector<Renewal> renewals;
  for (const kit::Row &row : transaction.query(
           std::string(select_renewal) +
               "member_id=? AND (created_at<? OR (created_at=? AND id<?)) "
               "ORDER BY created_at DESC, id DESC LIMIT " + std::to_string(limit),
           {member, made_before, made_before, before}))
    renewals.push_back(read(row));
  return renewals;
}

bool RenewalStore::end(kit::Transaction &transaction, const kit::Id &id, RenewalState state,
                       kit::Instant now) {
  return transaction.execute(
             "UPDATE ams_renewals SET state=?, open_member=NULL, ended_at=? "
             "WHERE id=? AND state=?",
             {number(state), now, id, number(RenewalState::awaiting_payment)}) == 1;
}

void RenewalStore::set_ended(kit::Transaction &transaction, const kit::Id &id,
                             kit::Date new_paid_through, const kit::Id &event) {
  transaction.execute("UPDATE ams_renewals SET new_paid_through=?, ended_event_id=? WHERE id=?",
                      {new_paid_through, event, id});
}

std::vector<kit::Id> RenewalStore::open_since(kit::Transaction &transaction, kit::Instant before,
                                              unsigned limit) {
  std::vector<kit::Id> ids;
  for (const kit::Row &row : transaction.query(
           "SELECT id FROM ams_renewals WHERE state=? AND created_at<=? ORDER BY created_at "
           "LIMIT " +
               std::to_string(limit),
           {number(RenewalState::awaiting_payment), before}))
    ids.push_back(row.id(0));
  return ids;
}

std::optional<kit::Instant> RenewalStore::oldest_open(kit::Transaction &transaction) {
  auto row = transaction.query_one("SELECT MIN(created_at) FROM ams_renewals WHERE state=?",
                                   {number(RenewalState::awaiting_payment)});
  if (!row || row->is_null(0)) return std::nullopt;
  return row->instant(0);
}

}  // namespace ams::host
