#include <plugin/mentees/service.hpp>

#include <plugin/base/audit.hpp>
#include <plugin/mentees/store.hpp>
#include <plugin/questionnaires/rules.hpp>

namespace tandem::mentees {

std::optional<Profile> Service::find(Transaction &transaction, const Id &member_id) const {
  return store::find(transaction, context_, member_id);
}

bool Service::is_complete(Transaction &transaction, const Id &member_id) const {
  const auto profile = find(transaction, member_id);
  return profile && mentees::is_complete(catalog_.mentee(), *profile);
}

std::optional<Sheet> Service::snapshot(Transaction &transaction, const Id &member_id) const {
  const auto profile = find(transaction, member_id);
  if (!profile || !mentees::is_complete(catalog_.mentee(), *profile)) return std::nullopt;
  return open_part(profile->sheet);
}

std::optional<MenteeFit> Service::fit(Transaction &transaction, const Id &member_id) const {
  const auto profile = find(transaction, member_id);
  if (!profile) return std::nullopt;
  return fit_of(profile->sheet);
}

void Service::save(Transaction &transaction, const Profile &profile, Language language) const {
  if (!questionnaires::missing(catalog_.mentee(), profile.sheet).empty())
    throw RefusedError(Refusal::incomplete);
  if (!store::write(transaction, context_, profile)) {
    // A double click, or a commit whose answer was lost: the same answers are there already.
    const auto now = find(transaction, profile.member_id);
    if (now && now->sheet == profile.sheet) return;
    throw RefusedError(Refusal::changed_elsewhere);
  }
  const auto changes = consent_changes(catalog_.mentee(), profile.sheet);
  for (const auto &purpose : changes.withdraw)
    consents_.withdraw(transaction, profile.member_id, purpose, profile.answered_at);
  const auto version = "mentee/" + std::to_string(catalog_.mentee().version);
  for (const auto &purpose : changes.give)
    consents_.give(transaction,
                   {profile.member_id, purpose, version, language, profile.answered_at});
  write_audit(transaction, context_,
              {.actor_id = profile.member_id,
               .action = "mentee.profile_saved",
               .subject_id = profile.member_id});
}

void Service::on_member_gone(Transaction &transaction, const Id &id) {
  consents_.withdraw_all(transaction, id, "identity.mentee.", context_.clock.now());
  if (!store::erase(transaction, id)) return;
  write_audit(transaction, context_, {.actor_id = {}, .action = "mentee.erased", .subject_id = id});
}

}  // namespace tandem::mentees
