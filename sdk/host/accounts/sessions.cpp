#include <host/accounts/sessions.hpp>

#include <host/members/membership.hpp>
#include <kit/crypto/token.hpp>
#include <kit/language/format.hpp>

namespace ams::host {

namespace {

// The row is touched at most this often, so that a page usually only reads.
constexpr auto touch_every = std::chrono::minutes(5);

constexpr const char *select_session =
    "SELECT s.id, s.member_id, s.seen_at, a.staff, m.given_name, m.family_name, m.paid_through,"
    " m.language, t.address, t.broken_at FROM ams_sessions s"
    " JOIN ams_accounts a ON a.member_id = s.member_id"
    " JOIN ams_members m ON m.id = s.member_id"
    " LEFT JOIN ams_address_troubles t ON t.member_id = m.id AND t.address = m.email"
    " AND t.broken_at IS NOT NULL"
    " WHERE s.token_hash = ? AND s.awaits_code = 0 AND s.ends_at > ? AND s.seen_at > ?";

Session session_of(const kit::Row &row, kit::Date today) {
  Session session;
  session.session_id = row.id(0);
  session.member_id = row.id(1);
  session.staff = row.integer(3) != 0;
  session.display_name = row.text(4) + " " + row.text(5);
  session.membership_active =
      membership_active(row.is_null(6) ? std::nullopt : std::optional(row.date(6)), today);
  session.language = kit::parse_language(row.text(7)).value_or(kit::Language::english);
  if (!row.is_null(8)) {
    session.failing_address = row.text(8);
    session.failing_since = row.instant(9);
  }
  return session;
}

}  // namespace

std::optional<Session> Sessions::find(std::string_view token, kit::Instant now,
                                      kit::Deadline deadline) const {
  const auto hash = kit::hash_token(token);
  const auto today = kit::date_in(now, context_.settings.zone);
  return context_.database.run(
      deadline, [&](kit::Transaction &transaction) -> std::optional<Session> {
        const auto row = transaction.query_one(select_session, {hash, now, now - session_idle});
        if (!row) return std::nullopt;
        if (row->instant(2) < now - touch_every) {
          transaction.execute("UPDATE ams_sessions SET seen_at = ? WHERE id = ?",
                              {now, row->id(0)});
        }
        return session_of(*row, today);
      });
}

std::optional<kit::Id> Sessions::awaiting_code(std::string_view token, kit::Instant now,
                                               kit::Deadline deadline) const {
  return context_.database.run(
      deadline, [&](kit::Transaction &transaction) -> std::optional<kit::Id> {
        const auto row = transaction.query_one(
            "SELECT member_id FROM ams_sessions"
            " WHERE token_hash = ? AND awaits_code = 1 AND ends_at > ?",
            {kit::hash_token(token), now});
        if (!row) return std::nullopt;
        return row->id(0);
      });
}

std::string Sessions::open(kit::Transaction &transaction, const kit::Id &member, bool awaits_code,
                           kit::Instant now) const {
  const auto token = kit::make_token(context_.random);
  const kit::Instant ends = now + (awaits_code ? kit::Microseconds(code_wait)
                                               : kit::Microseconds(session_length));
  transaction.execute(
      "INSERT INTO ams_sessions (id, token_hash, member_id, awaits_code, created_at, seen_at,"
      " ends_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      {kit::make_id(context_.clock, context_.random), kit::hash_token(token), member, awaits_code,
       now, now, ends});
  return token;
}

void Sessions::close(kit::Transaction &transaction, std::string_view token) const {
  transaction.execute("DELETE FROM ams_sessions WHERE token_hash = ?", {kit::hash_token(token)});
}

void Sessions::close_all(kit::Transaction &transaction, const kit::Id &member) const {
  transaction.execute("DELETE FROM ams_sessions WHERE member_id = ?", {member});
}

std::uint64_t Sessions::purge(kit::Transaction &transaction, kit::Instant now) const {
  return transaction.execute("DELETE FROM ams_sessions WHERE ends_at <= ? OR seen_at <= ?",
                             {now, now - session_idle});
}

}  // namespace ams::host
