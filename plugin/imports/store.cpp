#include <plugin/imports/store.hpp>

#include <algorithm>

#include <plugin/imports/content.hpp>

namespace tandem::imports::store {

namespace {

constexpr const char *columns =
    "id, state, created_by, created_at, rows_read, findings, spoilt, tells, started_at, "
    "started_by, ended_at, undo_at, undo_by, undone_at, emptied_at";

constexpr std::size_t rows_in_one_statement = 50;

std::string report_place(const Id &id) { return "tandem_imports.report:" + id.text(); }
std::string row_place(const Id &id, unsigned number) {
  return "tandem_import_rows.content:" + id.text() + "/" + std::to_string(number);
}

std::optional<Instant> maybe(const kit::Row &row, std::size_t column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

Id maybe_id(const kit::Row &row, std::size_t column) {
  return row.is_null(column) ? Id{} : row.id(column);
}

Import from_row(const kit::Row &row) {
  const auto state = parse_state(row.text(1));
  if (!state) throw std::logic_error("an import with an unknown state: " + row.text(1));
  return {.id = row.id(0),
          .state = *state,
          .created_by = row.id(2),
          .created_at = row.instant(3),
          .rows_read = row.integer(4),
          .findings = row.integer(5),
          .spoilt = row.integer(6) != 0,
          .tells = row.integer(7) != 0,
          .started_at = maybe(row, 8),
          .started_by = maybe_id(row, 9),
          .ended_at = maybe(row, 10),
          .undo_at = maybe(row, 11),
          .undo_by = maybe_id(row, 12),
          .undone_at = maybe(row, 13),
          .emptied_at = maybe(row, 14)};
}

std::vector<Import> list(Transaction &transaction, const char *rest,
                         const kit::Parameters &parameters) {
  std::vector<Import> found;
  for (const auto &row : transaction.query(
           std::string("SELECT ") + columns + " FROM tandem_imports " + rest, parameters))
    found.push_back(from_row(row));
  return found;
}

std::optional<Import> one(Transaction &transaction, const char *rest, const Id &id) {
  auto found = list(transaction, rest, {id});
  return found.empty() ? std::nullopt : std::optional(found.front());
}

void insert_rows(Transaction &transaction, const Context &context, const Id &id,
                 const Row *begin, const Row *end) {
  std::string sql =
      "INSERT INTO tandem_import_rows (import_id, number, line, effect, state, reason, note, "
      "member_id, other_id, content_sealed) VALUES ";
  kit::Parameters parameters;
  for (const auto *row = begin; row != end; ++row) {
    sql += row == begin ? "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    for (kit::Value value :
         {kit::Value(id), kit::Value(row->number), kit::Value(row->line),
          kit::Value(code(row->effect)), kit::Value(code(row->state)),
          kit::Value(code(row->reason)), kit::Value(code(row->note)), kit::Value(row->member_id),
          kit::Value(row->other_id),
          kit::Value(context.sealer.seal(row_place(id, row->number), row->content))})
      parameters.push_back(std::move(value));
  }
  transaction.execute(sql, parameters);
}

// A lost key costs the content, and nobody the way to go on.
std::string opened(const Context &context, const Id &id, unsigned number, const kit::Row &row) {
  if (row.is_null(7)) return "";
  try {
    return context.sealer.open(row_place(id, number), row.text(7));
  } catch (const kit::SealBroken &) {
    context.log.write(kit::Level::error, "imports.row",
                      "a row of import " + id.text() + " cannot be opened; it is skipped");
    return "";
  }
}

}  // namespace

void insert(Transaction &transaction, const Context &context, const Import &import,
            const Plan &plan) {
  transaction.execute(
      "INSERT INTO tandem_imports (id, state, created_by, created_at, rows_read, findings, "
      "spoilt, report_sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {import.id, code(import.state), import.created_by, import.created_at, import.rows_read,
       import.findings, import.spoilt,
       context.sealer.seal(report_place(import.id), to_json(plan.findings))});
  for (std::size_t at = 0; at < plan.rows.size(); at += rows_in_one_statement) {
    const auto end = std::min(at + rows_in_one_statement, plan.rows.size());
    insert_rows(transaction, context, import.id, plan.rows.data() + at, plan.rows.data() + end);
  }
}

std::optional<Import> find(Transaction &transaction, const Id &id) {
  return one(transaction, "WHERE id = ?", id);
}

std::optional<Import> lock(Transaction &transaction, const Id &id) {
  return one(transaction, "WHERE id = ? FOR UPDATE", id);
}

std::vector<Import> newest(Transaction &transaction, unsigned limit) {
  return list(transaction, "ORDER BY created_at DESC, id DESC LIMIT ?", {limit});
}

bool start(Transaction &transaction, const Id &id, const Id &staff_id, bool tells, Instant at) {
  return transaction.execute(
             "UPDATE tandem_imports SET state = 'running', started_at = ?, started_by = ?, "
             "tells = ? WHERE id = ? AND state = 'checked' AND spoilt = 0 AND emptied_at IS NULL",
             {at, staff_id, tells, id}) == 1;
}

bool undo(Transaction &transaction, const Id &id, State before, const Id &staff_id, Instant at) {
  return transaction.execute(
             "UPDATE tandem_imports SET state = 'undoing', undo_at = ?, undo_by = ?, "
             "ended_at = IFNULL(ended_at, ?) WHERE id = ? AND state = ?",
             {at, staff_id, at, id, code(before)}) == 1;
}

