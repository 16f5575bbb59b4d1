#include <plugin/concerns/store.hpp>

#include <stdexcept>

namespace tandem::concerns::store {

namespace {

constexpr const char *columns =
    "id, reference, reporter_id, about_id, regarding, kind, version, state, outcome, owner_id, "
    "reported_at, closed_at, words_sealed IS NOT NULL";

template <class Value>
Value known(std::optional<Value> parsed) {
  if (!parsed) throw std::logic_error("a concern with an unknown code");
  return *parsed;
}

std::optional<Outcome> outcome_in(const kit::Row &row, std::size_t column) {
  if (row.is_null(column)) return std::nullopt;
  return known(parse_in(outcomes, row.text(column)));
}

Concern to_concern(const kit::Row &row) {
  Concern concern{.id = row.id(0), .reference = row.text(1), .reporter_id = row.id(2)};
  concern.about_id = row.id(3);
  concern.regarding = known(parse_in(regardings, row.text(4)));
  concern.kind = known(parse_in(kinds, row.text(5)));
  concern.version = row.integer(6);
  concern.state = known(parse_in(states, row.text(7)));
  concern.outcome = outcome_in(row, 8);
  if (!row.is_null(9)) concern.owner_id = row.id(9);
  concern.reported_at = row.instant(10);
  if (!row.is_null(11)) concern.closed_at = row.instant(11);
  concern.has_words = row.integer(12) != 0;
  return concern;
}

std::string select(const std::string &rest) {
  return std::string("SELECT ") + columns + " FROM tandem_concerns " + rest;
}

std::vector<Concern> many(Transaction &transaction, const std::string &rest,
                          const kit::Parameters &parameters) {
  std::vector<Concern> found;
  for (const auto &row : transaction.query(select(rest), parameters))
    found.push_back(to_concern(row));
  return found;
}

std::optional<Concern> one(Transaction &transaction, const char *rest, const Id &id) {
  const auto row = transaction.query_one(select(rest), {id});
  return row ? std::optional(to_concern(*row)) : std::nullopt;
}

std::string place(const char *column, const Id &id) {
  return std::string("tandem_concerns.") + column + ":" + id.text();
}
std::string step_place(const Id &id) { return "tandem_concern_steps.words:" + id.text(); }
std::string block_place(const Id &member_id, const Id &blocked_id) {
  return "tandem_blocks.name:" + member_id.text() + ":" + blocked_id.text();
}

kit::Value maybe(const std::optional<Outcome> &outcome) {
  return outcome ? kit::Value(code(*outcome)) : kit::Value();
}
kit::Value maybe(const Id &id) { return id.is_none() ? kit::Value() : kit::Value(id); }
kit::Value maybe(const std::optional<Instant> &at) { return at ? kit::Value(*at) : kit::Value(); }
kit::Value flag(bool on) { return on ? kit::Value(1) : kit::Value(); }

// A lost key costs the words, and neither the case nor the list that they stand in.
std::string opened(const Context &context, const std::string &where, const std::string &sealed) {
  try {
    return context.sealer.open(where, sealed);
  } catch (const kit::SealBroken &) {
    context.log.write(kit::Level::error, "concerns.open", where + " cannot be opened");
    return "";
  }
}

}  // namespace

// ---- Cases ----

void insert(Transaction &transaction, const Context &context, const Concern &concern,
            const Report &report) {
  const auto &id = concern.id;
  const auto &sealer = context.sealer;
  transaction.execute(
      "INSERT INTO tandem_concerns (id, reference, reporter_id, about_id, regarding, kind, "
      "version, state, reported_at, apart, words_sealed, reach_sealed, name_sealed) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {id, concern.reference, concern.reporter_id, concern.about_id, code(concern.regarding),
       code(concern.kind), concern.version, code(concern.state), concern.reported_at,
       flag(!concern.about_id.is_none()), sealer.seal(place("words", id), report.words.text),
       sealer.seal(place("reach", id), report.words.reach),
       sealer.seal(place("name", id), report.about_name)});
}

std::optional<Concern> find(Transaction &transaction, const Id &id) {
  return one(transaction, "WHERE id = ?", id);
}

