#include <host/mailbox/sent_mail_store.hpp>

#include <fmt/format.h>

namespace ams::host {
namespace {

constexpr const char *columns =
    "SELECT token, owner, mail_id, member_id, recipient, subject_sealed, state, created_at"
    " FROM ams_sent_mails";

SentMail mail_of(const kit::Row &row) {
  return {row.id(0),   row.text(1), row.id(2), row.id(3),
          row.text(4), row.text(5), static_cast<SentState>(row.integer(6)), row.instant(7)};
}

std::optional<SentMail> one(kit::Transaction &transaction, const std::string &where,
                            const kit::Parameters &parameters) {
  const auto row = transaction.query_one(columns + where, parameters);
  if (!row) return std::nullopt;
  return mail_of(*row);
}

}  // namespace

SentMail SentMailStore::find_or_insert(kit::Transaction &transaction, const std::string &key,
                                       const SentMail &fresh) {
  transaction.execute(
      "INSERT IGNORE INTO ams_sent_mails (token, mail_key, owner, mail_id, member_id, recipient,"
      " subject_sealed, state, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {fresh.token, key, fresh.owner, fresh.mail_id, fresh.member_id, fresh.recipient,
       fresh.subject_sealed, static_cast<int>(fresh.state), fresh.created_at, fresh.created_at});
  return one(transaction, " WHERE mail_key = ?", {key}).value();
}

std::optional<SentMail> SentMailStore::lock(kit::Transaction &transaction, const kit::Id &token) {
  return one(transaction, " WHERE token = ? FOR UPDATE", {token});
}

std::optional<SentMail> SentMailStore::find(kit::Transaction &transaction, const kit::Id &token) {
  return one(transaction, " WHERE token = ?", {token});
}

std::optional<SentMail> SentMailStore::of_mail(kit::Transaction &transaction,
                                               const kit::Id &mail_id) {
  return one(transaction, " WHERE mail_id = ? AND owner = '' ORDER BY created_at DESC LIMIT 1",
             {mail_id});
}

void SentMailStore::set_state(kit::Transaction &transaction, const kit::Id &token, SentState state,
                              kit::Instant now) {
  transaction.execute("UPDATE ams_sent_mails SET state = ?, changed_at = ? WHERE token = ?",
                      {static_cast<int>(state), now, token});
}

std::vector<SentMail> SentMailStore::of_member(kit::Transaction &transaction,
                                               const kit::Id &member, unsigned limit) {
  std::vector<SentMail> mails;
  for (const kit::Row &row : transaction.query(
           fmt::format("{} WHERE member_id = ? ORDER BY created_at DESC LIMIT {}", columns, limit),
           {member}))
    mails.push_back(mail_of(row));
  return mails;
}

std::uint64_t SentMailStore::purge(kit::Transaction &transaction, kit::Instant before,
                                   unsigned limit) {
  return transaction.execute(
      fmt::format("DELETE FROM ams_sent_mails WHERE created_at < ? LIMIT {}", limit), {before});
}

std::string subject_place(const kit::Id &token) {
  return "ams_sent_mails.subject_sealed:" + token.text();
}

}  // namespace ams::host
