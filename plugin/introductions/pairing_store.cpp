#include <plugin/introductions/pairing_store.hpp>

#include <nlohmann/json.hpp>

namespace tandem::introductions::store {

namespace {

constexpr const char *columns =
    "id, introduction_id, mentee_id, mentor_id, began_at, version, place, ended_at, ended_by, "
    "staff_told, farewell_sealed, agreement_version, agreed_at, agreed_by, agreement_sealed";

std::string place_of(const char *column, const Id &id) {
  return std::string("tandem_pairings.") + column + ":" + id.text();
}

std::string to_json(const Agreement &agreement) {
  return nlohmann::json{{"availability", agreement.availability},
                        {"frequency", agreement.frequency},
                        {"form", agreement.form},
                        {"length", agreement.length}}
      .dump();
}

void read_words(Agreement &agreement, const std::string &text) {
  const auto words = nlohmann::json::parse(text);
  agreement.availability = words.at("availability").get<std::string>();
  agreement.frequency = words.at("frequency").get<std::string>();
  agreement.form = words.at("form").get<std::string>();
  agreement.length = words.at("length").get<std::string>();
}

// A lost key costs the words, and nobody the way to end the pairing.
void open_words(const Context &context, const kit::Row &row, Pairing &pairing) {
  try {
    if (pairing.ending && !row.is_null(10)) {
      pairing.ending->farewell =
          context.sealer.open(place_of("farewell", pairing.id), row.text(10));
    }
    if (!row.is_null(14)) {
      read_words(pairing.agreement,
                 context.sealer.open(place_of("agreement", pairing.id), row.text(14)));
    }
  } catch (const kit::SealBroken &) {
    context.log.write(kit::Level::error, "introductions.pairing",
                      "pairing " + pairing.id.text() + " cannot be opened; its words are left out");
  }
}

Pairing from_row(const Context &context, const kit::Row &row) {
  Pairing pairing{row.id(0), row.id(1), row.id(2), row.id(3), row.instant(4)};
  pairing.version = row.integer(5);
  if (!row.is_null(6)) pairing.place = row.integer(6);
  if (!row.is_null(7)) {
    pairing.ending = Ending{.at = row.instant(7), .staff_told = row.integer(9) != 0};
    if (!row.is_null(8)) pairing.ending->by = row.id(8);
  }
  pairing.agreement.version = row.integer(11);
  if (!row.is_null(12)) pairing.agreement.at = row.instant(12);
  if (!row.is_null(13)) pairing.agreement.by = row.id(13);
  open_words(context, row, pairing);
  return pairing;
}

std::vector<Pairing> list(Transaction &transaction, const Context &context, const char *rest,
                          const kit::Parameters &parameters) {
  std::vector<Pairing> found;
  for (const auto &row : transaction.query(
           std::string("SELECT ") + columns + " FROM tandem_pairings WHERE " + rest, parameters))
    found.push_back(from_row(context, row));
  return found;
}

std::optional<Pairing> one(Transaction &transaction, const Context &context, const char *rest,
                           const Id &id) {
  auto found = list(transaction, context, rest, {id});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace

void insert(Transaction &transaction, const Pairing &pairing) {
  transaction.execute(
      "INSERT INTO tandem_pairings (id, introduction_id, mentee_id, mentor_id, version, state, "
      "standing, began_at, place) VALUES (?, ?, ?, ?, 1, 'active', 1, ?, ?)",
      {pairing.id, pairing.introduction_id, pairing.mentee_id, pairing.mentor_id,
       pairing.began_at, pairing.place});
}

bool is_paired(Transaction &transaction, const Id &mentee_id, const Id &mentor_id) {
  return transaction
      .query_one(
          "SELECT id FROM tandem_pairings WHERE mentee_id = ? AND mentor_id = ? "
          "AND standing = 1",
          {mentee_id, mentor_id})
      .has_value();
}

std::vector<Pairing> pairings_of(Transaction &transaction, const Context &context,
                                 const Id &member_id, Which which) {
  return list(transaction, context,
              which == Which::standing
                  ? "(mentee_id = ? OR mentor_id = ?) AND standing = 1 ORDER BY began_at DESC, id"
                  : "(mentee_id = ? OR mentor_id = ?) AND standing IS NULL "
                    "ORDER BY ended_at DESC, id LIMIT 50",
              {member_id, member_id});
}

std::optional<Pairing> find_pairing(Transaction &transaction, const Context &context,
                                    const Id &id) {
  return one(transaction, context, "id = ?", id);
}

std::optional<Pairing> pairing_of_introduction(Transaction &transaction, const Context &context,
                                               const Id &introduction_id) {
  return one(transaction, context, "introduction_id = ?", introduction_id);
}

std::optional<Pairing> lock_pairing(Transaction &transaction, const Context &context,
                                    const Id &id) {
  return one(transaction, context, "id = ? FOR UPDATE", id);
}

std::vector<Pairing> lock_standing_between(Transaction &transaction, const Context &context,
                                           const Id &one, const Id &other) {
  return list(transaction, context,
              "standing = 1 AND ((mentee_id = ? AND mentor_id = ?) OR "
              "(mentee_id = ? AND mentor_id = ?)) ORDER BY id FOR UPDATE",
              {one, other, other, one});
}

std::vector<Pairing> lock_standing_of(Transaction &transaction, const Context &context,
                                      const Id &member_id) {
  return list(transaction, context,
              "standing = 1 AND (mentee_id = ? OR mentor_id = ?) ORDER BY id FOR UPDATE",
              {member_id, member_id});
}

std::vector<std::int64_t> hold_places(Transaction &transaction, const Id &mentor_id) {
  std::vector<std::int64_t> places;
  for (const auto &row : transaction.query(
           "SELECT IFNULL(place, 0) FROM tandem_pairings WHERE mentor_id = ? AND standing = 1 "
           "LOCK IN SHARE MODE",
           {mentor_id}))
    places.push_back(row.integer(0));
  return places;
}

bool end(Transaction &transaction, const Context &context, const Pairing &before,
         const Ending &ending) {
  const kit::Value by = ending.by.is_none() ? kit::Value() : kit::Value(ending.by);
  kit::Value farewell;
  if (!ending.farewell.empty())
    farewell = context.sealer.seal(place_of("farewell", before.id), ending.farewell);
  return transaction.execute(
             "UPDATE tandem_pairings SET state = 'ended', standing = NULL, place = NULL, "
             "ended_at = ?, ended_by = ?, staff_told = ?, farewell_sealed = ?, "
             "version = version + 1 WHERE id = ? AND version = ? AND standing = 1",
             {ending.at, by, ending.staff_told, farewell, before.id, before.version}) == 1;
}

bool agree(Transaction &transaction, const Context &context, const Id &pairing_id,
           std::int64_t before_version, const Agreement &agreement) {
  return transaction.execute(
             "UPDATE tandem_pairings SET agreement_version = agreement_version + 1, "
             "agreed_at = ?, agreed_by = ?, agreement_sealed = ? "
             "WHERE id = ? AND agreement_version = ? AND standing = 1",
             {agreement.at.value(), agreement.by,
              context.sealer.seal(place_of("agreement", pairing_id), to_json(agreement)),
              pairing_id, before_version}) == 1;
}

}  // namespace tandem::introductions::store
