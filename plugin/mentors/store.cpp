#include <plugin/mentors/store.hpp>

#include <algorithm>

#include <plugin/members/store.hpp>
#include <plugin/questionnaires/rules.hpp>

namespace tandem::mentors::store {

namespace {

// Identity answers and their absence have one length.
constexpr std::size_t identity_block = 4096;

constexpr const char *columns =
    "t.member_id, t.version, t.opted_in, t.paused, t.suspended, t.answers_sealed, "
    "t.identity_sealed, t.terms_version, t.confidentiality_version, t.answered_at, "
    "t.withdrawn_at, t.opted_in_at, t.hidden, t.paused_at, t.is_full, t.directory_revision";
constexpr std::size_t column_count = 16;

std::string answers_place(const Id &id) { return "tandem_mentors.answers:" + id.text(); }
std::string identity_place(const Id &id) { return "tandem_mentors.identity:" + id.text(); }

Mentor from_row(const Context &context, const kit::Row &row) {
  Mentor mentor;
  mentor.member_id = row.id(0);
  mentor.version = row.integer(1);
  mentor.opted_in = row.integer(2) != 0;
  mentor.paused = row.integer(3) != 0;
  mentor.suspended = row.integer(4) != 0;
  mentor.sheet = questionnaires::from_json(
      context.sealer.open(answers_place(mentor.member_id), row.text(5)),
      context.sealer.open_padded(identity_place(mentor.member_id), row.text(6)));
  mentor.terms_version = row.text(7);
  mentor.confidentiality_version = row.text(8);
  mentor.answered_at = row.instant(9);
  mentor.withdrawn_at = row.instant(10);
  mentor.opted_in_at = row.instant(11);
  mentor.hidden = row.integer(12) != 0;
  mentor.paused_at = row.instant(13);
  mentor.full = row.integer(14) != 0;
  return mentor;
}

kit::Parameters to_parameters(const Context &context, const Mentor &mentor) {
  return {mentor.opted_in,
          mentor.paused,
          mentor.suspended,
          context.sealer.seal(answers_place(mentor.member_id),
                              questionnaires::open_to_json(mentor.sheet)),
          context.sealer.seal_padded(identity_place(mentor.member_id),
                                     questionnaires::identity_to_json(mentor.sheet),
                                     identity_block),
          mentor.terms_version,
          mentor.confidentiality_version,
          mentor.answered_at,
          mentor.withdrawn_at,
          mentor.opted_in_at,
          mentor.hidden,
          mentor.paused_at};
}

// A damaged record, or one whose key is lost, costs that mentor the answers and the listing, and
// nobody else anything: their form comes up blank, and erasing them still works.
Mentor readable_or_off(const Context &context, const kit::Row &row) {
  try {
    return from_row(context, row);
  } catch (const std::exception &) {
    Mentor mentor;
    mentor.member_id = row.id(0);
    mentor.version = row.integer(1);
    context.log.write(kit::Level::error, "mentors.read",
                      "the record of mentor " + mentor.member_id.text() +
                          " cannot be opened; the mentor is not listed");
    return mentor;
  }
}

std::vector<Changed> with_members(Transaction &transaction, const Context &context,
                                  const std::string &condition,
                                  const kit::Parameters &parameters) {
  std::vector<Changed> mentors;
  for (const auto &row : transaction.query(
           std::string("SELECT ") + columns + ", " + members::store::columns +
               " FROM tandem_mentors t JOIN tandem_members m ON m.id = t.member_id WHERE " +
               condition,
           parameters)) {
    mentors.push_back({readable_or_off(context, row), members::store::from_row(row, column_count),
                       row.integer(column_count - 1)});
  }
  return mentors;
}

}  // namespace

std::optional<Mentor> find(Transaction &transaction, const Context &context, const Id &member_id) {
  const auto row = transaction.query_one(
      std::string("SELECT ") + columns + " FROM tandem_mentors t WHERE t.member_id = ?",
      {member_id});
  return row ? std::optional(readable_or_off(context, *row)) : std::nullopt;
}

bool write(Transaction &transaction, const Context &context, Mentor &mentor) {
  kit::Parameters parameters = to_parameters(context, mentor);
  parameters.emplace_back(mentor.member_id);
  if (mentor.version == 0) {
    mentor.version = 1;
    return transaction.execute(
               "INSERT INTO tandem_mentors (opted_in, paused, suspended, answers_sealed, "
               "identity_sealed, terms_version, confidentiality_version, answered_at, "
               "withdrawn_at, opted_in_at, hidden, paused_at, member_id, version, "
               "directory_revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0)",
               parameters) == 1;
  }
  parameters.emplace_back(mentor.version);
  ++mentor.version;
  return transaction.execute(
             "UPDATE tandem_mentors SET opted_in = ?, paused = ?, suspended = ?, "
             "answers_sealed = ?, identity_sealed = ?, terms_version = ?, "
             "confidentiality_version = ?, answered_at = ?, withdrawn_at = ?, opted_in_at = ?, "
             "hidden = ?, paused_at = ?, version = version + 1 WHERE member_id = ? AND version = ?",
             parameters) == 1;
}

std::vector<Changed> changed_since(Transaction &transaction, const Context &context,
                                   std::int64_t revision, unsigned limit) {
  return with_members(transaction, context,
                      "t.directory_revision > ? ORDER BY t.directory_revision LIMIT ?",
                      {revision, limit});
}

// One text for any number of ids, so that it is prepared once: the last one is asked for again.
std::vector<Changed> read(Transaction &transaction, const Context &context,
                          const std::vector<Id> &ids) {
  if (ids.empty()) return {};
  std::string places;
  kit::Parameters parameters;
  for (std::size_t at = 0; at < most_read; ++at) {
    places += at == 0 ? "?" : ", ?";
    parameters.emplace_back(ids[std::min(at, ids.size() - 1)]);
  }
  return with_members(transaction, context, "t.member_id IN (" + places + ")", parameters);
}

std::int64_t count(Transaction &transaction) {
  return transaction.query_one("SELECT COUNT(*) FROM tandem_mentors")->integer(0);
}

std::int64_t revision(Transaction &transaction) {
  const auto row =
      transaction.query_one("SELECT revision FROM tandem_directory_revision WHERE id = 1");
  if (!row) throw std::runtime_error("the directory's revision row is missing");
  return row->integer(0);
}

std::int64_t count_opted_in(Transaction &transaction) {
  return transaction.query_one("SELECT COUNT(*) FROM tandem_mentors WHERE opted_in = 1")
      ->integer(0);
}

// The one row is held first, so that no other change takes a revision in between.
void stamp_all(Transaction &transaction) {
  const auto row = transaction.query_one(
      "SELECT revision FROM tandem_directory_revision WHERE id = 1 FOR UPDATE");
  if (!row) throw std::runtime_error("the directory's revision row is missing");
  transaction.execute("SET @tandem_revision = ?", {row->integer(0)});
  const auto stamped = transaction.execute(
      "UPDATE tandem_mentors SET directory_revision = (@tandem_revision := @tandem_revision + 1) "
      "WHERE opted_in = 1");
  transaction.execute(
      "UPDATE tandem_directory_revision SET revision = revision + ? WHERE id = 1",
      {static_cast<std::int64_t>(stamped)});
}

// Beside the record's version: it is not part of what the mentor writes, and neither overtakes the
// other.
bool mark_full(Transaction &transaction, const Id &member_id, bool full) {
  return transaction.execute("UPDATE tandem_mentors SET is_full = ? WHERE member_id = ? "
                             "AND is_full <> ?",
                             {full, member_id, full}) == 1;
}

void stamp(Transaction &transaction, const Id &member_id) {
  if (!transaction.query_one("SELECT version FROM tandem_mentors WHERE member_id = ?", {member_id}))
    return;
  transaction.execute("UPDATE tandem_directory_revision SET revision = revision + 1 WHERE id = 1");
  transaction.execute(
      "UPDATE tandem_mentors SET directory_revision = "
      "(SELECT revision FROM tandem_directory_revision WHERE id = 1) WHERE member_id = ?",
      {member_id});
}

}  // namespace tandem::mentors::store