std::optional<Concern> lock(Transaction &transaction, const Id &id) {
  return one(transaction, "WHERE id = ? FOR UPDATE", id);
}

bool move(Transaction &transaction, const Concern &before, const Concern &after, bool apart) {
  return transaction.execute(
             "UPDATE tandem_concerns SET state = ?, outcome = ?, owner_id = ?, closed_at = ?, "
             "apart = ?, version = version + 1 WHERE id = ? AND version = ? AND state = ?",
             {code(after.state), maybe(after.outcome), maybe(after.owner_id),
              maybe(after.closed_at), flag(apart), before.id, before.version,
              code(before.state)}) == 1;
}

std::optional<Words> words(Transaction &transaction, const Context &context, const Id &id) {
  const auto row = transaction.query_one(
      "SELECT words_sealed, reach_sealed FROM tandem_concerns WHERE id = ?", {id});
  if (!row || row->is_null(0)) return std::nullopt;
  return Words{opened(context, place("words", id), row->text(0)),
               row->is_null(1) ? "" : opened(context, place("reach", id), row->text(1))};
}

std::string about_name(Transaction &transaction, const Context &context, const Id &id) {
  const auto row =
      transaction.query_one("SELECT name_sealed FROM tandem_concerns WHERE id = ?", {id});
  if (!row || row->is_null(0)) return "";
  return opened(context, place("name", id), row->text(0));
}

std::vector<Concern> of_reporter(Transaction &transaction, const Id &member_id, unsigned limit) {
  return many(transaction, "WHERE reporter_id = ? ORDER BY reported_at DESC, id DESC LIMIT ?",
              {member_id, limit});
}

std::vector<Concern> list(Transaction &transaction, const Selection &selection, unsigned limit) {
  std::string rest = "WHERE reporter_id <> ? AND about_id <> ? AND state ";
  rest += selection.closed ? "= ?" : "<> ?";
  kit::Parameters parameters{selection.not_about, selection.not_about, code(State::closed)};
  if (!selection.owner_id.is_none()) {
    rest += " AND owner_id = ?";
    parameters.emplace_back(selection.owner_id);
  }
  rest += selection.closed ? " ORDER BY closed_at DESC, id DESC LIMIT ?"
                           : " ORDER BY reported_at, id LIMIT ?";
  parameters.emplace_back(limit);
  return many(transaction, rest, parameters);
}

std::int64_t count_open(Transaction &transaction, const Id &not_about) {
  return transaction
      .query_one("SELECT COUNT(id) FROM tandem_concerns WHERE reporter_id <> ? AND about_id <> ? "
                 "AND state <> ?",
                 {not_about, not_about, code(State::closed)})
      ->integer(0);
}

void add_step(Transaction &transaction, const Context &context, const Id &concern_id,
              const Step &step) {
  kit::Value sealed;
  if (!step.words.empty()) sealed = context.sealer.seal(step_place(step.id), step.words);
  transaction.execute(
      "INSERT INTO tandem_concern_steps (id, concern_id, at, actor_id, action, state_before, "
      "state_after, outcome, words_sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {step.id, concern_id, step.at, step.actor_id, code(step.action), code(step.before),
       code(step.after), maybe(step.outcome), sealed});
}

std::vector<Step> steps(Transaction &transaction, const Context &context, const Id &concern_id) {
  std::vector<Step> found;
  for (const auto &row : transaction.query(
           "SELECT id, at, actor_id, action, state_before, state_after, outcome, words_sealed "
           "FROM tandem_concern_steps WHERE concern_id = ? ORDER BY at, id",
           {concern_id})) {
    Step step{.id = row.id(0), .at = row.instant(1), .actor_id = row.id(2)};
    step.action = known(parse_in(commands, row.text(3)));
    step.before = known(parse_in(states, row.text(4)));
    step.after = known(parse_in(states, row.text(5)));
    step.outcome = outcome_in(row, 6);
    if (!row.is_null(7)) step.words = opened(context, step_place(step.id), row.text(7));
    found.push_back(std::move(step));
  }
  return found;
}

