#include <plugin/members/store.hpp>

#include <string>

namespace tandem::members::store {

Member from_row(const kit::Row &row, std::size_t first) {
  Member member;
  member.id = row.id(first);
  member.revision = row.integer(first + 1);
  member.given_name = row.text(first + 2);
  member.family_name = row.text(first + 3);
  member.email = row.text(first + 4);
  member.category = row.text(first + 5);
  member.subtype = row.text(first + 6);
  if (!row.is_null(first + 7)) member.paid_through = row.date(first + 7);
  member.province = row.text(first + 8);
  member.country = row.text(first + 9);
  member.language = kit::parse_language(row.text(first + 10)).value_or(kit::Language::english);
  member.gone = row.integer(first + 11) != 0;
  return member;
}

std::optional<Member> find(kit::Transaction &transaction, const kit::Id &id) {
  const auto row = transaction.query_one(
      std::string("SELECT ") + columns + " FROM tandem_members m WHERE m.id = ?", {id});
  return row ? std::optional(from_row(*row)) : std::nullopt;
}

bool keep(kit::Transaction &transaction, const Member &member) {
  if (transaction.execute(
          "INSERT IGNORE INTO tandem_members (id, revision, given_name, family_name, email, "
          "category, subtype, paid_through, province, country, language) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          {member.id, member.revision, member.given_name, member.family_name, member.email,
           member.category, member.subtype, member.paid_through, member.province, member.country,
           kit::code(member.language)}) == 1) {
    return true;
  }
  return update(transaction, member);
}

bool update(kit::Transaction &transaction, const Member &member) {
  return transaction.execute(
             "UPDATE tandem_members SET revision = ?, given_name = ?, family_name = ?, email = ?, "
             "category = ?, subtype = ?, paid_through = ?, province = ?, country = ?, language = ? "
             "WHERE id = ? AND revision < ? AND gone = 0",
             {member.revision, member.given_name, member.family_name, member.email, member.category,
              member.subtype, member.paid_through, member.province, member.country,
              kit::code(member.language), member.id, member.revision}) == 1;
}

void bury(kit::Transaction &transaction, const kit::Id &id, std::int64_t revision) {
  transaction.execute(
      "INSERT INTO tandem_members (id, revision, gone, given_name, family_name, email, category, "
      "subtype, paid_through, province, country, language) "
      "VALUES (?, ?, 1, '', '', '', '', '', NULL, '', '', 'en') "
      "ON DUPLICATE KEY UPDATE revision = GREATEST(revision, VALUES(revision)), gone = 1, "
      "given_name = '', family_name = '', email = '', category = '', subtype = '', "
      "paid_through = NULL, province = '', country = ''",
      {id, revision});
}

std::int64_t revision_read(kit::Transaction &transaction) {
  const auto row = transaction.query_one("SELECT revision FROM tandem_members_read WHERE id = 1");
  return row ? row->integer(0) : 0;
}

kit::Instant read_at(kit::Transaction &transaction) {
  const auto row = transaction.query_one("SELECT read_at FROM tandem_members_read WHERE id = 1");
  return row ? row->instant(0) : kit::Instant{};
}

void set_revision_read(kit::Transaction &transaction, std::int64_t revision, kit::Instant at) {
  transaction.execute(
      "UPDATE tandem_members_read SET revision = GREATEST(revision, ?), read_at = ? WHERE id = 1",
      {revision, at});
}

}  // namespace tandem::members::store