bool finish(Transaction &transaction, const Id &id, State before, State after, Instant at) {
  return transaction.execute(
             "UPDATE tandem_imports SET state = ?, ended_at = IFNULL(ended_at, ?), "
             "undone_at = IF(? = 'undone', ?, undone_at) WHERE id = ? AND state = ?",
             {code(after), at, code(after), at, id, code(before)}) == 1;
}

std::optional<Id> working(Transaction &transaction) {
  const auto row = transaction.query_one(
      "SELECT id FROM tandem_imports WHERE state IN ('running', 'undoing') "
      "ORDER BY created_at, id LIMIT 1");
  return row ? std::optional(row->id(0)) : std::nullopt;
}

std::vector<Row> rows(Transaction &transaction, const Context &context, const Id &id,
                      RowState state, Order order, unsigned limit) {
  std::vector<Row> found;
  for (const auto &row : transaction.query(
           std::string("SELECT number, line, effect, reason, note, member_id, other_id, "
                       "content_sealed, made_id, made_version FROM tandem_import_rows "
                       "WHERE import_id = ? AND state = ? ORDER BY number ") +
               (order == Order::forwards ? "LIMIT ?" : "DESC LIMIT ?"),
           {id, code(state), limit})) {
    const auto number = static_cast<unsigned>(row.integer(0));
    found.push_back({.number = number,
                     .line = static_cast<unsigned>(row.integer(1)),
                     .effect = parse_effect(row.text(2)).value_or(Effect::consent),
                     .state = state,
                     .reason = parse_reason(row.text(3)).value_or(Reason::none),
                     .note = parse_note(row.text(4)).value_or(Note::none),
                     .member_id = row.id(5),
                     .other_id = row.id(6),
                     .content = opened(context, id, number, row),
                     .made_id = maybe_id(row, 8),
                     .made_version = row.integer(9)});
  }
  return found;
}

void settle(Transaction &transaction, const Id &id, const Row &row) {
  transaction.execute(
      "UPDATE tandem_import_rows SET state = ?, reason = ?, made_id = ?, made_version = ? "
      "WHERE import_id = ? AND number = ?",
      {code(row.state), code(row.reason),
       row.made_id.is_none() ? kit::Value() : kit::Value(row.made_id), row.made_version, id,
       row.number});
}

void stop_waiting(Transaction &transaction, const Id &id) {
  transaction.execute(
      "UPDATE tandem_import_rows SET state = 'skipped', reason = 'stopped' "
      "WHERE import_id = ? AND state = 'waiting'",
      {id});
}

std::vector<Tally> tally(Transaction &transaction, const Id &id) {
  std::vector<Tally> tallies;
  for (const auto &row : transaction.query(
           "SELECT effect, state, reason, note, COUNT(*) FROM tandem_import_rows "
           "WHERE import_id = ? GROUP BY effect, state, reason, note",
           {id})) {
    tallies.push_back({parse_effect(row.text(0)).value_or(Effect::consent),
                       parse_row_state(row.text(1)).value_or(RowState::waiting),
                       parse_reason(row.text(2)).value_or(Reason::none),
                       parse_note(row.text(3)).value_or(Note::none), row.integer(4)});
  }
  return tallies;
}

std::vector<Finding> report(Transaction &transaction, const Context &context, const Id &id) {
  const auto row = transaction.query_one(
      "SELECT report_sealed FROM tandem_imports WHERE id = ? AND report_sealed IS NOT NULL", {id});
  if (!row) return {};
  try {
    return findings_from_json(context.sealer.open(report_place(id), row->text(0)));
  } catch (const kit::SealBroken &) {
    context.log.write(kit::Level::error, "imports.report",
                      "the report of import " + id.text() + " cannot be opened");
    return {};
  }
}

// ---- What has served its time ----

namespace {

// The last thing that happened to an import that is not being worked on.
constexpr const char *rested = "COALESCE(undone_at, ended_at, created_at)";
constexpr const char *full =
    " FROM tandem_imports WHERE emptied_at IS NULL AND state NOT IN ('running', 'undoing')";

}  // namespace

std::optional<Instant> oldest_full(Transaction &transaction) {
  const auto row = transaction.query_one(std::string("SELECT MIN(") + rested + ")" + full);
  return row ? maybe(*row, 0) : std::nullopt;
}

std::optional<Id> due_for_emptying(Transaction &transaction, Instant before) {
  const auto row = transaction.query_one(
      std::string("SELECT id") + full + " AND " + rested + " <= ? ORDER BY created_at LIMIT 1",
      {before});
  return row ? std::optional(row->id(0)) : std::nullopt;
}

void empty(Transaction &transaction, const Id &id, Instant at) {
  transaction.execute(
      "UPDATE tandem_imports SET emptied_at = ?, report_sealed = NULL WHERE id = ?", {at, id});
  transaction.execute(
      "UPDATE tandem_import_rows SET content_sealed = NULL WHERE import_id = ?", {id});
}

void forget_member(Transaction &transaction, const Context &context, const Id &member_id) {
  transaction.execute(
      "UPDATE tandem_import_rows SET content_sealed = NULL WHERE member_id = ? OR other_id = ?",
      {member_id, member_id});
  for (const auto &import : list(transaction, "WHERE emptied_at IS NULL FOR UPDATE", {})) {
    auto findings = report(transaction, context, import.id);
    const auto gone = std::erase_if(findings, [&](const auto &finding) {
      return finding.member_id == member_id;
    });
    if (gone == 0) continue;
    transaction.execute("UPDATE tandem_imports SET report_sealed = ? WHERE id = ?",
                        {context.sealer.seal(report_place(import.id), to_json(findings)),
                         import.id});
  }
}

}  // namespace tandem::imports::store
