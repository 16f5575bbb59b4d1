// The roster's SQL (roster.hpp).
#include <plugin/members/store.hpp>
#include <plugin/mentors/roster.hpp>

namespace tandem::mentors {

namespace {

constexpr const char *columns =
    "t.opted_in, t.paused, t.is_full, t.hidden, t.suspended, t.terms_version, "
    "t.confidentiality_version, t.answered_at, t.opted_in_at";
constexpr std::size_t column_count = 9;

RosterLine from_row(const kit::Row &row) {
  return {.member = members::store::from_row(row, column_count),
          .opted_in = row.integer(0) != 0,
          .paused = row.integer(1) != 0,
          .full = row.integer(2) != 0,
          .hidden = row.integer(3) != 0,
          .suspended = row.integer(4) != 0,
          .terms_version = row.text(5),
          .confidentiality_version = row.text(6),
          .answered_at = row.instant(7),
          .opted_in_at = row.instant(8)};
}

std::string select(const std::string &what) {
  return "SELECT " + what + " FROM tandem_mentors t JOIN tandem_members m ON m.id = t.member_id ";
}

// Each kind says what strikes staff first, so that a mentor may be of several: paused and lapsed.
std::string condition(RosterFilter filter) {
  switch (filter) {
    case RosterFilter::all:
      return "m.gone = 0";
    case RosterFilter::found:
      return "m.gone = 0 AND t.opted_in = 1 AND t.paused = 0 AND t.is_full = 0 AND t.hidden = 0 AND "
             "t.suspended = 0 AND m.paid_through >= ?";
    case RosterFilter::paused:
      return "m.gone = 0 AND t.opted_in = 1 AND t.paused = 1";
    case RosterFilter::full:
      return "m.gone = 0 AND t.opted_in = 1 AND t.is_full = 1";
    case RosterFilter::hidden:
      return "m.gone = 0 AND t.opted_in = 1 AND t.hidden = 1";
    case RosterFilter::suspended:
      return "m.gone = 0 AND t.suspended = 1";
    case RosterFilter::lapsed:
      return "m.gone = 0 AND t.opted_in = 1 AND (m.paid_through IS NULL OR m.paid_through < ?)";
    case RosterFilter::left:
      return "m.gone = 0 AND t.opted_in = 0";
  }
  return "1 = 0";
}

bool asks_for_today(RosterFilter filter) {
  return filter == RosterFilter::found || filter == RosterFilter::lapsed;
}

// As LIKE takes it: what it holds stands for itself.
std::string beginning_with(const std::string &name) {
  std::string pattern;
  for (const char c : name) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

}  // namespace

std::vector<RosterLine> roster(Transaction &transaction, const RosterQuery &query,
                               unsigned limit) {
  std::string where = "WHERE " + condition(query.filter);
  kit::Parameters parameters;
  if (asks_for_today(query.filter)) parameters.emplace_back(query.today);
  if (!query.name.empty()) {
    where += " AND (m.given_name LIKE ? OR m.family_name LIKE ? OR "
             "CONCAT(m.given_name, ' ', m.family_name) LIKE ?)";
    for (int name = 0; name < 3; ++name) parameters.emplace_back(beginning_with(query.name));
  }
  if (const auto last = find_in_roster(transaction, query.after)) {
    where += " AND (m.family_name > ? OR (m.family_name = ? AND (m.given_name > ? OR "
             "(m.given_name = ? AND m.id > ?))))";
    const auto &member = last->member;
    parameters.insert(parameters.end(), {member.family_name, member.family_name, member.given_name,
                                         member.given_name, member.id});
  }
  parameters.emplace_back(limit);
  std::vector<RosterLine> lines;
  for (const auto &row : transaction.query(
           select(std::string(columns) + ", " + members::store::columns) + where +
               " ORDER BY m.family_name, m.given_name, m.id LIMIT ?",
           parameters))
    lines.push_back(from_row(row));
  return lines;
}

std::optional<RosterLine> find_in_roster(Transaction &transaction, const Id &member_id) {
  const auto row = transaction.query_one(
      select(std::string(columns) + ", " + members::store::columns) + "WHERE t.member_id = ?",
      {member_id});
  if (!row) return std::nullopt;
  return from_row(*row);
}

std::vector<RosterCount> roster_counts(Transaction &transaction, kit::Date today) {
  std::vector<RosterCount> counts;
  for (const auto filter : roster_filters) {
    kit::Parameters parameters;
    if (asks_for_today(filter)) parameters.emplace_back(today);
    const auto row =
        transaction.query_one(select("COUNT(*)") + "WHERE " + condition(filter), parameters);
    counts.push_back({filter, row->integer(0)});
  }
  return counts;
}

}  // namespace tandem::mentors
