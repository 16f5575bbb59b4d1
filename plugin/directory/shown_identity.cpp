#include <plugin/directory/shown_identity.hpp>

#include <plugin/consent/types.hpp>

namespace tandem::directory {

Searchable hand_on(const Context &context, const Searchable &mentor, const PageRequest &request) {
  if (mentor.shown.empty() || mentor.mentor_id == request.member_id) return mentor;
  const disclosures::Service disclosures(context);
  return context.database.run(request.deadline, [&](Transaction &transaction) {
    Searchable seen = mentor;
    std::erase_if(seen.shown, [&](const auto &answer) {
      const auto purpose = consent::identity_purpose("mentor." + answer.first, "shown");
      return !disclosures.look(
          transaction,
          {mentor.mentor_id, purpose, disclosures::Kind::identity_shown, {}, {}},
          request.member_id, request.now);
    });
    return seen;
  });
}

}  // namespace tandem::directory
