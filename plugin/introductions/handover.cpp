#include <plugin/introductions/handover.hpp>

namespace tandem::introductions {

namespace {

// The texts beside the buttons of templates/introductions/write and answer: a change of what they
// say is handed on takes the next number.
constexpr const char *text_version = "introduction/1";

}  // namespace

void Handover::sent(Transaction &transaction, const Envelope &envelope, Language language) const {
  const auto purpose = disclosures::introduction_purpose(envelope.id);
  consents_.give(transaction,
                 {envelope.mentee_id, purpose, text_version, language, envelope.sent_at});
  disclosures_.record(transaction,
                      {envelope.mentee_id, purpose, disclosures::Kind::introduction,
                       envelope.mentor_id, envelope.id},
                      envelope.sent_at);
}

void Handover::accepted(Transaction &transaction, const Envelope &envelope, Language of_mentee,
                        Language of_mentor, Instant now) const {
  const auto purpose = disclosures::introduction_purpose(envelope.id);
  // Stands already, but for what an older version sent: then it was given with the sending.
  consents_.give(transaction,
                 {envelope.mentee_id, purpose, text_version, of_mentee, envelope.sent_at});
  consents_.give(transaction, {envelope.mentor_id, purpose, text_version, of_mentor, now});
  for (const auto &[from, to] : {std::pair{envelope.mentee_id, envelope.mentor_id},
                                 std::pair{envelope.mentor_id, envelope.mentee_id}}) {
    disclosures_.record(
        transaction, {from, purpose, disclosures::Kind::contact_details, to, envelope.id}, now);
  }
}

void Handover::withdrawn(Transaction &transaction, const Envelope &envelope, Instant now) const {
  consents_.withdraw(transaction, envelope.mentee_id,
                     disclosures::introduction_purpose(envelope.id), now);
}

void Handover::forgotten(Transaction &transaction, const Id &member_id, Instant now) const {
  consents_.withdraw_all(transaction, member_id, "introduction.", now);
}

void hand_on_identity(const Context &context, kit::Deadline deadline, const Envelope &envelope,
                      questionnaires::Sheet &sheet, Instant now) {
  std::erase_if(sheet.identity, [](const auto &answer) {
    return answer.second.audience != questionnaires::Audience::shown;
  });
  if (sheet.identity.empty()) return;
  const disclosures::Service disclosures(context);
  context.database.run(deadline, [&](Transaction &transaction) {
    auto seen = sheet.identity;
    std::erase_if(seen, [&](const auto &answer) {
      const auto purpose = consent::identity_purpose("mentee." + answer.first, "shown");
      return !disclosures.look(transaction,
                               {envelope.mentee_id, purpose, disclosures::Kind::identity_shown,
                                envelope.mentor_id, envelope.id},
                               envelope.mentor_id, now);
    });
    sheet.identity = std::move(seen);
  });
}

}  // namespace tandem::introductions
