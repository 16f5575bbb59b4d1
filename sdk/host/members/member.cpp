#include <host/members/member.hpp>

#include <stdexcept>

namespace ams::host {

namespace {

constexpr const char *columns =
    "id, revision, given_name, family_name, email, category, subtype, paid_through, province,"
    " country, language";

std::string select(const char *rest) {
  return std::string("SELECT ") + columns + " FROM ams_members " + rest;
}

Member member_of(const kit::Row &row) {
  Member member;
  member.id = row.id(0);
  member.revision = row.integer(1);
  member.given_name = row.text(2);
  member.family_name = row.text(3);
  member.email = row.text(4);
  member.category = row.text(5);
  member.subtype = row.text(6);
  if (!row.is_null(7)) member.paid_through = row.date(7);
  member.province = row.text(8);
  member.country = row.text(9);
  member.language = kit::parse_language(row.text(10)).value_or(kit::Language::english);
  return member;
}

std::optional<Member> first_of(const std::optional<kit::Row> &row) {
  if (!row) return std::nullopt;
  return member_of(*row);
}

// As LIKE takes it: what the word holds stands for itself.
std::string beginning_with(const std::string &word) {
  std::string pattern;
  for (const char c : word) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

// Locks the one row until the transaction ends: revisions become visible in their order.
std::int64_t next_revision(kit::Transaction &transaction) {
  transaction.execute("UPDATE ams_member_revision SET revision = revision + 1 WHERE id = 1");
  const auto row = transaction.query_one("SELECT revision FROM ams_member_revision WHERE id = 1");
  if (!row) throw std::runtime_error("ams_member_revision has lost its row");
  return row->integer(0);
}

}  // namespace

std::optional<Member> MemberStore::find(kit::Transaction &transaction, const kit::Id &id) {
  return first_of(transaction.query_one(select("WHERE id = ?"), {id}));
}

std::optional<Member> MemberStore::find_by_email(kit::Transaction &transaction,
                                                 std::string_view email) {
  return first_of(transaction.query_one(select("WHERE email = ?"), {email}));
}

std::vector<Member> MemberStore::search(kit::Transaction &transaction,
                                        const std::vector<std::string> &words, unsigned limit) {
  std::string condition;
  kit::Parameters parameters;
  for (const auto &word : words) {
    condition += std::string(condition.empty() ? "WHERE " : " AND ") +
                 "(given_name LIKE ? OR family_name LIKE ? OR email LIKE ?)";
    for (int column = 0; column < 3; ++column) parameters.emplace_back(beginning_with(word));
  }
  parameters.emplace_back(limit);
  std::vector<Member> members;
  for (const auto &row : transaction.query(
           select((condition + " ORDER BY family_name, given_name, id LIMIT ?").c_str()),
           parameters))
    members.push_back(member_of(row));
  return members;
}

std::vector<Member> MemberStore::changed_since(kit::Transaction &transaction,
                                               std::int64_t revision, unsigned limit) {
  std::vector<Member> members;
  for (const auto &row : transaction.query(
           select("WHERE revision > ? ORDER BY revision LIMIT ?"), {revision, limit})) {
    members.push_back(member_of(row));
  }
  return members;
}

void MemberStore::insert(kit::Transaction &transaction, Member &member) {
  const auto revision = next_revision(transaction);
  transaction.execute(
      "INSERT INTO ams_members (id, revision, given_name, family_name, email, category, subtype,"
      " paid_through, province, country, language) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {member.id, revision, member.given_name, member.family_name, member.email, member.category,
       member.subtype, member.paid_through, member.province, member.country,
       kit::code(member.language)});
  member.revision = revision;
}

bool MemberStore::update(kit::Transaction &transaction, Member &member) {
  const auto revision = next_revision(transaction);
  const auto changed = transaction.execute(
      "UPDATE ams_members SET revision = ?, given_name = ?, family_name = ?, email = ?,"
      " category = ?, subtype = ?, paid_through = ?, province = ?, country = ?, language = ?"
      " WHERE id = ? AND revision = ?",
      {revision, member.given_name, member.family_name, member.email, member.category,
       member.subtype, member.paid_through, member.province, member.country,
       kit::code(member.language), member.id, member.revision});
  if (changed != 1) return false;
  member.revision = revision;
  return true;
}

}  // namespace ams::host
