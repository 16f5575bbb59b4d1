#include <host/mailbox/troubles.hpp>

#include <fmt/format.h>

#include <host/members/member.hpp>

namespace ams::host {
namespace {

// Nothing is raised for an address that is no longer on file, nor by a mail that is older than the
// member's word that it works.
bool counts(kit::Transaction &transaction, const SentMail &mail) {
  const auto row = transaction.query_one(
      "SELECT m.id FROM ams_members m"
      " LEFT JOIN ams_address_troubles t ON t.member_id = m.id AND t.address = m.email"
      " WHERE m.id = ? AND m.email = ? AND (t.confirmed_at IS NULL OR t.confirmed_at < ?)",
      {mail.member_id, mail.recipient, mail.created_at});
  return row.has_value();
}

// Of different mails to that address, since the member last said that it works.
bool is_enough(kit::Transaction &transaction, const SentMail &mail, const Failure &failure,
               kit::Instant now) {
  if (failure.permanent) return true;
  const auto row = transaction.query_one(
      "SELECT COUNT(DISTINCT b.token) FROM ams_bounces b"
      " JOIN ams_sent_mails s ON s.token = b.token"
      " LEFT JOIN ams_address_troubles t ON t.member_id = b.member_id AND t.address = b.recipient"
      " WHERE b.member_id = ? AND b.recipient = ? AND b.permanent = 0 AND b.received_at > ?"
      " AND (t.confirmed_at IS NULL OR t.confirmed_at < s.created_at)",
      {mail.member_id, mail.recipient, now - soft_window});
  return row->integer(0) >= soft_failures;
}

void raise(kit::Transaction &transaction, const SentMail &mail, const Failure &failure,
           kit::Instant now) {
  transaction.execute(
      "INSERT INTO ams_address_troubles (member_id, address, broken_at, confirmed_at, status)"
      " VALUES (?, ?, ?, NULL, ?) ON DUPLICATE KEY UPDATE"
      " broken_at = IF(address = VALUES(address), COALESCE(broken_at, VALUES(broken_at)),"
      " VALUES(broken_at)), address = VALUES(address), status = VALUES(status)",
      {mail.member_id, mail.recipient, now, failure.status});
}

}  // namespace

bool Troubles::record(kit::Transaction &transaction, const kit::Id &id, const SentMail &mail,
                      const Failure &failure, kit::Instant now) {
  const auto inserted = transaction.execute(
      "INSERT IGNORE INTO ams_bounces (id, token, permanent, member_id, recipient, status,"
      " diagnostic, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {id, mail.token, failure.permanent, mail.member_id, mail.recipient, failure.status,
       failure.diagnostic, now});
  if (inserted == 0) return false;
  if (!mail.member_id.is_none() && counts(transaction, mail) &&
      is_enough(transaction, mail, failure, now))
    raise(transaction, mail, failure, now);
  return true;
}

bool Troubles::holds_back(kit::Transaction &transaction, const std::string &address) {
  return transaction
      .query_one("SELECT member_id FROM ams_address_troubles"
                 " WHERE address = ? AND broken_at IS NOT NULL LIMIT 1",
                 {address})
      .has_value();
}

std::optional<Trouble> Troubles::of_member(kit::Transaction &transaction, const kit::Id &member) {
  const auto row = transaction.query_one(
      "SELECT t.address, t.broken_at, t.status FROM ams_address_troubles t"
      " JOIN ams_members m ON m.id = t.member_id AND m.email = t.address"
      " WHERE t.member_id = ? AND t.broken_at IS NOT NULL",
      {member});
  if (!row) return std::nullopt;
  return Trouble{row->text(0), row->instant(1), row->text(2)};
}

void Troubles::confirm(kit::Transaction &transaction, const kit::Id &member, kit::Instant now) {
  transaction.execute(
      "UPDATE ams_address_troubles SET broken_at = NULL, confirmed_at = ? WHERE member_id = ?",
      {now, member});
}

void Troubles::reached(kit::Transaction &transaction, const kit::Id &member,
                       const std::string &address) {
  transaction.execute("DELETE FROM ams_address_troubles WHERE member_id = ? AND address <> ?",
                      {member, address});
}

std::vector<BounceLine> Troubles::latest(kit::Transaction &transaction, unsigned limit) {
  std::vector<BounceLine> lines;
  for (const kit::Row &row : transaction.query(
           fmt::format("SELECT id, member_id, recipient, permanent, status, diagnostic,"
                       " received_at, done_at FROM ams_bounces"
                       " ORDER BY done_at IS NOT NULL, received_at DESC, id LIMIT {}",
                       limit))) {
    BounceLine line{row.id(0),
                    row.id(1),
                    row.text(2),
                    {row.integer(3) != 0, row.text(4), row.text(5)},
                    row.instant(6),
                    std::nullopt};
    if (!row.is_null(7)) line.done_at = row.instant(7);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::int64_t Troubles::count_open(kit::Transaction &transaction) {
  return transaction.query_one("SELECT COUNT(*) FROM ams_bounces WHERE done_at IS NULL")
      ->integer(0);
}

bool Troubles::done(kit::Transaction &transaction, const kit::Id &id, const kit::Id &staff,
                    kit::Instant now) {
  transaction.execute(
      "UPDATE ams_bounces SET done_by = ?, done_at = ? WHERE id = ? AND done_at IS NULL",
      {staff, now, id});
  return transaction.query_one("SELECT id FROM ams_bounces WHERE id = ?", {id}).has_value();
}

}  // namespace ams::host
