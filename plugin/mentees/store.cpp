#include <plugin/mentees/store.hpp>

#include <plugin/questionnaires/rules.hpp>

namespace tandem::mentees::store {

namespace {

// A blank identity part and a long one have one length at rest (DESIGN 4).
constexpr std::size_t identity_block = 4096;

std::string place(const char *column, const Id &member_id) {
  return std::string("tandem_mentees.") + column + ":" + member_id.text();
}

std::string sealed_answers(const Context &context, const Profile &profile) {
  return context.sealer.seal(place("answers", profile.member_id),
                             questionnaires::open_to_json(profile.sheet));
}

std::string sealed_identity(const Context &context, const Profile &profile) {
  return context.sealer.seal_padded(place("identity", profile.member_id),
                                    questionnaires::identity_to_json(profile.sheet),
                                    identity_block);
}

// Answers sealed with a lost key are gone; the questionnaire is then asked again.
Sheet readable_or_blank(const Context &context, const Id &member_id, const kit::Row &row) {
  try {
    return questionnaires::from_json(
        context.sealer.open(place("answers", member_id), row.text(1)),
        context.sealer.open_padded(place("identity", member_id), row.text(2)));
  } catch (const std::exception &) {
    context.log.write(kit::Level::error, "mentees.read",
                      "the profile of mentee " + member_id.text() + " cannot be opened");
    return {};
  }
}

}  // namespace

std::optional<Profile> find(Transaction &transaction, const Context &context, const Id &member_id) {
  const auto row = transaction.query_one(
      "SELECT version, answers_sealed, identity_sealed, answered_at FROM tandem_mentees "
      "WHERE member_id = ?",
      {member_id});
  if (!row) return std::nullopt;
  return Profile{member_id, row->integer(0), readable_or_blank(context, member_id, *row),
                 row->instant(3)};
}

namespace {

bool insert(Transaction &transaction, const Context &context, const Profile &profile) {
  try {
    transaction.execute(
        "INSERT INTO tandem_mentees (member_id, version, answers_sealed, identity_sealed, "
        "answered_at) VALUES (?, 1, ?, ?, ?)",
        {profile.member_id, sealed_answers(context, profile), sealed_identity(context, profile),
         profile.answered_at});
    return true;
  } catch (const kit::DuplicateKey &) {
    return false;
  }
}

}  // namespace

bool write(Transaction &transaction, const Context &context, const Profile &profile) {
  if (profile.version == 0) return insert(transaction, context, profile);
  return transaction.execute(
             "UPDATE tandem_mentees SET version = version + 1, answers_sealed = ?, "
             "identity_sealed = ?, answered_at = ? WHERE member_id = ? AND version = ?",
             {sealed_answers(context, profile), sealed_identity(context, profile),
              profile.answered_at, profile.member_id, profile.version}) == 1;
}

bool erase(Transaction &transaction, const Id &member_id) {
  return transaction.execute("DELETE FROM tandem_mentees WHERE member_id = ?", {member_id}) == 1;
}

}  // namespace tandem::mentees::store