void erase_words(Transaction &transaction, const Id &reporter_id) {
  transaction.execute(
      "UPDATE tandem_concerns SET words_sealed = NULL, reach_sealed = NULL, name_sealed = NULL, "
      "version = version + 1 WHERE reporter_id = ?",
      {reporter_id});
}

// ---- Blocks ----

bool block(Transaction &transaction, const Context &context, const Id &member_id,
           const Block &block) {
  return transaction.execute(
             "INSERT IGNORE INTO tandem_blocks (member_id, blocked_id, blocked_at, name_sealed) "
             "VALUES (?, ?, ?, ?)",
             {member_id, block.blocked_id, block.blocked_at,
              context.sealer.seal(block_place(member_id, block.blocked_id), block.name)}) == 1;
}

bool unblock(Transaction &transaction, const Id &member_id, const Id &blocked_id) {
  return transaction.execute("DELETE FROM tandem_blocks WHERE member_id = ? AND blocked_id = ?",
                             {member_id, blocked_id}) == 1;
}

std::vector<Block> blocks_of(Transaction &transaction, const Context &context,
                             const Id &member_id) {
  std::vector<Block> found;
  for (const auto &row : transaction.query(
           "SELECT blocked_id, name_sealed, blocked_at FROM tandem_blocks WHERE member_id = ? "
           "ORDER BY blocked_at DESC, blocked_id",
           {member_id})) {
    found.push_back({row.id(0), opened(context, block_place(member_id, row.id(0)), row.text(1)),
                     row.instant(2)});
  }
  return found;
}

bool has_blocked(Transaction &transaction, const Id &member_id, const Id &blocked_id) {
  return transaction
      .query_one("SELECT blocked_at FROM tandem_blocks WHERE member_id = ? AND blocked_id = ?",
                 {member_id, blocked_id})
      .has_value();
}

void erase_blocks(Transaction &transaction, const Id &member_id) {
  transaction.execute("DELETE FROM tandem_blocks WHERE member_id = ?", {member_id});
  transaction.execute("DELETE FROM tandem_blocks WHERE blocked_id = ?", {member_id});
}

// ---- Apart ----

std::vector<Id> apart_from(Transaction &transaction, const Id &member_id) {
  std::vector<Id> apart;
  for (const auto &row : transaction.query(
           "SELECT blocked_id FROM tandem_blocks WHERE member_id = ? "
           "UNION SELECT member_id FROM tandem_blocks WHERE blocked_id = ? "
           "UNION SELECT about_id FROM tandem_concerns WHERE reporter_id = ? AND apart = 1 "
           "UNION SELECT reporter_id FROM tandem_concerns WHERE about_id = ? AND apart = 1",
           {member_id, member_id, member_id, member_id})) {
    apart.push_back(row.id(0));
  }
  return apart;
}

bool are_apart(Transaction &transaction, const Id &one, const Id &other) {
  return transaction
             .query_one(
                 "SELECT EXISTS (SELECT 1 FROM tandem_blocks WHERE (member_id = ? AND blocked_id = "
                 "?) OR (member_id = ? AND blocked_id = ?)) OR EXISTS (SELECT 1 FROM "
                 "tandem_concerns WHERE apart = 1 AND ((reporter_id = ? AND about_id = ?) OR "
                 "(reporter_id = ? AND about_id = ?)))",
                 {one, other, other, one, one, other, other, one})
             ->integer(0) != 0;
}

// ---- Barred ----

bool bar(Transaction &transaction, const Concern &concern, const Id &staff_id, Instant at) {
  return transaction.execute(
             "INSERT IGNORE INTO tandem_barred (member_id, concern_id, barred_by, barred_at) "
             "VALUES (?, ?, ?, ?)",
             {concern.about_id, concern.id, staff_id, at}) == 1;
}

bool lift_bar(Transaction &transaction, const Id &member_id) {
  return transaction.execute("DELETE FROM tandem_barred WHERE member_id = ?", {member_id}) == 1;
}

bool is_barred(Transaction &transaction, const Id &member_id) {
  return transaction
      .query_one("SELECT barred_at FROM tandem_barred WHERE member_id = ?", {member_id})
      .has_value();
}

}  // namespace tandem::concerns::store
