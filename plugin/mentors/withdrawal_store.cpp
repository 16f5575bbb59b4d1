#include <plugin/mentors/withdrawal.hpp>

#include <plugin/mentors/submission.hpp>

namespace tandem::mentors {

namespace {

// False: nothing in it was withdrawn.
bool clear(Submission &submission, const Sheet &in_use) {
  return std::erase_if(submission.sheet.identity, [&](const auto &answer) {
           const auto now = in_use.identity.find(answer.first);
           return now == in_use.identity.end() || now->second != answer.second;
         }) > 0;
}

}  // namespace

bool clear_withdrawn_identity(Transaction &transaction, const Context &context,
                              const kit::Id &member_id, const Sheet &in_use, Instant at) {
  const auto older = transaction.query(
      "SELECT event_id, form, content_sealed FROM tandem_submissions WHERE member_id = ? AND "
      "answered_at < ? AND content_sealed IS NOT NULL FOR UPDATE",
      {member_id, at});
  for (const auto &row : older) {
    kit::Value kept;  // what cannot be opened any more goes as a whole
    try {
      auto submission = open_submission(context.sealer, row.text(1), member_id, row.text(2));
      if (!clear(submission, in_use)) continue;
      kept = seal(context.sealer, submission);
    } catch (const kit::SealBroken &) {
      context.log.write(kit::Level::error, "mentors.withdrawal",
                        "submission " + row.id(0).text() + " cannot be opened; it is emptied");
    }
    transaction.execute("UPDATE tandem_submissions SET content_sealed = ? WHERE event_id = ?",
                        {kept, row.id(0)});
  }
  return !older.empty();
}

}  // namespace tandem::mentors
