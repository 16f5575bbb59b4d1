#include "outbox_store.hpp"

#include <fmt/format.h>

namespace ams::kit::mail {
namespace {

int number(MailState state) { return static_cast<int>(state); }

constexpr const char *line_columns =
    "id, template, class, member_id, about_id, language, recipient, state, attempts, due_at, "
    "reply, created_at, sent_at";

MailLine to_line(const Row &row) {
  MailLine line{row.id(0),
                row.text(1),
                static_cast<MailClass>(row.integer(2)),
                row.id(3),
                row.id(4),
                parse_language(row.text(5)).value_or(Language::english),
                row.text(6),
                static_cast<MailState>(row.integer(7)),
                static_cast<unsigned>(row.integer(8)),
                row.instant(9),
                row.text(10),
                row.instant(11),
                std::nullopt};
  if (!row.is_null(12)) line.sent_at = row.instant(12);
  return line;
}

}  // namespace

void OutboxStore::insert(Transaction &transaction, const OutgoingMail &mail,
                         const std::string &sealed, Instant now, Instant give_up_at) const {
  transaction.execute(
      fmt::format("INSERT INTO {} (id, template, class, member_id, about_id, language, recipient, "
                  "content_sealed, state, attempts, fence, due_at, give_up_at, reply, created_at) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, '', ?)",
                  table_),
      {mail.id, mail.template_name, static_cast<int>(mail.mail_class), mail.member_id,
       mail.about_id, code(mail.language), mail.to.email, sealed, number(MailState::queued), now,
       give_up_at, now});
}

std::vector<Id> OutboxStore::due(Transaction &transaction, Instant now, std::int64_t fence,
                                 unsigned limit) const {
  const auto newest = transaction.query_one(fmt::format("SELECT MAX(fence) FROM {}", table_));
  if (newest && !newest->is_null(0) && newest->integer(0) > fence) return {};
  std::vector<Id> ids;
  const std::string one_state = fmt::format(
      "(SELECT id, due_at FROM {} WHERE state = ? AND due_at <= ? "
      "ORDER BY due_at LIMIT {})",
      table_, limit);
  for (const Row &row : transaction.query(
           fmt::format("SELECT id FROM ({0} UNION ALL {0}) AS due ORDER BY due_at, id LIMIT {1}",
                       one_state, limit),
           {number(MailState::queued), now, number(MailState::claimed), now})) {
    ids.push_back(row.id(0));
  }
  return ids;
}

// The state is part of the condition: of two workers that saw the mail queued, one changes a row.
std::optional<Claim> OutboxStore::claim(Transaction &transaction, const Id &id, std::int64_t fence,
                                        Instant now, Instant lease_until) const {
  const auto row = transaction.query_one(
      fmt::format("SELECT state, attempts, language, recipient, content_sealed, created_at, "
                  "give_up_at FROM {} WHERE id = ?",
                  table_),
      {id});
  if (!row || row->integer(0) > number(MailState::claimed)) return std::nullopt;
  const std::int64_t attempt = row->integer(1) + 1;
  const auto claimed = transaction.execute(
      fmt::format("UPDATE {} SET state = ?, attempts = ?, fence = ?, due_at = ? WHERE id = ? "
                  "AND state = ? AND attempts = ? AND due_at <= ? AND fence <= ?",
                  table_),
      {number(MailState::claimed), attempt, fence, lease_until, id, row->integer(0),
       row->integer(1), now, fence});
  if (claimed == 0) return std::nullopt;
  return Claim{id,
               fence,
               attempt,
               parse_language(row->text(2)).value_or(Language::english),
               row->text(3),
               row->is_null(4) ? std::string() : row->text(4),
               row->instant(5),
               row->instant(6)};
}

bool OutboxStore::record(Transaction &transaction, const Claim &claim,
                         const Outcome &outcome) const {
  const auto recorded =
      transaction.execute(fmt::format("UPDATE {} SET state = ?, due_at = ?, reply = ?, sent_at = ? "
                                      "WHERE id = ? AND state = ? AND fence = ? AND attempts = ?",
                                      table_),
                          {number(outcome.state), outcome.due_at, outcome.reply, outcome.sent_at,
                           claim.id, number(MailState::claimed), claim.fence, claim.attempt});
  if (recorded != 0) return true;
  // The transaction may run a second time after a COMMIT whose answer was lost.
  return transaction
      .query_one(fmt::format("SELECT id FROM {} WHERE id = ? AND state = ? AND fence = ? "
                             "AND attempts = ?",
                             table_),
                 {claim.id, number(outcome.state), claim.fence, claim.attempt})
      .has_value();
}

std::optional<Instant> OutboxStore::next_due(Transaction &transaction) const {
  const auto row = transaction.query_one(
      fmt::format("SELECT MIN(due_at) FROM (SELECT MIN(due_at) AS due_at FROM {0} WHERE state = ? "
                  "UNION ALL SELECT MIN(due_at) AS due_at FROM {0} WHERE state = ?) AS waiting",
                  table_),
      {number(MailState::queued), number(MailState::claimed)});
  if (!row || row->is_null(0)) return std::nullopt;
  return row->instant(0);
}

std::uint64_t OutboxStore::dead(Transaction &transaction) const {
  const auto row = transaction.query_one(
      fmt::format("SELECT COUNT(*) FROM {} WHERE state = ?", table_), {number(MailState::dead)});
  return static_cast<std::uint64_t>(row->integer(0));
}

std::uint64_t OutboxStore::purge(Transaction &transaction, Instant before, unsigned limit) const {
  return transaction.execute(
      fmt::format("UPDATE {} SET state = ?, content_sealed = NULL WHERE state = ? AND due_at < ? "
                  "LIMIT {}",
                  table_, limit),
      {number(MailState::purged), number(MailState::sent), before});
}

std::vector<MailLine> OutboxStore::recent(Transaction &transaction, unsigned limit) const {
  return list(transaction, {}, limit);
}

std::vector<MailLine> OutboxStore::list(Transaction &transaction, const MailQuery &query,
                                        unsigned limit) const {
  std::string where = "1 = 1";
  Parameters parameters;
  if (query.state) {
    where += " AND state = ?";
    parameters.emplace_back(number(*query.state));
  }
  if (!query.member_id.is_none()) {
    where += " AND member_id = ?";
    parameters.emplace_back(query.member_id);
  }
  if (query.after) {
    where += " AND (created_at < ? OR (created_at = ? AND id < ?))";
    parameters.insert(parameters.end(),
                      {query.after->created_at, query.after->created_at, query.after->id});
  }
  std::vector<MailLine> lines;
  for (const Row &row : transaction.query(
           fmt::format("SELECT {} FROM {} WHERE {} ORDER BY created_at DESC, id DESC LIMIT {}",
                       line_columns, table_, where, limit),
           parameters)) {
    lines.push_back(to_line(row));
  }
  return lines;
}

std::optional<MailLine> OutboxStore::find(Transaction &transaction, const Id &id) const {
  const auto row = transaction.query_one(
      fmt::format("SELECT {} FROM {} WHERE id = ?", line_columns, table_), {id});
  if (!row) return std::nullopt;
  return to_line(*row);
}

bool OutboxStore::requeue(Transaction &transaction, const Id &id, Instant now,
                          Instant give_up_at) const {
  return transaction.execute(
             fmt::format("UPDATE {} SET state = ?, due_at = ?, give_up_at = ? "
                         "WHERE id = ? AND state = ?",
                         table_),
             {number(MailState::queued), now, give_up_at, id, number(MailState::dead)}) != 0;
}

bool OutboxStore::send_again(Transaction &transaction, const Id &id, Instant now,
                             Instant give_up_at) const {
  return transaction.execute(
             fmt::format("UPDATE {} SET state = ?, due_at = ?, give_up_at = ? WHERE id = ? AND "
                         "state IN (?, ?) AND content_sealed IS NOT NULL",
                         table_),
             {number(MailState::queued), now, give_up_at, id, number(MailState::dead),
              number(MailState::sent)}) != 0;
}

void OutboxStore::came_back(Transaction &transaction, const Id &id, const std::string &reply,
                            Instant now) const {
  transaction.execute(
      fmt::format("UPDATE {} SET state = ?, due_at = ?, reply = ? WHERE id = ? AND state = ?",
                  table_),
      {number(MailState::dead), now, reply, id, number(MailState::sent)});
}

}  // namespace ams::kit::mail
