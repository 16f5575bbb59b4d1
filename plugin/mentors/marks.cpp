// What a mentor throws on a page, and documents that changed under them.
#include <plugin/mentors/service.hpp>

#include <kit/language/format.hpp>
#include <plugin/mentors/store.hpp>

namespace tandem::mentors {

bool Service::set_paused(Transaction &transaction, const Id &member_id, bool paused,
                         std::string_view where) const {
  const Mentor before = load(transaction, member_id);
  const auto change = mentors::set_paused(before, paused, context_.clock.now());
  if (!change.changed) return before.opted_in;
  write(transaction, change.mentor,
        {member_id, paused ? "mentor.paused" : "mentor.resumed", member_id, {}, where,
         state_code(before), state_code(change.mentor)});
  set_clocks(transaction, before, change.mentor);
  store::stamp(transaction, member_id);
  return true;
}

bool Service::set_hidden(Transaction &transaction, const Id &member_id, bool hidden) const {
  const Mentor before = load(transaction, member_id);
  const auto change = mentors::set_hidden(before, hidden);
  if (!change.changed) return before.opted_in;
  write(transaction, change.mentor,
        {member_id, hidden ? "mentor.hidden" : "mentor.shown", member_id, {}, "",
         state_code(before), state_code(change.mentor)});
  store::stamp(transaction, member_id);
  return true;
}

std::int64_t Service::count_opted_in(Transaction &transaction) const {
  return store::count_opted_in(transaction);
}

// ---- Documents (FOM-06) ----

Documents Service::documents(Transaction &transaction) const {
  const auto shelf = consents_.in_force(transaction);
  const auto grace_until = [&](const consent::Edition &edition) -> kit::Date {
    const auto published_on = kit::date_in(edition.published_at, context_.program.zone());
    return std::chrono::sys_days(published_on) +
           std::chrono::days(context_.program.number("terms_grace_days"));
  };
  const auto &terms = shelf->at(consent::terms_of_use);
  const auto &confidentiality = shelf->at(consent::confidentiality_agreement);
  return {terms.version, confidentiality.version, grace_until(terms),
          grace_until(confidentiality)};
}

Outstanding Service::outstanding(Transaction &transaction, const Id &member_id) const {
  const auto mentor = store::find(transaction, context_, member_id);
  return mentor ? mentors::outstanding(*mentor, documents(transaction)) : Outstanding{};
}

bool Service::acknowledge(Transaction &transaction, const Id &member_id, const Documents &seen,
                          Language language) const {
  const Mentor before = load(transaction, member_id);
  const auto in_force = documents(transaction);
  const auto change = mentors::acknowledge(before, seen, in_force);
  if (change.changed) {
    write(transaction, change.mentor,
          {member_id, "mentor.acknowledged", member_id, {}, "", before.terms_version,
           change.mentor.terms_version});
    record_acknowledgement(transaction, member_id, seen, language, context_.clock.now());
    store::stamp(transaction, member_id);
  }
  return !mentors::outstanding(change.mentor, in_force).any();
}

void Service::record_acknowledgement(Transaction &transaction, const Id &member_id,
                                     const Documents &seen, Language language, Instant at) const {
  const auto give = [&](const char *document, const std::string &version) {
    if (!version.empty())
      consents_.give(transaction, {member_id, document, version, language, at});
  };
  give(consent::terms_of_use, seen.terms_version);
  give(consent::confidentiality_agreement, seen.confidentiality_version);
}

// What mentors do not agree to, they are not asked again about.
void Service::on_published(Transaction &transaction, const consent::Edition &edition) {
  if (!consent::find_document(edition.document)->acknowledged) return;
  store::tell_all(transaction, edition.published_at);
  store::stamp_all(transaction);
}

}  // namespace tandem::mentors
